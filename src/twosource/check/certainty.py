"""hedge-dropped: what a source leaves open told as a fact."""

from collections.abc import Iterator

from twosource import lexicon
from twosource.check.evidence import Matched, place_of
from twosource.check.overlap import STATES, counterparts
from twosource.check.sides import Sentence
from twosource.model import Claim, Finding, Span


def hedge_dropped(matched: Matched) -> Iterator[Finding]:
    """What a source leaves open (alleged, possible, likely, expected, planned) told as a fact.

    What it finds: a statement of the draft without any such word whose nearest sentence in the sources has one on the
    same predicate, and no source states it plainly.

    Why: "could" and "is said to" are the difference between a report and an accusation.

    Example: the source has "The talks could resume in May", the draft "The talks will resume in May".
    """
    sentence = matched.sentence
    if weak_words(sentence, sentence.words):
        return
    for claim in sentence.claims:
        beside = [c for c in counterparts(matched, claim) if c.share >= STATES]
        if not beside:
            continue
        first = beside[0]
        weak = _weak_of(first.sentence, first.claim, first.predicate)
        if weak and not any(
            not _weak_of(c.sentence, c.claim, c.predicate) and c.share >= 0.8 * first.share for c in beside[1:]
        ):
            yield Finding(
                "hedge-dropped", "warning", claim.span, "hedge", (place_of(first.sentence),),
                place_of(first.sentence, weak),
            )  # fmt: skip
            return


def weak_words(sentence: Sentence, words: range) -> list[int]:
    """The words that say less than that it is so."""
    known = lexicon.words("check", "weak")
    return [i for i in words if sentence.lemma(i) in known or sentence.word(i).lower() in known]


def _weak_of(sentence: Sentence, claim: Claim, _predicate: int | None) -> Span | None:
    """The word that leaves the claim open."""
    tokens = sentence.analysis.tokens
    inside = tokens.begun_in(claim.span)
    found = weak_words(sentence, inside)
    for hedge in claim.hedges:
        if weak_words(sentence, tokens.begun_in(hedge)):
            return hedge
    return tokens.span(found[0], found[0]) if found else None
