"""Points -> what each article makes of them: says so, says otherwise, is silent; and what most articles carry."""

from collections.abc import Sequence

from twosource.dossier.firmness import firm_articles
from twosource.model import UNOPPOSED, ArticleId, Cell, Coverage, Omission, Place, Point, Relation, Stand
from twosource.view import View

CARRIED = 0.5  # share of the articles; a point in more than these is one that an article may be said to leave out

STANDS: tuple[Stand, ...] = (
    "denied",
    "alleged",
    "planned",
    "done",
    "open",
    "stated",
)  # the first of an article is told


def find_omissions(view: View, points: Sequence[Point]) -> tuple[Omission, ...]:
    """The points that surely more than half of the articles (and at least two) carry, with the articles that have
    nothing of it.
    """
    found = []
    read = [a for a in view.rank if not view.analyses[a].article.foreign]  # of the others nothing is known
    for point in points:
        carried = {statement.article for statement in point.statements}
        silent = tuple(a for a in read if a not in carried)
        if silent and len(firm_articles(point)) > CARRIED * len(read):
            found.append(Omission(point.id, silent))
    return tuple(found)


def find_coverage(view: View, points: Sequence[Point]) -> tuple[Coverage, ...]:
    """For each point of several articles who says it as the label does, and who otherwise, in order of the points."""
    found = []
    for point in points:
        carried = {statement.article for statement in point.statements}
        if len(carried) > 1:
            other = _against(point, "differ", "conflict", "update")
            conflicts = _against(point, "conflict")
            says, otherwise, against = (
                tuple(a for a in view.rank if a in of) for of in (carried - other, carried & other, carried & conflicts)
            )
            found.append(Coverage(point.id, says, otherwise, against, _cells(view, point)))
    return tuple(found)


def _cells(view: View, point: Point) -> tuple[Cell, ...]:
    """What each article itself has: its value of several, and the stand that says most of its statements' stands."""
    found: dict[ArticleId, Cell] = {}
    several = len({p.value for p in point.positions if p.value is not None}) > 1
    for position in sorted(point.positions, key=lambda p: STANDS.index(p.stand)):
        for number in position.statements:
            statement = point.statements[number]
            value = position.value if several else None
            known = found.get(statement.article)
            if known is None or (known.value is None and value is not None):
                place = Place(statement.article, statement.span)
                found[statement.article] = Cell(statement.article, value, position.stand, place)
    return tuple(found[a] for a in view.rank if a in found)


def _against(point: Point, *relations: Relation) -> frozenset[ArticleId]:
    """The articles with a statement that stands so to the one in the label; other words or details are no otherwise."""
    place = point.label_place
    shown = {s.claim for s in point.statements if s.article == place.article and s.span == place.span}
    of_claim = {statement.claim: statement.article for statement in point.statements}
    found = set()
    for link in point.links:
        if link.relation == "differ" and link.about in UNOPPOSED:
            continue
        if link.relation in relations and shown & {link.a, link.b}:
            found |= {of_claim[c] for c in (link.a, link.b) if c in of_claim and of_claim[c] != place.article}
    return frozenset(found)
