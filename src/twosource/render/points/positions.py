"""A point's positions -> the rows of its table: the value or stand, who says it, where, since when, how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Point, Position, Stand, Statement
from twosource.render import wording
from twosource.render.brief.shortdays import days_between
from twosource.render.case import Case, Report, surely
from twosource.render.points.quotes import Quote, quotes
from twosource.render.sourcing import sourcing_words
from twosource.text import fold

IN_WORDS = 160  # characters of a statement that stands for a stand without a value
STANDS: Mapping[Stand, str] = {
    "stated": "stated",
    "alleged": "alleged",
    "denied": "denied",
    "open": "left open",
    "planned": "to come",
    "done": "done",
}
TELLING = frozenset({"open", "denied"})  # stands that are how surely it is said
UNNAMED_IN = frozenset({"the", "a", "an", "mr", "mrs", "ms", "of"})  # words by which two names do not differ


@dataclass(frozen=True, slots=True)
class Found:
    """An article of a position and the place of its words in it."""

    report: Report
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One position. `value` is "" where its statements give none; `words` then are what one of them says."""

    value: str
    stand: str  # "" where nothing but the value tells it from the others
    words: str
    latest: bool
    holders: tuple[str, ...]  # none: the articles themselves
    surely: tuple[str, ...]
    found: tuple[Found, ...]
    since: str  # "" where none of its articles is dated
    sourcing: str
    quotes: tuple[Quote, ...]
    more: int  # statements that are not among the quotes


def rows(case: Case, point: Point) -> tuple[Row, ...]:
    """A row a position, in their order; of statements that agree one."""
    valued = any(position.value is not None for position in point.positions)
    stands = {position.stand for position in point.positions}
    return tuple(_row(case, point, position, valued=valued, stands=len(stands)) for position in point.positions)


def without_value(found: Sequence[Row]) -> bool:
    """True where others give a value and one of the rows does not."""
    return any(row.value for row in found) and not all(row.value for row in found)


def states(found: Sequence[Row]) -> str:
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


def _row(case: Case, point: Point, position: Position, *, valued: bool, stands: int) -> Row:
    own = [point.statements[n] for n in position.statements]
    told, more = quotes(case, own)
    stand = STANDS[position.stand] if stands > 1 or position.stand != "stated" else ""
    first = case.said(own[0])
    return Row(
        value=wording.clipped(position.value or "", IN_WORDS),
        stand=stand if position.value or not valued else "",
        words="" if position.value else wording.clipped(first.before + first.words + first.after, IN_WORDS),
        latest=position.latest,
        holders=distinct(position.said_by),
        surely=_how_surely(case, own, position.stand),
        found=_places_of(case, own),
        since=days_between(position.since, None, year=False),
        sourcing=sourcing_words(position.sourcing),
        quotes=told,
        more=more,
    )


def _places_of(case: Case, statements: Sequence[Statement]) -> tuple[Found, ...]:
    """Each article once, at its first statement, in the order of the dossier."""
    found: dict[int, Found] = {}
    for statement in statements:
        said = case.said(statement)
        found.setdefault(said.report.number, Found(said.report, said.anchor))
    return tuple(found[number] for number in sorted(found))


def _how_surely(case: Case, statements: Sequence[Statement], stand: Stand) -> tuple[str, ...]:
    """How surely it is said, where the stand does not tell; where some are certain and others not, in which article."""
    of: dict[str, list[str]] = {}
    for said in map(case.said, statements):
        told = "" if stand in TELLING and not said.hedges else surely(said)
        of.setdefault(told, []).append(said.report.code)
    if len(of) == 1:
        return tuple(words for words in of if words)
    for words in [w for w in of if w and any(o != w and o.startswith(w) for o in of)]:
        del of[words]  # "put as likely" beside "put as likely, hedged “would”"
    return tuple(f"{', '.join(dict.fromkeys(codes))} {words}" for words, codes in of.items() if words)
