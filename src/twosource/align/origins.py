"""What stands behind a group of claims: its origins, and how many of them are independent.

Two articles that quote one named source share an origin; so do two that share copied text or carry one agency's tag.
Unnamed officials of two articles are two origins that may be one: independence is a lower and an upper bound.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.align.union import Union
from twosource.align.voice import Voice, bare
from twosource.model import ArticleId, Evidence, Origin, Place, Span
from twosource.text import fold

ORDER = ("document", "statement", "act", "wire", "unnamed", "own_voice", "unattributed")  # whose label is shown first
CERTAIN = frozenset({"document", "statement", "wire"})  # kinds of origin that are one and the same by their label
TOLD = CERTAIN | {"act", "unnamed"}  # kinds that tell who it comes from
NAMELESS = frozenset({"own_voice", "unattributed", "unnamed", "wire"})  # kinds that copied words make one


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a group: its article, its voice, and which passages it shares."""

    article: ArticleId
    voice: Voice
    passages: frozenset[int]


def find_origins(said: Sequence[Said]) -> tuple[Origin, ...]:
    """The origins of a group, the ones most articles rest on first."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.voice.key].append(one)
    origins = [_origin(members) for members in _joined(groups)]
    return tuple(sorted(origins, key=lambda o: (-len(o.articles), o.kind, o.label, o.articles)))


def independent(origins: Sequence[Origin]) -> tuple[int, int]:
    """The lower and the upper bound of the number of distinct origins.

    Named sources that differ are surely distinct. What an article says in its own voice, or has from unnamed
    people, may come from any source of the group; so may the acts it tells. An article that cites somebody for the
    matter counts by whom it cites: what it adds in its own voice is no further origin. One that names nobody counts
    once, whether it tells the matter itself or leaves open who does ("was charged").
    """
    named = sum(o.kind in CERTAIN for o in origins)
    cited = {article for o in origins if o.kind in TOLD for article in o.articles}
    itself = {*cited, *(article for o in origins if o.kind == "own_voice" for article in o.articles)}
    counted = [
        o
        for o in origins
        if o.kind in TOLD or not (itself if o.kind == "unattributed" else cited).issuperset(o.articles)
    ]
    return max(1, named), max(1, named, len(counted))


# --- what is one origin though its keys differ ---------------------------------------------------


def _joined(groups: Mapping[str, Sequence[Said]]) -> list[list[Said]]:
    """The claims of each origin, in order of the keys."""
    keys = sorted(groups)
    voices = [groups[key][0].voice for key in keys]
    union = Union.of(len(keys))
    _join_copies([groups[key] for key in keys], union)
    _join_bodies(voices, union)
    for one, two in combinations([n for n, v in enumerate(voices) if v.kind in ("act", "statement")], 2):
        if _one_name(voices[one], voices[two]):
            union.join(one, two, "name")
    made: dict[int, list[Said]] = defaultdict(list)
    for n, key in enumerate(keys):
        made[union.find(n)] += groups[key]
    return list(made.values())


def _join_copies(groups: Sequence[Sequence[Said]], union: Union) -> None:
    """Those who share a passage.

    Voices without a name; one of them with the wire whose text it shares, or with the only named source to whom
    another article gives the same words.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for n, members in enumerate(groups):
        for passage in {p for one in members for p in one.passages}:
            holders[passage].append(n)
    voices = [members[0].voice for members in groups]
    for _, sharing in sorted(holders.items()):
        nameless = [n for n in sharing if voices[n].kind in NAMELESS]
        named = [n for n in sharing if voices[n].kind in ("document", "statement")]
        vague = [n for n in nameless if voices[n].kind in ("unattributed", "unnamed")]
        union.join_all(nameless, "copied")
        if len(named) == 1 and vague:
            union.join(named[0], vague[0], "copied")
        for one, two in combinations(named, 2):  # a joint statement, or one person under two descriptions
            if _name_words(voices[one]) & _name_words(voices[two]):
                union.join(one, two, "copied")


def _join_bodies(voices: Sequence[Voice], union: Union) -> None:
    """A body that is named by its role alone ("police"), with the one officer who speaks for it."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for n, voice in enumerate(voices):
        if voice.body is not None:
            bodies[voice.body].append(n)
    for _, same in sorted(bodies.items()):
        role = [n for n in same if voices[n].kind == "unnamed"]
        officers = set(union.roots(same)) - set(union.roots(role))
        union.join_all(role, "body")
        if role and len(officers) == 1:  # of two it is not known for whom "police" stands
            union.join(role[0], officers.pop(), "body")


def _one_name(a: Voice, b: Voice) -> bool:
    """True where one label is the other with an office before it: "Prosecutor Ann Gray" and "Ann Gray"."""
    short, long = sorted((bare(a.label).split(), bare(b.label).split()), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _name_words(voice: Voice) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\w+", voice.label)[1:] if word[0].isupper() and len(word) > 3)


def _origin(members: Sequence[Said]) -> Origin:
    first = min(members, key=lambda m: (ORDER.index(m.voice.kind), m.voice.label, m.voice.key))
    articles = tuple(sorted({m.article for m in members}))
    evidence = {e for m in members for e in (m.voice.evidence, *m.voice.also)}
    if len({m.voice.key for m in members}) > 1:
        shared = frozenset().union(*(m.passages for m in members))
        why = "the articles carry the same words" if shared else f"the same by its name or office: {first.voice.label}"
        evidence.add(Evidence("shared passage" if shared else "same source", why))
    ordered = sorted(evidence, key=lambda e: (e.kind, e.detail, e.place or Place(ArticleId(""), Span(0, 0))))
    return Origin(first.voice.kind, first.voice.label, articles, tuple(ordered))
