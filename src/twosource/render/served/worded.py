"""Statements in their sentences with their marks, as a page of the desk shows them: each once, with all its places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import Place, Statement
from twosource.render.case import Case, Said, facts, surely
from twosource.render.marks import claim_marks, segments
from twosource.render.points.quotes import page_number
from twosource.render.sentences import by_sentence
from twosource.render.served.addresses import article_address, cite_address, place_key, statement_address
from twosource.render.wording import OWN_VOICE


@dataclass(frozen=True, slots=True)
class WordedPiece:
    """A piece of a sentence and what it is: "claim", "hedge", "source" ..."""

    text: str
    kinds: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordedPlace:
    """Where a statement stands."""

    key: str  # as forms send it
    words: str  # of this statement alone
    code: str
    outlet: str
    title: str | None
    date: str
    page: int | None
    article: str  # address of the words in their article
    address: str  # of the point, by this statement
    cite: str  # of the words with their citation


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence with what is stated in it, by one holder, as surely; `places` has an entry a statement and article."""

    pieces: tuple[WordedPiece, ...]
    holder: str  # "" in the article's own voice
    surely: str  # "put as likely"; "" where it is stated as certain
    facts: tuple[str, ...]
    places: tuple[WordedPlace, ...]


def worded(case: Case, statements: Sequence[Statement]) -> tuple[Worded, ...]:
    """The statements in order of the first; those that articles share word for word once."""
    same: dict[tuple[object, ...], Worded] = {}
    for of in by_sentence(case, statements):
        one = _worded_of(case, of)
        key = (one.pieces, one.holder, one.surely, one.facts)
        same[key] = replace(one, places=same[key].places + one.places) if key in same else one
    return tuple(same.values())


def worded_place(said: Said) -> WordedPlace:
    """Where a statement stands, with all that a citation names."""
    statement, report = said.statement, said.report
    place = Place(statement.article, statement.span)
    return WordedPlace(
        key=place_key(place),
        words=said.words,
        code=report.code,
        outlet=report.outlet,
        title=report.article.title,
        date=report.date,
        page=page_number(report.article, statement.span.start),
        article=article_address(statement.article, statement.span),
        address=statement_address(place),
        cite=cite_address(place),
    )


def _worded_of(case: Case, statements: Sequence[Statement]) -> Worded:
    told = [case.said(one) for one in statements]
    said = told[0]
    analysis = said.report.claims.analysis
    marks = [m for one in told if one.claim for m in claim_marks(analysis, one.claim, case.attribution(one))]
    cut = segments(analysis.article.text, case.context(said), dict.fromkeys(marks))
    return Worded(
        pieces=tuple(WordedPiece(piece.text, piece.kinds, piece.notes) for piece in cut),
        holder="" if said.holder == OWN_VOICE else said.holder,
        surely=said.certainty if said.statement.factuality != "CT+" and surely(said) else "",
        facts=tuple(dict.fromkeys(fact for one in told for fact in facts(one))),
        places=tuple(worded_place(one) for one in {o.statement.span: o for o in told}.values()),
    )
