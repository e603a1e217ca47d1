""" "In short" for the desk: the words of the dossier page, each clause leading to the point that it tells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model import Place
from twosource.render.brief.lines import Part, Told, brief_lines
from twosource.render.served.addresses import article_address, point_address, statement_address
from twosource.render.served.seen import Seen

_CODE = re.compile(r"\b(A\d+)\b")  # see Report.code
_NUMBERS = re.compile(r"\bpoints? (\d+(?:, \d+)*)")  # see brief.lines.numbered
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class ShortPart:
    """Words of a line and where they lead; `address` is "" of what only joins."""

    text: str
    address: str
    strong: bool = False
    quoted: bool = False
    code: bool = False  # of an article, or the number of a point


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One line: what it is about, and its parts in order."""

    kind: str
    head: str
    parts: tuple[ShortPart, ...]


def short_lines(seen: Seen) -> tuple[ShortLine, ...]:
    """The lines of "In short"."""
    return tuple(ShortLine(told.kind, told.head, tuple(_short_parts(seen, told))) for told in brief_lines(seen.case))


def _short_parts(seen: Seen, told: Told) -> Iterator[ShortPart]:
    places: dict[str, Place] = {}  # of the words told last, by code of the article
    for part in told.parts:
        if part.places:
            places = {}
            for place in part.places:
                places.setdefault(seen.case.by_id[place.article].code, place)
            yield ShortPart(part.text, _short_target(seen, part), part.strong, part.quoted)
            continue
        at = 0
        for match in _NUMBERS.finditer(part.text):
            yield from _with_articles(part.text[at : match.start(1)], places)
            yield from _with_points(seen, match[1])
            at = match.end()
        yield from _with_articles(part.text[at:], places)


def _with_articles(text: str, places: Mapping[str, Place]) -> Iterator[ShortPart]:
    for piece in filter(None, _CODE.split(text)):
        spot = places.get(piece)
        yield ShortPart(piece, article_address(spot.article, spot.span) if spot else "", code=spot is not None)


def _with_points(seen: Seen, numbers: str) -> Iterator[ShortPart]:
    for piece in filter(None, _NUMBER.split(numbers)):
        known = piece.isdigit() and 0 < int(piece) <= len(seen.dossier.points)
        address = point_address(seen.dossier.points[int(piece) - 1]) if known else ""
        yield ShortPart(piece, address, code=known)


def _short_target(seen: Seen, part: Part) -> str:
    """The point in which the words stand; the article where no statement has them."""
    place = part.places[0]
    statement = seen.at(place.article, place.span)
    return statement_address(statement) if statement else article_address(place.article, place.span)
