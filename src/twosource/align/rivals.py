"""Scores of pairs -> how a pair stands among its rivals: the nearest other sentence of the other article.

A report mostly says one thing in one place. A claim that is as near to another sentence over there is less
surely about the matter of this one; one that has no rival is more surely so.
"""

import math
from collections.abc import Mapping, Sequence

from twosource.align.table import Row
from twosource.model import Reason

WEIGHT = 0.5  # of the two shares in the log odds; set with JOIN and FIT, each annotated collection left out in turn
FLOOR = 0.02  # added to scores, below which they are noise
LOWEST, HIGHEST = -2.0, 1.0  # a far nearer rival, or none at all, proves no more


class Rivals:
    """The nearest claims of each row in each other article. A class because it is looked up for every pair."""

    def __init__(self) -> None:
        # by row, and article and headline or not of the other side: the best score of the two best sentences
        self._best: dict[tuple[int, int, bool], list[tuple[float, int]]] = {}

    def add(self, row: Row, other: Row, score: float) -> None:
        """Takes note that `other` is as near to `row` as the score says."""
        held = self._best.setdefault((row.number, other.article, other.claim.title), [])
        sentence = other.claim.sentence
        of = {number: value for value, number in held}
        of[sentence] = max(score, of.get(sentence, 0.0))
        held[:] = sorted(((value, number) for number, value in of.items()), key=lambda h: (-h[0], h[1]))[:2]

    def of(self, row: Row, other: Row) -> float:
        """The score of the nearest rival of `other`: a claim of its article in another sentence."""
        held = self._best.get((row.number, other.article, other.claim.title), ())
        return max((value for value, sentence in held if sentence != other.claim.sentence), default=0.0)


def find_rivals(rows: Sequence[Row], scores: Mapping[tuple[int, int], float]) -> Rivals:
    """The rivals as the scores of the candidate pairs show them."""
    found = Rivals()
    for (i, j), score in sorted(scores.items()):
        found.add(rows[i], rows[j], score)
        found.add(rows[j], rows[i], score)
    return found


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
