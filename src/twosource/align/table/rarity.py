"""Counts of things -> weights that fall with how many hold them, so that what all articles are about counts little."""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from twosource import lexicon

Key = TypeVar("Key", bound=Hashable)

STEP = 200  # by which the weights rise that scores are made of: one article more moves few words over a step
UNIT = 1000  # the weight of what one holder alone has
UNLISTED = 70  # of 100: the weight in news at large of a root that is too rare there to be listed


@dataclass(frozen=True, slots=True)
class Rarity(Generic[Key]):
    """`of`: 0 (all have it) .. UNIT (one has it): whole numbers, so that their sums are the same in whatever order
    a set gives them. `steps` are the same to the nearest STEP, for scores, which stay as they are where a few articles
    come to many; `squares` are those of the steps, for the cosine.
    """

    of: Mapping[Key, int]
    steps: Mapping[Key, int]
    squares: Mapping[Key, int]

    def mass(self, things: Iterable[Key]) -> float:
        """The summed weight of the things, 1 for each that one holder alone has."""
        return sum(self.of[t] for t in things) / UNIT

    def norm(self, things: Iterable[Key]) -> int:
        """The summed squares of the steps, made once a set and not anew for each pair."""
        return sum(map(self.squares.__getitem__, things))

    def likeness(self, shared: Iterable[Key], one: int, two: int) -> float:
        """The cosine of two sets, 0..1, by what they share and the norm of each."""
        both = self.norm(shared)
        return both / math.sqrt(one * two) if both else 0.0


def rarity(counts: Mapping[Key, int], total: int) -> Rarity[Key]:
    """The weights of things that `counts` of `total` holders have."""
    scale = UNIT / (math.log(total + 1.0) or 1.0)
    of = {key: round(math.log((total + 1.0) / min(count, total)) * scale) for key, count in counts.items()}
    steps = {key: (weight + STEP // 2) // STEP * STEP for key, weight in of.items()}
    return Rarity(of, steps, {key: step * step for key, step in steps.items()})


def telling(roots: Rarity[str]) -> dict[str, int]:
    """0..UNIT: how much a root tells, rare among these sentences and rare in news at large.

    Among few articles about one subject nearly every word is rare, "announce" as much as "prank".
    """
    common = lexicon.table("common_roots")["roots"]
    return {root: step * int(common.get(root, UNLISTED)) // UNLISTED for root, step in roots.steps.items()}
