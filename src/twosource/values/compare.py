"""Two quantities, or two times, side by side -> how they stand to each other, exactly.

Bounds are intervals: "over 335,000" and "more than 340,000" differ but do not conflict, 5 and 7 of one
thing conflict, 341,000 lies within "more than 340,000". A learned score never overrides what is said here.
"""

import math
from dataclasses import dataclass
from typing import Literal

from twosource import lexicon
from twosource.model import Grounds, Quantity, Rule, Time, because
from twosource.text import fold
from twosource.values.days import ordinal

Outcome = Literal["same", "within", "differ", "conflict"]

APPROX = 0.1  # share that "about n" reaches to either side; a reading habit, not fitted
ROUNDED_FROM = 1000.0  # a round figure of at least this may stand for a figure not rounded


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the second stands to the first; `wider` is 0 or 1, the side that says less, where one lies within."""

    outcome: Outcome
    why: Grounds
    wider: int | None = None


def compare_quantities(a: Quantity, b: Quantity, words_a: str = "", words_b: str = "") -> Comparison | None:
    """How two numbers stand to each other, None where they are no numbers of one thing.

    `words_a` and `words_b` are the words by which they are shown.
    """
    if not comparable(a, b):
        return None
    shown = (words_a or _show(a), words_b or _show(b))
    factor = _factor(a.unit, b.unit)
    one, two = _number_bounds(a), _in_unit(_number_bounds(b), factor)
    if _close(_number_ends(a), _in_unit(_number_ends(b), factor)):
        if a.comparator == b.comparator:
            return Comparison("same", _shown_grounds("same_number", shown))
        if {a.comparator, b.comparator} == {"exact", "approx"}:
            return Comparison("same", _shown_grounds("same_rounded", shown))
        if "exact" in (a.comparator, b.comparator):
            return Comparison("within", _shown_grounds("one_exact", shown), int(a.comparator == "exact"))
        return Comparison("differ", _shown_grounds("bound_otherwise", shown))
    if _lies_inside(one, two) or _lies_inside(two, one):
        wider = 1 if _lies_inside(one, two) else 0
        if "exact" in (a.comparator, b.comparator) or math.inf not in (abs(one[0]), one[1], abs(two[0]), two[1]):
            return Comparison("within", _shown_grounds("number_within", shown), wider)
        return Comparison("differ", _shown_grounds("bounds_meet", shown))
    if one[1] < two[0] or two[1] < one[0]:
        if _rounds(a, b, factor):
            return Comparison("within", _shown_grounds("one_rounds", shown), int(_zeros(a.low) < _zeros(b.low)))
        return Comparison("conflict", _shown_grounds("numbers_clash", shown))
    return Comparison("differ", _shown_grounds("overlap", shown))


def _shown_grounds(rule: Rule, shown: tuple[str, str]) -> Grounds:
    return because(rule, a=shown[0], b=shown[1])


def comparable(a: Quantity, b: Quantity) -> bool:
    """True where both count or measure one kind of thing, as far as their words show."""
    if a.change != b.change or _factor(a.unit, b.unit) is None:
        return False
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return False
    return same_counted(a, b)


def same_counted(a: Quantity, b: Quantity) -> bool:
    """True where what is counted is one thing; of measures (money, lengths) it may be left unsaid on one side."""
    one, two = counted_words(a.counted), counted_words(b.counted)
    if not one or not two:
        return a.unit is not None and (not one and not two)
    return bool(one[-1:] == two[-1:] and not (_others(one, two)))


def counted_words(counted: str | None) -> tuple[str, ...]:
    """The content words of what is counted, singular, words of one meaning made one; the head is last."""
    if not counted:
        return ()
    same, small = lexicon.table("counted")["same"], lexicon.words("counted", "small_words")
    head = fold(counted).split(" of ")[0]
    words = [_singular("".join(c for c in w if c.isalnum() or c == "-")) for w in head.split()]
    return tuple(str(same.get(w, w)) for w in words if w and w not in small)


def compare_times(a: Time, b: Time, words_a: str = "", words_b: str = "") -> Comparison | None:
    """How two dates stand to each other, None where one of them is not settled or they are of different kinds."""
    if "SET" in (a.type, b.type) or (a.type == "DURATION") != (b.type == "DURATION"):
        return None
    shown = (words_a or a.value or "", words_b or b.value or "")
    if a.type == "DURATION":
        if a.value is None or b.value is None or a.earliest or b.earliest or "X" in a.value + b.value:
            return None  # "several months" is no other time than "some months"
        same = a.value == b.value and a.mod == b.mod
        if same:
            return Comparison("same", _shown_grounds("same_length", shown))
        return Comparison("differ", _shown_grounds("other_length", shown))
    one, two = _day_interval(a), _day_interval(b)
    if one is None or two is None:
        return None
    if one == two:
        if a.type == b.type == "TIME" and a.value and b.value and a.value != b.value:
            return Comparison("differ", _shown_grounds("other_hours", shown))
        wider = None if a.type == b.type else int(b.type == "DATE")
        return Comparison("same" if wider is None else "within", _shown_grounds("same_days", shown), wider)
    if _lies_inside(one, two):
        return Comparison("within", _shown_grounds("first_finer", shown), 1)
    if _lies_inside(two, one):
        return Comparison("within", _shown_grounds("second_finer", shown), 0)
    if one[1] < two[0] or two[1] < one[0]:
        return Comparison("conflict", _shown_grounds("days_clash", shown))
    return Comparison("differ", _shown_grounds("overlap", shown))


# --- intervals ---------------------------------------------------------------------------------

Interval = tuple[float, float]


def _number_ends(q: Quantity) -> Interval:
    return -math.inf if q.low is None else q.low, math.inf if q.high is None else q.high


def _number_bounds(q: Quantity) -> Interval:
    low, high = _number_ends(q)
    if q.comparator == "approx":
        return low - abs(low) * APPROX, high + abs(high) * APPROX
    return low, high


def _close(a: Interval, b: Interval) -> bool:
    """True where both ends are equal but for what changing units does to the last digits."""
    return all(x == y or math.isclose(x, y, rel_tol=1e-9) for x, y in zip(a, b, strict=True))


def _in_unit(pair: Interval, factor: float | None) -> Interval:
    return (pair[0] * (factor or 1.0), pair[1] * (factor or 1.0))


def _lies_inside(a: Interval, b: Interval) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _factor(a: str | None, b: str | None) -> float | None:
    """What a number in unit b is multiplied with to be one in unit a; None where that can't be."""
    if a == b:
        return 1.0
    if a is None or b is None:
        return None
    scale = lexicon.table("counted")["scale"]
    one, two = scale.get(fold(a)), scale.get(fold(b))
    return float(two[1]) / float(one[1]) if one and two and one[0] == two[0] else None


