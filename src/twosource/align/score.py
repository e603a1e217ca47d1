"""Reasons -> one number: how surely two claims are about one matter, 0..1."""

import math
from collections.abc import Sequence
from typing import Final

from twosource.align.features import FEATURES, Pair
from twosource.model import Reason

# Logistic regression over the features; fitted on annotated collections of reports, see eval/stories.py.
BIAS: Final = -6.0
WEIGHTS: Final = {
    "meaning": 6.0,
    "words": 4.0,
    "actors": 0.7,
    "subject": 0.4,
    "predicate": 0.6,
    "quantities": 0.8,
    "times": 0.6,
    "polarity": 0.3,
    "quotation": 2.0,
    "passage": 3.0,
    "voice": 0.3,
}


def reasons(pair: Pair) -> tuple[Reason, ...]:
    """What every feature says of the pair, in the order of FEATURES."""
    return tuple(feature(pair) for feature in FEATURES)


def combine(said: Sequence[Reason]) -> float:
    """The score of the reasons, 0..1, rounded so that it is the same on every machine."""
    total = BIAS + math.fsum(WEIGHTS[r.feature] * r.score for r in said)
    return round(1.0 / (1.0 + math.exp(-total)), 4)
