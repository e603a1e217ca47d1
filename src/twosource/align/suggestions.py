"""Pairs of claims that the comparison leaves open -> those that a person's answer tells most about, first."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from twosource.align.rulings import Rulings
from twosource.align.table.row import Row
from twosource.model import Suggestion

HALF = 0.5  # of the shorter statement
# What the odds of a pair rise by with those of its score, and fall by with each sentence that stands before either:
# the news stands first. Fitted on every second of the further collections (decision 033).
SCORED, LATE = 0.72, 0.025
FLOOR = 0.01  # added to scores, below which they are noise
BOTH = 1.0  # less where a person joined each with others already: one in ten such pairs was one matter
LEAST = 0.05  # score below which hardly any pair is one matter


def rank(
    rows: Sequence[Row], groups: Sequence[tuple[int, ...]], scores: Mapping[tuple[int, int], float], ruled: Rulings
) -> tuple[Suggestion, ...]:
    """The open pairs, the likeliest first, by their scores, how early they stand, and whether a person joined both with
    others already; of equally likely ones those that may join most statements.

    Open are two statements of two articles of which neither stands in a point with something of the other's sentence,
    and of which nothing was decided, also not through third ones. Of the pairs between two points one is shown.
    """
    held: dict[int, list[int]] = defaultdict(list)
    for number, members in enumerate(groups):
        for row in members:
            held[row].append(number)
    told = _SuggestionsTold(rows, held)
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for (i, j), score in sorted(scores.items()):
        if rows[i].article == rows[j].article or not ruled.open(i, j) or told.has(i, j):
            continue
        key = (min(held[i]), min(held[j]))
        key = key if key[0] < key[1] else (key[1], key[0])
        odds = _suggestions_odds(score, rows[i], rows[j]) - (BOTH if ruled.decided(i) and ruled.decided(j) else 0.0)
        found = (odds, -i, -j)
        best[key] = max(best.get(key, found), found)
    ordered = []
    for (one, two), (odds, i, j) in best.items():
        gain = sum(rows[a].article != rows[b].article for a in groups[one] for b in groups[two])
        ordered.append((-odds, -gain, -i, -j))
    return tuple(
        Suggestion(rows[i].claim.id, rows[j].claim.id, scores[i, j], -gain) for _, gain, i, j in sorted(ordered)
    )


def _suggestions_odds(score: float, a: Row, b: Row) -> float:
    """How likely the pair is one matter, to be put in order by; rounded, so that it is the same on every machine."""
    odds = math.log((score + FLOOR) / (1.0 - score + FLOOR))
    return round(SCORED * odds - LATE * (a.claim.sentence + b.claim.sentence), 4)


class _SuggestionsTold:
    """Which statements are told together already. A class because it holds what stands where."""

    def __init__(self, rows: Sequence[Row], held: Mapping[int, Sequence[int]]) -> None:
        sentences: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            sentences[row.article, row.claim.sentence].append(row)
        beside = [sentences[row.article, row.claim.sentence] for row in rows]
        self._own = [_groups(held, (o for o in beside[row.number] if _suggestions_is_one(row, o))) for row in rows]
        self._around = [_groups(held, beside[row.number]) for row in rows]

    def has(self, i: int, j: int) -> bool:
        """True where one of the two, or one of much the same words, stands with something of the other's sentence."""
        return not (self._own[i].isdisjoint(self._around[j]) and self._own[j].isdisjoint(self._around[i]))


def _groups(held: Mapping[int, Sequence[int]], rows: Iterable[Row]) -> frozenset[int]:
    return frozenset(number for row in rows for number in held[row.number])


def _suggestions_is_one(a: Row, b: Row) -> bool:
    """True where the shorter of two statements of a sentence shares half of its words with the other."""
    one, two = a.claim.span, b.claim.span
    shorter = min(one.end - one.start, two.end - two.start)
    return min(one.end, two.end) - max(one.start, two.start) >= HALF * shorter
