"""Who a claim comes from, as far as its own article shows.

The origin of a claim is the innermost source of its attribution: of "Channel 5 reports that the mayor said",
the mayor. A public act that a report tells in its own voice ("the council announced ...") comes from the one who acts;
all else that it tells so comes from the agency whose tag it carries, or from the outlet.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.align.actors import Actors, entity_numbers
from twosource.model import (
    Analysis,
    Attribution,
    AttributionId,
    Claim,
    ClaimId,
    Claims,
    Evidence,
    OriginKind,
    Place,
    Span,
    because,
)
from twosource.text import digest, fold

PRONOUNS = frozenset({"", "he", "i", "it", "one", "she", "they", "we", "who", "you"})  # sources not resolved
NEAR = 40  # characters beside an attribution in which it is told where it was said
BESIDE = 8  # words beside a person's name in which an office is told
PAST = frozenset({"ex", "former", "retired"})  # lemmas of an office that is no more
DESCRIBES = frozenset({"appos", "compound", "flat", "nmod"})  # how the words that tell it hang on the name
APPOSED = frozenset({"appos", "compound", "flat"})  # how a name hangs on the word it stands beside
NAMED = frozenset({"named_person", "named_org", "document"})  # types of source that have a name
ACTING = frozenset({"PER", "ORG", "GPE"})  # types of those who act in public
SMALL = frozenset({"a", "an", "for", "her", "his", "its", "of", "s", "the", "their"})  # words that tell no two apart


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
        known = _lookup(article, actors)
        own = _own_voice(known.analysis)
        made: dict[AttributionId, Voice] = {}
        for claim in article.claims:
            held = known.attributions.get(claim.attribution) if claim.attribution else None
            if held is None:
                found[claim.id] = _act(known, claim) or own
                continue
            if held.id not in made:
                made[held.id] = _attributed(known, held)
            found[claim.id] = made[held.id]
    return found


def bare(label: str) -> str:
    """The words by which two labels are compared."""
    return " ".join(w for w in re.findall(r"\w+", fold(label)) if w not in SMALL)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What is looked up of one article for each of its claims."""

    analysis: Analysis
    attributions: Mapping[AttributionId, Attribution]
    actors: Actors
    actor_of: tuple[int | None, ...]  # of each mention


def _lookup(article: Claims, actors: Actors) -> _Lookup:
    analysis = article.analysis
    ident = analysis.article.id
    actor_of = tuple(actors.of_entity.get((ident, entity)) for entity in entity_numbers(article))
    return _Lookup(analysis, {a.id: a for a in analysis.attributions}, actors, actor_of)


# --- what somebody is cited for ------------------------------------------------------------------


def _attributed(known: _Lookup, innermost: Attribution) -> Voice:
    """The nearest source that is named, going outwards from the claim."""
    text, ident, keys = known.analysis.article.text, known.analysis.article.id, known.actors.keys
    at = _with_source(known, innermost)
    if at is None:
        where = innermost.cue[0] if innermost.cue else innermost.content[0]
        shown = Evidence("attribution", because("no_source", words=where.of(text)), Place(ident, where))
        return Voice("unattributed", f"nobody/{ident}", "unattributed", shown)
    label = at.source_label or " ".join(s.of(text) for s in at.source)
    channel = _channel(text, at)
    why = because("said_by_through", source=label, channel=channel) if channel else because("said_by", source=label)
    shown = Evidence("attribution", why, Place(ident, at.source[0]))
    called = bare(label)
    if called in PRONOUNS:
        return Voice("unattributed", f"nobody/{ident}", "unattributed", shown)
    kind: OriginKind = "document" if at.source_type == "document" else "statement"
    names = _names_in(known, at)
    one = _only_source(known, at, names)
    if one is not None:
        body = _speaks_for(known, one)
        return Voice(kind, f"actor/{keys[one]}", known.actors.all[one].name, shown, one, body=body)
    idents = "+".join(sorted(keys[n] for n in names))
    if len(names) > 1 and at.source_type == "named_person":  # a joint statement, whatever they are called beside it
        return Voice(kind, f"actors/{idents}", label, shown)
    if names:  # "Mr. A's lawyer": unnamed, but of somebody named; the same words are the same source
        key = f"of/{idents}/{digest(_unnamed_role(known.analysis, at, called))}"
        if at.source_type in NAMED:
            return Voice(kind, key, label, shown)
        official = len(names) == 1 and at.source_type == "unnamed_official"
        return Voice("unnamed", key, label, shown, body=_whose(known.actors, min(names)) if official else None)
    if at.source_type in ("document", "estimate"):
        return Voice("document", f"words/{ident}/{called}", label, shown, None, called)
    body = lexicon.table("acts")["bodies"].get(called)
    return Voice("unnamed", f"words/{ident}/{called}", label, shown, None, called, body=body)


