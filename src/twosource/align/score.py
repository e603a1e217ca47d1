"""Reasons -> one number: how surely two claims are about one matter, 0..1."""

import math
from collections.abc import Sequence
from typing import Final

from twosource.align.features import FEATURES, Pair
from twosource.model import Reason

# Logistic regression over the features, fitted on eight annotated collections of reports (about 870 pairs of
# statements on one matter among all pairs of their claims); measured with each collection left out in turn. The five
# likenesses carry the ranking, the others little; what they say counts as a difference below. Fitted with the reader
# that comes with the package; to be fitted anew when its vectors change.
BIAS: Final = -5.1
WEIGHTS: Final = {
    "meaning": 0.4,
    "setting": 1.9,
    "words": 2.8,
    "sentence": 3.8,
    "within": 3.7,
    "actors": 0.0,
    "subject": 0.2,
    "predicate": 0.7,
    "quantities": 0.5,
    "times": 1.0,
    "polarity": 0.1,
    "quotation": 0.4,
    "passage": 0.4,
    "voice": 0.0,
}

# Two alerts alike in words stay apart when they are about another subject or another day. Above CERTAIN the words are
# so much the same that the difference is itself the matter (a corrected date, another name). That other people are
# named beside the subject does not keep two apart: with rivals weighed it cost .02 of F1 and spared few look-alikes.
SLOTS: Final = frozenset({"subject", "times"})
CERTAIN: Final = 0.8


def reasons(pair: Pair) -> tuple[Reason, ...]:
    """What every feature says of the pair, in the order of FEATURES."""
    return tuple(feature(pair) for feature in FEATURES)


def combine(said: Sequence[Reason]) -> float:
    """The score of the reasons, 0..1, rounded so that it is the same on every machine; 0 where a slot differs."""
    total = BIAS + math.fsum(WEIGHTS[r.feature] * r.score for r in said)
    score = round(1.0 / (1.0 + math.exp(-total)), 4)
    differs = any(r.feature in SLOTS and r.score <= -1.0 for r in said)
    return 0.0 if differs and score < CERTAIN else score
