"""Who a claim comes from, and how many independent origins stand behind a group of claims.

The origin of a claim is the innermost source of its attribution: of "Channel 5 reports that the mayor said",
the mayor. Two articles that quote one named source share an origin; so do two that share copied text or carry
one agency's tag. A public act that a report tells in its own voice ("the council announced ...") comes from the one
who acts. Unnamed officials of two articles are two origins that may be one: independence is a lower and an upper bound.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource import lexicon
from twosource.align.actors import Actors
from twosource.align.wires import contributed, wire_tag
from twosource.model import (
    Article,
    ArticleId,
    Attribution,
    AttributionId,
    Claim,
    ClaimId,
    Claims,
    Evidence,
    Mention,
    Origin,
    OriginKind,
    Place,
    Span,
)
from twosource.text import digest, fold

PRONOUNS = frozenset({"", "he", "i", "it", "one", "she", "they", "we", "who", "you"})  # sources not resolved
NEAR = 40  # characters beside an attribution in which it is told where it was said
CERTAIN = frozenset({"statement", "document", "wire"})  # kinds of origin that are one and the same by their label
NAMELESS = frozenset({"own_voice", "wire", "unattributed", "unnamed"})  # kinds that copied words make one
BESIDE = 8  # words beside a person's name in which an office is told
PAST = frozenset({"ex", "former", "retired"})  # lemmas of an office that is no more
DESCRIBES = frozenset({"appos", "compound", "flat", "nmod"})  # how the words that tell it hang on the name
NAMED = frozenset({"named_person", "named_org", "document"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, as far as its own article shows.

    `key` is equal where two claims surely have one source. `actor` is the named source's place in the list
    of actors. `vague` is the same for unnamed sources that may be the same ("police" in two articles). `body` is the
    one that a source is or speaks for: the police of "Detectives" and of "Ann Gray, the police chief".
    """

    kind: OriginKind
    key: str
    label: str
    evidence: Evidence
    actor: int | None = None
    vague: str | None = None
    also: tuple[Evidence, ...] = ()
    body: str | None = None


def voices(articles: Sequence[Claims], actors: Actors) -> dict[ClaimId, Voice]:
    """The voice of every claim."""
    found: dict[ClaimId, Voice] = {}
    for article in articles:
        own = _own_voice(article.analysis.article)
        chain = {a.id: a for a in article.analysis.attributions}
        made: dict[AttributionId, Voice] = {}
        for claim in article.claims:
            if claim.attribution is None or claim.attribution not in chain:
                found[claim.id] = _act(article, claim, actors) or own
                continue
            if claim.attribution not in made:
                made[claim.attribution] = _attributed(article, chain[claim.attribution], chain, actors)
            found[claim.id] = made[claim.attribution]
    return found


# --- one claim ---------------------------------------------------------------------------------


