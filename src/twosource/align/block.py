"""Table -> pairs of claims worth comparing, without comparing all with all.

A pair is proposed when the vectors are near, or when the two share something few claims have: a word, an
actor, a number, a copied passage. Cost grows about linearly with the claims.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from twosource.align.row import Row
from twosource.align.table import Matrix, Table

Pairs = NDArray[np.int64]  # [m, 2], first < second, sorted, no pair twice

NEAREST = 12  # neighbours in other articles that a claim is compared with
FEW = 12  # claims; what more of them share proposes no pair
FARTHEST = 0.15  # cosine; below it two claims that share a rare word are still about other things
BLOCK = 512  # rows of one matrix product, to bound memory
STRETCH = 32  # values of which the highest is looked at first
MANY = 100_000  # pairs whose vectors are compared at once, to bound memory
EXACT = 20_000  # rows; above, neighbours are sought in the nearest cells only
CELLS = 8  # cells that are looked through for each cell


def candidate_pairs(table: Table) -> Pairs:
    """The pairs to compare. Two claims of one article are a pair only when one is the headline."""
    article = np.array([row.article for row in table.rows], dtype=np.int32)
    title = np.array([row.claim.title for row in table.rows], dtype=bool)
    pairs = _sharing(table)
    near = (article[pairs[:, 0]] != article[pairs[:, 1]]) | (title[pairs[:, 0]] != title[pairs[:, 1]])
    pairs = pairs[near]
    close = np.ones(len(pairs), dtype=bool)
    for start in range(0, len(pairs), MANY):
        one, two = pairs[start : start + MANY].T
        close[start : start + MANY] = np.einsum("ij,ij->i", table.vectors[one], table.vectors[two]) >= FARTHEST
    places = _Places(article, title)
    proposed = [pairs[close], _nearest(places, table.vectors), _nearest(places, table.settings[table.places])]
    return _distinct(proposed, len(table.rows))


def _distinct(pairs: Sequence[Pairs], count: int) -> Pairs:
    """All the pairs, sorted, each once. As one number each: ten times faster than to compare rows."""
    both = np.unique(np.concatenate(pairs) @ np.array([max(count, 1), 1], dtype=np.int64))
    return np.stack(np.divmod(both, max(count, 1)), axis=1)


def _sharing(table: Table) -> Pairs:
    """The pairs that share what few claims have; not yet far enough apart, all of them."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for row in table.rows:
        for key in _keys(row):
            rows = holders[key]
            if len(rows) <= FEW:  # one more than few says enough
                rows.append(row.number)
    found = array("q")
    for rows in holders.values():
        if 1 < len(rows) <= FEW:
            for pair in combinations(rows, 2):
                found.extend(pair)
    return _distinct([np.frombuffer(found, dtype=np.int64).reshape(-1, 2)], len(table.rows))


def _keys(row: Row) -> Iterable[Hashable]:
    yield from row.lemma_roots
    yield from row.who
    yield from row.quotations
    yield from {(q.low, q.high, q.unit) for q in row.quantities}
    for share in row.shares:
        yield "passage", share.passage


@dataclass(frozen=True, slots=True)
class _Places:
    """Of each row the number of its article, and whether it is the headline."""

    article: NDArray[np.int32]
    title: NDArray[np.bool_]


def _nearest(places: _Places, vectors: Matrix) -> Pairs:
    """Each row with the rows of other articles whose vectors are nearest."""
    text = 2 * places.article + places.title  # an article's headline is a text of its own
    found: list[Pairs] = [np.zeros((0, 2), dtype=np.int64)]
    for rows, others in _searches(vectors):
        top = min(NEAREST, len(others) - 1)
        if top < 1:
            continue
        all_ = np.array_equal(others, np.arange(len(vectors)))  # then a copy would only take memory
        within = vectors.T if all_ else vectors[others].T
        for start in range(0, len(rows), BLOCK):
            part = rows[start : start + BLOCK]
            cosine = vectors[part] @ within
            cosine[text[part][:, None] == text[others]] = -2.0
            best = _highest(cosine, top)
            value = np.take_along_axis(cosine, best, axis=1)
            left = np.repeat(part, top).reshape(len(part), top)
            keep = value >= FARTHEST
            pairs = np.stack([left[keep], others[best][keep]], axis=1)
            found.append(np.sort(pairs, axis=1))
    return np.concatenate(found)


def _highest(cosine: Matrix, top: int) -> NDArray[np.int64]:
    """The places of the `top` highest values of each row; of equal ones, to five digits, the first.

    Only what reaches the least of them is sorted: a partition alone would leave ties to chance.
    """
    rounded = np.round(cosine * np.float32(1e5))
    row, place = np.nonzero(rounded >= _least(rounded, top)[:, None])
    order = np.lexsort((place, -rounded[row, place], row))
    begins = np.searchsorted(row, np.arange(len(cosine)))
    highest: NDArray[np.int64] = place[order][begins[:, None] + np.arange(top)]
    return highest


def _least(values: Matrix, top: int) -> NDArray[np.float32]:
    """For each row a value that at least `top` reach, and not many more: what the highest of so many stretches have."""
    width = values.shape[1] // STRETCH
    if width < top:
        return np.partition(values, -top, axis=1)[:, -top]
    highest = values[:, : width * STRETCH].reshape(len(values), width, STRETCH).max(axis=2)
    return np.partition(highest, -top, axis=1)[:, -top]


def _searches(vectors: Matrix) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """(rows, rows to search among): everything at once, or cell by cell for many rows."""
    count = len(vectors)
    everything = np.arange(count, dtype=np.int64)
    if count <= EXACT:
        yield everything, everything
        return
    centres = vectors[:: max(1, int(np.sqrt(count)))]
    cell = np.concatenate([np.argmax(vectors[s : s + BLOCK] @ centres.T, axis=1) for s in range(0, count, BLOCK)])
    order = np.argsort(cell, kind="stable")
    bounds = np.searchsorted(cell[order], np.arange(len(centres) + 1))
    near = np.argsort(-(centres @ centres.T), axis=1, kind="stable")[:, :CELLS]
    for c in range(len(centres)):
        rows = order[bounds[c] : bounds[c + 1]]
        if len(rows):
            yield rows, np.concatenate([order[bounds[o] : bounds[o + 1]] for o in near[c]])
