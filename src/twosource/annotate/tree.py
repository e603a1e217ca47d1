"""The words of an article as a tree: which word stands where, what hangs on it, how far its phrase reaches."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Span, Tokens


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency trees of an article. Heads that would leave their sentence or close a ring count as roots."""

    tokens: Tokens
    words: tuple[str, ...]  # as written
    lower: tuple[str, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]  # the first word of the phrase that hangs on word i
    right: tuple[int, ...]  # the last word of it
    sentence_of: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def relation(self, i: int) -> str:
        """The dependency label of word i without its subtype: `nsubj` of `nsubj:pass`."""
        return self.tokens.deprels[i].partition(":")[0]

    def kids(self, i: int, *relations: str) -> Iterator[int]:
        """The words that hang on word i with one of these labels (subtypes included), in order of the text."""
        for k in self.children[i]:
            if self.relation(k) in relations:
                yield k

    def within(self, span: Span) -> range:
        """The words that lie in `span` wholly or in part."""
        first = bisect_right(self.tokens.ends, span.start)
        return range(first, max(first, bisect_left(self.tokens.starts, span.end)))

    def head_of(self, words: range) -> int:
        """The word of `words` on which the others hang: the first whose own head lies outside, -1 for no words."""
        for i in words:
            if self.heads[i] not in words and self.relation(i) != "punct":
                return i
        return words[0] if words else -1

    def phrase(self, i: int) -> Span:
        """The span of everything that hangs on word i, and i."""
        return self.tokens.span(self.left[i], self.right[i])


def grow(text: str, tokens: Tokens) -> Tree:
    """The tree over `tokens`; linear in their number whatever the heads say."""
    n = len(tokens)
    words = tuple(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True))
    sentence_of = [0] * n
    heads = [-1] * n
    for number, (first, past) in enumerate(tokens.sentences):
        for i in range(max(0, first), min(past, n)):
            sentence_of[i] = number
            if first <= tokens.heads[i] < min(past, n) and tokens.heads[i] != i:
                heads[i] = tokens.heads[i]
    order = _leaves_first(heads)
    children: list[list[int]] = [[] for _ in range(n)]
    for i, head in enumerate(heads):
        if head >= 0:
            children[head].append(i)
    left, right = list(range(n)), list(range(n))
    for i in order:
        if heads[i] >= 0:
            left[heads[i]] = min(left[heads[i]], left[i])
            right[heads[i]] = max(right[heads[i]], right[i])
    return Tree(
        tokens=tokens,
        words=words,
        lower=tuple(w.lower().replace("’", "'") for w in words),
        heads=tuple(heads),
        children=tuple(tuple(c) for c in children),
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
    order = [i for i, w in enumerate(waiting) if w == 0]
    for i in order:  # grows while it is read
        if heads[i] >= 0:
            waiting[heads[i]] -= 1
            if waiting[heads[i]] == 0:
                order.append(heads[i])
    for i, w in enumerate(waiting):
        if w > 0:
            heads[i] = -1
            order.append(i)
    return order
