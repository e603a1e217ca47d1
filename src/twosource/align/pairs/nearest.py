"""Vectors -> of each the ones nearest to it in other texts.

The vectors are put on a grid of whole numbers, on which a product has no rounding: the same neighbours come out on
every machine, whatever is multiplied with what at a time, and so also where only what is new is compared with what is
known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]  # [n, dim], rows of length 1
Numbers = NDArray[np.int64]  # [n]

NEAREST = 12  # neighbours in other texts that are sought
FARTHEST = 0.15  # cosine; below it nothing is near
GRID = 4000  # steps of the length 1: a product of two rows, and each part of its sum, stays below 2**24
EXACT = 20_000  # claims; above, neighbours are sought in the nearest cells only
CELLS = 8  # cells that are looked through for each cell
BLOCK = 512  # rows of one matrix product, to bound memory
STRETCH = 32  # values of which the highest is looked at first


@dataclass(frozen=True, slots=True)
class Lines:
    """The vectors that are compared: `text` tells of each where it stands; those of one text are not compared."""

    vectors: Matrix
    text: Numbers

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Near:
    """Of each line its nearest, the nearest first; -1 where there are no more."""

    lines: NDArray[np.int32]  # [n, NEAREST]
    values: NDArray[np.int32]  # their cosine, in steps of the grid

    def pairs(self) -> Numbers:
        """[m, 2] each line with those of its nearest that are near."""
        row, place = np.nonzero((self.lines >= 0) & (self.values >= FARTHEST * GRID * GRID))
        return np.stack([row, self.lines[row, place]], axis=1).astype(np.int64)


def find_nearest(lines: Lines, claims: int, known: "tuple[Numbers, Near] | None" = None) -> Near:
    """The nearest of each line. `claims` is how many there are in all, by which all or only cells are searched.

    `known` are lines, in order, whose nearest among each other are known: these are compared with the others alone.
    Those whose known nearest begin with -2 lost one of them, and are compared with all.
    """
    count = len(lines)
    found = Near(np.full((count, NEAREST), -1, np.int32), np.full((count, NEAREST), -1, np.int32))
    everything = np.arange(count, dtype=np.int64)
    if claims > EXACT:
        for rows, others in _cells(lines):
            _nearest_search(lines, rows, others, found)
    elif known is None:
        _nearest_search(lines, everything, everything, found)
    else:
        there, near = known
        new = np.setdiff1d(everything, there, assume_unique=True)
        whole = near.lines[:, 0] != -2
        old = there[whole]
        _nearest_search(lines, np.sort(np.concatenate([new, there[~whole]])), everything, found)
        _nearest_search(lines, old, new, found)
        _merge(found, old, Near(near.lines[whole], near.values[whole]))
    return found


def is_searched_whole(claims: int) -> bool:
    """True where all are compared with all, so that what is found can be taken over."""
    return claims <= EXACT


def _merge(found: Near, old: Numbers, near: Near) -> None:
    """Puts the known nearest of the old lines among the new ones that were found for them."""
    lines = np.concatenate([found.lines[old], near.lines], axis=1)
    values = np.concatenate([found.values[old], near.values], axis=1)
    order = np.lexsort((lines, -values.astype(np.int64)), axis=1)[:, :NEAREST]
    found.lines[old] = np.take_along_axis(lines, order, axis=1)
    found.values[old] = np.take_along_axis(values, order, axis=1)


def _nearest_search(lines: Lines, rows: Numbers, others: Numbers, found: Near) -> None:
    """Finds the nearest of `rows` among `others`, which stand in order."""
    top = min(NEAREST, len(others))
    if not top:
        return
    within = _grid(lines.vectors, others).T
    for start in range(0, len(rows), BLOCK):
        part = rows[start : start + BLOCK]
        values = _grid(lines.vectors, part) @ within
        values[lines.text[part][:, None] == lines.text[others]] = -1.0
        best = _highest(values, top)
        highest = np.take_along_axis(values, best, axis=1)
        some = highest > 0  # nothing is near at a right angle, and never what stands in the same text
        found.lines[part, :top] = np.where(some, others[best], -1)
        found.values[part, :top] = np.where(some, highest, -1)


def _grid(vectors: Matrix, rows: Numbers) -> Matrix:
    on_grid: Matrix = np.rint(vectors[rows] * np.float32(GRID))
    return on_grid


def _highest(values: Matrix, top: int) -> Numbers:
    """The places of the `top` highest values of each row; of equal ones the first.

    Only what reaches the least of them is sorted: a partition alone would leave ties to chance.
    """
    row, place = np.nonzero(values >= _least(values, top)[:, None])
    order = np.lexsort((place, -values[row, place], row))
    begins = np.searchsorted(row, np.arange(len(values)))
    highest: Numbers = place[order][begins[:, None] + np.arange(top)]
    return highest


def _least(values: Matrix, top: int) -> NDArray[np.float32]:
    """For each row a value that at least `top` reach, and not many more: what the highest of so many stretches have."""
    width = values.shape[1] // STRETCH
    if width < top:
        return np.partition(values, -top, axis=1)[:, -top]
    highest = values[:, : width * STRETCH].reshape(len(values), width, STRETCH).max(axis=2)
    return np.partition(highest, -top, axis=1)[:, -top]


def _cells(lines: Lines) -> Iterator[tuple[Numbers, Numbers]]:
    """(lines, lines to search among), cell by cell: a line lies in the cell of the nearest of some lines."""
    count = len(lines)
    centres = _grid(lines.vectors, np.arange(0, count, max(1, int(np.sqrt(count)))))
    parts = (np.arange(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK))
    cell = np.concatenate([np.argmax(_grid(lines.vectors, part) @ centres.T, axis=1) for part in parts])
    order = np.argsort(cell, kind="stable")
    bounds = np.searchsorted(cell[order], np.arange(len(centres) + 1))
    near = np.argsort(-(centres @ centres.T), axis=1, kind="stable")[:, :CELLS]
    for c in range(len(centres)):
        rows = order[bounds[c] : bounds[c + 1]]
        if len(rows):
            yield rows, np.sort(np.concatenate([order[bounds[o] : bounds[o + 1]] for o in near[c]]))
