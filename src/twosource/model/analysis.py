"""One article: what is found in it."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.article import Article
from twosource.model.reading import Tokens
from twosource.model.span import (
    AttributionId,
    Change,
    Comparator,
    MentionForm,
    MentionType,
    Place,
    QuoteKind,
    Scope,
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
class Tally:
    """How many were killed, hurt, arrested ... `counted` is None for people as such, else the narrower word: "child".

    Only a `whole` count is of all of one event: others count a part, many events, an earlier hour, or who did it too.
    """

    quantity: Quantity
    state: str  # one of the states of data/<lang>/befallen.toml
    counted: str | None
    scope: Scope
    word: Span  # what says the state


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
class Wire:
    """A news agency that the article names as such, and where: its tag, or a line that it contributed.

    `agency` is spelled as in data/<lang>/agencies.toml; `place` is None where the author's name is the agency's.
    """

    agency: str
    place: Place | None


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
    tallies: tuple[Tally, ...] = ()  # in order of their numbers
    wire: Wire | None = None  # the agency whose tag it carries
    helped: tuple[Wire, ...] = ()  # agencies said to have contributed; what of it is theirs, it does not say

    def sentences(self) -> tuple[Span, ...]:
        """The spans of the sentences, in order."""
        return tuple(self.tokens.span(first, past - 1) for first, past in self.tokens.sentences)
