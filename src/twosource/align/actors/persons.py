"""Which entities of all articles are one person: by full name, then by shorter names that fit one person only.

Namesakes that their articles tell apart stay apart: two suffixes, two middle names, two sexes by title, two years of
birth by the ages given. Of namesakes once told apart, an entity that shows none of it joins neither.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from twosource.align.actors.named import Named, Words
from twosource.align.union import Union, parted
from twosource.model import Grounds, because
from twosource.names.persons import is_given
from twosource.names.spelling import given, sounded

# Years by which two births may differ and be one: an age counts full years, and papers differ by a day.
_SAME_BIRTH = 1
_SAME_BIRTH_UNDATED = 5  # where articles have no date: how many years they may lie apart is not known
# A bare surname that fits several is the one whom nearly all reports mean that name any of them in full: at least this
# share of at least so many reports. Papers give a bare surname without introduction only to the widely known.
_DOMINANT = 0.9
_DOMINANT_REPORTS = 5
_LONE_SPELLING = 6  # letters from which a bare surname may join one spelled otherwise
# Title words that say nothing of the office.
_NO_OFFICE = frozenset({"mr", "mrs", "ms", "miss", "former", "late", "ex", "acting", "first", "special", "us", "state"})


@dataclass(frozen=True, slots=True)
class _OnePerson:
    """One person so far: what all entities joined to it show."""

    root: int
    names: frozenset[Words]  # full ones
    shown: str  # the fullest name, as it is written
    shorts: frozenset[str]  # words that may stand for the person: surnames, and what an article itself uses
    sexes: frozenset[str]
    suffixes: frozenset[str]
    middles: frozenset[str]
    offices: frozenset[str]
    articles: frozenset[Hashable]


def join_people(found: Sequence[Named], union: Union) -> None:
    """Joins the entities of type PER in `union`."""
    people = [i for i, named in enumerate(found) if named.type == "PER"]
    full = {i: name for i in people if (name := _full(found[i]))}
    _join_full_names(found, full, union)
    for step in (_join_initials, _spellings, _longer):
        step(_persons(found, full, union), union)
    lone = [i for i in people if i not in full]
    _lone_names(found, lone, _persons(found, full, union), union)


def _full(named: Named) -> Words | None:
    """The longest name of more than one word."""
    longer = [w for w in named.folded if len(w) > 1]
    return max(longer, key=lambda w: (len(w), w)) if longer else None


# --- full names --------------------------------------------------------------------------------


def _join_full_names(found: Sequence[Named], full: dict[int, Words], union: Union) -> None:
    """First and last name equal, and nothing that clashes."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, name in sorted(full.items()):
        buckets[name[0], name[-1]].append(i)
    for (first, last), members in sorted(buckets.items()):
        groups = [members]
        middle, birth = _middles(full, members), _births(found, members)
        values: tuple[Callable[[int], Hashable | None], ...] = (
            lambda i: found[i].suffix,
            lambda i, middle=middle: middle.get(i),  # type: ignore[misc]
            lambda i: found[i].sex,
            lambda i, birth=birth: birth.get(i),  # type: ignore[misc]
        )
        for value in values:
            groups = [part for group in groups for part in parted(group, value)]
        for group in groups:
            union.join_all(group, because("one_name", name=f"{first} {last}"))


def _middles(full: dict[int, Words], members: Sequence[int]) -> dict[int, str]:
    """The middle names, an initial as the only one it may stand for; none for one that may stand for several."""
    given_out = {i: " ".join(full[i][1:-1]) for i in members if len(full[i]) > 2}
    whole = {m for m in given_out.values() if len(m) > 1}
    out = {}
    for i, middle in given_out.items():
        fits = {m for m in whole if m.startswith(middle)} if len(middle) == 1 else {middle}
        if len(fits) <= 1:
            out[i] = next(iter(fits), middle)
    return out


def _births(found: Sequence[Named], members: Sequence[int]) -> dict[int, int]:
    """A number for each known birth, equal where the ages and dates given allow one year of birth."""
    dated = {i: year - age for i in members if (age := found[i].age) is not None and (year := found[i].year)}
    gap = _SAME_BIRTH if dated else _SAME_BIRTH_UNDATED
    births = dated or {i: -age for i in members if (age := found[i].age) is not None}
    out, number, last = {}, 0, None
    for i, birth in sorted(births.items(), key=lambda p: (p[1], p[0])):
        number += last is not None and birth - last > gap
        out[i], last = number, birth
    return out


# --- names that differ -------------------------------------------------------------------------


def _persons(found: Sequence[Named], full: dict[int, Words], union: Union) -> list[_OnePerson]:
    """The persons with a full name, in order of their first entity."""
    members: dict[int, list[int]] = defaultdict(list)
    for i in sorted(full):
        members[union.find(i)].append(i)
    out = []
    for root, group in sorted(members.items()):
        names = frozenset(full[i] for i in group)
        lone = {w[0] for i in group for w in found[i].folded if len(w) == 1}
        out.append(
            _OnePerson(
                root,
                names,
                max((w for i in group for w in found[i].names), key=lambda w: (len(w), w)),
                frozenset({n[-1] for n in names} | lone),
                frozenset(s for i in group if (s := found[i].sex)),
                frozenset(suffix for i in group if (suffix := found[i].suffix)),
                frozenset(" ".join(n[1:-1])[:1] for n in names if len(n) > 2),
                frozenset(t for i in group for t in found[i].titles) - _NO_OFFICE,
                frozenset(found[i].key[0] for i in group),
            )
        )
    return out


