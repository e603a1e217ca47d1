"""What a person decided of a case: as it was recorded, and as it is found again in the articles of today."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from twosource.model.span import ArticleId, ClaimId, Place, PointId, Relation, Span

JudgementKind = Literal[
    "same", "apart", "relation", "wrong",
    "actor-same", "actor-apart", "source-same",
    "outlet", "date", "title", "language",
    "note", "checked", "pin", "hide", "rename",
]  # fmt: skip
Placement = Literal["exact", "quote", "unplaced"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, as the W3C TextQuoteSelector keeps them; without a span, the article as a whole."""

    article: ArticleId
    span: Span | None = None
    quote: str = ""
    prefix: str = ""  # the characters before and after, as many as are kept
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person, as it was recorded: `number` is its place in the log of the case."""

    number: int
    at: str  # ISO 8601, UTC
    by: str
    kind: JudgementKind
    anchors: tuple[Anchor, ...]
    value: str | None = None  # the relation, the outlet, the words of the note ...
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement as it stands in this dossier. What is unplaced changes nothing; `reason` says why it is."""

    judgement: Judgement
    placed: Placement
    places: tuple[Place, ...] = ()
    claims: tuple[ClaimId, ...] = ()  # those it is about, in the order of the anchors
    reason: str | None = None
    points: tuple[PointId, ...] = ()  # that hold its statements


@dataclass(frozen=True, slots=True)
class Ruled:
    """What one judgement says of two statements: one matter, two, or how they stand to each other."""

    a: ClaimId
    b: ClaimId
    number: int  # of the judgement
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Couple:
    """Two places whose mentions, or sources, are one or two by the judgement of that number."""

    a: Place
    b: Place
    number: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two statements that may be one matter, and that no point holds together: for a person to say."""

    a: ClaimId
    b: ClaimId
    score: float  # 0..1, as of a link
    gain: int  # pairs of statements of two articles that may come together


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the judgements of a case come to for the comparison, and each of them for people to see."""

    joined: tuple[Ruled, ...] = ()
    parted: tuple[Ruled, ...] = ()
    relations: tuple[Ruled, ...] = ()  # each of them is joined as well
    wrong: Set[ClaimId] = frozenset()
    actors_joined: tuple[Couple, ...] = ()
    actors_parted: tuple[Couple, ...] = ()
    sources_joined: tuple[Couple, ...] = ()
    decided: tuple[Decided, ...] = ()


NOTHING_JUDGED = Judged()
