"""Which of n things are one, with the reasons given for each joining."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from twosource.model import Grounds


@dataclass(slots=True)
class Union:
    """Disjoint sets over 0..n-1. The reasons stay with the set, each once. A class: the sets grow while it is read."""

    parent: list[int]
    why: list[set[Grounds]] = field(default_factory=list)
    apart: Sequence[tuple[int, int]] = ()  # that never come into one set

    @classmethod
    def of(cls, n: int, apart: Sequence[tuple[int, int]] = ()) -> "Union":
        """n sets of one."""
        return cls(list(range(n)), [set() for _ in range(n)], apart)

    def find(self, i: int) -> int:
        """The number of the set that i is in: its least member."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int, why: Grounds) -> None:
        """Makes the sets of i and j one; nothing happens, and no reason is kept, where they are one already."""
        a, b = sorted((self.find(i), self.find(j)))
        if a == b or any({self.find(x), self.find(y)} == {a, b} for x, y in self.apart):
            return
        self.parent[b] = a
        if len(self.why[a]) < len(self.why[b]):
            self.why[a], self.why[b] = self.why[b], self.why[a]
        self.why[a] |= self.why[b]
        self.why[b] = set()
        self.why[a].add(why)

    def join_all(self, members: Sequence[int], why: Grounds) -> None:
        """Makes the sets of all members one."""
        for other in members[1:]:
            self.join(members[0], other, why)

    def roots(self, members: Iterable[int]) -> list[int]:
        """The different sets that the members are in, in order of their numbers."""
        return sorted({self.find(i) for i in members})


def parted(members: Sequence[int], value: Callable[[int], Hashable | None]) -> list[list[int]]:
    """The members by value where two values clash; those without a value then stay each alone.

    All in one list where no two known values differ.
    """
    known: dict[Hashable, list[int]] = defaultdict(list)
    unknown: list[list[int]] = []
    for i in members:
        found = value(i)
        if found is None:
            unknown.append([i])
        else:
            known[found].append(i)
    if len(known) <= 1:
        return [list(members)]
    return [*known.values(), *unknown]
