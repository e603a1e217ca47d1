"""Claims of one event -> where a later report has a later step of one course: critical, then dead; sought, then held.

The steps and their order stand in a table. What is denied, asked or still to come has not reached its step. A report
has reached the furthest step that it tells of one person; only what it has not reached can be new in a later one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from twosource import lexicon
from twosource.align.events import Events
from twosource.align.relation.decision import Decision
from twosource.align.table import Table
from twosource.align.table.row import Row, lemma_of
from twosource.align.union import Union
from twosource.model import Place, because

SURELY = frozenset({"CT+", "PR+"})
DOERS = frozenset({"gunman", "shooter", "suspect"})
OLD = re.compile(r"^.{1,12}[- ]years?[- ]old")
NO = frozenset({"never", "no", "not", "n't", "none", "without"})

Phrases = Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]  # by first lemma: the step, and the lemmas that follow


@dataclass(frozen=True, slots=True)
class Courses:
    """Rows that tell one course, and the decision of each two of them of different articles."""

    groups: tuple[tuple[int, ...], ...]
    decisions: Mapping[tuple[int, int], Decision]  # the lower number first


@dataclass(frozen=True, slots=True)
class _Step:
    """How far a claim says that a course has come; `reached`: that the step is done, not only spoken of."""

    course: str
    row: Row
    level: int
    reached: bool
    who: frozenset[str]  # the people it is told of: names, and nouns such as "girl"

    @property
    def rank(self) -> float:
        """The step, or just before it where it is not reached."""
        return self.level if self.reached else self.level - 0.5


def find_courses(table: Table, events: Events) -> Courses:
    """The courses of kin articles of which the later tells a later step."""
    steps: dict[tuple[str, int], list[_Step]] = defaultdict(list)
    for row in table.rows:
        for step in _steps_of(row, events.people):
            steps[step.course, row.article].append(step)
    decisions: dict[tuple[int, int], Decision] = {}
    found: set[tuple[int, ...]] = set()
    for course in lexicon.table("courses")["courses"]:
        union, told = Union.of(len(table.rows)), set[int]()
        for one, two in events.kin():
            for early, late in ((one, two), (two, one)):
                for before, after in _moved_on(steps.get((course, early), ()), steps.get((course, late), ()), events):
                    key = (min(before.row.number, after.row.number), max(before.row.number, after.row.number))
                    decisions.setdefault(key, _decision(before, after))
                    union.join(*key, because("single"))
                    told |= {*key}
        groups: dict[int, list[int]] = defaultdict(list)
        for number in sorted(told):
            groups[union.find(number)].append(number)
        found |= {tuple(group) for group in groups.values()}
    return Courses(tuple(sorted(found)), decisions)


# --- one claim -------------------------------------------------------------------------------------


def _steps_of(row: Row, people: frozenset[int]) -> Iterator[_Step]:
    """The furthest step of each course that the claim's own words tell."""
    tokens = row.analysis.tokens
    own = list(tokens.begun_in(row.claim.span))
    lemmas = [lemma_of(tokens, i) for i in own]
    who = frozenset({*lemmas, *_also_called(row)} & lexicon.words("courses", "persons"))
    who |= {f"#{n}" for n in row.actors & people} | set(_ages_in(row))
    sure = row.claim.factuality in SURELY or (row.claim.title and row.claim.factuality == "Uu")
    open_ = not NO.isdisjoint(lemmas) or not lexicon.words("courses", "unsure").isdisjoint(lemmas)
    reached = sure and not row.future and row.claim.polarity == "+" and not open_
    for course in lexicon.table("courses")["courses"]:
        if not _words("things", course).isdisjoint(lemmas):
            continue
        found = [told for n in range(len(lemmas)) for told in _begun_at(lemmas, n, course)]
        if not found or not (who or not _words("bare", course).isdisjoint(lemmas)):
            continue
        level, lacks = max(found)
        if reached or level > 0 or lacks:
            yield _Step(course, row, level, reached or lacks, who)


def _begun_at(lemmas: Sequence[str], at: int, course: str) -> Iterator[tuple[int, bool]]:
    """The steps that begin with this word; a first step may be that something is lacking ("no suspect")."""
    for level, rest in _phrases(course).get(lemmas[at], ()):
        place = at
        for word in rest:
            near = lemmas[place + 1 : place + 2 + lexicon.table("courses")["gap"]]
            if word not in near:
                break
            place += 1 + near.index(word)
        else:
            lacks = not level and not (NO | lexicon.words("courses", "unsure")).isdisjoint((lemmas[at], *rest))
            yield level, lacks


def _ages_in(row: Row) -> Iterator[str]:
    """The ages in the claim's words: "the 15-year-old"."""
    text = row.analysis.article.text
    for quantity in row.quantities:
        end = quantity.span.end
        if quantity.unit == "year" and OLD.search(text[quantity.span.start : end + 12]):
            yield f"{quantity.low} years"


def _also_called(row: Row) -> Iterator[str]:
    """The words by which its article calls those whom the claim mentions: "Lind", and elsewhere "the boy"."""
    mentions, tokens = row.analysis.mentions, row.analysis.tokens
    meant = {mentions[n].entity for n in row.claim.mentions if mentions[n].type == "PER"}
    for mention in mentions:
        if mention.entity in meant:
            yield from (lemma_of(tokens, i) for i in tokens.begun_in(mention.span))


@cache
def _words(name: str, course: str) -> frozenset[str]:
    return frozenset(lexicon.table("courses")["courses"][course].get(name, ()))


@cache
def _phrases(course: str) -> Phrases:
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for level, phrases in enumerate(lexicon.table("courses")["courses"][course]["steps"]):
        for phrase in phrases:
            first, *rest = phrase.split()
            found[first].append((level, tuple(rest)))
    return found


# --- two articles ----------------------------------------------------------------------------------


def _moved_on(early: Sequence[_Step], late: Sequence[_Step], events: Events) -> Iterator[tuple[_Step, _Step]]:
    """A step of an article and a later one of another, which the first has not reached."""
    for after in late:
        if not after.reached or not after.level:
            continue
        of_one = [before for before in early if _one_course(before, after)]
        if any(before.reached and before.level >= after.level for before in of_one):
            continue
        for before in of_one:
            if before.rank < after.rank and not events.apart(events.occasion(before.row), events.occasion(after.row)):
                yield before, after


def _one_course(before: _Step, after: _Step) -> bool:
    a, b = before.row.day, after.row.day
    if a is None or b is None or a >= b:
        return False
    if before.who & after.who:
        return True
    named = [{n for n in step.who if n.startswith("#")} for step in (before, after)]
    if named[0] and named[1]:
        return False
    if not lexicon.table("courses")["courses"][before.course]["one"]:
        return True
    open_ = lexicon.words("courses", "anybody")
    return bool(before.who & open_ or after.who & open_) and not DOERS & (before.who | after.who)


def _decision(before: _Step, after: _Step) -> Decision:
    places = {name: Place(s.row.claim.article, s.row.claim.span) for name, s in (("a", before), ("b", after))}
    return Decision("update", because("later_state", course=before.course, **places), "state")
