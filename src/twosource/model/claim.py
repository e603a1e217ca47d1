"""One article: what it claims, and when that is said to have been."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.analysis import Analysis
from twosource.model.reading import Vectors
from twosource.model.span import (
    ArticleId,
    AttributionId,
    ClaimId,
    Factuality,
    Place,
    Polarity,
    Span,
    Stage,
    TimeRelation,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of an article.

    The holder is the attribution (with its parents), or the article's own voice where that is None.
    `polarity` and `factuality` are the holder's. Indices point into the tuples of the same Analysis.
    """

    id: ClaimId
    article: ArticleId
    span: Span
    sentence: int
    head: int  # index of the predicate's word
    subject: Span | None
    attribution: AttributionId | None
    polarity: Polarity
    factuality: Factuality
    hedges: tuple[Span, ...] = ()
    negations: tuple[Span, ...] = ()
    times: tuple[int, ...] = ()
    quantities: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    loaded: tuple[Span, ...] = ()
    loaded_by: tuple[str, ...] = ()  # for each of `loaded` the list of data/<lang>/loaded.toml that has it
    presupposed: bool = False  # carried by a noun phrase and taken as given: "Venezuela's refusal to accept"
    title: bool = False  # stands in the article's headline
    stage: Stage | None = None  # still to come or come about, as its words say; None where they do not
    future: bool = False  # will, may, is to, plans to: put as not yet so
    score: float | None = None  # -3 surely did not happen .. 3 surely did (UDS scale); None where it is no verb's claim
    parts: tuple[Span, ...] = ()  # the members of its lists: "theft", "fraud" in "charged with theft and fraud"


@dataclass(frozen=True, slots=True)
class Placing:
    """Why a statement stands where it stands in the timeline: the words that date it, or put it before or after.

    `anchor` is what it comes before or after; `thing` what the words date where that is not the statement itself
    ("the May 3 party").
    """

    claim: ClaimId
    relation: TimeRelation
    words: Place
    anchor: Place | None = None
    thing: Place | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its earliest and latest day (ISO, both included, None where open), and what places it there."""

    days: tuple[str | None, str | None]
    placing: Placing


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one article with the analysis they rest on and one vector a claim."""

    analysis: Analysis
    claims: tuple[Claim, ...]
    vectors: Vectors
    placed: tuple[Placed, ...] = ()  # claims with their days, in order of the claims
