"""A sense and what is known of now -> the TIMEX3 value.

Nothing relative gets a date unless the publication day is known; what leans on a day mentioned before gets one
only where that day is settled and near.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from twosource import lexicon
from twosource.annotate.times.sense import Named, Sense, Shift
from twosource.annotate.times.tense import Tense
from twosource.values.calendar import bounds, easter, feast, moved, unit_value, valid, week_of_month

# A name without a year is of the year that brings it nearest, whatever the tense, where the next year is this many
# times as far ("on Feb. 10" in a report of January); tuned on TimeBank and AQUAINT, flat between 2 and 4.
_MUCH_NEARER = 3
_REACH = 6  # months either side within which "Tuesday the 11th" is looked for
_WEEK, _MONTH = 7, 28  # days
_SATURDAY = 6
_FINENESS = {"D": 5, "WE": 4, "W": 4, "F": 4, "M": 3, "Q": 2, "H": 2, "Y": 1, "E": 0, "C": 0}


@dataclass(frozen=True, slots=True)
class Context:
    """What the place of an expression knows: the publication day, the value mentioned last, the period compared."""

    published: date | None
    mentioned: str | None
    focus: str | None  # the quarter the report is about, as far as mentioned
    tense: Tense


def value_of(sense: Sense, context: Context) -> str | None:
    """The TIMEX3 value of a sense in its context; the sense's own open value where nothing settles it."""
    step = sense.step
    if step is None:
        return sense.value
    found = _time_shifted(step, context) if isinstance(step, Shift) else _named_time(step, context)
    if found is None:
        return sense.value
    if sense.part == "W":
        return unit_value(date.fromisoformat(found), "W")
    return found + sense.part if len(found) == 10 else found


def _time_shifted(step: Shift, context: Context) -> str | None:
    if step.anchor == "focus_year":
        return f"{step.count:04}{(context.focus or '')[4:]}"
    if step.anchor == "focus_mentioned" and _is_period(context.mentioned):
        return _years_on(context.mentioned or "", step.count)
    if step.anchor in ("focus", "focus_mentioned", "latest"):
        if context.focus:
            return _years_on(context.focus, step.count) if step.unit == "Y" else context.focus
        if context.published is None or (step.unit == "Q" and step.anchor == "focus"):
            return None
        return _from_day(context.published, step.unit, step.count - (step.anchor == "latest"))
    if step.anchor == "tense" and context.published:
        early = context.published.isoweekday() < _SATURDAY and context.tense.way != "future"
        return _from_day(context.published, step.unit, step.count - early)
    if step.anchor == "near" and context.published and _is_period(context.mentioned):
        return (context.mentioned or "")[:4]
    if step.anchor in ("published", "near"):
        return _from_day(context.published, step.unit, step.count) if context.published else None
    told = _from_mentioned(step, context.mentioned)
    if step.anchor != "told" or (told and (step.unit == "D" or context.tense.way == "past")):
        return told
    whole = context.published is not None and step.unit != "D"  # of "the next day" alone none is known
    return _from_day(context.published, step.unit, step.count) if context.published and whole else None


def _from_mentioned(step: Shift, known: str | None) -> str | None:
    days = bounds(known)
    if known is None or days is None or "/" in known or _fineness(known) < _FINENESS.get(step.unit, 9):
        return None
    return _from_day(days.first, step.unit, step.count)


def _is_period(value: str | None) -> bool:
    """True for a year, month, quarter, half or season."""
    return bool(value) and bounds(value) is not None and 4 <= len(value or "") <= 7


def _years_on(value: str, count: int) -> str:
    return f"{int(value[:4]) + count:04}{value[4:]}"


def _from_day(day: date, unit: str, count: int) -> str | None:
    there = moved(day, unit, count)
    return unit_value(there, unit) if there else None


def _fineness(value: str) -> int:
    if len(value) >= 10 and value[4:5] == "-" and value[5:7].isdigit():
        return 5
    if "W" in value[5:6]:
        return 4
    return 3 if len(value) == 7 and value[5:].isdigit() else 1


def _named_time(step: Named, context: Context) -> str | None:
    if step.kind == "feast" and step.number:
        return _feast_value(step.name, step.number)
    now = context.published
    if now is None or not 3 < now.year < 9990:
        return None
    if step.kind == "numbered":
        return _numbered_day(step, now, context.tense)
    if step.kind == "either":
        return _either_way(step, now)
    if step.kind == "decade":
        decade = now.year // 10 - ((now.year // 10 - step.number) % 10)
        return f"{decade:03}"
    if step.direction == "mentioned":
        return _weekday_by_mention(step, context.mentioned) if step.kind == "weekday" else None
    if step.yearly:
        return in_year(step, now.year + step.year)
    if step.kind in ("inweek", "inmonth", "nthin"):
        return _in_unit(step, now)
    if step.kind == "weekday":
        return _weekday_in_week(step, now, context.tense)
    return _nearest_time(step, now, context.tense)


def _weekday_by_mention(step: Named, known: str | None) -> str | None:
    """The weekday before or after the day mentioned; "that Tuesday" stays open: of which week is seldom clear."""
    days = bounds(known)
    if not step.day or days is None or days.first != days.last:
        return None
    ahead = (step.number - days.first.isoweekday()) % 7
    there = moved(days.first, "D", (ahead or 7) if step.day > 0 else (ahead or 7) - 7 if ahead else -7)
    return there.isoformat() if there else None


