"""Patterns and senses of what is counted in units: durations, offsets from a day, sets."""

from __future__ import annotations

from typing import Final

from twosource import lexicon
from twosource.annotate.times.counts import COUNT, DIGITS, duration, number
from twosource.annotate.times.leads import in_name, part_of
from twosource.annotate.times.sense import NOTHING, Anchor, Hit, Sense, Shift

_BOUND = (
    r"(?P<bound>{about|almost}|{over}(?!{the|last|next|following|these|those|several|few})|{more|less|fewer}{than}"
    r"|{at}{least|most}|{no}{more|less|fewer|longer}{than}|{close|up}{to}|{just}{over|under})?"
)
_BASE = (
    r"(?:(?P<an>{an}{whole|full|further|good|additional|half}?)"
    rf"|(?:(?:(?P<low>{COUNT}){{to|or}}|(?P<figure>{DIGITS}){{-}}))?(?P<count>{COUNT}))"
)
_SPAN = (
    rf"{_BASE}{{-}}?{{fuller|fiscal}}{{0,2}}{{-}}?(?P<unit>{{unit}})"
    r"(?P<half>{and}{a|an}{half})?(?P<orso>{or}{so}|{or}{more|two|longer})?"
)
_FRAME = (
    r"(?P<frame>(?:{the|these|those}{leading|last|next|following|refining}?|{leading|last|next|coming})"
    r"(?!{nw|digits}{-}{unit}))?"
)

DURATION: Final = (
    rf"{_BOUND}{_FRAME}{_SPAN}(?:{{-}}?{{long|period}})?",
    rf"{_BOUND}(?P<halfunit>{{half}}{{an|a}}|{{a}}{{half}}{{-}}?)(?P<unit>{{one_unit}})",
    r"(?P<frame>{the}?{last|next|coming|following|leading|early|future})(?P<unit>{units})(?:{and|or}{units})?",
    r"(?P<frame>{these|those})?(?P<unit>{units})",
    r"{the}(?P<unit>{units}){ahead}",
    r"(?P<unit>{one_unit}){-}{long}",
)
OFFSET: Final = (
    rf"{_BOUND}{_SPAN}{{-}}?(?P<way>{{ago|earlier|later|previously|hence}}|{{from}}{{now}}|{{after|before}}{{that}})",
    r"(?P<unit>{units})(?P<way>{ago|earlier|later|hence}|{from}{now})",
    r"{the}(?P<unit>{year|quarter|month|week})(?P<way>{earlier|before|previous})",
    r"{the}(?P<unit>{day})(?P<way>{after|before})(?={,|.})",
)
YEAR_AGO: Final = (
    r"{the}?{refining}?{year}{-}?(?P<way>{ago|earlier}){ordinal}?{-}?{quarter|period|month|week|half}",
    r"{year}{-}?(?P<way>{ago|earlier})",
    r"{the}{refining}?{quarter|period|month|week}{a}{year}(?P<way>{ago|earlier|before})",
    r"{the}{refining}{quarter|period|month|week}{of|in}?{last}(?P<way>{year})",
)
SUMMED: Final = (
    rf"{_BOUND}(?P<count>{COUNT})(?P<unit>{{unit}}){{,}}?{{and}}?(?P<less>{COUNT})(?P<finer>{{unit}})",
    r"(?P<count>{nw|dd|a})(?P<part>{quarter|quarters}){of}{an}(?P<unit>{hour})",
)
ON_DAYS: Final = (r"(?P<days>{workdays|weekends})",)
REPEATED: Final = r"{the}?(?P<one>{one_unit}){-}?{after|by|on|over|to}{-}?(?P<other>{one_unit})"
SET: Final = (
    r"{every}(?:{of}{the}{last|next})?(?P<count>{nw|digits|other})?"
    r"(?P<name>{unit|weekday|month_name|season|part|weekdays})(?P<part>{part})?",
    r"(?P<plural>{weekdays})(?P<part>{part})?",
    r"(?P<weekday>{weekday})(?P<part>{mornings|afternoons|evenings|nights})",
    r"(?P<adverb>{adverb})",
    r"(?:{once|twice}|{nw|digits|several}{times}){a|an|per|each|every}(?P<name>{one_unit})",
)

