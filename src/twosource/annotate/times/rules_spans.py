"""Patterns and senses of times counted in units, and of those that lean on now: durations, sets, offsets, clock times."""

from __future__ import annotations

from typing import Final

from twosource import lexicon
from twosource.annotate.times.counts import COUNT, duration, number
from twosource.annotate.times.leads import direction_of, limit_of, mod_of, part_of
from twosource.annotate.times.sense import Anchor, Hit, Sense, Shift

BOUND: Final = (
    r"(?P<bound>{about|almost|over}|{more|less|fewer}{than}|{at}{least|most}|{no}{more|less|fewer|longer}{than}"
    r"|{close|up}{to}|{just}{over|under})?"
)
RANGE: Final = rf"(?P<low>{COUNT})(?:{{to|or|-}})(?P<count>{COUNT})"
WHOLE: Final = r"(?P<half>{and}{a|an}{half})?(?P<orso>{or}{so}|{or}{more|two|longer})?"
BASE: Final = rf"(?P<an>{{an}}{{whole|full|further|good|additional|half}}?)|(?:(?P<low>{COUNT}){{to|or|-}})?(?P<count>{COUNT})"
SPAN: Final = rf"(?:{BASE}){{-}}?{{fuller|fiscal}}{{0,2}}{{-}}?(?P<unit>{{unit}}){WHOLE}"

DURATION: Final = (
    rf"{BOUND}(?P<frame>{{the|these|those|its|his|her|their}}{{leading|last|next|following|refining}}?|{{leading|last|next|coming}})?{SPAN}{{-}}?{{long|period}}?",
    rf"{BOUND}(?P<halfunit>{{half}}{{an|a}}|{{a}}{{half}}{{-}}?)(?P<unit>{{one_unit}})",
    r"(?P<frame>{the}?{last|next|coming|following|leading|early})(?P<unit>{units})(?:{and}{units})?",
    r"(?P<frame>{the}|{these|those})?(?P<unit>{units})(?P<ahead>{ahead})?",
    r"(?P<unit>{one_unit}){-}{long}",
)
OFFSET: Final = (
    rf"{BOUND}{SPAN}{{-}}?(?P<way>{{ago|earlier|later|previously|hence}}|{{from}}{{now}}|{{after}}{{that}}|{{before}}{{that}})",
    r"(?P<unit>{units})(?P<way>{ago|earlier|later|hence}|{from}{now})",
    r"{the}(?P<unit>{year|quarter|month|week})(?P<way>{earlier|before|previous})",
)
YEAR_AGO: Final = (
    r"{the|its}?{refining}?(?P<ago>{year}{-}?{ago|earlier})(?:{ordinal}?{-}?(?P<unit>{quarter|period|month|week|half}))?",
    r"{the}{refining}?(?P<unit>{quarter|period|month|week})(?P<ago>{a}{year}{ago|earlier|before})",
    r"{the}{refining}(?P<unit>{quarter|period|month|week})(?:{of|in}?(?P<ago>{last}{year}))",
)
RELATIVE: Final = r"(?:(?P<pre>{pre}{-}?)|(?P<edge>{the}?{very}?{edge}{of|to})|(?P<about>{about}))?{the}?(?P<which>{this}?{last|next}|{this|current}|{that}{same}?|{same})(?P<fiscal>{fiscal})?(?P<unit>{one_unit})"
THE_UNIT: Final = r"(?:(?P<pre>{pre}){in}?|(?P<edge>{the}?{very}?{edge}{of}))?{the}(?P<which>{full|entire|whole|latest|current|fiscal|calendar}{0,2})(?P<unit>{one_unit|period})"
DAY_WORD: Final = r"(?P<pre>{pre})?(?P<day>{today|yesterday|tomorrow}|{the}{day}{before}{yesterday}|{the}{day}{after}{tomorrow})(?P<part>{part})?"
PART_WORD: Final = (
    r"(?P<pre>{pre})?{the}?(?P<which>{this|last|that|next|following|same})(?P<part>{part})",
    r"(?P<pre>{pre})?(?P<part>{tonight|overnight})",
    r"(?P<pre>{mid|early|late}){-}?(?P<part>{part})",
    r"{the}(?P<part>{morning|afternoon|evening})",
)
CLOCK: Final = (
    r"(?P<about>{about}|{shortly|just}{before|after})?(?P<clock>{clock}|{hh|digits}|{nw})(?P<ampm>{ampm}|{oclock}{ampm}?)(?:{,|(}?(?P<zone>{zone_utc|zone_other}){time}?)?(?:{in}{the}(?P<part>{part})|{at}(?P<part2>{night}))?",
    r"(?P<about>{about})?(?P<clock>{clock|military})(?P<zone>{zone_utc})",
    r"(?P<about>{about})?(?P<clock>{clock})(?:(?P<zone>{zone_other}){time}?)?",
    r"(?P<about>{about})?(?P<point>{point})(?P<zone>{zone_utc|zone_other})?",
)
SET: Final = (
    r"(?P<every>{every})(?:{of}{the}{last|next})?(?P<count>{nw|digits|other})?(?P<name>{unit|weekday|month_name|season|part|weekdays})(?P<part>{part})?",
    r"(?P<plural>{weekdays})(?P<part>{part})?",
    r"(?P<weekday>{weekday})(?P<part>{mornings|afternoons|evenings|nights})",
    r"(?P<adverb>{adverb})",
    r"(?P<freq>{once|twice}|{nw|digits|several}{times})(?P<per>{a|an|per|each|every})(?P<name>{one_unit})",
)
VAGUE: Final = (
    r"(?P<present>{right}?{now}|{currently|presently|nowadays}|{at}{present}|{these}{days}|{at}{the|this}{moment}|{current})",
    r"(?P<past>{more|most|very}?{recently}|{lately}|{the}{past}|{the}{recent|distant}{past}|{recent}{times})",
    r"(?P<future>{very|as}?{soon}(?:{as}{possible})?|{the}{near|foreseeable|immediate|distant}?{future}|{the}{near|short|long|longer}{term})",
)


