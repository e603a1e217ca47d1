"""Points -> the statements in them that differ, conflict or update, side by side.

What an editor reads under this name differs in something that both speak of: a number, a day, a name, yes and no, done
and to come, how surely, the members of a list. That each adds a detail, or words it otherwise, stands with the point.
"""

from collections.abc import Sequence

from twosource.model import (
    UNOPPOSED,
    ArticleId,
    ClaimId,
    Disagreement,
    Factuality,
    Link,
    Point,
    Relation,
    Statement,
)

ORDER: tuple[Relation, ...] = ("conflict", "update", "differ")  # what is shown first
HELD: frozenset[Factuality] = frozenset({"CT+", "CT-", "PR+", "PR-"})  # somebody stands for it
OPEN: Factuality = "Uu"  # asked, wished or only supposed
ONE_STATEMENT = 0.75  # score of a link from which two statements are taken for one; judged by eye, not fitted


def find_disagreements(points: Sequence[Point]) -> tuple[Disagreement, ...]:
    """The disagreements, conflicts first, then in order of the points.

    Of two articles the surest link of each relation is shown; and where a point holds a conflict or an update,
    what merely differs in it is left to the point's links. Two statements that stand in several points are shown once.
    """
    found: dict[tuple[Relation, frozenset[ClaimId]], Disagreement] = {}
    for one in (one for point in points for one in _disagreements_of(point)):
        found.setdefault((one.relation, frozenset({one.a.claim, one.b.claim})), one)
    return tuple(sorted(found.values(), key=lambda d: ORDER.index(d.relation)))


def _disagreements_of(point: Point) -> list[Disagreement]:
    said = {statement.claim: statement for statement in point.statements}
    best: dict[tuple[Relation, ArticleId, ArticleId], Link] = {}
    for link in sorted(point.links, key=lambda k: (-k.score, k.a, k.b)):
        if not _disagree(link, said[link.a], said[link.b]):
            continue
        if link.relation != "differ" or point.relation == "differ":
            a, b = sorted((said[link.a].article, said[link.b].article))
            best.setdefault((link.relation, a, b), link)
    return [Disagreement(point.id, k.relation, said[k.a], said[k.b], k.why, k.about) for k in best.values()]


def _disagree(link: Link, a: Statement, b: Statement) -> bool:
    """True where the two differ in something that can be named, and both stand for what they say of it."""
    if link.relation != "differ":
        return link.relation in ORDER
    if link.about in UNOPPOSED:
        return False
    match link.about:
        case "parts":
            return a.polarity == b.polarity
        case "denial" | "state":
            return a.factuality in HELD and b.factuality in HELD
        case "certainty":  # of two statements that are only alike each has hedges of its own
            return link.score >= ONE_STATEMENT and OPEN not in (a.factuality, b.factuality)
    return True
