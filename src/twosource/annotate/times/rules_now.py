"""Patterns and senses of what leans on now or on a day mentioned, of clock times and of vague references."""

from __future__ import annotations

from typing import Final

from twosource import lexicon
from twosource.annotate.times.counts import duration
from twosource.annotate.times.leads import STEPS, direction_of, in_name, limit_of, mod_of, part_of
from twosource.annotate.times.sense import Anchor, Hit, Named, Sense, Shift

_ZONE = r"(?P<zone>{zone_utc|zone_other}){time}?"
_TO_DAY = r"{today|yesterday|tomorrow}|{the}{day}{before}{yesterday}|{the}{day}{after}{tomorrow}"

RELATIVE: Final = (
    r"(?:(?P<pre>{pre}{-}?)|(?P<edge>{the}?{very}?{edge}{of|to})|(?P<about>{about}))?{the}?"
    r"(?P<which>{this}?{last|next}|{this|current}|{that}{same}?|{same}|{following|subsequent})"
    r"(?P<fiscal>{fiscal})?(?P<unit>{one_unit})"
)
THE_UNIT: Final = (
    r"(?:(?P<pre>{pre}){in}?|(?P<edge>{the}?{very}?{edge}{of}))?{the}"
    r"(?P<which>{full|entire|whole|latest|current|fiscal|calendar}{0,2})(?P<unit>{one_unit|period})"
)
DAY_WORD: Final = rf"(?P<pre>{{pre}})?(?P<day>{_TO_DAY})(?P<part>{{part}})?"
PART_WORD: Final = (
    r"(?P<pre>{pre})?{the}?(?P<which>{this|last|that|next|following|same})(?P<part>{part})",
    r"(?P<pre>{pre})?(?P<part>{tonight|overnight})",
    r"(?P<pre>{mid|early|late}){-}?(?P<part>{part})",
    r"{the}(?P<part>{morning|afternoon|evening})",
)
CLOCK: Final = (
    r"(?P<about>{about}|{shortly|just}{before|after})?(?P<clock>{clock}|{hh|digits}|{nw})"
    rf"(?P<half>{{ampm}}|{{oclock}}{{ampm}}?)(?:{{,|(}}?{_ZONE})?(?:{{in}}{{the}}(?P<part>{{part}})|{{at}}(?P<night>{{night}}))?",
    r"(?P<about>{about})?(?P<clock>{clock|military})(?P<zone>{zone_utc})",
    rf"(?P<about>{{about}})?(?P<clock>{{clock}})(?:{_ZONE})?",
    rf"(?P<about>{{about}})?(?P<point>{{point}})(?:{_ZONE})?",
)
VAGUE: Final = (
    r"(?P<present>{right}?{now}|{currently|presently|nowadays|current}|{at}{present}|{these}{days}|{at}{the|this}{moment})",
    r"(?P<past>{more|most|very}?{recently}|{lately}|{the}{recent|distant}?{past}(?!{nw|digits|vague_count|unit})|{recent}{times}?)",
    r"(?P<future>{very|as}?{soon}(?:{as}{possible})?|{the}{near|foreseeable|immediate|distant}?{future}"
    r"|{the}{near|short|long|longer}{term})",
)

_OF_A_DAY = frozenset({"", ",", "and", "by", "during", "in", "on", "until"})  # before "following day" without "the"
_NOT_SOON = frozenset({"-", "after", "afterward", "afterwards", "as", "enough"})
_LATE, _EARLY = 24, 7  # of the month: quarters of 13 weeks end so near to those of the calendar
_CLOCK_LEADS = frozenset({"after", "around", "at", "before", "by", "from", "since", "to", "until"})
_HALVES = {"TMO": "a", "TAF": "p", "TEV": "p", "TNI": "p"}


