"""Codes -> plain words, the same on the web page, in Markdown and on the terminal; and texts made safe to show."""

import calendar
import math
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from twosource.lexicon import table
from twosource.model import (
    About,
    Comparator,
    Factuality,
    Figure,
    MentionType,
    OriginKind,
    PassageKind,
    Quantity,
    Relation,
    SourceType,
    Time,
)

RELATIONS: Mapping[Relation, str] = {
    "single": "one article",
    "agree": "agree",
    "refine": "adds detail",
    "differ": "differ",
    "conflict": "conflict",
    "update": "later update",
}
RELATIONS_LONG: Mapping[Relation, str] = {
    "conflict": "as worded, not both can be true",
    "update": "a later article has another count or state",
    "differ": "worded with another strength, number or scope; both can be true",
    "refine": "one says more than the other, neither speaks against it",
    "agree": "both say the same",
    "single": "found in one article only",
}
# What is shown of a point; of what nobody has otherwise nothing is.
BADGES: Mapping[Relation, str] = {name: RELATIONS[name] for name in ("conflict", "update", "differ")}
# Of points and statements that are alike, and not surely about one thing.
MAY_BE_ONE = "May be one matter"
COMPARE = "Alike, and not surely about one thing: compare the words before you count them together."
PERHAPS = "perhaps of another matter"
FACTUALITY: Mapping[Factuality, str] = {
    "CT+": "stated as certain",
    "PR+": "put as likely",
    "PS+": "put as possible",
    "CT-": "stated as not so",
    "PR-": "put as unlikely",
    "PS-": "put as possibly not so",
    "Uu": "left open whether it is so",
}
ORIGINS: Mapping[OriginKind, str] = {
    "statement": "a named source's statement",
    "document": "a document or estimate",
    "act": "a public act, as reports tell it",
    "wire": "wire or copied text",
    "text": "one text in several articles",
    "own_voice": "an outlet's own words",
    "unnamed": "an unnamed source",
    "unattributed": "reported, no source named",
}
SOURCE_TYPES: Mapping[SourceType, str] = {
    "named_person": "named person",
    "named_org": "named body",
    "unnamed_official": "unnamed official",
    "unnamed_group": "unnamed people",
    "document": "document",
    "estimate": "estimate",
    "unspecified": "not specified",
}
MENTION_TYPES: Mapping[MentionType, str] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "country, state or town",
    "FAC": "building or site",
    "NORP": "nationality, faith or party",
    "EVENT": "event",
    "LAW": "law",
    "MISC": "other name",
}
PASSAGES: Mapping[PassageKind, str] = {
    "verbatim": "word for word",
    "near": "nearly the same words",
    "same_quote": "the same quotation",
}
COMPARATORS: Mapping[Comparator, str] = {
    "exact": "",
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "range": "",
}
AGES = frozenset({"day", "month", "week", "year"})  # units after which what is "counted" is who or what is so old
# Of what is UNOPPOSED; the words for it instead of "differ".
NO_QUARREL: Mapping[About, str] = {"detail": "each adds detail"}
OWN_VOICE = "in the article's own voice"
NO_SOURCE = "reported, no source named"

LONGEST_URL = 2000  # characters; browsers cut longer ones
# C0 and C1 controls but tab and newline, lone surrogates, and the marks that change the direction of what
# follows: they could make a line read otherwise than it is written.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

_DURATION = re.compile(
    r"P(?:(?P<decades>[\d.]+|X)DE)?(?:(?P<years>[\d.]+|X)Y)?(?:(?P<months>[\d.]+|X)M)?(?:(?P<weeks>[\d.]+|X)W)?"
    r"(?:(?P<days>[\d.]+|X)D)?(?:T(?:(?P<hours>[\d.]+|X)H)?(?:(?P<minutes>[\d.]+|X)M)?(?:(?P<seconds>[\d.]+|X)S)?)?"
)
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_SAME_IN_PLURAL = frozenset({"percent", "baht", "yen", "yuan", "won", "rand", "horsepower", "celsius", "fahrenheit"})


def badge(relation: Relation, about: About | None) -> str:
    """The relation in a word or two; what differs in no fact that is named is no difference."""
    if relation == "differ" and about is not None:
        return NO_QUARREL.get(about, RELATIONS[relation])
    return RELATIONS[relation]


