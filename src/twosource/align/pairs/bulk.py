"""Pairs of claims -> what the features say of each, as numbers and all at once.

`features` says of one pair what people read; here the same is counted for many. What few claims have (numbers, times,
quotations, copied passages) is asked of the feature itself, for the pairs in which both have it.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import numpy as np

from twosource.align.pairs.block import Pairs
from twosource.align.pairs.features import FEATURES, MANY, Feature, Pair
from twosource.align.pairs.score import ANCHORS, SAYS, Floats, Scorer, combined, counted
from twosource.align.table import Matrix, Numbers, Table
from twosource.align.table.columns import Bits, Columns, Ids, columns
from twosource.align.table.rarity import UNIT
from twosource.align.table.row import Row

ROWS = 64  # first claims of the pairs that are compared at a time
MOST = 4096  # and at most about so many pairs, to bound memory

# What a claim must have for these features to say anything of it at all.
NEEDS: Mapping[str, Callable[[Row], bool]] = {
    "people": lambda row: bool(row.names),
    "quantities": lambda row: bool(row.quantities),
    "times": lambda row: bool(row.times),
    "quotation": lambda row: bool(row.quotations),
    "passage": lambda row: bool(row.shares),
    "actors": lambda row: bool(row.who),
    "named": lambda row: bool(row.who),
}


class Bulk:
    """Many pairs of one table. A class because it holds the columns and the table of bits."""

    def __init__(self, table: Table, features: Sequence[Feature] = FEATURES) -> None:
        self._table = table
        self._features = tuple(features)
        self._columns = columns(table)
        self._bits = np.zeros((ROWS, self._columns.size), dtype=bool)
        self._has: dict[str, Bits] = {
            f.__name__: np.fromiter(map(NEEDS[f.__name__], table.rows), dtype=bool, count=len(table.rows))
            for f in features
            if f.__name__ in NEEDS
        }

    def scores(self, pairs: Pairs, scorer: Scorer) -> Floats:
        """The scores of the pairs, which stand in order; see `score.combine`."""
        found = np.zeros(len(pairs))
        names = frozenset(f.__name__ for f in counted(scorer))
        for part in _parts(pairs):
            found[part] = combined(self.said(pairs[part], names), scorer)
        return found

    def anchored(self, pairs: Pairs) -> Bits:
        """Whether each of the pairs has what two claims of one matter can be held together by."""
        found = np.zeros(len(pairs), dtype=bool)
        for part in _parts(pairs):
            said = self.said(pairs[part], ANCHORS)
            found[part] = np.any([of >= SAYS for of in said.values()], axis=0)
        return found

    def said(self, pairs: Pairs, names: frozenset[str] | None = None) -> dict[str, Floats]:
        """What the features (or those of these names) say of the pairs, in their order."""
        many = Many(self._table, self._columns, self._bits, pairs)
        return {f.__name__: self._of(f, many) for f in self._features if names is None or f.__name__ in names}

    def _of(self, feature: Feature, many: "Many") -> Floats:
        name = feature.__name__
        if name in COUNTED:
            return COUNTED[name](many)
        found = np.zeros(len(many))
        has = self._has.get(name)
        one, two = many.one, many.two
        asked = np.arange(len(found)) if has is None else np.flatnonzero(has[one] & has[two])
        for at in asked.tolist():
            found[at] = feature(many.pair(at)).score
        return found


def _parts(pairs: Pairs) -> Iterator[slice]:
    """Slices of pairs with at most ROWS different first claims."""
    one = pairs[:, 0]
    begins = np.flatnonzero(np.concatenate([[True], one[1:] != one[:-1]])[: len(one)])
    start = 0
    while start < len(one):
        at = int(np.searchsorted(begins, start))
        end = int(begins[at + ROWS]) if at + ROWS < len(begins) else len(one)
        end = max(min(end, start + MOST), start + 1)
        yield slice(start, end)
        start = end


# --- some pairs at a time ----------------------------------------------------------------------

Held = Literal["words", "roots", "subject_words", "predicates", "around", "roots_around"]


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
        return Pair(self.table, rows[int(self.one[at])], rows[int(self.two[at])], 0.0, 0.0)

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


def _meaning(many: Many) -> Floats:
    vectors = many.table.vectors
    return _cosine(vectors[many.one], vectors[many.two])


def _setting(many: Many) -> Floats:
    settings, places = many.table.settings, many.table.places
    return _cosine(settings[places[many.one]], settings[places[many.two]])


def _cosine(one: Matrix, two: Matrix) -> Floats:
    # line by line as `links` takes it of a single pair, and as it is rounded there
    exact = np.matmul(one[:, None, :], two[:, :, None])[:, 0, 0].astype(np.float64)
    return np.array([max(-1.0, min(1.0, round(c, 4))) for c in exact.tolist()])


def _words(many: Many) -> Floats:
    mass = many.summed(many.of.weights, "words", "words") / UNIT
    return np.array([min(1.0, math.log1p(m) / math.log1p(MANY)) for m in mass.tolist()])


def _sentence(many: Many) -> Floats:
    norm = many.of.norms.around
    return _likeness(many.summed(many.of.squares, "around", "around"), norm[many.one], norm[many.two])


def _within(many: Many) -> Floats:
    words, around, squares = many.of.norms.words, many.of.norms.around, many.of.squares
    there = _likeness(many.summed(squares, "words", "around"), words[many.one], around[many.two])
    back = _likeness(many.summed(squares, "around", "words"), around[many.one], words[many.two])
    return np.maximum(there, back)


def _roots_around(many: Many) -> Floats:
    norm = many.of.norms.roots_around
    both = many.summed(many.of.root_squares, "roots_around", "roots_around")
    return _likeness(both, norm[many.one], norm[many.two])


def _likeness(both: Floats, one: Numbers, two: Numbers) -> Floats:
    """The cosine of two sets; 0 where they share nothing."""
    return np.divide(both, np.sqrt((one * two).astype(np.float64)), out=np.zeros(len(both)), where=both > 0)


def _rarest(many: Many) -> Floats:
    items, owner = many.shared("roots", "roots")
    return _largest(many.of.telling[items], owner, len(many)) / UNIT


def _second(many: Many) -> Floats:
    items, owner = many.shared("roots", "roots")
    weights = many.of.telling[items].copy()
    most = np.flatnonzero(weights == _largest(weights, owner, len(many))[owner])
    first = np.concatenate([[True], owner[most][1:] != owner[most][:-1]])[: len(most)]
    weights[most[first]] = 0
    return _largest(weights, owner, len(many)) / UNIT


def _near(many: Many) -> Floats:
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


def _subject(many: Many) -> Floats:
    one, two = many.of.subject[many.one], many.of.subject[many.two]
    told = many.of.subject_words.many
    words = (told[many.one] > 0) & (told[many.two] > 0) & (one < 0) & (two < 0)
    alike = np.zeros(len(many), dtype=bool)
    alike[many.shared("subject_words", "subject_words")[1]] = True
    known = np.where(one == two, 1.0, -1.0)
    return np.where((one >= 0) & (two >= 0), known, np.where(words, np.where(alike, 0.5, -0.5), 0.0))


def _predicate(many: Many) -> Floats:
    same = many.of.predicate[many.one] == many.of.predicate[many.two]
    within = np.zeros(len(many), dtype=bool)
    within[many.shared("predicates", "words")[1]] = True
    within[many.shared("words", "predicates")[1]] = True
    return np.where(same, 1.0, np.where(within, 0.5, 0.0))


def _polarity(many: Many) -> Floats:
    negative = many.of.negative
    return np.where(negative[many.one] == negative[many.two], 0.0, -1.0)


def _voice(many: Many) -> Floats:
    of, one, two = many.of, many.one, many.two
    same = of.speaker[one] == of.speaker[two]
    vague = (of.vague[one] >= 0) & (of.vague[one] == of.vague[two])
    named = of.named_voice[one] & of.named_voice[two]
    return np.where(named, np.where(same, 1.0, -1.0), np.where(same | vague, 0.5, 0.0))


COUNTED: Mapping[str, Callable[[Many], Floats]] = {
    "meaning": _meaning,
    "setting": _setting,
    "words": _words,
    "sentence": _sentence,
    "within": _within,
    "roots_around": _roots_around,
    "rarest": _rarest,
    "second": _second,
    "near": _near,
    "subject": _subject,
    "predicate": _predicate,
    "polarity": _polarity,
    "voice": _voice,
}
