"""A text under check: what it was matched with, and what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.model.alignment import Actor
from twosource.model.article import Article
from twosource.model.claim import Claims
from twosource.model.span import ArticleId, ClaimId, OriginKind, Place, Span

FindingCode = Literal[
    "number-changed", "time-changed", "entity-swapped", "attribution-swapped", "negation-flipped", "quote-altered",
    "hedge-dropped", "attribution-dropped", "overgeneralised", "unsupported",
]  # fmt: skip
NoteCode = Literal["hedge-added", "single-origin", "disputed", "outdated"]
Severity = Literal["error", "warning", "note"]
Verdict = Literal["supported", "qualified", "contradicted", "unsupported", "opinion"]
Unchecked = Literal["heading", "question", "opinion", "no statement"]
Tier = Literal["verbatim", "folded", "cut", "altered", "nowhere"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text under check as it was read: with what its writer accepted, and what a tracked change added.

    In `article.text` comments and marks of Markdown are blanks, so that every span is also one of the file's text.
    """

    article: Article
    original: ArticleId  # of the text with its comments and marks: a source that is the same text is no source
    accepted: tuple[Accepted, ...] = ()
    inserted: tuple[Span, ...] = ()  # what tracked changes put in; empty where the file has none
    lines_before: int | None = None  # lines of the file before the text; None where the file is not the text


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the draft itself says is all right: its code, why, and where that stands."""

    code: str
    reason: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says a claim. Two with one `key` are surely one source; `actor` is the place in the list of actors."""

    kind: OriginKind
    key: str
    label: str
    actor: int | None = None
    role: str | None = None  # the word that an unnamed source is called by


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the draft and one of a source: how near their vectors are, and how surely they are one matter."""

    claim: ClaimId
    source: ClaimId
    likeness: float  # -1..1
    score: float  # 0..1


@dataclass(frozen=True, slots=True)
class Matching:
    """A draft and its sources, with who is who in all of them, and the claims that are nearest to each of the draft's.

    The matches stand in order of the draft's claims, of each the nearest first.
    """

    draft: Draft
    claims: Claims  # of the draft
    sources: tuple[Claims, ...]
    actors: tuple[Actor, ...]
    matches: tuple[Match, ...]
    holders: Mapping[ClaimId, Holder]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check says about a draft: what, at which words, and the words of the sources it rests on.

    `span` are the words in question, in the draft; `other` the words that a source has in their place, where it has
    any. `detail` tells the kind of the fault more closely, as the rule's docstring names it.
    """

    code: FindingCode | NoteCode
    severity: Severity
    span: Span
    detail: str
    evidence: tuple[Place, ...] = ()
    other: Place | None = None
    accepted: str | None = None  # the reason that the draft gives for it; "" for none


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the draft between quotation marks, how exactly a source has them, and where."""

    span: Span
    tier: Tier
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of the draft with its verdict. `unchecked` tells why it states nothing that could be checked."""

    span: Span
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    evidence: tuple[Place, ...] = ()  # the nearest sentences of the sources, best first
    quotes: tuple[Quoted, ...] = ()
    unchecked: Unchecked | None = None
    new: bool = False  # a tracked change put in some of it


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, the sources it was checked against, and what was found, sentence by sentence."""

    draft: Draft
    sources: tuple[Claims, ...]
    sentences: tuple[CheckedSentence, ...]
