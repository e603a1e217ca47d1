"""Points -> cards: what it is about, a row a position, and behind it the words, the origins and the comparisons."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import About, Link, Origin, Point, PointId, Relation, Statement
from twosource.render import wording
from twosource.render.case import Case, Label, Report, Said, articles_of
from twosource.render.overview import explained, quarrels, shared_points
from twosource.render.pictures.routes import Routes, routes
from twosource.render.points.anchors import anchor_of
from twosource.render.points.positions import Row, rows, states, without_value
from twosource.render.telling import exhibits

# What a page holds of a large dossier. The JSON holds all; the page says how much it leaves out. Of 60 articles on one
# subject nearly everything is shown.
POINTS = 300  # points of several articles, the weightiest
DISPUTED = 100  # of them with disagreements
SOURCES = 20  # origins of one point
LINKS = 12  # comparisons of one point, the strongest relations first
PARTS = 12  # points whose words stand in the sentences of another one, named with it
OPPOSED: tuple[Relation, ...] = ("conflict", "update", "differ")
# In what two statements differ that a line tells; that each adds a detail, or words it otherwise, is no line.
NAMED: frozenset[About] = frozenset({"number", "count", "age", "name", "time", "denial", "state", "certainty", "parts"})


@dataclass(frozen=True, slots=True)
class Proof:
    """One kind of evidence of an origin, with the places where it stands: code of the article, anchor."""

    detail: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An origin of a point in words."""

    label: str
    kind: str
    reports: tuple[Report, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements compared; the reasons that counted are in the JSON."""

    a: Said
    b: Said
    relation: Relation
    badge: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A point whose words are parts of the sentences of another one."""

    number: int
    ident: str
    label: Label


@dataclass(frozen=True, slots=True)
class PointCard:
    """A point of several articles with all that stands behind it."""

    number: int
    ident: str  # of its place on the page: the same when articles are added
    label: Label
    relation: Relation
    badge: str  # "" where the statements do not oppose each other
    states: str  # of several values or stands, the latest last; else on what the only one rests
    differs: str  # in what the statements differ; "" where no named thing does
    rows: tuple[Row, ...]
    besides: tuple[Row, ...]  # of statements that give no value where others do
    reports: tuple[Report, ...]
    routes: Routes | None
    bounds: str
    sources: tuple[Source, ...]
    more_sources: int  # not shown
    comparisons: tuple[Comparison, ...]
    left_out: int  # comparisons not shown
    parts: tuple[Inner, ...]

    @property
    def opposed(self) -> bool:
        """True where a table tells it: of several positions."""
        return len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a dossier: points with disagreements, in the order of those; then the others, weightiest first.

    Points whose words are only parts of another one's sentences stand with that one.
    """

    disputed: tuple[PointCard, ...]
    others: tuple[PointCard, ...]
    all_disputed: int  # shown or not
    all_others: int


def cards(case: Case) -> Cards:
    """The cards of a dossier, each point once."""
    found = quarrels(case)
    disputed = [quarrel.point for quarrel in found[:DISPUTED]]
    told = {point.id for point in disputed}
    main = map(case.point, case.dossier.main) if case.dossier.main else shared_points(case)
    others = [point for point in main if point.id not in told]
    shown = {point.id for point in (*disputed, *others[:POINTS])}
    inner: dict[PointId, list[Point]] = defaultdict(list)
    for point in case.dossier.points:
        if point.part_of is not None and point.id not in shown:
            inner[point.part_of].append(point)
    return Cards(
        tuple(_card(case, point, inner[point.id]) for point in disputed),
        tuple(_card(case, point, inner[point.id]) for point in others[:POINTS]),
        len(found),
        len(others),
    )


def _card(case: Case, point: Point, inner: Sequence[Point]) -> PointCard:
    comparisons = sorted(point.links, key=lambda link: (-_strength_of(link), -link.score, link.a, link.b))
    of_claim = {statement.claim: statement for statement in point.statements}
    shown = [link for link in comparisons if link.a in of_claim and link.b in of_claim][:LINKS]
    every = rows(case, point)
    found = tuple(row for row in every if row.value) if without_value(every) else every
    word = wording.RELATIONS[point.relation]
    opposed = point.relation in OPPOSED and wording.badge(point.relation, point.about) == word
    return PointCard(
        number=case.points[point.id],
        ident=anchor_of(point.id),
        label=case.label(point),
        relation=point.relation,
        badge=word if opposed else "",
        states=states(found) if len(found) > 1 else "".join(row.sourcing for row in found),
        differs=explained(case, point) if point.about in NAMED and len(found) < 2 else "",
        rows=found,
        besides=tuple(row for row in every if row not in found),
        reports=case.origin_articles(articles_of(point)),
        routes=routes(case, point),
        bounds=wording.independence(*point.independent, len(articles_of(point))),
        sources=tuple(_source_of(case, origin) for origin in point.origins[:SOURCES]),
        more_sources=len(point.origins[SOURCES:]),
        comparisons=tuple(_comparison(case, link, of_claim[link.a], of_claim[link.b]) for link in shown),
        left_out=len(point.links) - len(shown),
        parts=tuple(Inner(case.points[p.id], anchor_of(p.id), case.label(p)) for p in inner[:PARTS]),
    )


def _strength_of(link: Link) -> int:
    return list(wording.RELATIONS_LONG)[::-1].index(link.relation)


def _comparison(case: Case, link: Link, a: Statement, b: Statement) -> Comparison:
    return Comparison(
        case.said(a),
        case.said(b),
        link.relation,
        wording.badge(link.relation, link.about),
        case.told(link.why, (a.article, b.article)),
    )


def _source_of(case: Case, origin: Origin) -> Source:
    found: dict[str, list[tuple[str, str]]] = {}
    for evidence in exhibits(origin, case.articles):
        places = found.setdefault(evidence.detail, [])
        report = case.by_id.get(evidence.place.article) if evidence.place else None
        if report is not None and evidence.place is not None:
            place = (report.code, report.anchor(evidence.place.span.start))
            if place not in places:
                places.append(place)
    told = tuple(Proof(detail, tuple(places)) for detail, places in found.items())
    return Source(origin.label, wording.ORIGINS[origin.kind], case.origin_articles(origin.articles), told)
