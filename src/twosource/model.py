"""Every noun that crosses a stage border, as frozen records.

Read from top to bottom this is the way of the data: an article comes in, a reader turns its text into
words with tags (`Reading`), `annotate` finds the things in it (`Analysis`), `claims` the statements
(`Claims`), `align` compares the articles (`Alignment`), `dossier` puts all in reading order (`Dossier`).

Spans are half-open ranges in Unicode code points of `article.text`. What is not known is `None`.
Records hold tuples, never arrays; the one block of numbers, `Vectors`, is packed in bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NewType

ArticleId = NewType("ArticleId", str)
AttributionId = NewType("AttributionId", str)
ClaimId = NewType("ClaimId", str)
ActorId = NewType("ActorId", str)
PointId = NewType("PointId", str)

MentionType = Literal["PER", "ORG", "LOC", "GPE", "FAC", "NORP", "EVENT", "LAW", "MISC"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Comparator = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"]
Change = Literal["up", "down"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SourceType = Literal[
    "named_person", "named_org", "unnamed_official", "unnamed_group", "document", "estimate", "unspecified"
]
Polarity = Literal["+", "-"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Relation = Literal["single", "agree", "refine", "differ", "conflict", "update"]
PassageKind = Literal["verbatim", "near", "same_quote"]
OriginKind = Literal["statement", "document", "wire", "own_voice", "unnamed", "unattributed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range `[start, end)` of an article's text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where every character of `other` is also in this span."""
        return self.start <= other.start and other.end <= self.end


# --- what comes in -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """The range of `article.text` that one page of a PDF gave; `number` counts from 1."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One news report that came in. `id` is a digest of its text: same text, same id."""

    id: ArticleId
    name: str  # path relative to the folder given, or file name; in a container `container/entry`
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None  # ISO 8601 date or date-time, as precise as known
    published_from: str | None = None  # where the date was found: metadata.csv, meta tag, JSON key, ...
    url: str | None = None
    language: str | None = None  # ISO 639-1
    other_names: tuple[str, ...] = ()  # files with the same text
    pages: tuple[Page, ...] = ()  # of a PDF; else empty
    notes: tuple[str, ...] = ()  # what reading had to decide: encoding guessed, characters replaced


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that could not be read, and why, in one line for people."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What reading paths gave: articles in order of name, and what was skipped."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()


# --- what the reader sees ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an article: parallel tuples, one element a word, in order of the text.

    `heads[i]` is the index (in this article) of the word that word i depends on, -1 for the root of a
    sentence. Tags are Universal Dependencies 2 (English EWT scheme), `xpos` Penn Treebank tags.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]  # ranges [first, past last) of word indices
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` through word `last`, both included."""
        return Span(self.starts[first], self.ends[last])


@dataclass(frozen=True, slots=True)
class RawMention:
    """A named entity as the reader's head saw it, before anything is joined."""

    span: Span
    type: MentionType
    score: float  # 0..1, mean probability of the labels


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """Who says what as the reader's head saw it; each part is a list of continuous pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float  # 0..1


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the learned reader says of one text."""

    tokens: Tokens
    mentions: tuple[RawMention, ...]
    attributions: tuple[RawAttribution, ...]
    factuality: tuple[float, ...]  # a word: -3 surely not .. 3 surely (UDS scale); meaningful on predicates only


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sentence vectors of `rows` things, each of length 1: float16, little-endian, row after row."""

    rows: int
    dim: int
    data: bytes = field(repr=False)


# --- one article -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody or something.

    Mentions of one article with the same `entity` number stand for the same person, body or place as far
    as the article itself shows; the number has no meaning outside the article.
    """

    span: Span
    type: MentionType
    form: MentionForm = "name"
    entity: int = -1
    head: int = -1  # index of the head word in tokens


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is TIMEX3, `edtf` EDTF level 1, bounds are ISO dates (inclusive).

    All four are None, or partly so, where the text and the publication date do not settle them.
    """

    span: Span
    type: TimeType
    value: str | None
    mod: str | None = None  # TIMEX3 mod: APPROX, MORE_THAN, START, END, ...
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds: `low` and `high` are equal for exact and approx, None where open.

    "more than 340,000" is low=340000, high=None, comparator=more_than; "$10 million to $15 million" one
    range. `unit` is None for a bare count; `counted` is what is counted, in the text's words.
    `whole` is the phrase with what is counted and the words of the bound.
    """

    span: Span
    low: float | None
    high: float | None
    comparator: Comparator
    change: Change | None = None
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    whole: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it (PARC / PolNeAR sense). `source` is empty where none is named ("is believed to")."""

    id: AttributionId
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: QuoteKind
    source_type: SourceType
    parent: AttributionId | None = None  # the attribution in whose content this one stands
    source_entity: int | None = None  # entity number of the source's mention, pronouns resolved where clear
    source_label: str | None = None  # the words shown for the source: of the antecedent where it is a pronoun


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article with everything found in it, before claims."""

    article: Article
    tokens: Tokens
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    factuality: tuple[float, ...]  # the reader's score a word, see Reading

    def sentences(self) -> tuple[Span, ...]:
        """The spans of the sentences, in order."""
        return tuple(self.tokens.span(first, past - 1) for first, past in self.tokens.sentences)


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
    presupposed: bool = False  # carried by a noun phrase: "Venezuela's refusal to accept"
    title: bool = False  # stands in the article's headline


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one article with the analysis they rest on and one vector a claim."""

    analysis: Analysis
    claims: tuple[Claim, ...]
    vectors: Vectors


# --- across articles ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in a named article."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what the mentions of all articles stand for. `evidence` says why they were joined."""

    id: ActorId
    name: str
    type: MentionType
    aliases: tuple[str, ...]
    mentions: tuple[Place, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison feature said of two claims: score -1 (speaks against) .. 1 (speaks for)."""

    feature: str
    score: float
    detail: str  # for people, in one line


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims of different articles, compared. `score` is 0..1: how surely one matter."""

    a: ClaimId
    b: ClaimId
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an origin is an origin: a wire tag, a shared passage, the same named source; with its words."""

    kind: str
    detail: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a point's information comes from as far as the texts show."""

    kind: OriginKind
    label: str
    articles: tuple[ArticleId, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one matter, the links between them, and what stands behind them."""

    claims: tuple[ClaimId, ...]
    links: tuple[Link, ...]
    relation: Relation
    explanation: str
    origins: tuple[Origin, ...]
    independent: tuple[int, int]  # lower and upper bound of distinct origins


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text two articles share."""

    a: Place
    b: Place
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Alignment:
    """All articles compared. Every claim is in exactly one group; a lone claim is a group of one."""

    articles: tuple[Claims, ...]
    actors: tuple[Actor, ...]
    groups: tuple[Group, ...]
    passages: tuple[Passage, ...]


# --- in reading order --------------------------------------------------------------------------


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
    explanation: str
    weight: float  # order of reading: more articles, more origins, earlier in the text come first


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements of a point that differ, conflict or update, side by side."""

    point: PointId
    relation: Relation
    a: Statement
    b: Statement
    explanation: str


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


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that most articles carry and some do not."""

    point: PointId
    silent: tuple[ArticleId, ...]


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