def relative(hit: Hit) -> Sense | None:
    """Last month, early next week, the end of this year, that day."""
    unit, which, word = hit.unit, direction_of(hit), hit.keys("which")[-1]
    told = "the" in hit.all_keys
    if word in ("coming", "upcoming") or (word in STEPS and not told and hit.before not in _OF_A_DAY):
        return None
    quoted = hit.before in ('"', "'", "`", "‘", "“") and hit.words.raw(hit.past - 1)[0].isupper()
    if unit[0] == "T" or quoted or (word == "same" and hit.words.key(hit.first) not in ("the", "that")):
        return None
    if hit.keys("fiscal"):
        return Sense("DATE", None, mod_of(hit))  # whose fiscal year is not known
    if which == "mentioned":
        count = STEPS.get(word, 0)
        if unit == "Q" and not count:
            return Sense("DATE", None, mod_of(hit), Shift("Q", 0, "focus"))
        return Sense("DATE", None, mod_of(hit), Shift(unit, count, "mentioned"))
    if word == "next" and told and unit in ("D", "W", "M", "Y"):
        return Sense("DATE", None, mod_of(hit), Shift(unit, 1, "told"))
    if word == "past":
        return Sense("DURATION", duration(1.0, unit))
    if word == "latest" and unit == "Q":
        return Sense("DATE", None, mod_of(hit), Shift("Q", 0, "latest"))
    return Sense("DATE", None, mod_of(hit), Shift(unit, {"last": -1, "next": 1}.get(which, 0)), limit=limit_of(hit))


def the_unit(hit: Hit) -> Sense | None:
    """The quarter, the week, the latest period, the end of the year."""
    key, which = hit.key("unit"), hit.keys("which")
    unit = hit.unit if key != "period" else "Q"
    led = bool(hit.keys("edge") or hit.keys("pre") or which)
    if unit[0] == "T" or unit in ("C", "E", "F", "L") or (key == "period" and which != ("latest",)):
        return None
    if hit.after in ("after", "before", "following", "that", "when") and not hit.keys("edge"):
        return None
    if (unit == "D" and not hit.keys("edge")) or (unit == "M" and not led):
        return None
    if unit == "Y" and hit.after in ("ended", "ending", "to"):
        return Sense("DURATION", "P1Y", mod_of(hit))
    if "fiscal" in which:
        return Sense("DATE", None, mod_of(hit))
    if unit == "Q" and hit.after in ("ended", "ending") and (number := _closed_quarter(hit)):
        return Sense(
            "DATE", f"XXXX-Q{number}", mod_of(hit), Named("quarter", number, "last" if hit.after == "ended" else "free")
        )
    anchor: Anchor = "tense" if unit == "WE" else "published"
    if unit == "Y" and {*which} & {"entire", "full", "whole"}:
        anchor = "near"
    if unit == "Q":
        anchor = "latest" if "latest" in which else "focus"
    return Sense("DATE", None, mod_of(hit), Shift(unit, 0, anchor), limit=limit_of(hit))


def day_word(hit: Hit) -> Sense | None:
    """Today, late yesterday, tomorrow morning."""
    if in_name(hit):
        return None
    keys, part = hit.keys("day"), part_of(hit)
    if keys == ("today",) and hit.after in ("'s", "’s") and _is_of_our_time(hit):
        return Sense("DATE", "PRESENT_REF")
    count = {"today": 0, "yesterday": -1, "tomorrow": 1}[keys[-1]] * (2 if len(keys) > 1 else 1)
    return Sense("TIME" if part else "DATE", None, mod_of(hit), Shift("D", count), part)


def part_word(hit: Hit) -> Sense | None:
    """Tonight, last night, this morning, overnight."""
    key, which = hit.key("part"), direction_of(hit)
    part = "TNI" if key in ("overnight", "tonight") else part_of(hit)
    if key == "tonight" or which == "this":
        step: Shift | None = Shift("D", 0)
    elif which == "last":
        step = Shift("D", -1)
    elif which == "next":
        step = Shift("D", 1, "mentioned")
    elif which == "mentioned":
        step = Shift("D", 1 if "following" in hit.keys("which") else 0, "mentioned")
    else:
        step = None
    return Sense("TIME", None if step else f"XXXX-XX-XX{part}", mod_of(hit), step, part)


