"""Ids, kinds and spans: what every other noun is made of."""

from __future__ import annotations

from dataclasses import dataclass
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
Scope = Literal["whole", "with", "part", "sum", "former"]
Polarity = Literal["+", "-"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Stage = Literal["coming", "done"]
TimeRelation = Literal["at", "since", "until", "before", "after"]
Relation = Literal["single", "agree", "refine", "differ", "conflict", "update"]
About = Literal[
    "number", "count", "age", "name", "time", "denial", "state", "certainty", "parts", "detail"
]  # in what two statements differ, or the one adds to the other
UNOPPOSED: frozenset[About] = frozenset({"detail"})  # what differs in these alone contradicts nothing
PassageKind = Literal["verbatim", "near", "same_quote"]
SignKind = Literal["date", "containment", "wire", "credit"]
OriginKind = Literal["statement", "document", "act", "wire", "text", "own_voice", "unnamed", "unattributed"]
SHOWS_NONE: frozenset[OriginKind] = frozenset({"own_voice", "unattributed"})  # a report's own telling, without a source

Stand = Literal["stated", "alleged", "denied", "open", "planned", "done"]
SourcingKind = Literal["one", "several", "own", "mixed", "public"]


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


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in a named article."""

    article: ArticleId
    span: Span
