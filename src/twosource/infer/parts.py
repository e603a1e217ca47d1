"""A long text in parts: what the encoder gives of a word is large, and only a part of it is held at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.infer.words import Words
from twosource.model import RawAttribution, RawMention, Reading, Tokens

# Words read at once. A text of more is read in parts that end with a sentence: 6 KB a word are held meanwhile, and
# an attribution that reaches over the end of a part is seen on one side. A full page of a newspaper has 5,000.
PART = 10_000


@dataclass(frozen=True, slots=True)
class Read:
    """What is seen in one part; indices of words count from the part's first."""

    tokens: Tokens
    mentions: tuple[RawMention, ...]
    attributions: tuple[RawAttribution, ...]
    factuality: tuple[float, ...]
    sums: NDArray[np.float32]  # [words, dim]
    counts: NDArray[np.float32]  # [words]


def in_parts(words: Words, most: int = PART) -> Iterator[Words]:
    """The words in runs of whole sentences, each of at most `most` words unless one sentence has more."""
    begin = 0  # sentence
    for number, (_, past) in enumerate(words.sentences):
        last = number + 1 == len(words.sentences)
        first = words.sentences[begin][0]
        if last or words.sentences[number + 1][1] - first > most:
            yield Words(
                words.starts[first:past],
                words.ends[first:past],
                tuple((a - first, b - first) for a, b in words.sentences[begin : number + 1]),
                words.paragraphs[begin : number + 1],
            )
            begin = number + 1


def joined(parts: Sequence[Read], words: Words) -> Reading:
    """The reading of the whole text."""
    if len(parts) == 1:
        return Reading(parts[0].tokens, parts[0].mentions, parts[0].attributions, parts[0].factuality)
    heads: list[int] = []
    for part in parts:
        base = len(heads)
        heads.extend(base + head if head >= 0 else -1 for head in part.tokens.heads)
    tokens = Tokens(
        words.starts,
        words.ends,
        words.sentences,
        tuple(tag for part in parts for tag in part.tokens.upos),
        tuple(tag for part in parts for tag in part.tokens.xpos),
        tuple(lemma for part in parts for lemma in part.tokens.lemmas),
        tuple(heads),
        tuple(label for part in parts for label in part.tokens.deprels),
    )
    return Reading(
        tokens,
        tuple(mention for part in parts for mention in part.mentions),
        tuple(attribution for part in parts for attribution in part.attributions),
        tuple(score for part in parts for score in part.factuality),
    )
