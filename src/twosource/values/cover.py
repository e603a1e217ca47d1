"""Many spans, asked at once: whether any of them overlaps another is found without a walk over all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Cover:
    """Spans in order of their starts."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]  # the furthest end of the spans so far

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Cover:
        """The cover of these spans, which may overlap each other."""
        known = sorted(spans)
        return cls(tuple(s.start for s in known), tuple(accumulate((s.end for s in known), max)))

    def overlaps(self, span: Span) -> bool:
        """True where one of the spans shares at least one character with this one."""
        before = bisect_left(self.starts, span.end)
        return before > 0 and self.reach[before - 1] > span.start
