"""Points -> the points as people want to see them: pinned ones first, hidden ones out, some under another name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model import ClaimId, Decided, Judged, Point, PointId

OF_POINT = frozenset({"pin", "hide", "rename"})
SEVERAL = "its statement stands in several points now, and it is not known which is meant"


@dataclass(frozen=True, slots=True)
class Arranged:
    """The points that are shown, in order, and each decision with the points it concerns."""

    points: tuple[Point, ...]
    decided: tuple[Decided, ...]


def arrange(points: Sequence[Point], judged: Judged) -> Arranged:
    """The points as decided. A decision about a point goes with the one that holds its statement."""
    if not judged.decided:
        return Arranged(tuple(points), ())
    holders: dict[ClaimId, list[PointId]] = defaultdict(list)
    for point in points:
        for statement in point.statements:
            holders[statement.claim].append(point.id)
    by_id = {point.id: point for point in points}
    decided = tuple(_judged_placed(one, holders, by_id) for one in judged.decided)
    in_force = [one for one in decided if one.placed != "unplaced" and one.judgement.kind in OF_POINT]
    pinned, hidden = (
        {p for one in in_force if one.judgement.kind == kind for p in one.points} for kind in ("pin", "hide")
    )
    named = {p: one.judgement.value for one in in_force if one.judgement.kind == "rename" for p in one.points}
    shown = [replace(p, named=named.get(p.id), pinned=p.id in pinned) for p in points if p.id not in hidden]
    return Arranged(tuple(sorted(shown, key=lambda point: not point.pinned)), decided)


def _judged_placed(
    decided: Decided, holders: Mapping[ClaimId, Sequence[PointId]], points: Mapping[PointId, Point]
) -> Decided:
    """The decision with its points: of two statements those that hold both, of a point the one that is meant."""
    held = [set(holders.get(claim, ())) for claim in decided.claims]
    if not held:
        return decided
    if decided.judgement.kind in OF_POINT:
        labelled = {p for p in held[0] if _judged_is_label(points[p], decided)}
        meant = held[0] if len(held[0]) == 1 else labelled
        if len(meant) != 1:
            return replace(decided, placed="unplaced", reason=SEVERAL)
        return replace(decided, points=tuple(meant))
    either = decided.judgement.kind in ("apart", "wrong", "note", "checked")
    found = set.union(*held) if either else set.intersection(*held)
    return replace(decided, points=tuple(point for point in points if point in found))


def _judged_is_label(point: Point, decided: Decided) -> bool:
    return point.label_place in decided.places
