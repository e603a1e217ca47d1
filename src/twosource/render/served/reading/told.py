"""A statement or an article as the reading pages name it: plain words and addresses, so that the JSON needs no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Place, Statement
from twosource.render import wording
from twosource.render.case import Case, Report, Said, surely
from twosource.render.served.addresses import article_address, place_key, statement_address


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article in a few words, and its address, or that of words in it."""

    outlet: str
    date: str  # "undated" where it is not known
    address: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement: its words, those around them where they say little, by whom and how surely, and where."""

    place: str  # "article:start-end"
    words: str
    before: str
    after: str
    holder: str  # "" where the article itself says it
    surely: str  # "" where it is stated as certain
    carrier: Carrier
    point: str  # address of the point in which it stands


def carrier_of(report: Report, statement: Statement | None = None) -> Carrier:
    """The article, at the words of the statement where one is given."""
    span = statement.span if statement else None
    return Carrier(
        wording.one_line(report.outlet), wording.one_line(report.date), article_address(report.article.id, span)
    )


def carrier_at(case: Case, place: Place) -> Carrier:
    """The article, at the words of the place."""
    report = case.by_id[place.article]
    return Carrier(
        wording.one_line(report.outlet), wording.one_line(report.date), article_address(place.article, place.span)
    )


def telling_of(case: Case, statement: Statement) -> Telling:
    """The statement in words."""
    return telling_said(case.said(statement))


def telling_said(said: Said) -> Telling:
    """The same of one that is in words already."""
    place = Place(said.statement.article, said.statement.span)
    return Telling(
        place=place_key(place),
        words=said.words,
        before=said.before,
        after=said.after,
        holder="" if said.holder == wording.OWN_VOICE else wording.one_line(said.holder),
        surely=surely(said),
        carrier=carrier_of(said.report, said.statement),
        point=statement_address(place),
    )


def carriers_of(reports: Sequence[Report]) -> tuple[Carrier, ...]:
    """The articles, in order."""
    return tuple(map(carrier_of, reports))
