"""What stands behind a group of claims: its origins, and how many of them are independent.

Two articles that quote one named source share an origin; so do two that share copied text or carry one agency's tag.
Unnamed officials of two articles are two origins that may be one: independence is a lower and an upper bound.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.align.table.row import Row
from twosource.align.union import Union
from twosource.align.voices import Voice, bare
from twosource.model import Article, ArticleId, Evidence, Grounds, Origin, Place, Span, because
from twosource.text import fold

ORDER = ("document", "statement", "act", "wire", "unnamed", "own_voice", "unattributed")  # whose label is shown first
CERTAIN = frozenset({"document", "statement", "wire"})  # kinds of origin that are one and the same by their label
COUNTED = 20  # from this number on two who give the same have it from one count; set by judgement
COPIED = because("copied")
NAMED = because("one_source")
KINDS = {"copied": "shared passage", "one_source": "same source", "one_figure": "same figure"}  # of such evidence
UNITS = {"D": "days", "M": "months", "TH": "hours", "TM": "minutes", "TS": "seconds", "W": "weeks", "Y": "years"}
_LENGTH = re.compile(r"P(T?)(\d{1,9})([DHMSWY])")  # TIMEX3 value of a duration in one unit
TOLD = CERTAIN | {"act", "unnamed"}  # kinds that tell who it comes from
NAMELESS = frozenset({"own_voice", "unattributed", "unnamed", "wire"})  # kinds that copied words make one


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a group: its article, its voice, and which passages it shares."""

    article: ArticleId
    voice: Voice
    passages: frozenset[int]
    figures: frozenset[str] = frozenset()  # numbers that nobody counts by eye, with their units
    copies: tuple[str, ...] = ()  # who carried the very text of the article: outlets, or files where none is known


def said_by(row: Row, passages: frozenset[int]) -> Said:
    """What is looked at of a claim in a group."""
    return Said(row.claim.article, row.voice, passages, _shared_figures(row), _copies(row.analysis.article))


def _copies(article: Article) -> tuple[str, ...]:
    """All who carried the text, where more than one did: one voice, however many print it."""
    outlets = tuple(filter(None, (article.outlet, *article.other_outlets)))
    return outlets if len(outlets) > 1 else (article.name, *article.other_names) if article.other_names else ()


def _shared_figures(row: Row) -> frozenset[str]:
    """The numbers of a claim from COUNTED on, and such durations: ages, dates and small counts anybody may know."""
    found = set()
    for quantity in row.quantities:
        value = quantity.low if quantity.low is not None else quantity.high
        if value is not None and abs(value) >= COUNTED and quantity.unit != "year":
            found.add(f"{value:,.15g} {quantity.unit or ''}".strip())
    for time in row.times:
        length = _LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
        unit = UNITS.get(length[1] + length[3]) if length else None
        if length and unit and int(length[2]) >= COUNTED:
            found.add(f"{int(length[2])} {unit}")
    return frozenset(found)


def find_origins(said: Sequence[Said]) -> tuple[Origin, ...]:
    """The origins of a group, the ones most articles rest on first."""
    groups: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.voice.key].append(one)
    origins = [_origin_of(joined) for joined in _origins_joined(groups)]
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


@dataclass(frozen=True, slots=True)
class _Joined:
    """The claims of one origin, and why those of several keys are one."""

    members: tuple[Said, ...]
    why: tuple[Grounds, ...]


def _origins_joined(groups: Mapping[str, Sequence[Said]]) -> list[_Joined]:
    """The claims of each origin, in order of the keys."""
    keys = sorted(groups)
    voices = [groups[key][0].voice for key in keys]
    union = Union.of(len(keys))
    _join_copies([groups[key] for key in keys], union)
    _join_roles(voices, union)
    _join_figures([groups[key] for key in keys], union)
    for one, two in combinations([n for n, v in enumerate(voices) if v.kind in ("act", "statement")], 2):
        if _one_name(voices[one], voices[two]):
            union.join(one, two, NAMED)
    made: dict[int, list[Said]] = defaultdict(list)
    for n, key in enumerate(keys):
        made[union.find(n)] += groups[key]
    return [_Joined(tuple(members), tuple(sorted(union.why[root]))) for root, members in made.items()]


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
        union.join_all(nameless, COPIED)
        if len(named) == 1 and vague:
            union.join(named[0], vague[0], COPIED)
        for one, two in combinations(named, 2):  # a joint statement, or one person under two descriptions
            if _label_words(voices[one]) & _label_words(voices[two]):
                union.join(one, two, COPIED)


def _join_roles(voices: Sequence[Voice], union: Union) -> None:
    """A body that is named by its role alone ("police"), with the one officer who speaks for it."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for n, voice in enumerate(voices):
        if voice.body is not None:
            bodies[voice.body].append(n)
    for _, same in sorted(bodies.items()):
        role = [n for n in same if voices[n].kind == "unnamed"]
        officers = set(union.roots(same)) - set(union.roots(role))
        union.join_all(role, NAMED)
        if role and len(officers) == 1:  # of two it is not known for whom "police" stands
            union.join(role[0], officers.pop(), NAMED)


def _join_figures(groups: Sequence[Sequence[Said]], union: Union) -> None:
    """Those who tell by themselves a figure that others give too: with each other, and with the only source for it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, members in enumerate(groups):
        for figure in {f for one in members for f in one.figures}:
            holders[figure].append(n)
    for figure, sharing in sorted(holders.items()):
        itself = [n for n in sharing if groups[n][0].voice.kind in ("own_voice", "unattributed")]
        sources = union.roots(set(sharing) - set(itself))
        union.join_all(itself, because("one_figure", figure=figure))
        if itself and len(sources) == 1:
            union.join(itself[0], sources[0], because("one_figure", figure=figure))


def _one_name(a: Voice, b: Voice) -> bool:
    """True where one label is the other with an office before it: "Prosecutor Ann Gray" and "Ann Gray"."""
    short, long = sorted((bare(a.label).split(), bare(b.label).split()), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _label_words(voice: Voice) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\w+", voice.label)[1:] if word[0].isupper() and len(word) > 3)


def _origin_of(joined: _Joined) -> Origin:
    members = joined.members
    first = min(members, key=lambda m: (ORDER.index(m.voice.kind), m.voice.label, m.voice.key))
    articles = tuple(sorted({m.article for m in members}))
    evidence = {e for m in members for e in (m.voice.evidence, *m.voice.also)}
    evidence |= {Evidence("same text", because("one_text", carriers=m.copies)) for m in members if m.copies}
    evidence |= {Evidence(KINDS[why.rule], why) for why in joined.why}
    ordered = sorted(evidence, key=lambda e: (e.kind, e.why, e.place or Place(ArticleId(""), Span(0, 0))))
    return Origin(first.voice.kind, first.voice.label, articles, tuple(ordered))
