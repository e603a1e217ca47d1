"""The mentions of all articles -> actors: who is who across articles, by name, never by guess.

Two names are one actor when they are the same words, when one is the surname (or first and last name) of
the only full name it fits, or the acronym of the only name it fits. What fits two names fits none. Nominal
mentions ("a spokesman", "officials") never join articles: they have no name to be joined by.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from twosource import lexicon
from twosource.model import Actor, ActorId, ArticleId, Claims, Mention, MentionType, Place
from twosource.text import digest, fold

PLACES = frozenset({"LOC", "GPE", "FAC"})
SMALL_WORDS = frozenset({"a", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
GROUPS = frozenset({"ORG", "GPE", "NORP", "LAW", "EVENT", "MISC"})
_EDGE = " \t\n.,;:!?\"'()[]“”‘’-–—"
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")

EntityKey = tuple[ArticleId, int]


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of one article that has at least one name."""

    key: EntityKey
    type: MentionType
    names: tuple[str, ...]  # as written, first seen first
    folded: tuple[tuple[str, ...], ...]  # their words without titles, for comparing
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors, and which actor (a place in `all`) each entity of each article is."""

    all: tuple[Actor, ...]
    of_entity: Mapping[EntityKey, int]


@dataclass(slots=True)
class _Union:
    parent: list[int]
    why: list[list[str]] = field(default_factory=list)

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int, why: str) -> None:
        a, b = sorted((self.find(i), self.find(j)))
        if a != b:
            self.parent[b] = a
            self.why[a] += self.why[b]
        if why not in self.why[a]:
            self.why[a].append(why)


def find_actors(articles: Sequence[Claims]) -> Actors:
    """The actors of all articles, in order of how many articles and mentions name them."""
    found = [named for article in articles for named in _named(article)]
    union = _Union(list(range(len(found))), [[] for _ in found])
    _same_words(found, union)
    _short_names(found, union)
    _acronyms(found, union)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(found)):
        members[union.find(i)].append(i)
    made = [(_actor([found[i] for i in group], union.why[root]), group) for root, group in members.items()]
    made.sort(key=lambda pair: (-len({p.article for p in pair[0].mentions}), -len(pair[0].mentions), pair[0].id))
    of_entity = {found[i].key: number for number, (_, group) in enumerate(made) for i in group}
    return Actors(tuple(actor for actor, _ in made), of_entity)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: folded, without titles before it and the possessive after it."""
    words = _WORD.findall(fold(name.strip(_EDGE)).replace(".", " "))
    words = [w[:-2] if w.endswith("'s") else w for w in words]
    while len(words) > 1 and (words[0] in _titles() or words[0] == "the"):
        words = words[1:]
    return tuple(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for kind in ("male", "female", "other") for word in lexicon.words("titles", kind))


# --- one article -------------------------------------------------------------------------------


def _named(article: Claims) -> Iterable[Named]:
    analysis = article.analysis
    text, ident = analysis.article.text, analysis.article.id
    entities: dict[int, list[Mention]] = defaultdict(list)
    for number, mention in enumerate(analysis.mentions):
        entities[mention.entity if mention.entity >= 0 else -2 - number].append(mention)
    for entity, mentions in sorted(entities.items()):
        names = [m for m in mentions if m.form == "name"]
        if not names:
            continue
        kinds = sorted({m.type for m in names}, key=lambda k: (-sum(m.type == k for m in names), k))
        written = list(dict.fromkeys(m.span.of(text).strip(_EDGE) for m in names))
        folded = [words for words in dict.fromkeys(name_words(n) for n in written) if words]
        if folded:
            places = tuple(Place(ident, m.span) for m in sorted(mentions, key=lambda m: m.span))
            yield Named((ident, entity), kinds[0], tuple(written), tuple(folded), places)


def entity_numbers(article: Claims) -> tuple[int, ...]:
    """For each mention of the article, the entity number it counts under in `Actors.of_entity`."""
    return tuple(m.entity if m.entity >= 0 else -2 - n for n, m in enumerate(article.analysis.mentions))


# --- joining -----------------------------------------------------------------------------------


