"""The characters of a PDF page -> runs on one base line, turned upright and with raised figures in their place.

All lengths in PDF points (1/72 inch), y upwards.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from twosource.read.printed.layout import Piece
from twosource.read.printed.raised import raised_figures

WORD_GAP = 1.0  # font sizes of white space past which a piece ends; wider than any space of a justified line
SHIFT = 0.35  # font sizes a base line may move inside a piece
SLANT = 5.0  # degrees off the four directions of a page from which text is a stamp laid over it; scans lean 1 or 2
# A raised figure has this size beside what it stands at, and is raised by this share of that: TeX raises by .33 to .41,
# office programs by .33, hand-made pages by .2 to .5. Below .12 lie fonts with uneven digits.
RAISED_SIZES = (0.4, 0.8)
RAISED_BY = (0.12, 0.7)
NEAR = 0.5  # font sizes between a raised figure and what it stands at


class Glyph(NamedTuple):
    """One character upright: as it would stand if its line ran from left to right."""

    text: str  # a line break is "\n"
    left: float
    bottom: float  # of the base line
    right: float
    size: float
    hyphen: bool
    turn: int  # quarters the page must be turned clockwise for it to stand upright
    slanted: bool


class Box(NamedTuple):
    """Where a character stands on the page as it is, and where its base line starts."""

    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float


class Sheet(NamedTuple):
    """A page before it is turned; its lower left corner is the origin of all boxes."""

    width: float
    height: float


def direction(a: float, b: float) -> tuple[int, bool]:
    """The quarter turns that bring text with the matrix (a b . .) upright, and whether it still leans then."""
    angle = math.degrees(math.atan2(b, a))
    turn = round(angle / 90)
    return turn % 4, abs(angle - 90 * turn) > SLANT


def upright(box: Box, sheet: Sheet, turn: int) -> tuple[float, float, float]:
    """The left end, the base line and the right end of a character once the page is turned."""
    if turn == 1:
        return box.bottom, sheet.width - box.x, box.top
    if turn == 2:
        return sheet.width - box.right, sheet.height - box.y, sheet.width - box.left
    if turn == 3:
        return sheet.height - box.top, box.x, sheet.height - box.bottom
    return box.left, box.y, box.right


def pieces(glyphs: Sequence[Glyph]) -> dict[int, list[Piece]]:
    """The pieces of text for each turn, the one with most characters first; stamps that lean are left out.

    A page that leans as a whole is a crooked scan and kept.
    """
    shown = [g for g in glyphs if not g.text.isspace()]
    if 2 * sum(g.slanted for g in shown) < len(shown):
        glyphs = [g for g in glyphs if not g.slanted]
    turns = Counter(g.turn for g in glyphs if not g.text.isspace())
    return {turn: list(_runs(g for g in glyphs if g.turn == turn)) for turn, _ in turns.most_common()}


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Piece]:
    """Runs of characters on one base line without a wide gap."""
    run: list[Glyph] = []
    base: Glyph | None = None  # the last character of full size
    blank = broken = False
    for glyph in glyphs:
        if glyph.text.isspace():
            blank, broken = bool(run), broken or glyph.text == "\n"
            continue
        # The large first letter of a paragraph has its first line beside its top.
        first = len(run) == 1 and run[0].text.isalpha()
        raised = base is not None and not first and _raised(glyph, base) and _near(run[-1], glyph)
        if base is not None and not raised:
            # The reader of PDFs breaks the line at raised figures too; where the place says otherwise it goes on.
            if broken and _aligned(base, glyph) and _near(run[-1], glyph):
                broken = False
            elif _near(run[-1], glyph) and all(_raised(g, glyph) for g in run):
                run = [_as_raised(g, glyph) for g in run]  # the figure that a note at the foot of the page starts with
            elif broken or _glyphs_parted(run[-1], base, glyph):
                yield from _piece(run)
                run, blank = [], False
        if raised and base is not None:
            run.append(_as_raised(glyph, base))
        else:
            if blank and run:
                run.append(glyph._replace(text=" "))
            run.append(glyph)
            base = glyph
        blank = broken = False
        if glyph.hyphen:
            yield from _piece(run)
            run, base = [], None
    yield from _piece(run)


def _raised(glyph: Glyph, base: Glyph) -> bool:
    size = base.size or 1.0
    share, lift = glyph.size / size, (glyph.bottom - base.bottom) / size
    return RAISED_SIZES[0] <= share <= RAISED_SIZES[1] and RAISED_BY[0] <= lift <= RAISED_BY[1]


def _as_raised(glyph: Glyph, base: Glyph) -> Glyph:
    return glyph._replace(text=raised_figures(glyph.text), bottom=base.bottom, size=base.size)


def _near(a: Glyph, b: Glyph) -> bool:
    return -NEAR * a.size <= b.left - a.right <= NEAR * max(a.size, b.size)


def _aligned(a: Glyph, b: Glyph) -> bool:
    return abs(a.bottom - b.bottom) < 0.05 * max(a.size, b.size)


def _glyphs_parted(last: Glyph, base: Glyph, glyph: Glyph) -> bool:
    size = max(base.size, glyph.size, 1.0)
    gap = max(glyph.left - last.right, last.left - glyph.right)  # either direction of writing
    return gap > WORD_GAP * size or abs(base.bottom - glyph.bottom) > SHIFT * size


def _piece(run: Sequence[Glyph]) -> Iterator[Piece]:
    if not run:
        return
    sizes = sorted(glyph.size for glyph in run)
    yield Piece(
        text="".join(glyph.text for glyph in run),
        left=min(glyph.left for glyph in run),
        bottom=sorted(glyph.bottom for glyph in run)[len(run) // 2],
        right=max(glyph.right for glyph in run),
        size=sizes[len(sizes) // 2],
        hyphen=run[-1].hyphen,
    )
