"""Across articles: what was compared, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.claim import Claims
from twosource.model.grounds import Grounds
from twosource.model.span import (
    About,
    ActorId,
    ArticleId,
    ClaimId,
    MentionType,
    OriginKind,
    PassageKind,
    Place,
    Relation,
    SignKind,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what the mentions of all articles stand for. `evidence` says why they were joined."""

    id: ActorId
    name: str
    type: MentionType
    aliases: tuple[str, ...]
    mentions: tuple[Place, ...]
    evidence: tuple[Grounds, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison feature said of two claims: score -1 (speaks against) .. 1 (speaks for)."""

    feature: str
    score: float
    why: Grounds


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims of different articles, compared. `score` is 0..1: how surely one matter."""

    a: ClaimId
    b: ClaimId
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    why: Grounds
    about: About | None = None  # in what they differ, or the one adds; None where they agree


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an origin is an origin: a wire tag, a shared passage, the same named source; with its words."""

    kind: str
    why: Grounds
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """The agency or outlet by which an origin's words came, and in which articles."""

    name: str
    articles: tuple[ArticleId, ...]
    agency: bool  # it carries its tag; an outlet is cited


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a point's information comes from as far as the texts show."""

    kind: OriginKind
    label: str
    articles: tuple[ArticleId, ...]
    evidence: tuple[Evidence, ...] = ()
    through: tuple[Relay, ...] = ()
    claims: tuple[ClaimId, ...] = ()  # those of the point that rest on it


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one matter, the links between them, and what stands behind them."""

    claims: tuple[ClaimId, ...]
    links: tuple[Link, ...]
    relation: Relation
    why: Grounds
    origins: tuple[Origin, ...]
    independent: tuple[int, int]  # lower and upper bound of distinct origins
    about: About | None = None  # of the relation


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that this of two articles may have had a shared passage first; `why` says what is seen of it."""

    article: ArticleId
    kind: SignKind
    why: Grounds
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """Which article the words of a passage may come from: None where the signs point both ways."""

    source: ArticleId | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text two articles share. `direction` is None where no sign tells who had it first."""

    a: Place
    b: Place
    kind: PassageKind
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """All articles compared. Every claim is in a group, a lone one alone; one saying two things may be in several."""

    articles: tuple[Claims, ...]
    actors: tuple[Actor, ...]
    groups: tuple[Group, ...]
    passages: tuple[Passage, ...]
