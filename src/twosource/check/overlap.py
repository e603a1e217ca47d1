"""What a sentence of the draft and one of a source share, and what stands over those words in the source."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.check.evidence import Matched
from twosource.check.sides import Sentence, Term
from twosource.model import Attribution, Span

STATES = 0.4  # share of the words from which a sentence of a source states the same
AS_WELL = 0.9  # of the fullest one's share, from which another states it as well
COVERS = 0.6  # share of the words in common that must stand in what somebody is cited for, or under a hedge
SAME, BACK = 0.85, 0.7  # shares of the one's words in the other and back, from which two sentences are nearly the same


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence of a source that states what some words of the draft state, and the words it has of them."""

    sentence: Sentence
    share: float  # of the draft's words
    shared: frozenset[Term]


def stated(matched: Matched, terms: frozenset[Term]) -> tuple[Stated, ...]:
    """The sentences that state what these words of the draft state, the fullest first, with those that do as well."""
    whole = matched.sources.mass(terms)
    if not whole:
        return ()
    found = []
    for sentence in matched.related:
        shared = terms & sentence.terms
        share = matched.sources.mass(shared) / whole
        if share >= STATES:
            found.append(Stated(sentence, share, shared))
    found.sort(key=lambda s: -s.share)
    return tuple(s for s in found if s.share >= AS_WELL * found[0].share)


def terms_in(sentence: Sentence, spans: Iterator[Span] | tuple[Span, ...]) -> frozenset[Term]:
    """The words and names in the spans, as they are compared."""
    starts = sentence.analysis.tokens.starts
    words: set[Term] = set()
    for span in spans:
        words |= {root for word, root in sentence.roots.items() if span.start <= starts[word] < span.end}
        words |= {("who", actor) for at, actor in sentence.actors.items() if span.start <= at < span.end}
    return frozenset(words)


def cited_for(matched: Matched, one: Stated) -> Attribution | None:
    """The attribution of the source's sentence that has most of the shared words; None where most stand in none."""
    mass = matched.sources.mass
    most, found, all_cited = 0.0, None, frozenset[Term]()
    for held in one.sentence.attributions:
        terms = one.shared & terms_in(one.sentence, held.content)
        all_cited |= terms
        if mass(terms) > most:
            most, found = mass(terms), held
    return found if mass(all_cited) >= COVERS * mass(one.shared) else None


def nearly_same(matched: Matched, *, but: Span | None = None) -> Sentence | None:
    """The nearest sentence of the sources where the draft's is the same but for a word or two; else None.

    `but`: a name of the draft that is left out of it, and a name of the source with it.
    """
    best, sentence, mass = matched.best, matched.sentence, matched.sources.mass
    if best is None:
        return None
    own, other = sentence.terms, best.sentence.terms
    if but is not None:
        own -= terms_in(sentence, (but,))
        names = tuple(m.span for m in best.sentence.mentions if m.form == "name")
        other -= terms_in(best.sentence, names) - own
    both = mass(own & other)
    return best.sentence if own and both >= SAME * mass(own) and both >= BACK * mass(other) else None


def below(sentence: Sentence, top: int) -> frozenset[int]:
    """The words of the sentence that hang on the word, and itself."""
    heads = sentence.analysis.tokens.heads
    found = {top}
    grown = True
    while grown:
        more = {i for i in sentence.words if heads[i] in found} - found
        found |= more
        grown = bool(more)
    return frozenset(found)


def terms_below(sentence: Sentence, top: int) -> frozenset[Term]:
    """The words and names that hang on the word, and itself."""
    words = below(sentence, top)
    starts = sentence.analysis.tokens.starts
    at = {starts[i] for i in words}
    found: set[Term] = {root for word, root in sentence.roots.items() if word in words}
    return frozenset(found | {("who", actor) for start, actor in sentence.actors.items() if start in at})