def _nothing_clashes(persons: Sequence[_OnePerson]) -> bool:
    """True where nothing that is known of them clashes, and no article tells two of them apart."""
    known: tuple[Callable[[_OnePerson], frozenset[str]], ...] = (
        lambda p: p.sexes,
        lambda p: p.suffixes,
        lambda p: p.middles,
    )
    if any(len(frozenset[str]().union(*map(of, persons))) > 1 for of in known):
        return False
    return sum(len(p.articles) for p in persons) == len(frozenset[Hashable]().union(*(p.articles for p in persons)))


def _join_initials(persons: Sequence[_OnePerson], union: Union) -> None:
    """ "J. Gray" joins the only Gray whose first name begins so."""
    spelled: dict[tuple[str, str], list[_OnePerson]] = defaultdict(list)
    short: dict[tuple[str, str], list[_OnePerson]] = defaultdict(list)
    for person in persons:
        for first, last in sorted({(n[0], n[-1]) for n in person.names}):
            (short if len(first) == 1 else spelled)[first[0], last].append(person)
    for key, ones in sorted(short.items()):
        fits = spelled.get(key, [])
        if len(ones) == len(fits) == 1 and _nothing_clashes([ones[0], fits[0]]):
            union.join(ones[0].root, fits[0].root, because("only_initials", short=ones[0].shown, name=fits[0].shown))


def _spellings(persons: Sequence[_OnePerson], union: Union) -> None:
    """One name in two spellings, or with the short form of the given name, where only one person bears each."""
    alike: dict[tuple[str, str], list[_OnePerson]] = defaultdict(list)
    for person in persons:
        for key in sorted({(given(n[0]), sounded(n[-1])) for n in person.names}):
            alike[key].append(person)
    for _, ones in sorted(alike.items()):
        spelled = {(n[0], n[-1]) for p in ones for n in p.names}
        if 1 < len(ones) <= len(spelled) and _nothing_clashes(ones):
            for other in ones[1:]:
                union.join(ones[0].root, other.root, because("two_spellings", a=other.shown, b=ones[0].shown))


def _longer(persons: Sequence[_OnePerson], union: Union) -> None:
    """Two words join the only longer name that begins or ends with them: "Nicolás Maduro (Moros)"."""
    parts: dict[Words, dict[int, _OnePerson]] = defaultdict(dict)
    two: dict[Words, list[_OnePerson]] = defaultdict(list)
    for person in persons:
        for name in sorted(person.names):
            if len(name) == 2:
                two[name].append(person)
            elif not is_given(name[1]):
                parts[name[:2]][person.root] = person
                parts[name[-2:]][person.root] = person
    for name, ones in sorted(two.items()):
        fits = [p for root, p in sorted(parts.get(name, {}).items()) if p.root != ones[0].root]
        if len(ones) == len(fits) == 1 and _nothing_clashes([_without_middle(fits[0]), ones[0]]):
            why = because("only_longer", short=" ".join(name), name=fits[0].shown)
            union.join(ones[0].root, fits[0].root, why)


def _without_middle(p: _OnePerson) -> _OnePerson:
    return replace(p, middles=frozenset())


# --- bare surnames -----------------------------------------------------------------------------


def _lone_names(found: Sequence[Named], lone: Sequence[int], persons: Sequence[_OnePerson], union: Union) -> None:
    """A single word joins the only person it fits; where no person bears it, the same word is the same person."""
    by_short: dict[str, list[_OnePerson]] = defaultdict(list)
    by_sound: dict[str, list[_OnePerson]] = defaultdict(list)
    for person in persons:
        for short in sorted(person.shorts):
            by_short[short].append(person)
        for sound in sorted({sounded(n[-1]) for n in person.names}):
            by_sound[sound].append(person)
    alone: dict[str, list[int]] = defaultdict(list)
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)  # (surname, office) of those that fit several
    for i in lone:
        word = found[i].folded[0][0]
        fits = by_short.get(word) or (by_sound.get(sounded(word), []) if len(word) >= _LONE_SPELLING else [])
        fits = [p for p in fits if not (found[i].sex and p.sexes and found[i].sex not in p.sexes)]
        if not fits:
            alone[word].append(i)
            continue
        chosen = _chosen(found[i], word, fits)
        if chosen is not None:
            union.join(chosen[0].root, i, chosen[1])
        else:
            for office in sorted(found[i].titles - _NO_OFFICE):
                waiting[word, office].append(i)
    for word, members in sorted(alone.items()):
        for group in parted(members, lambda i: found[i].sex):
            union.join_all(group, because("one_name", name=word))
    for (word, office), members in sorted(waiting.items()):
        union.join_all(members, because("one_office", office=office, name=word))


def _chosen(named: Named, short: str, fits: Sequence[_OnePerson]) -> tuple[_OnePerson, Grounds] | None:
    """The person meant by a surname, and why; None where it may be one or another."""
    if len(fits) == 1:
        return fits[0], because("only_surname", short=short, name=fits[0].shown)
    office = named.titles - _NO_OFFICE
    holders = [p for p in fits if p.offices & office]
    if len(holders) == 1:
        called = min(holders[0].offices & office)
        return holders[0], because("only_in_office", short=short, office=called, name=holders[0].shown)
    reports = _many_articles(fits)
    most = max(fits, key=lambda p: (len(p.articles), p.shown))
    here = sum(named.key[0] in p.articles for p in fits)
    if office or here > 1 or len(most.articles) < _DOMINANT_REPORTS or len(most.articles) < _DOMINANT * reports:
        return None
    many = len(most.articles)
    return most, because("mostly_meant", short=short, reports=reports, many=many, name=most.shown)


def _many_articles(persons: Iterable[_OnePerson]) -> int:
    return len(frozenset[Hashable]().union(*(p.articles for p in persons)))
