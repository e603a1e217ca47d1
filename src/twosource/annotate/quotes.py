"""The quotations of a text, by their marks alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from twosource.model import Span

_OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’"}
_MIXED = {"“": '"', '"': "”", "”": '"'}
_MARK = re.compile("[“„«‘\"'”]")
_STRAIGHT = ('"', "''", "'")
# A single mark is an apostrophe more often than a quotation mark: such a quotation must close within this many
# characters of the same paragraph, or it is none.
_SINGLE_REACH = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation with its marks. `closed` is False where the paragraph ends before the closing mark."""

    span: Span
    inner: Span  # without the marks
    closed: bool
    single: bool = False


@lru_cache(maxsize=4)  # several who look at one article, one after the other, ask for the same
def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of `text`, in order; none crosses the end of a paragraph."""
    return tuple(quote for paragraph in paragraphs(text) for quote in _of_paragraph(text, paragraph))


def paragraphs(text: str) -> Iterator[Span]:
    """The spans between line breaks that hold more than white space."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _of_paragraph(text: str, paragraph: Span) -> Iterator[Quote]:
    i = paragraph.start
    while mark := _MARK.search(text, i, paragraph.end):
        i = mark.start()
        opening = _opens(text, i, paragraph)
        if opening is None:
            i += 1
            continue
        single = opening in "‘'" and opening != "''"
        limit = min(paragraph.end, i + _SINGLE_REACH) if single else paragraph.end
        close = _closes_quote(text, i + len(opening), limit, opening)
        if close is not None:
            yield Quote(Span(i, close.end), Span(i + len(opening), close.start), True, single)
            i = close.end
        elif single:
            i += 1
        else:
            yield Quote(Span(i, paragraph.end), Span(i + len(opening), paragraph.end), False)
            return


def _opens(text: str, i: int, paragraph: Span) -> str | None:
    """The mark that opens a quotation at `i`, or None."""
    char = text[i]
    if char == "”":
        return char if i == paragraph.start and paragraph.end > i + 1 else None  # a wrong mark, as it closes nothing
    if char not in "“„«‘\"'":
        return None
    mark = "''" if text.startswith("''", i) else char
    before = text[i - 1] if i > paragraph.start else " "
    after = text[i + len(mark)] if i + len(mark) < paragraph.end else " "
    if mark in "“„«":
        return mark
    if after.isspace() or before.isalnum():
        return None
    if mark in ("'", "‘") and not (after.isalpha() or after in '“"[$'):
        return None
    return mark


def _closes_quote(text: str, start: int, limit: int, opening: str) -> Span | None:
    """Where the mark that answers `opening` stands between `start` and `limit`, or None.

    A typographic mark may be answered by a straight one and the other way round: newspapers mix them.
    """
    own = _closing(text, start, limit, opening, _OPENING.get(opening, opening))
    other = _MIXED.get(opening)
    if other is None:
        return own
    mixed = _closing(text, start, own.start if own else limit, '"', other)
    return mixed or own


def _closing(text: str, start: int, limit: int, opening: str, mark: str) -> Span | None:
    i = start
    while (i := text.find(mark, i, limit)) >= 0:
        end = i + len(mark)
        after = text[end] if end < len(text) else " "
        if opening in ("‘", "'"):
            if not after.isalnum() and not text[i - 1].isspace():
                return Span(i, end)
        elif opening not in _STRAIGHT or not (text[i - 1].isspace() and after.isalnum()):
            return Span(i, end)
        i = end
    return None