def _attributed(
    article: Claims, innermost: Attribution, chain: Mapping[AttributionId, Attribution], actors: Actors
) -> Voice:
    """The nearest source that is named, going outwards from the claim."""
    text, ident = article.analysis.article.text, article.analysis.article.id
    at: Attribution | None = innermost
    for _ in range(len(chain)):
        if at is None or at.source:
            break
        at = chain.get(at.parent) if at.parent else None
    if at is None or not at.source:
        where = innermost.cue[0] if innermost.cue else innermost.content[0]
        shown = Evidence("attribution", f"“{where.of(text)}” names no source", Place(ident, where))
        return Voice("unattributed", f"nobody/{ident}", "unattributed", shown)
    span = at.source[0]
    label = at.source_label or " ".join(s.of(text) for s in at.source)
    shown = Evidence("attribution", f"said by {label}{_channel(text, at)}", Place(ident, span))
    entity = at.source_entity
    actor = actors.of_entity.get((ident, entity)) if entity is not None else None
    names = _names_in(article, at, actors)
    bare = _bare(label)
    if bare in PRONOUNS:
        return Voice("unattributed", f"nobody/{ident}", "unattributed", shown)
    kind: OriginKind = "document" if at.source_type == "document" else "statement"
    if actor is not None and at.source_type in NAMED:
        body = _speaks_for(article, actor, actors)
        return Voice(kind, f"actor/{actors.all[actor].id}", actors.all[actor].name, shown, actor, body=body)
    if len(names) > 1 and at.source_type == "named_person":  # a joint statement, whatever they are called beside it
        key = f"actors/{'+'.join(sorted(actors.all[n].id for n in names))}"
        return Voice(kind, key, label, shown)
    if names and at.source_type == "named_person" and (one := _ends_in_name(article, at, actors)) is not None:
        body = _speaks_for(article, one, actors)
        return Voice(kind, f"actor/{actors.all[one].id}", actors.all[one].name, shown, one, body=body)
    if names:  # "Mr. A's lawyer": unnamed, but of somebody named; the same words are the same source
        key = f"of/{'+'.join(sorted(actors.all[n].id for n in names))}/{digest(_role(article, at, bare))}"
        return Voice(kind if at.source_type in NAMED else "unnamed", key, label, shown)
    if at.source_type in ("document", "estimate"):
        return Voice("document", f"words/{ident}/{bare}", label, shown, None, bare)
    body = lexicon.table("acts")["bodies"].get(bare)
    return Voice("unnamed", f"words/{ident}/{bare}", label, shown, None, bare, body=body)


def _act(article: Claims, claim: Claim, actors: Actors) -> Voice | None:
    """Of a claim that tells a public act of somebody named: the one who acts; of a denied or doubted one nobody."""
    analysis, ident = article.analysis, article.analysis.article.id
    if claim.subject is None or claim.polarity == "-" or not len(analysis.tokens):
        return None
    head = analysis.tokens.lemmas[claim.head].casefold()
    verbal = analysis.tokens.upos[claim.head] == "VERB"
    if not verbal or head not in lexicon.words("acts", "verbs") or _passive(article, claim):
        return None
    inside = [(n, m) for n, m in enumerate(analysis.mentions) if claim.subject.contains(m.span)]
    longest = max(inside, key=lambda nm: nm[1].span.end - nm[1].span.start, default=None)
    longest = _entitled(article, longest[1].span if longest else claim.subject) or longest
    if longest is None or longest[1].type not in ("PER", "ORG", "GPE"):
        return None
    number, mention = longest
    actor = actors.of_entity.get((ident, mention.entity if mention.entity >= 0 else -2 - number))
    if actor is None:
        return None
    name = actors.all[actor].name
    told = Evidence("act", f"tells what {name} did: {head}", Place(ident, claim.span))
    return Voice("act", f"actor/{actors.all[actor].id}", name, told, actor)


def _entitled(article: Claims, title: Span) -> tuple[int, Mention] | None:
    """The person whose name stands right after the words: "Speaker", "Ann Gray"."""
    text = article.analysis.article.text
    for number, mention in enumerate(article.analysis.mentions):
        between = text[title.end : mention.span.start] if mention.span.start > title.end else "-"
        if mention.type == "PER" and mention.form == "name" and between == " ":
            return number, mention
    return None


def _passive(article: Claims, claim: Claim) -> bool:
    tokens = article.analysis.tokens
    return any(tokens.heads[i] == claim.head and ":pass" in tokens.deprels[i] for i in tokens.begun_in(claim.span))


def _ends_in_name(article: Claims, at: Attribution, actors: Actors) -> int | None:
    """The person whose name closes the source, after a title or an office: "County Prosecutor Ann Gray"."""
    ident = article.analysis.article.id
    for number, mention in enumerate(article.analysis.mentions):
        if mention.form == "name" and mention.type == "PER" and at.source and mention.span.end == at.source[-1].end:
            entity = mention.entity if mention.entity >= 0 else -2 - number
            return actors.of_entity.get((ident, entity))
    return None


