"""ISO days -> as a person writes them: "10–13 March 2026", "11 Mar"."""

import re
from calendar import monthrange

from twosource.render import wording

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
SHORT = 3  # letters of a month where there is little room


def days_between(earliest: str | None, latest: str | None, *, year: bool = True, short: bool = False) -> str:
    """The days between two ISO days, both included, as short as they allow; "" where neither is known."""
    known = [day for day in (earliest, latest) if day is not None]
    if not known:
        return ""
    if not all(map(is_day, known)):
        return wording.one_line(" – ".join(dict.fromkeys(known)))
    (y1, m1, d1), (y2, m2, d2) = _shortdays_parts(known[0]), _shortdays_parts(known[-1])
    end = f"{d2} {_shortdays_month(m2, short)}" + (f" {y2}" if year or y1 != y2 else "")
    if (y1, m1, d1) == (y2, m2, d2):
        return end
    if (y1, m1) == (y2, m2):
        return f"{d1}–{end}"
    if y1 == y2:
        return f"{d1} {_shortdays_month(m1, short)} – {end}"
    return f"{d1} {_shortdays_month(m1, short)} {y1} – {end}"


def in_words(earliest: str | None, latest: str | None, *, short: bool = False) -> str:
    """The days as a person writes them, also where an end is open: "2024", "November 2025", "from 14 March 2026"."""
    if earliest is None or latest is None or not (is_day(earliest) and is_day(latest)):
        known = days_between(earliest, latest, short=short)
        if earliest and latest:
            return known
        return f"{'from' if earliest else 'until'} {known}" if known else "date not settled"
    (y1, m1, d1), (y2, m2, d2) = _shortdays_parts(earliest), _shortdays_parts(latest)
    if (m1, d1, m2, d2) == (1, 1, 12, 31):
        return str(y1) if y1 == y2 else f"{y1}–{y2}"
    if (y1, m1, d1) == (y2, m2, 1) and d2 == monthrange(y2, m2)[1]:
        return f"{MONTHS[m1 - 1]} {y1}"
    return days_between(earliest, latest, short=short)


def is_day(words: str) -> bool:
    """True for an ISO day."""
    return _DAY.fullmatch(words) is not None


def _shortdays_parts(day: str) -> tuple[int, int, int]:
    year, month, number = day.split("-")
    return int(year), int(month), int(number)


def _shortdays_month(number: int, short: bool) -> str:
    name = MONTHS[number - 1]
    return name[:SHORT] if short else name
