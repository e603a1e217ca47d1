"""Two dossiers of one case, then and now -> what is new, point by point.

Points have no lasting names: a point of now is a point of then where most of its old statements stood there.
"""

from collections import Counter
from collections.abc import Iterator

from twosource.model import ClaimId, Difference, Dossier, Point, PointChange, PointId
from twosource.text import fold

WORTH = 2  # articles; what is new in one article alone stands after all that is in more


def find_difference(then: Dossier, now: Dossier, *, since: str) -> Difference:
    """What the dossier of now says that the one of then did not, and what it says no more."""
    before = {c.analysis.article.id: c.analysis.article.name for c in then.articles}
    after = {c.analysis.article.id: c.analysis.article.name for c in now.articles}
    known = {one.judgement.number for one in then.decided}
    changes = sorted(_changes(then, now), key=lambda c: (c.gone, c.articles < WORTH))
    return Difference(
        since=since,
        articles=tuple(name for ident, name in after.items() if ident not in before),
        left=tuple(name for ident, name in before.items() if ident not in after),
        changes=tuple(changes),
        decisions=sum(one.judgement.number not in known for one in now.decided),
    )


def _changes(then: Dossier, now: Dossier) -> Iterator[PointChange]:
    stood: dict[ClaimId, list[Point]] = {}
    for point in then.points:
        for statement in point.statements:
            stood.setdefault(statement.claim, []).append(point)
    continued: set[PointId] = set()
    for point in now.points:
        votes = Counter(old.id for s in point.statements for old in stood.get(s.claim, ()))
        if not votes:
            yield _difference_new(point)
            continue
        old = max(
            (o for s in point.statements for o in stood.get(s.claim, ())), key=lambda o: (votes[o.id], o.weight, o.id)
        )
        continued.update(votes)
        change = _difference_changed(old, point)
        if change is not None:
            yield change
    for point in then.points:
        if point.id not in continued:
            yield _gone(point)


def _difference_new(point: Point) -> PointChange:
    return PointChange(
        point.id, point.named or point.label, point.relation, new=True, statements=point.statements,
        sources=_difference_sources(point), articles=_difference_carried(point),
    )  # fmt: skip


def _gone(point: Point) -> PointChange:
    return PointChange(point.id, point.named or point.label, point.relation, gone=True, left=point.statements)


def _difference_changed(old: Point, point: Point) -> PointChange | None:
    """What is otherwise in a point; None where nothing is."""
    claims, had = {s.claim for s in point.statements}, {s.claim for s in old.statements}
    values = {fold(p.value) for p in old.positions if p.value}
    change = PointChange(
        point.id,
        point.named or point.label,
        point.relation,
        was=old.relation if old.relation != point.relation else None,
        statements=tuple(s for s in point.statements if s.claim not in had),
        left=tuple(s for s in old.statements if s.claim not in claims),
        values=tuple(p for p in point.positions if p.value and fold(p.value) not in values),
        sources=tuple(s for s in _difference_sources(point) if s not in _difference_sources(old)),
        articles=_difference_carried(point),
    )
    same = not (change.was or change.statements or change.left or change.values or change.sources)
    return None if same else change


def _difference_sources(point: Point) -> tuple[str, ...]:
    """Who stands behind it by name, each once."""
    return tuple(dict.fromkeys(origin.label for origin in point.origins))


def _difference_carried(point: Point) -> int:
    return len({statement.article for statement in point.statements})
