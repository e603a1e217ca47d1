"""Scores of pairs -> how a pair stands among its rivals: the nearest other sentence of the other article.

A report mostly says one thing in one place. A claim that is as near to another sentence over there is less
surely about the matter of this one; one that has no rival is more surely so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.align.block import Pairs
from twosource.align.row import Row
from twosource.model import Reason

Numbers = NDArray[np.int64]  # [n]
Scores = NDArray[np.float64]  # [n], 0..1

WEIGHT = 0.5  # of the two shares in the log odds; set with JOIN and FIT, each annotated collection left out in turn
FLOOR = 0.02  # added to scores, below which they are noise
LOWEST, HIGHEST = -2.0, 1.0  # a far nearer rival, or none at all, proves no more


@dataclass(frozen=True, slots=True)
class Rivals:
    """For each row and other article (its headline apart), the score of the nearest sentence and of the next one.

    Parallel arrays in order of `sides`, some dozen bytes a pair that was compared.
    """

    sides: Numbers  # the row, the other article, and whether its headline, as one number
    first: Scores
    sentence: Numbers  # the one that `first` is of
    second: Scores
    articles: int

    def of(self, row: Row, other: Row) -> float:
        """The score of the nearest rival of `other`: a claim of its article in another sentence."""
        side = (row.number * self.articles + other.article) * 2 + other.claim.title
        at = int(np.searchsorted(self.sides, side))
        if at == len(self.sides) or self.sides[at] != side:
            return 0.0
        own = self.sentence[at] == other.claim.sentence
        return float(self.second[at] if own else self.first[at])


def find_rivals(rows: Sequence[Row], pairs: Pairs, scores: Scores) -> Rivals:
    """The rivals as the scores of pairs of different articles show them."""
    article = np.array([row.article for row in rows], dtype=np.int64)
    title = np.array([row.claim.title for row in rows], dtype=np.int64)
    sentence = np.array([row.claim.sentence for row in rows], dtype=np.int64)
    articles = int(article.max(initial=0)) + 1
    one, two = np.concatenate([pairs, pairs[:, ::-1]]).T
    sides = (one * articles + article[two]) * 2 + title[two]
    both, of = np.concatenate([scores, scores]), sentence[two]
    order = np.lexsort((of, -both, sides))
    sides, both, of = sides[order], both[order], of[order]
    begins = np.flatnonzero(np.concatenate([[True], sides[1:] != sides[:-1]])[: len(sides)])
    group = np.cumsum(np.concatenate([[0], (sides[1:] != sides[:-1]).astype(np.int64)]))[: len(sides)]
    nearest = of[begins]
    second = np.zeros(len(begins))
    other = of != nearest[group]
    np.maximum.at(second, group[other], both[other])
    return Rivals(sides[begins], both[begins], nearest, second, articles)


def weighed(score: float, one: float, two: float) -> float:
    """The score with the best rivals of either side in mind, rounded so that it is the same on every machine."""
    if score <= 0.0:
        return 0.0
    odds = math.log(score / (1.0 - score)) if score < 1.0 else math.inf
    return round(1.0 / (1.0 + math.exp(-(odds + WEIGHT * (_share(score, one) + _share(score, two))))), 4)


def told(score: float, one: float, two: float) -> Reason:
    """How the pair stands among its rivals, as a reason: 1 where neither side has any, -1 where one is far nearer."""
    share = (_share(score, one) + _share(score, two)) / 2.0
    rival = max(one, two)
    said = "no other sentence there is near" if rival < FLOOR else f"the nearest other sentence there has {rival:.2f}"
    return Reason("rivals", round(share / max(-LOWEST, HIGHEST), 4), said)


def _share(score: float, rival: float) -> float:
    return max(LOWEST, min(HIGHEST, math.log((score + FLOOR) / (rival + FLOOR))))
