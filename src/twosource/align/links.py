"""Pairs of rows -> scores and links, each pair compared once."""

from twosource.align.block import Pairs
from twosource.align.features import Pair
from twosource.align.group import FIT
from twosource.align.relation import decide, reasons_of
from twosource.align.rivals import find_rivals, told, weighed
from twosource.align.score import Scorer, combine, reasons, shipped
from twosource.align.table import Table
from twosource.model import Link, Reason

SAME_SENTENCE = 0.05  # two clauses of one sentence mostly state two things; set with JOIN and FIT
HEADLINE = 0.6  # score from which a headline and a claim of its own article are one statement; not fitted


class Compared:
    """The scores of pairs of one table. A class because it remembers what was compared."""

    def __init__(self, table: Table, pairs: Pairs, scorer: Scorer | None = None) -> None:
        self._table = table
        self._scorer = scorer or shipped()
        self._plain: dict[tuple[int, int], float] = {}
        self._pairs: list[tuple[int, int]] = [(i, j) for i, j in pairs.tolist()]
        rows = table.rows
        self._rivals = find_rivals(
            rows, {(i, j): self._alone(i, j) for i, j in self._pairs if rows[i].article != rows[j].article}
        )

    def all(self) -> dict[tuple[int, int], float]:
        """The scores of the pairs, by pair; of a headline and a claim below it only where they are surely one."""
        found: dict[tuple[int, int], float] = {}
        for i, j in self._pairs:
            if self._table.rows[i].article != self._table.rows[j].article:
                found[i, j] = self.score(i, j)
            elif (score := combine(reasons(self._pair(i, j)), self._scorer)) >= HEADLINE:
                found[i, j] = score
        return found

    def score(self, i: int, j: int) -> float:
        """The score of two rows, 0..1. Two of one article are not compared: they may stand together or not."""
        a, b = self._table.rows[i], self._table.rows[j]
        if a.article == b.article:
            return SAME_SENTENCE if a.claim.sentence == b.claim.sentence else FIT
        alone = self._alone(i, j)
        return weighed(alone, self._rivals.of(a, b), self._rivals.of(b, a))

    def _alone(self, i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        if key not in self._plain:
            self._plain[key] = combine(reasons(self._pair(*key)), self._scorer)
        return self._plain[key]

    def reasons(self, i: int, j: int) -> tuple[Reason, ...]:
        """What the features say of two rows, from which the scorer makes a score."""
        return reasons(self._pair(i, j))

    def link(self, i: int, j: int) -> Link:
        """Two rows of different articles, compared, with the reasons and the relation."""
        first, second = sorted((i, j))
        pair = self._pair(first, second)
        score = self.score(first, second)
        decision = decide(pair, score)
        alone = self._alone(first, second)
        rivalry = told(alone, self._rivals.of(pair.a, pair.b), self._rivals.of(pair.b, pair.a))
        said = reasons_of((*reasons(pair), rivalry))
        return Link(pair.a.claim.id, pair.b.claim.id, decision.relation, score, said, decision.explanation)

    def _pair(self, i: int, j: int) -> Pair:
        table = self._table
        cosine = float(table.vectors[i] @ table.vectors[j])
        setting = float(table.settings[i] @ table.settings[j])
        # rounded, so that the last bits of a sum, which depend on the machine, change nothing
        return Pair(table, table.rows[i], table.rows[j], round(cosine, 4), round(setting, 4))