def _speaks_for(article: Claims, actor: int, actors: Actors) -> str | None:
    """The body that is told beside the name of a person ("the police chief"), or that the name of a body ends in."""
    tokens, ident = article.analysis.tokens, article.analysis.article.id
    text, told = article.analysis.article.text, lexicon.table("acts")["bodies"]
    if actors.all[actor].type != "PER":
        return next((told[w] for w in _tails(_bare(actors.all[actor].name)) if w in told), None)
    for number, mention in enumerate(article.analysis.mentions):
        entity = mention.entity if mention.entity >= 0 else -2 - number
        if mention.form != "name" or actors.of_entity.get((ident, entity)) != actor:
            continue
        inside = tokens.begun_in(mention.span)
        window = [*range(max(0, inside.start - BESIDE), inside.start), *inside]
        window += range(inside.stop, min(len(tokens), inside.stop + BESIDE))
        hung = {i for i in window if tokens.heads[i] in inside and tokens.deprels[i].split(":")[0] in DESCRIBES}
        hung |= {i for i in window if tokens.heads[i] in hung and tokens.deprels[i] == "compound"}  # "the police chief"
        words = [fold(tokens.span(i, i).of(text)) for i in sorted(hung.difference(inside))]
        past = any(tokens.heads[i] in hung.union(inside) and tokens.lemmas[i] in PAST for i in window)
        if past or not lexicon.words("acts", "officers").intersection(words):
            continue  # "a police critic" speaks for himself
        body = next((str(told[word]) for word in words if word in told), None)
        if body is not None:
            return body
    return None


def _tails(bare: str) -> list[str]:
    """The last two words of a name, and the last: "police department" of "Lakeside Police Department"."""
    words = bare.split()
    return [" ".join(words[-2:]), *words[-1:]]


def _channel(text: str, at: Attribution) -> str:
    """ " in a news release": where it was said, if the words beside the attribution tell it."""
    frame = [*at.source, *at.cue]
    near = fold(text[max(0, min(s.start for s in frame) - NEAR) : max(s.end for s in frame) + NEAR])
    told = [channel for channel in sorted(lexicon.words("acts", "channels")) if channel in near]
    return f", {told[0]}" if told else ""


def _names_in(article: Claims, at: Attribution, actors: Actors) -> set[int]:
    ident = article.analysis.article.id
    found = set()
    for number, mention in enumerate(article.analysis.mentions):
        if any(s.contains(mention.span) for s in at.source):
            entity = mention.entity if mention.entity >= 0 else -2 - number
            actor = actors.of_entity.get((ident, entity))
            if actor is not None:
                found.add(actor)
    return found


def _role(article: Claims, at: Attribution, bare: str) -> str:
    """The label without the names in it: of "Flynn's lawyer", "lawyer"."""
    text = article.analysis.article.text
    words = set(bare.split())
    for mention in article.analysis.mentions:
        if mention.form == "name" and any(s.contains(mention.span) for s in at.source):
            words -= set(_bare(mention.span.of(text)).split())
    return " ".join(w for w in bare.split() if w in words)


def _bare(label: str) -> str:
    drop = {"a", "an", "the", "of", "for", "his", "her", "its", "their", "s"}
    return " ".join(w for w in re.findall(r"\w+", fold(label)) if w not in drop)


def _own_voice(article: Article) -> Voice:
    tag = wire_tag(article)
    if tag is not None:
        agency, place = tag
        return Voice("wire", f"wire/{fold(agency)}", agency, Evidence("wire tag", f"carries the tag {agency}", place))
    label = article.outlet or article.name
    key = f"own/{fold(article.outlet)}" if article.outlet else f"own/{article.id}"  # two reports of one outlet are one
    helped = contributed(article)
    return Voice("own_voice", key, label, Evidence("own voice", f"{label} says so itself"), also=helped)


# --- a group -----------------------------------------------------------------------------------


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
    joined = _join_copies(groups)
    origins = [_origin(members) for members in joined]
    return tuple(sorted(origins, key=lambda o: (-len(o.articles), o.kind, o.label, o.articles)))


