"""What to watch for, gathered so that nothing is told twice: by source, and by the statement that has it as a fact."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.render.case import Report, Said
from twosource.render.watch import Drift, Thin


@dataclass(frozen=True, slots=True)
class Rise:
    """A matter that one place has as a fact and others less surely."""

    number: int
    explanation: str  # of the first
    weaker: tuple[Said, ...]
    stronger: Said


@dataclass(frozen=True, slots=True)
class Only:
    """A source behind which there is no other, with the points that rest on it alone."""

    name: str  # "" where none is named
    reports: tuple[Report, ...]
    points: tuple[Thin, ...]


def rises(drifts: Sequence[Drift]) -> tuple[Rise, ...]:
    """The drifts to one statement together, in the order of the first."""
    found: dict[tuple[int, str], list[Drift]] = {}
    for drift in drifts:
        found.setdefault((drift.number, drift.stronger.anchor), []).append(drift)
    return tuple(
        Rise(of[0].number, of[0].explanation, tuple(drift.weaker for drift in of), of[0].stronger)
        for of in found.values()
    )


def only_sources(thin: Sequence[Thin]) -> tuple[Only, ...]:
    """The points that rest on one source, by that source; those in the order of their first point."""
    found: dict[str, list[Thin]] = {}
    for one in thin:
        found.setdefault(one.origin, []).append(one)
    return tuple(
        Only(name, tuple({report.number: report for one in of for report in one.reports}.values()), tuple(of))
        for name, of in found.items()
    )
