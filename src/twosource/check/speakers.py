"""attribution-dropped and attribution-swapped: who says it, left out or told otherwise."""

from collections.abc import Iterator

from twosource import lexicon
from twosource.check.evidence import Matched, place_of
from twosource.check.outlets import outlets_named
from twosource.check.overlap import STATES, Counterpart, counterparts
from twosource.check.sides import Sentence
from twosource.model import Attribution, Finding
from twosource.text import fold

OFFICIAL = frozenset({"unnamed_official", "document", "named_org", "estimate"})
VAGUE = frozenset({"he", "her", "him", "i", "it", "she", "they", "we", "who", "you", "that", "which"})


def attribution_dropped(matched: Matched) -> Iterator[Finding]:
    """What a source gives as somebody's word told as the draft's own knowledge.

    What it finds: a statement of the draft in its own voice that the nearest sentences of the sources give with who
    says it, and none of them tells itself.

    Why: an accusation without its accuser is the writer's own.

    Example: the source has "The union says the pump was faulty", the draft "The pump was faulty".
    """
    if matched.sentence.attributions:
        return
    for claim in matched.sentence.claims:
        beside = [c for c in counterparts(matched, claim) if c.share >= STATES]
        if not beside:
            continue
        first = beside[0]
        held = _held(matched, first)
        if held is None or _admits(first, held):
            continue
        if any(_held(matched, c) is None and c.share >= 0.8 * first.share for c in beside[1:]):
            continue
        shown = held.source[0] if held.source else held.cue[0] if held.cue else first.claim.span
        yield Finding(
            "attribution-dropped", "warning" if _contested(matched, first, held) else "note", claim.span, "no source", (place_of(first.sentence),),
            place_of(first.sentence, shown),
        )  # fmt: skip
        return


def attribution_swapped(matched: Matched) -> Iterator[Finding]:
    """The words of one told as the words of another.

    What it finds: a statement that the draft gives with who says it, where the nearest sentences of the sources give it
    as the word of somebody else, and none as the word of this one.

    Why: nobody may be made to say what another said.

    Example: the source has "'The plan is unfair,' Ann Gray said", the draft "Ben Lund called the plan unfair".
    """
    sentence = matched.sentence
    for held in sentence.attributions:
        if not held.source:
            continue
        claims = [c for c in sentence.claims if c.attribution == held.id]
        for claim in claims[:1]:
            beside = [c for c in counterparts(matched, claim) if c.share >= STATES]
            found = [(c, h) for c in beside if (h := _held(matched, c)) is not None and h.source]
            if not found or _is_outlet(matched, held) or any(_one_source(matched, held, c, h) for c, h in found):
                continue
            first, other = found[0]
            yield Finding(
                "attribution-swapped", "error", held.source[0], "other source", (place_of(first.sentence),),
                place_of(first.sentence, other.source[0]),
            )  # fmt: skip
            return


def _admits(beside: Counterpart, held: Attribution) -> bool:
    """True where the cue makes known what is so: "admitted", "announced"."""
    tokens = beside.sentence.analysis.tokens
    words = (beside.sentence.lemma(i) for s in held.cue for i in tokens.begun_in(s))
    return not lexicon.words("check", "admits").isdisjoint(words)


def _contested(matched: Matched, beside: Counterpart, held: Attribution) -> bool:
    """False for plain facts by officials or documents, and for what somebody tells of himself."""
    claim = beside.claim
    if claim.loaded or claim.hedges or claim.future or _judges(beside):
        return True
    if held.source_type in OFFICIAL:
        return False
    who = held.source_entity
    own = {m.entity for m in beside.sentence.mentions if claim.subject and claim.subject.contains(m.span)}
    return who is None or who not in own


def _judges(beside: Counterpart) -> bool:
    """True where the claim holds something against somebody, or judges it."""
    tokens, claim = beside.sentence.analysis.tokens, beside.claim
    words = {beside.sentence.lemma(i) for i in tokens.begun_in(claim.span)}
    return not lexicon.words("check", "judges").isdisjoint(words)


def _held(matched: Matched, beside: Counterpart) -> Attribution | None:
    """The innermost attribution that holds the counterpart."""
    return matched.sources.view.attribution(beside.claim)


def _is_outlet(matched: Matched, held: Attribution) -> bool:
    """True where the draft cites a report as such: "The Gazette says"."""
    text = matched.sentence.analysis.article.text
    return any(outlets_named(s.of(text), matched.sources) for s in held.source)


def _names_somebody(sentence: Sentence, held: Attribution) -> bool:
    return any(m.form == "name" and s.contains(m.span) for s in held.source for m in sentence.mentions)


def _one_source(matched: Matched, own: Attribution, beside: Counterpart, other: Attribution) -> bool:
    """True where the two may be one source."""
    view = matched.sources.view
    draft = matched.sentence.analysis
    one = {view.actor_of.get((draft.article.id, own.source_entity))} if own.source_entity is not None else set()
    one |= {a for at, a in matched.sentence.actors.items() if any(s.start <= at < s.end for s in own.source)}
    source = beside.sentence.analysis
    two = {view.actor_of.get((source.article.id, other.source_entity))} if other.source_entity is not None else set()
    two |= {a for s in other.source for at, a in beside.sentence.actors.items() if s.start <= at < s.end}
    one, two = one - {None}, two - {None}
    if not _names_somebody(matched.sentence, own):
        return True  # "the pensioner", "the 77-year-old": who is who is not known
    if one and two:
        return bool(one & two)
    words = _words(draft.article.text, own), _words(source.article.text, other)
    if not words[1] or words[1] <= VAGUE or words[0] <= VAGUE:
        return True
    return bool(words[0] & words[1])


def _words(text: str, held: Attribution) -> frozenset[str]:
    label = " ".join([held.source_label or "", *(s.of(text) for s in held.source)])
    return frozenset(w.strip(".,'’\"") for w in fold(label).split()) - {"the", "a", "an", "of", "his", "her", "their"}
