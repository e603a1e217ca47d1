"""Scored pairs -> groups of claims about one matter. A claim may be in several; a lone one is alone.

A like B and B like C does not make A like C: where A and C do not fit each other, B stands with either. A long clause
that says two things so serves in two points.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product

# Measured on the annotated collections, each left out of the fit in turn: these with LOOSE .6 give F1 .425, precision
# .76 and .11 of the look-alikes grouped. LOOSE .7 gives .410, .80 and .09. LOOSE .5 gives .431, .76 and .11, but 25
# points instead of 16 in five reports about one gang, where much is alike in general words. JOIN .15, AGAIN .35 and
# LOOSE .3 give .471, .69 and .20. WORST was .05, and statements of one article were not compared, until a reader did
# not sign two points of three (decision 041).
JOIN = 0.3  # score of the link that puts two claims into one group
FIT = 0.2  # mean score of a claim with all of a group that it is added to
WORST = 0.1  # score it must have with each of them
AGAIN = 0.5  # score of the link with which a claim that already stands with others begins another group
HALF = 0.5  # share of a group that may also stand together in another
SEEN = 6  # about so many members of a group are looked at where it is set beside another
WIDE = 60  # members; of a larger group only so many are looked at, evenly chosen
AGAIN_SAID = 0.5  # share of its pairs that stand together elsewhere, from which a group says nothing of its own
MOST = 4  # groups of one claim: what else would fit it says one of these matters again

Score = Callable[[int, int], float]


def group(
    count: int, links: Mapping[tuple[int, int], float], score: Score, *, large: bool = False
) -> list[tuple[int, ...]]:
    """The groups as sorted tuples of row numbers, in order of their rows; none lies within another.

    `links` are the candidate pairs with their scores, `score` gives that of any other pair. From the best link to the
    weakest: two claims that stand in one group already need no more; else the one is added to the group of the other
    that it fits best; where it fits none, the two begin a group. In a `large` collection a claim is compared with its
    nearest only, and one matter begins in many places: there two groups that fit each other become one.
    """
    groups: list[list[int]] = []
    held: list[list[int]] = [[] for _ in range(count)]  # the groups of each row
    order = sorted((pair for pair, value in links.items() if value >= JOIN), key=lambda p: (-links[p], p))
    for i, j in order:
        if not set(held[i]).isdisjoint(held[j]):
            continue
        if large and _merged(i, j, groups, held, score):
            continue
        fitting = [
            (value, -number, row)
            for row, other in ((i, j), (j, i))
            if len(held[row]) < MOST
            for number in held[other]
            if not _repeats(row, number, groups, held) and (value := _fit(row, groups[number], score)) is not None
        ]
        if fitting:
            _, number, row = max(fitting)
            groups[-number].append(row)
            held[row].append(-number)
        elif _begins(i, j, groups, held) and (links[i, j] >= AGAIN or not (held[i] or held[j])):
            for row in (i, j):
                held[row].append(len(groups))
            groups.append([i, j])
    alone = [(row,) for row in range(count) if not held[row]]
    return sorted([*alone, *_not_within(groups, held)])


def _merged(i: int, j: int, groups: list[list[int]], held: list[list[int]], score: Score) -> bool:
    """True where a group of the one and a group of the other fit each other, and are one now."""
    for a, b in product(held[i], held[j]):
        if _fit_each_other(groups[a], groups[b], score):
            for row in groups[b]:
                held[row].remove(b)
                if a not in held[row]:
                    held[row].append(a)
                    groups[a].append(row)
            groups[b] = []
            return True
    return False


def _fit_each_other(one: Sequence[int], two: Sequence[int], score: Score) -> bool:
    """True where the members of two groups, of a large one some evenly chosen, are linked on the mean."""
    values = []
    for i in one[:: max(1, len(one) // SEEN)]:
        for j in two[:: max(1, len(two) // SEEN)]:
            if i == j:
                continue
            values.append(score(i, j))
            if values[-1] < WORST:
                return False
    return bool(values) and sum(values) / len(values) >= JOIN


def _repeats(row: int, number: int, groups: Sequence[Sequence[int]], held: Sequence[Sequence[int]]) -> bool:
    """True where the group would then mostly say what another group of the row says."""
    members = set(groups[number])
    return any(len(members.intersection(groups[h])) + 1 > HALF * (len(members) + 1) for h in held[row])


def _begins(i: int, j: int, groups: Sequence[Sequence[int]], held: Sequence[Sequence[int]]) -> bool:
    """True where two rows may begin a group: no third claim stands with both, as a copy of one of them would."""
    if max(len(held[i]), len(held[j])) >= MOST:
        return False
    with_i, with_j = ({row for number in held[r] for row in groups[number]} for r in (i, j))
    return not with_i & with_j


def _fit(row: int, members: Sequence[int], score: Score) -> float | None:
    """The mean score of the row with the members; None where it does not fit them."""
    values = []
    for member in members[:: max(1, len(members) // WIDE)]:
        values.append(score(row, member))
        if values[-1] < WORST:  # the others need not be asked
            return None
    mean = sum(values) / len(values)
    return mean if mean >= FIT else None


def _not_within(groups: Sequence[Sequence[int]], held: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """The groups that lie within no other, less those that say again what others say, the smallest first.

    Copies of one sentence link each of its clauses with each: their pairs make the same groups over and over.
    """
    sets = [frozenset(members) for members in groups]
    within = {
        number
        for number, members in enumerate(sets)
        for n in {n for row in members for n in held[row]}
        if members < sets[n] or (members == sets[n] and n < number)
    }
    alive = {number for number, members in enumerate(sets) if members} - within
    for number in sorted(alive, key=lambda n: (len(sets[n]), sorted(sets[n]))):
        if len(sets[number]) > WIDE:
            continue
        others = [{n for n in held[row] if n in alive and n != number} for row in sorted(sets[number])]
        pairs = list(combinations(others, 2))
        if all(others) and sum(not a.isdisjoint(b) for a, b in pairs) > AGAIN_SAID * len(pairs):
            alive.remove(number)
    return [tuple(sorted(sets[number])) for number in sorted(alive)]
