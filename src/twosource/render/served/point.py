"""One point: its statements side by side, who says them and how surely, what stands behind it, what people decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import ArticleId, Place, Point, PointId, Relation, Span, Statement
from twosource.render import wording
from twosource.render.case import Label, articles_of, is_doubtful, label_statement, perhaps_articles, spoken
from twosource.render.overview import explained
from twosource.render.pictures.routes import Routes, routes
from twosource.render.points.positions import PositionRow, rows
from twosource.render.served.addresses import article_address, place_key, point_address, read_span, statement_address
from twosource.render.served.decided import DecidedLine, decided_line, decided_name, effective
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import ANSWERS, Entry, Seen
from twosource.render.served.worded import Worded, worded
from twosource.render.sourcing import sourcing_words
from twosource.render.telling import exhibits

CHOICE = 90  # characters of a statement in a list of choices
ORIGINS = 40  # origins that are shown
OTHERS = 20  # other points, and parts
SETTABLE: tuple[Relation, ...] = ("agree", "refine", "differ", "conflict", "update")  # relations that a person may set
GONE = {"hide": "This point is hidden", "wrong": "This statement is left out as wrong"}
HAVE_BACK = "Undo it in the log, and it stands here again."
ABOUT_STATEMENT = frozenset({"wrong", "checked", "note"})


@dataclass(frozen=True, slots=True)
class PointHead:
    """The words of a label, who says it and how surely."""

    before: str
    words: str
    after: str
    holder: str
    surely: str


@dataclass(frozen=True, slots=True)
class PointWords:
    """A sentence of a position, what people decided of its statements, and whether this address means one of them."""

    worded: Worded
    decisions: tuple[DecidedLine, ...]
    asked: bool
    perhaps: bool  # it may be of another matter than the point, which is surely of one
    open: bool  # whether it is one matter with the label's statement is for a person to say


@dataclass(frozen=True, slots=True)
class PointPosition:
    """A value or stand: who says it, in which articles, since when, on what it rests, in which words."""

    value: str
    stand: str
    words: str
    latest: bool
    holders: tuple[str, ...]  # none: the articles themselves
    surely: tuple[str, ...]
    found: tuple[tuple[str, str, str], ...]  # code, address of the words, outlet and date
    perhaps: tuple[tuple[str, str, str], ...]  # the same of the articles that may tell something else
    days: str
    rests: str
    sentences: tuple[PointWords, ...]


@dataclass(frozen=True, slots=True)
class PointOrigin:
    """Where the information comes from, with the evidence: its words, and for each place code and address."""

    label: str
    kind: str
    found: tuple[tuple[str, str], ...]
    proofs: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement, or another point, that may be chosen in a form."""

    key: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class PointView:
    """Everything on the page of a point."""

    key: str  # of the statement that the label stands in
    asked: str  # of the statement by which it was asked for
    address: str
    number: int  # as on the dossier page
    head: PointHead
    called: str | None  # what a person calls it
    doubtful: bool  # its statements may be about several matters
    relation: str
    badge: str
    meaning: str  # of the relation
    explained: str
    by_hand: bool  # the relation is one that a person set
    pinned: DecidedLine | None
    hidden: DecidedLine | None
    rows: tuple[PointPosition, ...]
    statements: int
    articles: int
    bounds: str
    origins: tuple[PointOrigin, ...]
    more_origins: int
    routes: Routes | None  # how it came into the articles, as a picture
    parts: tuple[Choice, ...]  # points whose words are parts of its sentences
    elsewhere: tuple[Choice, ...]  # other points in which the statement asked for stands
    decisions: tuple[DecidedLine, ...]  # but for those beside a statement; the newest first
    waiting: bool
    choices: tuple[Choice, ...]  # its statements
    relations: tuple[tuple[str, str], ...]
    suggested: int  # suggestions about its statements


@dataclass(frozen=True, slots=True)
class _PointKeys:
    """Statements of a point by which its sentences are told apart, each as forms send it."""

    asked: str  # by which the point was asked for
    label: str  # in which its label stands
    firm: frozenset[str]  # that are surely of one matter
    doubtful: bool  # none are, of a point of several articles


