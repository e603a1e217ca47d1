"""A text without a stated date -> when it was written, as far as its own words say.

Two kinds of words count. A *statement* names the day: a line "Published Jan. 14, 2025", a line that is only a date,
a dateline with its year, "today, Jan. 14, 2025". *Limits* leave it open: what the text tells as past and the posts it
carries lie before it was written, what it says will be and the year of its copyright lie behind. Only a statement
that all others agree with settles a day, and only a settled day dates "yesterday" in the text; a day without its year
("Jan. 14 (Agency) -") settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twosource import lexicon
from twosource.annotate.times.embedded import Carried, no_older, no_younger
from twosource.annotate.times.tense import governed
from twosource.model import DocumentDate, Span, Time, Tokens

_HEAD_LINES = 10  # lines at the head, blank ones apart, in which a line may say when the text was published
_STAMP_LINES = 4  # those in which a line that is only a date says it
_LONGEST_LINE = 120  # characters; a longer line is prose
_LONGEST_HEAD = 300  # of a line that runs the title and "Posted:" together
_APART = 2  # days between two statements that may still be one publication, written one day and out the next

# What may stand beside the date in such lines: a clock time, a weekday, a zone, signs.
_BESIDE = r"(?:\b(?:at|on|[ap]\.?m\.?|[A-Z]{2,4}|\d{1,2}(?::\d\d){0,2}(?:[AaPp]\.?[Mm]\.?)?)(?!\w)|[^\w(\"“'‘])*"
_ONLY_BESIDE = re.compile(rf"{_BESIDE}\Z")
_PLACE = re.compile(r"\W{0,3}[A-Z][A-Z.'’\- ]{1,40}(?:,[\w.'’\- ]{1,30}){0,2}[, (—–-]{1,3}(?:[A-Z][a-z]{2,8}, )?\Z")
_DASH = re.compile(r"\s{0,3}(?:,?\s{0,2}[(/][^()\n]{2,40}[)/])?\s{0,3}(?:—|–|--|-\s|_)")
_COLON = re.compile(r"[A-Z]\w+:\W{0,3}(?:[A-Z]\w{2,8},?\s)?\Z")
_UPDATE = re.compile(r"\W{0,3}UPDATED?\b[:\s]{0,2}\(\Z")  # "UPDATE (1/14/25): Divers have found"
_BYLINE = re.compile(r"\W{0,3}[Bb][Yy]\b[:\s][^\n.!?]{2,80}(?:[|·•–—]|//|\s-)\s{0,3}\Z")
_TODAY = re.compile(r"\btoday,? (?:\(|on )?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _DaySaid:
    """One day the text gives for itself."""

    day: str
    span: Span
    reason: str
    updated: bool = False  # only the day of the last change


def find_document_date(text: str, tokens: Tokens, times: Sequence[Time]) -> DocumentDate | None:
    """The interval in which the text was written, with its words; None where they say nothing of it.

    `times` are those of the text read without a publication date, so that none of them rests on a guess.
    """
    days = [t for t in times if t.type in ("DATE", "TIME") and t.edtf and _names_year(t, text) and _agrees(t, text)]
    said = [*_lines(text, days), *_todays(text, days)]
    after, before = _limits(text, tokens, days)
    published = [s for s in said if not s.updated]
    if published:
        found = sorted(published, key=lambda s: (s.day, s.span))
        if _gap(found[0].day, found[-1].day) > _APART or not _fits(found[0].day, after, before):
            return None
        spans = tuple(sorted({s.span for s in found}))
        return DocumentDate(found[0].day, found[-1].day, spans, found[0].reason)
    if said:
        latest = min(said, key=lambda s: (s.day, s.span))
        before = latest if before is None or latest.day < before.day else before
    after, before = _closest(after, no_older(text, days), 1), _closest(before, no_younger(text), -1)
    if after and before and after.day > before.day:
        return None
    limits = [limit for limit in (after, before) if limit]
    if not limits:
        return None
    spans = tuple(sorted({limit.span for limit in limits}))
    reason = "; ".join(limit.reason for limit in limits)
    return DocumentDate(after.day if after else None, before.day if before else None, spans, reason)


def _closest(one: _DaySaid | None, other: Carried | None, side: int) -> _DaySaid | None:
    """The later of two days with `side` 1, the earlier with -1."""
    if other is None or (one is not None and (one.day >= other.day) == (side > 0)):
        return one
    return _DaySaid(other.day, other.span, other.reason)


def _lines(text: str, days: Sequence[Time]) -> Iterator[_DaySaid]:
    """What lines at the head say: with a label, as a stamp, as a dateline."""
    for number, (start, end) in enumerate(_dateline_head(text)):
        here = [t for t in days if start <= t.span.start and t.span.end <= end]
        if len(here) > 1 and not all(_dated_label(text[start : t.span.start]) for t in here):
            continue
        for time in (t for t in here if t.earliest == t.latest):
            lead, rest = text[start : time.span.start], text[time.span.end : end]
            short = end - start <= _LONGEST_LINE
            label = _dated_label(lead) if short or (end - start <= _LONGEST_HEAD and _COLON.search(lead)) else None
            if _UPDATE.match(lead):
                yield _DaySaid(time.earliest or "", time.span, "a line at the head tells of an update", updated=True)
            elif label and (number < _STAMP_LINES or label.lower() != "date"):
                yield _DaySaid(time.earliest or "", time.span, f"a line at the head says “{label}”", _is_update(label))
            elif short and number < _STAMP_LINES and _ONLY_BESIDE.match(rest) and _ONLY_BESIDE.match(lead):
                yield _DaySaid(time.earliest or "", time.span, "a line at the head is only a date")
            elif short and number < _STAMP_LINES and _ONLY_BESIDE.match(rest) and _BYLINE.match(lead):
                yield _DaySaid(time.earliest or "", time.span, "the line that names the author ends with a date")
            elif _PLACE.match(lead) and _DASH.match(rest):
                yield _DaySaid(time.earliest or "", time.span, "the dateline gives the day with its year")


def _dateline_head(text: str) -> Iterator[tuple[int, int]]:
    """The first lines that are not blank, as ranges."""
    start = count = 0
    while start < len(text) and count < _HEAD_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + _LONGEST_LINE)].strip()
        if line.lower().rstrip("s").endswith("comment"):  # what follows is dated by readers
            return
        if line:
            yield start, end
            count += 1
        start = end + 1


def _dated_label(lead: str) -> str | None:
    """The word that says what the date behind it is of: "Published" in "Published: 5:40 PM, "."""
    words = list(re.finditer(r"[^\W\d_]+", lead))
    for word in reversed(words):
        known = word[0].lower() in lexicon.words("datelines", "published") | lexicon.words("datelines", "updated")
        if known and _ONLY_BESIDE.match(lead[word.end() :]):
            return word[0] if "(" not in lead[: word.start()] else None
    return None


def _is_update(label: str) -> bool:
    return label.lower() in lexicon.words("datelines", "updated")


def _todays(text: str, days: Sequence[Time]) -> Iterator[_DaySaid]:
    """ "Today, Wednesday, Feb. 8, 2017"."""
    for time in days:
        if time.earliest == time.latest and _TODAY.search(text, max(time.span.start - 12, 0), time.span.start):
            yield _DaySaid(time.earliest or "", time.span, "the text calls the day “today”")


def _limits(text: str, tokens: Tokens, days: Sequence[Time]) -> tuple[_DaySaid | None, _DaySaid | None]:
    """The latest day the text tells as past, and the first it says will be, each by the tense of a finite verb."""
    after: _DaySaid | None = None
    before: _DaySaid | None = None
    for time in days:
        if time.earliest is None or time.latest is None or time.mod is not None:
            continue
        tense = governed(time.span.start, time.span.end, tokens)
        # "The fire of May 3, 2019" under a past verb: a day written with its year is not of the future, a year may be.
        told = tense.sure or (tense.way == "past" and time.earliest == time.latest)
        if not told or _word_before(text, time.span.start) in lexicon.words("datelines", "no_limit"):
            continue
        words = time.span.of(text)
        if tense.way == "past" and (after is None or time.earliest > after.day):
            after = _DaySaid(time.earliest, time.span, f"the text tells of {words} as past")
        elif tense.way == "future" and (before is None or time.latest < before.day) and not _quoted_place(text, time):
            before = _DaySaid(time.latest, time.span, f"the text says what will be in {words}")
    return after, before


def _quoted_place(text: str, time: Time) -> bool:
    """True where a quotation mark stands before in the line: what was to come when it was said may be over."""
    at = time.span.start
    line = text[max(text.rfind("\n", 0, at), at - 1000, 0) : at]
    return any(mark in line for mark in '"“”')


def _word_before(text: str, at: int) -> str:
    words = text[max(at - 20, 0) : at].split()
    return words[-1].lower() if words else ""


def _names_year(time: Time, text: str) -> bool:
    """True where the expression itself writes the year; "overnight" has it from a day mentioned before."""
    return (time.value or "")[2:4] in re.findall(r"\d\d(?!\d)", time.span.of(text))


def _agrees(time: Time, text: str) -> bool:
    """False where the weekday named with a day is not that day's: one of the two is wrong."""
    weekdays: dict[str, int] = lexicon.table("times")["weekdays"]
    named = weekdays.get(re.split(r"\W", time.span.of(text), maxsplit=1)[0].lower())
    return not named or time.earliest != time.latest or date.fromisoformat(time.earliest or "").isoweekday() == named


def _fits(day: str, after: _DaySaid | None, before: _DaySaid | None) -> bool:
    """True where what is told as past and what is to come agree with the day."""
    late = after is not None and after.day > day
    return not late and (before is None or before.day >= day)


def _gap(one: str, other: str) -> int:
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)
