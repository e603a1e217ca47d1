"""Two claims -> the words of both that say the opposite of one thing: "won" and "lost", "hit" and "was hit by".

Only where all else is said alike: "the bridge opened" and "the road closed" are no opposites. A word and its opposite
exclude each other where neither, or both, are negated; one word excludes itself where one side alone negates it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from twosource import lexicon
from twosource.align.pairs.pair import Pair
from twosource.align.table.row import Row, lemma_of

SHORTEST = 4  # letters; a shorter word with a prefix is mostly another word
NOT = frozenset({"never", "not", "n't"})
# Somewhere in the other claim, these may say the same.
DENIES = NOT | {"no", "none", "neither", "nor", "refuse", "without"}
NAMED = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Opposites:
    """The words of the first claim and of the second that exclude each other."""

    a: str
    b: str
    words: frozenset[str]  # their lemmas


def find_opposites(pair: Pair) -> Opposites | None:
    """The first opposites of two claims; None where there are none, or where a negation takes them back."""
    one, two = _said_words(pair.a), _said_words(pair.b)
    denied = pair.a.claim.polarity != pair.b.claim.polarity
    found = _opposite_words(one, two)
    if found is not None:
        negated = sum(any(word in _negated_words(row) for word in found.words) for row in (pair.a, pair.b))
        return None if denied or negated == 1 or _says_both(pair, found) else found
    if denied:
        return None  # told by the rule of denial
    return _one_negated(pair) or _other_side(pair) or _roles_swapped(pair)


def denies_nothing(row: Row) -> bool:
    """True where a negation is none of the whole: "did not open until Friday", "is not only a bridge"."""
    tokens = row.analysis.tokens
    around = (lemma_of(tokens, i) for i in _sentence_of(row))
    return not lexicon.words("opposites", "no_denial").isdisjoint(around)


def _says_both(pair: Pair, found: Opposites) -> bool:
    """True where one sentence has both words: "once opposed it, and now supports it"."""
    return any(found.words <= {lemma_of(row.analysis.tokens, i) for i in _sentence_of(row)} for row in (pair.a, pair.b))


def _lemmas(row: Row) -> Iterator[str]:
    return (lemma_of(row.analysis.tokens, i) for i in row.analysis.tokens.begun_in(row.claim.span))


# Each row of a group is set against all others: what it has alone is found once.
_once = lru_cache(maxsize=10_000)


# --- words -----------------------------------------------------------------------------------------


@_once
def _said_words(row: Row) -> Mapping[str, str]:
    """Its words of content, by lemma as written."""
    return dict(row.written)


def _opposite_words(one: Mapping[str, str], two: Mapping[str, str]) -> Opposites | None:
    only_one, only_two = sorted(one.keys() - two.keys()), sorted(two.keys() - one.keys())
    for a in only_one:
        against = _said_against(a)
        for b in only_two:
            if b in against:
                return Opposites(one[a], two[b], frozenset({a, b}))
    return None


@lru_cache(maxsize=100_000)
def _said_against(word: str) -> frozenset[str]:
    """All words that say the opposite of the word: its pairs, and the one of the two that has a prefix."""
    prefixes, unlike = lexicon.words("opposites", "prefixes"), lexicon.words("opposites", "unlike")
    plain = {word.removeprefix(prefix) for prefix in prefixes if word.startswith(prefix)}
    found = {other for other in plain if len(other) >= SHORTEST and other not in unlike}
    if len(word) >= SHORTEST and word not in unlike:
        found |= {prefix + word for prefix in prefixes}
    return _excluded("pairs").get(word, frozenset()) | found


def find_compared(pair: Pair) -> Opposites | None:
    """Opposite comparatives of one noun: "her older sister", "her younger sister"."""
    one, two = _comparatives(pair.a), _comparatives(pair.b)
    for noun in sorted(one.keys() & two.keys()):
        a, b = one[noun], two[noun]
        if b[0] in _excluded("pairs").get(a[0], frozenset()):
            return Opposites(f"{a[1]} {noun}", f"{b[1]} {noun}", frozenset({a[0], b[0]}))
    return None


def _comparatives(row: Row) -> dict[str, tuple[str, str]]:
    """The comparative or superlative before each noun: its lemma, and as written."""
    tokens, text = row.analysis.tokens, row.analysis.article.text
    return {
        lemma_of(tokens, tokens.heads[i]): (lemma_of(tokens, i), tokens.span(i, i).of(text))
        for i in tokens.begun_in(row.claim.span)
        if tokens.xpos[i] in ("JJR", "JJS") and tokens.deprels[i] == "amod" and tokens.heads[i] >= 0
    }


@cache
def _excluded(table: str) -> Mapping[str, frozenset[str]]:
    """The opposites of each word."""
    found: dict[str, frozenset[str]] = {}
    for one, two in lexicon.table("opposites")[table]:
        for words, others in ((one, two), (two, one)):
            found |= {word: found.get(word, frozenset()) | frozenset(others) for word in words}
    return found


# --- what stands before a word -----------------------------------------------------------------------


def _one_negated(pair: Pair) -> Opposites | None:
    """A word that both say, one of them with "not" or "nearly" right before it."""
    one, two = _negated_words(pair.a), _negated_words(pair.b)
    for negated, other, turned in ((one, pair.b, False), (two, pair.a, True)):
        if denies_nothing(pair.b if turned else pair.a):
            continue  # "did not open until Friday" and "opened on Friday"
        against = two if negated is one else one
        for lemma, words in sorted(negated.items()):
            if lemma in other.words and lemma not in against and DENIES.isdisjoint(_lemmas(other)):
                plain = _said_words(other).get(lemma, lemma)
                a, b = (plain, words) if turned else (words, plain)
                return Opposites(a, b, frozenset({lemma}))
    return None


@_once
def _negated_words(row: Row) -> Mapping[str, str]:
    """Each word of content that "not" or "nearly" stands right before, with both as written."""
    tokens, text = row.analysis.tokens, row.analysis.article.text
    before = NOT | lexicon.words("opposites", "short_of")
    own = tokens.begun_in(row.claim.span)
    inside = [(i - 1, i) for i in own if i - 1 in own]
    return {
        lemma_of(tokens, word): tokens.span(small, word).of(text)
        for small, word in inside
        if lemma_of(tokens, small) in before and lemma_of(tokens, word) in row.words
    }


# --- small words, and who does it to whom --------------------------------------------------------------


def _other_side(pair: Pair) -> Opposites | None:
    """One thing, put before and after, with and without, above and below it."""
    one, two = _opposites_governed(pair.a), _opposites_governed(pair.b)
    for thing in sorted(one.keys() & two.keys()):
        if two[thing] in _excluded("small").get(one[thing], frozenset()):
            return Opposites(f"{one[thing]} {thing}", f"{two[thing]} {thing}", frozenset({thing}))
    return None


@_once
def _opposites_governed(row: Row) -> Mapping[str, str]:
    """The small word before each noun or verb that hangs on the claim's predicate."""
    tokens = row.analysis.tokens
    found: dict[str, str] = {}
    for i in _sentence_of(row):
        word = lemma_of(tokens, i)
        thing = tokens.heads[i]
        if word not in _excluded("small") or tokens.deprels[i] not in ("case", "mark") or thing < 0:
            continue
        if tokens.heads[thing] == row.claim.head or row.claim.head == thing:
            found.setdefault(lemma_of(tokens, thing), word)
    return found


