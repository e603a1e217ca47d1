"""Scored pairs -> groups of claims about one matter. Every claim is in one group; a lone one is alone.

Links are taken from the best to the weakest, and two groups are joined only when their claims fit each other
all in all, not because one claim of each does: A like B and B like C does not make A like C.
"""

from collections.abc import Callable, Mapping

# Better two points left apart than two matters merged: on the annotated collections (in sample, weights and weight of
# rivals as they are) JOIN .2, FIT .1, WORST .01 gives F1 .41, precision .62, with .14 of the look-alikes grouped;
# these give .37, .75 and .08; JOIN .5, FIT .35, WORST .1 gives .31, .86 and .04.
JOIN = 0.35  # score of the link that proposes to join two groups
FIT = 0.2  # mean score over all pairs of two groups that are to be joined
WORST = 0.02  # score that every pair of a group must have
WIDE = 60  # pairs; of two larger groups only so many are looked at, evenly chosen

Score = Callable[[int, int], float]


def group(count: int, links: Mapping[tuple[int, int], float], score: Score) -> list[tuple[int, ...]]:
    """The groups as sorted tuples of row numbers, in order of their first row.

    `links` are the candidate pairs with their scores, `score` gives that of any other pair.
    """
    of = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    order = sorted((pair for pair, value in links.items() if value >= JOIN), key=lambda p: (-links[p], p))
    refused: set[tuple[int, int]] = set()
    for i, j in order:
        a, b = sorted((of[i], of[j]))
        if a == b or (a, b) in refused:
            continue
        if _fits(members[a], members[b], score):
            for row in members[b]:
                of[row] = a
            members[a] = sorted(members[a] + members.pop(b))
            refused = {pair for pair in refused if a not in pair and b not in pair}
        else:
            refused.add((a, b))
    return [tuple(members[i]) for i in sorted(members, key=lambda i: members[i][0])]


def _fits(a: list[int], b: list[int], score: Score) -> bool:
    pairs = [(i, j) for i in a for j in b]
    step = max(1, len(pairs) // WIDE)
    values = [score(i, j) for i, j in pairs[::step]]
    return min(values) >= WORST and sum(values) / len(values) >= FIT
