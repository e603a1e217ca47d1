"""What repeats at the edges of a PDF's pages, and page numbers: left out, where they are no lines of the report."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from twosource.read.printed.layout import Piece

EDGE = 0.14  # share of the page's height at top and bottom where running heads and page numbers stand
REPEATED = 1 / 3  # share of pages a running head is on; left and right pages may have different ones
SET_OFF = 1.35  # times the usual distance of lines that a running head keeps from the text
OTHER_SIZE = 0.08  # share by which its font is larger or smaller, where it keeps no distance
SAME_LINE = 2.0  # points
# Body lines too may stand alike on two pages: "He did not answer." A whole sentence is a running head from three on.
SENTENCE_WORDS = 4
SENTENCE_PAGES = 3

_PAGE_NUMBER = re.compile(r"(?:page |p\. ?|[-–—|] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–—|])?", re.IGNORECASE)
_SENTENCE = re.compile(r".*[.!?][\"'”’)]*\Z")


def without_running_heads(pages: Sequence[Sequence[Piece]], heights: Sequence[float]) -> list[list[Piece]]:
    """The pages without what repeats at their edges, and without page numbers.

    A line that stands as close to the text as lines of the text do, in its size, belongs to it ("ANA LIND:" on top of
    two pages), and so does one that ends in a colon.
    """
    edges = [
        [p for p in pieces if p.bottom > height * (1 - EDGE) or p.bottom < height * EDGE]
        for pieces, height in zip(pages, heights, strict=True)
    ]
    off = [
        [p for p in edge if _may_be_head(p) and _set_off(p, pieces, height)]
        for edge, pieces, height in zip(edges, pages, heights, strict=True)
    ]
    every = Counter(key for edge in edges for key in {_like(p) for p in edge})
    apart = Counter(key for edge in off for key in {_like(p) for p in edge})
    heads = {key for key, count in apart.items() if count >= _needed(key, len(pages)) and 2 * count > every[key]}
    kept: list[list[Piece]] = []
    for pieces, edge in zip(pages, edges, strict=True):
        repeated = {p for p in edge if _like(p) in heads}
        outer = _outermost([p for p in pieces if p not in repeated])
        numbers = {p for p in outer if p in edge and _PAGE_NUMBER.fullmatch(p.text)}
        kept.append([p for p in pieces if p not in repeated and p not in numbers])
    return kept


def _may_be_head(piece: Piece) -> bool:
    return not piece.text.endswith(":")


def _set_off(piece: Piece, pieces: Sequence[Piece], height: float) -> bool:
    """True where on the way from the piece to the middle of the page a gap, or another size of font, comes first.

    The way goes over lines as long as they are no farther from each other than lines of the text.
    """
    side = 1 if piece.bottom > height / 2 else -1
    levels = sorted({round(p.bottom, 1) for p in pieces if side * (piece.bottom - p.bottom) >= 0}, reverse=side > 0)
    steps = [abs(a - b) for a, b in pairwise(levels) if abs(a - b) > SAME_LINE]
    if not steps:  # nothing follows on the page: set off where nothing stands before either
        return all(abs(p.bottom - piece.bottom) <= SAME_LINE for p in pieces)
    usual = min(statistics.median_low(steps), 2 * piece.size)
    for a, b in pairwise([round(piece.bottom, 1), *levels]):
        if abs(a - b) > SET_OFF * usual:
            return True
        there = [p for p in pieces if abs(p.bottom - b) < SAME_LINE]
        if all(abs(p.size - piece.size) > OTHER_SIZE * piece.size for p in there):
            return True
        if height * EDGE <= b <= height * (1 - EDGE):
            return False
    return False


def _like(piece: Piece) -> tuple[str, int]:
    """What makes pieces of two pages one running head: words and height, and in a sentence the numbers too."""
    text = piece.text.casefold()
    return text if _is_sentence(text) else re.sub(r"\d+", "#", text), round(piece.bottom / 6)


def _needed(key: tuple[str, int], pages: int) -> float:
    return max(SENTENCE_PAGES if _is_sentence(key[0]) else 2, REPEATED * pages)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= SENTENCE_WORDS and _SENTENCE.match(text) is not None


def _outermost(pieces: list[Piece]) -> list[Piece]:
    """The pieces of the topmost and the lowest line."""
    if not pieces:
        return []
    top, low = max(p.bottom for p in pieces), min(p.bottom for p in pieces)
    return [p for p in pieces if top - p.bottom < SAME_LINE or p.bottom - low < SAME_LINE]