def span(hit: Hit) -> Sense | None:
    """Two years, a two-year, the past few weeks, half an hour: P2Y, PXW, PT30M."""
    unit = _unit(hit)
    if _is_age(hit) or hit.after in ("ago",):
        return None
    keys = hit.words.keys[hit.first : hit.past]
    singular = unit != "" and not hit.key("unit").endswith("s")
    if unit == "Q" and (hit.after == "of" or (_joined(hit) and not singular) or not (hit.keys("count") or hit.keys("frame"))):
        return None
    if hit.keys("count") and singular and not _joined(hit) and number(hit.keys("count")) != 1 and hit.key("unit") in ("second", "quarter"):
        return None
    frame = hit.keys("frame")
    if frame and frame[-1] in ("recent",) and not hit.keys("count"):
        return Sense("DURATION", duration(None, unit))
    count = 0.5 if hit.keys("halfunit") else 1.0 if hit.keys("an") else number(hit.keys("count")) if hit.keys("count") else None
    if "half" in hit.keys("an"):
        count = 0.5
    if not hit.keys("count") and not hit.keys("an") and not hit.keys("halfunit") and singular:
        count = 1.0
    if hit.keys("an") and unit == "TS" and "second" in keys:
        return None
    if count is not None and hit.keys("half"):
        count += 0.5
    if hit.keys("low") and count != number(hit.keys("low")):
        return Sense("DURATION", duration(None, unit), "APPROX")
    mod = _bound(hit)
    return Sense("DURATION", duration(count, unit), "APPROX" if hit.keys("orso") and not mod else mod)


def offset(hit: Hit) -> Sense | None:
    """Three days ago, two weeks later, a year earlier."""
    unit, way = _unit(hit), hit.keys("way")
    anchor: Anchor = "published" if way[0] in ("ago", "from", "hence") else "mentioned"
    sign = 1 if way[0] in ("later", "from", "hence", "after") else -1
    if hit.keys("an") or not hit.keys("count"):
        count: float | None = 1.0 if hit.key("unit")[-1:] != "s" else None
    else:
        count = number(hit.keys("count"))
    mod = "APPROX" if hit.keys("orso") else _bound(hit)
    if count is None:
        reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Sense("DATE", reference if anchor == "published" else None, mod)
    if hit.keys("half"):
        count += 0.5
    if unit[0] == "T":
        return Sense("TIME", None, mod)
    if hit.keys("low") or count != int(count):
        return Sense("DATE", None, "APPROX")
    if unit == "Y" and count == 1 and sign < 0 and not hit.keys("bound") and not hit.keys("orso"):
        return Sense("DATE", None, mod, Shift("Y", -1, "focus"))
    return Sense("DATE", None, mod, Shift(unit, sign * int(count), anchor))


def year_ago(hit: Hit) -> Sense | None:
    """The year-ago quarter, year-earlier."""
    return Sense("DATE", None, None, Shift("Y", -1, "focus"))


