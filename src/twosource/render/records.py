"""The records of the edge: what an analysed article and a dossier are as JSON, exactly as docs/commands.md promises.

Field order is the order of output. Fields may be added, not renamed.
"""

import msgspec

from twosource import model
from twosource.render.brief.records import Cell, Line, Place, Title
from twosource.render.kept.decisions import Decided

Range = tuple[int, int]
Number = int | float | None


class Article(msgspec.Struct, frozen=True):
    """One news report. `id` is a digest of its text, `name` its path relative to the folder given.

    `other_names` are the files with the same text, `other_outlets` who else carried it. One whose `language` is known
    and not `en` has no claims: it is not analysed.
    """

    id: str
    name: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    published_from: str | None
    url: str | None
    language: str | None
    other_names: list[str]
    other_outlets: list[str]
    text: str | msgspec.UnsetType = msgspec.UNSET  # left out of a dossier unless asked for


class Mention(msgspec.Struct, frozen=True):
    """A name in the text; what only describes or stands for somebody ("the mayor", "she") is not listed."""

    start: int
    end: int
    type: model.MentionType
    text: str


class Time(msgspec.Struct, frozen=True):
    """A time expression: TIMEX3 type, value and mod; EDTF; ISO bounds, both included."""

    start: int
    end: int
    type: model.TimeType
    value: str | None
    mod: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None


