"""time-changed: a day, a date or a length of time that the sources have otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.check.evidence import Matched, place_of
from twosource.check.sides import Sentence, root_over
from twosource.model import Finding, Time
from twosource.text import fold
from twosource.values.days import ordinal, weekday

AS_WELL = 0.6  # of the largest share of the draft's words, from which a sentence may date the same; not fitted


def time_changed(matched: Matched) -> Iterator[Finding]:
    """A day, a date or a length of time that the sources have otherwise.

    What it finds: "Wednesday", "May 5", "in 2016", "last month", "nine months" of the draft where the sentences of the
    sources that say the same have another day, date or length, and none has this one. A draft need not be dated: a
    weekday is compared with the weekday of the day that a source means.

    Why: order and cause rest on when a thing happened.

    Example: the source has "Congress passed the bill on Thursday evening", the draft "on Wednesday night".
    """
    for time in matched.sentence.times:
        own = told(time, matched.sentence)
        if not own.known:
            continue
        most = max((n.share for n in matched.near), default=0.0)
        near = [n.sentence for n in matched.near if n.share >= AS_WELL * most and n.sentence in matched.related]
        others = [(s, t, told(t, s)) for s in near for t in s.times]
        if any(own.meets(other) for _, _, other in others):
            continue
        drafts = [told(t, matched.sentence) for t in matched.sentence.times if t is not time]
        rivals = [
            (s, t)
            for s, t, o in others
            if own.excludes(o) and not any(d.meets(o) for d in drafts)
            if _times_of_one(time, matched.sentence, t, s)
        ]
        if rivals:
            sentence, other = rivals[0]
            yield Finding(
                "time-changed", "error", time.span, "other time", (place_of(sentence),), place_of(sentence, other.span)
            )


def _times_of_one(time: Time, sentence: Sentence, other: Time, source: Sentence) -> bool:
    """False for lengths of time of two things, and for "Saturday's opponents", which tells nothing of Saturday."""
    if time.type == "DURATION":
        return root_over(time.span, sentence) == root_over(other.span, source)
    return _times_owns(time, sentence) or not _times_owns(other, source)


def _times_owns(time: Time, sentence: Sentence) -> bool:
    return sentence.analysis.article.text[time.span.end : time.span.end + 2].replace("’", "'") == "'s"


@dataclass(frozen=True, slots=True)
class Told:
    """What an expression tells of a time; None where it does not. `words` are its own, folded."""

    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    span: str | None = None  # a length of time, as its TIMEX3 value
    reference: str | None = None  # "last week", "next month": counted from a day that is not known

    @property
    def known(self) -> bool:
        """True where it tells anything that can be compared."""
        return any(getattr(self, part) is not None for part in _COMPARED)

    def meets(self, other: "Told") -> bool:
        """True for the same words, or where something is told by both and nothing otherwise."""
        if self.words == other.words:
            return True
        both = self._both(other)
        return bool(both) and all(one == two for one, two in both)

    def excludes(self, other: "Told") -> bool:
        """True where both tell the same kind of thing, and it is not the same."""
        if self.span and other.span and self.span[-1:] != other.span[-1:]:
            return False  # "two days" is no other answer than "two hours"
        return any(one != two for one, two in self._both(other))

    def _both(self, other: "Told") -> list[tuple[object, object]]:
        parts = [(getattr(self, part), getattr(other, part)) for part in _COMPARED]
        return [(one, two) for one, two in parts if one is not None and two is not None]


_COMPARED = ("year", "month", "day", "weekday", "span", "reference")


def told(time: Time, sentence: Sentence) -> Told:
    """What the expression tells, as far as its value or its words do."""
    words = fold(time.span.of(sentence.analysis.article.text))
    value = time.value or ""
    if time.type == "DURATION":
        return Told(words, span=value) if value and "X" not in value else Told(words)
    if time.type == "SET":
        return Told(words)
    date = value.split("T")[0]
    reference = _reference(words)
    pieces = date.split("-")
    if len(pieces) == 3 and pieces[1].startswith("W") and pieces[2].isdigit():
        return Told(words, weekday=int(pieces[2]))
    year = int(pieces[0]) if pieces[0].isdigit() and len(pieces[0]) == 4 else None
    month = int(pieces[1]) if len(pieces) > 1 and pieces[1].isdigit() else None
    day = int(pieces[2]) if len(pieces) > 2 and pieces[2].isdigit() else None
    number = ordinal(date) if day is not None else None
    return Told(
        words,
        year if time.type == "DATE" or day is not None else None,
        month,
        day,
        weekday(number) if number is not None else None,
        None,
        reference,
    )


def _reference(words: str) -> str | None:
    """ "last week", "next month", as two words."""
    pieces = words.split()
    if len(pieces) == 2 and pieces[0] in ("last", "next", "this") and pieces[1] in ("week", "month", "year"):
        return words
    return words if words in ("yesterday", "today", "tomorrow") else None