def _with_source(known: _Lookup, innermost: Attribution) -> Attribution | None:
    """The attribution itself or the nearest around it that tells its source."""
    at: Attribution | None = innermost
    for _ in range(len(known.attributions)):
        if at is None or at.source:
            return at
        at = known.attributions.get(at.parent) if at.parent else None
    return None


def _only_source(known: _Lookup, at: Attribution, names: set[int]) -> int | None:
    """The one named actor who is the source, as the article has it or by the name that closes the source."""
    if at.source_entity is not None and at.source_type in NAMED:
        actor = known.actors.of_entity.get((known.analysis.article.id, at.source_entity))
        if actor is not None:
            return actor
    if len(names) == 1 and at.source_type == "named_person":
        return _ends_in_name(known, at)
    return _apposed(known, at)


def _ends_in_name(known: _Lookup, at: Attribution) -> int | None:
    """The person whose name closes the source, after a title or an office: "County Prosecutor Ann Gray"."""
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.form == "name" and mention.type == "PER" and mention.span.end == at.source[-1].end:
            return actor
    return None


def _apposed(known: _Lookup, at: Attribution) -> int | None:
    """The one person who is the source, not of whom it is: "the Democrat, Representative Ann Gray of Ostrand"."""
    tokens = known.analysis.tokens
    inside = {i for s in at.source for i in tokens.begun_in(s)}
    if any(tokens.deprels[i] == "conj" for i in inside):
        return None
    found = set()
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.type == "PER" and mention.form == "name" and mention.head in inside:
            word = mention.head
            while tokens.heads[word] in inside and tokens.deprels[word].split(":")[0] in APPOSED:
                word = tokens.heads[word]
            if tokens.heads[word] not in inside:
                found.add(actor)
    return found.pop() if len(found) == 1 else None


def _names_in(known: _Lookup, at: Attribution) -> set[int]:
    """The actors that the words of the source name."""
    named = zip(known.analysis.mentions, known.actor_of, strict=True)
    return {n for m, n in named if n is not None and any(s.contains(m.span) for s in at.source)}


def _unnamed_role(analysis: Analysis, at: Attribution, called: str) -> str:
    """The label without the names in it: of "Flynn's lawyer", "lawyer"."""
    words = set(called.split())
    for mention in analysis.mentions:
        if mention.form == "name" and any(s.contains(mention.span) for s in at.source):
            words -= set(bare(mention.span.of(analysis.article.text)).split())
    return " ".join(w for w in called.split() if w in words)


def _channel(text: str, at: Attribution) -> str | None:
    """ "in a news release": where it was said, if the words beside the attribution tell it."""
    frame = [*at.source, *at.cue]
    near = fold(text[max(0, min(s.start for s in frame) - NEAR) : max(s.end for s in frame) + NEAR])
    told = [channel for channel in sorted(lexicon.words("acts", "channels")) if channel in near]
    return told[0] if told else None


# --- for whom somebody speaks --------------------------------------------------------------------


def _speaks_for(known: _Lookup, actor: int) -> str | None:
    """The body that is told beside the name of a person ("the police chief"), or that the name of a body ends in."""
    bodies = lexicon.table("acts")["bodies"]
    if known.actors.all[actor].type != "PER":
        words = bare(known.actors.all[actor].name).split()
        tails = (" ".join(words[-2:]), *words[-1:])  # "police department" of "Lakeside Police Department"
        return next((str(bodies[tail]) for tail in tails if tail in bodies), None)
    for mention, other in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.form == "name" and other == actor:
            told = _office(known.analysis, mention.span)
            spelled = (fold(known.analysis.tokens.span(i, i).of(known.analysis.article.text)) for i in told)
            body = next((str(bodies[word]) for word in spelled if word in bodies), None)
            body = body or _employer(known, told)
            if body is not None:
                return body
    return None


def _employer(known: _Lookup, told: list[int]) -> str | None:
    """The body named among the words that tell an office: "White House chief of staff"."""
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.head in told and mention.form == "name" and actor is not None:
            body = _whose(known.actors, actor)
            if body is not None:
                return body
    return None


def _whose(actors: Actors, number: int) -> str | None:
    """The body under which an actor's officials are one, None for a person or a known place."""
    actor = actors.all[number]
    name = fold(actor.name)
    place = any(name in lexicon.words("places", kind) for kind in ("cities", "countries", "regions", "states"))
    return f"actor/{actors.keys[number]}" if actor.type in ("FAC", "GPE", "ORG") and not place else None