def _zeros(value: float | None) -> int:
    """How many zeros end the whole number."""
    if not value or value != int(value):
        return 0
    digits = str(abs(int(value)))
    return len(digits) - len(digits.rstrip("0"))


def _rounds(a: Quantity, b: Quantity, factor: float | None) -> bool:
    """True where one of two exact figures is the other, rounded to its last digit that is not zero."""
    if factor != 1.0 or a.comparator != "exact" or b.comparator != "exact" or a.low is None or b.low is None:
        return False
    rough, fine = sorted((a.low, b.low), key=lambda v: (-_zeros(v), v))
    zeros = _zeros(rough)
    return abs(rough) >= ROUNDED_FROM and zeros > _zeros(fine) and abs(rough - fine) <= 0.5 * 10**zeros


def _others(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """True where both heads are qualified, and in no word alike ("wounded officers", "retired officers")."""
    return len(one) > 1 and len(two) > 1 and not set(one[:-1]) & set(two[:-1])


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _day_interval(t: Time) -> Interval | None:
    first, last = ordinal(t.earliest), ordinal(t.latest)
    return (float(first), float(last)) if first is not None and last is not None else None


def _show(q: Quantity) -> str:
    bound = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than "}
    value = q.low if q.low is not None else q.high
    return f"{bound.get(q.comparator, '')}{value:g}{' ' + q.unit if q.unit else ''}" if value is not None else "?"
