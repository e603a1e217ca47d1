"""Which statements decisions make one matter, and which two; what contradicts an earlier decision is not taken."""

from collections.abc import Sequence

from twosource.model import ClaimId, Ruled


class Verdicts:
    """What was decided so far. A class because it grows decision by decision."""

    def __init__(self) -> None:
        self.joined: list[Ruled] = []
        self.parted: list[Ruled] = []
        self._above: dict[ClaimId, ClaimId] = {}

    def against(self, said: Sequence[Ruled], *, parts: bool) -> int | None:
        """The number of an earlier decision that the verdicts contradict, also through third statements."""
        if parts:
            apart = [v for v in said if self._first(v.a) == self._first(v.b)]
            return max(
                (j.number for j in self.joined if apart and self._first(j.a) == self._first(apart[0].a)), default=None
            )
        return next((p.number for v in said for p in self.parted if self._would_meet(v, p)), None)

    def take(self, said: Sequence[Ruled], *, parts: bool) -> None:
        """Adds verdicts that contradict nothing."""
        (self.parted if parts else self.joined).extend(said)
        for verdict in () if parts else said:
            one, two = sorted((self._first(verdict.a), self._first(verdict.b)))
            if one != two:
                self._above[two] = one

    def _would_meet(self, verdict: Ruled, parted: Ruled) -> bool:
        return {self._first(verdict.a), self._first(verdict.b)} == {self._first(parted.a), self._first(parted.b)}

    def _first(self, claim: ClaimId) -> ClaimId:
        """The one claim that stands for all that are joined with this one."""
        while claim in self._above:
            claim = self._above[claim]
        return claim
