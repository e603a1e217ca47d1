"""overgeneralised: what a source tells of some told of all."""

from collections.abc import Iterator

from twosource import lexicon
from twosource.check.evidence import Matched, Near, place_of
from twosource.check.sides import Sentence
from twosource.model import Finding

STATED = 0.4  # share of the draft's words that the source must have; not fitted
PLURAL = frozenset({"NNS", "NNPS"})


def overgeneralised(matched: Matched) -> Iterator[Finding]:
    """What a source tells of some, of most or of one, told of all.

    What it finds: "all", "every", "nobody", "always" in the draft where the nearest sentence of the sources has none of
    these; and a noun without any such word where the source has "some of the", "many" or "nearly all" before it.

    Why: one case is not the rule.

    Example: the source has "Some of the guests had not been invited", the draft "The guests had not been invited".
    """
    best = matched.best
    if best is None or best.share < STATED:
        return
    found = _told_of_all(matched, best) or _some_left_out(matched, best)
    if found is not None:
        yield found


def _told_of_all(matched: Matched, best: Near) -> Finding | None:
    sentence = matched.sentence
    every = [i for i in _of(sentence, "all") if _scope_is_stated(matched, i)]
    if (
        not every
        or _of(sentence, "some")
        or any(_of(s, "all") or "any" in map(s.lemma, s.words) for s in matched.context)
    ):
        return None
    some = _of(best.sentence, "some")
    tokens = best.sentence.analysis.tokens
    other = tokens.span(some[0], some[0]) if some else best.sentence.span
    at = sentence.analysis.tokens.span(every[0], every[0])
    return Finding("overgeneralised", "warning", at, "all", (place_of(best.sentence),), place_of(best.sentence, other))


def _scope_is_stated(matched: Matched, word: int) -> bool:
    """False for "all competitions" where no sentence near speaks of competitions: nothing is told of some of them."""
    sentence, tokens = matched.sentence, matched.sentence.analysis.tokens
    above = tokens.heads[word]
    if above not in sentence.roots or tokens.deprels[word] not in ("det", "amod", "det:predet"):
        return True
    return any(sentence.roots[above] in s.terms for s in matched.related)


def _some_left_out(matched: Matched, best: Near) -> Finding | None:
    """A noun that the source has with "some" before it, and the draft with nothing of the kind."""
    sentence, source = matched.sentence, best.sentence
    if _of(sentence, "some") or sentence.quantities:
        return None
    tokens = source.analysis.tokens
    for some in _of(source, "some"):
        nouns = _counted_by(source, some)
        for word, root in sentence.roots.items():
            if root in nouns and _scope_is_definite(sentence, word):
                span = sentence.analysis.tokens.span(word, word)
                places = (place_of(source),), place_of(source, tokens.span(some, some))
                return Finding("overgeneralised", "warning", span, "some", *places)
    return None


def _scope_is_definite(sentence: Sentence, word: int) -> bool:
    """True for "the guests": all of them, as far as the words go."""
    tokens = sentence.analysis.tokens
    the = any(tokens.heads[i] == word and sentence.lemma(i) == "the" for i in sentence.words)
    return the and tokens.xpos[word] in PLURAL


def _counted_by(source: Sentence, some: int) -> frozenset[str]:
    """The roots of the nouns that the word is said of: "some guests", "some of the guests", "guests, many of whom"."""
    tokens = source.analysis.tokens
    above = tokens.heads[some]
    nouns = {i for i in source.words if tokens.heads[i] == some and tokens.upos[i] in ("NOUN", "PROPN")}
    if source.words[-1] >= some + 2 and source.lemma(some + 1) == "of":
        after = (i for i in range(some + 2, min(some + 5, source.words[-1] + 1)) if tokens.xpos[i] in PLURAL)
        nouns |= set(list(after)[:1])
    if above >= 0 and tokens.upos[above] in ("NOUN", "PROPN") and tokens.deprels[some] in ("amod", "det", "advmod"):
        nouns.add(above)
    return frozenset(source.roots[i] for i in nouns if i in source.roots and tokens.xpos[i] in PLURAL)


def _of(sentence: Sentence, key: str) -> list[int]:
    known = lexicon.words("check", key)
    return [i for i in sentence.words if sentence.lemma(i) in known]
