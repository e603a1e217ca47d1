"""The mentions of all articles -> actors: who is who across articles, by name, never by guess.

Two names are one actor when they are the same, when one is a shorter form (surname, initials, acronym, "Ford" of "Ford
Motor Company") of the only name it fits, or another spelling of it. What fits two names fits none. Nominal mentions ("a
spokesman", "officials") never join articles: they have no name to be joined by. Every step looks names up in tables, so
that the work grows with the number of names; the order of the articles changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource import lexicon
from twosource.align.actors.bodies import join_bodies
from twosource.align.actors.named import EntityKey, Named, Words, entity_numbers, name_words, named_entities
from twosource.align.actors.persons import join_people
from twosource.align.union import Union
from twosource.model import (
    NOTHING_JUDGED,
    Actor,
    ActorId,
    ArticleId,
    Claims,
    Couple,
    Grounds,
    Judged,
    MentionType,
    because,
)
from twosource.text import digest
from twosource.values.days import UNDATED

__all__ = ["Actors", "entity_numbers", "find_actors", "name_words"]

# A name that is a person's in some articles and a body's in others is one thing where one kind has at least so many
# times the articles of the other (or more), and so many at least: the few are slips of the reader.
_SLIP = 4
_SURE = 3
# A bare word taken for a person is a firm where so many times the people of that name are named in full as a firm.
_FIRM = 2
# Of a single word that no article has as a full name's last word, a majority is enough.
_SLIP_LONE = 1


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors, and which actor (a place in `all`) each entity of each article is."""

    all: tuple[Actor, ...]
    of_entity: Mapping[EntityKey, int]
    keys: tuple[str, ...]  # of each: what it is compared and put in order by; it changes where a name or a place does


def find_actors(articles: Sequence[Claims], judged: Judged = NOTHING_JUDGED) -> Actors:
    """The actors of all articles, in order of how many articles and mentions name them.

    An actor's id is that of its first mention: in the earliest dated article that has one, and there the first. It
    lasts whatever else joins, so long as that mention stays with it; a report of an earlier day gives it another one.
    Who is one by `judged` is one, and who is two stays two whatever their names are.
    """
    ordered = sorted(articles, key=lambda a: (a.analysis.article.name, a.analysis.article.id))
    found = _retyped([named for article in ordered for named in named_entities(article)])
    apart = [(i, j) for _, i, j in _named_at(found, judged.actors_parted)]
    union = Union.of(len(found), apart)
    for couple, i, j in _named_at(found, judged.actors_joined):
        union.join(i, j, because("judged_actor", number=couple.number))
    join_people(found, union)
    join_bodies(found, union)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(found)):
        members[union.find(i)].append(i)
    dated = {a.analysis.article.id: a.analysis.article.published or UNDATED for a in articles}
    made = [(_actor_of([found[i] for i in group], union.why[root], dated), group) for root, group in members.items()]
    made.sort(key=lambda pair: _order(pair[0]))
    of_entity = {found[i].key: number for number, (_, group) in enumerate(made) for i in group}
    return Actors(tuple(actor for actor, _ in made), of_entity, tuple(_tie_break(actor) for actor, _ in made))


def _named_at(found: Sequence[Named], couples: Sequence[Couple]) -> Iterator[tuple[Couple, int, int]]:
    """The couples with the entities that are named at their two places; none of which a place names nobody."""
    at = {place: i for i, named in enumerate(found) for place in named.places}
    return ((couple, at[couple.a], at[couple.b]) for couple in couples if couple.a in at and couple.b in at)


def _retyped(found: Sequence[Named]) -> list[Named]:
    """The entities; where nearly all other articles take all its names for another kind, one takes that type."""
    people: Counter[Words] = Counter()
    others: dict[Words, Counter[MentionType]] = defaultdict(Counter)
    for named in found:
        for words in named.folded:
            if named.type == "PER":
                people[words] += 1
            else:
                others[words][named.type] += 1
    surnames = {w[-1] for named in found if named.type == "PER" for w in named.folded if len(w) > 1}
    firms = _firms(found)
    out = []
    for named in found:
        kinds: Counter[MentionType] = Counter()
        for words in named.folded:
            kinds += others[words]
        person, other = sum(people[w] for w in named.folded), sum(kinds.values())
        alone = all(people[w] + sum(others[w].values()) > 1 for w in named.folded)  # each name is met elsewhere too
        lone = all(len(w) == 1 and w[0] not in surnames for w in named.folded)
        slip = _SLIP_LONE if lone else _SLIP
        if named.type == "PER" and not named.titles and all(len(w) == 1 and w[0] in firms for w in named.folded):
            out.append(replace(named, type="ORG"))
        elif named.type == "PER" and alone and other >= _SURE and other > slip * person:
            kind = min(kinds, key=lambda k: (-kinds[k], k))
            out.append(replace(named, type=kind))
        elif named.type != "PER" and alone and person >= _SURE and person >= _SLIP * other:
            out.append(replace(named, type="PER"))
        else:
            out.append(named)
    return out


def _firms(found: Sequence[Named]) -> frozenset[str]:
    """The words by which firms are called that are far oftener named in full than people of that name: "ford"."""
    kinds = lexicon.words("places", "firms")
    named: Counter[str] = Counter()
    bearers: Counter[str] = Counter()
    for one in found:
        for words in one.folded:
            if len(words) > 1 and one.type == "PER":
                bearers[words[-1]] += 1
            elif len(words) > 1 and one.type == "ORG" and all(w in kinds for w in words[1:]):
                named[words[0]] += 1
    return frozenset(w for w, n in named.items() if n >= _SURE and n > _FIRM * bearers[w])


def _actor_of(group: Sequence[Named], why: Collection[Grounds], dated: Mapping[ArticleId, str]) -> Actor:
    counts: dict[str, int] = defaultdict(int)
    for named in group:
        for name in named.names:
            counts[name] += 1
    # the fullest name, but not one that a slip of the reader made longer once
    name = max(counts, key=lambda n: (min(len(name_words(n)), 4), counts[n], -len(n), n))
    kinds = [named.type for named in group]
    kind = max(sorted(set(kinds)), key=kinds.count)
    places = tuple(sorted({place for named in group for place in named.places}))
    first = min(places, key=lambda place: (dated[place.article], place))
    ident = ActorId(digest("actor", first.article, str(first.span.start), str(first.span.end)))
    return Actor(ident, name, kind, tuple(sorted(set(counts) - {name})), places, tuple(sorted(set(why))))


def _order(actor: Actor) -> tuple[int, int, str]:
    """Who more articles and mentions name comes first."""
    return -len({place.article for place in actor.mentions}), -len(actor.mentions), _tie_break(actor)


def _tie_break(actor: Actor) -> str:
    first = actor.mentions[0]
    return digest(actor.name, actor.type, first.article, str(first.span.start), str(first.span.end))
