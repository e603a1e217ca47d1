"""In reading order, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.model.alignment import Actor, Link, Origin, Passage, Relay
from twosource.model.article import Skipped
from twosource.model.claim import Claims, Placing
from twosource.model.grounds import Grounds
from twosource.model.judged import Decided
from twosource.model.span import (
    About,
    ActorId,
    ArticleId,
    AttributionId,
    ClaimId,
    Comparator,
    Factuality,
    Place,
    PointId,
    Polarity,
    Relation,
    SourceType,
    SourcingKind,
    Span,
    Stand,
)

TOP = 15  # points that are shown unfolded unless the user asks for another number
QuestionKind = Literal["period", "counter", "source"]
LineKind = Literal[
    "figures",  # one number in its states, the latest last: "Dead: five, seven, nine"
    "disputed",  # what conflicts in anything else
    "differs",  # what is told otherwise and may both be true
    "alleged",  # what one states and another alleges
    "carried",  # what most articles carry
    "denied",  # what somebody denies
    "changed",  # what a later article has otherwise: planned, then done
    "one_source",  # what several articles have from one source
    "agency",  # one agency's story, or one text, behind several articles
    "unnamed",  # statements of people who are not named
    "open",  # what no article says
]
Merit = Literal[
    "articles", "told", "firm", "early", "headline", "number", "name", "day", "accusation", "conflict", "update",
    "differ", "one_source", "stance", "generic", "fragment", "furniture",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as it stands in a point: the words, who says them, how surely."""

    article: ArticleId
    span: Span
    claim: ClaimId
    said_by: str | None  # the source's words; None: the article's own voice
    attribution: AttributionId | None
    factuality: Factuality
    polarity: Polarity
    hedges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourcing:
    """On what a position rests. Bounds of how many sources are with the point's origins."""

    kind: SourcingKind
    sources: tuple[str, ...]  # who ultimately says it, or whose act it is
    through: tuple[Relay, ...]  # the agency or outlet by which it came
    copied: tuple[ArticleId, ...]  # articles with one text, whose writer is not told
    own: tuple[ArticleId, ...]  # articles that tell it themselves and show no source for it


@dataclass(frozen=True, slots=True)
class Position:
    """What some statements of a point have in common against the others: a value or a stand."""

    value: str | None  # in the words of the texts; None where the statements differ in no value
    stand: Stand
    statements: tuple[int, ...]  # places in the point's statements; each stands in one position
    said_by: tuple[str, ...]
    articles: tuple[ArticleId, ...]
    since: str | None  # the earliest day of its articles; None where none of them is dated
    latest: bool  # the last of several states that follow each other
    sourcing: Sourcing


@dataclass(frozen=True, slots=True)
class Worth:
    """One reason why a point stands early or late in the reading order; `score` is added to its weight."""

    merit: Merit
    score: float


@dataclass(frozen=True, slots=True)
class Point:
    """The claims about one matter, in one or more articles, with one relation."""

    id: PointId
    label: str
    label_place: Place  # where the words of the label stand
    relation: Relation
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    independent: tuple[int, int]
    why: Grounds
    weight: float  # order of reading: what is most worth checking comes first; the sum of `worth`
    about: About | None = None  # in what its statements differ, or the one adds; None where they agree
    positions: tuple[Position, ...] = ()  # one where its statements agree; a later state stands last
    worth: tuple[Worth, ...] = ()
    firm: tuple[int, ...] = ()  # places of the statements that are surely of one matter, in two articles or more
    part_of: PointId | None = None  # the point whose sentences its statements are parts of: shown there, not alone
    named: str | None = None  # what a person calls it
    pinned: bool = False  # by a person: it comes first

    @property
    def firm_statements(self) -> tuple[Statement, ...]:
        """The statements at the places that are `firm`."""
        return tuple(self.statements[n] for n in self.firm)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements of a point that differ, conflict or update, side by side."""

    point: PointId
    relation: Relation
    a: Statement
    b: Statement
    why: Grounds
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a point, with its normalised bounds and the words."""

    point: PointId
    counted: str | None
    unit: str | None
    low: float | None
    high: float | None
    comparator: Comparator
    place: Place
    statement: Statement