def relative(hit: Hit) -> Sense | None:
    """Last month, early next week, the end of this year, that day."""
    unit, which = _unit(hit), direction_of(hit)
    if unit[0] == "T":
        return None
    if hit.key("which") in ("this current", "same") and hit.words.key(hit.first) != "the":
        return None
    if hit.keys("fiscal"):
        return Sense("DATE", None, mod_of(hit))
    if which == "mentioned":
        count = {"following": 1, "subsequent": 1, "previous": -1, "preceding": -1}.get(hit.keys("which")[-1], 0)
        return Sense("DATE", None, mod_of(hit), Shift(unit, count, "mentioned"))
    count = {"last": -1, "next": 1}.get(which, 0)
    if hit.keys("which")[-1] in ("past",) and unit in ("Y", "M", "W", "D", "E", "C"):
        return Sense("DURATION", duration(1.0, unit))
    if hit.keys("which")[-1] == "latest" and unit == "Q":
        return Sense("DATE", None, mod_of(hit), Shift("Q", 0, "latest"))
    return Sense("DATE", None, mod_of(hit), Shift(unit, count), limit=limit_of(hit))


def the_unit(hit: Hit) -> Sense | None:
    """The quarter, the week, the latest period, the end of the year."""
    key, which = hit.key("unit"), hit.keys("which")
    unit = _unit(hit) if key != "period" else "Q"
    if unit[0] == "T" or unit in ("C", "E", "L", "F") or (key == "period" and which != ("latest",)):
        return None
    if hit.after in ("before", "after", "following", "that", "when") and not hit.keys("edge"):
        return None
    led = bool(hit.keys("edge") or hit.keys("pre") or which)
    if unit == "D" and not hit.keys("edge"):
        return None
    if "fiscal" in which:
        return Sense("DATE", None, mod_of(hit))
    if unit == "Q":
        return Sense("DATE", None, mod_of(hit), Shift("Q", 0, "latest" if "latest" in which else "focus"))
    if unit == "Y" and hit.after in ("ended", "ending", "to"):
        return Sense("DURATION", "P1Y", mod_of(hit))
    if unit == "M" and not led:
        return None
    anchor: Anchor = "tense" if unit == "WE" else "published"
    return Sense("DATE", None, mod_of(hit), Shift(unit, 0, anchor), limit=limit_of(hit))


def day_word(hit: Hit) -> Sense | None:
    """Today, late yesterday, tomorrow morning."""
    if _in_name(hit):
        return None
    keys = hit.keys("day")
    count = {"today": 0, "yesterday": -1, "tomorrow": 1}[keys[-1]] * (2 if len(keys) > 1 else 1)
    part = part_of(hit)
    return Sense("TIME" if part else "DATE", None, mod_of(hit), Shift("D", count), part, limit_of(hit) if not count else "")


def part_word(hit: Hit) -> Sense | None:
    """Tonight, last night, this morning, overnight."""
    key, which = hit.key("part"), direction_of(hit)
    part = "TNI" if key in ("tonight", "overnight") else part_of(hit)
    if key == "tonight" or which == "this":
        return Sense("TIME", None, mod_of(hit), Shift("D", 0), part)
    if key == "night" and which == "last":
        return Sense("TIME", None, mod_of(hit), Shift("D", -1), part)
    if which == "mentioned":
        return Sense("TIME", None, mod_of(hit), Shift("D", 1 if "following" in hit.keys("which") else 0, "mentioned"), part)
    if which == "next":
        return Sense("TIME", None, mod_of(hit), Shift("D", 1, "mentioned"), part)
    return Sense("TIME", f"XXXX-XX-XX{part}", mod_of(hit))