class Quantity(msgspec.Struct, frozen=True):
    """A number with its bounds, null where open; `change` is up or down in "rose 5 percent"."""

    start: int
    end: int
    low: Number
    high: Number
    comparator: model.Comparator
    change: model.Change | None
    unit: str | None
    counted: str | None


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: the spans of source (none where none is named), cue and content."""

    id: str
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    kind: model.QuoteKind
    source_type: model.SourceType
    parent: str | None


class Claim(msgspec.Struct, frozen=True):
    """One checkable statement; `times` and `quantities` are indices into the article's lists.

    `loaded_by` names the list of each of `loaded`; `parts` are the members of its lists; `score` is how surely it
    happened, -3 to 3, null where nobody measured it: for what is no verb.
    """

    id: str
    start: int
    end: int
    subject: Range | None
    attribution: str | None
    polarity: model.Polarity
    factuality: model.Factuality
    hedges: list[Range]
    times: list[int]
    quantities: list[int]
    loaded: list[Range]
    loaded_by: list[str]
    parts: list[Range]
    presupposed: bool
    score: float | None


class DocumentDate(msgspec.Struct, frozen=True):
    """When an article that states no date was written, as far as its own words (`spans`) say; ISO bounds, included."""

    earliest: str | None
    latest: str | None
    spans: list[Range]
    reason: str


class Analysed(msgspec.Struct, frozen=True):
    """One line of `twosource analyse`: an article and what was found in it."""

    article: Article
    sentences: list[Range]
    mentions: list[Mention]
    times: list[Time]
    quantities: list[Quantity]
    attributions: list[Attribution]
    claims: list[Claim]
    document_date: DocumentDate | None  # null where the date is stated, or the words say nothing of it


class Actor(msgspec.Struct, frozen=True):
    """Who or what the mentions of all articles stand for."""

    id: str
    name: str
    type: model.MentionType
    aliases: list[str]
    mentions: list[Place]


class Statement(msgspec.Struct, frozen=True):
    """One claim in a point: the words, who says them (null: the article itself), how surely."""

    article: str
    start: int
    end: int
    text: str
    said_by: str | None
    claim: str
    factuality: model.Factuality


class Evidence(msgspec.Struct, frozen=True):
    """Why an origin is an origin, with the words it rests on (null where it rests on the article's metadata)."""

    kind: str
    detail: str
    place: Place | None


class Origin(msgspec.Struct, frozen=True):
    """Where a point's information comes from as far as the texts show, and which articles carry it."""

    kind: model.OriginKind
    label: str
    articles: list[str]
    evidence: list[Evidence]


class Sourcing(msgspec.Struct, frozen=True):
    """On what a position rests: `text` says so in one line, `own` are the articles that show no source for it."""

    kind: model.SourcingKind
    sources: list[str]
    through: list[str]  # the agencies and outlets by which it came
    text: str
    own: list[str]


class Position(msgspec.Struct, frozen=True):
    """What some statements of a point have in common against the others; `statements` are places in its list."""

    value: str | None
    stand: model.Stand
    statements: list[int]
    said_by: list[str]
    articles: list[str]
    since: str | None
    latest: bool
    sourcing: Sourcing


class Worth(msgspec.Struct, frozen=True):
    """One reason why a point stands early or late."""

    merit: model.Merit
    score: float


class Point(msgspec.Struct, frozen=True):
    """The statements about one matter, their relation, and how many independent origins stand behind them."""

    id: str
    label: str
    relation: model.Relation
    statements: list[Statement]
    origins: list[Origin]
    independent: Range
    explanation: str
    about: model.About | None  # in what its statements differ, or the one adds
    positions: list[Position]  # each statement in one; of states that follow each other the last last
    worth: list[Worth]
    firm: list[int]  # places of the statements that are surely of one matter, in two articles or more; none: may be
    part_of: str | None
    named: str | None  # what a person calls it
    pinned: bool  # by a person: it comes first


class Sign(msgspec.Struct, frozen=True):
    """One sign that the article may have had a shared passage first."""

    article: str
    kind: model.SignKind
    detail: str
    place: Place | None


class Direction(msgspec.Struct, frozen=True):
    """Which article the words may come from, null where the signs point both ways."""

    source: str | None
    signs: list[Sign]


class Passage(msgspec.Struct, frozen=True):
    """A stretch of text two articles share; `direction` is null where no sign tells who had it first."""

    a: Place
    b: Place
    kind: model.PassageKind
    direction: Direction | None


class Placing(msgspec.Struct, frozen=True):
    """The words that place a claim in time: `anchor` is what it comes before or after, `thing` what alone they date."""

    claim: str
    relation: model.TimeRelation
    words: Place
    anchor: Place | None
    thing: Place | None


class Moment(msgspec.Struct, frozen=True):
    """One entry of the timeline."""

    earliest: str | None
    latest: str | None
    label: str
    points: list[str]
    statements: list[Statement]
    placings: list[Placing]


class Disagreement(msgspec.Struct, frozen=True):
    """Two statements of a point that differ, conflict or update, side by side."""

    point: str
    relation: model.Relation
    a: Statement
    b: Statement
    explanation: str
    about: model.About | None


class Figure(msgspec.Struct, frozen=True):
    """One number of a statement with its bounds, null where open, and where its words stand."""

    point: str
    claim: str
    counted: str | None
    unit: str | None
    low: Number
    high: Number
    comparator: model.Comparator
    place: Place


class Shift(msgspec.Struct, frozen=True):
    """One matter put less surely in one place and as a fact in another."""

    point: str
    weaker: Statement
    stronger: Statement
    explanation: str


class Alteration(msgspec.Struct, frozen=True):
    """Words that one quotation has otherwise in another article; an empty range where words are missing."""

    a: Range
    b: Range


class Requote(msgspec.Struct, frozen=True):
    """One quotation in two wordings, with the altered words."""

    a: Place
    b: Place
    altered: list[Alteration]


class Question(msgspec.Struct, frozen=True):
    """What no statement of a point says; `place` is the words that leave it open."""

    point: str
    kind: model.QuestionKind
    text: str
    place: Place


class Coverage(msgspec.Struct, frozen=True):
    """Which articles say a point as its label does, and which otherwise; all others are silent on it."""

    point: str
    says: list[str]
    otherwise: list[str]
    conflicts: list[str]
    cells: list[Cell]


class Skipped(msgspec.Struct, frozen=True):
    """An input that could not be read, and why."""

    name: str
    reason: str


class Dossier(msgspec.Struct, frozen=True):
    """The whole of `twosource dossier -o FILE.json`."""

    subject: str | None
    articles: list[Article]
    actors: list[Actor]
    points: list[Point]
    passages: list[Passage]
    timeline: list[Moment]
    skipped: list[Skipped]
    disagreements: list[Disagreement]
    figures: list[Figure]
    shifts: list[Shift]
    requotes: list[Requote]
    questions: list[Question]
    coverage: list[Coverage]
    one_origin: list[str]
    unattributed: list[str]
    title: Title
    brief: list[Line]
    disputes: list[Line]
    main: list[str]
    top: int
    decided: list[Decided]  # by a person, of a case; empty else
