"""Table -> pairs of claims worth comparing, without comparing all with all.

A pair is proposed when the vectors are near, or when the two share something few claims have: a word, an
actor, a number, a copied passage. Cost grows about linearly with the claims.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from twosource.align.pairs.nearest import FARTHEST, NEAREST, Lines, Near, find_nearest
from twosource.align.table import Numbers, Table
from twosource.align.table.row import Row

Pairs = NDArray[np.int64]  # [m, 2], first < second, sorted, no pair twice

FEW = 12  # claims; what more of them share proposes no pair
MANY = 100_000  # pairs whose vectors are compared at once, to bound memory


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is nearest to each claim, and to each sentence with claims."""

    claims: Near
    sentences: Near


@dataclass(frozen=True, slots=True)
class Before:
    """The neighbours that are known, by places in this table: of which of its claims and sentences, in order."""

    claims: Numbers
    sentences: Numbers
    near: Neighbours


def find_neighbours(table: Table, before: Before | None = None) -> Neighbours:
    """The neighbours in other texts; an article's headline is a text of its own."""
    count = len(table.rows)
    text = np.array([2 * row.article + row.claim.title for row in table.rows], dtype=np.int64)
    begins = np.unique(table.places, return_index=True)[1]
    claims, sentences = Lines(table.vectors, text), Lines(table.settings, text[begins])
    if before is None:
        return Neighbours(find_nearest(claims, count), find_nearest(sentences, count))
    return Neighbours(
        find_nearest(claims, count, (before.claims, before.near.claims)),
        find_nearest(sentences, count, (before.sentences, before.near.sentences)),
    )


def candidate_pairs(table: Table, neighbours: Neighbours | None = None) -> Pairs:
    """The pairs to compare. Two claims of one article are a pair only when one is the headline."""
    near = neighbours or find_neighbours(table)
    article = np.array([row.article for row in table.rows], dtype=np.int32)
    title = np.array([row.claim.title for row in table.rows], dtype=bool)
    pairs = _sharing(table)
    pairs = pairs[(article[pairs[:, 0]] != article[pairs[:, 1]]) | (title[pairs[:, 0]] != title[pairs[:, 1]])]
    close = np.ones(len(pairs), dtype=bool)
    for start in range(0, len(pairs), MANY):
        one, two = pairs[start : start + MANY].T
        close[start : start + MANY] = np.einsum("ij,ij->i", table.vectors[one], table.vectors[two]) >= FARTHEST
    proposed = [pairs[close], near.claims.pairs(), _of_sentences(near.sentences, table.places)]
    return _distinct_pairs([np.sort(some, axis=1) for some in proposed], len(table.rows))


def _of_sentences(near: Near, places: Numbers) -> Pairs:
    """The claims of each sentence with the first NEAREST claims of the sentences near to it."""
    order = np.argsort(places, kind="stable")
    begins = np.searchsorted(places[order], np.arange(len(near.lines) + 1))
    many = np.diff(begins)
    line, other = near.pairs().T
    # how many claims the nearer ones of the same line have: these come first
    past = np.cumsum(many[other])
    first = np.searchsorted(line, line)
    earlier = past - many[other] - (past - many[other])[first]
    taken = np.clip(NEAREST - earlier, 0, many[other])
    claim = order[_index_ranges(begins[other], taken)]
    line = np.repeat(line, taken)
    own = order[_index_ranges(begins[line], many[line])]
    return np.stack([own, np.repeat(claim, many[line])], axis=1)


def _index_ranges(begins: Numbers, many: Numbers) -> Numbers:
    """The numbers from each beginning on, so many of each."""
    before: Numbers = np.cumsum(many) - many
    found: Numbers = np.arange(int(many.sum())) + np.repeat(begins - before, many)
    return found


def _distinct_pairs(pairs: Sequence[Pairs], count: int) -> Pairs:
    """All the pairs, sorted, each once. As one number each: ten times faster than to compare rows."""
    both = np.unique(np.concatenate(pairs) @ np.array([max(count, 1), 1], dtype=np.int64))
    return np.stack(np.divmod(both, max(count, 1)), axis=1)


def _sharing(table: Table) -> Pairs:
    """The pairs that share what few claims have; not yet far enough apart, all of them."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for row in table.rows:
        for key in _pair_keys(row):
            rows = holders[key]
            if len(rows) <= FEW:  # one more than few says enough
                rows.append(row.number)
    found = array("q")
    for rows in holders.values():
        if 1 < len(rows) <= FEW:
            for pair in combinations(rows, 2):
                found.extend(pair)
    return _distinct_pairs([np.frombuffer(found, dtype=np.int64).reshape(-1, 2)], len(table.rows))


def _pair_keys(row: Row) -> Iterable[Hashable]:
    yield from row.lemma_roots
    yield from row.who
    yield from row.quotations
    yield from {(q.low, q.high, q.unit) for q in row.quantities}
    for share in row.shares:
        yield "passage", share.passage
