"""The sample as the desk sees it, and decisions about it."""

from dataclasses import replace
from typing import Any

from render.sample import dossier
from twosource.model import Anchor, ArticleId, Difference, Judgement, JudgementKind, Place, Point, Span, Suggestion
from twosource.render.served.addresses import point_address
from twosource.render.served.html import DeskPage, Frame, page_html
from twosource.render.served.pages import PAGES
from twosource.render.served.seen import Entry, Seen, decided_since, see

AT = "2031-05-08T10:00:00Z"


def seen(*, suggestions: tuple[Suggestion, ...] = (), news: Difference | None = None) -> Seen:
    return see("bridge.case", dossier(), suggestions=suggestions, news=news, state="first")


def firm_seen(*places: int, name: str = "agree") -> Seen:
    """The sample with a point that is surely of one matter in the statements at these places; the others may be."""
    made = dossier()
    points = tuple(replace(one, firm=places if one.relation == name else ()) for one in made.points)
    return see("bridge.case", replace(made, points=points), state="first")


def point_of(of: Seen, name: str) -> Point:
    """The point of the sample with that relation."""
    return next(point for point in of.dossier.points if point.relation == name)


def several(of: Seen) -> Point:
    return point_of(of, "agree")


def entry_of(judgement: Judgement, *, undone_by: int | None = None) -> Entry:
    """A decision as it stands in the log."""
    return Entry(
        judgement.number, judgement.at, judgement.by, judgement.kind, judgement.value, judgement.why,
        judgement.anchors, undone_by=undone_by,
    )  # fmt: skip


def point_at(of: Seen, article: str, span: Span) -> Point | None:
    """The point in which the statement of that place stands."""
    place = of.at(ArticleId(article), span)
    return of.ways.points[of.ways.standing[place][0]] if place else None


def judged(
    point: Point, kind: JudgementKind = "same", *, number: int = 1, value: str | None = None, many: int = 2, **kw: Any
) -> Judgement:
    """A decision about the first statements of a point."""
    anchors = tuple(Anchor(s.article, s.span, "words") for s in point.statements[:many])
    return Judgement(number, AT, "Ada", kind, anchors, value, **kw)


def decided(of: Seen, *judgements: Judgement, **kw: Any) -> Seen:
    """The case right after those decisions."""
    return decided_since(of, tuple(entry_of(one, **kw) for one in judgements), "later")


def page(of: Seen, name: str, **asked: str) -> DeskPage:
    """A page as it is asked for."""
    return next(one for one in PAGES if one.name == name).make(of, asked)


def point_page(of: Seen, point: Point) -> DeskPage:
    """The page of a point, at its own address."""
    article, span = point_address(point).split("/")[2:]
    return page(of, "point", article=article, span=span)


def html(of: DeskPage, **frame: Any) -> str:
    """The page in its frame."""
    return page_html(of, Frame("bridge.case", "/", "token", "Ada", **frame))


def place(of: Point, number: int = 0) -> Place:
    statement = of.statements[number]
    return Place(statement.article, Span(statement.span.start, statement.span.end))
