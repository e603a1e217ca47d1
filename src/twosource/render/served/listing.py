"""The points of a case: a line each, asked for by filters and a search, with counts of what else there is to ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from twosource.errors import InputError
from twosource.model import Place, Point, PointId
from twosource.render import wording
from twosource.render.brief.cards import card
from twosource.render.brief.rests import short_sourcing
from twosource.render.case import articles_of, label_statement, spoken
from twosource.render.points.positions import STANDS
from twosource.render.served.addresses import asked_address, place_key, statement_address
from twosource.render.served.decided import CALLED, SHOWN_ELSE, DecidedLine, decided_line, decided_name, effective
from twosource.render.served.facets import CERTAINTIES, ONENESS, SOURCINGS, Shelf, bits_of, certainties
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Seen
from twosource.render.served.sought import Typed, hit_pieces, searchable, typed

PAGE = 50  # points
LONGEST = 10  # digits of a page's number
WORDS = 220  # characters of a label
HITS = 3  # sentences of a point in which the search found something
POSITIONS = 4  # that a line shows
VALUE = 60  # characters of a value
OFFERED = 8  # values of a facet before the rest is folded
MOST = 200  # values of a facet
OUTLETS = 2  # named in a line
FACETS = ("relation", "matter", "certainty", "sourcing", "speaker", "outlet", "article")
TITLES = {
    "relation": "Relation", "matter": "One matter?", "certainty": "Certainty", "sourcing": "On what it rests",
    "speaker": "Who says it", "outlet": "Outlet", "article": "Article", "undecided": "Decisions",
}  # fmt: skip
UNDECIDED = {"yes": "a suggestion waits", "no": "decided by hand"}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that may be asked for: how many points it leaves under the other filters, and the address that asks."""

    value: str
    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its values, the commonest first; those after `offered` are folded."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    offered: int
    chosen: FacetValue | None


