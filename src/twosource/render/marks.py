"""A text and its marks -> segments that follow each other without nesting, each with the kinds that cover it.

Spans of hedges, numbers, sources overlap freely; HTML elements may not. So the text is cut at every border of a
mark, and each piece carries the set of what covers it. The pieces, joined, are the text, character by character.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.model import Analysis, Attribution, Claim, Quantity, Span, Time
from twosource.render import wording

Kind = Literal["claim", "source", "cue", "content", "hedge", "negation", "figure", "time", "loaded", "name"]
KINDS: tuple[Kind, ...] = (
    "claim",
    "source",
    "cue",
    "content",
    "hedge",
    "negation",
    "figure",
    "time",
    "loaded",
    "name",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one span of a text is; `note` says it in words, for whom a style is not enough.

    `of` names the thing found that the span belongs to, where the reader of the segments has to know.
    """

    span: Span
    kind: Kind
    note: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text between two borders, with the kinds that cover all of it, in the order of KINDS."""

    start: int
    text: str
    kinds: tuple[Kind, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()  # all that cover it


def segments(text: str, span: Span, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> tuple[Segment, ...]:
    """The pieces of `text[span]` in order, cut at every border of a mark and at `cuts`; none is empty."""
    first, past = max(0, span.start), min(len(text), span.end)
    if first >= past:
        return ()
    inside = [m for m in marks if m.span.start < past and m.span.end > first and m.span.start < m.span.end]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, mark in enumerate(inside):
        opening.setdefault(max(first, mark.span.start), []).append(number)
        closing.setdefault(min(past, mark.span.end), []).append(number)
    borders = sorted({first, past, *opening, *closing, *(cut for cut in cuts if first < cut < past)})
    found: list[Segment] = []
    active: dict[int, Mark] = {}
    for start, end in itertools.pairwise(borders):
        for number in closing.get(start, ()):
            active.pop(number, None)
        for number in opening.get(start, ()):
            active[number] = inside[number]
        over = tuple(active.values())
        kinds = tuple(kind for kind in KINDS if any(mark.kind == kind for mark in over))
        notes = tuple(dict.fromkeys(mark.note for mark in over if mark.note))
        found.append(Segment(start, text[start:end], kinds, notes, over))
    return tuple(found)


def claim_marks(analysis: Analysis, claim: Claim, attribution: Attribution | None) -> list[Mark]:
    """The marks of one claim: itself, who says it, hedges, negations, numbers, times, loaded words."""
    marks = [Mark(claim.span, "claim"), *_wording_marks(claim)]
    if attribution is not None:
        marks += [Mark(span, "source", "source") for span in attribution.source]
        marks += [Mark(span, "cue", "cue") for span in attribution.cue]
    marks += [_number_note(analysis.quantities[i]) for i in claim.quantities if i < len(analysis.quantities)]
    marks += [_time_note(analysis.times[i]) for i in claim.times if i < len(analysis.times)]
    return marks


def article_marks(analysis: Analysis, claims: Sequence[Claim]) -> list[Mark]:
    """Every mark of an article: attributions, names, times, numbers, and the wording of its claims."""
    marks: list[Mark] = []
    for attribution in analysis.attributions:
        marks += [Mark(span, "source", "source") for span in attribution.source]
        marks += [Mark(span, "cue", "cue") for span in attribution.cue]
        said = f"said by {attribution.source_label}" if attribution.source_label else "attributed"
        marks += [Mark(span, "content", said) for span in attribution.content]
    for claim in claims:
        marks += _wording_marks(claim)
    marks += [_number_note(quantity) for quantity in analysis.quantities]
    marks += [_time_note(time) for time in analysis.times]
    marks += [
        Mark(m.span, "name", f"name: {wording.MENTION_TYPES[m.type]}") for m in analysis.mentions if m.form == "name"
    ]
    return marks


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs: lines with something in them; blank lines stand between paragraphs."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def by_paragraph(spans: Sequence[Span], marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of each paragraph: shared out once, so that a long article takes linear time."""
    firsts = [span.start for span in spans]
    found: list[list[Mark]] = [[] for _ in spans]
    for mark in marks:
        for number in range(max(0, bisect_right(firsts, mark.span.start) - 1), bisect_left(firsts, mark.span.end)):
            found[number].append(mark)
    return found


def _wording_marks(claim: Claim) -> list[Mark]:
    return [
        *(Mark(span, "hedge", "hedge") for span in claim.hedges),
        *(Mark(span, "negation", "negation") for span in claim.negations),
        *(Mark(span, "loaded", "loaded word") for span in claim.loaded),
    ]


def _number_note(quantity: Quantity) -> Mark:
    return Mark(quantity.span, "figure", f"number: {wording.amount(quantity)}")


def _time_note(time: Time) -> Mark:
    return Mark(time.span, "time", f"time: {wording.time_value(time)}")