def point_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The point in which the statement of that place stands today. Raises LookupError where none does."""
    place = asked_place(seen, asked)
    point = seen.ways.points[seen.ways.standing[place][0]]
    view = point_view(seen, point, place)
    title = view.called or f"{view.head.before}{view.head.words}"
    return DeskPage("point", wording.clipped(title, CHOICE), view)


def asked_place(seen: Seen, asked: Mapping[str, str]) -> Place:
    """The statement of today that an address means; raises LookupError where there is none."""
    span = read_span(asked["span"])
    place = seen.at(ArticleId(asked["article"]), span)
    if place is None:
        raise LookupError(_why_gone(seen, ArticleId(asked["article"]), span))
    return place


def _why_gone(seen: Seen, article: ArticleId, span: Span) -> str:
    """What a person decided of the words there, or that nothing stands there now."""
    for entry in reversed(seen.of_article.get(article, ())):
        if entry.kind in GONE and any(p.article == article and p.span.overlaps(span) for p in entry.places):
            return f"{GONE[entry.kind]} by decision {entry.number} of {wording.one_line(entry.by)}. {HAVE_BACK}"
    return "No statement of today stands there: its article takes no part any more, or has other words now."


def point_view(seen: Seen, point: Point, place: Place) -> PointView:
    """The point as it is shown."""
    case, known = seen.case, _point_keys(point, place)
    entries = seen.of_point.get(point.id, ())
    pinned, hidden = effective(entries, "pin"), effective(entries, "hide")
    parts = seen.ways.inside.get(point.id, ())
    others = [other for other in seen.ways.standing[place] if other != point.id and other not in parts]
    claims = {s.claim for s in point.statements}
    label = case.label(point)
    told = tuple(_point_row(seen, point, n, row, known) for n, row in enumerate(rows(case, point)))
    beside = {line.number for row in told for one in row.sentences for line in one.decisions}
    return PointView(
        key=known.label,
        asked=known.asked,
        address=statement_address(place),
        number=case.points[point.id],
        head=_point_head(label, point),
        called=decided_name(seen, point),
        doubtful=known.doubtful,
        relation=point.relation,
        badge=wording.badge(point.relation, point.about),
        meaning=wording.RELATIONS_LONG[point.relation],
        explained=explained(case, point) if len(point.statements) > 1 else "",
        by_hand=any(e.kind == "relation" and e.value == point.relation and not e.waiting for e in entries),
        pinned=decided_line(seen, pinned) if pinned else None,
        hidden=decided_line(seen, hidden) if hidden else None,
        rows=told,
        statements=len(point.statements),
        articles=len(articles_of(point)),
        bounds=wording.independence(*point.independent, len(articles_of(point))),
        origins=_point_origins(seen, point),
        more_origins=len(point.origins[ORIGINS:]),
        routes=_point_routes(seen, point),
        parts=tuple(_choice(seen, ident) for ident in parts[:OTHERS]),
        elsewhere=tuple(_choice(seen, ident) for ident in others[:OTHERS]),
        decisions=tuple(decided_line(seen, entry) for entry in reversed(entries) if entry.number not in beside),
        waiting=any(entry.waiting for entry in entries) or _undone_since(seen, point.id),
        choices=choices(seen, point.statements),
        relations=tuple((one, wording.RELATIONS[one]) for one in SETTABLE),
        suggested=sum(one.a in claims or one.b in claims for one in seen.suggestions),
    )


def choices(seen: Seen, statements: tuple[Statement, ...]) -> tuple[Choice, ...]:
    """The statements as they are offered in a form, each place once."""
    found: dict[str, Choice] = {}
    for statement in statements:
        said, place = seen.case.said(statement), Place(statement.article, statement.span)
        by = f", {spoken(said.holder)}" if spoken(said.holder) else ""
        words = f"{said.report.code} {said.report.outlet}: {wording.clipped(said.words, CHOICE)}{by}"
        found.setdefault(place_key(place), Choice(place_key(place), words, statement_address(place)))
    return tuple(found.values())


def _point_keys(point: Point, asked: Place) -> _PointKeys:
    label, *firm = (place_key(Place(s.article, s.span)) for s in (label_statement(point), *point.firm_statements))
    return _PointKeys(place_key(asked), label, frozenset(firm), is_doubtful(point))


def _point_head(label: Label, point: Point) -> PointHead:
    """The label that the program found: what a person calls it stands beside."""
    words = wording.one_line(point.label) if point.named else label.words
    return PointHead(label.before, words, label.after, spoken(label.holder.partition(";")[0]), label.surely)


def _point_row(seen: Seen, point: Point, number: int, row: PositionRow, known: _PointKeys) -> PointPosition:
    own, perhaps = [point.statements[n] for n in point.positions[number].statements], perhaps_articles(point)
    return PointPosition(
        value=row.value,
        stand=row.stand,
        words=row.words,
        latest=row.latest,
        holders=row.holders,
        surely=row.surely,
        found=_first_places(seen, [s for s in own if s.article not in perhaps]),
        perhaps=_first_places(seen, [s for s in own if s.article in perhaps]),
        days=row.days,
        rests=sourcing_words(point.positions[number].sourcing),
        sentences=tuple(_point_words(seen, point, one, known) for one in worded(seen.case, own)),
    )


def _first_places(seen: Seen, statements: Sequence[Statement]) -> tuple[tuple[str, str, str], ...]:
    """Each article once, at its first statement, in the order of the dossier."""
    found: dict[int, tuple[str, str, str]] = {}
    for statement in statements:
        report = seen.case.by_id[statement.article]
        address = article_address(statement.article, statement.span)
        found.setdefault(report.number, (report.code, address, f"{report.outlet}, {report.date}"))
    return tuple(found[number] for number in sorted(found))


def _point_words(seen: Seen, point: Point, one: Worded, known: _PointKeys) -> PointWords:
    keys = {place.key for place in one.places}
    about = [e for e in seen.of_point.get(point.id, ()) if any(place_key(place) in keys for place in e.places)]
    perhaps = bool(known.firm) and known.firm.isdisjoint(keys)
    asks = perhaps or (known.doubtful and known.label not in keys)
    return PointWords(
        worded=one,
        decisions=tuple(decided_line(seen, entry) for entry in about if entry.kind in ABOUT_STATEMENT),
        asked=known.asked in keys,
        perhaps=perhaps,
        open=asks and not any(entry.waiting and entry.kind in ANSWERS for entry in about),
    )


def _point_origins(seen: Seen, point: Point) -> tuple[PointOrigin, ...]:
    found: list[PointOrigin] = []
    for origin in point.origins[:ORIGINS]:
        proofs: dict[str, dict[str, str]] = {}
        for evidence in exhibits(origin, seen.case.articles):
            places = proofs.setdefault(evidence.detail, {})
            report = seen.case.by_id.get(evidence.place.article) if evidence.place else None
            if report and evidence.place:
                places.setdefault(report.code, article_address(evidence.place.article, evidence.place.span))
        articles = ((r.code, article_address(r.article.id)) for r in seen.case.origin_articles(origin.articles))
        told = tuple((detail, tuple(of.items())) for detail, of in proofs.items())
        found.append(PointOrigin(origin.label, wording.ORIGINS[origin.kind], tuple(articles), told))
    return tuple(found)


def _point_routes(seen: Seen, point: Point) -> Routes | None:
    """The picture of the matter that the point tells, where the articles have it otherwise."""
    line = next((one for one in seen.dossier.disputes if any(point.id in c.points for c in one.clauses)), None)
    return routes(seen.case, line) if line else None


def _choice(seen: Seen, ident: PointId) -> Choice:
    point = seen.ways.points[ident]
    statement = label_statement(point)
    label = seen.case.label(point)
    words = f"{label.before}{label.words}{label.after}"
    return Choice(
        place_key(Place(statement.article, statement.span)), wording.clipped(words, 2 * CHOICE), point_address(point)
    )


def _undone_since(seen: Seen, ident: PointId) -> bool:
    """True where a decision about the point was taken back after the comparison."""
    return any(_taken_back(entry) and ident in entry.points for entry in seen.waiting)


def _taken_back(entry: Entry) -> bool:
    return entry.undone_by is not None
