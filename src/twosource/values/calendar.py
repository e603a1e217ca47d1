"""TIMEX3 value -> ISO bounds and EDTF; a date moved by whole units -> TIMEX3 value.

Every dated TIMEX3 value stands for a range of days. Seasons are those of the northern hemisphere, as wide as
either the meteorological or the astronomical reckoning makes them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

# The codes of TIMEX3 with their month ranges; EDTF level 1 numbers the seasons from 21.
_SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 22)), "WI": ((12, 1), (3, 21))}
_EDTF_SEASON = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T.*)?\Z")
_REST = re.compile(r"(\d{2,4})(?:-(\d{2}|Q[1-4]|H[12]|SP|SU|FA|WI|W\d{2}(?:-WE)?))?\Z")
_CLOCK = re.compile(r"T(\d{2})(?::(\d{2}))?(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?\Z")
_DAYS_OF = {"D": 1, "W": 7, "F": 14}
_MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


@dataclass(frozen=True, slots=True)
class Range:
    """First and last day, both included."""

    first: date
    last: date


def day_of(stamp: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or date-time; None where it has none ("2008-03" has not)."""
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", stamp or "")
    return _calendar_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def bounds(value: str | None) -> Range | None:
    """The days a TIMEX3 value covers; None for durations, sets, references and what leaves digits open."""
    if not value:
        return None
    if "/" in value:
        first, last = (bounds(end) for end in value.split("/", 1))
        return Range(first.first, last.last) if first and last and first.first <= last.last else None
    if day := _DAY.match(value):
        only = _calendar_date(int(day[1]), int(day[2]), int(day[3]))
        return Range(only, only) if only else None
    rest = _REST.match(value)
    if not rest:
        return None
    head, tail = rest[1], rest[2]
    low, high = int(head.ljust(4, "0")), int(head.ljust(4, "9"))  # "198" is a decade, "19" a century
    if not low:
        return None
    if not tail:
        return Range(date(low, 1, 1), date(high, 12, 31))
    return _part_of_year(low, tail) if len(head) == 4 else None


def edtf(value: str | None, mod: str | None) -> str | None:
    """The EDTF level 1 string of a dated TIMEX3 value; what level 1 has no name for becomes an interval."""
    days = bounds(value)
    if days is None or value is None:
        return None
    mark = "~" if mod == "APPROX" else ""
    tail = value[5:]
    if "/" in value:
        first, last = value.split("/", 1)
        return f"{first}{mark}/{last}{mark}"
    if value[4:5] == "-" and tail in _EDTF_SEASON:
        return f"{value[:4]}-{_EDTF_SEASON[tail]}{mark}"
    if tail[:1] in ("Q", "H"):
        return f"{days.first.isoformat()[:7]}{mark}/{days.last.isoformat()[:7]}{mark}"
    if tail[:1] == "W":
        return f"{days.first.isoformat()}{mark}/{days.last.isoformat()}{mark}"
    if "T" in value:
        clock = _CLOCK.match(value[10:])
        if clock and clock[1] != "24":
            return f"{value[:10]}T{clock[1]}:{clock[2] or '00'}:{clock[3] or '00'}{clock[4] or ''}"
        return value[:10] + mark
    return value.ljust(4, "X") + mark


def unit_value(day: date, unit: str) -> str | None:
    """The TIMEX3 value of the day, week, month ... that the day lies in."""
    iso = day.isocalendar()
    match unit:
        case "D":
            return day.isoformat()
        case "W" | "F":
            return f"{iso.year:04}-W{iso.week:02}"
        case "WE":
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "H":
            return f"{day.year:04}-H{1 if day.month <= 6 else 2}"
        case "Y":
            return f"{day.year:04}"
        case "E":
            return f"{day.year // 10:03}"
        case "C":
            return f"{day.year // 100:02}"
    return None


def moved(day: date, unit: str, count: int) -> date | None:
    """The day `count` units later; in a shorter month its last day; None outside the calendar."""
    if unit in ("D", "W", "F", "WE"):
        days = count * _DAYS_OF.get(unit, 7)
        return day + timedelta(days) if -(10**6) < days < 10**6 and 0 < day.toordinal() + days < 3_650_000 else None
    months = day.year * 12 + day.month - 1 + count * _MONTHS_OF.get(unit, 0)
    year, month = divmod(months, 12)
    if unit not in _MONTHS_OF or not 1 <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def feast(rule: list[int], year: int) -> date | None:
    """The day of a holiday in a year; see `holidays` in data/en/times.toml. None where the year has no such day."""
    if len(rule) == 2:
        return _calendar_date(year, rule[0], rule[1])
    month, weekday, nth, *on = rule
    last = monthrange(year, month)[1]
    days = [d for d in range(1, last + 1) if date(year, month, d).isoweekday() == weekday]
    if not nth or abs(nth) > len(days):
        return None
    return date(year, month, days[nth - 1 if nth > 0 else nth]) + timedelta(sum(on))


def week_of_month(year: int, month: int, nth: int) -> date | None:
    """A day of the nth week of a month, -1 the last: of the calendar week that has most of those seven days."""
    last = monthrange(year, month)[1]
    day = last - 3 if nth < 0 else 7 * nth - 3
    return _calendar_date(year, month, day) if nth and day <= last else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def valid(year: int, month: int, day: int) -> bool:
    """True where the calendar has that day."""
    return _calendar_date(year, month, day) is not None


def _calendar_date(year: int, month: int, day: int) -> date | None:
    if not (1 <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _part_of_year(year: int, tail: str) -> Range | None:
    if tail.isdigit():
        return _months(year, int(tail), int(tail)) if 1 <= int(tail) <= 12 else None
    if tail[0] == "Q":
        return _months(year, int(tail[1]) * 3 - 2, int(tail[1]) * 3)
    if tail[0] == "H":
        return _months(year, int(tail[1]) * 6 - 5, int(tail[1]) * 6)
    if tail in _SEASONS:
        first, last = _SEASONS[tail]
        if tail == "WI":  # the winter that begins in the year
            return Range(date(year, *first), date(min(year + 1, MAXYEAR), *last))
        return Range(date(year, *first), date(year, *last))
    number = int(tail[1:3])
    if not 1 <= number <= date(year, 12, 28).isocalendar().week or not 1 < year < MAXYEAR:
        return None
    monday = date.fromisocalendar(year, number, 1)
    return Range(monday + timedelta(5 if tail.endswith("WE") else 0), monday + timedelta(6))


def _months(year: int, first: int, last: int) -> Range:
    return Range(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
