"""A dependency tree that can be asked: children, subtrees and small tests on words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from twosource.lexicon import table, words
from twosource.model import Span, Tokens

SUBJECTS = ("nsubj", "csubj")
FINITE = ("MD", "VBD", "VBP", "VBZ")
PREDICATE_TAGS = ("VERB", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "AUX")


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of an article with their children; `low` holds the forms in lower case, with plain apostrophes."""

    text: str
    tokens: Tokens
    low: tuple[str, ...]
    heads: tuple[int, ...]  # as in tokens, but every chain of heads ends at -1 and stays in its sentence
    children: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]  # number of its sentence, for each word

    def rel(self, word: int) -> str:
        """The relation to the head without its subtype: `nsubj` for `nsubj:pass`."""
        return self.tokens.deprels[word].split(":", 1)[0]

    def kids(self, word: int, *rels: str) -> list[int]:
        """The children with one of these relations (without subtype), in order of the text."""
        return [child for child in self.children[word] if self.rel(child) in rels]

    def subtree(self, word: int, cut: frozenset[int] = frozenset()) -> list[int]:
        """The word and all below it, sorted, without the subtrees that start at a word of `cut`."""
        seen = {word}
        todo = [word]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in seen and child not in cut:
                    seen.add(child)
                    todo.append(child)
        return sorted(seen)

    def above(self, word: int) -> list[int]:
        """The words that govern the word, from its head up to the root."""
        found: list[int] = []
        while (word := self.heads[word]) >= 0:
            found.append(word)
        return found

    def lemma(self, word: int) -> str:
        """The lemma in lower case, set right from the lists where the reader left an inflected form."""
        return listed(self.tokens.lemmas[word].lower(), self.low[word])

    def xpos(self, word: int) -> str:
        """The Penn tag; a verb taken for its base form though its ending says otherwise is set right."""
        tag, low = self.tokens.xpos[word], self.low[word]
        if tag != "VB" or self.tokens.upos[word] != "VERB":
            return tag
        if low.endswith("ing") and len(low) > 5:
            return "VBG"
        if (
            low.endswith("ed")
            and len(low) > 4
            and low not in ("need", "exceed", "proceed", "succeed", "speed", "feed", "bleed")
        ):
            return "VBN" if self.kids(word, "aux") else "VBD"
        return tag

    def subject(self, word: int) -> int | None:
        """The subject's head word, the innermost where there are two (`nsubj:outer`)."""
        found = [
            child for child in self.kids(word, *SUBJECTS) if self.rel(child) == "nsubj" or not self.kids(word, "expl")
        ]
        inner = [child for child in found if not self.tokens.deprels[child].endswith(":outer")]
        return next(iter(inner or found), None)

    def is_predicate(self, word: int) -> bool:
        """True where the word says something of a subject: a verb, or a word with a copula or a subject."""
        upos, xpos = self.tokens.upos[word], self.tokens.xpos[word]
        if upos == "VERB":
            return self.rel(word) not in ("case", "mark", "amod", "compound", "fixed", "cc", "discourse")
        if upos not in PREDICATE_TAGS or xpos == "POS":
            return False
        return bool(self.kids(word, "cop")) or self.subject(word) is not None

    def is_punct(self, word: int) -> bool:
        """True for punctuation marks and for words without a letter or digit tagged as symbols."""
        return self.tokens.upos[word] == "PUNCT"

    def span(self, words: Iterable[int]) -> Span:
        """The span from the first to the last of the words."""
        listed = list(words)
        return self.tokens.span(min(listed), max(listed))

    def word_span(self, word: int) -> Span:
        """The span of one word."""
        return Span(self.tokens.starts[word], self.tokens.ends[word])


@cache
def listed(lemma: str, low: str) -> str:
    """The lemma, or the verb of the lists that the form is an inflection of where the lemma is just the form."""
    if lemma != low or not low.endswith(("ed", "ing", "s")):
        return lemma
    stems = [low[:-1], low[:-2], low[:-3], low[:-3] + "e", low[:-3] + "y"]
    stems += [stem[:-1] for stem in (low[:-2], low[:-3]) if stem[-1:] == stem[-2:-1]]
    verbs = _verbs()
    return next((stem for stem in stems if stem in verbs), lemma)


@cache
def _verbs() -> frozenset[str]:
    """The verbs of all lists."""
    factives, implicatives = table("factives"), table("implicatives")
    found = set(implicatives["yes"]) | set(implicatives["marked"]) | words("plans", "verbs") | words("hedges", "lemmas")
    return frozenset(found.union(*(factives[key] for key in factives if key != "adjectives")))


def grow(text: str, tokens: Tokens) -> Tree:
    """The tree of an article. A head in another sentence, or one that closes a circle, is taken as none."""
    count = len(tokens)
    sentence = [0] * count
    for number, (first, past) in enumerate(tokens.sentences):
        sentence[first:past] = [number] * (past - first)
    heads = _rooted([h if 0 <= h < count and sentence[h] == sentence[w] else -1 for w, h in enumerate(tokens.heads)])
    children: list[list[int]] = [[] for _ in range(count)]
    for word, head in enumerate(heads):
        if head >= 0:
            children[head].append(word)
    tokens = _with_subjects(tokens, heads, children)
    low = tuple(
        text[start:end].lower().replace("’", "'") for start, end in zip(tokens.starts, tokens.ends, strict=True)
    )
    return Tree(text, tokens, low, tuple(heads), tuple(map(tuple, children)), tuple(sentence))


def _with_subjects(tokens: Tokens, heads: list[int], children: list[list[int]]) -> Tokens:
    """The tokens with the subjects that the tree left to the verb of saying: "said two | mills were without power".

    A finite content clause without a subject takes the object that ends right before it. Changes heads and children.
    """
    deprels = list(tokens.deprels)
    for word, head in enumerate(heads):
        if not 0 <= head < word or deprels[word] != "ccomp":
            continue
        below = children[word]
        verbs = [k for k in below if deprels[k] in ("aux", "aux:pass", "cop")] or [word]
        if tokens.xpos[verbs[0]] not in FINITE or any(deprels[k].startswith(SUBJECTS) for k in below):
            continue
        start = min([word, *(k for k in below if deprels[k] != "mark")])
        lent = [k for k in children[head] if deprels[k] == "obj" and head < k < start]
        if not lent or any(deprels[k] == "case" for k in children[lent[-1]]) or _last(children, lent[-1]) != start - 1:
            continue
        deprels[lent[-1]] = "nsubj:pass" if "aux:pass" in [deprels[k] for k in below] else "nsubj"
        heads[lent[-1]] = word
        children[head].remove(lent[-1])
        children[word] = sorted([*below, lent[-1]])
    return replace(tokens, deprels=tuple(deprels)) if tuple(deprels) != tokens.deprels else tokens


def _last(children: list[list[int]], word: int) -> int:
    """The last word of the phrase that hangs on a word, by its last children."""
    while children[word] and children[word][-1] > word:
        word = children[word][-1]
    return word


def _rooted(heads: list[int]) -> list[int]:
    """The heads with every circle cut at the word where it was met."""
    state = [0] * len(heads)  # 0 new, 1 on the way, 2 ends at a root
    for start in range(len(heads)):
        path: list[int] = []
        word = start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if word >= 0 and state[word] == 1:
            heads[word] = -1
        for seen in path:
            state[seen] = 2
    return heads