def clock(hit: Hit) -> Sense | None:
    """10:30 a.m. EST, 16:00 UTC, noon: an open day, to be joined with the day it belongs to."""
    if in_name(hit):
        return None
    about = "APPROX" if set(hit.keys("about")) - {"after", "before", "just", "shortly"} else None
    zone = "Z" if hit.key("zone").split(" ")[0] in ("gmt", "utc", "z") and not _is_offset(hit) else ""
    if hit.keys("point"):
        stamp: str | None = lexicon.table("times")["points"][hit.key("point")] + zone
    else:
        stamp = _stamp(hit, zone)
    return Sense("TIME", f"XXXX-XX-XXT{stamp}", about, part=f"T{stamp}") if stamp else None


def vague(hit: Hit) -> Sense | None:
    """Now, recently, the future: references without a date."""
    if hit.keys("present"):
        return Sense("DATE", "PRESENT_REF")
    if hit.all_keys == ("recent",) and not _is_attribute(hit):
        return None
    if hit.keys("past"):
        return Sense("DATE", "PAST_REF")
    keys = hit.keys("future")
    if keys[-1] == "soon" and (keys[0] == "as" or hit.after in _NOT_SOON):
        return None
    return Sense("DATE", "FUTURE_REF")


def _closed_quarter(hit: Hit) -> int:
    """The quarter of the calendar that ends within days of the day behind ("ended Sept. 29"); 0 where none does."""
    words, at = hit.words, hit.past + 1
    table, key = lexicon.table("times"), words.key(at).rstrip(".")
    month = table["months"].get(key) or table["short_months"].get(key, 0)
    day = words.key(at + 1)
    if not month or not day.isdigit():
        return 0
    if month % 3 == 0:
        return month // 3 if int(day) >= _LATE else 0
    return ((month - 2) % 12) // 3 + 1 if month % 3 == 1 and int(day) <= _EARLY else 0


def _is_of_our_time(hit: Hit) -> bool:
    """True for "today's world", "today's young readers": the noun is of our time, not of the day."""
    ahead = (hit.words.key(hit.past + 1), hit.words.key(hit.past + 2))
    return any(key in lexicon.words("times", "of_our_time") for key in ahead)


def _is_offset(hit: Hit) -> bool:
    """True for "GMT +8", which is another zone than GMT."""
    return hit.after in ("+", "-", "−") and hit.words.key(hit.past + 1).isdigit() and hit.words.glued(hit.past + 1)


def _is_attribute(hit: Hit) -> bool:
    """True where a noun may follow: "recent rulings", "future losses"; not in "most recent", "his future is"."""
    own = hit.before in ("her", "his", "its", "my", "our", "their", "your", "'s", "’s", "more", "most", "less")
    return hit.after.isalpha() and hit.after not in lexicon.words("times", "no_nouns") and not own


def _stamp(hit: Hit, zone: str) -> str | None:
    """Hours and minutes of the day: "15:30Z"; None where the figures are no time of day."""
    hour, _, minute = _written_figures(hit.key("clock")).partition(":")
    half = next((k[0] for k in hit.keys("half") if k[0] in "ap"), "")
    half = half or _HALVES.get(part_of(hit), "p" if hit.keys("night") else "")
    marked = hit.keys("half") or hit.keys("zone") or hit.before in _CLOCK_LEADS
    if not hour or not marked:
        return None
    hours, minutes = int(hour), minute or "00"
    if hours > (12 if half else 24) or int(minutes[:2]) > 59:
        return None
    if half == "p" and hours < 12:
        hours += 12
    elif half == "a" and hours == 12:
        hours = 0
    return f"{hours:02}:{minutes}{zone}"


def _written_figures(raw: str) -> str:
    """The clock figures as "h:mm": of "5", "five", "10:30", "8.30", "0930"; "" where there are none."""
    numbers = lexicon.table("times")["numbers"]
    if raw in numbers:
        return str(numbers[raw])
    head, sign, tail = raw.partition(":") if ":" in raw else raw.partition(".")
    if not head.isascii() or not head.isdigit() or (sign == "." and len(tail) != 2):
        return ""
    if not sign and len(raw) == 4:
        return f"{raw[:2]}:{raw[2:]}"
    return raw.replace(".", ":") if len(head) < 3 else ""
