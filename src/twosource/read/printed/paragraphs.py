"""Lines in reading order -> running text: broken words put together, lines joined to paragraphs."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.lexicon import words
from twosource.model import Page, Span
from twosource.read.printed.layout import Line, body_size

INDENT = 0.6  # font sizes a paragraph's first line stands in at least
LEADING = 1.35  # times the usual distance of lines from which a new paragraph starts
SHORT = 2.5  # font sizes a line must end before the column's edge to be taken for a paragraph's last
OTHER_SIZE = 0.12  # share by which a heading's font size differs from the body's
HEADLINE_SIZE = 1.3  # times the body's size from which the top of the first page is a headline

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_HYPHEN = re.compile(r"\w-\Z")
# Who speaks, on a line of its own over what is said.
_LABEL = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,4}:\Z")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Running:
    """The text, the range of each page in it, and the headline if the first page has one set large."""

    text: str
    pages: tuple[Page, ...]
    headline: str | None


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float
    leading: float  # usual distance of base lines, 0 where there is one line


def running_text(lines: Sequence[Line]) -> Running:
    """The lines as text with one line a paragraph; every character belongs to one page.

    A page may have several ranges: notes at its foot stand behind the report."""
    known = _known_words(lines)
    columns = _edges(lines)
    body = body_size(lines)
    parts: list[str] = []
    starts: list[tuple[int, int]] = []  # page, where its next range starts
    length = 0
    before: Line | None = None
    for line in lines:
        text = line.piece.text
        if before is not None:
            if _starts_paragraph(before, line, columns):
                parts.append("\n")
                length += 1
            elif _breaks(before, text):
                if not _keeps_hyphen(parts[-1], text, known):
                    parts[-1] = parts[-1][:-1]
                    length -= 1
            else:
                parts.append(" ")
                length += 1
        if before is None or before.page != line.page:
            starts.append((line.page, length))
        parts.append(text)
        length += len(text)
        before = line
    return Running("".join(parts), _pages(starts, length), _paragraphs_headline(lines, body))


def _breaks(before: Line, after: str) -> bool:
    """True where the line before ends in the middle of a word; at a page's end no mark says so."""
    return before.piece.hyphen or (_HYPHEN.search(before.piece.text) is not None and after[:1].islower())


def _pages(starts: Sequence[tuple[int, int]], length: int) -> tuple[Page, ...]:
    ends = [*(start for _, start in starts[1:]), length][: len(starts)]  # none where no line was left
    return tuple(Page(number, Span(start, end)) for (number, start), end in zip(starts, ends, strict=True))


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int], _Column]:
    """The edges of each column of each page, and how far apart its lines stand."""
    groups: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.page, line.column), []).append(line)
    edges = {}
    for key, group in groups.items():
        steps = [a.piece.bottom - b.piece.bottom for a, b in pairwise(group)]
        steps = [step for step in steps if step > 0]
        edges[key] = _Column(
            min(line.piece.left for line in group),
            max(line.piece.right for line in group),
            statistics.median_low(steps) if steps else 0.0,
        )
    return edges


def _starts_paragraph(before: Line, line: Line, columns: dict[tuple[int, int], _Column]) -> bool:
    a, b = before.piece, line.piece
    if _LABEL.match(a.text) and before.page == line.page and 0 <= a.bottom - b.bottom <= 2 * b.size:
        return False
    if line.starts or abs(a.size - b.size) > OTHER_SIZE * max(a.size, b.size):
        return True
    old, new = columns[before.page, before.column], columns[line.page, line.column]
    ended = _ENDED.search(a.text) is not None
    short = a.right < old.right - SHORT * a.size
    indented = b.left > new.left + INDENT * b.size
    if (before.page, before.column) != (line.page, line.column):
        # A paragraph that runs on in the next column has a full line, or no full stop, before it.
        return not a.hyphen and ended and (indented or short)
    if a.hyphen:
        return False
    if new.leading and a.bottom - b.bottom > LEADING * new.leading:
        return True
    if indented and (short or a.left <= b.left - INDENT * b.size):
        return True
    return ended and short


def _known_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand unbroken somewhere in the text: they tell whether a hyphen belongs to a word."""
    found: set[str] = set()
    for line in lines:
        matches = [m.group().casefold() for m in _WORD.finditer(line.piece.text)]
        found.update(matches[:-1] if _HYPHEN.search(line.piece.text) else matches)
    return frozenset(found)


def _keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """True where the hyphen at the line's end belongs to the word ("well-known"), False where it breaks it.

    The text's own spelling elsewhere decides; then numbers, capitals and first parts that take a hyphen.
    """
    first = re.search(r"[^\s-]*(?=-\Z)", before)
    head, tail = first.group().casefold() if first else "", re.match(r"[\w]*", after)
    rest = tail.group() if tail else ""
    if f"{head}-{rest.casefold()}" in known:
        return True
    if head + rest.casefold() in known:
        return False
    earlier = before[: -len(head) - 1]
    return rest[:1].isupper() or not head.isalpha() or earlier.endswith("-") or head in words("pages", "hyphened")


def _paragraphs_headline(lines: Sequence[Line], body: float) -> str | None:
    """The lines set largest on the first page, if they stand together and are clearly larger than the body."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    largest = max((line.piece.size for line in first), default=0.0)
    if largest <= 0 or largest < HEADLINE_SIZE * body:
        return None
    places = [i for i, line in enumerate(first) if line.piece.size > 0.97 * largest]
    if places[-1] - places[0] >= len(places) or len(places) > 5:
        return None
    return " ".join(first[i].piece.text for i in places)
