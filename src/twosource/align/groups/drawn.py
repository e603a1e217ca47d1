"""Rows that a person joined -> those that stand with them, and the groups of all rows with these among them.

What a person says of two statements says more than any score. So what is like them on the mean of all of them stands
with them from a lower score than elsewhere. Also statements of their own articles do: a headline, the lead and what is
told again below. Each sentence comes in once: its other clauses mostly say something else.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from twosource.align.groups import Score

# Set on the first collections and every second of the further ones (decision 033). After twenty answers
# precision is .015 lower where DRAWN is -1.7, and recall .010 lower where it is -1.3.
FLOOR = 0.01  # added to scores, below which they are noise
DRAWN = -1.5  # mean of the log odds of a row with all that it stands with: of a score of .18
SECOND = 0.5  # what a row that is drawn in counts for in the mean, against those that a person joined
TOGETHER = 0.6  # log odds for a row that stands with all of the joined ones anyway; less where with some
NEAR = 0.1  # score with one of them from which a row is looked at
MOST = 60  # rows drawn in


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is asked of rows."""

    score: Score  # how surely two rows are about one matter, as groups have it
    within: Score  # the same of two rows of one article, by their words alone
    near: Callable[[int], Collection[int]]  # the rows of other articles that are like a row
    places: Sequence[tuple[int, int]]  # of each row its article and sentence

    def odds(self, i: int, j: int) -> float:
        """The log odds of two rows of different sentences."""
        score = self.within(i, j) if self.places[i][0] == self.places[j][0] else self.score(i, j)
        return math.log((score + FLOOR) / (1.0 - score + FLOOR))


def draw_in(
    node: Sequence[int], likeness: Likeness, groups: Mapping[int, Set[int]], parted: Callable[[int, int], bool]
) -> tuple[int, ...]:
    """The joined rows and those that stand with them, sorted; the likest is drawn in first.

    `groups` are the numbers of the groups of each row, before anything was joined.
    """
    members = dict.fromkeys(node, 1.0)
    sums: dict[int, float] = {}  # of the rows that may stand with them: log odds, by the weights of the members
    seen = set(node)
    for row in node:
        _look_around(row, members, sums, seen, likeness, parted)
    while sums and len(members) < len(node) + MOST:
        weight = sum(members.values())
        fits = {x: round(s / weight + TOGETHER * _share_together(x, node, groups), 4) for x, s in sums.items()}
        row = min(fits, key=lambda x: (-fits[x], x))
        if fits[row] < DRAWN:
            break
        members[row] = SECOND
        del sums[row]
        for other in list(sums):
            if likeness.places[other] == likeness.places[row] or parted(other, row):
                del sums[other]
            else:
                sums[other] += SECOND * likeness.odds(other, row)
        _look_around(row, members, sums, seen, likeness, parted)
    return tuple(sorted(members))


def with_drawn(groups: Sequence[tuple[int, ...]], drawn: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups and those around joined rows, without any that lies within another."""
    every = [*dict.fromkeys((*drawn, *groups))]
    sets = [frozenset(rows) for rows in every]
    held = groups_of_rows(every)
    changed = {row for rows in drawn for row in rows}
    return sorted(
        rows
        for rows, own in zip(every, sets, strict=True)
        if changed.isdisjoint(own) or not any(own < sets[n] for n in held[rows[0]])
    )


def groups_of_rows(groups: Sequence[tuple[int, ...]]) -> dict[int, set[int]]:
    """The numbers of the groups of each row."""
    held: dict[int, set[int]] = defaultdict(set)
    for number, rows in enumerate(groups):
        for row in rows:
            held[row].add(number)
    return held


def _look_around(
    row: int,
    members: Mapping[int, float],
    sums: dict[int, float],
    seen: set[int],
    likeness: Likeness,
    parted: Callable[[int, int], bool],
) -> None:
    """Adds the rows near to a member that may stand with all members."""
    told = {likeness.places[member] for member in members}
    for other in likeness.near(row):
        if other in seen:
            continue
        seen.add(other)
        if likeness.places[other] not in told and not any(parted(other, member) for member in members):
            sums[other] = sum(weight * likeness.odds(other, member) for member, weight in members.items())


def _share_together(row: int, node: Sequence[int], groups: Mapping[int, Set[int]]) -> float:
    """The share of the joined rows that the row stands with anyway."""
    return sum(not groups[row].isdisjoint(groups[member]) for member in node) / len(node)
