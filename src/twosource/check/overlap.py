"""A claim of the draft -> the claims of the sources that state the same, and what is asked of two such claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.check.evidence import Matched
from twosource.check.sides import Sentence, Term
from twosource.model import Claim, Span

STATES = 0.5  # share of a claim's words from which a sentence of a source states the same matter


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A claim of a source beside one of the draft, and the share of the draft claim's words that its sentence has."""

    claim: Claim
    sentence: Sentence
    share: float
    predicate: int | None  # its word that the draft's predicate is, by its root


def counterparts(matched: Matched, claim: Claim) -> tuple[Counterpart, ...]:
    """The claims of the nearest sentences that state it, the fullest first: of each sentence the one that fits best."""
    return tuple(sorted(_counterparts(matched, claim), key=lambda c: -c.share))


def _counterparts(matched: Matched, claim: Claim) -> Iterator[Counterpart]:
    own = terms_in(matched.sentence, claim.span, matched.sentence)
    whole = matched.sources.mass(own) or 1.0
    root = matched.sentence.lemma(claim.head)[:5]
    for sentence in matched.related:
        share = matched.sources.mass(own & sentence.terms) / whole
        if not sentence.claims or share <= 0.0:
            continue
        words = [i for i in sentence.words if sentence.lemma(i)[:5] == root]

        def fit(other: Claim, sentence: Sentence = sentence, words: list[int] = words) -> tuple[bool, float, int]:
            inside = terms_in(sentence, other.span, sentence)
            same = other.head in words
            return same, matched.sources.mass(own & inside), -(other.span.end - other.span.start)

        best = max(sentence.claims, key=fit)
        yield Counterpart(best, sentence, share, next(iter(words), None))


def terms_in(sentence: Sentence, span: Span, _of: Sentence) -> frozenset[Term]:
    """The words and names in a span, as they are compared."""
    starts = sentence.analysis.tokens.starts
    words: set[Term] = {root for word, root in sentence.roots.items() if span.start <= starts[word] < span.end}
    words |= {("who", actor) for at, actor in sentence.actors.items() if span.start <= at < span.end}
    return frozenset(words)
