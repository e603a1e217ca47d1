"""Points -> the statements in them that differ, conflict or update, side by side."""

from collections.abc import Sequence

from twosource.model import ArticleId, ClaimId, Disagreement, Link, Point, Relation

ORDER: tuple[Relation, ...] = ("conflict", "update", "differ")  # what is shown first


def find_disagreements(points: Sequence[Point]) -> tuple[Disagreement, ...]:
    """The disagreements, conflicts first, then in order of the points.

    Of two articles the surest link of each relation is shown; and where a point holds a conflict or an update,
    what merely differs in it is left to the point's links. Two statements that stand in several points are shown once.
    """
    found: dict[tuple[Relation, frozenset[ClaimId]], Disagreement] = {}
    for one in (one for point in points for one in _of(point)):
        found.setdefault((one.relation, frozenset({one.a.claim, one.b.claim})), one)
    return tuple(sorted(found.values(), key=lambda d: ORDER.index(d.relation)))


def _of(point: Point) -> list[Disagreement]:
    said = {statement.claim: statement for statement in point.statements}
    best: dict[tuple[Relation, ArticleId, ArticleId], Link] = {}
    for link in sorted(point.links, key=lambda k: (-k.score, k.a, k.b)):
        if link.relation in ORDER and (link.relation != "differ" or point.relation == "differ"):
            a, b = sorted((said[link.a].article, said[link.b].article))
            best.setdefault((link.relation, a, b), link)
    return [Disagreement(point.id, k.relation, said[k.a], said[k.b], k.explanation, k.about) for k in best.values()]
