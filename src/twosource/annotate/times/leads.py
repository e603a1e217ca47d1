"""What the words before and around a date say of it: mod, direction, part of the day, explicit year."""

from __future__ import annotations

from typing import Final, Literal

from twosource import lexicon
from twosource.annotate.times.sense import Direction, Hit, Name, Named, Sense

# What may stand before a date: "early", "the end of", "about"; one of them.
LEAD: Final = (
    r"(?:(?P<pre>{pre}{-}?)|(?P<about>{about|almost})"
    r"|(?P<edge>{the}?(?:{very}?{edge}{of|to}|{first|last|final}{few}?{day|days|week|weeks|month|months}{of})))?"
)
WHICH: Final = (
    r"(?P<which>{this}?{last|next|coming|upcoming}|{this|current}"
    r"|{the}{last|next|current|same|following|previous|preceding}|{that})?"
)
PART: Final = r"(?P<part>{part})?"

# How far from the day or period mentioned these point.
STEPS: Final = {"following": 1, "subsequent": 1, "previous": -1, "preceding": -1}
_NEXT = frozenset({"next", "coming", "upcoming"})
_SAME = frozenset({"that", "same", "following", "subsequent", "previous", "preceding"})


def mod_of(hit: Hit) -> str | None:
    """The TIMEX3 mod the lead words ask for."""
    keys = {*hit.keys("pre"), *hit.keys("edge"), *hit.keys("about")}
    if keys & {"week", "weeks", "day", "days", "month", "months"}:
        return "START" if "first" in keys else "END"
    if keys & {"early", "beginning", "start", "dawn", "outset"}:
        return "START"
    if keys & {"late", "end", "close"}:
        return "END"
    if keys & {"mid", "middle"}:
        return "MID"
    return "APPROX" if keys & {"about", "approximately", "around", "circa", "roughly"} else None


def limit_of(hit: Hit) -> Literal["", "before", "after"]:
    """Which side of now "earlier this year" and "later this year" leave."""
    keys = hit.keys("pre")
    return "before" if "earlier" in keys else "after" if "later" in keys else ""


def direction_of(hit: Hit) -> Direction:
    """Where "last", "next", "this" and "that" point."""
    keys = set(hit.keys("which"))
    if keys & _SAME:
        return "mentioned"
    if keys & _NEXT:
        return "next"
    if keys & {"last", "latest", "past", "prior", "recent"}:
        return "last"
    return "this" if keys & {"this", "current", "present"} else "free"


def part_of(hit: Hit) -> str:
    """The code of the part of the day, TMO, or ""."""
    parts: dict[str, str] = lexicon.table("times")["parts"]
    keys = hit.keys("part")
    return f"T{parts[keys[-1]]}" if keys and keys[-1] in parts else ""


def dated(hit: Hit, value: str, step: Named | None = None) -> Sense:
    """A day, known or still to be found, with the part of it that the words name."""
    part = part_of(hit)
    return Sense("TIME" if part else "DATE", value + part, mod_of(hit), step, part=part, limit=limit_of(hit))


def year_of(hit: Hit) -> int | None:
    """The year written out: 1998, '98."""
    digits = "".join(c for c in hit.key("year") if c.isdigit())
    if len(digits) == 4:
        return int(digits)
    return full_year(int(digits)) if len(digits) == 2 else None


def full_year(two: int) -> int:
    """The year of two digits, as POSIX reads them: 69-99 are 19xx."""
    return two + (1900 if two > 68 else 2000)


def yearly(kind: Name, number: int, hit: Hit, name: str = "") -> Named:
    """The step of "the first quarter of last year"."""
    keys = hit.keys("other")
    return Named(kind, number, name=name, yearly=True, year=-1 if "last" in keys else 1 if keys[0] in _NEXT else 0)


def month_of(hit: Hit) -> int:
    """The number of the month named."""
    table, key = lexicon.table("times"), hit.key("month").rstrip(".")
    number: int = table["months"].get(key) or table["short_months"][key]
    return number


def day_of_month(key: str) -> int:
    """The number of "3", "3rd", "third", "twenty - fourth"."""
    if key[0].isdigit():
        return int(key.rstrip("stndrh"))
    parts, table = key.replace("-", " ").split(), lexicon.table("times")
    number: int = table["ordinals"][parts[-1]] + (table["numbers"][parts[0]] if len(parts) > 1 else 0)
    return number


def weekday_of(hit: Hit) -> int:
    """The number of the weekday named."""
    table, key = lexicon.table("times"), hit.key("wd").rstrip(".")
    number: int = table["weekdays"].get(key) or table["short_weekdays"][key]
    return number


def in_name(hit: Hit) -> bool:
    """True for a capital word behind another ("High Noon"): a name, not a time."""
    words, at = hit.words, hit.first
    if not at or words.sentences[at - 1] != words.sentences[at]:
        return False
    return words.raw(at)[0].isupper() and words.raw(at - 1)[0].isupper()
