"""Which personal names of one article are one person, by the names alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.names.persons import PersonName, Sex

# A word in the middle of a full name stands for the person only from this many letters on.
_MIDDLE_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Called:
    """One personal name as it stands: its parts and the sex that title or given name show."""

    name: PersonName
    sex: Sex | None
    or_body: bool = False  # a bare word by which the article may mean a body as well: "Ford" beside "Ford Motor"


@dataclass(slots=True)
class _PersonHere:
    name: PersonName
    sex: Sex | None
    members: list[int] = field(default_factory=list)


def same_person(called: Sequence[Called]) -> list[int]:
    """A group number for each name; equal numbers are one person, and two people never share one.

    Full names join when given name and surname agree (an initial agrees with what it may stand for). A lone word
    joins the one person in the article who bears it, as surname before middle or given name. Where two people bear
    it, each such mention stays alone; a word that may be a body's as well joins no person.
    """
    people = _in_full(called)
    bearers = _bearers(people)
    groups = [-1] * len(called)
    for number, person in enumerate(people):
        for i in person.members:
            groups[i] = number
    loose: dict[str, list[int]] = defaultdict(list)
    fresh = len(people)
    for i, one in enumerate(called):
        if groups[i] >= 0:
            continue
        fitting = [] if one.or_body else _fitting(one, bearers, people)
        if len(fitting) == 1:
            groups[i] = fitting[0]
        elif not fitting:
            loose[one.name.surname].append(i)
        else:
            groups[i], fresh = fresh, fresh + 1
    for word in sorted(loose):
        fresh = _join_loose(called, loose[word], groups, fresh)
    return groups


def _in_full(called: Sequence[Called]) -> list[_PersonHere]:
    """The people named in full, longest names first so that shorter ones find theirs."""
    people: list[_PersonHere] = []
    by_surname: dict[str, list[int]] = defaultdict(list)
    order = sorted((i for i, c in enumerate(called) if c.name.full), key=lambda i: (-len(called[i].name.parts), i))
    for i in order:
        one = called[i]
        fitting = [n for n in by_surname[one.name.surname] if _may_be_person(one, people[n])]
        if len(fitting) == 1:
            person = people[fitting[0]]
            person.members.append(i)
            person.sex = person.sex or one.sex
        else:
            by_surname[one.name.surname].append(len(people))
            people.append(_PersonHere(one.name, one.sex, [i]))
    return people


def _may_be_person(one: Called, person: _PersonHere) -> bool:
    a, b = one.name, person.name
    if one.sex and person.sex and one.sex != person.sex:
        return False
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if a.parts == b.parts[len(b.parts) - len(a.parts) :]:  # "Suu Kyi" of "Aung San Suu Kyi"
        return True
    if not _agree(a.parts[0], b.parts[0]):
        return False
    middles = zip(a.parts[1:-1], b.parts[1:-1], strict=False)
    return len(a.parts) == 2 or len(b.parts) == 2 or all(_agree(x, y) for x, y in middles)


def _agree(a: str, b: str) -> bool:
    """Equal, or one an initial of the other."""
    short, long_ = sorted((a, b), key=len)
    return a == b or (len(short) == 1 and long_.startswith(short))


def _bearers(people: Sequence[_PersonHere]) -> dict[str, list[list[int]]]:
    """word -> people who bear it as surname, in the middle, as given name."""
    found: dict[str, list[list[int]]] = defaultdict(lambda: [[], [], []])
    for number, person in enumerate(people):
        parts = person.name.parts
        found[parts[-1]][0].append(number)
        for word in dict.fromkeys(parts[1:-1]):
            if len(word) >= _MIDDLE_LETTERS:
                found[word][1].append(number)
        if len(parts[0]) > 1:
            found[parts[0]][2].append(number)
    return dict(found)


def _fitting(one: Called, bearers: dict[str, list[list[int]]], people: Sequence[_PersonHere]) -> list[int]:
    for rank in bearers.get(one.name.surname, ()):
        if rank:
            return [n for n in rank if not (one.sex and people[n].sex and one.sex != people[n].sex)]
    return []


def _join_loose(called: Sequence[Called], members: list[int], groups: list[int], fresh: int) -> int:
    """Numbers the mentions of a surname whose bearer is never named in full; returns the next free number."""
    sexes = {called[i].sex for i in members} - {None}
    if len(sexes) <= 1:
        for i in members:
            groups[i] = fresh
        return fresh + 1
    numbers = {sex: fresh + n for n, sex in enumerate(sorted(s for s in sexes if s))}
    fresh += len(numbers)
    for i in members:
        sex = called[i].sex
        if sex in numbers:
            groups[i] = numbers[sex]
        else:  # "Clinton" between "Mr. Clinton" and "Mrs. Clinton"
            groups[i], fresh = fresh, fresh + 1
    return fresh
