"""Pairs of rows -> scores and links, each pair compared once."""

import numpy as np

from twosource.align.block import Pairs
from twosource.align.features import Pair
from twosource.align.relation import decide, reasons_of
from twosource.align.score import combine, reasons
from twosource.align.table import Table
from twosource.model import Link


class Compared:
    """The scores of pairs of one table. A class because it remembers what was compared."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._scores: dict[tuple[int, int], float] = {}

    def all(self, pairs: Pairs) -> dict[tuple[int, int], float]:
        """The scores of the pairs, by pair."""
        vectors = self._table.vectors
        cosine = np.einsum("ij,ij->i", vectors[pairs[:, 0]], vectors[pairs[:, 1]]) if len(pairs) else np.zeros(0)
        for (i, j), value in zip(pairs.tolist(), cosine.tolist(), strict=True):
            self._scores[i, j] = combine(reasons(self._pair(i, j, value)))
        return dict(self._scores)

    def score(self, i: int, j: int) -> float:
        """The score of two rows, 0..1."""
        key = (i, j) if i < j else (j, i)
        if key not in self._scores:
            self._scores[key] = combine(reasons(self._pair(*key, self._cosine(*key))))
        return self._scores[key]

    def link(self, i: int, j: int) -> Link:
        """Two rows of different articles, compared, with the reasons and the relation."""
        first, second = sorted((i, j))
        pair = self._pair(first, second, self._cosine(first, second))
        score = self.score(first, second)
        decision = decide(pair, score)
        said = reasons_of(reasons(pair))
        return Link(pair.a.claim.id, pair.b.claim.id, decision.relation, score, said, decision.explanation)

    def _pair(self, i: int, j: int, cosine: float) -> Pair:
        return Pair(self._table, self._table.rows[i], self._table.rows[j], round(cosine, 5))

    def _cosine(self, i: int, j: int) -> float:
        return float(self._table.vectors[i] @ self._table.vectors[j])
