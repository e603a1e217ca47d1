"""Patterns and senses of periods written in figures: Q1, 3Q22, H2 2022, FY2023, 2013-14."""

from __future__ import annotations

import re
from typing import Final

from twosource.annotate.times.leads import LEAD, full_year, mod_of, year_of, yearly
from twosource.annotate.times.rules_periods import OTHER_YEAR, PREPOSITIONS, is_number
from twosource.annotate.times.sense import Hit, Name, Named, Sense

SHORT: Final = (
    rf"(?P<short>{{qn|nq}})(?:{{of|in|,}}?(?P<year>{{yyyy|yy}})|{{of|in|,}}?(?P<fy>{{fyear}})|{{of|in}}?{OTHER_YEAR})?",
    r"(?P<year>{yyyy})(?P<short>{qn|nq})",
)
FISCAL: Final = r"(?P<fy>{fyear})"
RUN_OVER: Final = (
    rf"{LEAD}(?P<lead>{{the}}?{{fiscal}}{{year}}?|{{the}}{{year|years|season}})?(?P<year>{{yyyy}})(?P<join>{{-|–|/}})"
    r"(?P<until>{digits})"
)

_SHORT = re.compile(r"(?:([qh])([1-4])|([1-4])([qh]))\s?['’]?(\d{2}|\d{4})?")
_FISCAL = re.compile(r"fy\s?['’]?(\d{4}|\d{2})(?:[-–/](\d{2,4}))?")
_LONGEST = 100  # years: "1450-1998" may be anything


def short_period(hit: Hit) -> Sense | None:
    """Q1, 3Q22, H2 2022, Q3 FY2023; behind a name ("Audi Q3") and for a lone H1 after no preposition none."""
    found = _SHORT.fullmatch(hit.key("short"))
    if not found:
        return None
    letter, number = (found[1], int(found[2])) if found[1] else (found[4], int(found[3]))
    if letter == "h" and number > 2:
        return None
    value = f"{letter.upper()}{number}"
    year = year_of(hit) if hit.keys("year") else _short_year(found[5]) if found[5] else None
    if year:
        return Sense("DATE", f"{year:04}-{value}")
    if hit.keys("fy"):
        fiscal = _FISCAL.fullmatch(hit.key("fy"))
        return Sense("DATE", f"FY{_short_year(fiscal[1]):04}-{value}") if fiscal else None
    kind: Name = "quarter" if letter == "q" else "half"
    if hit.keys("other"):
        return Sense("DATE", f"XXXX-{value}", None, yearly(kind, number, hit))
    named = hit.before.isalpha() and hit.words.raw(hit.first - 1)[0].isupper() and hit.before not in PREPOSITIONS
    opens = not hit.first or hit.words.sentences[hit.first - 1] != hit.words.sentences[hit.first]
    if hit.words.glued(hit.first) or (named and not opens and hit.before != "the"):
        return None
    if letter == "h" and hit.before not in PREPOSITIONS:
        return None
    return Sense("DATE", f"XXXX-{value}", None, Named(kind, number))


def fiscal_year(hit: Hit) -> Sense | None:
    """FY2023, FY23; FY2023-24 is a year that runs over."""
    found = _FISCAL.fullmatch(hit.key("fy"))
    if not found:
        return None
    year = _short_year(found[1])
    if found[2]:
        return _over(year, found[2])
    return Sense("DATE", f"FY{year:04}")


def run_over(hit: Hit) -> Sense | None:
    """2013-14, 2014/15, 1998-2004: the years from the first to the last."""
    words, at = hit.words, hit.past - 1
    year = int(hit.key("year")[:4])
    raw = words.raw(at)
    if not (words.glued(at) and words.glued(at - 1)) or not raw.isdecimal() or len(raw) not in (2, 4):
        return None
    behind = words.key(hit.past)
    if words.glued(hit.past) and (behind in ("-", "/") or behind.isalnum()):
        return None
    if not hit.keys("lead") and is_number(hit, year):
        return None
    sense = _over(year, raw, next_only=hit.key("join") == "/")
    return Sense(sense.type, sense.value, mod_of(hit)) if sense else None


def _over(year: int, until: str, *, next_only: bool = False) -> Sense | None:
    last = int(until) if len(until) == 4 else year - year % 100 + int(until)
    last += 100 if len(until) == 2 and until == "00" and year % 100 == 99 else 0
    if not year < last < year + (2 if next_only else _LONGEST) or last > 2199:
        return None
    return Sense("DATE", f"{year:04}/{last:04}")


def _short_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else full_year(int(digits))
