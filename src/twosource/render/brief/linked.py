""" "In short" for a page: each part with the place that it leads to, the codes of its articles with theirs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Place
from twosource.render.brief.lines import Part, Told, brief_lines
from twosource.render.case import Case

_CODE = re.compile(r"\b(A\d+)\b")  # see Report.code


@dataclass(frozen=True, slots=True)
class Linked:
    """Words of a line; `anchor` is the place of the words that they rest on, "" of what only joins."""

    text: str
    anchor: str
    strong: bool = False
    quoted: bool = False
    code: bool = False  # of an article


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """One line: what it is about, and its parts in order."""

    kind: str
    head: str
    parts: tuple[Linked, ...]


def linked_lines(case: Case) -> tuple[LinkedLine, ...]:
    """The lines of "In short", each clause a link to its words."""
    return tuple(LinkedLine(told.kind, told.head, tuple(_linked_parts(case, told))) for told in brief_lines(case))


def _linked_parts(case: Case, told: Told) -> Iterator[Linked]:
    places: dict[str, str] = {}  # of the words told last, by code of the article
    for part in told.parts:
        if part.places:
            places = _by_code(case, part.places)
            yield Linked(part.text, next(iter(places.values())), part.strong, part.quoted)
            continue
        yield from _with_codes(part, places)


def _with_codes(part: Part, places: dict[str, str]) -> Iterator[Linked]:
    for text in _CODE.split(part.text):
        if text:
            yield Linked(text, places.get(text, ""), code=text in places)


def _by_code(case: Case, places: tuple[Place, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place in places:
        report = case.by_id[place.article]
        found.setdefault(report.code, report.anchor(place.span.start))
    return found