@dataclass(frozen=True, slots=True)
class Cited:
    """Somebody or something the articles cite, and for which points."""

    label: str
    source_type: SourceType
    actor: ActorId | None
    points: tuple[PointId, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline; bounds are ISO dates, None where open or unknown."""

    earliest: str | None
    latest: str | None
    label: str  # the words of the time expression
    points: tuple[PointId, ...]
    statements: tuple[Statement, ...]
    placings: tuple[Placing, ...] = ()  # of the statements, one or more each


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that most articles carry and some do not."""

    point: PointId
    silent: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """One matter put less surely here and more surely there: as reported, hedged or said by somebody, and as fact."""

    point: PointId
    weaker: Statement
    stronger: Statement
    why: Grounds


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words that one quotation has otherwise in another article; empty spans stand where words are missing."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Requote:
    """One quotation in two wordings, with the altered words."""

    a: Place
    b: Place
    altered: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What no statement of a point says. `place` is the words that leave it open."""

    point: PointId
    kind: QuestionKind
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article itself has for a point: its own value where the point's values differ, and its stand."""

    article: ArticleId
    value: str | None  # in the words of the article
    stand: Stand
    place: Place  # of the statement that says so


@dataclass(frozen=True, slots=True)
class Coverage:
    """What each article does with a point of several articles; articles that are not listed are silent on it."""

    point: PointId
    says: tuple[ArticleId, ...]
    otherwise: tuple[ArticleId, ...]  # it differs from, conflicts with or updates the words of the label
    conflicts: tuple[ArticleId, ...] = ()  # those of `otherwise` that conflict with them
    cells: tuple[Cell, ...] = ()  # one for each article that carries it, in the order of the articles


@dataclass(frozen=True, slots=True)
class Title:
    """What a dossier is about: the subject that was given, else who or what most articles name, and the days."""

    subject: str | None  # as it was given
    names: tuple[str, ...]  # the commonest first
    earliest: str | None  # ISO days of what is told, both included; None where they are not known
    latest: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as the dossier names him: an actor's name, or the words of a text."""

    label: str
    source_type: SourceType
    actor: ActorId | None = None
    unnamed: bool = False  # a person, or people, whom the texts do not name; a body is no person


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a line of "In short", with everything that it rests on."""

    words: str | None  # of the texts: a value ("five"), what is said, who is cited
    stand: Stand
    articles: tuple[ArticleId, ...]
    places: tuple[Place, ...]  # the words themselves, one place an article; never none
    points: tuple[PointId, ...]
    said_by: tuple[Speaker, ...] = ()  # none: the articles' own voice
    since: str | None = None  # the first and last ISO day of its articles; None where none is dated
    until: str | None = None
    latest: bool = False  # the last of several states
    many: int = 0  # of what is counted: how many points or statements
    asks: QuestionKind | None = None  # of what no article says
    sourcing: Sourcing | None = None  # on what a position rests
    whole: bool = False  # `words` are a statement, no value


@dataclass(frozen=True, slots=True)
class Line:
    """One line of "In short". `about` names its matter: a state of data/<lang>/befallen.toml, or words of the texts."""

    kind: LineKind
    about: str | None
    clauses: tuple[Clause, ...]
    state: bool = False  # `about` is such a state


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of the above, in reading order, for people and programs."""

    subject: str | None
    articles: tuple[Claims, ...]
    skipped: tuple[Skipped, ...]
    actors: tuple[Actor, ...]
    points: tuple[Point, ...]
    disagreements: tuple[Disagreement, ...]
    figures: tuple[Figure, ...]
    cited: tuple[Cited, ...]
    passages: tuple[Passage, ...]
    timeline: tuple[Moment, ...]
    omissions: tuple[Omission, ...]
    shifts: tuple[Shift, ...] = ()
    requotes: tuple[Requote, ...] = ()
    questions: tuple[Question, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    one_origin: tuple[PointId, ...] = ()  # points surely of one matter in several articles, with one origin at most
    unattributed: tuple[PointId, ...] = ()  # points that are reported ("is believed to"), and nobody says by whom
    title: Title = Title(None, (), None, None)
    disputes: tuple[Line, ...] = ()  # where the articles differ: a line a matter, a clause a position, the latest last
    brief: tuple[Line, ...] = ()  # "In short": what an editor wants to know first
    main: tuple[PointId, ...] = ()  # points of several articles that stand alone, what is most worth checking first
    top: int = TOP  # of those, how many are shown before the rest is folded
    decided: tuple[Decided, ...] = ()  # what people decided, in the order of the log; of a case only
