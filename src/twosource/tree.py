"""The words of an article as trees: what hangs on a word, how far its phrase reaches, and small questions about it.

Below the stages, because who says what and what is claimed are both read off the same trees.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from twosource.lexicon import table, words
from twosource.model import Span, Tokens

SUBJECTS = ("nsubj", "csubj")
PREDICATE_TAGS = ("VERB", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "AUX")
NO_PAST = ("need", "exceed", "proceed", "succeed", "speed", "feed", "bleed")


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency trees of an article. Heads that would leave their sentence or close a ring count as roots."""

    text: str
    tokens: Tokens
    words: tuple[str, ...]  # as written
    lower: tuple[str, ...]  # in lower case, with plain apostrophes
    relations: tuple[str, ...]  # to the head, without subtypes: `nsubj` for `nsubj:pass`
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]  # the first word of the phrase that hangs on word i
    right: tuple[int, ...]  # the last word of it
    sentence_of: tuple[int, ...]  # number of its sentence, for each word

    def __len__(self) -> int:
        return len(self.words)

    def relation(self, word: int) -> str:
        """The relation to the head without its subtype: `nsubj` for `nsubj:pass`."""
        return self.relations[word]

    def kids(self, word: int, *relations: str) -> list[int]:
        """The words that hang on the word with one of these relations (without subtype), in order of the text."""
        children = self.children[word]
        if not children:
            return []
        known = self.relations
        return [child for child in children if known[child] in relations]

    def subtree(self, word: int, cut: frozenset[int] = frozenset()) -> list[int]:
        """The word and all below it, sorted, without the subtrees that start at a word of `cut`."""
        found = [word]
        for above in found:  # grows while it is read
            found += [child for child in self.children[above] if child not in cut]
        return sorted(found)

    def above(self, word: int) -> list[int]:
        """The words that govern the word, from its head up to the root."""
        found: list[int] = []
        while (word := self.heads[word]) >= 0:
            found.append(word)
        return found

    def lemma(self, word: int) -> str:
        """The lemma in lower case, set right from the lists where the reader left an inflected form."""
        lemma, low = self.tokens.lemmas[word].lower(), self.lower[word]
        return listed(lemma, low, verb=self.tokens.upos[word] == "VERB")

    def xpos(self, word: int) -> str:
        """The Penn tag; a verb taken for its base form though its ending says otherwise is set right."""
        tag, low = self.tokens.xpos[word], self.lower[word]
        if tag != "VB" or self.tokens.upos[word] != "VERB":
            return tag
        if low.endswith("ing") and len(low) > 5:
            return "VBG"
        if low.endswith("ed") and len(low) > 4 and low not in NO_PAST:
            return "VBN" if self.kids(word, "aux") else "VBD"
        return tag

    def subject(self, word: int) -> int | None:
        """The subject's head word, the innermost where there are two (`nsubj:outer`)."""
        if not (found := self.kids(word, *SUBJECTS)):
            return None
        found = [child for child in found if self.relations[child] == "nsubj" or not self.kids(word, "expl")]
        inner = [child for child in found if not self.tokens.deprels[child].endswith(":outer")]
        return next(iter(inner or found), None)

    def is_predicate(self, word: int) -> bool:
        """True where the word says something of a subject: a verb, or a word with a copula or a subject."""
        upos, xpos = self.tokens.upos[word], self.tokens.xpos[word]
        if upos == "VERB":
            return self.relation(word) not in ("case", "mark", "amod", "compound", "fixed", "cc", "discourse")
        if upos not in PREDICATE_TAGS or xpos == "POS":
            return False
        return bool(self.kids(word, "cop")) or self.subject(word) is not None

    def is_punct(self, word: int) -> bool:
        """True for punctuation marks."""
        return self.tokens.upos[word] == "PUNCT"

    def within(self, span: Span) -> range:
        """The words that lie in `span` wholly or in part."""
        first = bisect_right(self.tokens.ends, span.start)
        return range(first, max(first, bisect_left(self.tokens.starts, span.end)))

    def head_of(self, inside: range) -> int:
        """The word on which the others of a range hang: the first whose head lies outside, -1 for no words."""
        for word in inside:
            if self.heads[word] not in inside and self.relation(word) != "punct":
                return word
        return inside[0] if inside else -1

    def phrase(self, word: int) -> Span:
        """The span of everything that hangs on the word, and the word."""
        return self.tokens.span(self.left[word], self.right[word])

    def span(self, inside: Iterable[int]) -> Span:
        """The span from the first to the last of the words."""
        known = list(inside)
        return self.tokens.span(min(known), max(known))

    def word_span(self, word: int) -> Span:
        """The span of one word."""
        return Span(self.tokens.starts[word], self.tokens.ends[word])


