"""Some pairs of claims at a time -> what the features say of each, as numbers.

`pair` says of one pair what people read; here the same is counted for many, without a set made for any.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from twosource.align.pairs.block import Pairs
from twosource.align.pairs.pair import Pair
from twosource.align.table import Matrix, Numbers, Table
from twosource.align.table.columns import Bits, Columns, Ids
from twosource.align.table.rarity import UNIT

Floats = NDArray[np.float64]  # [n]
Held = Literal["words", "roots", "predicates", "around", "roots_around"]


class Many:
    """The pairs of a few first claims. A class because it remembers what was looked up of the second ones."""

    def __init__(self, table: Table, of: Columns, bits: Bits, pairs: Pairs) -> None:
        """`bits` is all False, with a line for each first claim; it is so again after each use."""
        self.table, self.of = table, of
        self.one: Numbers = np.ascontiguousarray(pairs[:, 0])
        self.two: Numbers = np.ascontiguousarray(pairs[:, 1])
        self._bits = bits
        self._firsts, self._line = np.unique(self.one, return_inverse=True)
        self._seconds: dict[Held, tuple[Ids, Numbers]] = {}

    def __len__(self) -> int:
        return len(self.one)

    def pair(self, at: int) -> Pair:
        """The pair at this place, for a feature that asks neither vector."""
        rows = self.table.rows
        return Pair(self.table, rows[int(self.one[at])], rows[int(self.two[at])], 0.0)

    def shared(self, first: Held, second: Held) -> tuple[Ids, Numbers]:
        """What the one holds in `first` and the other in `second`, and for each the place of its pair; in order."""
        items, line = self._held(first, self._firsts)
        self._bits[line, items] = True
        if second not in self._seconds:
            self._seconds[second] = self._held(second, self.two)
        others, owner = self._seconds[second]
        hit = self._bits[self._line[owner], others]
        self._bits[line, items] = False
        return others[hit], owner[hit]

    def summed(self, weights: Numbers, first: Held, second: Held) -> Floats:
        """The summed weight of what is shared: whole numbers, so that their order changes nothing."""
        items, owner = self.shared(first, second)
        return np.bincount(owner, weights=weights[items], minlength=len(self)).astype(np.float64)

    def _held(self, kind: Held, rows: Numbers) -> tuple[Ids, Numbers]:
        places = self.table.places[rows] if kind in ("around", "roots_around") else rows
        held: tuple[Ids, Numbers] = getattr(self.of, kind).of(places)
        return held


def meaning_of_many(many: Many) -> Floats:
    vectors = many.table.vectors
    return _cosine(vectors[many.one], vectors[many.two])


def _cosine(one: Matrix, two: Matrix) -> Floats:
    # line by line as `links` takes it of a single pair, and as it is rounded there
    exact = np.matmul(one[:, None, :], two[:, :, None])[:, 0, 0].astype(np.float64)
    return np.array([max(-1.0, min(1.0, round(c, 4))) for c in exact.tolist()])


def sentence_of_many(many: Many) -> Floats:
    norm = many.of.norms.around
    return _likeness(many.summed(many.of.squares, "around", "around"), norm[many.one], norm[many.two])


def within_of_many(many: Many) -> Floats:
    words, around, squares = many.of.norms.words, many.of.norms.around, many.of.squares
    there = _likeness(many.summed(squares, "words", "around"), words[many.one], around[many.two])
    back = _likeness(many.summed(squares, "around", "words"), around[many.one], words[many.two])
    return np.maximum(there, back)


def roots_around_of_many(many: Many) -> Floats:
    norm = many.of.norms.roots_around
    both = many.summed(many.of.root_squares, "roots_around", "roots_around")
    return _likeness(both, norm[many.one], norm[many.two])


def _likeness(both: Floats, one: Numbers, two: Numbers) -> Floats:
    """The cosine of two sets; 0 where they share nothing."""
    return np.divide(both, np.sqrt((one * two).astype(np.float64)), out=np.zeros(len(both)), where=both > 0)


def rarest_of_many(many: Many) -> Floats:
    items, owner = many.shared("roots", "roots")
    return _largest(many.of.telling[items], owner, len(many)) / UNIT


def second_of_many(many: Many) -> Floats:
    items, owner = many.shared("roots", "roots")
    weights = many.of.telling[items].copy()
    most = np.flatnonzero(weights == _largest(weights, owner, len(many))[owner])
    first = np.concatenate([[True], owner[most][1:] != owner[most][:-1]])[: len(most)]
    weights[most[first]] = 0
    return _largest(weights, owner, len(many)) / UNIT


def near_of_many(many: Many) -> Floats:
    found = np.zeros(len(many), dtype=np.int64)
    for first, second in (("roots", "roots_around"), ("roots_around", "roots")):
        items, owner = many.shared(first, second)  # type: ignore[arg-type]
        found = np.maximum(found, _largest(many.of.telling[items], owner, len(many)))
    return found / UNIT


def _largest(weights: Numbers, owner: Numbers, count: int) -> Numbers:
    """The largest of the weights of each owner, who stand in order; 0 where there is none."""
    found = np.zeros(count, dtype=np.int64)
    begins = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]])[: len(owner)])
    if len(begins):
        found[owner[begins]] = np.maximum.reduceat(weights, begins)
    return found


def predicate_of_many(many: Many) -> Floats:
    same = many.of.predicate[many.one] == many.of.predicate[many.two]
    within = np.zeros(len(many), dtype=bool)
    within[many.shared("predicates", "words")[1]] = True
    within[many.shared("words", "predicates")[1]] = True
    return np.where(same, 1.0, np.where(within, 0.5, 0.0))


def polarity_of_many(many: Many) -> Floats:
    negative = many.of.negative
    return np.where(negative[many.one] == negative[many.two], 0.0, -1.0)


def voice_of_many(many: Many) -> Floats:
    of, one, two = many.of, many.one, many.two
    same = of.speaker[one] == of.speaker[two]
    vague = (of.vague[one] >= 0) & (of.vague[one] == of.vague[two])
    named = of.named_voice[one] & of.named_voice[two]
    return np.where(named, np.where(same, 1.0, -1.0), np.where(same | vague, 0.5, 0.0))
