"""hedge-dropped: what a source leaves open told as a fact; as a note, hedge-added: the other way round."""

from collections.abc import Iterator

from twosource import lexicon
from twosource.check.evidence import Matched, place_of
from twosource.check.overlap import STATES, Counterpart, counterparts
from twosource.check.sides import Sentence
from twosource.model import Finding, Span

OVER = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "csubj", "nsubj", "nsubj:pass", "obj", "conj", "parataxis"}
)
UNDER = frozenset({"aux", "aux:pass", "advmod", "amod", "cop"})
STEPS = 4  # words between a predicate and what leaves it open: "was possible that it could have been sent"


def hedge_dropped(matched: Matched) -> Iterator[Finding]:
    """What a source leaves open (alleged, possible, likely, expected) told as a fact.

    What it finds: a statement of the draft without any such word whose nearest sentence in the sources has one on the
    same predicate, where no source states it plainly.

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
        weak = left_open(first)
        if weak is None or any(left_open(c) is None and c.share >= 0.8 * first.share for c in beside[1:]):
            continue
        yield Finding(
            "hedge-dropped", "warning", claim.span, "hedge", (place_of(first.sentence),), place_of(first.sentence, weak)
        )
        return


def weak_words(sentence: Sentence, words: range) -> list[int]:
    """The words that say less than that it is so."""
    known = lexicon.words("check", "weak")
    return [i for i in words if sentence.lemma(i) in known or sentence.word(i).lower() in known]


def left_open(beside: Counterpart) -> Span | None:
    """The word that leaves the counterpart open: over its predicate or right under it. None where none does."""
    sentence, tokens = beside.sentence, beside.sentence.analysis.tokens
    weak = set(weak_words(sentence, sentence.words))
    if not weak:
        return None
    at = beside.predicate if beside.predicate is not None else beside.claim.head
    for _ in range(STEPS):
        under = [i for i in sentence.words if tokens.heads[i] == at and tokens.deprels[i] in UNDER and i in weak]
        if at in weak or under:
            found = at if at in weak else under[0]
            return tokens.span(found, found)
        if tokens.deprels[at] not in OVER or tokens.heads[at] < 0:
            return None
        at = tokens.heads[at]
    return None
