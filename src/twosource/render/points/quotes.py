"""Statements -> the sentences they stand in with their marks, each once with all the places where it stands."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from twosource.model import Article, ClaimId, Statement
from twosource.render.case import Case, Said, facts
from twosource.render.marks import Segment, claim_marks, segments
from twosource.render.sentences import by_sentence

STATEMENTS = 20  # wordings of one position
LOOKED_AT = 200  # statements of one position among which different wordings are sought


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a statement stands; `page` is that of a PDF, else None."""

    said: Said
    page: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement in its sentence, cut into marked pieces; `spots` are all articles that have it word for word."""

    said: Said
    segments: tuple[Segment, ...]
    facts: tuple[str, ...]
    spots: tuple[Spot, ...]
    perhaps: bool = False  # it may be about another matter than the point's


def quotes(
    case: Case, statements: Sequence[Statement], *, perhaps: Container[ClaimId] = ()
) -> tuple[tuple[Quote, ...], int]:
    """The statements in their sentences, and how many are not among them.

    Those of one sentence and holder are told together, and once where articles share them word for word. `perhaps` are
    those that may be about another matter.
    """
    same: dict[tuple[object, ...], Quote] = {}
    told = 0
    for of in by_sentence(case, statements[:LOOKED_AT]):
        one = replace(_quotes_quote_of(case, of), perhaps=all(s.claim in perhaps for s in of))
        key = _seen(one)
        if key in same or len(same) < STATEMENTS:
            same[key] = _joined_quote(same[key], one) if key in same else one
            told += len(of)
    return tuple(same.values()), len(statements) - told


def _quotes_quote_of(case: Case, statements: Sequence[Statement]) -> Quote:
    """The sentence of statements that stand in one and have one holder."""
    told = [case.said(one) for one in statements]
    said = told[0]
    analysis = said.report.claims.analysis
    marks = [m for one in told if one.claim for m in claim_marks(analysis, one.claim, case.attribution(one))]
    pieces = segments(analysis.article.text, case.context(said), dict.fromkeys(marks))
    found = tuple(dict.fromkeys(fact for one in told for fact in facts(one)))
    return Quote(said, pieces, found, (Spot(said, page_number(analysis.article, said.statement.span.start)),))


def _seen(one: Quote) -> tuple[object, ...]:
    """All that a quote tells but where it stands."""
    shown = tuple((piece.text, piece.kinds) for piece in one.segments)
    return (shown, one.said.holder, one.said.certainty, one.facts)


def _joined_quote(one: Quote, other: Quote) -> Quote:
    """The quote with the places of both."""
    known = {spot.said.anchor for spot in one.spots}
    spots = one.spots + tuple(spot for spot in other.spots if spot.said.anchor not in known)
    return replace(one, spots=spots, perhaps=one.perhaps and other.perhaps)


def page_number(article: Article, start: int) -> int | None:
    """The page of the PDF that something begins on, or None where the article has no pages."""
    return next((page.number for page in article.pages if page.span.start <= start < page.span.end), None)
