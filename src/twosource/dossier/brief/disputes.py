"""Points -> where the articles differ: a line a matter, a clause a position, never a pair.

One number of one event is one line, in however many points it stands. What only one side words otherwise, or one and
the same source says both ways, is no difference between articles.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from twosource.dossier.brief.clauses import clause_of, in_order
from twosource.dossier.brief.speakers import Voices
from twosource.dossier.points import clearness
from twosource.model import (
    Clause,
    Disagreement,
    Line,
    LineKind,
    Point,
    PointId,
    Position,
    Relation,
    Stand,
)

KINDS: dict[Relation, LineKind] = {"conflict": "disputed", "update": "changed", "differ": "differs"}
ORDER: tuple[LineKind, ...] = ("figures", "disputed", "changed", "alleged", "differs")
DENIED: frozenset[Stand] = frozenset({"stated", "denied"})
DONE: frozenset[Stand] = frozenset({"planned", "done"})  # as a later state; "is" beside "could be" is none
UNSURE: frozenset[Stand] = frozenset({"stated", "alleged"})


def find_disputes(
    voices: Voices, points: Sequence[Point], series: Sequence[Line], disagreements: Sequence[Disagreement]
) -> tuple[Line, ...]:
    """The numbers of one event that differ first, then conflicts, later states, what one alleges, and the rest."""
    numbers = [line for line in series if len(line.clauses) > 1]
    told = {ident for line in numbers for clause in line.clauses for ident in clause.points}
    found = [*numbers, *_of_points(voices, points, told)]
    known = {ident for line in found for c in line.clauses for ident in c.points}
    open_ = {p.id for p in points} - known
    found += _of_pairs(voices, [d for d in disagreements if d.point in open_])
    return tuple(sorted(_disputes_each_once(found), key=lambda line: ORDER.index(line.kind)))


def _of_points(voices: Voices, points: Sequence[Point], told: Collection[PointId]) -> Iterator[Line]:
    for point in points:
        if len(point.positions) < 2 or (point.id in told and point.about in ("count", "number")):
            continue
        kind = _disputes_kind(point)
        if kind is None:
            continue
        valued = [p for p in point.positions if p.value is not None]
        several = len({p.value for p in valued}) > 1  # who then gives no value takes no side
        clauses = [_of_position(voices, point, position) for position in (valued if several else point.positions)]
        if kind != "alleged" and not several and not _disputes_opposed(clauses):
            continue
        yield Line(kind, point.label if several else None, in_order(clauses, later=point.relation == "update"))


def _disputes_kind(point: Point) -> LineKind | None:
    """Of which kind the positions of the point are; None where they oppose each other in nothing."""
    values = {p.value for p in point.positions if p.value is not None}
    stands = frozenset(p.stand for p in point.positions)
    if len(values) > 1:
        return KINDS.get(point.relation, "differs")
    if stands >= UNSURE and "denied" not in stands:
        return "alleged"
    if stands >= DENIED or (stands >= DONE and point.relation == "update"):
        return KINDS.get(point.relation, "differs")
    return None


def _disputes_opposed(clauses: Sequence[Clause]) -> bool:
    """True where somebody says one thing and another the other: what one source says both ways is told by it."""
    said = [
        frozenset({*(s.label for s in clause.said_by), *(clause.sourcing.sources if clause.sourcing else ())})
        for clause in clauses
    ]
    return any(a.isdisjoint(b) for a, b in combinations(said, 2))


def _of_position(voices: Voices, point: Point, position: Position) -> Clause:
    own = [point.statements[n] for n in position.statements]
    if position.value is not None:
        return clause_of(voices, own, [point.id], words=position.value, stand=position.stand)
    view = voices.view
    best = max(own, key=lambda s: clearness(view, view.claims[s.claim]))
    first = [best, *(s for s in own if s is not best)]
    clause = clause_of(voices, first, [point.id], words=view.words(best.article, best.span), stand=position.stand)
    return replace(clause, whole=True)


def _of_pairs(voices: Voices, disagreements: Sequence[Disagreement]) -> Iterator[Line]:
    """What conflicts or was updated in something of which the point has no positions: both wordings, once a point."""
    seen: set[tuple[PointId, Relation]] = set()
    for one in disagreements:
        if (
            one.relation in ("conflict", "update")
            and one.point in voices.points
            and (one.point, one.relation) not in seen
        ):
            seen.add((one.point, one.relation))
            sides = [
                replace(clause_of(voices, [s], [one.point], words=voices.view.words(s.article, s.span)), whole=True)
                for s in (one.a, one.b)
            ]
            yield Line(KINDS[one.relation], None, in_order(sides, later=one.relation == "update"))


def _disputes_each_once(lines: Sequence[Line]) -> list[Line]:
    """The lines, of two with the same words in the same places, or with the same names, the first."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for line in lines:
        key: tuple[object, ...] = tuple((clause.words, clause.stand, clause.places) for clause in line.clauses)
        if all(clause.words and clause.words[:1].isupper() and not clause.whole for clause in line.clauses):
            key = tuple(sorted(clause.words or "" for clause in line.clauses))  # a name spelled in two ways
        if key not in seen:
            seen.add(key)
            kept.append(line)
    return kept
