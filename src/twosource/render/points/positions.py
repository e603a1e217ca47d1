"""Positions -> the rows of a table: the value or stand, who says it, where, when, how surely, on what it rests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Clause, Point, Position, Speaker, Stand, Statement
from twosource.render import wording
from twosource.render.brief.rests import rests_of, short_sourcing
from twosource.render.brief.shortdays import days_between
from twosource.render.case import Case, Report, Said, perhaps_claims, surely
from twosource.render.points.quotes import Quote, quotes
from twosource.text import fold

IN_WORDS = 160  # characters of a statement that stands for a stand without a value
STANDS: Mapping[Stand, str] = {
    "stated": "stated",
    "alleged": "alleged",
    "denied": "denied",
    "open": "left open",
    "planned": "planned",
    "done": "done",
}
TELLING = frozenset({"open", "denied", "planned"})  # stands that are how surely it is said
COMING = "still to come"  # of `surely`
UNNAMED_IN = frozenset({"the", "a", "an", "mr", "mrs", "ms", "of"})  # words by which two names do not differ


@dataclass(frozen=True, slots=True)
class Found:
    """An article of a position and the place of its words in it."""

    report: Report
    anchor: str


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position. `value` is "" where its statements give none; `words` then are what one of them says."""

    value: str
    stand: str  # "" where nothing but the value tells it from the others
    words: str
    latest: bool
    holders: tuple[str, ...]  # none: the articles themselves
    surely: tuple[str, ...]
    found: tuple[Found, ...]
    days: str  # "" where none of its articles is dated
    rests: str
    quotes: tuple[Quote, ...]
    more: int  # statements that are not among the quotes


def clause_row(case: Case, clause: Clause) -> PositionRow:
    """The row of a clause of what the articles have otherwise."""
    own = statements_of(case, clause)
    told, more = quotes(case, own)
    words = wording.clipped(clause.words or "", IN_WORDS)
    whole = clause.whole or not words
    return PositionRow(
        value="" if whole else words,
        stand=STANDS[clause.stand] if whole else "",
        words=words if whole else "",
        latest=clause.latest,
        holders=tuple(map(_positions_named, clause.said_by)),
        surely=_how_surely(map(case.said, own), clause.stand),
        found=tuple(Found(case.by_id[p.article], case.by_id[p.article].anchor(p.span.start)) for p in clause.places),
        days=days_between(clause.since, clause.until, year=case.many_years, short=True),
        rests=rests_of(case, clause),
        quotes=told,
        more=more,
    )


def rows(case: Case, point: Point) -> tuple[PositionRow, ...]:
    """A row a position of the point, in their order; of statements that agree one."""
    stands = len({position.stand for position in point.positions})
    return tuple(_position_row(case, point, position, stands=stands) for position in point.positions)


def without_value(found: Sequence[PositionRow]) -> bool:
    """True where others give a value and one of the rows does not."""
    return any(row.value for row in found) and not all(row.value for row in found)


def states(found: Sequence[PositionRow]) -> str:
    """The values in one line, the latest last: "five · seven · nine (the latest)"."""
    return " · ".join(
        " ".join(part for part in (row.value or row.stand, "(the latest)" if row.latest else "") if part)
        for row in found
        if row.value or row.stand
    )


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names, each person or body by its fullest one: "Ostrell" goes with "commander Hanne Ostrell"."""
    words = {name: frozenset(fold(name).replace(".", "").split()) - UNNAMED_IN for name in dict.fromkeys(names)}
    told: list[str] = []
    for name, of in words.items():
        within = [o for o, other in words.items() if o != name and (of < other or (of == other and o in told))]
        if not (of and within):
            told.append(name)
    return tuple(wording.one_line(name) for name in told)


def _position_row(case: Case, point: Point, position: Position, *, stands: int) -> PositionRow:
    own = [point.statements[n] for n in position.statements]
    told, more = quotes(case, own, perhaps=perhaps_claims(point))
    first = case.said(own[0])
    return PositionRow(
        value=wording.clipped(position.value or "", IN_WORDS),
        stand=STANDS[position.stand] if stands > 1 or position.stand != "stated" else "",
        words="" if position.value else wording.clipped(first.before + first.words + first.after, IN_WORDS),
        latest=position.latest,
        holders=distinct(position.said_by),
        surely=_how_surely(map(case.said, own), position.stand),
        found=_places_of(case, own),
        days=days_between(position.since, None, year=case.many_years, short=True),
        rests=short_sourcing(case, position.sourcing),
        quotes=told,
        more=more,
    )


def statements_of(case: Case, clause: Clause) -> list[Statement]:
    """The statements of the clause's points that its places stand in, in the order of the places."""
    inside = [statement for ident in clause.points for statement in case.point(ident).statements]
    found: dict[str, Statement] = {}
    for place in clause.places:
        of = [s for s in inside if s.article == place.article and s.span.overlaps(place.span)]
        for statement in of[:1] if any(s.claim in found for s in of) else of[:2]:
            found.setdefault(statement.claim, statement)
    return list(found.values())


def _positions_named(speaker: Speaker) -> str:
    label = wording.one_line(speaker.label)
    return f"{label}, unnamed" if speaker.unnamed else label


def _places_of(case: Case, statements: Sequence[Statement]) -> tuple[Found, ...]:
    """Each article once, at its first statement, in the order of the dossier."""
    found: dict[int, Found] = {}
    for statement in statements:
        said = case.said(statement)
        found.setdefault(said.report.number, Found(said.report, said.anchor))
    return tuple(found[number] for number in sorted(found))


def _how_surely(all_: Iterable[Said], stand: Stand) -> tuple[str, ...]:
    """How surely it is said, where the stand does not tell; where some are certain and others not, in which article."""
    of: dict[str, list[str]] = {}
    for said in all_:
        told = surely(said)
        if stand in TELLING and (not said.hedges or told == COMING):
            told = ""
        of.setdefault(told, []).append(said.report.code)
    if len(of) == 1:
        return tuple(words for words in of if words)
    for words in [w for w in of if w and any(o != w and o.startswith(w) for o in of)]:
        del of[words]  # "put as likely" beside "put as likely, hedged “would”"
    return tuple(f"{', '.join(dict.fromkeys(codes))} {words}" for words, codes in of.items() if words)
