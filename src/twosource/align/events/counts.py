"""Tallies of all articles -> which of them count the same of one event, and how those stand to each other.

"Five people were killed" and "the toll has risen to seven" are one matter, however else they are worded: what befell
how many of whom in which event. So tallies are compared with each other directly, across points. Two count one event
where nothing sets their events apart (another day, another place) and something ties them: a name that few have, a link
between their claims, or reports that are plainly about one event and give one count each.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from twosource.align.events import Events, Occasion
from twosource.align.events.ages import find_ages
from twosource.align.events.course import find_courses
from twosource.align.events.naming import find_naming
from twosource.align.events.spellings import find_spellings
from twosource.align.events.states import is_planned, words_of
from twosource.align.groups import JOIN, Score
from twosource.align.relation import ORDER
from twosource.align.relation.decision import Decision
from twosource.align.table import Table
from twosource.align.table.row import Row
from twosource.align.voices.acts import RELATIVE
from twosource.model import Link, Quantity, Reason, Slot, Tally, because
from twosource.text import fold
from twosource.values.compare import compare_quantities

ONE_STATEMENT = 0.75  # score of two claims that are one statement, whatever else their reports count
OTHERS = frozenset({"another", "other", "others"})
NARROWER = {"hospitalised": "injured"}  # a count of some that may also be given for all
ONE_EVENT = 0.8  # score of a link between two counts of one event

Value = tuple[float | None, float | None]  # bounds


@dataclass(frozen=True, slots=True)
class Counts:
    """Groups of rows that count the same of one event, and the decision of each two of different articles."""

    groups: tuple[tuple[int, ...], ...]
    decisions: Mapping[tuple[int, int], Decision]  # the lower number first

    def told(self, i: int, j: int, link: Link, *, kin: bool) -> Link:
        """The link between two rows, with what their counts say where they count one thing of one event.

        What excludes or outdates the other does so only in reports that are about one event (`kin`).
        """
        decision = self.decisions.get((min(i, j), max(i, j)))
        if decision is None:
            if kin or link.relation not in ("conflict", "update"):
                return link
            return replace(link, relation="differ", why=because("perhaps_two_events", told=link.why))
        reasons = (*link.reasons, Reason("counts", 1.0, decision.why))
        score = max(link.score, ONE_EVENT)
        if ORDER.index(decision.relation) <= ORDER.index("refine") and link.score >= JOIN:
            return replace(link, score=score, reasons=reasons)
        return replace(
            link,
            relation=decision.relation,
            score=score,
            reasons=reasons,
            why=decision.why,
            about=decision.about,
        )

    def elsewhere(self, i: int, j: int, rows: Sequence[int]) -> bool:
        """True where the counts of two rows are compared in a group of counts, and these rows are none."""
        if (min(i, j), max(i, j)) not in self.decisions:
            return False
        own = [group for group in self.groups if i in group and j in group]
        return bool(own) and not any(set(group) <= set(rows) for group in own)

    def beside(self, groups: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """The groups and those of the counts, without any that lies within another, and lone rows only where alone."""
        known = [frozenset(group) for group in groups]
        counted = [frozenset(group) for group in self.groups]
        kept = [group for group in known if not any(group <= other for other in counted)]
        kept += [group for group in dict.fromkeys(counted) if not any(group < other for other in (*known, *counted))]
        return sorted(tuple(sorted(group)) for group in kept)


@dataclass(frozen=True, slots=True)
class _Count:
    """One tally, where it stands, and the values its article gives for the like."""

    tally: Tally
    at: Occasion
    values: frozenset[Value]

    @property
    def row(self) -> Row:
        """The claim that states it."""
        return self.at.row


def find_counts(table: Table, events: Events, score: Score) -> Counts:
    """The counts of one event across articles; `score` gives how surely two rows are one matter."""
    ties = _Ties(events, score)
    groups = [group for counts in _by_state(table, events).values() for group in _grouped(counts, ties)]
    decisions = find_naming(table, events) | find_spellings(table, events) | find_ages(table, events)
    rows: list[tuple[int, ...]] = list(decisions)
    for group in groups:
        found: dict[tuple[int, int], Decision] = {}
        for a, b in combinations(group, 2):
            if a.row.article != b.row.article:
                first, second = sorted((a, b), key=lambda c: c.row.number)
                both_told = any({*_values_of((a, b))} <= other.values for other in group)
                key, decision = (
                    (first.row.number, second.row.number),
                    _count_decision(first, second, both_told=both_told),
                )
                found[key] = max(decision, found.get(key, decision), key=_strength_rank)
        if found:
            for key, decision in found.items():  # of claims that count in two states the stronger
                decisions[key] = max(decision, decisions.get(key, decision), key=_strength_rank)
            rows.append(tuple(sorted({count.row.number for count in group})))
    courses = find_courses(table, events)
    decisions = {**courses.decisions, **decisions}
    return Counts(tuple(sorted({*rows, *courses.groups})), decisions)


def _strength_rank(decision: Decision) -> int:
    return ORDER.index(decision.relation)


# --- what tells an event --------------------------------------------------------------------------


def _by_state(table: Table, events: Events) -> dict[str, list[_Count]]:
    """The counts that may answer others, by state, in order of the rows; of claims with one number the shortest."""
    values: dict[tuple[int, str, str | None], set[Value]] = defaultdict(set)
    shortest: dict[tuple[int, int, str], tuple[Tally, Row]] = {}
    dead = words_of("dead")
    deadly = [not dead.isdisjoint(article.analysis.tokens.lemmas) for article in table.articles]
    for row in table.rows:
        for tally in row.tallies:
            if tally.scope not in ("whole", "with") or not _asserted(row, tally):
                continue
            if tally.state == "shot" and not deadly[row.article]:
                tally = replace(tally, state="injured")  # all who were shot live
            for state in {tally.state, NARROWER.get(tally.state, tally.state)}:
                values[row.article, state, tally.counted].add((tally.quantity.low, tally.quantity.high))
            key = (row.article, tally.quantity.span.start, tally.state)
            other = shortest.get(key)
            if other is None or _length(row) < _length(other[1]):
                shortest[key] = (tally, row)
    found: dict[str, list[_Count]] = defaultdict(list)
    for tally, row in shortest.values():
        values_ = frozenset(values[row.article, tally.state, tally.counted])
        found[tally.state].append(_Count(tally, events.occasion(row), values_))
    return {state: sorted(counts, key=lambda c: c.row.number) for state, counts in sorted(found.items())}


def _asserted(row: Row, tally: Tally) -> bool:
    """True where it is said to be so, or, of what is mostly told before it comes (jobs cut), to be planned so.

    Of a headline, which has no tense, where nothing speaks against it.
    """
    if row.claim.polarity == "-":
        return False
    sure = row.claim.factuality in ("CT+", "PR+") or (row.claim.title and row.claim.factuality == "Uu")
    return is_planned(tally.state) or _is_presupposed(row, tally) or (sure and not row.future)


def _is_presupposed(row: Row, tally: Tally) -> bool:
    """True in a relative clause in the past: whatever the sentence asks or doubts, "the blast, which killed 11"."""
    tokens = row.analysis.tokens
    told = tokens.begun_in(tally.word)
    heads = {row.claim.head, *told, *(tokens.heads[i] for i in told if tokens.deprels[i] == "conj")}
    relative = any(
        0 <= i < len(tokens)
        and tokens.xpos[i] == "VBD"
        and ("relcl" in tokens.deprels[i] or (i > 0 and tokens.lemmas[i - 1] in RELATIVE))
        for i in heads
    )
    return relative and not row.doubts


def _length(row: Row) -> int:
    return row.claim.span.end - row.claim.span.start


# --- which belong together ------------------------------------------------------------------------


class _Ties:
    """Whether two counts are of one event. A class because it holds what they are asked of."""

    def __init__(self, events: Events, score: Score) -> None:
        self._events, self._score = events, score

    def pairs(self, counts: Sequence[_Count]) -> Iterator[tuple[int, int]]:
        """The places of two counts of kin articles."""
        by_article: dict[int, list[int]] = defaultdict(list)
        for number, count in enumerate(counts):
            by_article[count.row.article].append(number)
        for one, two in self._events.kin():
            yield from product(by_article.get(one, ()), by_article.get(two, ()))

    def tie(self, a: _Count, b: _Count) -> float:
        """How surely two counts of kin articles are of one event, 0 where they are of two."""
        if a.tally.counted != b.tally.counted or self._events.apart(a.at, b.at):
            return 0.0
        linked = self._score(a.row.number, b.row.number)
        if a.tally.counted is not None and linked < ONE_STATEMENT:
            return 0.0  # "two men", "one woman" mostly list who was counted above
        return max(linked, 0.9 * JOIN) + 0.01 * self._events.share_name(a.at, b.at)

    def fit(self, a: _Count, b: _Count) -> bool:
        """False where the two can not stand in one group: of two events, or an article's own two counts.

        Where one article has the count of the other too, beside another one, the two mean different things by it
        ("two", and "three with the driver"), unless their claims are one statement.
        """
        if a.tally.counted != b.tally.counted or self._events.apart(a.at, b.at):
            return False
        if _equal_counts(a, b):
            return True
        if a.row.article == b.row.article:
            return False
        return not a.values & b.values or self._score(a.row.number, b.row.number) >= ONE_STATEMENT


def _grouped(counts: Sequence[_Count], ties: _Ties) -> Iterator[list[_Count]]:
    """Counts of one state by event: nothing sets two of a group apart. Equal counts come together first.

    A count stands in every group that it fits whole, so that one pair that is set apart hides no conflict of others.
    """
    pairs = [
        (not _equal_counts(counts[n], counts[m]), -tie, n, m)
        for n, m in ties.pairs(counts)
        if (tie := ties.tie(counts[n], counts[m])) > 0
    ]
    fit = _remembered(counts, ties)
    groups: list[list[int]] = []
    held: dict[int, list[int]] = {}
    alone: list[list[int]] = []
    for _, tie, n, m in sorted(pairs):
        one, two = held.get(n, [n]), held.get(m, [m])
        if one is two or not all(fit(i, j) for i in one for j in two):
            if -tie >= ONE_STATEMENT and fit(n, m):
                alone.append([n, m])
            continue
        joined = sorted({*one, *two})
        groups = [group for group in groups if group is not one and group is not two] + [joined]
        held |= dict.fromkeys(joined, joined)
    tied = {(n, m) for _, _, n, m in pairs} | {(m, n) for _, _, n, m in pairs}
    grown: list[frozenset[int]] = []
    for group in (*groups, *alone):
        if not any(other.issuperset(group) for other in grown):
            grown.append(_group_grown(group, len(counts), fit, tied))
    for whole in sorted(map(sorted, {one for one in grown if not any(one < other for other in grown)})):
        yield [counts[i] for i in whole]


def _remembered(counts: Sequence[_Count], ties: _Ties) -> Callable[[int, int], bool]:
    """Whether two counts by number can stand in one group, each pair looked at once: a large folder asks often."""
    known: dict[tuple[int, int], bool] = {}

    def fit(i: int, j: int) -> bool:
        key = (i, j) if i < j else (j, i)
        if key not in known:
            known[key] = ties.fit(counts[key[0]], counts[key[1]])
        return known[key]

    return fit


def _group_grown(
    group: Sequence[int], many: int, fit: Callable[[int, int], bool], tied: Container[tuple[int, int]]
) -> frozenset[int]:
    out = list(group)
    for i in range(many):
        if i not in out and any((i, j) in tied for j in out) and all(fit(i, j) for j in out):
            out.append(i)
    return frozenset(out)


def _equal_counts(a: _Count, b: _Count) -> bool:
    one, two = a.tally.quantity, b.tally.quantity
    return (one.low, one.high, a.tally.scope) == (two.low, two.high, b.tally.scope)


# --- how they stand to each other -----------------------------------------------------------------


def _values_of(counts: Iterable[_Count]) -> Iterator[Value]:
    return ((count.tally.quantity.low, count.tally.quantity.high) for count in counts)


def _count_decision(a: _Count, b: _Count, *, both_told: bool) -> Decision:
    """The relation of two counts of one event, in articles of one day or undated, or of two days.

    Where some article has both numbers (`both_told`) they count two things; so does "eleven others" beside "twelve".
    """
    one, two = _count_words(a), _count_words(b)
    compared = compare_quantities(_number_alone(a.tally.quantity), _number_alone(b.tally.quantity), one, two)
    said: dict[str, Slot] = {"state": a.tally.state, "a": one, "b": two}
    if compared is None or compared.outcome == "same":
        return Decision("agree", because("counted_alike", **said))
    if compared.outcome == "within":
        if _has_grown(a, b) or _has_grown(b, a):
            return Decision("update", because("count_grew", state=a.tally.state, compared=compared.why), "count")
        return Decision("refine", because("counted_finer", state=a.tally.state, compared=compared.why), "count")
    if a.tally.scope != b.tally.scope:
        return Decision("differ", because("counted_with", **said), "count")
    beside = [_is_beside(a, one), _is_beside(b, two)]
    if beside[0] != beside[1] and (_outgrown(a, b) if beside[1] else _outgrown(b, a)):
        return Decision("update", because("later_count_of", **said), "count")
    if compared.outcome == "differ" or beside[0] != beside[1]:
        return Decision("differ", because("counts_differ", **said), "count")
    if a.row.day is not None and b.row.day is not None and a.row.day != b.row.day:
        return Decision("update", because("later_count_of", **said), "count")
    if both_told:
        return Decision("differ", because("counts_differ", **said), "count")
    return Decision("conflict", because("counts_exclude", **said), "count")


def _has_grown(early: _Count, late: _Count) -> bool:
    """True of "at least 20" and, in a report that is not older, 23: tolls grow."""
    least, now = early.tally.quantity, late.tally.quantity
    if least.comparator not in ("at_least", "more_than") or least.low is None or now.low is None:
        return False
    days = early.row.day, late.row.day
    if any(_is_beside(count, _count_words(count)) for count in (early, late)):
        return False
    aged = days[0] is not None and days[1] is not None and days[0] <= days[1]
    return aged and early.tally.scope == late.tally.scope and now.low > least.low


def _outgrown(whole: _Count, others: _Count) -> bool:
    """True of two, and in a later report "three others" beside one more: those alone are more than there were."""
    total, least = whole.tally.quantity.high, others.tally.quantity.low
    days = whole.row.day, others.row.day
    later = days[0] is not None and days[1] is not None and days[0] < days[1]
    return later and total is not None and least is not None and least > total


def _is_beside(count: _Count, words: str) -> bool:
    """True of "eleven others" beside a twelfth; not of "wounded 230 others", which stand beside the dead."""
    row = count.row
    here = row.analysis.tokens.sentences[row.claim.sentence : row.claim.sentence + 1] if row.claim.sentence >= 0 else ()
    sentence = row.analysis.tokens.span(here[0][0], here[0][1] - 1) if here else row.claim.span
    states = {tally.state for tally in row.analysis.tallies if sentence.contains(tally.quantity.span)}
    return len(states) == 1 and not OTHERS.isdisjoint(fold(words).split())


def _count_words(count: _Count) -> str:
    """The words from the number to what befell, or the number's own."""
    text = count.row.analysis.article.text
    span, word = count.tally.quantity.whole or count.tally.quantity.span, count.tally.word
    whole = replace(span, start=min(span.start, word.start), end=max(span.end, word.end))
    near = whole.end - whole.start <= 60
    return " ".join((whole if near else span).of(text).split())


def _number_alone(quantity: Quantity) -> Quantity:
    """The number alone: that both count one thing is settled."""
    return replace(quantity, counted="people", unit=None)
