"""Patterns and senses of dates with a name or number of their own: days, months, years, quarters, weekdays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from twosource import lexicon
from twosource.annotate.times.calendar import unit_value, valid
from twosource.annotate.times.counts import year_in_words
from twosource.annotate.times.leads import dated, direction_of, full_year, mod_of, year_of, yearly
from twosource.annotate.times.sense import Hit, Name, Named, Sense, Shift

# What may stand before: "early", "the end of"; both in one to keep "late in the year" apart.
LEAD = r"(?:(?P<pre>{pre}{-}?)|(?P<edge>{the}?{very}?{edge}{of|to})|(?P<about>{about|almost}))?"
WHICH = r"(?P<which>{this}?{last|next}|{this|current}|{the}{last|next|current|same|following}|{that})?"
PART = r"(?P<part>{part})?"
OF_YEAR = r"(?:(?:{,}|{of|in}{the}?)?{fiscal}?(?P<year>{yyyy|yy})|{of|in}(?P<other>{last|this|next}){one_unit|year})"
FULL_DATE = rf"(?:(?P<wd>{{weekday}}){{,}}?{{the}}?)?{LEAD}"

NAMED_DAY = (
    rf"{FULL_DATE}(?P<month>{{month_name}}){{the}}?(?P<day>{{dd|dayth|ordinal}})(?:{{,}}?(?P<year>{{yyyy|yy}}))?{PART}",
    rf"{FULL_DATE}{{the}}?(?P<day>{{dd|dayth|ordinal}}){{of}}?{{-}}?(?P<month>{{month_name}})(?:{{,|-}}?(?P<year>{{yyyy|yy}}))?{PART}",
)
ISO = r"(?P<iso>{iso})"
NUMERIC = r"(?P<numeric>{numeric})"
MONTH = rf"{LEAD}{WHICH}(?P<month>{{month_name}})(?:(?:{{,}}|{{of}})?(?P<year>{{yyyy|yy}})|{{of|,}}?(?P<other>{{last|this|next}}){{year}})?"
SPELT_MONTH = rf"{LEAD}(?P<month>{{month_name}})(?P<spelt>{{nw}}{{-}}?{{nw|thousand}}(?:{{-|and}}?{{nw}}){{0,2}})"
SPELT_YEAR = rf"{LEAD}(?P<the>{{the}}{{year}})?(?P<spelt>{{nw}}{{-}}?{{nw|thousand}}(?:{{-|and}}?{{nw}}){{0,2}})"
YEAR = rf"{LEAD}(?P<the>{{the}}{{year}}|{{calendar}})?(?P<fiscal>{{fiscal}}{{year}}?)?(?P<year>{{yyyy|yy}})"
WEEKDAY = rf"(?P<pre>{{pre}})?{WHICH}(?P<wd>{{weekday}}){PART}"
SEASON = rf"{LEAD}{WHICH}{{the}}?{{pre}}?(?P<season>{{season}})(?:{{of}}?(?P<year>{{yyyy|yy}})|{{of}}(?P<other>{{last|this|next}}){{year}})?"
DECADE = r"{the}?(?P<pre>{pre}{-}?)?(?P<edge>{edge}{of}{the}?)?(?P<decade>{decade|tens})"
CENTURY = r"{the}?(?P<pre>{pre}{-}?)?(?P<edge>{edge}{of}{the}?)?(?P<nth>{ordinal|digit_ordinal|twenty}(?:{-}{ordinal})?){-}?{century}"
FEAST = r"(?P<which>{last|next|this})?(?P<feast>{christmas}{eve|day}?|{new}{year}{'s}{day|eve}|{boxing|thanksgiving|independence|veterans|armistice|labor|memorial}{day}|{valentine}{'s}{day}|{thanksgiving|halloween}|{easter}{sunday|monday}?)(?P<year>{yyyy})?"
SAME_PERIOD = r"{the}(?P<year>{yyyy})(?P<unit>{quarter|period})"
WEEK_OF = r"{the}?{week}{of}(?P<month>{month_name})(?P<day>{dd|dayth})(?:{,}?(?P<year>{yyyy}))?"
YEAR_END = r"(?P<edge>{year}(?:{-}|{'s})?{end})"
QUARTER = (
    rf"{LEAD}(?P<the>{{article}})?(?P<refine>{{refining}})?(?P<fiscal>{{fiscal}}{{-}}?)?(?P<nth>{{ordinal|final|last}}){{-}}?(?P<unit>{{quarter|half}})(?:{OF_YEAR})?",
    rf"{LEAD}{{the}}?(?:(?P<year>{{yyyy}})|(?P<other>{{last|this|next}}){{year}}){{'s}}?(?P<fiscal>{{fiscal}})?(?P<nth>{{ordinal}}){{-}}?(?P<unit>{{quarter|half}})",
)

_PREPOSITIONS = frozenset(
    {"after", "and", "before", "between", "by", "during", "for", "from", "in", "of", "or", "since", "through", "till",
     "to", "until", "than", "with"}
)  # fmt: skip
_MONTH_LEADS = _PREPOSITIONS | {"last", "next", "this", "late", "early", "mid", "on", "each", "every", "-", "the"}


def named_day(hit: Hit) -> Sense | None:
    """July 4, 1999; 4 July; Friday, Oct. 13."""
    month = _month(hit)
    key = hit.key("day")
    day = int(key.rstrip("stndrh")) if key[0].isdigit() else lexicon.table("times")["ordinals"][key]
    if not key[0].isdigit() and (hit.after.isalpha() or key == "second") and "of" not in hit.words.keys[hit.first : hit.past]:
        return None
    if year := year_of(hit):
        return dated(hit, f"{year:04}-{month:02}-{day:02}") if valid(year, month, day) else None
    if not valid(2000, month, day):
        return None
    return dated(hit, f"XXXX-{month:02}-{day:02}", Named("day", month, day=day, weekday=_weekday(hit.key("wd")) if hit.keys("wd") else 0))


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
    """24/12/1999, 12/24/99, 24.12.1999: only where the order is clear; otherwise the year with open month and day."""
    raw = hit.words.raw(hit.first)
    sign = next(c for c in raw if not c.isdigit())
    a, b, c = raw.split(sign)
    if len(a) == 4 and len(b) == 2 and len(c) == 2:
        good = valid(int(a), int(b), int(c))
        return Sense("DATE", f"{a}-{b}-{c}") if good else None
    if len(a) > 2 or len(c) not in (2, 4) or (sign != "/" and len(c) != 4):
        return None
    year = int(c) if len(c) == 4 else full_year(int(c))
    first, second = int(a), int(b)
    found = {(m, d) for m, d in ((first, second), (second, first)) if valid(year, m, d)}
    if sign == "." and valid(year, second, first):  # points are written in day-month order only
        found = {(second, first)}
    if not found or not 1000 <= year < 2200:
        return None
    if len(found) > 1:
        return Sense("DATE", f"{year:04}-XX-XX")
    month, day = found.pop()
    return Sense("DATE", f"{year:04}-{month:02}-{day:02}")


def month(hit: Hit) -> Sense | None:
    """August, last August, August 1998, the end of August."""
    number, key = _month(hit), hit.key("month")
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-{number:02}", mod_of(hit))
    led = bool(hit.groups and (hit.keys("pre") or hit.keys("edge") or hit.keys("which")))
    weak = key in ("may", "march", "august") or key in lexicon.table("times")["short_months"]
    if weak and not led and hit.before not in _MONTH_LEADS:
        return None
    if hit.keys("other"):
        return Sense("DATE", f"XXXX-{number:02}", mod_of(hit), yearly("month", number, hit))
    return Sense("DATE", f"XXXX-{number:02}", mod_of(hit), Named("month", number, direction_of(hit)))


def spelt_month(hit: Hit) -> Sense | None:
    """January nineteen ninety-seven."""
    year = year_in_words(hit.keys("spelt"))
    return Sense("DATE", f"{year:04}-{_month(hit):02}", mod_of(hit)) if year else None


def spelt_year(hit: Hit) -> Sense | None:
    """Nineteen ninety-seven, the year two thousand."""
    year = year_in_words(hit.keys("spelt"))
    if not year or (not hit.keys("the") and "thousand" in hit.keys("spelt")):
        return None
    return Sense("DATE", f"{year:04}", mod_of(hit))


def year(hit: Hit) -> Sense | None:
    """1998, '98 after a preposition, the year 2000, fiscal 1989 (FY1989), the end of 1994."""
    number = year_of(hit)
    at = hit.past - 1
    if not number:
        return None
    if hit.keys("fiscal"):
        return Sense("DATE", f"FY{number:04}", mod_of(hit))
    led = bool(hit.keys("the") or hit.keys("pre") or hit.keys("edge"))
    behind, glued = hit.after, hit.words.glued(hit.past)
    if hit.words.kinds[at] == "short" and not led and hit.before not in _PREPOSITIONS:
        return None
    if hit.words.glued(hit.first) and hit.before not in ("(", "[", '"', "-", "–", "—", "“", "'", "/"):
        return None
    if hit.before in ("#", "$", "no", "number", "room", "page", "act") or (hit.before == "-" and hit.words.glued(hit.first - 1) and hit.words.key(hit.first - 2).isdigit() and len(hit.words.key(hit.first - 2)) != 4):
        return None
    if not led and not 1900 <= number < 2100 and (hit.before not in _PREPOSITIONS or behind.isalpha() or (glued and behind == "-")):
        return None
    if behind in lexicon.table("times")["units"] or (glued and behind == "-" and hit.words.key(hit.past + 1) in lexicon.table("times")["units"]):
        return None
    if behind in ("people", "percent", "troops", "feet", "miles", "dollars", "pounds", "votes", "points", "meters", "metres", "kilometers", "jobs", "workers", "employees"):
        return None
    return Sense("DATE", f"{number:04}", mod_of(hit))


