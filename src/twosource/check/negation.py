"""negation-flipped: what the sources deny told as so, or the other way round."""

from collections.abc import Iterator, Mapping
from functools import cache

from twosource import lexicon
from twosource.check.evidence import Matched, place_of
from twosource.check.overlap import STATES, nearly_same
from twosource.check.sides import EMPTY, ROOT, Sentence
from twosource.model import Finding, Span

DENIED = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
OBJECTS = frozenset({"obj", "xcomp", "ccomp", "nsubj:pass"})


def negation_flipped(matched: Matched) -> Iterator[Finding]:
    """What the sources deny told as so, or what they say denied; also a word in the place of its opposite.

    What it finds: a predicate of the draft that the nearest sentences of the sources have too, with "not", "no",
    "never" or "without" on one side alone; and a pair of opposites ("accepted", "rejected") where all else is alike.

    Why: the sentence then says the contrary of its source.

    Example: the source has "The police have not opened an investigation", the draft "The police have opened one".
    """
    sentence = matched.sentence
    same = nearly_same(matched)
    one_more = _one_more(sentence, same) if same is not None else None
    if same is not None and one_more is not None:
        own, other = one_more
        yield Finding("negation-flipped", "error", own, "denied", (place_of(same),), place_of(same, other))
        return
    for near in matched.near[:3]:
        if near.share < STATES * 0.8 or near.sentence not in matched.related:
            continue
        found = _one_denied(sentence, near.sentence) or _negation_opposite(sentence, near.sentence)
        if found is not None:
            own, other = found
            yield Finding(
                "negation-flipped", "error", own, "denied", (place_of(near.sentence),), place_of(near.sentence, other)
            )
        return


def _one_more(draft: Sentence, source: Sentence) -> tuple[Span, Span] | None:
    """Of two sentences that are nearly the same, the words around a "no" or "not" that only one of them has."""
    one, two = _clear_denials(draft), _clear_denials(source)
    if len(one) == len(two) or _told_since(draft, source) or _told_since(source, draft):
        return None
    more, side, other = (one, draft, source) if len(one) > len(two) else (two, source, draft)
    less = two if more is one else one
    kept = [_after(other, i) for i in less]
    extra = next((i for i in more if _after(side, i) not in kept), more[0])
    last = min(extra + 1, side.words[-1])
    here = side.analysis.tokens.span(extra, last)
    alike = [i for i in other.words if other.word(i).lower() == side.word(last).lower()]
    there = other.analysis.tokens.span(alike[0], alike[0]) if alike else other.span
    return (here, there) if side is draft else (there, here)


def _told_since(one: Sentence, two: Sentence) -> bool:
    """True where "has not won since May" stands for "last won in May"."""
    return "since" in map(one.lemma, one.words) and "last" in map(two.lemma, two.words)


def _clear_denials(sentence: Sentence) -> list[int]:
    known = lexicon.words("check", "never")
    return [i for i in sentence.words if sentence.word(i).lower().replace("’", "'") in known]


def _after(sentence: Sentence, word: int) -> str:
    return sentence.word(word + 1).lower() if word + 1 in sentence.words else ""


def _one_denied(draft: Sentence, source: Sentence) -> tuple[Span, Span] | None:
    """The first word that both have, denied in one of them alone."""
    if bool(_denials(draft)) == bool(_denials(source)) or _told_since(draft, source) or _told_since(source, draft):
        return None  # both deny something, or neither does
    tokens = draft.analysis.tokens
    for word in draft.words:
        if tokens.upos[word] not in DENIED or draft.lemma(word) in EMPTY:
            continue
        alike = [i for i in source.words if _negation_same(draft, word, source, i)]
        if not alike or (
            tokens.upos[word] == "NOUN" and not _has_no(draft, word) and not any(_has_no(source, i) for i in alike)
        ):
            continue
        own, others = denied(draft, word), [denied(source, i) for i in alike]
        if all((own is None) != (other is None) for other in others):
            at = own if own is not None else word
            there = next((o for o in others if o is not None), alike[0])
            first, last = sorted((at, word))
            low, high = sorted((there, alike[0]))
            return tokens.span(first, last), source.analysis.tokens.span(low, high)
    return None