def clock(hit: Hit) -> Sense | None:
    """10:30 a.m. EST, 16:00 UTC, noon: an open day, to be joined with the day it belongs to."""
    if _in_name(hit):
        return None
    about = "APPROX" if hit.keys("about") and hit.keys("about")[0] not in ("shortly", "just") else None
    if hit.keys("point"):
        stamp = lexicon.table("times")["points"][hit.key("point")]
        return Sense("TIME", f"XXXX-XX-XXT{stamp}", about, part=f"T{stamp}")
    raw = hit.key("clock")
    table = lexicon.table("times")["numbers"]
    if raw in table:
        hour, minute = table[raw], ""
    elif ":" in raw:
        hour, minute = int(raw.split(":")[0]), raw.split(":", 1)[1]
    elif "." in raw and len(raw.split(".")[1]) == 2:
        hour, minute = int(raw.split(".")[0]), raw.split(".")[1]
    elif raw.isdigit() and raw.isascii() and len(raw) == 4:
        hour, minute = int(raw[:2]), raw[2:]
    elif raw.isdigit() and raw.isascii() and len(raw) < 3:
        hour, minute = int(raw), ""
    else:
        return None
    half = hit.key("ampm") + {"MO": " am", "AF": " pm", "EV": " pm", "NI": " pm"}.get(part_of(hit)[1:], "")
    if hit.keys("part2"):
        half += " pm"
    if ("a" in half or "p" in half.replace("o'clock", "")) and hour > 12:
        return None
    if "p" in half and hour < 12:
        hour += 12
    elif "a" in half and hour == 12:
        hour = 0
    if hour > 24 or (minute and int(minute[:2]) > 59):
        return None
    if not half and not hit.keys("zone") and hit.before not in ("at", "by", "until", "from", "around", "since", "before", "after", "to"):
        return None
    zone = "Z" if hit.key("zone") in ("gmt", "utc", "z") else ""
    stamp = f"T{hour:02}:{minute or '00'}{zone}"
    return Sense("TIME", f"XXXX-XX-XX{stamp}", about, part=stamp)


def recurring(hit: Hit) -> Sense | None:
    """Every Tuesday, annually, twice a week, $3 million a year."""
    table = lexicon.table("times")
    if hit.keys("adverb"):
        if hit.key("adverb") == "quarterly" and hit.after.isalpha():
            return None
        return Sense("SET", table["adverbs"][hit.key("adverb")])
    if hit.keys("plural") or hit.keys("weekday"):
        key = hit.key("plural")[:-1] or hit.key("weekday").rstrip(".")
        day = table["weekdays"].get(key) or table["short_weekdays"].get(key)
        return Sense("SET", f"XXXX-WXX-{day}{part_of(hit)}") if day else None
    name = hit.key("name")
    if name in table["units"]:
        if name.endswith("s") and not hit.keys("count"):
            return None
        count = 2.0 if hit.key("count") == "other" else number(hit.keys("count")) if hit.keys("count") else 1.0
        return Sense("SET", duration(count, table["units"][name]))
    if name in table["months"]:
        return Sense("SET", f"XXXX-{table['months'][name]:02}")
    if name in table["seasons"]:
        return Sense("SET", f"XXXX-{table['seasons'][name]}")
    if name in table["parts"]:
        return Sense("SET", f"XXXX-XX-XXT{table['parts'][name]}")
    day = table["weekdays"].get(name.rstrip(".")) or table["weekdays"].get(name.rstrip("s"))
    return Sense("SET", f"XXXX-WXX-{day}{part_of(hit)}") if day else None


def vague(hit: Hit) -> Sense | None:
    """Now, recently, the future: references without a date."""
    if hit.keys("present"):
        return Sense("DATE", "PRESENT_REF")
    if hit.keys("past"):
        return Sense("DATE", "PAST_REF")
    keys = hit.keys("future")
    if keys[-1] == "soon" and (hit.after in ("as", "after", "afterwards", "afterward", "enough") or keys[0] == "as"):
        return None
    return Sense("DATE", "FUTURE_REF")


def _in_name(hit: Hit) -> bool:
    """True for a capital word behind another ("High Noon"): a name, not a time."""
    if not hit.first or hit.words.sentences[hit.first - 1] != hit.words.sentences[hit.first]:
        return False
    return hit.words.raw(hit.first)[0].isupper() and hit.words.raw(hit.first - 1)[0].isupper()


def _unit(hit: Hit) -> str:
    units: dict[str, str] = lexicon.table("times")["units"]
    return units.get(hit.key("unit"), "")


def _joined(hit: Hit) -> bool:
    return "-" in hit.words.keys[hit.first : hit.past]


def _is_age(hit: Hit) -> bool:
    """True for "45-year-old", "aged two years", "six years old", "years of age"."""
    keys = hit.words
    if hit.after == "old" or (hit.after == "-" and keys.key(hit.past + 1) in ("old", "olds")):
        return True
    return hit.before == "aged" or (hit.after == "of" and keys.key(hit.past + 1) == "age")


def _bound(hit: Hit) -> str | None:
    key = hit.key("bound")
    if not key:
        return None
    if key in ("more than", "over", "just over"):
        return "MORE_THAN"
    if key in ("at least", "no less than", "no fewer than"):
        return "EQUAL_OR_MORE"
    if key in ("at most", "no more than", "no longer than", "up to"):
        return "EQUAL_OR_LESS"
    return "APPROX" if key in ("about", "approximately", "around", "circa", "roughly") else "LESS_THAN"