def independent(origins: Sequence[Origin]) -> tuple[int, int]:
    """The lower and the upper bound of the number of distinct origins.

    Named sources that differ are surely distinct. What an article says in its own voice, or has from unnamed
    people, may come from any source of the group; so may the acts it tells. An article that cites somebody for the
    matter counts by whom it cites: what it adds in its own voice is no further origin. One that names nobody counts
    once, whether it tells the matter itself or leaves open who does ("was charged").
    """
    named = sum(o.kind in CERTAIN for o in origins)
    told = {*CERTAIN, "act", "unnamed"}
    cited = {article for o in origins if o.kind in told for article in o.articles}
    itself = {*cited, *(article for o in origins if o.kind == "own_voice" for article in o.articles)}
    counted = [
        o
        for o in origins
        if o.kind in told or not (itself if o.kind == "unattributed" else cited).issuperset(o.articles)
    ]
    return max(1, named), max(1, named, len(counted))


def _join_copies(groups: Mapping[str, Sequence[Said]]) -> list[list[Said]]:
    """What is one origin though its keys differ.

    Voices without a name that share a passage; one of them with the wire whose text it shares, or with the only named
    source to whom another article gives the same words; and a body named by its role alone ("police").
    """
    keys = sorted(groups)
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(one: str, two: str) -> None:
        a, b = sorted((root(one), root(two)))
        parent[b] = a

    holders: dict[int, list[str]] = defaultdict(list)
    bodies: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for passage in sorted({p for one in groups[key] for p in one.passages}):
            holders[passage].append(key)
        voice = groups[key][0].voice
        if voice.body is not None:
            bodies[voice.body].append(key)
    for _, sharing in sorted(holders.items()):
        nameless = [key for key in sharing if groups[key][0].voice.kind in NAMELESS]
        named = [key for key in sharing if groups[key][0].voice.kind in ("statement", "document")]
        vague = [key for key in nameless if groups[key][0].voice.kind in ("unattributed", "unnamed")]
        for key in nameless[1:]:
            join(nameless[0], key)
        if len(named) == 1 and vague:
            join(named[0], vague[0])
        for one, two in combinations(named, 2):  # a joint statement, or one person under two descriptions
            if _name_words(groups[one][0].voice) & _name_words(groups[two][0].voice):
                join(one, two)
    for _, same in sorted(bodies.items()):
        bare = [key for key in same if groups[key][0].voice.kind == "unnamed"]
        spoken = {root(key) for key in same} - {root(key) for key in bare}
        # of two named officers it is not known for whom "police" stands; one speaks for it
        for key in [*bare[1:], *(spoken if bare and len(spoken) == 1 else ())]:
            join(bare[0], key)
    for one, two in combinations([key for key in keys if groups[key][0].voice.kind in ("statement", "act")], 2):
        if _one_name(groups[one][0].voice, groups[two][0].voice):
            join(one, two)
    made: dict[str, list[Said]] = defaultdict(list)
    for key in keys:
        made[root(key)] += groups[key]
    return list(made.values())


def _one_name(a: Voice, b: Voice) -> bool:
    """True where one label is the other with an office before it: "Prosecutor Ann Gray" and "Ann Gray"."""
    short, long = sorted((_bare(a.label).split(), _bare(b.label).split()), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _name_words(voice: Voice) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\w+", voice.label)[1:] if word[0].isupper() and len(word) > 3)


def _origin(members: Sequence[Said]) -> Origin:
    order = ("document", "statement", "act", "wire", "unnamed", "own_voice", "unattributed")
    first = min(members, key=lambda m: (order.index(m.voice.kind), m.voice.label, m.voice.key))
    articles = tuple(sorted({m.article for m in members}))
    evidence = {e for m in members for e in (m.voice.evidence, *m.voice.also)}
    if len({m.voice.key for m in members}) > 1:
        shared = frozenset().union(*(m.passages for m in members))
        why = "the articles carry the same words" if shared else f"the same by its name or office: {first.voice.label}"
        evidence.add(Evidence("shared passage" if shared else "same source", why))
    ordered = sorted(evidence, key=lambda e: (e.kind, e.detail, e.place or Place(ArticleId(""), Span(0, 0))))
    return Origin(first.voice.kind, first.voice.label, articles, tuple(ordered))
