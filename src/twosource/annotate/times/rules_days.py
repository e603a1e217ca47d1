"""Patterns and senses of single days: named, numbered, of the week, of the feast."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from twosource import lexicon
from twosource.annotate.times.leads import (
    LEAD,
    PART,
    STEPS,
    WHICH,
    dated,
    day_of_month,
    direction_of,
    full_year,
    mod_of,
    month_of,
    weekday_of,
    year_of,
)
from twosource.annotate.times.sense import NOTHING, Hit, Named, Sense
from twosource.values.calendar import unit_value, valid

_WEEKDAY_LEAD = r"(?:(?P<wd>{weekday}){,}?{the}?)?"
_DAY = r"{dd|dayth}|(?:{twenty|thirty}{-}?)?{ordinal}"
_YEAR = r"(?:{,|of}?(?P<year>{yyyy|yy}))?"

NAMED_DAY: Final = (
    rf"{_WEEKDAY_LEAD}{LEAD}(?P<month>{{month_name}}){{the}}?(?P<day>{_DAY}){_YEAR}{PART}",
    rf"{_WEEKDAY_LEAD}{LEAD}{{the}}?(?P<day>{_DAY}){{of|-}}?(?P<month>{{month_name}}){{-}}?{_YEAR}{PART}",
)
_JOIN = r"(?P<join>{-|–|—|to|through|and})(?P<until>{dd|dayth})"
DAY_RANGE: Final = (
    rf"{LEAD}(?P<month>{{month_name}})(?P<day>{{dd|dayth}}){_JOIN}{_YEAR}",
    rf"{LEAD}{{the}}?(?P<day>{{dd|dayth}}){_JOIN}{{of}}?(?P<month>{{month_name}}){_YEAR}",
)
ISO: Final = r"(?P<iso>{iso})"
NUMERIC: Final = r"(?P<numeric>{numeric})"
WEEKDAY: Final = rf"(?P<pre>{{pre}})?{WHICH}(?P<wd>{{weekday}}){PART}"
WEEK_OF: Final = rf"{{the}}?{{week}}{{of}}(?P<month>{{month_name}})(?P<day>{{dd|dayth}}){_YEAR}"


def feasts() -> str:
    """The pattern of all feasts of data/en/times.toml, the longest names first."""
    table = lexicon.table("times")
    names = sorted((*table["holidays"], *table["easter_days"]), key=lambda name: (-len(name), name))
    words = (name.replace("'s", " 's").replace("s' ", "s ' ").split() for name in names)
    found = "|".join("".join(f"{{{word}}}" for word in name) for name in words)
    return rf"(?P<which>{{last|next|this}})?(?P<feast>{found})(?P<year>{{yyyy}})?"


def named_day(hit: Hit) -> Sense | None:
    """July 4, 1999; 4 July; Friday, Oct. 13; March eighth."""
    month, key = month_of(hit), hit.key("day")
    surely = key[0].isdigit() or "of" in hit.all_keys or " " in key
    if surely or not (hit.after.isalpha() or key == "second"):
        day = day_of_month(key)
    else:
        return None  # "in March first ladies", "May second that"
    if year := year_of(hit):
        return dated(hit, f"{year:04}-{month:02}-{day:02}") if valid(year, month, day) else NOTHING
    if hit.after in lexicon.words("times", "after_count"):
        return None  # "in May 30 people"
    if not valid(2000, month, day):
        return None if hit.after.isalpha() else NOTHING
    weekday = weekday_of(hit) if hit.keys("wd") else 0
    return dated(hit, f"XXXX-{month:02}-{day:02}", Named("day", month, day=day, weekday=weekday))


def day_range(hit: Hit) -> Sense | None:
    """June 15-17, 2009; 24 and 25 April: the days from the first to the last."""
    month, day, until = month_of(hit), int(hit.key("day").rstrip("stndrh")), int(hit.key("until").rstrip("stndrh"))
    if not day < until or (hit.key("join") == "and" and until != day + 1) or not valid(2000, month, until):
        return None
    if year := year_of(hit):
        if not valid(year, month, until):
            return None
        return Sense("DATE", f"{year:04}-{month:02}-{day:02}/{year:04}-{month:02}-{until:02}", mod_of(hit))
    open_value = f"XXXX-{month:02}-{day:02}/XXXX-{month:02}-{until:02}"
    return Sense("DATE", open_value, mod_of(hit), Named("day", month, day=day, until=until))


def iso(hit: Hit) -> Sense | None:
    """2008-03-01, 2008-03-01T12:30Z."""
    stamp = hit.words.raw(hit.first)
    if not valid(int(stamp[:4]), int(stamp[5:7]), int(stamp[8:10])):
        return None
    if "T" not in stamp:
        return Sense("DATE", stamp)
    good = int(stamp[11:13]) < 25 and int(stamp[14:16]) < 60
    return Sense("TIME", stamp) if good else None


def numeric(hit: Hit) -> Sense | None:
    """24/12/1999, 12/24/99, 24.12.1999; the year alone where neither the figures nor the report settle their order."""
    raw = hit.words.raw(hit.first)
    sign = next(c for c in raw if not c.isdigit())
    a, b, c = raw.split(sign)
    if len(a) == 4:
        good = len(b) == len(c) == 2 and valid(int(a), int(b), int(c))
        return Sense("DATE", f"{a}-{b}-{c}") if good else None
    if len(a) > 2 or len(c) not in (2, 4) or (sign != "/" and len(c) != 4):
        return None
    year = int(c) if len(c) == 4 else full_year(int(c))
    orders = ((int(b), int(a)),) if sign == "." else ((int(a), int(b)), (int(b), int(a)))  # points: day first
    found = sorted({(month, day) for month, day in orders if valid(year, month, day)})
    if not found or not 1000 <= year < 2200:
        return None
    if len(found) > 1:
        return Sense("DATE", f"{year:04}-XX-XX", step=Named("either", int(a), day=int(b), year=year))
    return Sense("DATE", f"{year:04}-{found[0][0]:02}-{found[0][1]:02}")


def weekday(hit: Hit) -> Sense | None:
    """Tuesday, last Tuesday, Tuesday morning."""
    number = weekday_of(hit)
    if hit.key("part").endswith("s"):
        return None  # "Tuesday nights" recur
    step = Named("weekday", number, direction_of(hit), day=STEPS.get(hit.key("which").split(" ")[-1], 0))
    return dated(hit, f"XXXX-WXX-{number}", step)


def week_of(hit: Hit) -> Sense | None:
    """The week of March 6."""
    day = named_day(hit)
    if day is None or day.value is None:
        return None
    return replace(day, value=None if day.step else unit_value(date.fromisoformat(day.value), "W"), part="W")


def feast_day(hit: Hit) -> Sense | None:
    """Christmas, last Thanksgiving, Easter 1916."""
    name = hit.key("feast").replace("’", "'").replace(" 's", "'s").replace(" '", "'")
    if not hit.words.raw(hit.past - 1 - len(hit.keys("year")))[0].isupper():
        return None  # "a good Friday", "an earth day"
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-XX-XX", step=Named("feast", year, name=name))
    rule = lexicon.table("times")["holidays"].get(name, ())
    known = f"XXXX-{rule[0]:02}-{rule[1]:02}" if len(rule) == 2 else None
    return Sense("DATE", known, mod_of(hit), Named("feast", 0, direction_of(hit), name=name))