@lru_cache(maxsize=4)  # several who look at one article, one after the other, ask for the same tree
def grow(text: str, tokens: Tokens) -> Tree:
    """The trees over `tokens`; linear in their number whatever the heads say."""
    written = tuple(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True))
    return _grown(text, tokens, written, tuple(w.lower().replace("’", "'") for w in written))


def mended(tree: Tree, heads: tuple[int, ...], deprels: tuple[str, ...]) -> Tree:
    """The trees over the same words with other heads and relations."""
    return _grown(tree.text, replace(tree.tokens, heads=heads, deprels=deprels), tree.words, tree.lower)


def _grown(text: str, tokens: Tokens, written: tuple[str, ...], lower: tuple[str, ...]) -> Tree:
    count = len(tokens)
    sentence_of = [0] * count
    heads = [-1] * count
    for number, (first, past) in enumerate(tokens.sentences):
        inside = range(max(0, first), min(past, count))
        for word in inside:
            sentence_of[word] = number
            head = tokens.heads[word]
            if first <= head < past and head in inside:
                heads[word] = head
    order = _leaves_first(heads)
    children: list[list[int]] = [[] for _ in range(count)]
    for word, head in enumerate(heads):
        if head >= 0:
            children[head].append(word)
    left, right = list(range(count)), list(range(count))
    for word in order:
        head = heads[word]
        if head >= 0:
            if left[word] < left[head]:
                left[head] = left[word]
            if right[word] > right[head]:
                right[head] = right[word]
    bare = {rel: rel.partition(":")[0] for rel in set(tokens.deprels)}
    return Tree(
        text=text,
        tokens=tokens,
        words=written,
        lower=lower,
        relations=tuple(bare[rel] for rel in tokens.deprels),
        heads=tuple(heads),
        children=tuple(map(tuple, children)),
        left=tuple(left),
        right=tuple(right),
        sentence_of=tuple(sentence_of),
    )


def _leaves_first(heads: list[int]) -> list[int]:
    """The words so that each comes before its head; words on a ring lose their head (in place)."""
    waiting = [0] * len(heads)
    for head in heads:
        if head >= 0:
            waiting[head] += 1
    order = [word for word, count in enumerate(waiting) if count == 0]
    for word in order:  # grows while it is read
        if heads[word] >= 0:
            waiting[heads[word]] -= 1
            if waiting[heads[word]] == 0:
                order.append(heads[word])
    for word, count in enumerate(waiting):
        if count > 0:
            heads[word] = -1
            order.append(word)
    return order


@lru_cache(maxsize=1 << 15)
def listed(lemma: str, low: str, *, verb: bool = False) -> str:
    """The lemma, or the verb of the lists that the form is an inflection of where the lemma is just the form.

    Of a word that is a verb also where the lemma is no verb at all: "conteste" of "contested".
    """
    known = _verbs() | _stands() if verb else _verbs()
    just = lemma == low or (verb and lemma not in known and low.startswith(lemma[:3]))
    if not just or not low.endswith(("ed", "ing", "s")):
        return lemma
    stems = [low[:-1], low[:-2], low[:-3], low[:-3] + "e", low[:-3] + "y"]
    stems += [stem[:-1] for stem in (low[:-2], low[:-3]) if stem[-1:] == stem[-2:-1]]
    return next((stem for stem in stems if stem in known), lemma)


@cache
def _verbs() -> frozenset[str]:
    """The verbs of all lists."""
    factives, implicatives = table("factives"), table("implicatives")
    found = set(implicatives["yes"]) | set(implicatives["marked"]) | words("plans", "verbs") | words("hedges", "lemmas")
    return frozenset(found.union(*(factives[key] for key in factives if key != "adjectives")))


@cache
def _stands() -> frozenset[str]:
    """The verbs by which somebody takes a stand on what was said, or holds something against somebody."""
    phrases = {
        phrase.split()[0] for key in ("phrases_denying", "phrases_doubting") for phrase in table("disputes")[key]
    }
    return (
        words("disputes", "denying")
        | words("disputes", "doubting")
        | phrases
        | set(table("accusations")["prepositions"])
    )
