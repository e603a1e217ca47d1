"""Patterns and senses of the time of day as it is spoken: half past nine, 9.15, the small hours."""

from __future__ import annotations

import re
from typing import Final

from twosource import lexicon
from twosource.annotate.times.leads import part_of
from twosource.annotate.times.sense import Hit, Sense

_HOUR = r"(?P<hour>{nw|hh})(?P<half>{ampm})?(?:{in}{the}(?P<part>{part})|{at}(?P<night>{night}))?"
TOLD: Final = (
    rf"(?P<half_past>{{half}}){{past}}{_HOUR}",
    rf"{{a}}?(?P<quarter>{{quarter}})(?P<way>{{past|to|after|before|of}}){_HOUR}",
    rf"(?P<count>{{nw}}(?:{{-}}{{nw}})?|{{dd}})(?P<minutes>{{minutes}})?(?P<way>{{past|to|after|before}}){_HOUR}",
)
DOTTED: Final = r"(?P<clock>{decimal})(?:{in}{the}(?P<part>{part})|{at}(?P<night>{night}))?"
SMALL_HOURS: Final = r"{the}?{very}?{small_hours}{hours}"

_DOT = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_LEADS = frozenset({"about", "after", "around", "at", "before", "by", "from", "since", "till", "until"})
_NOON = 12


def told_clock(hit: Hit) -> Sense | None:
    """Half past nine, a quarter to nine, ten minutes to nine in the evening."""
    numbers = lexicon.table("times")["numbers"]
    raw = hit.key("hour")
    hour = int(raw) if raw.isdecimal() else numbers[raw]
    minutes = 30 if hit.keys("half_past") else 15
    if hit.keys("count"):
        minutes = _minutes(hit.keys("count"))
        surely = hit.key("way") == "past" or hit.keys("part") or hit.keys("half")
        if not hit.keys("minutes") and not (surely and hit.before in _LEADS):
            return None  # "voted ten to nine"
    if not 1 <= hour <= _NOON or not 0 < minutes < 60:
        return None
    if hit.key("way") in ("to", "before", "of"):
        hour, minutes = (hour - 1) or _NOON, 60 - minutes
    stamp = f"{_half(hit, hour):02}:{minutes:02}"
    return Sense("TIME", f"XXXX-XX-XXT{stamp}", part=f"T{stamp}")


def dotted(hit: Hit) -> Sense | None:
    """9.15 with the day or part of the day behind it and "at", "from" or "until" before it."""
    found = _DOT.fullmatch(hit.key("clock"))
    if not found or hit.before not in _LEADS or not (hit.keys("part") or hit.keys("night") or _before_day(hit)):
        return None
    hour = int(found[1])
    stamp = f"{_half(hit, hour) if hour <= _NOON else hour:02}:{found[2]}"
    return Sense("TIME", f"XXXX-XX-XXT{stamp}", part=f"T{stamp}")


def small_hours(hit: Hit) -> Sense | None:
    """The early hours, the small hours: of the morning."""
    return Sense("TIME", "XXXX-XX-XXTMO", part="TMO")


def _before_day(hit: Hit) -> bool:
    at = hit.past + (hit.after in ("on", ","))
    key, table = hit.words.key(at).rstrip("."), lexicon.table("times")
    return key in table["weekdays"] or key in table["short_weekdays"] or key in ("today", "tomorrow", "yesterday")


def _minutes(keys: tuple[str, ...]) -> int:
    numbers = lexicon.table("times")["numbers"]
    return sum(int(k) if k.isdecimal() else numbers[k] for k in keys if k != "-")


def _half(hit: Hit, hour: int) -> int:
    """The hour of 24, where the words say which half of the day."""
    half = next((k[0] for k in hit.keys("half") if k[0] in "ap"), "")
    late = half == "p" or bool(hit.keys("night")) or part_of(hit) in ("TAF", "TEV", "TNI")
    if late:
        return hour + _NOON if hour < _NOON else hour
    return 0 if half == "a" and hour == _NOON else hour
