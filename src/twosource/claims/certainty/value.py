"""How surely a clause holds: a certainty of FactBank with a sign."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model import Factuality, Polarity

RANK = {"Uu": 0, "PS": 1, "PR": 2, "CT": 3}
LABELS: dict[tuple[str, bool], Factuality] = {
    ("CT", True): "CT+",
    ("PR", True): "PR+",
    ("PS", True): "PS+",
    ("CT", False): "CT-",
    ("PR", False): "PR-",
    ("PS", False): "PS-",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A certainty (CT PR PS Uu) with a sign. The sign of Uu is kept: "would not go" still denies."""

    certainty: str
    positive: bool

    def weaker(self, certainty: str) -> Value:
        """The value, at most as sure as `certainty`."""
        return self if RANK[self.certainty] <= RANK[certainty] else Value(certainty, self.positive)

    def turned(self) -> Value:
        """The value with the other sign."""
        return Value(self.certainty, not self.positive)

    def factuality(self) -> Factuality:
        """The label of FactBank."""
        return LABELS.get((self.certainty, self.positive), "Uu")

    def polarity(self) -> Polarity:
        """The sign alone."""
        return "+" if self.positive else "-"


SURE, OPEN = Value("CT", True), Value("Uu", True)