def showable(text: str) -> str:
    """The text with every character that could break or disguise a page as U+FFFD; of the same length."""
    return _UNSHOWABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Showable text with each run of white space as one blank, none at the ends."""
    return blanks_joined(text).strip()


def blanks_joined(text: str) -> str:
    """Showable text with each run of white space as one blank."""
    return re.sub(r"\s+", " ", showable(text))


def clipped(text: str, limit: int) -> str:
    """One line of at most `limit` characters; what is cut off is told by an ellipsis."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """The address where it is http or https and holds no white space or control characters, else None."""
    if url is None or len(url) > LONGEST_URL or showable(url) != url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def number(value: float) -> str:
    """5,000 or 3.5; very large or small ones in short form."""
    if not math.isfinite(value):
        return "unknown"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.2f}" if abs(value) < 1e15 else f"{value:.3g}"


def bounds(low: float | None, high: float | None, comparator: Comparator) -> str:
    """The number with its comparator, in words: "at least 5,000", "10 to 15"."""
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}"
    known = low if low is not None else high
    return f"{COMPARATORS[comparator]}{number(known)}" if known is not None else "unknown"


def amount(quantity: Quantity | Figure) -> str:
    """The number with its bounds, unit and what is counted."""
    change = quantity.change if isinstance(quantity, Quantity) else None
    counted = f"({quantity.counted})" if quantity.counted and quantity.unit in AGES else quantity.counted
    parts = (
        {"up": "up by", "down": "down by", None: None}[change],
        bounds(quantity.low, quantity.high, quantity.comparator),
        units(quantity.unit, quantity.high if quantity.high is not None else quantity.low),
        counted,
    )
    return " ".join(part for part in parts if part)


def units(unit: str | None, value: float | None) -> str | None:
    """The unit as it is written after the number: "11 minutes", "1 minute", "5 percent"."""
    if unit is None or value == 1 or not unit.isascii() or not unit.islower() or unit.endswith(("s", "z")):
        return unit
    first, blank, rest = unit.partition(" per ")
    if first in _SAME_IN_PLURAL:
        return unit
    head, _, last = first.rpartition(" ")
    if last in ("foot", "inch"):
        plural = {"foot": "feet", "inch": "inches"}[last]
    else:
        plural = last[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeo" else last + "s"
    return f"{head} {plural}{blank}{rest}".strip()


def time_value(time: Time) -> str:
    """What the time expression stands for, or that it is not settled."""
    if time.earliest or time.latest:
        return when(time.earliest, time.latest)
    if time.type in ("DURATION", "SET") and time.value:
        told = duration(time.value) or time.value
        return f"every {told}" if time.type == "SET" else told
    value = time.value or ""
    clock = _CLOCK.search(value)
    if not value or value.startswith("X") or value.endswith("_REF"):
        return f"{clock[1]}, date not settled" if clock else "date not settled"
    return time.edtf or value


def duration(value: str) -> str | None:
    """An ISO 8601 duration in words: "2 years 3 months"; a number that is not known is "some". None if it is none."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return None
    parts = [(found[name], name) for name in found.groupdict() if found[name]]
    told = [f"some {noun}" if many == "X" else f"{many} {units(noun[:-1], float(many))}" for many, noun in parts]
    return " ".join(told) or None


def when(earliest: str | None, latest: str | None) -> str:
    """The days between two ISO dates, both included, as short as they allow: 2014, 2023-09, from ... to ..."""
    if earliest is None and latest is None:
        return "date not settled"
    if latest is None:
        return f"{earliest} or later"
    if earliest is None:
        return f"{latest} or earlier"
    if earliest == latest:
        return earliest
    if earliest[:4] == latest[:4] and earliest[4:] == "-01-01" and latest[4:] == "-12-31":
        return earliest[:4]
    if earliest[:7] == latest[:7] and earliest[7:] == "-01" and latest[7:] == _last_day(earliest):
        return earliest[:7]
    return f"{earliest} to {latest}"


def independence(low: int, high: int, articles: int) -> str:
    """How many independent origins stand behind so many articles, as lower and upper bound."""
    span = str(low) if low == high else f"{low} to {high}"
    return f"{span} independent {'origin' if high == 1 else 'origins'} in {count(articles, 'article')}"


def count(many: int, noun: str, plural: str | None = None) -> str:
    """ "1 article", "3 articles", "no articles"."""
    return f"{many:,} {noun}" if many == 1 else f"{many:,} {plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def language(code: str | None) -> str:
    """The English name of the language, or its code where that is not known."""
    return str(table("languages")["names"].get(code, f"in the language {code!r}"))


def quoted(words: str) -> str:
    """The words between quotation marks; where they have a pair of their own, those serve."""
    line = one_line(words)
    return line if line[:1] in '“"' and line[-1:] in '”"' and len(line) > 1 else f"“{line}”"


def _last_day(day: str) -> str:
    """-28 .. -31: the last day of that ISO day's month; of what is no day something no day equals."""
    try:
        return f"-{calendar.monthrange(int(day[:4]), int(day[5:7]))[1]}"
    except ValueError:
        return "none"
