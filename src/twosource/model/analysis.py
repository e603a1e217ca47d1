"""One article: what is found in it, and what it claims."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.article import Article
from twosource.model.reading import Tokens, Vectors
from twosource.model.span import (
    ArticleId,
    AttributionId,
    Change,
    ClaimId,
    Comparator,
    Factuality,
    MentionForm,
    MentionType,
    Polarity,
    QuoteKind,
    SourceType,
    Span,
    TimeType,
)


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
class DocumentDate:
    """When an article without a stated date was written, as far as its own words say; at least one bound is known.

    Bounds are ISO dates, both included, None where open; `spans` are the words they rest on.
    """

    earliest: str | None
    latest: str | None
    spans: tuple[Span, ...]
    reason: str  # for people, in one line

    @property
    def day(self) -> str | None:
        """The one day the words settle on, else None."""
        return self.earliest if self.earliest == self.latest else None


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
    document_date: DocumentDate | None = None  # only where the article states no date

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
    loaded_by: tuple[str, ...] = ()  # for each of `loaded` the list of data/<lang>/loaded.toml that has it
    presupposed: bool = False  # carried by a noun phrase and taken as given: "Venezuela's refusal to accept"
    title: bool = False  # stands in the article's headline
    score: float | None = None  # -3 surely did not happen .. 3 surely did (UDS scale); None where it is no verb's claim
    parts: tuple[Span, ...] = ()  # the members of its lists: "theft", "fraud" in "charged with theft and fraud"


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one article with the analysis they rest on and one vector a claim."""

    analysis: Analysis
    claims: tuple[Claim, ...]
    vectors: Vectors
