"""Points -> cards: what it is about, a row a position, and behind it the words and the origins."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Origin, Point, PointId, Relation
from twosource.render import wording
from twosource.render.brief.cards import card as listed
from twosource.render.case import Case, Label, Report, articles_of, perhaps_claims
from twosource.render.points.anchors import anchor_of
from twosource.render.points.disputed import Dispute
from twosource.render.points.positions import PositionRow, rows, states, without_value
from twosource.render.points.quotes import Quote, quotes
from twosource.render.telling import exhibits

# What a page holds of a large dossier. The JSON holds all; the page says how much it leaves out. Of 60 articles on one
# subject nearly everything is shown.
POINTS = 300  # points of several articles, the weightiest
SOURCES = 20  # origins of one point
PARTS = 12  # points whose words stand in the sentences of another one, named with it


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
    rows: tuple[PositionRow, ...]
    besides: tuple[PositionRow, ...]  # of statements that give no value where others do
    quotes: tuple[Quote, ...]  # what stands in no table
    more: int  # statements that are not among them
    reports: tuple[Report, ...]
    perhaps: tuple[Report, ...]  # those that may tell something else
    doubtful: bool  # its statements may be about several matters
    told: tuple[tuple[int, str], ...]  # the matters in whose tables it stands: number and head
    bounds: str
    sources: tuple[Source, ...]
    more_sources: int  # not shown
    parts: tuple[Inner, ...]

    @property
    def opposed(self) -> bool:
        """True where a table of its own tells it: of several positions."""
        return len(self.rows) > 1 and not self.told


def cards(case: Case, disputes: Sequence[Dispute]) -> tuple[PointCard, ...]:
    """The weightiest points of several articles that stand alone, what is most worth checking first.

    What stands in a row of the disputes is not told again.
    """
    main = [case.point(ident) for ident in case.dossier.main[:POINTS]]
    shown = {point.id for point in main}
    inner: dict[PointId, list[Point]] = defaultdict(list)
    for point in case.dossier.points:
        if point.part_of is not None and point.id not in shown:
            inner[point.part_of].append(point)
    of: dict[int, list[Dispute]] = defaultdict(list)
    for one in disputes:
        for number in one.points:
            of[number].append(one)
    return tuple(_cards_card(case, point, inner[point.id], of[case.points[point.id]]) for point in main)


def _cards_card(case: Case, point: Point, inner: Sequence[Point], told: Sequence[Dispute]) -> PointCard:
    every, shown = rows(case, point), listed(case, point)
    tabled = frozenset(claim for one in told for claim in one.claims)
    opposed = len(every) > 1 and not told
    quoted, more = quotes(
        case,
        [] if opposed else [s for s in point.statements if s.claim not in tabled],
        perhaps=perhaps_claims(point),
    )
    found = tuple(row for row in every if row.value) if without_value(every) else every
    return PointCard(
        number=case.points[point.id],
        ident=anchor_of(point.id),
        label=case.label(point),
        relation=point.relation,
        badge=wording.BADGES.get(point.relation, "") if told else "",
        states=states(found) if len(found) > 1 else "".join(row.rests for row in found),
        differs=shown.detail if not opposed and not told else "",
        rows=found,
        quotes=quoted,
        more=more,
        besides=tuple(row for row in every if row not in found),
        reports=shown.reports,
        perhaps=shown.perhaps,
        doubtful=shown.doubtful,
        told=tuple((one.number, one.head) for one in told),
        bounds=wording.independence(*point.independent, len(articles_of(point))),
        sources=tuple(_source_of(case, origin) for origin in point.origins[:SOURCES]),
        more_sources=len(point.origins[SOURCES:]),
        parts=tuple(Inner(case.points[p.id], anchor_of(p.id), case.label(p)) for p in inner[:PARTS]),
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
