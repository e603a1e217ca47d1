"""Expressions in a row -> the year that one end of a range gives the other: "from April to June 2017"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from twosource.annotate.times.resolve import in_year
from twosource.annotate.times.sense import Found, Named
from twosource.annotate.times.words import Words
from twosource.values.calendar import bounds

_TO = frozenset({"to", "through", "until", "till", "-", "–", "—"})
_JOINS = _TO | {"and", "or"}
_NAMED = frozenset({"month", "day", "season", "quarter", "half"})
_YEARED = re.compile(r"(\d{4})-")
_WEEK = 7


def with_years(found: Sequence[Found], words: Words) -> list[Found]:
    """The expressions, each without a year given the one written at the other end of its range."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):  # the year behind counts for all before it: "March, April and May 2019"
        if year := _year_of_end(out[at + 1]):
            out[at] = _backward(out[at], out[at + 1], year, words)
    for at in range(1, len(out)):
        if year := _year_of_end(out[at - 1]):
            out[at] = _forward(out[at - 1], out[at], year, words)
    return out


def end_of_range(before: Found, here: Found, start: str | None, end: str | None, words: Words) -> str | None:
    """The value of the end of a range whose years and weeks are open: the first behind its start."""
    first, last = bounds(start), bounds(end)
    if first is None or last is None or joint(before, here, words) not in _TO or last.first >= first.first:
        return end
    step = here.sense.step
    other = before.sense.step
    if (
        not isinstance(step, Named)
        or not isinstance(other, Named)
        or not _has_open_end(before)
        or not _has_open_end(here)
    ):
        return end
    if (step.kind == "weekday") != (other.kind == "weekday"):
        return end  # "a revision on Friday to December's figures"
    if step.kind == "weekday":
        ahead = (step.number - first.first.isoweekday()) % _WEEK or _WEEK
        return (first.first + timedelta(ahead)).isoformat() + here.sense.part
    return _end_behind(here, first.first) or end


def joint(before: Found, here: Found, words: Words) -> str:
    """The word that joins two expressions of a sentence, "" for none."""
    if words.sentences[before.first] != words.sentences[here.first]:
        return ""
    between = words.keys[before.past : here.first]
    while between[1:] and between[-1] in ("the", "in", "on", "of"):
        between = between[:-1]
    if between[:1] == (",",) and len(between) > 1:
        between = between[1:]
    return between[0] if len(between) == 1 and between[0] in (_JOINS | {","}) else ""


def _year_of_end(found: Found) -> int | None:
    match = _YEARED.match(found.sense.value or "")
    return int(match[1]) if match and found.sense.step is None and found.sense.type in ("DATE", "TIME") else None


def _has_open_end(found: Found) -> bool:
    step = found.sense.step
    named = isinstance(step, Named) and step.kind in _NAMED | {"weekday"}
    return named and isinstance(step, Named) and step.direction == "free" and not step.yearly


def _backward(here: Found, behind: Found, year: int, words: Words) -> Found:
    how = joint(here, behind, words)
    step = here.sense.step
    if not how or not _has_open_end(here) or not isinstance(step, Named) or step.kind == "weekday":
        return here
    last = bounds((behind.sense.value or "")[:10])
    for tried in (year, year - 1):
        first = bounds(in_year(step, tried))
        if first and last and first.first <= last.first:
            return _settled_range(here, step, tried)
    return here


def _forward(before: Found, here: Found, year: int, words: Words) -> Found:
    step = here.sense.step
    how = joint(before, here, words)
    if how not in _TO | {"and"} or not _has_open_end(here) or not isinstance(step, Named) or step.kind == "weekday":
        return here
    first = bounds((before.sense.value or "")[:10])
    for tried in (year, year + 1) if how in _TO else (year,):
        last = bounds(in_year(step, tried))
        if first and last and first.first <= last.first:
            return _settled_range(here, step, tried)
    return here


def _settled_range(found: Found, step: Named, year: int) -> Found:
    value = (in_year(step, year) or "") + found.sense.part
    return replace(found, sense=replace(found.sense, value=value, step=None))


def _end_behind(here: Found, first: date) -> str | None:
    step = here.sense.step
    if not isinstance(step, Named):
        return None
    values = [value for year in (first.year, first.year + 1) if (value := in_year(step, year))]
    later = [value for value in values if (days := bounds(value)) and days.first >= first]
    return later[0] + here.sense.part if later else None
