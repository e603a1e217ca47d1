"""Text with days -> the days of what it carries: posts, pictures and films with their own date, a copyright line.

An article is no older than what stands in it, and no younger than the year its copyright line gives. Both are facts
about the page as it is now: a page that was changed later carries later posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model import Span, Time

_AROUND = 80  # characters before and behind a date in which its post or picture is named
# What stands right before the date of a post, a film or a picture that is not of today.
_POST = re.compile(
    r"(?:\(@\w{1,20}\)(?: on)?|\b(?:posted|shared|uploaded) by [^\n]{2,60} on|tweet-date=\"|\(published:?)\s*\Z",
    re.IGNORECASE,
)
_FILED = re.compile(r"\bFILE\b[^\n]{0,30}\Z")
# What stands behind the date in the line below a picture.
_PICTURE = re.compile(
    r"[^\n(]{0,60}?(?:\bfile (?:photo|picture)|\((?:[A-Z][\w./]* ){0,2}(?:Credit|Courtesy|Image|Photo|Picture|Source)\b"
    r"|\b(?:Associated Press|REUTERS)/|\bGetty Images\b)"
)
_COMMENTS = re.compile(r"^[^\w\n]{0,5}(?:\d{1,6} )?comments?[^\w\n]{0,5}$", re.IGNORECASE | re.MULTILINE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\w\n]{0,4}(?:(?:©|\(c\)|copyright)[^\w\n]{0,4})?"
    r"(?:(?:19|20)\d\d\s?[-–]\s?)?(?P<year>(?:19|20)\d\d)(?![-–]?\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A day before or after which an article was written, by what it carries."""

    day: str
    span: Span
    reason: str


def no_older(text: str, days: Sequence[Time]) -> Carried | None:
    """The latest day of a post or picture that the text carries."""
    found = sorted(_dated_pieces(text, days), key=lambda c: (c.day, -c.span.start))
    return found[-1] if found else None


def no_younger(text: str) -> Carried | None:
    """The last day of the latest year in a copyright line."""
    found = [(m["year"], -m.start(), m) for m in _COPYRIGHT.finditer(text)]
    if not found:
        return None
    year, _, match = max(found, key=lambda f: f[:2])
    return Carried(f"{year}-12-31", Span(match.start(), match.end()), f"its copyright line is of {year}")


def _dated_pieces(text: str, days: Sequence[Time]) -> Iterator[Carried]:
    comments = _COMMENTS.search(text)  # what readers wrote below is younger than the article
    body = comments.start() if comments else len(text)
    for time in days:
        if time.earliest is None or time.earliest != time.latest or time.span.start >= body:
            continue
        start, end = time.span.start, time.span.end
        lead = text[max(start - _AROUND, 0) : start]
        if _POST.search(lead):
            yield Carried(time.earliest, time.span, f"it carries a post or film of {time.span.of(text)}")
        elif _FILED.search(lead) or _PICTURE.match(text, end, end + _AROUND):
            yield Carried(time.earliest, time.span, f"it carries a picture of {time.span.of(text)}")
