"""Links of a collection -> those that are firm enough for a point, though the collection be large and its subject one.

Scores are learned on three reports of one event each. Two things are otherwise in a folder of many reports:

- Each claim meets more claims that are like it by chance. So the odds fall with the number of reports, but for reports
  that are tied to one event by more than likeness (`events`).
- All speak of one subject. Two claims are of one matter only where they share something to say of it: the predicate,
  words or a number beyond that subject, and a second such thing, a day, or what it is said of. In few reports the one
  event is the subject; there likeness alone decides.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from twosource.align.events import Events
from twosource.align.groups import JOIN, Score
from twosource.align.pairs.pair import Pair, by_quantities, by_subject, by_times, same_passages
from twosource.align.pairs.score import LOOSE
from twosource.align.table import EMPTY, Table, root
from twosource.align.table.row import Row, lemma_of
from twosource.model import Span

LEARNED = 3  # articles of the collections that the scores were learned on
FEWEST = 5  # articles from which on a common subject is looked for
OFTEN = 2  # times an article on the mean; what is told once is told again in a headline, hardly a third time
SLOTS = 2  # that two claims of one matter share; one is enough for claims much alike in reports of one event
SAME = 1.0  # what a feature says of the same number and of the same day


class Firm:
    """The scores of two rows with the collection in mind. A class because it holds the common subject."""

    def __init__(self, table: Table, events: Events, score: Score) -> None:
        """`score` is that of two rows alone."""
        self._table, self._events, self._score = table, events, score
        many = len(table.articles)
        self._chance = max(1.0, (many - 1) / (LEARNED - 1))
        self._common = _common(table) if many >= FEWEST else None

    def links(self, links: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
        """The links that are firm, with their scores."""
        known = ((pair, self._lowered(*pair, score)) for pair, score in links.items() if self.hold(*pair, score))
        return {pair: score for pair, score in known if score >= JOIN}

    def score(self, i: int, j: int) -> float:
        """How surely two rows are about one matter, 0..1."""
        return self._lowered(i, j, self._score(i, j))

    def hold(self, i: int, j: int, score: float) -> bool:
        """True where two rows of this score share more than the common subject, or stand in one article."""
        a, b = self._table.rows[i], self._table.rows[j]
        if self._common is None or a.article == b.article or a.quoted & b.quoted or same_passages(a, b):
            return True
        pair = Pair(self._table, a, b, 0.0)
        one_act = a.predicate == b.predicate and a.predicate not in EMPTY
        said = (a.roots & b.roots) - _judging(a) - _judging(b) - _measured(a) - _measured(b)
        shared = said - {root(a.predicate)} if one_act else said
        beyond = len(shared - self._common) + (by_quantities(pair).score >= SAME)
        common = bool(shared & self._common) or by_subject(pair).score > 0
        near = score >= LOOSE and self._events.are_kin(a.article, b.article)
        slots = beyond + one_act + common + (by_times(pair).score >= SAME)
        return (beyond > 0 or one_act) and (near or slots >= SLOTS)

    def _lowered(self, i: int, j: int, score: float) -> float:
        one, two = self._table.rows[i].article, self._table.rows[j].article
        if self._chance == 1.0 or one == two or not 0.0 < score < 1.0 or self._events.are_kin(one, two):
            return score
        odds = score / (1.0 - score) / self._chance
        return round(odds / (1.0 + odds), 4)


def _judging(row: Row) -> frozenset[str]:
    """The roots of its loaded words: "notorious" says how something is seen, and not what happened."""
    return _roots_in(row, row.claim.loaded)


def _measured(row: Row) -> frozenset[str]:
    """The roots of its times and numbers, which are compared as such."""
    return _roots_in(row, [*(time.span for time in row.times), *(quantity.span for quantity in row.quantities)])


def _roots_in(row: Row, spans: Iterable[Span]) -> frozenset[str]:
    tokens = row.analysis.tokens
    return frozenset(root(lemma_of(tokens, i)) for span in spans for i in tokens.begun_in(span))


def _common(table: Table) -> frozenset[str]:
    """The roots of words that most articles have, and more than OFTEN times each."""
    sentences: Counter[str] = Counter()
    holders: dict[str, set[int]] = defaultdict(set)
    seen: set[tuple[int, int]] = set()
    for row in table.rows:
        place = row.article, row.claim.sentence
        if place not in seen:
            seen.add(place)
            sentences.update(row.roots_around)
            for one in row.roots_around:
                holders[one].add(row.article)
    count = len(table.articles)
    return frozenset(r for r, of in holders.items() if 2 * len(of) > count and sentences[r] > OFTEN * count)
