"""Notes at the foot of a PDF's pages: moved behind the report, so that they cut no sentence that runs on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from twosource.read.printed.layout import Line, body_size

SMALLER = 0.92  # of the body's size, at most; notes are set a point or more smaller than 9 to 12 points
FOOT = 0.45  # share of the page's height below which notes start

# "1 The gauge", "¹The gauge", "* As told", "[3] See"; a number with a unit or a decimal place starts no note.
_MARK = re.compile(r"(?:\d{1,3}[.)]?\s{1,3}|\[\d{1,3}\]\s{0,3}|[⁰¹²³⁴-⁹*†‡§]{1,3}\s{0,3})[\"“‘(]?[A-Z]")


def notes_last(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Line]:
    """All lines in order of the pages, notes at the foot of columns after all others, each note a paragraph."""
    body = body_size([line for lines in pages for line in lines])
    text: list[Line] = []
    notes: list[Line] = []
    for lines, height in zip(pages, heights, strict=True):
        for _, column in groupby(lines, key=lambda line: line.column):
            several = list(column)
            cut = _first_note(several, body, height)
            text += several[:cut]
            notes += [replace(line, starts=_MARK.match(line.piece.text) is not None) for line in several[cut:]]
    return text + notes


def _first_note(column: Sequence[Line], body: float, height: float) -> int:
    """Where the notes of a column start: its last small lines from the first that has a mark; its length if none."""
    first = len(column)
    while first and column[first - 1].piece.size <= SMALLER * body and column[first - 1].piece.bottom < FOOT * height:
        first -= 1
    marked = (i for i in range(first, len(column)) if _MARK.match(column[i].piece.text))
    return next(marked, len(column))
