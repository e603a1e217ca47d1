"""Patterns and senses of days and weeks found by counting: "the first Monday in May", "Tuesday of last week"."""

from __future__ import annotations

from typing import Final

from twosource import lexicon
from twosource.annotate.times.leads import PART, dated, day_of_month, month_of, weekday_of, year_of
from twosource.annotate.times.resolve import in_year
from twosource.annotate.times.sense import NOTHING, Hit, Named, Sense
from twosource.values.calendar import valid

_NTH = r"{the}?{very}?(?P<nth>{ordinal|dayth|final|last})"
_OF = r"{of|in}(?P<month>{month_name})(?:{of|,}?(?P<year>{yyyy|yy}))?"
_WHICH = r"(?P<which>{this|last|next})"

WEEKDAY: Final = (
    rf"{_NTH}(?P<wd>{{weekday}}){_OF}{PART}",
    rf"{_NTH}(?P<wd>{{weekday}}){{of|in}}{_WHICH}{{month}}{PART}",
)
WEEK: Final = rf"{_NTH}{{-}}?{{full}}?{{week}}{_OF}"
IN_WEEK: Final = (
    rf"(?P<wd>{{weekday}})(?P<part>{{part}})?(?P<join>{{of}})?{_WHICH}{{week}}",
    rf"{_WHICH}{{week}}(?P<join>{{on|,|'s}})?(?P<wd>{{weekday}})(?P<part>{{part}})?",
)
IN_MONTH: Final = rf"{{the}}(?P<nth>{{dayth|ordinal}}){{day}}?{{of}}?{_WHICH}{{month}}"
NUMBERED: Final = r"(?P<wd>{weekday}){,}?{the}(?P<day>{dayth}|(?:{twenty|thirty}{-}?)?{ordinal})"
SLASHED: Final = r"(?P<wd>{weekday}){,}?(?P<a>{digits}){/}(?P<b>{digits})"
HYPHENED: Final = r"(?P<day>{dd}){-}(?P<month>{month_name}){-}(?P<year>{digits})"
NO_DAY: Final = (r"(?P<day>{digits}){month_name}{yyyy}", r"{month_name}(?P<day>{digits}){,}?{yyyy}")
# The day of a feast with a weekday in its name is no day of this week.
NAMED_WEEKDAY: Final = r"(?P<name>{odd_days})(?P<wd>{weekday})"

_LAST_DAY = 31


def nth_weekday(hit: Hit) -> Sense | None:
    """The first Monday in May, the last Friday of March 2022."""
    if not hit.keys("month"):
        step = Named("nthin", 0, day=_nth(hit), weekday=weekday_of(hit), year=_shift(hit))
        return dated(hit, f"XXXX-WXX-{weekday_of(hit)}", step) if step.day else None
    return _counted_day(hit, Named("nth", month_of(hit), day=_nth(hit), weekday=weekday_of(hit)))


def nth_week(hit: Hit) -> Sense | None:
    """The second week of April: the calendar week that has most of these days."""
    return _counted_day(hit, Named("week", month_of(hit), day=_nth(hit)))


def in_week(hit: Hit) -> Sense | None:
    """Tuesday of last week, Tuesday last week; not "Tuesday last week's vote"."""
    if not hit.keys("join") and hit.after in ("'s", "’s"):
        return None
    step = Named("inweek", weekday_of(hit), day=_shift(hit))
    return dated(hit, f"XXXX-WXX-{weekday_of(hit)}", step)


def in_month(hit: Hit) -> Sense | None:
    """The 3rd of this month."""
    day = _nth(hit)
    return dated(hit, f"XXXX-XX-{day:02}", Named("inmonth", day, day=_shift(hit))) if 0 < day < 32 else None


def numbered(hit: Hit) -> Sense | None:
    """Tuesday the 11th: the nearest day of that number and weekday."""
    key, day = hit.key("day"), day_of_month(hit.key("day"))
    if not key[0].isdigit() and hit.after.isalpha() and hit.after not in lexicon.words("times", "no_nouns"):
        return None  # "on Friday, the fourth decline"
    return dated(hit, f"XXXX-XX-{day:02}", Named("numbered", day, weekday=weekday_of(hit))) if 0 < day < 32 else None


def slashed(hit: Hit) -> Sense | None:
    """Tuesday, 3/29: where only one order of month and day is in the calendar."""
    a, b = hit.key("a"), hit.key("b")
    if not (a.isdecimal() and b.isdecimal() and len(a) < 3 and len(b) < 3):
        return None
    found = {(m, d) for m, d in ((int(a), int(b)), (int(b), int(a))) if valid(2000, m, d)}
    if len(found) != 1:
        return None
    month, day = found.pop()
    return dated(hit, f"XXXX-{month:02}-{day:02}", Named("day", month, day=day, weekday=weekday_of(hit)))


def hyphened(hit: Hit) -> Sense | None:
    """19-Nov-12, 3-Dec-2012."""
    raw = hit.key("year")
    glued = all(hit.words.glued(at) for at in range(hit.first + 1, hit.past))
    year = year_of(hit) if raw.isdecimal() and len(raw) in (2, 4) else None
    month, day = month_of(hit), int(hit.key("day"))
    if not glued or not year or not 1000 <= year < 2200:
        return None
    return dated(hit, f"{year:04}-{month:02}-{day:02}") if valid(year, month, day) else NOTHING


def no_day(hit: Hit) -> Sense | None:
    """32 January 1980: a day that is in no calendar."""
    day = hit.key("day")
    return NOTHING if day.isdecimal() and len(day) == 2 and int(day) > _LAST_DAY else None


def named_weekday(hit: Hit) -> Sense | None:
    """Super Tuesday, Bloody Sunday: a day with a name; which one it is the calendar does not say."""
    return NOTHING if hit.words.raw(hit.first)[0].isupper() else None


def _counted_day(hit: Hit, step: Named) -> Sense | None:
    if not step.day:
        return None
    if year := year_of(hit):
        value = in_year(step, year)
        return dated(hit, value) if value else NOTHING
    return dated(hit, f"XXXX-{step.number:02}", step)


def _nth(hit: Hit) -> int:
    """Which one: 1 for "first", -1 for "last"; 0 for what is no such word ("past", "latest")."""
    key = hit.key("nth")
    if key in ("last", "final"):
        return -1
    if key[0].isdigit():
        return int(key.rstrip("stndrh"))
    number: int = lexicon.table("times")["ordinals"].get(key, 0)
    return number


def _shift(hit: Hit) -> int:
    return {"last": -1, "next": 1}.get(hit.key("which"), 0)
