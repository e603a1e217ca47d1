"""A text in parts: every word once, whole sentences, and the same reading as in one."""

import numpy as np
import pytest

from twosource.infer.parts import Read, in_parts, joined
from twosource.infer.words import Words
from twosource.model import RawMention, Span, Tokens

WORDS = Words(
    tuple(range(0, 20, 2)), tuple(range(1, 21, 2)), ((0, 3), (3, 4), (4, 9), (9, 10)), (0, 0, 1, 1)
)  # ten words in four sentences


@pytest.mark.parametrize(("most", "sizes"), [(1, [3, 1, 5, 1]), (4, [4, 5, 1]), (6, [4, 6]), (10, [10]), (99, [10])])
def test_parts_are_whole_sentences(most: int, sizes: list[int]) -> None:
    parts = list(in_parts(WORDS, most))
    assert [len(part.starts) for part in parts] == sizes
    assert tuple(start for part in parts for start in part.starts) == WORDS.starts
    assert tuple(paragraph for part in parts for paragraph in part.paragraphs) == WORDS.paragraphs
    for part in parts:
        assert part.sentences[0][0] == 0
        assert part.sentences[-1][1] == len(part.starts)


def read(part: Words) -> Read:
    """What a reader might see: the first word of a sentence is its root, each word a name."""
    heads = tuple(-1 if i == first else first for first, past in part.sentences for i in range(first, past))
    names = tuple(str(start) for start in part.starts)
    tokens = Tokens(part.starts, part.ends, part.sentences, names, names, names, heads, names)
    mentions = tuple(RawMention(Span(s, e), "PER", 0.5) for s, e in zip(part.starts, part.ends, strict=True))
    none = np.zeros((0, 2), np.float32)
    return Read(tokens, mentions, (), tuple(float(s) for s in part.starts), none, none)


@pytest.mark.parametrize("most", [1, 4, 6])
def test_parts_joined_are_the_whole(most: int) -> None:
    whole = joined([read(WORDS)], WORDS)
    assert joined([read(part) for part in in_parts(WORDS, most)], WORDS) == whole
