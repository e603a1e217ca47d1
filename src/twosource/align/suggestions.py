"""Pairs of claims that the comparison leaves open -> those that a person's answer tells most about, first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.align.rulings import Rulings
from twosource.align.table.row import Row
from twosource.model import Suggestion

LEAST = 0.1  # score below which hardly any pair is one matter


def rank(
    rows: Sequence[Row], groups: Sequence[tuple[int, ...]], scores: Mapping[tuple[int, int], float], ruled: Rulings
) -> tuple[Suggestion, ...]:
    """The open pairs, the most useful first: likely, and with many statements of other articles that they would join.

    Open are two statements of two articles that stand in no point together and of which nothing was decided, also not
    through third ones. Of the pairs between two points the likeliest stands for all.
    """
    held: dict[int, list[int]] = defaultdict(list)
    for number, members in enumerate(groups):
        for row in members:
            held[row].append(number)
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for (i, j), score in sorted(scores.items()):
        if rows[i].article == rows[j].article or not ruled.open(i, j) or not set(held[i]).isdisjoint(held[j]):
            continue
        key = (min(held[i]), min(held[j]))
        key = key if key[0] < key[1] else (key[1], key[0])
        best[key] = max(best.get(key, (0.0, 0, 0)), (score, -i, -j))
    found = []
    for (one, two), (score, i, j) in best.items():
        gain = sum(rows[a].article != rows[b].article for a in groups[one] for b in groups[two])
        found.append((-score * gain, -i, -j, score, gain))
    return tuple(Suggestion(rows[i].claim.id, rows[j].claim.id, score, gain) for _, i, j, score, gain in sorted(found))
