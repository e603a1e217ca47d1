"""Reasons -> one number: how surely two claims are about one matter, 0..1."""

import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from twosource import lexicon
from twosource.align.pairs.features import FEATURES, Feature
from twosource.align.pairs.many import Floats
from twosource.align.pairs.pair import Pair
from twosource.model import Reason

# Two alerts alike in words stay apart when they name other people. Above CERTAIN the words are so much the same that
# the difference is itself the matter (another name). Another subject and another day barred too, until 66 collections
# showed that names not joined and days reckoned otherwise set one matter apart (decision 022).
SLOTS: Final = frozenset(feature.name for feature in FEATURES if feature.bars)
CERTAIN: Final = 0.8

# What two claims of one matter can be held together by. In a folder about one subject much is alike in general words
# ("poses a threat", "immigration policy"): a pair with none of these must be LOOSE by likeness alone. That a rare name
# stands in both is none: with it, each collection left out in turn, precision was a point lower and nothing gained.
ANCHORS: Final = frozenset(feature.name for feature in FEATURES if feature.holds)
SAYS: Final = 0.9  # what an anchor must say: a predicate that is only among the other's words holds nothing
LOOSE: Final = 0.5  # set with JOIN; .6 gives .029 less f1 and .02 more precision (decision 022)

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic regression over the features: what each counts for, and what is asked before any."""

    bias: float
    weights: Mapping[str, float]  # by name of the feature; one without a weight counts nothing

    def weight(self, name: str) -> float:
        """What the feature of that name counts for."""
        return self.weights.get(name, 0.0)


@cache
def shipped() -> Scorer:
    """The scorer that comes with the package; how it was fitted stands in its file."""
    weights = {feature.name: feature.weight for feature in FEATURES}
    lacking = [feature.name for feature in FEATURES if feature.weight is None and not feature.bars]
    if lacking:
        _LOG.warning(
            "no weight for the feature %s in data/en/same_matter.toml: it counts nothing until python -m training.pairs"
            " fits one",
            ", ".join(lacking),
        )
    known = {name: weight for name, weight in weights.items() if weight is not None}
    return Scorer(float(lexicon.table("same_matter")["bias"]), known)


def counted(scorer: Scorer) -> tuple[Feature, ...]:
    """The features that the score rests on: the others are told to people and change nothing."""
    return tuple(f for f in FEATURES if scorer.weight(f.name) or f.bars)


def reasons(pair: Pair, features: Sequence[Feature] = FEATURES) -> tuple[Reason, ...]:
    """What the features say of the pair, in their order."""
    return tuple(feature.of_pair(pair) for feature in features)


def combine(said: Sequence[Reason], scorer: Scorer) -> float:
    """The score of the reasons, 0..1, rounded so that it is the same on every machine; 0 where a slot differs."""
    total = scorer.bias + math.fsum(scorer.weight(r.feature) * r.score for r in said)
    score = round(1.0 / (1.0 + math.exp(-total)), 4)
    differs = any(r.feature in SLOTS and r.score <= -1.0 for r in said)
    return 0.0 if differs and score < CERTAIN else score


def combined(said: Mapping[str, Floats], scorer: Scorer) -> Floats:
    """The scores of many pairs, of each as `combine` makes it; `said` has what each feature says of them."""
    total = np.full(len(next(iter(said.values()), ())), scorer.bias)
    for name, scores in said.items():
        total += scorer.weight(name) * scores
    found = np.array([round(1.0 / (1.0 + math.exp(-odds)), 4) for odds in total.tolist()])
    differs = np.zeros(len(found), dtype=bool)
    for name in SLOTS & said.keys():
        differs |= said[name] <= -1.0
    found[differs & (found < CERTAIN)] = 0.0
    return found


def held(said: Sequence[Reason], score: float) -> bool:
    """True where a pair of this score may begin or join a group: it has an anchor, or is LOOSE without."""
    return score >= LOOSE or any(r.feature in ANCHORS and r.score >= SAYS for r in said)
