"""What the reader sees."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from twosource.model.span import MentionType, Span


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an article: parallel tuples, one element a word, in order of the text.

    `heads[i]` is the index (in this article) of the word that word i depends on, -1 for the root of a
    sentence. Tags are Universal Dependencies 2 (English EWT scheme), `xpos` Penn Treebank tags.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]  # ranges [first, past last) of word indices
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` through word `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def begun_in(self, span: Span) -> range:
        """The words that begin inside the span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


@dataclass(frozen=True, slots=True)
class RawMention:
    """A named entity as the reader's head saw it, before anything is joined."""

    span: Span
    type: MentionType
    score: float  # 0..1, mean probability of the labels


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """Who says what as the reader's head saw it; each part is a list of continuous pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float  # 0..1


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the learned reader says of one text."""

    tokens: Tokens
    mentions: tuple[RawMention, ...]
    attributions: tuple[RawAttribution, ...]
    factuality: tuple[float, ...]  # a word: -3 surely not .. 3 surely (UDS scale); meaningful on predicates only


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sentence vectors of `rows` things, each of length 1: float16, little-endian, row after row."""

    rows: int
    dim: int
    data: bytes = field(repr=False)