@dataclass(frozen=True, slots=True)
class LinePosition:
    """A value or stand in a line."""

    words: str
    stand: str
    latest: bool


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point in one line."""

    address: str
    key: str  # of the statement that its label stands in, as forms send it
    number: int  # as on the dossier page
    before: str
    words: str
    after: str
    named: bool  # so called by a person
    holder: str
    surely: str
    positions: tuple[LinePosition, ...]
    more_positions: int
    relation: str
    badge: str
    matter: str  # "may be one matter"; "" of what surely is, and of what stands in one article
    certainty: tuple[str, ...]
    rests: tuple[str, ...]
    outlets: tuple[str, ...]
    more_outlets: int
    codes: str  # A1 A3, perhaps A4
    articles: int
    pinned: bool
    decided: tuple[str, ...]  # what people decided of it, in a word or two each
    waiting: bool  # some of that is not compared yet
    hits: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True, slots=True)
class PointList:
    """A page of points, and what may be asked."""

    q: str
    asked: tuple[tuple[str, str], ...]  # filters in force
    facets: tuple[Facet, ...]
    points: tuple[LinePoint, ...]
    found: int
    all: int
    shared: int  # of all, in more than one article
    page: int
    pages: int
    before: str  # addresses; "" where there is none
    after: str
    plain: str  # the address without filters
    hidden: tuple[DecidedLine, ...]
    wrong: tuple[DecidedLine, ...]  # statements that are left out


def points_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The points asked for. Raises InputError for a value that no filter knows."""
    filters = {name: asked[name] for name in (*FACETS, "undecided") if asked.get(name)}
    _refuse_odd(filters)
    words, shelf = typed(asked.get("q", "")), seen.shelf
    sets = _asked_bits(seen, filters, words)
    found = _met(shelf, sets) & ~shelf.these(_decided_so(seen, "hide"))
    many = found.bit_count()
    pages = max(1, -(-many // PAGE))
    page = min(asked_number(asked.get("page", "1")), pages)
    question = {"q": asked.get("q", ""), **filters}
    listing = PointList(
        q=asked.get("q", ""),
        asked=tuple(filters.items()),
        facets=tuple(_facets(seen, question, sets)),
        points=tuple(line_point(seen, point, words) for point in _points_on(seen, found, (page - 1) * PAGE)),
        found=many,
        all=len(shelf.points),
        shared=len(shelf.points) - shelf.bits.get("relation", {}).get("single", 0).bit_count(),
        page=page,
        pages=pages,
        before=asked_address("/points", question, page=str(page - 1)) if page > 1 else "",
        after=asked_address("/points", question, page=str(page + 1)) if page < pages else "",
        plain=asked_address("/points", {"q": asked.get("q", "")}),
        hidden=_taken_out(seen, "hide"),
        wrong=_taken_out(seen, "wrong"),
    )
    return DeskPage("points", "Points", listing)


def line_point(seen: Seen, point: Point, words: Typed) -> LinePoint:
    """The point in one line, with the sentences in which the search found something."""
    case, label, statement = seen.case, seen.case.label(point), label_statement(point)
    place = Place(statement.article, statement.span)
    named, shown = decided_name(seen, point), card(case, point)
    entries = seen.of_point.get(point.id, ())
    reports = case.origin_articles(articles_of(point))
    outlets = tuple(dict.fromkeys(report.outlet for report in reports))
    rests = dict.fromkeys(short_sourcing(case, position.sourcing) for position in point.positions)
    return LinePoint(
        address=statement_address(place),
        key=place_key(place),
        number=case.points[point.id],
        before="" if named else label.before,
        words=wording.clipped(named or label.words, WORDS),
        after="" if named else label.after,
        named=named is not None,
        holder=spoken(label.holder.partition(";")[0]),
        surely=label.surely,
        positions=_line_positions(point),
        more_positions=max(0, len(point.positions) - POSITIONS),
        relation=point.relation,
        badge=wording.badge(point.relation, point.about),
        matter=ONENESS["may"] if shown.doubtful else "",
        certainty=tuple(CERTAINTIES[value] for value in certainties(point)),
        rests=tuple(rests),
        outlets=outlets[:OUTLETS],
        more_outlets=len(outlets[OUTLETS:]),
        codes=shown.codes,
        articles=len(reports),
        pinned=effective(entries, "pin") is not None,
        decided=tuple(dict.fromkeys(CALLED[entry.kind] for entry in entries if entry.kind not in SHOWN_ELSE)),
        waiting=any(entry.waiting for entry in entries),
        hits=tuple(_hit_sentences(seen, point, words)),
    )


def _taken_out(seen: Seen, kind: str) -> tuple[DecidedLine, ...]:
    """The decisions that hide a point, or leave a statement out as wrong, the newest first."""
    held = (e for e in reversed(seen.entries) if e.kind == kind and e.in_force and e.placed != "unplaced")
    return tuple(decided_line(seen, entry) for entry in held)


# --- what is asked ---------------------------------------------------------------------------------


def _refuse_odd(filters: Mapping[str, str]) -> None:
    known: Mapping[str, Sequence[str]] = {
        "relation": tuple(wording.RELATIONS), "matter": tuple(ONENESS), "certainty": tuple(CERTAINTIES),
        "sourcing": tuple(SOURCINGS), "undecided": tuple(UNDECIDED),
    }  # fmt: skip
    for name, values in known.items():
        if filters.get(name, values[0]) not in values:
            raise InputError(f"{name} {filters[name][:40]!r}: is none; known are {', '.join(values)}")


def asked_number(words: str) -> int:
    """The number of a page, from 1; raises InputError where it is none."""
    if words.isascii() and words.isdigit() and len(words) <= LONGEST:
        return max(1, int(words))
    raise InputError(f"page {words[:40]!r}: is no number; the first page is 1")


def _asked_bits(seen: Seen, filters: Mapping[str, str], words: Typed) -> dict[str, int]:
    """For each filter, and the search, the points that it leaves, as bits."""
    shelf = seen.shelf
    sets = {name: shelf.bits.get(name, {}).get(value, 0) for name, value in filters.items() if name != "undecided"}
    if "undecided" in filters:
        sets["undecided"] = _undecided(seen)[filters["undecided"]]
    if words.any:
        known = (ident for ident in seen.of_point if ident in seen.ways.points)
        named = [p for p in known if words.fits(searchable(decided_name(seen, seen.ways.points[p]) or ""))]
        sets["q"] = bits_of(shelf.index.points(words), len(shelf.points)) | shelf.these(named)
    return sets


def _met(shelf: Shelf, sets: Mapping[str, int], but: str = "") -> int:
    """The points that are in all the sets but one."""
    return reduce(and_, (of for name, of in sets.items() if name != but), shelf.all)


def _undecided(seen: Seen) -> dict[str, int]:
    """The points about whose statements a suggestion waits, and those of which people decided something."""
    claims = {claim for one in seen.suggestions for claim in (one.a, one.b)}
    waits = (point for claim in claims for point in seen.ways.of_claim.get(claim, ())[:1])
    return {"yes": seen.shelf.these(waits), "no": seen.shelf.these(p for p, of in seen.of_point.items() if of)}


def _decided_so(seen: Seen, kind: str) -> Iterator[PointId]:
    """The points of which that was decided, also a moment ago."""
    return (ident for ident, of in seen.of_point.items() if effective(of, kind))


def _points_on(seen: Seen, found: int, start: int) -> Iterator[Point]:
    """The points of a page: pinned ones first, without waiting for the comparison."""
    pinned = found & seen.shelf.these(_decided_so(seen, "pin"))
    first, many = pinned.bit_count(), PAGE
    for ident in seen.shelf.page(pinned, start, many):
        many -= 1
        yield seen.ways.points[ident]
    rest = seen.shelf.page(found & ~pinned, max(0, start - first), many)
    yield from (seen.ways.points[ident] for ident in rest)


def _facets(seen: Seen, question: Mapping[str, str], sets: Mapping[str, int]) -> Iterator[Facet]:
    for name in (*FACETS, "undecided"):
        left = _met(seen.shelf, sets, name)
        values = _undecided(seen) if name == "undecided" else seen.shelf.bits.get(name, {})
        yield _facet(seen, name, question, {value: (left & bits).bit_count() for value, bits in values.items()})


def _facet(seen: Seen, name: str, question: Mapping[str, str], counts: Mapping[str, int]) -> Facet:
    words = UNDECIDED if name == "undecided" else seen.shelf.words.get(name, {})
    chosen = question.get(name, "")
    order = {value: n for n, value in enumerate(words)}
    fixed = name in ("relation", "matter", "certainty", "sourcing", "undecided", "article")
    ranked = sorted(
        {value for value, many in counts.items() if many} | ({chosen} if chosen else set()),
        key=lambda v: (v != chosen, order.get(v, 0) if fixed else -counts.get(v, 0), v),
    )
    values = tuple(
        FacetValue(
            value,
            words.get(value, value),
            counts.get(value, 0),
            asked_address("/points", question, **{name: "" if value == chosen else value}),
            value == chosen,
        )
        for value in ranked[:MOST]
    )
    return Facet(name, TITLES[name], values, OFFERED, next((v for v in values if v.chosen), None))


# --- a line ----------------------------------------------------------------------------------------


def _line_positions(point: Point) -> tuple[LinePosition, ...]:
    """Several values or stands in few words; of one that only states nothing."""
    several_told, values = len(point.positions) > 1, any(p.value for p in point.positions)
    told = [p for p in point.positions if several_told and (p.value or p.stand != "stated" or not values)]
    several = len({p.stand for p in told}) > 1
    return tuple(
        LinePosition(
            wording.clipped(p.value or STANDS[p.stand], VALUE),
            STANDS[p.stand] if p.value and (several or p.stand != "stated") else "",
            p.latest,
        )
        for p in told[:POSITIONS]
    )


def _hit_sentences(seen: Seen, point: Point, words: Typed) -> Iterator[tuple[tuple[str, bool], ...]]:
    if not words.any or point.id not in seen.shelf.number:
        return
    case, told = seen.case, set[str]()
    for statement, text in zip(point.statements, seen.shelf.index.of(seen.shelf.number[point.id]), strict=True):
        if len(told) < HITS and words.fits(text):
            said = case.said(statement)
            sentence = case.context(said).of(said.report.article.text)
            if sentence not in told:
                told.add(sentence)
                by = spoken(said.holder) or said.report.outlet
                yield (*hit_pieces(sentence, words), (" – ", False), *hit_pieces(by, words))