def _roles_swapped(pair: Pair) -> Opposites | None:
    """One predicate, whose doer in the one claim is whom it befell in the other, and the reverse."""
    a, b = pair.a, pair.b
    if a.predicate != b.predicate or a.predicate in lexicon.words("opposites", "mutual"):
        return None
    one, two = _roles(a), _roles(b)
    if one is None or two is None or one == two:
        return None
    if one == (two[1], two[0]):
        return Opposites(a.text, b.text, frozenset())
    return None


@_once
def _roles(row: Row) -> tuple[str, str] | None:
    """Who does it, and to whom: the lemmas of their nouns; None where either is left out."""
    tokens = row.analysis.tokens
    doer = befallen = ""
    for i in _sentence_of(row):
        if tokens.heads[i] != row.claim.head or tokens.upos[i] not in NAMED:
            continue
        match tokens.deprels[i]:
            case "nsubj":
                doer = lemma_of(tokens, i)
            case "obj" | "nsubj:pass":
                befallen = lemma_of(tokens, i)
            case "obl" | "obl:agent" if any(
                tokens.heads[j] == i and lemma_of(tokens, j) == "by" for j in _before(row, i)
            ):
                doer = lemma_of(tokens, i)
    return (doer, befallen) if doer and befallen else None


def _before(row: Row, word: int) -> Iterator[int]:
    return (i for i in _sentence_of(row) if i < word)


def _sentence_of(row: Row) -> range:
    """The places of the words of its sentence; of its own where it stands in none."""
    tokens = row.analysis.tokens
    if 0 <= row.claim.sentence < len(tokens.sentences):
        return range(*tokens.sentences[row.claim.sentence])
    own = tokens.begun_in(row.claim.span)
    return range(own[0], own[-1] + 1) if own else range(0)
