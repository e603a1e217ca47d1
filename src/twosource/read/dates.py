"""The words of a publication date -> ISO 8601, as precise as they are, or None with the reason."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The zone names RFC 2822 defines; any other name says nothing certain and is left out.
ZONES = {"gmt": 0, "ut": 0, "utc": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
         "pst": -8, "pdt": -7}  # fmt: skip
YEARS = range(1600, 2200)  # from the first newspapers on; 0001 and 9999 stand for nothing in databases
EPOCH_LAST = 7_258_118_400  # seconds from 1970 to 2200
LONGEST = 120  # characters; no date is longer

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_ONLY = re.compile(r"([a-z]{3,9})\.?,? (\d{4})")
_LEAD = re.compile(
    r"(?:(?:first )?published|posted|date)?:?(?: on)? ?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
)
_CLOCK = re.compile(
    r"(?:t|,? ?(?:at |[-–|/] )?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?: ?([ap])\.?m\b\.?)?"
    r" ?(?:\(?([a-z]{1,4})\)?|(?:gmt|utc)?([+-]\d{2}):?(\d{2})?)?"
)
_COMPACT_CLOCK = re.compile(r"t(\d{2})(\d{2})(\d{2})?")
_ZONE_ONLY = re.compile(r"z|[+-]\d{2}:?\d{2}")  # XML dates may have one; a day needs none


_PARTS = re.compile(r"\s*[|•·‒–—]\s*|\s[-/]\s")
_WRITER = re.compile(
    r"by [^\d,|]{2,60}?,? (?=(?:mon|tue|wed|thu|fri|sat|sun|published|posted|on\b|\d|[a-z]{3,9}\.? \d))"
)
_BY_WHOM = re.compile(r"(?<=\d{4}),? by [^\d]{2,60}\Z")
_CLOCK_FIRST = re.compile(r"\A\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\b\.?)?,? ?(?:on )?")
_LAST_CHANGE = re.compile(r"\b(?:last |first )?(?:changed|modified|updated?)\b.*", re.IGNORECASE)


class Dated(NamedTuple):
    """An ISO 8601 date or date-time, or None and in `note` why not."""

    value: str | None
    note: str | None = None


def normalise(words: str | None) -> Dated:
    """The date `words` give, e.g. `2016-09-20`, `2016-09-20T10:00:00Z`, `2016-09`; None where they settle none.

    A number order that may be read in two ways (03/04/2016) is not guessed. The zone is kept as given.
    """
    said = " ".join((words or "").split())
    if not said:
        return Dated(None)
    if len(said) > LONGEST:
        return Dated(None, f"the date {said[:30] + '…'!r} could not be read")
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", said):
        return _epoch(said)
    rest = said.lower()
    lead = _LEAD.match(rest)
    rest = rest[lead.end() :] if lead else rest
    try:
        found = _calendar(rest)
        if found is None:
            return Dated(None, f"the date {said!r} could not be read")
        day, after = found
        if day and not YEARS.start <= int(day[:4]) < YEARS.stop:
            return Dated(None, f"the date {said!r} is in no year of news")
        if day is None:
            return Dated(None, f"the date {said!r} may be read in two ways, so none is taken")
        return _with_clock(day, after, said)
    except ValueError:
        return Dated(None, f"the date {said!r} is not in the calendar")


def dated_line(line: str) -> str | None:
    """The date of a line that says nothing but when a report appeared and who wrote it; None for any other line.

    "Published 14 Sept 2026 | Updated 15 Sept 2026": the day of a change alone is no day of publication.
    """
    said = " ".join(line.split())
    if len(said) > LONGEST or not re.search(r"\d{4}", said):
        return None
    for part in _PARTS.split(_LAST_CHANGE.sub("", said)):
        bare = _CLOCK_FIRST.sub("", _BY_WHOM.sub("", _WRITER.sub("", part.lower(), count=1)).strip(" ,;:()"))
        value = normalise(bare).value if re.search(r"\d{4}", bare) else None
        if value and len(value) >= len("2016-09-20") and not bare.replace(".", "").isdigit():
            return bare
    return None


def _calendar(words: str) -> tuple[str | None, str] | None:
    """The day and what follows it; day None if ambiguous; None if no date starts the words."""
    for pattern, order in ((_SLASHED, "ymd"), (_COMPACT, "ymd"), (_NUMERIC, "?"), (_DAY_FIRST, "dmy"),
                           (_MONTH_FIRST, "mdy"), (_MONTH_ONLY, "my"), (_ISO, "ymd")):  # fmt: skip
        match = pattern.match(words)
        after = words[match.end() :] if match else ""
        if not match or after[:1].isdigit():
            continue
        parts = dict(zip(order, match.groups(), strict=False))
        if order == "?":
            first, second, year = (int(g) for g in match.groups())
            if first != second and max(first, second) <= 12:
                return None, after
            day, month = (first, second) if first > 12 or first == second else (second, first)
            return date(year, month, day).isoformat(), after
        if order in ("dmy", "mdy", "my") and _month_number(parts["m"]) is None:
            continue
        return _iso_date(parts), after
    return None


def _iso_date(parts: dict[str, str | None]) -> str:
    year, month, day = parts["y"], parts.get("m"), parts.get("d")
    number = None if month is None else int(month) if month.isdigit() else _month_number(month)
    if number is None:
        return f"{date(int(year or 0), 1, 1).year:04d}"
    if day is None:
        return f"{date(int(year or 0), number, 1):%Y-%m}"
    return date(int(year or 0), number, int(day)).isoformat()


def _month_number(word: str | None) -> int | None:
    full = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip
    if word == "sept":
        return 9
    for number, (short, long) in enumerate(zip(MONTHS, full, strict=True), start=1):
        if word in (short, long):
            return number
    return None


def _with_clock(day: str, after: str, said: str) -> Dated:
    """The day with the clock time that follows it, in its zone as given."""
    after = _COMPACT_CLOCK.sub(lambda m: f"t{m[1]}:{m[2]}:{m[3] or '00'}", after.rstrip(" .,"), count=1)
    match = _CLOCK.fullmatch(after) if len(day) == len("2016-09-20") else None
    if match is None:
        # What is no clock time may follow a day in brackets or after a comma: "20 September 2016 (updated)".
        known = not after or _ZONE_ONLY.fullmatch(after) or (after.lstrip()[:1] in tuple("(,|/;-–") and len(day) > 7)
        return Dated(day) if known else Dated(None, f"the date {said!r} could not be read")
    hour, minute, second, half, zone, offset_hours, offset_minutes = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    moment = datetime.fromisoformat(day).replace(hour=hours, minute=int(minute), second=int(second or 0))
    if zone and zone not in ZONES:
        return Dated(moment.isoformat(), f"the zone of the date {said!r} is not known and left out")
    if zone:
        shift = timedelta(hours=ZONES[zone])
    elif offset_hours:
        sign = -1 if offset_hours[0] == "-" else 1
        shift = timedelta(hours=int(offset_hours), minutes=sign * int(offset_minutes or 0))
    else:
        return Dated(moment.isoformat())
    return Dated(moment.replace(tzinfo=timezone(shift)).isoformat().replace("+00:00", "Z"))


def _epoch(digits: str) -> Dated:
    """Seconds or milliseconds since 1970, as feeds and programming interfaces give."""
    seconds = float(digits)
    if seconds >= 1e11:
        seconds /= 1000
    if seconds >= EPOCH_LAST:
        return Dated(None, f"the date {digits!r} could not be read")
    return Dated(datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z"))