def _alike(a: MentionType, b: MentionType) -> bool:
    return a == b or {a, b} <= PLACES or (a != "PER" and b != "PER" and {a, b} <= GROUPS)


def _same_words(found: Sequence[Named], union: _Union) -> None:
    """A full name joins on the same words; a single word does too unless it may be one of several people."""
    full: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, named in enumerate(found):
        for words in named.folded:
            if len(words) > 1 or named.type != "PER":
                full[words].append(i)
    for words, holders in sorted(full.items()):
        for kind in sorted({found[i].type for i in holders}):
            same = [i for i in holders if _alike(found[i].type, kind)]
            for other in same[1:]:
                union.join(same[0], other, f"the same name: {' '.join(words)}")


def _short_names(found: Sequence[Named], union: _Union) -> None:
    """A person's surname, or first and last name, joins the only person whose full name it fits."""
    people = [i for i, named in enumerate(found) if named.type == "PER"]
    by_last: dict[str, list[int]] = defaultdict(list)
    for i in people:
        for last in sorted({words[-1] for words in found[i].folded}):
            by_last[last].append(i)
    for last, holders in sorted(by_last.items()):
        full: list[tuple[tuple[str, ...], int]] = [
            (w, i) for i in holders for w in found[i].folded if len(w) > 1 and w[-1] == last
        ]
        for n, (words, i) in enumerate(full):
            for other, j in full[n + 1 :]:
                if words != other and _initials_fit(words, other):
                    union.join(i, j, f"{' '.join(words)} fits {' '.join(other)}")
        roots = {union.find(i) for _, i in full}
        alone = [i for i in holders if (last,) in found[i].folded]
        first_names = {w[0] for w, _ in full}
        if len(roots) == 1 and (len(first_names) == 1 or len({i for _, i in full}) == 1):
            fullest: list[tuple[str, ...]] = sorted((words for words, _ in full), key=_length)
            whole = " ".join(fullest[-1])
            for i in alone:
                if union.find(i) not in roots:
                    union.join(full[0][1], i, f"{last}: the only one of that surname is {whole}")
        elif not roots:
            for i in alone[1:]:
                union.join(alone[0], i, f"the same name: {last}")


def _length(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(words), words


def _initials_fit(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where first and last words are equal and the middle ones are missing or shortened, not others."""
    if a[0] != b[0] or a[-1] != b[-1]:
        return False
    short, long = sorted((a[1:-1], b[1:-1]), key=len)
    return not short or (len(short) == len(long) and all(_abbreviates(x, y) for x, y in zip(short, long, strict=True)))


def _abbreviates(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _acronyms(found: Sequence[Named], union: _Union) -> None:
    """Capital letters join the only longer name whose words begin with them."""
    long: dict[str, set[int]] = defaultdict(set)
    for i, named in enumerate(found):
        if named.type in GROUPS:
            for words in named.folded:
                letters = "".join(w[0] for w in words if w not in SMALL_WORDS)
                if len(letters) > 1 and len(words) > 1:
                    long[letters].add(i)
    for i, named in enumerate(found):
        for written in named.names:
            bare = written.replace(".", "").strip(_EDGE)
            if not (2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha()) or named.type not in GROUPS:
                continue
            fits = sorted(long.get(bare.casefold(), ()))
            roots = {union.find(j) for j in fits}
            if len(roots) == 1 and union.find(i) not in roots:
                union.join(fits[0], i, f"{bare} is short for {found[fits[0]].names[0]}")


def _actor(group: Sequence[Named], why: Sequence[str]) -> Actor:
    counts: dict[str, int] = defaultdict(int)
    for named in group:
        for name in named.names:
            counts[name] += 1
    # the fullest name, but not one that a slip of the reader made longer once
    name = max(counts, key=lambda n: (min(len(name_words(n)), 4), counts[n], -len(n), n))
    kinds = [named.type for named in group]
    kind = max(sorted(set(kinds)), key=kinds.count)
    places = tuple(sorted({place for named in group for place in named.places}))
    first = places[0]
    ident = ActorId(digest(name, kind, first.article, str(first.span.start), str(first.span.end)))
    return Actor(ident, name, kind, tuple(sorted(set(counts) - {name})), places, tuple(sorted(set(why))))
