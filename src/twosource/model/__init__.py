"""Every noun that crosses a stage border, as frozen records.

In the order span, article, reading, analysis, alignment, dossier these files are the way of the data: an article
comes in, a reader turns its text into words with tags (`Reading`), `annotate` finds the things in it (`Analysis`),
`claims` the statements (`Claims`), `align` compares the articles (`Alignment`), `dossier` puts all in reading order
(`Dossier`).

Spans are half-open ranges in Unicode code points of `article.text`. What is not known is `None`.
Records hold tuples, never arrays; the one block of numbers, `Vectors`, is packed in bytes.
"""

from twosource.model.alignment import Actor, Alignment, Evidence, Group, Link, Origin, Passage, Place, Reason
from twosource.model.analysis import Analysis, Attribution, Claim, Claims, DocumentDate, Mention, Quantity, Time
from twosource.model.article import Article, Intake, Page, Skipped
from twosource.model.dossier import Cited, Disagreement, Dossier, Figure, Moment, Omission, Point, Statement
from twosource.model.reading import RawAttribution, RawMention, Reading, Tokens, Vectors
from twosource.model.span import (
    ActorId,
    ArticleId,
    AttributionId,
    Change,
    ClaimId,
    Comparator,
    Factuality,
    MentionForm,
    MentionType,
    OriginKind,
    PassageKind,
    PointId,
    Polarity,
    QuoteKind,
    Relation,
    SourceType,
    Span,
    TimeType,
)

__all__ = [
    "Actor",
    "ActorId",
    "Alignment",
    "Analysis",
    "Article",
    "ArticleId",
    "Attribution",
    "AttributionId",
    "Change",
    "Cited",
    "Claim",
    "ClaimId",
    "Claims",
    "Comparator",
    "Disagreement",
    "DocumentDate",
    "Dossier",
    "Evidence",
    "Factuality",
    "Figure",
    "Group",
    "Intake",
    "Link",
    "Mention",
    "MentionForm",
    "MentionType",
    "Moment",
    "Omission",
    "Origin",
    "OriginKind",
    "Page",
    "Passage",
    "PassageKind",
    "Place",
    "Point",
    "PointId",
    "Polarity",
    "Quantity",
    "QuoteKind",
    "RawAttribution",
    "RawMention",
    "Reading",
    "Reason",
    "Relation",
    "Skipped",
    "SourceType",
    "Span",
    "Statement",
    "Time",
    "TimeType",
    "Tokens",
    "Vectors",
]