def _has_no(sentence: Sentence, word: int) -> bool:
    """True for "no inquiry", "without a licence"; and for what is there or had: "have no record"."""
    tokens = sentence.analysis.tokens
    small = lexicon.words("negators", "determiners") | lexicon.words("negators", "prepositions")
    if any(tokens.heads[i] == word and sentence.lemma(i) in small for i in sentence.words):
        return True
    above = tokens.heads[word]
    return above >= 0 and tokens.deprels[word] == "obj" and sentence.lemma(above) == "have"


def _negation_same(draft: Sentence, word: int, source: Sentence, other: int) -> bool:
    if source.analysis.tokens.upos[other] not in DENIED:
        return False
    one, two = draft.lemma(word), source.lemma(other)
    return (
        one == two
        or draft.word(word).lower() == source.word(other).lower()
        or (len(one) >= ROOT and one[:ROOT] == two[:ROOT])
    )


def _denials(sentence: Sentence) -> list[int]:
    return [
        i for i in sentence.words if sentence.lemma(i) in lexicon.words("check", "no") or _negation_is_no(sentence, i)
    ]


def _negation_is_no(sentence: Sentence, word: int) -> bool:
    return sentence.word(word).lower().replace("’", "'") in ("n't", "not", "cannot")


def denied(sentence: Sentence, word: int) -> int | None:
    """The word that denies it: on the word itself, on the verb whose object it is; None where none does."""
    heads, relations = sentence.analysis.tokens.heads, sentence.analysis.tokens.deprels
    at = word
    for _ in range(3):
        for i in sentence.words:
            if heads[i] == at and i != word and _denies(sentence, i, relations[i]):
                return i
        if relations[at] not in OBJECTS or heads[at] < 0:
            return None
        at = heads[at]
    return None


def _denies(sentence: Sentence, word: int, relation: str) -> bool:
    tokens, text = sentence.analysis.tokens, sentence.analysis.article.text
    if text[tokens.ends[word] : tokens.ends[word] + 1] == "-":
        return False  # "never-before-seen"
    if _negation_is_no(sentence, word) or sentence.lemma(word) in lexicon.words("negators", "determiners"):
        return True
    if sentence.lemma(word) in lexicon.words("negators", "adverbs"):
        return True
    return relation in ("nsubj", "nsubj:pass") and sentence.lemma(word) in lexicon.words("negators", "pronouns")


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, two in lexicon.table("opposites")["pairs"]:
        for words, others in ((one, two), (two, one)):
            found |= {word: found.get(word, frozenset()) | frozenset(others) for word in words}
    return found


def _negation_opposite(draft: Sentence, source: Sentence) -> tuple[Span, Span] | None:
    """A word and its opposite, where neither side has both and no denial takes it back."""
    own = {draft.lemma(i): i for i in draft.roots}
    other = {source.lemma(i): i for i in source.roots}
    for lemma, word in own.items():
        for against in sorted(_opposites().get(lemma, frozenset())):
            there = other.get(against)
            if there is None or against in own or lemma in other or not _negation_alike(draft, word, source, there):
                continue
            if not (set(_denials(draft)) - {word} or set(_denials(source)) - {there}):
                return draft.analysis.tokens.span(word, word), source.analysis.tokens.span(there, there)
    return None


def _negation_alike(draft: Sentence, word: int, source: Sentence, other: int) -> bool:
    """True where the same hangs on both, or both hang on the same."""
    return bool(_negation_beside(draft, word) & _negation_beside(source, other))


def _negation_beside(sentence: Sentence, word: int) -> frozenset[str]:
    heads = sentence.analysis.tokens.heads
    around = {i for i in sentence.words if heads[i] == word} | {heads[word]}
    return frozenset(sentence.roots[i] for i in around if i in sentence.roots)
