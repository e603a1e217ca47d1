"""Pieces of text with their places on a page -> lines in reading order: columns, first letters, stamps.

All lengths in PDF points (1/72 inch), y upwards. `size` is the font size.
"""

import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# White space between columns is at least this wide (in font sizes); between words it is less than half of it,
# also where a narrow column is justified.
GUTTER = 0.9
PROSE_WORDS = 5  # from which a line is none of a table or a byline
COLUMN_LINES = 3  # lines each side of a gutter must have; a table or a byline with a date has fewer
PIECES_MOST = 4_000  # of a page that are sorted into columns; no printed page has more
STAMP = 1.5  # times the size of what is printed over it; a headline over a photograph has no smaller words in it
CAPITALS = 0.7  # of a font's size, about the height of its capitals
DROP_CAP = 1.8  # times the body's size from which a lone capital is the first letter of a paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters on one line of one column."""

    text: str
    left: float
    bottom: float  # of the base line
    right: float
    size: float
    hyphen: bool = False  # the last character is a hyphen that breaks a word at the line's end

    @property
    def top(self) -> float:
        """Where a line of this size starts."""
        return self.bottom + self.size


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column; `column` numbers the columns in reading order through the page."""

    piece: Piece
    column: int
    page: int  # from 1
    starts: bool = False  # a paragraph, whatever stands before


def without_stamps(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without large letters that others are printed over: "DRAFT" in one piece or letter by letter."""
    ordered = sorted(pieces, key=lambda p: p.bottom)
    if not ordered:
        return []
    large = STAMP * usual_size(pieces)
    bottoms = [p.bottom for p in ordered]
    stamps = {p for p in pieces if p.size >= large and _printed_over(p, ordered, bottoms)}
    # Of letters set one by one some stand in gaps between lines.
    sizes = {round(p.size) for p in stamps if len(p.text) == 1}
    return [p for p in pieces if p not in stamps and not (len(p.text) == 1 and round(p.size) in sizes)]


def _printed_over(stamp: Piece, ordered: Sequence[Piece], bottoms: Sequence[float]) -> bool:
    """True where the middle of a smaller piece lies within the letters: no heading and no first letter is so."""
    low, high = stamp.bottom, stamp.bottom + CAPITALS * stamp.size
    near = ordered[bisect_left(bottoms, low - stamp.size) : bisect_right(bottoms, high)]
    return any(
        STAMP * p.size <= stamp.size
        and low < p.bottom + p.size / 3 < high
        and min(p.right, stamp.right) - max(p.left, stamp.left) > p.size / 3
        for p in near
    )


def lines_in_order(pieces: Iterable[Piece], page: int, *, first: int = 0) -> list[Line]:
    """The lines of one page as a person reads them: bands of columns from top to bottom, left to right.

    The columns are numbered from `first`.
    """
    ordered = sorted(_with_drop_caps(list(pieces)), key=lambda p: (-p.bottom, p.left))
    columns = _columns(ordered)
    return [Line(line, number, page) for number, column in enumerate(columns, first) for line in _joined(column)]


def body_size(lines: Iterable[Line]) -> float:
    """The font size most characters have."""
    return usual_size(line.piece for line in lines)


def usual_size(pieces: Iterable[Piece]) -> float:
    """The font size most characters have."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size * 2) / 2] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def _columns(ordered: list[Piece]) -> list[list[Piece]]:
    """Pieces from top to bottom -> lists of pieces, each a column, in reading order."""
    if len(ordered) > PIECES_MOST:
        return [ordered]
    columns: list[list[Piece]] = []
    single: list[Piece] = []
    i = 0
    while i < len(ordered):
        end, gutter = _band(ordered, i)
        if gutter is None:
            single.append(ordered[i])
            i += 1
            continue
        columns.extend([single] if single else [])
        single = []
        columns.extend(_columns([p for p in ordered[i:end] if p.right <= gutter]))
        columns.extend(_columns([p for p in ordered[i:end] if p.right > gutter]))
        i = end
    return [*columns, single] if single else columns


def _band(ordered: list[Piece], start: int) -> tuple[int, float | None]:
    """The end of the longest run from `start` that one gutter divides, and the gutter's middle; None if none.

    Pieces are added as long as a strip stays free; it is a gutter where enough lines stand at both its sides.
    """
    left, right = min(p.left for p in ordered), max(p.right for p in ordered)
    covered: list[tuple[float, float]] = []
    best: tuple[int, float | None] = (start, None)
    for end in range(start, len(ordered)):
        piece = ordered[end]
        covered = _merged(covered, (piece.left, piece.right))
        gaps = [(a[1], b[0]) for a, b in pairwise(covered) if b[0] - a[1] >= GUTTER * piece.size]
        if not gaps:
            if best[1] is not None or covered[0] == (left, right):
                break
            continue
        middles = [(low + high) / 2 for low, high in gaps]
        middle = next((m for m in middles if _sided(ordered[start : end + 1], m)), None)
        if middle is not None:
            best = (end + 1, middle)
    return best


def _sided(pieces: list[Piece], middle: float) -> bool:
    left = {round(p.bottom) for p in pieces if p.right <= middle}
    right = [p for p in pieces if p.left >= middle]
    rows = len({round(p.bottom) for p in right})
    # The text may end on the second line of the last column.
    prose = rows == COLUMN_LINES - 1 and len(right) == rows and len(right[0].text.split()) >= PROSE_WORDS
    return len(left) >= COLUMN_LINES and (rows >= COLUMN_LINES or prose)


def _merged(covered: list[tuple[float, float]], new: tuple[float, float]) -> list[tuple[float, float]]:
    low, high = new
    kept = []
    for a, b in covered:
        if b < low or a > high:
            kept.append((a, b))
        else:
            low, high = min(a, low), max(b, high)
    return sorted([*kept, (low, high)])


def _joined(column: list[Piece]) -> list[Piece]:
    """The pieces of a column with those on one base line joined, top to bottom."""
    lines: list[list[Piece]] = []
    for piece in column:
        if lines and abs(lines[-1][-1].bottom - piece.bottom) < 0.4 * min(lines[-1][-1].size, piece.size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    joined = []
    for parts in lines:
        parts.sort(key=lambda p: p.left)
        text = " ".join(p.text for p in parts)
        longest = max(parts, key=lambda p: len(p.text))
        joined.append(replace(longest, text=text, left=parts[0].left, right=parts[-1].right, hyphen=parts[-1].hyphen))
    return joined


def _with_drop_caps(pieces: list[Piece]) -> list[Piece]:
    """The pieces with a large first letter put back before the line it starts."""
    if not pieces:
        return []
    size = statistics.median(p.size for p in pieces)
    caps = [p for p in pieces if len(p.text) == 1 and p.text.isupper() and p.size >= DROP_CAP * size]
    for cap in caps:
        head = cap.bottom + CAPITALS * cap.size
        beside = [
            p
            for p in pieces
            if p.left - cap.left > 0 and p.left - cap.right < size and abs(p.bottom + CAPITALS * p.size - head) < size
        ]
        if not beside:
            continue
        first = max(beside, key=lambda p: p.bottom)
        pieces = [p for p in pieces if p is not cap and p is not first]
        pieces.append(replace(first, text=cap.text + first.text, left=cap.left))
    return pieces
