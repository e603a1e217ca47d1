"""Scores of pairs -> how a pair stands among its rivals: the nearest other sentence of the other article.

A report mostly says one thing in one place. A claim that is as near to another sentence over there is less
surely about the matter of this one; one that has no rival is more surely so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.align.pairs.block import Pairs
from twosource.align.table.row import Row
from twosource.model import Reason, because

Numbers = NDArray[np.int64]  # [n]
Scores = NDArray[np.float64]  # [n], 0..1

UNIT = 10_000  # scores are rounded to four digits
ROWS = 16_384
WEIGHT = 0.5  # of the two shares in the log odds; set with JOIN and FIT, each annotated collection left out in turn
FLOOR = 0.02  # added to scores, below which they are noise
LOWEST, HIGHEST = -2.0, 1.0  # a far nearer rival, or none at all, proves no more


@dataclass(frozen=True, slots=True)
class Rivals:
    """For each row and other article (its headline apart), the score of the nearest sentence and of the next one.

    Parallel arrays in order of `sides`, sixteen bytes a side; scores in units of 1 / UNIT, as which they are rounded.
    """

    sides: Numbers  # the row, the other article, and whether its headline, as one number
    first: NDArray[np.uint16]
    sentence: NDArray[np.int32]  # the one that `first` is of
    second: NDArray[np.uint16]
    articles: int

    def of(self, row: Row, other: Row) -> float:
        """The score of the nearest rival of `other`: a claim of its article in another sentence."""
        side = (row.number * self.articles + other.article) * 2 + other.claim.title
        at = int(self.sides.searchsorted(side))
        if at == len(self.sides) or self.sides[at] != side:
            return 0.0
        own = self.sentence[at] == other.claim.sentence
        return int(self.second[at] if own else self.first[at]) / UNIT


def find_rivals(rows: Sequence[Row], pairs: Pairs, scores: Scores) -> Rivals:
    """The rivals as the scores of pairs of different articles show them; the pairs stand in order."""
    of = _RowPlaces(
        np.array([row.article for row in rows], dtype=np.int64),
        np.array([row.claim.title for row in rows], dtype=np.int64),
        np.array([row.claim.sentence for row in rows], dtype=np.int32),
    )
    found = [_sides_of(of, np.zeros((0, 2), np.int64), np.zeros(0))]
    for start in range(0, len(rows), ROWS):  # for some rows at a time: all at once would take hundreds of bytes a pair
        bounds = np.searchsorted(pairs[:, 0], [start, start + ROWS])
        first = slice(int(bounds[0]), int(bounds[1]))
        second = np.flatnonzero((pairs[:, 1] >= start) & (pairs[:, 1] < start + ROWS))
        both = np.concatenate([pairs[first], pairs[second][:, ::-1]])
        found.append(_sides_of(of, both, np.concatenate([scores[first], scores[second]])))
    sides, best, sentence, next_ = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    return Rivals(sides, best, sentence, next_, of.articles)


@dataclass(frozen=True, slots=True)
class _RowPlaces:
    """Of each row its article, whether it is the headline, and its sentence."""

    article: Numbers
    title: Numbers
    sentence: NDArray[np.int32]

    @property
    def articles(self) -> int:
        return int(self.article.max(initial=0)) + 1


_Part = tuple[Numbers, NDArray[np.uint16], NDArray[np.int32], NDArray[np.uint16]]


def _sides_of(of: _RowPlaces, pairs: Pairs, scores: Scores) -> _Part:
    """The sides of the first rows of the pairs; what scores nothing is no rival."""
    some = (of.article[pairs[:, 0]] != of.article[pairs[:, 1]]) & (scores > 0.0)
    one, two = pairs[some].T
    sides = (one * of.articles + of.article[two]) * 2 + of.title[two]
    both, sentence = np.rint(scores[some] * UNIT).astype(np.uint16), of.sentence[two]
    order = np.lexsort((sentence, UNIT - both.astype(np.int32), sides))
    sides, both, sentence = sides[order], both[order], sentence[order]
    begins = np.flatnonzero(np.concatenate([[True], sides[1:] != sides[:-1]])[: len(sides)])
    nearest = sentence[begins]
    side = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(sides))))
    # the best of another sentence stands first among these, because the scores fall
    other = np.flatnonzero(sentence != nearest[side])
    first = np.concatenate([[True], side[other][1:] != side[other][:-1]])[: len(other)]
    second = np.zeros(len(begins), dtype=np.uint16)
    second[side[other[first]]] = both[other[first]]
    return sides[begins], both[begins], nearest, second


def weighed(score: float, one: float, two: float) -> float:
    """The score with the best rivals of either side in mind, rounded so that it is the same on every machine."""
    if score <= 0.0:
        return 0.0
    odds = math.log(score / (1.0 - score)) if score < 1.0 else math.inf
    return round(1.0 / (1.0 + math.exp(-(odds + WEIGHT * (_rival_share(score, one) + _rival_share(score, two))))), 4)


def told(score: float, one: float, two: float) -> Reason:
    """How the pair stands among its rivals, as a reason: 1 where neither side has any, -1 where one is far nearer."""
    share = (_rival_share(score, one) + _rival_share(score, two)) / 2.0
    rival = max(one, two)
    why = because("no_rival") if rival < FLOOR else because("a_rival", score=rival)
    return Reason("rivals", round(share / max(-LOWEST, HIGHEST), 4), why)


def _rival_share(score: float, rival: float) -> float:
    return max(LOWEST, min(HIGHEST, math.log((score + FLOOR) / (rival + FLOOR))))
