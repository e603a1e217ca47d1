"""Pairs of rows -> scores and links, each pair compared once."""

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from twosource.align.groups import JOIN
from twosource.align.pairs.block import Pairs
from twosource.align.pairs.bulk import Bulk
from twosource.align.pairs.pair import Pair
from twosource.align.pairs.rivals import HIGHEST, WEIGHT, Scores, find_rivals, told, weighed
from twosource.align.pairs.score import LOOSE, Scorer, combine, counted, reasons, shipped
from twosource.align.relation import decide, reasons_of
from twosource.align.table import Table
from twosource.align.table.columns import Columns
from twosource.model import Link, Reason

HEADLINE = 0.6  # score from which a headline and a claim of its own article are one statement; not fitted


class Compared:
    """The scores of pairs of one table. A class because it remembers what was compared.

    The candidates' scores stand in one array beside `pairs`: some million pairs would not fit into a dictionary.
    """

    def __init__(
        self,
        table: Table,
        pairs: Pairs,
        scorer: Scorer | None = None,
        *,
        known: Scores | None = None,
        of: Columns | None = None,
    ) -> None:
        """`known` are the scores of the pairs as far as they are known, not-a-number where they are not."""
        self._table = table
        self._scorer = scorer or shipped()
        self._counted = counted(self._scorer)
        self._bulk = Bulk(table, of=of)
        self._count = max(len(table.rows), 1)
        self._pairs = pairs
        self._codes = pairs @ np.array([self._count, 1])
        self._plain = self._compare(np.full(len(pairs), np.nan) if known is None else known)
        self._others: dict[tuple[int, int], float] = {}  # of pairs that are no candidates
        self._links: dict[tuple[int, int], Link] = {}  # those that were asked for
        article = np.array([row.article for row in table.rows], dtype=np.int64)
        self._apart: NDArray[np.bool_] = article[pairs[:, 0]] != article[pairs[:, 1]]
        self._rivals = find_rivals(table.rows, pairs, self._plain)

    @property
    def plain(self) -> Scores:
        """Their scores, before rivals are weighed."""
        return self._plain

    def all(self, least: float = JOIN, *, anchored: bool = True) -> dict[tuple[int, int], float]:
        """The scores of the candidates that have at least `least` and, where `anchored`, an anchor, by pair.

        Of a headline and a claim below it only where they are surely one.
        """
        found: dict[tuple[int, int], float] = {}
        rows = self._table.rows
        may = np.flatnonzero(self._plain >= np.where(self._apart, _before_rivals(least), HEADLINE))
        anchors = self._bulk.anchored(self._pairs[may]) if anchored else np.ones(len(may), dtype=bool)
        for (i, j), score, apart, anchor in zip(
            self._pairs[may].tolist(), self._plain[may].tolist(), self._apart[may], anchors, strict=True
        ):
            if apart:
                score = weighed(score, self._rivals.of(rows[i], rows[j]), self._rivals.of(rows[j], rows[i]))
            if score >= least and (anchor or score >= LOOSE):
                found[i, j] = score
        return found

    def score(self, i: int, j: int) -> float:
        """The score of two rows, 0..1. Two clauses of one sentence state two things."""
        a, b = self._table.rows[i], self._table.rows[j]
        if a.article == b.article:
            return self.alone(i, j) if a.claim.sentence != b.claim.sentence else 0.0
        alone = self.alone(i, j)
        return weighed(alone, self._rivals.of(a, b), self._rivals.of(b, a))

    def around(self, row: int, least: float) -> dict[int, float]:
        """The candidates of other articles that have at least `least` with the row, with their scores."""
        order, seconds = self._by_second
        first, second = (slice(*of.searchsorted([row, row + 1])) for of in (self._pairs[:, 0], seconds))
        found: dict[int, float] = {}
        for at in (*range(first.start, first.stop), *order[second].tolist()):
            if self._apart[at] and self._plain[at] >= _before_rivals(least):
                i, j = self._pairs[at].tolist()
                score = self.score(i, j)
                if score >= least:
                    found[i + j - row] = score
        return found

    def alone(self, i: int, j: int) -> float:
        """The score of two rows by what the two say, whatever else their articles say; also of one article's."""
        key = (i, j) if i < j else (j, i)
        at = int(self._codes.searchsorted(key[0] * self._count + key[1]))
        if at < len(self._codes) and self._codes[at] == key[0] * self._count + key[1]:
            return float(self._plain[at])
        if key not in self._others:
            self._others[key] = combine(reasons(self._pair(*key), self._counted), self._scorer)
        return self._others[key]

    def reasons(self, i: int, j: int) -> tuple[Reason, ...]:
        """What the features say of two rows, from which the scorer makes a score."""
        return reasons(self._pair(i, j))

    def link(self, i: int, j: int) -> Link:
        """Two rows of different articles, compared, with the reasons and the relation."""
        key = (i, j) if i < j else (j, i)
        if key not in self._links:
            self._links[key] = self._linked(*key)
        return self._links[key]

    def _linked(self, first: int, second: int) -> Link:
        pair = self._pair(first, second)
        alone = self.alone(first, second)
        rivals = self._rivals.of(pair.a, pair.b), self._rivals.of(pair.b, pair.a)
        score = weighed(alone, *rivals)
        decision = decide(pair, score)
        rivalry = told(alone, *rivals)
        said = reasons_of((*reasons(pair), rivalry))
        return Link(pair.a.claim.id, pair.b.claim.id, decision.relation, score, said, decision.why, decision.about)

    @cached_property
    def _by_second(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places of the pairs by their second rows, and these rows."""
        order = np.argsort(self._pairs[:, 1], kind="stable")
        return order, self._pairs[order, 1]

    def _compare(self, known: Scores) -> Scores:
        """The scores of the candidates; those that are known are not made again."""
        found = known.copy()
        unknown = np.isnan(found)
        found[unknown] = self._bulk.scores(self._pairs[unknown], self._scorer)
        return found

    def _pair(self, i: int, j: int) -> Pair:
        table = self._table
        cosine = float(table.vectors[i] @ table.vectors[j])
        # rounded, so that the last bits of a sum, which depend on the machine, change nothing
        return Pair(table, table.rows[i], table.rows[j], round(cosine, 4))


def _before_rivals(least: float) -> float:
    """The score below which no want of rivals lifts a pair to `least`."""
    if not 0.0 < least < 1.0:
        return least
    odds = math.log(least / (1.0 - least)) - 2 * WEIGHT * HIGHEST
    return 1.0 / (1.0 + math.exp(-odds)) - 1e-3  # scores are rounded
