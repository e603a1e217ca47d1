"""hedge-dropped: what a source leaves open told as a fact; as a note, hedge-added: the other way round."""

from collections.abc import Iterator

from twosource import lexicon
from twosource.check.evidence import Matched, place_of
from twosource.check.overlap import COVERS, Stated, below, nearly_same, stated, terms_below, terms_in
from twosource.check.sides import Sentence
from twosource.model import Finding, Span

UNDER = frozenset({"aux", "aux:pass", "advmod", "amod", "cop"})  # relations of a word that weakens what it hangs on
THINGS = frozenset({"claim", "project", "assume"})  # verbs that also do something to a thing
FEWEST = 3  # words and names of a claim that is looked at by itself


def hedge_dropped(matched: Matched) -> Iterator[Finding]:
    """What a source leaves open (alleged, possible, likely, expected) told as a fact.

    What it finds: a statement of the draft without any such word, where the nearest sentence of the sources has one
    over the same words, and no source states it plainly.

    Why: "could" and "is said to" are the difference between a report and an accusation.

    Example: the source has "The talks could resume in May", the draft "The talks will resume in May".
    """
    sentence = matched.sentence
    same = nearly_same(matched)
    lost = _lost(sentence, same) if same is not None else None
    if same is not None and lost is not None:
        yield Finding("hedge-dropped", "warning", sentence.span, "hedge", (place_of(same),), place_of(same, lost))
        return
    if same is not None:
        return  # with the doubts it has there
    known = lexicon.words("check", "open")
    weak_here = {*weak_words(sentence), *(i for i in sentence.words if sentence.lemma(i) in known)}
    over = {i for w in weak_here if sentence.analysis.tokens.deprels[w] not in UNDER for i in below(sentence, w)}
    at = sentence.analysis.tokens.begun_in
    frames = [s for a in sentence.attributions for s in (*a.source, *a.cue)]
    own = sentence.terms - terms_in(sentence, tuple(frames))
    parts = [(sentence.span, own)]
    parts += [(c.span, terms_in(sentence, (c.span,))) for c in sentence.claims]
    for span, terms in parts:
        if weak_here.intersection(at(span)) or over.issuperset(i for i in at(span) if i in sentence.roots):
            continue
        beside = stated(matched, terms) if len(terms) >= FEWEST else ()
        if not beside:
            continue
        weak = [left_open(matched, one) for one in beside]
        if weak[0] is not None and all(weak):
            first = beside[0].sentence
            yield Finding("hedge-dropped", "warning", span, "hedge", (place_of(first),), place_of(first, weak[0]))
            return


def weak_words(sentence: Sentence) -> list[int]:
    """The words that say less than that it is so."""
    known, upos = lexicon.words("check", "weak"), sentence.analysis.tokens.upos
    words = (i for i in sentence.words if upos[i] != "PROPN")  # "in May"
    found = [i for i in words if sentence.lemma(i) in known or sentence.word(i).lower() in known]
    return [i for i in found if not _certainty_takes_thing(sentence, i)]


def _certainty_takes_thing(sentence: Sentence, word: int) -> bool:
    """True for a verb that does something to a thing: "claimed her third victory", "projected the film"."""
    tokens = sentence.analysis.tokens
    if tokens.upos[word] != "VERB":
        return False
    below = {tokens.deprels[i] for i in sentence.words if tokens.heads[i] == word}
    return sentence.lemma(word) in THINGS and "obj" in below and not below & {"ccomp", "xcomp"}


def _lost(draft: Sentence, source: Sentence) -> Span | None:
    """Of two sentences that are nearly the same, the doubt of the source that the draft has not; another will do."""
    kept, weak = weak_words(draft), weak_words(source)
    if len(kept) >= len(weak):
        return None
    words = {draft.word(i).lower() for i in kept}
    lost = next((i for i in weak if source.word(i).lower() not in words), None)
    return source.analysis.tokens.span(lost, lost) if lost is not None else None


def left_open(matched: Matched, one: Stated) -> Span | None:
    """The word that leaves most of the shared words open; None where none does."""
    sentence, tokens = one.sentence, one.sentence.analysis.tokens
    whole = matched.sources.mass(one.shared)
    for word in weak_words(sentence):
        top = tokens.heads[word] if tokens.deprels[word] in UNDER and tokens.heads[word] >= 0 else word
        if matched.sources.mass(one.shared & terms_below(sentence, top)) >= COVERS * whole:
            return tokens.span(word, word)
    return None
