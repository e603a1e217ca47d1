"""Who a claim comes from, as far as its own article shows.

The origin of a claim is the innermost source of its attribution: of "Channel 5 reports that the mayor said",
the mayor. A public act that a report tells in its own voice ("the council announced ...") comes from the one who acts;
all else that it tells so comes from the agency whose tag it carries, or from the outlet.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource import lexicon
from twosource.align.actors import Actors
from twosource.align.voices.acts import act
from twosource.align.voices.agency import find_agencies
from twosource.align.voices.lookup import Lookup, look_up
from twosource.align.voices.loose import loose
from twosource.align.voices.meant import body_meant, told_in_full
from twosource.align.voices.offices import (
    APPOSED,
    PAST,
    body_called,
    body_of,
    department,
    described,
    speaks_for,
    told_which,
    whose,
)
from twosource.align.voices.voice import Voice, bare, head_word, heard_as, kin
from twosource.model import (
    Analysis,
    Attribution,
    AttributionId,
    ClaimId,
    Claims,
    Evidence,
    OriginKind,
    Place,
    Wire,
    because,
)
from twosource.text import digest, fold

__all__ = ["UNSETTLED", "Voice", "bare", "own_voice", "voices"]

PRONOUNS = frozenset({"", "he", "i", "it", "one", "she", "they", "we", "who", "you"})  # sources not resolved
UNSETTLED = "nobody/"  # how the keys of voices begin that are of nobody in particular
SOMEBODY = frozenset({"he", "it", "she", "they"})  # of these, those that stand for somebody the article told of before
CHARGES = frozenset({"arraign", "charge", "indict"})  # lemmas of cues whose content is read in a paper of the court
NEAR = 40  # characters beside an attribution in which it is told where it was said
MOST_RELAYS = 12  # names of those within whose words somebody is heard
NAMED = frozenset({"named_person", "named_org", "document"})  # types of source that have a name


def voices(articles: Sequence[Claims], actors: Actors) -> dict[ClaimId, Voice]:
    """The voice of every claim."""
    found: dict[ClaimId, Voice] = {}
    agencies = find_agencies(articles)
    for article in articles:
        known = look_up(article, actors)
        own = own_voice(known.analysis, agencies.get(known.analysis.article.id))
        made: dict[AttributionId, Voice] = {}
        for claim in article.claims:
            held = known.attributions.get(claim.attribution) if claim.attribution else None
            if held is None:
                found[claim.id] = act(known, claim) or own
                continue
            if held.id not in made:
                made[held.id] = _with_relays(known, held)
            why = loose(known.analysis, claim, held, made[held.id].label)
            found[claim.id] = made[held.id] if why is None else replace(made[held.id], loose=why)
    return found


# --- what somebody is cited for ------------------------------------------------------------------


def _with_relays(known: Lookup, innermost: Attribution) -> Voice:
    """The voice of an attribution with all those within whose words it stands."""
    voice = _attributed(known, innermost)
    relayed: set[str] = set()
    at = known.attributions.get(innermost.parent) if innermost.parent else None
    while at is not None and len(relayed) < MOST_RELAYS:
        relayed |= heard_as(_attributed(known, at))
        at = known.attributions.get(at.parent) if at.parent else None
    return replace(voice, relayed=frozenset(relayed) - heard_as(voice))


def _attributed(known: Lookup, innermost: Attribution) -> Voice:
    """The nearest source that is named, going outwards from the claim."""
    text, ident, keys = known.analysis.article.text, known.analysis.article.id, known.actors.keys
    at = _with_source(known, innermost)
    if at is None:
        return _of_nobody(known, innermost)
    label = at.source_label or " ".join(s.of(text) for s in at.source)
    channel = _channel(text, at)
    why = because("said_by_through", source=label, channel=channel) if channel else because("said_by", source=label)
    shown = Evidence("attribution", why, Place(ident, at.source[0]))
    called = bare(label)
    if called in SOMEBODY:  # somebody is cited, if it is not settled who
        return Voice("unnamed", f"{UNSETTLED}{ident}/{called}", f"“{label}”", shown, role=called)
    if called in PRONOUNS:
        return Voice("unattributed", f"{UNSETTLED}{ident}/{called}", "unattributed", shown, role=called or None)
    kind: OriginKind = "document" if at.source_type == "document" else "statement"
    paper = kin(head_word(label)) if kind == "document" else None
    names = _names_in(known, at)
    one = _only_source(known, at, names)
    one = body_meant(known, label) if one is None and not names else one
    if one is not None:
        body = None if PAST & set(called.split()) else speaks_for(known, one)
        actor = known.actors.all[one]
        person = actor.type == "PER"
        of = told_which(label if person else actor.name, actor.name if person else "") if body else frozenset()
        body = body or whose(known.actors, one)
        told = described(known, one, label) if person else frozenset()
        name = actor.name if person else told_in_full(label, actor.name)
        return Voice(kind, f"actor/{keys[one]}", name, shown, one, body=body, of=of, person=person, described=told)
    official = at.source_type in ("document", "unnamed_official")  # "a critic of the police" does not speak for them
    body = body_called(label) or (body_of(label) if official else None)
    idents = "+".join(sorted(keys[n] for n in names))
    if len(names) > 1 and at.source_type == "named_person":  # a joint statement, whatever they are called beside it
        return Voice(kind, f"actors/{idents}", label, shown)
    if names:  # "Mr. A's lawyer": unnamed, but of somebody named; the same words are the same source
        key = f"of/{idents}/{digest(_unnamed_role(known.analysis, at, called))}"
        of, spoken_for = told_which(label), min(names) if len(names) == 1 and official else None
        body = body or (None if spoken_for is None else whose(known.actors, spoken_for))
        if at.source_type in NAMED:
            return Voice(kind, key, label, shown, body=body, of=of, paper=paper)
        return Voice("unnamed", key, label, shown, body=body, of=of, role=head_word(label))
    of = told_which(label)
    body = department(known) if called == "department" else body
    if at.source_type in ("document", "estimate"):
        key, role = f"words/{ident}/{called}", head_word(label)
        return Voice("document", key, label, shown, None, called, body=body, of=of, role=role, paper=paper)
    return Voice(
        "unnamed", f"words/{ident}/{called}", label, shown, None, called, body=body, of=of, role=head_word(label)
    )


def _of_nobody(known: Lookup, innermost: Attribution) -> Voice:
    """The voice of what no source is named for: the charges, of what somebody is charged with; else none."""
    text, ident = known.analysis.article.text, known.analysis.article.id
    where = innermost.cue[0] if innermost.cue else innermost.content[0]
    words = where.of(text)
    if CHARGES & {known.analysis.tokens.lemmas[i].casefold() for i in known.analysis.tokens.begun_in(where)}:
        shown = Evidence("attribution", because("charged", words=words), Place(ident, where))
        return Voice("document", f"words/{ident}/charges", "the charges", shown, role="charges", paper=kin("charges"))
    shown = Evidence("attribution", because("no_source", words=words), Place(ident, where))
    return Voice("unattributed", f"{UNSETTLED}{ident}", "unattributed", shown)


def _with_source(known: Lookup, innermost: Attribution) -> Attribution | None:
    """The attribution itself or the nearest around it that tells its source."""
    at: Attribution | None = innermost
    for _ in range(len(known.attributions)):
        if at is None or at.source:
            return at
        at = known.attributions.get(at.parent) if at.parent else None
    return None


def _only_source(known: Lookup, at: Attribution, names: set[int]) -> int | None:
    """The one named actor who is the source, as the article has it or by the name that closes the source."""
    if at.source_entity is not None and at.source_type in NAMED:
        actor = known.actors.of_entity.get((known.analysis.article.id, at.source_entity))
        if actor is not None:
            return actor
    if len(names) == 1 and at.source_type == "named_person":
        return _ends_in_name(known, at)
    return _apposed(known, at)


def _ends_in_name(known: Lookup, at: Attribution) -> int | None:
    """The person whose name closes the source, after a title or an office: "County Prosecutor Ann Gray"."""
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.form == "name" and mention.type == "PER" and mention.span.end == at.source[-1].end:
            return actor
    return None


def _apposed(known: Lookup, at: Attribution) -> int | None:
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


def _names_in(known: Lookup, at: Attribution) -> set[int]:
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


# --- what an article says itself -----------------------------------------------------------------


def own_voice(analysis: Analysis, wire: Wire | None) -> Voice:
    """The voice in which an article tells what it gives to nobody: of the agency whose tag it has, or its outlet."""
    article = analysis.article
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