def _office(analysis: Analysis, name: Span) -> list[int]:
    """The words beside a name that tell an office held now: "a police critic" speaks for himself."""
    tokens = analysis.tokens
    inside = tokens.begun_in(name)
    window = [*range(max(0, inside.start - BESIDE), min(len(tokens), inside.stop + BESIDE))]
    hung = {i for i in window if tokens.heads[i] in inside and tokens.deprels[i].split(":")[0] in DESCRIBES}
    hung |= {tokens.heads[i] for i in inside if tokens.deprels[i] in APPOSED and tokens.heads[i] in window}
    hung |= {i for i in window if tokens.heads[i] in hung and tokens.deprels[i] == "compound"}  # "the police chief"
    told = sorted(hung.difference(inside))
    past = any(tokens.heads[i] in hung.union(inside) and tokens.lemmas[i] in PAST for i in window)
    words = {fold(tokens.span(i, i).of(analysis.article.text)) for i in told}
    return told if not past and lexicon.words("acts", "officers") & words else []


# --- what an article says itself -----------------------------------------------------------------


def _own_voice(analysis: Analysis) -> Voice:
    article, wire = analysis.article, analysis.wire
    if wire is not None:
        shown = Evidence("wire tag", because("carries_tag", agency=wire.agency), wire.place)
        return Voice("wire", f"wire/{fold(wire.agency)}", wire.agency, shown)
    label = article.outlet or article.name
    key = f"own/{fold(article.outlet)}" if article.outlet else f"own/{article.id}"  # two reports of one outlet are one
    shown = Evidence("own voice", because("own_words", outlet=label))
    return Voice("own_voice", key, label, shown, also=_agencies_helped(analysis))


def _agencies_helped(analysis: Analysis) -> tuple[Evidence, ...]:
    if not analysis.helped:
        return ()
    agencies = tuple(wire.agency for wire in analysis.helped)
    return (Evidence("wire tag", because("helped", agencies=agencies), analysis.helped[0].place),)


def _act(known: _Lookup, claim: Claim) -> Voice | None:
    """Of a claim that tells a public act of somebody named: the one who acts; of a denied or doubted one nobody."""
    analysis = known.analysis
    if claim.polarity == "-" or not len(analysis.tokens):
        return None
    head = analysis.tokens.lemmas[claim.head].casefold()
    if analysis.tokens.upos[claim.head] != "VERB" or head not in lexicon.words("acts", "verbs"):
        return None
    doer = _agent(known, claim)
    if doer is None and claim.subject is not None and not _is_passive_claim(analysis, claim):
        doer = _doer(known, claim.subject)
    if doer is None:
        return None
    name = known.actors.all[doer].name
    told = Evidence("act", because("did", actor=name, act=head), Place(analysis.article.id, claim.span))
    return Voice("act", f"actor/{known.actors.keys[doer]}", name, told, doer)


def _doer(known: _Lookup, subject: Span) -> int | None:
    """Who the subject is: its longest name, or the name that follows it as a title."""
    mentions = known.analysis.mentions
    inside = [n for n, m in enumerate(mentions) if subject.contains(m.span)]
    longest = max(inside, key=lambda n: mentions[n].span.end - mentions[n].span.start, default=None)
    entitled = _entitled(known.analysis, subject if longest is None else mentions[longest].span)
    number = longest if entitled is None else entitled
    return known.actor_of[number] if number is not None and mentions[number].type in ACTING else None


def _agent(known: _Lookup, claim: Claim) -> int | None:
    """By whom it was done: "passed by the council"."""
    tokens = known.analysis.tokens
    if tokens.xpos[claim.head] != "VBN":
        return None
    by = {
        tokens.heads[i] for i in tokens.begun_in(claim.span) if tokens.lemmas[i] == "by" and tokens.deprels[i] == "case"
    }
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.head in by and tokens.heads[mention.head] == claim.head and mention.type in ACTING:
            return actor
    return None


def _entitled(analysis: Analysis, title: Span) -> int | None:
    """The mention of the person whose name stands right after the words: "Speaker", "Ann Gray"."""
    for number, mention in enumerate(analysis.mentions):
        follows = mention.span.start > title.end and analysis.article.text[title.end : mention.span.start] == " "
        if mention.type == "PER" and mention.form == "name" and follows:
            return number
    return None


def _is_passive_claim(analysis: Analysis, claim: Claim) -> bool:
    tokens = analysis.tokens
    return any(tokens.heads[i] == claim.head and ":pass" in tokens.deprels[i] for i in tokens.begun_in(claim.span))
