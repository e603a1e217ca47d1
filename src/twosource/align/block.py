"""Table -> pairs of claims worth comparing, without comparing all with all.

A pair is proposed when the vectors are near, or when the two share something few claims have: a word, an
actor, a number, a copied passage. Cost grows about linearly with the claims.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from twosource.align.table import Matrix, Row, Table

Pairs = NDArray[np.int64]  # [m, 2], first < second, sorted, no pair twice

NEAREST = 12  # neighbours in other articles that a claim is compared with
FEW = 12  # claims; what more of them share proposes no pair
FARTHEST = 0.15  # cosine; below it two claims that share a rare word are still about other things
BLOCK = 512  # rows of one matrix product, to bound memory
EXACT = 20_000  # rows; above, neighbours are sought in the nearest cells only
CELLS = 8  # cells that are looked through for each cell


def candidate_pairs(table: Table) -> Pairs:
    """The pairs to compare. Two claims of one article are a pair only when one is the headline."""
    found = {pair for pair in _sharing(table) if _far_enough(table, *pair)}
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    if len(pairs):
        near = np.einsum("ij,ij->i", table.vectors[pairs[:, 0]], table.vectors[pairs[:, 1]]) >= FARTHEST
        pairs = pairs[near]
    both = np.concatenate([pairs, _nearest(table, table.vectors), _nearest(table, table.settings)])
    return np.unique(both, axis=0) if len(both) else both


def _far_enough(table: Table, i: int, j: int) -> bool:
    a, b = table.rows[i], table.rows[j]
    return a.article != b.article or a.claim.title != b.claim.title


def _sharing(table: Table) -> Iterator[tuple[int, int]]:
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for row in table.rows:
        for key in _keys(row):
            holders[key].append(row.number)
    for rows in holders.values():
        if 1 < len(rows) <= FEW:
            for n, i in enumerate(rows):
                for j in rows[n + 1 :]:
                    yield i, j


def _keys(row: Row) -> Iterable[Hashable]:
    yield from row.roots
    yield from row.actors
    yield from row.quoted
    yield from {(q.low, q.high, q.unit) for q in row.quantities}
    for share in row.shares:
        yield "passage", share.passage


def _nearest(table: Table, vectors: Matrix) -> Pairs:
    count = len(table.rows)
    if count < 2:
        return np.zeros((0, 2), dtype=np.int64)
    article = np.array([row.article for row in table.rows])
    title = np.array([row.claim.title for row in table.rows])
    found: list[Pairs] = []
    for rows, others in _searches(vectors):
        for start in range(0, len(rows), BLOCK):
            part = rows[start : start + BLOCK]
            cosine = vectors[part] @ vectors[others].T
            same = (article[part][:, None] == article[others]) & (title[part][:, None] == title[others])
            cosine[same | (part[:, None] == others)] = -2.0
            top = min(NEAREST, len(others) - 1)
            if top < 1:
                continue
            # ties are settled by the row's number: argpartition alone would leave them to chance
            best = np.argsort(-np.round(cosine, 5), axis=1, kind="stable")[:, :top]
            value = np.take_along_axis(cosine, best, axis=1)
            left = np.repeat(part, top).reshape(len(part), top)
            keep = value >= FARTHEST
            pairs = np.stack([left[keep], others[best][keep]], axis=1)
            found.append(np.sort(pairs, axis=1))
    return np.concatenate(found) if found else np.zeros((0, 2), dtype=np.int64)


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
