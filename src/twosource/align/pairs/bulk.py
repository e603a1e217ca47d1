"""Pairs of claims -> what the features say of each, as numbers and all at once."""

from collections.abc import Iterator, Sequence

import numpy as np

from twosource.align.pairs.block import Pairs
from twosource.align.pairs.features import FEATURES, Feature
from twosource.align.pairs.many import Floats, Many
from twosource.align.pairs.score import ANCHORS, SAYS, Scorer, combined, counted
from twosource.align.table import Table
from twosource.align.table.columns import Bits, Columns, columns

ROWS = 64  # first claims of the pairs that are compared at a time
MOST = 4096  # and at most about so many pairs, to bound memory


class Bulk:
    """Many pairs of one table. A class because it holds the columns and the table of bits."""

    def __init__(self, table: Table, features: Sequence[Feature] = FEATURES, of: Columns | None = None) -> None:
        """`of` are the columns of the table, where they are made already."""
        self._table = table
        self._features = tuple(features)
        self._columns = of or columns(table)
        self._bits = np.zeros((ROWS, self._columns.size), dtype=bool)
        self._has: dict[str, Bits] = {
            f.name: np.fromiter(map(f.needs, table.rows), dtype=bool, count=len(table.rows))
            for f in features
            if f.needs is not None
        }

    def scores(self, pairs: Pairs, scorer: Scorer) -> Floats:
        """The scores of the pairs, which stand in order; see `score.combine`."""
        found = np.zeros(len(pairs))
        names = frozenset(f.name for f in counted(scorer))
        for part in _bulk_parts(pairs):
            found[part] = combined(self.said(pairs[part], names), scorer)
        return found

    def anchored(self, pairs: Pairs) -> Bits:
        """Whether each of the pairs has what two claims of one matter can be held together by."""
        found = np.zeros(len(pairs), dtype=bool)
        for part in _bulk_parts(pairs):
            said = self.said(pairs[part], ANCHORS)
            found[part] = np.any([of >= SAYS for of in said.values()], axis=0)
        return found

    def said(self, pairs: Pairs, names: frozenset[str] | None = None) -> dict[str, Floats]:
        """What the features (or those of these names) say of the pairs, in their order."""
        many = Many(self._table, self._columns, self._bits, pairs)
        return {f.name: self._of(f, many) for f in self._features if names is None or f.name in names}

    def _of(self, feature: Feature, many: Many) -> Floats:
        if feature.of_many is not None:
            return feature.of_many(many)
        found = np.zeros(len(many))
        has = self._has.get(feature.name)
        one, two = many.one, many.two
        asked = np.arange(len(found)) if has is None else np.flatnonzero(has[one] & has[two])
        for at in asked.tolist():
            found[at] = feature.of_pair(many.pair(at)).score
        return found


def _bulk_parts(pairs: Pairs) -> Iterator[slice]:
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