def weekday(hit: Hit) -> Sense | None:
    """Tuesday, last Tuesday, Tuesday morning."""
    number = _weekday(hit.key("wd"))
    return dated(hit, f"XXXX-WXX-{number}", Named("weekday", number, direction_of(hit)))


def season(hit: Hit) -> Sense | None:
    """Last summer, the spring of 1998; a bare "fall" or "spring" is no season."""
    key = hit.key("season")
    code = lexicon.table("times")["seasons"][key]
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-{code}", mod_of(hit))
    led = hit.keys("which") or hit.keys("pre") or hit.keys("edge")
    the = "the" in hit.words.keys[hit.first : hit.past]
    if key in ("fall", "spring"):
        if hit.after in ("of", "in", "from", "to", "into", "for", "by", "back", "apart", "through") and not hit.keys("which"):
            return None
        if hit.key("which") in ("that", "the same") or not (led or (the and hit.before in _PREPOSITIONS) or hit.before in ("in", "by", "until", "since")):
            return None
    if hit.keys("other"):
        return Sense("DATE", f"XXXX-{code}", mod_of(hit), yearly("season", 0, hit, code))
    return Sense("DATE", f"XXXX-{code}", mod_of(hit), Named("season", 0, direction_of(hit), name=code))


def decade(hit: Hit) -> Sense | None:
    """The 1990s, '80s, the early nineties."""
    key = hit.key("decade")
    digits = "".join(c for c in key if c.isdigit())
    if hit.before in ("his", "her", "their", "my", "your", "our", "its"):
        return None  # an age
    if not digits:
        if "the" not in hit.words.keys[hit.first : hit.past]:
            return None
        digits = f"{lexicon.table('times')['decades'][key]}0"
    if len(digits) == 2:
        if digits[0] in "01" or ("the" not in hit.words.keys[hit.first : hit.past] and key[0].isdigit() and not hit.keys("pre")):
            return None
        return Sense("DATE", f"XX{digits[0]}X", mod_of(hit), Named("feast", int(digits[0]), name="decade"))
    return Sense("DATE", f"{digits[:3]}X", mod_of(hit))


