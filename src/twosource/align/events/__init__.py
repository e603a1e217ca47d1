"""Articles and their claims -> whether two speak of one event: by the names and the days that they give.

Likeness of words shows nothing here: "four people were injured, none of them badly" is said of a hundred events. Two
reports are kin where they share names that few others have and are not too far apart in time; two statements of kin
reports are of one event unless one is dated otherwise or set in a place that the other report never names.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from twosource import lexicon
from twosource.align.actors import Actors
from twosource.align.table import Table
from twosource.align.table.rarity import UNIT
from twosource.align.table.row import Row
from twosource.model import Time
from twosource.text import fold
from twosource.values.days import ordinal

# The weight of the names that two reports must share. Set on 81 reports of 30 incidents put together: reports of one
# incident share .6 to 2, reports of two at most .9, and those of two that share more are months apart.
RARE = 500  # weight of an actor that about the square root of all claims name
NEAR_KIN = 0.55  # published within NEAR days, or on unknown days
FAR_KIN = 1.2
MOSTLY = 0.5  # share of the fewer names of two reports of near days that makes them kin, however often they are named
NEAR = 14  # days
SURE = 0.5  # score of a link between two claims that is a sign of one event
FRIENDS = 3  # kin that two reports must at least have in common, beside MOSTLY of those of the one that has fewer
SIGNS = 2  # such links, beside a shared name that all may have, make two reports of near days kin
FEWEST, MOST = 8, 40  # articles that may hold a name that ties them, in a small and in a large collection

DAYS = 3  # a time this wide or narrower says on which day it was
NIGHT = 1  # days that two reports of one event may be apart: "late on Wednesday", "early on Thursday"
LONG_AGO = 60  # days before publication; a report's own event is nearer, unless the other report names that time
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIES = PLACES | {"PER", "EVENT"}  # agencies and bodies report on many events

Days = tuple[int, int]  # first and last, as ordinals


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where a statement is set, as far as its own words say."""

    row: Row
    names: frozenset[int]  # in its sentence
    places: frozenset[int]
    days: tuple[Days, ...]