def _weekday_in_week(step: Named, now: date, tense: Tense) -> str | None:
    back = (now.isoweekday() - step.number) % 7
    if step.direction == "last":
        count = -(back or 7)
    elif step.direction == "next":
        count = 7 - back
    elif step.direction == "this":
        count = step.number - now.isoweekday()
    else:
        count = (-back) % 7 if tense.way in ("future", "present") else -back
    there = moved(now, "D", count)
    return there.isoformat() if there else None


def _nearest_time(step: Named, now: date, tense: Tense) -> str | None:
    values = [v for v in (in_year(step, now.year + d) for d in (-2, -1, 0, 1, 2)) if v]
    ranges = [(r, v) for v in values if (r := bounds(v)) and step.weekday in (0, r.first.isoweekday())]
    if step.direction == "this" and step.name != "WI":
        return in_year(step, now.year)
    over = [v for r, v in ranges if r.last < now]
    open_now = [v for r, v in ranges if r.first <= now <= r.last]
    ahead = [v for r, v in ranges if r.first > now]
    if step.direction == "last":
        return over[-1] if over else None
    if step.direction == "next":
        return ahead[0] if ahead else None
    if open_now:
        return open_now[0]
    if tense.sure and tense.way in ("future", "past") and (step.kind == "month" or _is_done(step, tense)):
        side = ahead if tense.way == "future" else over[::-1]
        if side:
            return side[0]
    gaps = sorted((min(abs((r.first - now).days), abs((r.last - now).days)), v) for r, v in ranges)
    if len(gaps) > 1 and gaps[0][0] * _MUCH_NEARER > gaps[1][0] and tense.way != "open":
        side = over[::-1] if tense.way == "past" else ahead
        return next((v for v in side if v in (gaps[0][1], gaps[1][1])), gaps[0][1])
    return gaps[0][1] if gaps else None


def _numbered_day(step: Named, now: date, tense: Tense) -> str | None:
    months = (moved(now.replace(day=1), "M", count) for count in range(-_REACH, _REACH + 1))
    days = [date(m.year, m.month, step.number) for m in months if m and valid(m.year, m.month, step.number)]
    fit = [day for day in days if day.isoweekday() == step.weekday]
    side = [day for day in fit if (day <= now if tense.way == "past" else day >= now if tense.way != "open" else True)]
    near = min(side or fit, key=lambda day: abs((day - now).days), default=None)
    return near.isoformat() if near else None


def _either_way(step: Named, now: date) -> str | None:
    """7/8/07: the order that has the day within a week of the report, where the other is a month off or more."""
    days = [date(step.year, m, d) for m, d in ((step.number, step.day), (step.day, step.number))]
    near, far = sorted(days, key=lambda day: abs((day - now).days))
    settled = abs((near - now).days) <= _WEEK and abs((far - now).days) >= _MONTH
    return near.isoformat() if settled else None


def _is_done(step: Named, tense: Tense) -> bool:
    """True for a day of what is told as past; one that is told or planned may be to come."""
    return step.kind == "day" and not step.weekday and tense.way == "past" and not tense.telling


def _in_unit(step: Named, now: date) -> str | None:
    """The weekday of last, this or next week, the day of such a month, or the weekday counted in it."""
    if step.kind == "nthin":
        there = moved(now.replace(day=1), "M", step.year)
        there = feast([there.month, step.weekday, step.day], there.year) if there else None
        return there.isoformat() if there else None
    if step.kind == "inmonth":
        there = moved(now.replace(day=1), "M", step.day)
        return (
            f"{there.isoformat()[:8]}{step.number:02}"
            if there and valid(there.year, there.month, step.number)
            else None
        )
    monday = moved(now, "W", step.day)
    return (monday + timedelta(step.number - monday.isoweekday())).isoformat() if monday else None


def in_year(step: Named, year: int) -> str | None:
    """The value of what bears the name in that year; None where the year has none ("the fifth Monday in May")."""
    match step.kind:
        case "month":
            return f"{year:04}-{step.number:02}"
        case "day":
            first = f"{year:04}-{step.number:02}-{step.day:02}"
            until = f"/{first[:8]}{step.until:02}" if step.until else ""
            return first + until if valid(year, step.number, step.until or step.day) else None
        case "season":
            return f"{year:04}-{step.name}"
        case "quarter":
            return f"{year:04}-Q{step.number}"
        case "half":
            return f"{year:04}-H{step.number}"
        case "feast":
            return _feast_value(step.name, year)
        case "nth":
            day = feast([step.number, step.weekday, step.day], year)
            return day.isoformat() if day else None
        case "week":
            day = week_of_month(year, step.number, step.day)
            return unit_value(day, "W") if day else None
    return None


def _feast_value(name: str, year: int) -> str | None:
    table = lexicon.table("times")
    if name in table["easter_days"]:
        there = moved(easter(year), "D", table["easter_days"][name])
        return there.isoformat() if there else None
    rule = table["holidays"].get(name)
    day = feast(list(rule), year) if rule else None
    return day.isoformat() if day else None
