"""text -> time expressions with TIMEX3 and EDTF values and the days they cover.

Rules only. `words` codes the text, `rules` finds expressions and their senses, `resolve` dates them against the
publication day, `calendar` turns values into bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from twosource.annotate.notes import without_notes
from twosource.annotate.times.other import is_other
from twosource.annotate.times.ranges import end_of_range, with_years
from twosource.annotate.times.resolve import Context, value_of
from twosource.annotate.times.rules import NAMES, senses
from twosource.annotate.times.sense import Found, Named, Sense, Shift
from twosource.annotate.times.tense import Tense, tense_at
from twosource.annotate.times.words import BREAK, Words, read_words
from twosource.model import RawMention, Span, Time, TimeType, Tokens
from twosource.values.calendar import bounds, day_of, edtf, unit_value

_REACH = 8  # expressions to either side in which a clock time looks for its day
_PARTS = ("TMO", "TAF", "TEV", "TNI")
_NOON = 12
_EARLIEST_NIGHT = 4  # o'clock: before it, the night of a day may be that of the next day already
_FURTHER = ("MORE_THAN", "EQUAL_OR_MORE")
_NEARER = ("LESS_THAN", "EQUAL_OR_LESS")
_NEAR = 1  # sentences between an expression and the day it leans on


def find_times(text: str, tokens: Tokens, published: str | None, names: Sequence[RawMention] = ()) -> tuple[Time, ...]:
    """The time expressions of a text, in order, none overlapping another; `names` hold none that is part of them.

    Without `published` (ISO 8601) relative expressions keep an open value or None, and have no bounds.
    """
    words = read_words(without_notes(text), NAMES)
    now = day_of(published)
    found = with_years(
        [one for one in _times_joined(senses(words), words) if not is_other(one, words, tokens, names)], words
    )
    values = _values(found, words, tokens, now)
    return tuple(_time(one, value, words, now) for one, value in zip(found, values, strict=True))


def _values(found: list[Found], words: Words, tokens: Tokens, now: date | None) -> list[str | None]:
    """The value of each expression, in the light of those before it."""
    values: list[str | None] = []
    mentioned: str | None = None
    topic: str | None = None  # the quarter the report is about: the first
    focus: str | None = None  # the one its paragraph compares
    at_sentence, at_word = -_NEAR - 1, 0
    for one in found:
        step = one.sense.step
        if BREAK in words.codes[at_word : one.first]:
            focus = topic
        at_word = one.first
        sentence = words.sentences[one.first]
        near = mentioned if sentence - at_sentence <= _NEAR else None
        tense = tense_at(words, one, tokens) if now and _needs_tense(step) else Tense()
        value = value_of(one.sense, Context(now, near, focus, tense))
        if values and now:
            value = end_of_range(found[len(values) - 1], one, values[-1], value, words)
        values.append(value)
        if value and bounds(value):
            mentioned, at_sentence = value, sentence
            if value[5:6] == "Q" and _sets_focus(step) and _is_over(value, now):
                focus = value
                topic = topic or value
        elif now and topic and _is_to_date(one, words):
            focus = unit_value(now, "Y")
    for at, one in enumerate(found):
        if _is_clock_time(one.sense) and (day := _day_near(at, found, values, words)):
            values[at] = day + one.sense.part
    return values


def _needs_tense(step: Shift | Named | None) -> bool:
    if isinstance(step, Named):
        return step.direction == "free"
    return step is not None and step.anchor in ("tense", "told")


def _sets_focus(step: Shift | Named | None) -> bool:
    """False for what is itself reckoned from the period compared."""
    return not isinstance(step, Shift) or step.anchor not in ("focus", "focus_mentioned", "focus_year", "latest")


def _is_to_date(found: Found, words: Words) -> bool:
    """True for "the first nine months": what stands behind is compared with the year before."""
    keys = words.keys[found.first : found.past]
    return found.sense.value in ("P6M", "P9M") and keys[0] in ("the", "first", "latest")


def _is_over(value: str, now: date | None) -> bool:
    """True for a period that has ended: reports compare what is over, and look forward to what is not."""
    days = bounds(value)
    return now is None or (days is not None and days.last < now)


def _day_near(at: int, found: list[Found], values: list[str | None], words: Words) -> str | None:
    """The day of a clock time: the last named in its sentence, else the next there, else one of the sentence before."""
    sentence = words.sentences[found[at].first]

    def day(i: int, where: int) -> str | None:
        value = values[i] or ""
        dated = (
            bounds(value) is not None
            and "/" not in value
            and value[4:5] == "-"
            and value[5:7].isdigit()
            and len(value) >= 10
        )
        return value[:10] if dated and words.sentences[found[i].first] == where else None

    around = range(max(at - _REACH, 0), min(at + _REACH, len(found)))
    before, behind = [i for i in around if i < at], [i for i in around if i > at]
    tries = [(i, sentence) for i in reversed(before)] + [(i, sentence) for i in behind]
    tries += [(i, sentence - 1) for i in reversed(before)]
    return next((known for i, where in tries if (known := day(i, where))), None)


def _times_joined(found: list[Found], words: Words) -> list[Found]:
    """A clock time and the day right behind or before it as one: "10 p.m. Wednesday", "noon on Friday"."""
    out: list[Found] = []
    for here in found:
        if out and (one := _one_time(out[-1], here, words)):
            out[-1] = one
        else:
            out.append(here)
    return out


def _one_time(a: Found, b: Found, words: Words) -> Found | None:
    gap = words.keys[a.past : b.first]
    if words.sentences[a.first] != words.sentences[b.first] or gap not in ((), (",",), ("on",), ("of",)):
        return None
    sense = None
    if _is_clock_time(a.sense) and _is_day(b.sense) and (gap != ("of",) or a.sense.part in _PARTS):
        sense = _clocked(b.sense, a.sense)
    elif _is_day(a.sense) and _is_clock_time(b.sense) and gap in ((), (",",)):
        sense = _clocked(a.sense, b.sense)
    return Found(a.first, b.past, sense) if sense else None


def _is_clock_time(sense: Sense) -> bool:
    return sense.type == "TIME" and sense.step is None and (sense.value or "").startswith("XXXX-XX-XXT")


def _is_day(sense: Sense) -> bool:
    if sense.type not in ("DATE", "TIME"):
        return False
    step = sense.step
    if sense.type == "TIME" and sense.part not in _PARTS:
        return False
    if step is None:
        return sense.value is not None and len(sense.value) == 10 and sense.value[-1].isdigit()
    if isinstance(step, Shift):
        return step.unit == "D"
    return step.kind in ("day", "weekday", "feast", "nth", "nthin", "inweek", "inmonth", "numbered") and not step.until


def _clocked(day: Sense, clock: Sense) -> Sense | None:
    """The day at that time; None where the part of the day leaves the half open ("2:00 Friday night")."""
    part = clock.part
    if day.part and part in _PARTS:
        return day  # "the early hours of Monday morning"
    if day.part:
        hour = int(part[1:3]) if part[1:3].isdigit() else 0
        if not hour or (day.part == "TNI" and hour < _EARLIEST_NIGHT):
            return None
        if hour <= _NOON and day.part != "TMO":
            hour += 12 if hour < _NOON or day.part == "TNI" else 0
            part = f"T{hour:02}{part[3:]}"
    value = day.value.removesuffix(day.part) + part if day.value else None
    return replace(day, type="TIME", value=value, part=part, mod=clock.mod or day.mod)


def _type(sense: Sense, value: str | None) -> TimeType:
    """The type; "three days later" without the day it is reckoned from tells how long, and no date."""
    only_length = sense.type == "DATE" and sense.step is not None and value is not None and value[0] == "P"
    return "DURATION" if only_length else sense.type


def _time(found: Found, value: str | None, words: Words, now: date | None) -> Time:
    sense = found.sense
    days = bounds(value) if sense.type in ("DATE", "TIME") else None
    first, last = (days.first, days.last) if days else (None, None)
    said = edtf(value, sense.mod) if days else None
    if first and sense.wide:
        first = first.replace(year=max(first.year - 1, 1))
        said = f"{first}/{last}"
    if first and last and now and first <= now <= last:
        first, last = (now if sense.limit == "after" else first), (now if sense.limit == "before" else last)
    elif first and last and sense.mod in _FURTHER and isinstance(sense.step, Shift):
        # "more than two years ago" is before the year named, how long before is not said
        first, last = (None, last) if sense.step.count < 0 else (first, None)
        said = f"{first or '..'}/{last or '..'}"
    elif first and now and now > first and sense.mod in _NEARER and isinstance(sense.step, Shift):
        last = now
        said = f"{first}/{last}"
    return Time(
        span=Span(words.starts[found.first], words.ends[found.past - 1]),
        type=_type(sense, value),
        value=value,
        mod=sense.mod,
        edtf=said,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
    )