def century(hit: Hit) -> Sense | None:
    """The 20th century."""
    table = lexicon.table("times")
    keys = [k for k in hit.keys("nth") if k != "-"]
    if keys[0][0].isdigit():
        number = int(keys[0][:-2])
    else:
        number = sum(table["ordinals"].get(k, 0) or table["numbers"].get(k, 0) for k in keys)
    if not 1 <= number <= 30 or hit.after in ("bc", "b", "bce") or keys[-1] == "twenty":
        return None
    return Sense("DATE", f"{number - 1:02}XX", mod_of(hit))


def feast_day(hit: Hit) -> Sense | None:
    """Christmas, last Thanksgiving."""
    name = hit.key("feast").replace(" 's", "'s").replace(" ’s", "'s")
    if name.split()[0] == "easter" and name != "easter monday":
        name = "easter"
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-XX-XX", step=Named("feast", year, name=name))
    rule = lexicon.table("times")["holidays"].get(name, [])
    open_value = f"XXXX-{rule[0]:02}-{rule[1]:02}" if len(rule) == 2 else None
    return Sense("DATE", open_value, mod_of(hit), Named("feast", 0, direction_of(hit), name=name))


def quarter(hit: Hit) -> Sense | None:
    """The third quarter, third-quarter, the first half of 1990, next year's first quarter."""
    unit = "Q" if hit.key("unit") == "quarter" else "H"
    number = lexicon.table("times")["ordinals"].get(hit.key("nth"), 0)
    if hit.key("nth") in ("final", "last") and (hit.keys("year") or hit.keys("other")):
        number = 4 if unit == "Q" else 2
    if not 1 <= number <= (4 if unit == "Q" else 2):
        return None
    if hit.key("unit") == "half" and not (hit.keys("year") or hit.keys("other")):
        if hit.after not in ("", ",", ".", "profit", "earnings", "results", "net", "sales", "revenue", "loss", "of"):
            return None
        if hit.after == "of":
            return None
    value = f"{unit}{number}"
    if year := year_of(hit):
        return Sense("DATE", f"{year:04}-{value}", mod_of(hit))
    kind: Name = "quarter" if unit == "Q" else "half"
    if hit.keys("other"):
        return Sense("DATE", f"XXXX-{value}", mod_of(hit), yearly(kind, number, hit))
    return Sense("DATE", f"XXXX-{value}", mod_of(hit), Named(kind, number))


def same_period(hit: Hit) -> Sense | None:
    """The 1988 period: the part of that year which the report compares."""
    year = year_of(hit)
    return Sense("DATE", f"{year:04}", None, Named("quarter", 0, year=year)) if year else None


def week_of(hit: Hit) -> Sense | None:
    """The week of March 6."""
    day = named_day(hit)
    if day is None or (day.step is None and day.value is None):
        return None
    return replace(day, value=None if day.step else unit_value(date.fromisoformat(day.value or ""), "W"), part="W")


def year_end(hit: Hit) -> Sense | None:
    """Year-end, year's end: the end of this year."""
    return Sense("DATE", None, "END", Shift("Y", 0))


def _month(hit: Hit) -> int:
    table, key = lexicon.table("times"), hit.key("month").rstrip(".")
    number: int = table["months"].get(key) or table["short_months"][key]
    return number


def _weekday(key: str) -> int:
    table, key = lexicon.table("times"), key.rstrip(".")
    number: int = table["weekdays"].get(key) or table["short_weekdays"][key]
    return number
