"""The points of a case: a line each, asked for by filters and a search, with counts of what else there is to ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import Place, Point, PointId
from twosource.render import wording
from twosource.render.brief.rests import short_sourcing
from twosource.render.case import articles_of, codes_of, label_statement, spoken
from twosource.render.points.positions import STANDS
from twosource.render.served.addresses import asked_address, place_key, statement_address
from twosource.render.served.decided import CALLED, SHOWN_ELSE, DecidedLine, decided_line, decided_name, effective
from twosource.render.served.facets import (
    CERTAINTIES,
    SOURCINGS,
    Typed,
    certainties,
    counted,
    hit_pieces,
    in_all,
    typed,
)
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Entry, Seen

PAGE = 50  # points
LONGEST = 10  # digits of a page's number
WORDS = 220  # characters of a label
HITS = 3  # sentences of a point in which the search found something
POSITIONS = 4  # that a line shows
VALUE = 60  # characters of a value
OFFERED = 8  # values of a facet before the rest is folded
MOST = 200  # values of a facet
OUTLETS = 2  # named in a line
FACETS = ("relation", "certainty", "sourcing", "speaker", "outlet", "article")
TITLES = {
    "relation": "Relation", "certainty": "Certainty", "sourcing": "On what it rests", "speaker": "Who says it",
    "outlet": "Outlet", "article": "Article", "undecided": "Decisions",
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
    certainty: tuple[str, ...]
    rests: tuple[str, ...]
    outlets: tuple[str, ...]
    more_outlets: int
    codes: str
    articles: int
    pinned: bool
    decided: tuple[str, ...]  # what people decided of it, in a word or two each
    waiting: bool  # some of that is not compared yet
    suggested: bool  # a suggestion about it waits
    hits: tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
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


def points_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The points asked for. Raises InputError for a value that no filter knows."""
    filters = {name: asked[name] for name in (*FACETS, "undecided") if asked.get(name)}
    _refuse_odd(filters)
    words = typed(asked.get("q", ""))
    sets = _sets(seen, filters, words)
    shelf = seen.shelf
    found = _arranged(seen, in_all(list(sets.values()), shelf.points))
    pages = max(1, -(-len(found) // PAGE))
    page = min(asked_number(asked.get("page", "1")), pages)
    question = {"q": asked.get("q", ""), **filters}
    shown = found[(page - 1) * PAGE : page * PAGE]
    waits = _suggested(seen)
    listing = Listing(
        q=asked.get("q", ""),
        asked=tuple(filters.items()),
        facets=tuple(_facets(seen, question, sets)),
        points=tuple(line_point(seen, seen.ways.points[ident], words, ident in waits) for ident in shown),
        found=len(found),
        all=len(shelf.points),
        shared=len(shelf.points) - shelf.totals["relation"].get("single", 0),
        page=page,
        pages=pages,
        before=asked_address("/points", question, page=str(page - 1)) if page > 1 else "",
        after=asked_address("/points", question, page=str(page + 1)) if page < pages else "",
        plain=asked_address("/points", {"q": asked.get("q", "")}),
        hidden=tuple(decided_line(seen, entry) for entry in hidden_entries(seen)),
    )
    return DeskPage("points", "Points", listing)


def line_point(seen: Seen, point: Point, words: Typed, suggested: bool = False) -> LinePoint:
    """The point in one line, with the sentences in which the search found something."""
    case, label, statement = seen.case, seen.case.label(point), label_statement(point)
    place = Place(statement.article, statement.span)
    named = decided_name(seen, point)
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
        certainty=tuple(CERTAINTIES[value] for value in certainties(point)),
        rests=tuple(rests),
        outlets=outlets[:OUTLETS],
        more_outlets=len(outlets[OUTLETS:]),
        codes=codes_of(reports),
        articles=len(reports),
        pinned=effective(entries, "pin") is not None,
        decided=tuple(dict.fromkeys(CALLED[entry.kind] for entry in entries if entry.kind not in SHOWN_ELSE)),
        waiting=any(entry.waiting for entry in entries),
        suggested=suggested,
        hits=tuple(_hits(seen, point, words)),
    )


def hidden_entries(seen: Seen) -> Iterator[Entry]:
    """The decisions that hide a point, the newest first."""
    for entry in reversed(seen.entries):
        if entry.kind == "hide" and entry.in_force and entry.placed != "unplaced":
            yield entry


# --- what is asked ---------------------------------------------------------------------------------


def _refuse_odd(filters: Mapping[str, str]) -> None:
    known: Mapping[str, Sequence[str]] = {
        "relation": tuple(wording.RELATIONS), "certainty": tuple(CERTAINTIES), "sourcing": tuple(SOURCINGS),
        "undecided": tuple(UNDECIDED),
    }  # fmt: skip
    for name, values in known.items():
        if filters.get(name, values[0]) not in values:
            raise InputError(f"{name} {filters[name][:40]!r}: is none; known are {', '.join(values)}")


def asked_number(words: str) -> int:
    """The number of a page, from 1; raises InputError where it is none."""
    if words.isascii() and words.isdigit() and len(words) <= LONGEST:
        return max(1, int(words))
    raise InputError(f"page {words[:40]!r}: is no number; the first page is 1")


def _sets(seen: Seen, filters: Mapping[str, str], words: Typed) -> dict[str, frozenset[PointId]]:
    """For each filter, and the search, the points that it leaves."""
    shelf = seen.shelf
    sets = {
        name: frozenset(ident for ident, of in shelf.values[name].items() if value in of)
        for name, value in filters.items()
        if name != "undecided"
    }
    if "undecided" in filters:
        sets["undecided"] = frozenset(_decided_or_not(seen, filters["undecided"]))
    if words.parts:
        named = {ident: decided_name(seen, seen.ways.points[ident]) for ident in seen.of_point if ident in shelf.sought}
        sets["q"] = frozenset(
            ident
            for ident, texts in shelf.sought.items()
            if any(words.fits(text) for text in texts) or words.fits(typed_name(named.get(ident)))
        )
    return sets


def typed_name(name: str | None) -> str:
    """The name that a person gave, as it is searched."""
    return f" {' '.join(part.strip() for part in typed(name).parts)} " if name else ""


def _decided_or_not(seen: Seen, asked: str) -> Iterator[PointId]:
    yield from _suggested(seen) if asked == "yes" else (point for point, of in seen.of_point.items() if of)


def _suggested(seen: Seen) -> frozenset[PointId]:
    """The points about whose statements a suggestion waits."""
    claims = {claim for one in seen.suggestions for claim in (one.a, one.b)}
    return frozenset(point for claim in claims for point in seen.ways.of_claim.get(claim, ())[:1])


def _arranged(seen: Seen, found: Iterator[PointId]) -> list[PointId]:
    """As they are decided now: pinned ones first, hidden ones out, without waiting for the comparison."""
    kept = [ident for ident in found if not effective(seen.of_point.get(ident, ()), "hide")]
    return sorted(kept, key=lambda ident: not effective(seen.of_point.get(ident, ()), "pin"))


def _facets(seen: Seen, question: Mapping[str, str], sets: Mapping[str, frozenset[PointId]]) -> Iterator[Facet]:
    shelf = seen.shelf
    for name in (*FACETS, "undecided"):
        others = [of for key, of in sets.items() if key != name]
        left = list(in_all(others, shelf.points)) if others else None
        if name == "undecided":
            all_ = frozenset(left if left is not None else shelf.points)
            counts: Mapping[str, int] = {key: len(all_.intersection(_decided_or_not(seen, key))) for key in UNDECIDED}
        else:
            counts = shelf.totals[name] if left is None else counted(shelf.values[name], left)
        yield _facet(seen, name, question, counts)


def _facet(seen: Seen, name: str, question: Mapping[str, str], counts: Mapping[str, int]) -> Facet:
    words = UNDECIDED if name == "undecided" else seen.shelf.words.get(name, {})
    chosen = question.get(name, "")
    order = {value: n for n, value in enumerate(words)}
    fixed = name in ("relation", "certainty", "sourcing", "undecided", "article")
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


def _hits(seen: Seen, point: Point, words: Typed) -> Iterator[tuple[tuple[str, bool], ...]]:
    if not words.parts:
        return
    case, found = seen.case, 0
    told: set[str] = set()
    for statement, text in zip(point.statements, seen.shelf.sought.get(point.id, ()), strict=False):
        if found < HITS and words.fits(text):
            said = case.said(statement)
            sentence = case.context(said).of(said.report.article.text)
            if sentence not in told:
                told.add(sentence)
                found += 1
                by = spoken(said.holder) or said.report.outlet
                yield (*hit_pieces(sentence, words), (" – ", False), *hit_pieces(by, words))