class Events:
    """What the articles share. A class because it holds that."""

    def __init__(self, table: Table, actors: Actors, links: Mapping[tuple[int, int], float]) -> None:
        """`links` are the scores of the pairs of rows that are taken for one matter."""
        self._table = table
        self._named: list[set[int]] = [set() for _ in table.articles]
        self._day: list[int | None] = [None] * len(table.articles)
        self._around: dict[tuple[int, int], set[int]] = defaultdict(set)
        for row in table.rows:
            self._named[row.article] |= row.actors
            self._day[row.article] = row.day
            self._around[row.article, row.claim.sentence] |= row.actors
        self.people = frozenset(n for n, actor in enumerate(actors.all) if actor.type == "PER")
        self._names = [actor.name for actor in actors.all]
        self._places = frozenset(n for n, actor in enumerate(actors.all) if actor.type in PLACES)
        number = {a.analysis.article.id: n for n, a in enumerate(table.articles)}
        for (article, _), actor in actors.of_entity.items():
            if actor in self._places:  # also of datelines and of who speaks: "the mayor of Orsten said"
                self._named[number[article]].add(actor)
        self._dated = [[d for time in a.analysis.times if (d := days(time)) is not None] for a in table.articles]
        self._kin = self._find_kin(actors, links)

    def kin(self) -> list[tuple[int, int]]:
        """The pairs of articles that are about one event, in order."""
        return sorted(self._kin)

    def are_kin(self, one: int, two: int) -> bool:
        """True for two articles that are about one event."""
        return (min(one, two), max(one, two)) in self._kin

    def occasion(self, row: Row) -> Occasion:
        """When and where the claim of the row is set."""
        names = frozenset(self._around[row.article, row.claim.sentence])
        found = tuple(d for time in row.times if (d := days(time)) is not None) or tuple(self._long_ago(row))
        return Occasion(row, names, names & self._places, found)

    def _long_ago(self, row: Row) -> Iterator[Days]:
        """The times of long ago in the sentence: "the worst since 1987, when 14 died"."""
        if row.day is None:
            return
        for time in row.times_around:
            known = days(time)
            if known is not None and known[1] < row.day - LONG_AGO:
                yield known

    def share_name(self, a: Occasion, b: Occasion) -> bool:
        """True where the sentences of both have a name that few have."""
        return any(self._table.actors.of[name] >= RARE for name in a.names & b.names)

    def apart(self, a: Occasion, b: Occasion) -> bool:
        """True where something sets the events of two statements apart: another day, another place, another time."""
        one, two = _narrow(a.days), _narrow(b.days)
        if one and two and not any(_occasions_meet(x, y, NIGHT) for x in one for y in two):
            return True
        if self._remembers(a, b) or self._remembers(b, a):
            return False  # of that day no place sets them apart: "the West Side", "Elm Park"
        return self._strange(a, b) or self._strange(b, a)

    def _remembers(self, a: Occasion, b: Occasion) -> bool:
        """True where the first is set long ago, in days that the second is set in: "last summer"."""
        if a.row.day is None or not a.days or any(last >= a.row.day - LONG_AGO for _, last in a.days):
            return False
        return any(_occasions_meet(x, y, 0) for x in a.days for y in b.days)

    def _strange(self, a: Occasion, b: Occasion) -> bool:
        """True where the first tells of a place or a time of long ago that the other's article never names."""
        if a.places and not self._has_any(b.row.article, a.places) and not a.names & b.names:
            return True
        published = a.row.day
        if published is None or not a.days or any(last >= published - LONG_AGO for _, last in a.days):
            return False
        other = [*self._dated[b.row.article], *([(b.row.day, b.row.day)] if b.row.day is not None else [])]
        return not any(_occasions_meet(x, y, 0) for x in a.days for y in other)

    def _has_any(self, article: int, places: frozenset[int]) -> bool:
        """True where the article names one of the places, or has its name within another: "the Kelby works"."""
        if places & self._named[article]:
            return True
        text = self._table.articles[article].analysis.article.text
        return any(self._names[place] in text for place in places)

    def _find_kin(self, actors: Actors, links: Mapping[tuple[int, int], float]) -> frozenset[tuple[int, int]]:
        mass: dict[tuple[int, int], int] = defaultdict(int)
        few = max(FEWEST, min(MOST, int(2 * math.sqrt(len(self._named)))))
        holders: dict[int, list[int]] = defaultdict(list)
        for number, names in enumerate(self._named):
            for name in names:
                holders[name].append(number)
        tying = {n for n, actor in enumerate(actors.all) if actor.type in TIES and not _is_wide(actor.name)}
        common: dict[tuple[int, int], int] = defaultdict(int)
        for name in tying:
            held = holders.get(name, ())
            for pair in combinations(held, 2) if len(held) <= few else ():
                mass[pair] += self._table.actors.of.get(name, 0)
                common[pair] += 1
        signs: dict[tuple[int, int], int] = defaultdict(int)
        for (i, j), score in links.items():
            one, two = sorted((self._table.rows[i].article, self._table.rows[j].article))
            signs[one, two] += one != two and score >= SURE
        found = set()
        for pair in mass.keys() | {pair for pair, many in signs.items() if many >= SIGNS}:
            shared = mass.get(pair, 0)
            need = NEAR_KIN if self.are_near(*pair) else FAR_KIN
            tie, other = (self._named[article] & tying for article in pair)
            mostly = pair in mass and common[pair] >= MOSTLY * min(len(tie), len(other))
            alike = signs[pair] >= SIGNS and not tie.isdisjoint(other)
            if shared >= need * UNIT or (self.are_near(*pair) and (mostly or alike)):
                found.add(pair)
        while more := self._befriended(found, tying):
            found |= more
        return frozenset(found)

    def _befriended(self, kin: set[tuple[int, int]], tying: set[int]) -> set[tuple[int, int]]:
        """Pairs of near days that share a name and most of their kin: not every claim is compared with every other."""
        known = np.zeros((len(self._named), len(self._named)), dtype=np.float32)
        for a, b in kin:
            known[a, b] = known[b, a] = 1.0
        many = known.sum(axis=1)
        both = known @ known
        enough = both >= np.maximum(FRIENDS, MOSTLY * np.minimum(many[:, None], many[None, :]))
        pairs = zip(*np.nonzero(np.triu(enough & (known == 0), 1)), strict=True)
        return {
            (int(a), int(b))
            for a, b in pairs
            if self.are_near(int(a), int(b)) and self._named[a] & self._named[b] & tying
        }

    def are_near(self, one: int, two: int) -> bool:
        """True for two articles of near days, or of days not known."""
        a, b = self._day[one], self._day[two]
        return a is None or b is None or abs(a - b) <= NEAR


def days(time: Time) -> Days | None:
    """The first and last day of a date, None where they are not settled."""
    first, last = ordinal(time.earliest), ordinal(time.latest)
    if time.type not in ("DATE", "TIME") or first is None or last is None:
        return None
    return first, last


def _is_wide(name: str) -> bool:
    """True for countries and their states, in which many things happen."""
    return fold(name) in lexicon.words("places", "countries") | lexicon.words("places", "states")


def _narrow(known: Sequence[Days]) -> list[Days]:
    return [(first, last) for first, last in known if last - first < DAYS]


def _occasions_meet(a: Days, b: Days, slack: int) -> bool:
    return a[0] <= b[1] + slack and b[0] <= a[1] + slack
