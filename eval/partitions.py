"""How like two groupings of mentions are: MUC, B-cubed and CEAF-e, whose mean F1 is the "CoNLL F1"; and pairs.

A mention that only one side has counts against it, as in the CoNLL scorer: it stands alone for MUC, gives nothing to
B-cubed and lowers the likeness of its cluster for CEAF-e.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

Labels = Mapping[Hashable, Hashable]  # mention -> the group it is in


def f1(p: float, r: float) -> float:
    """The harmonic mean."""
    return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Tally:
    """Counts that add up over documents: right and all, by measure and side ("p" or "r")."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Labels, found: Labels) -> None:
        """Adds one document (or one collection)."""
        for side, ours, other in (("r", gold, found), ("p", found, gold)):
            mine, theirs = clusters(ours), clusters(other)
            for cluster in mine:
                parts = {other[m] for m in cluster if m in other}
                alone = sum(m not in other for m in cluster)
                self._count(f"muc {side}", len(cluster) - len(parts) - alone, len(cluster) - 1)
                shared = Counter(other[m] for m in cluster if m in other)
                self._count(f"b3 {side}", sum(n * n for n in shared.values()) / len(cluster), len(cluster))
                pairs = sum(n * (n - 1) // 2 for n in shared.values())
                self._count(f"pairs {side}", pairs, len(cluster) * (len(cluster) - 1) // 2)
            self._count(f"ceaf {side}", likeness(mine, theirs), len(mine))

    def _count(self, key: str, right: float, of: float) -> None:
        self.right[key] += right  # type: ignore[assignment]
        self.of[key] += of  # type: ignore[assignment]

    def rate(self, key: str) -> float:
        """right / all of one measure and side."""
        return self.right[key] / self.of[key] if self.of[key] else 0.0

    def f1(self, measure: str) -> float:
        """F1 of "muc", "b3", "ceaf" or "pairs"."""
        return f1(self.rate(f"{measure} p"), self.rate(f"{measure} r"))

    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.f1("muc") + self.f1("b3") + self.f1("ceaf")) / 3


def clusters(labels: Labels) -> list[frozenset[Hashable]]:
    """The sets of mentions with one label."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, label in labels.items():
        found[label].add(mention)
    return [frozenset(c) for c in found.values()]


def likeness(a: list[frozenset[Hashable]], b: list[frozenset[Hashable]]) -> float:
    """The sum of phi4 over a greedy pairing (a lower bound of the best one, within a few thousandths here)."""
    of = {m: n for n, c in enumerate(b) for m in c}
    pairs = []
    for i, c in enumerate(a):
        shared = Counter(of[m] for m in c if m in of)
        pairs += [(2 * n / (len(c) + len(b[j])), i, j) for j, n in shared.items()]
    left: set[int] = set()
    right: set[int] = set()
    total = 0.0
    for score, i, j in sorted(pairs, key=lambda t: (-t[0], t[1], t[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            total += score
    return total
