"""A reader without a model: words between blanks, no names, vectors of words. For tests of everything behind it."""

import numpy as np

from build import DIM, bag, plain_tokens, reading
from twosource.infer import States
from twosource.infer.reader import DIM as WIDTH
from twosource.model import Reading, Tokens


class FakeReader:
    """Reads as `build.plain_tokens` does; like words give like vectors, the same on every machine."""

    def read(self, text: str) -> tuple[Reading, States]:
        tokens = plain_tokens(text)
        return reading(tokens), states(text, tokens)


def states(text: str, tokens: Tokens) -> States:
    """States whose pooled vectors are bags of words."""
    sums = np.zeros((len(tokens), WIDTH), np.float32)
    for row, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        sums[row, :DIM] = bag(text[start:end])
    return States(
        np.array(tokens.starts, np.int64), np.array(tokens.ends, np.int64), sums, np.ones(len(tokens), np.float32)
    )