_BOUNDS = {"more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE",
           "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
           "no more than": "EQUAL_OR_LESS", "no longer than": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS"}  # fmt: skip
# "In recent weeks", "coming months" say when, and measure nothing.
_REFERENCES = {"recent": "PAST_REF", "past": "PAST_REF", "coming": "FUTURE_REF", "future": "FUTURE_REF",
               "upcoming": "FUTURE_REF"}  # fmt: skip
_FINER = frozenset(
    {("Y", "M"), ("Y", "D"), ("M", "W"), ("M", "D"), ("W", "D"), ("D", "TH"), ("TH", "TM"), ("TM", "TS")}
)
_COARSE = {"E": ("Y", 10), "C": ("E", 10)}
_MODALS = frozenset({"'ll", "could", "may", "might", "will", "would", "’ll"})
_AMOUNTS = frozenset({"billion", "cents", "dollars", "hundred", "million", "percent", "thousand", "times", "trillion"})
_NUMERIC = frozenset({"amount", "decimal", "grouped", "number", "percent"})


def span(hit: Hit) -> Sense | None:
    """Two years, a two-year, the past few weeks, half an hour: P2Y, PXW, PT30M."""
    unit, key = hit.unit, hit.key("unit")
    plural = key.endswith("s") or key == "millennia"
    other = (unit == "Q" and not _is_quarter_year(hit, plural)) or (key == "second" and not _is_unit_second(hit))
    other = other or (unit == "WE" and not plural and bool(hit.keys("count")))
    if other or _counts_age(hit) or _counts_rate(hit) or _in_title(hit):
        return NOTHING
    if hit.all_keys == ("one", "day") and hit.before in _MODALS:
        return Sense("DATE", "FUTURE_REF")
    if len(hit.keys("frame")) == 1 and not hit.keys("count") and (reference := _REFERENCES.get(hit.key("frame"))):
        return Sense("DATE", reference)
    if hit.keys("halfunit") or "half" in hit.keys("an"):
        count: float | None = 0.5
    elif hit.keys("count"):
        count = number(hit.keys("count"))
    else:
        count = None if plural else 1.0
    if count is not None and hit.keys("half"):
        count += 0.5
    low = hit.keys("low") or hit.keys("figure")
    if low and count != number(low):
        return Sense("DURATION", duration(None, unit), "APPROX")
    return Sense("DURATION", duration(count, unit), _bound(hit))


def offset(hit: Hit) -> Sense | None:
    """Three days ago, two weeks later, a year earlier."""
    unit, way = hit.unit, hit.keys("way")[0]
    anchor: Anchor = "published" if way in ("ago", "from", "hence") else "mentioned"
    sign = 1 if way in ("after", "from", "hence", "later") else -1
    single = not hit.key("unit").endswith("s") and not hit.keys("count")
    count = number(hit.keys("count")) if hit.keys("count") else 1.0 if single else None
    if count is None:
        reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Sense("DATE", reference if anchor == "published" else None, _bound(hit))
    count += 0.5 if hit.keys("half") else 0
    length = None if anchor == "published" else duration(count, unit)  # how long is known, if not from when
    if unit[0] == "T":
        return Sense("DURATION" if length else "TIME", length, _bound(hit))
    if hit.keys("low") or hit.keys("figure") or count != int(count):
        return Sense("DATE", None, "APPROX")
    if unit == "Y" and count == 1 and sign < 0 and not (hit.keys("bound") or hit.keys("orso")):
        return Sense("DATE", None, None, _count_compared(way))
    if unit in _COARSE:  # "a decade ago" is about ten years ago, not some time in the decade before this one
        finer, factor = _COARSE[unit]
        return Sense("DATE", None, _bound(hit) or "APPROX", Shift(finer, sign * int(count) * factor, anchor))
    return Sense("DATE", length, _bound(hit), Shift(unit, sign * int(count), anchor))


def summed(hit: Hit) -> Sense | None:
    """Four years and six months, one hour and twenty minutes, three quarters of an hour: P4Y6M, PT1H20M, PT45M."""
    count = number(hit.keys("count")) if hit.key("count") != "a" else 1.0
    if hit.keys("part"):
        return Sense("DURATION", duration(count * 15, "TM")) if count in (1, 3) else None
    finer = lexicon.table("times")["units"][hit.key("finer")]
    less = number(hit.keys("less"))
    if hit.after in ("ago", "later", "earlier", "hence"):
        return None  # "three months, and two days ago"
    whole = count is not None and less is not None and count == int(count)
    if not whole or (hit.unit, finer) not in _FINER or _counts_age(hit):
        return None
    tail = duration(less, finer)
    head = duration(count, hit.unit)
    glue = "T" if finer[0] == "T" and hit.unit[0] != "T" else ""
    return Sense("DURATION", head + glue + tail.removeprefix("P").removeprefix("T"), _bound(hit))


def on_days(hit: Hit) -> Sense | None:
    """On weekdays, at weekends."""
    if hit.before not in ("on", "at", "every", "during", "and", "only"):
        return None
    return Sense("SET", "XXXX-WXX-WE" if hit.key("days") == "weekends" else None)


def repeated(hit: Hit) -> Sense | None:
    """Day to day, year over year: how something is done or compared, and no time."""
    return NOTHING if hit.keys("one") == hit.keys("other") else None


def year_ago(hit: Hit) -> Sense | None:
    """The year-ago quarter, year-earlier, the same period last year."""
    way = hit.keys("way")[0]
    same = bool({*hit.all_keys} & {*lexicon.table("times")["classes"]["refining"]})
    return Sense("DATE", None, None, Shift("Y", -1, "focus_mentioned") if same else _count_compared(way))


def recurring(hit: Hit) -> Sense | None:
    """Every Tuesday, annually, twice a week."""
    table = lexicon.table("times")
    if hit.keys("adverb"):
        other = (hit.key("adverb") == "quarterly" and hit.after.isalpha()) or in_name(hit)
        return None if other else Sense("SET", table["adverbs"][hit.key("adverb")])
    name = hit.key("name") or hit.key("plural") or hit.key("weekday")
    if name in table["units"]:
        if name.endswith("s") and not hit.keys("count"):
            return None
        counted = bool(hit.keys("count")) and "of" not in hit.all_keys  # "each of the last three years" is every year
        count = 2.0 if hit.key("count") == "other" else number(hit.keys("count")) if counted else 1.0
        return Sense("SET", duration(count, table["units"][name]))
    plain = name.rstrip(".")
    if plain in table["months"]:
        return Sense("SET", f"XXXX-{table['months'][plain]:02}")
    if plain in table["seasons"]:
        return Sense("SET", f"XXXX-{table['seasons'][plain]}")
    if plain in table["parts"]:
        return Sense("SET", f"XXXX-XX-XXT{table['parts'][plain]}")
    day = table["weekdays"].get(plain) or table["weekdays"].get(plain[:-1]) or table["short_weekdays"].get(plain)
    return Sense("SET", f"XXXX-WXX-{day}{part_of(hit)}") if day else None


def _count_compared(way: str) -> Shift:
    """The step of "a year ago": of the period the report compares, if it compares any."""
    return Shift("Y", -1, "focus" if way in ("ago", "year") else "focus_mentioned")


def _is_quarter_year(hit: Hit, plural: bool) -> bool:
    """False for fractions: "a quarter of", "three-quarters"."""
    fraction = hit.after == "of" or ("-" in hit.all_keys and plural)
    return not fraction and bool(hit.keys("count") or hit.keys("frame"))


def _is_unit_second(hit: Hit) -> bool:
    """False for the ordinal: "a second", "two second homes"."""
    return "-" in hit.all_keys or number(hit.keys("count")) == 1


def _counts_age(hit: Hit) -> bool:
    """True for "45-year-old", "aged two years", "six years old", "years of age"."""
    behind = hit.words.key(hit.past + 1)
    old = hit.after == "old" or (hit.after == "-" and behind in ("old", "olds"))
    return old or hit.before == "aged" or (hit.after == "of" and behind == "age")


def _counts_rate(hit: Hit) -> bool:
    """True for "$3 million a year", "four flights a week": the unit belongs to the quantity."""
    words, at = hit.words, hit.first - 1
    if len(hit.keys("an")) != 1 or at < 0 or words.sentences[at] != words.sentences[hit.first]:
        return False
    numbers = lexicon.table("times")["numbers"]
    if words.kinds[at] in _NUMERIC or words.keys[at] in _AMOUNTS or words.keys[at] in numbers:
        return True
    plural = words.keys[at].endswith("s") or words.keys[at] == "people"
    return plural and at > 0 and (words.kinds[at - 1] in _NUMERIC or words.keys[at - 1] in numbers)


def _in_title(hit: Hit) -> bool:
    """True for a name in capitals, quoted or behind a small word or number: "60 Minutes"."""
    first = hit.words.raw(hit.first)
    if len(hit.all_keys) == 1 and hit.before and first.istitle() and hit.before not in ".!?:":
        at = hit.first - 1
        if hit.words.sentences[at] == hit.words.sentences[hit.first] and not hit.words.raw(at)[0].isupper():
            return True
    return hit.before in ('"', "'", "`", "‘", "“") and hit.words.raw(hit.past - 1)[0].isupper()


def _bound(hit: Hit) -> str | None:
    key = hit.key("bound")
    if not key:
        return "APPROX" if hit.keys("orso") else None
    about = key in lexicon.table("times")["classes"]["about"]
    return _BOUNDS.get(key) or ("APPROX" if about else "LESS_THAN")
