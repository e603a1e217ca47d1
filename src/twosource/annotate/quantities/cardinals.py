"""Pieces -> cardinal numbers: spelled out, scaled ("4.3 million", "3m users"), with a half or spoken decimals."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from twosource.annotate.quantities.pieces import Piece
from twosource.lexicon import table, words

Form = Literal["digits", "words", "fraction", "vague"]
_CLOSES = frozenset({".", ",", ";", "and", "but", "million", "billion", "percent", "per"})
_GROUPS = re.compile(r"[,'’\s]")
MAX_DIGITS = 15  # longer runs are account numbers and hashes; also the exact range of a float


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the pieces `[first, past)`. `high` is None where the words leave it open ("dozens").

    `scale` is what the written number was multiplied with: 1e6 for "4.3 million", else 1.
    """

    first: int
    past: int
    low: float
    high: float | None
    form: Form
    scale: float = 1.0


@cache
def listed_numbers(key: str) -> dict[str, float]:
    """The words of one table of data/en/numbers.toml with their values."""
    return {word: float(value) for word, value in table("numbers")[key].items()}


def value_of(raw: str) -> float | None:
    """What the digits say, with or without group marks; None for "007" and for what is too long for a float."""
    plain = _GROUPS.sub("", raw)
    if len(plain) > MAX_DIGITS + 1 or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None
    return float(plain)


def glyph_of(piece: Piece) -> float | None:
    """½ -> 0.5; None for everything that is no vulgar fraction."""
    if len(piece.raw) != 1 or piece.raw.isascii() or unicodedata.category(piece.raw) != "No":
        return None
    value = unicodedata.numeric(piece.raw, 0.0)
    return value if 0 < value < 1 else None


def low_at(pieces: Sequence[Piece], at: int) -> str:
    """Piece `at` in lower case, "" outside the text."""
    return pieces[at].low if 0 <= at < len(pieces) else ""


def with_half(pieces: Sequence[Piece], number: Number) -> Number:
    """The number with what follows it of "and a half", "-and-a-half", "½"."""
    at = number.past
    if at < len(pieces) and pieces[at].kind == "word":
        glyph = glyph_of(pieces[at])
        if glyph is not None:
            return replace(number, past=at + 1, low=number.low + glyph, high=number.low + glyph)
    words = [at_ for at_ in range(at, min(at + 6, len(pieces))) if pieces[at_].low != "-"][:3]
    if len(words) == 3 and pieces[words[0]].low == "and" and pieces[words[1]].low in ("a", "one"):
        part = {"half": 0.5, "quarter": 0.25}.get(pieces[words[2]].low)
        if part is not None:
            return replace(number, past=words[2] + 1, low=number.low + part, high=number.low + part)
    return number


def scaled(pieces: Sequence[Piece], number: Number, *, money: bool = False) -> Number:
    """The number times the scale words after it: million, bn, hundred thousand."""
    scale, at = 1.0, number.past
    while at < len(pieces):
        step = 1 if pieces[at].low == "-" and pieces[at].glued and at + 1 < len(pieces) else 0
        counted = _counts_many(pieces, at + 1)
        factor = _scale_of(pieces[at + step], glued=pieces[at].glued and not step, money=money, counted=counted)
        if factor is None or (factor < 100 and scale > 1):
            break
        scale *= factor
        at += step + 1
        if scale >= 1e12:
            break
    if scale == 1.0:
        return number
    high = None if number.high is None else number.high * scale
    return replace(number, past=at, low=number.low * scale, high=high, scale=scale)


def _counts_many(pieces: Sequence[Piece], at: int) -> bool:
    """True before what is counted in millions, one word apart at most: "3m users", "46m euros", "2m new homes"."""
    many = words("numbers", "counted_in_millions")
    for piece in pieces[at : at + 2]:
        if piece.kind != "word" or piece.breaks:
            return False
        if piece.low in many or (piece.raw[0].isupper() and piece.low.endswith("ns")):  # "3m Orstenians"
            return True
    return False


def _scale_of(piece: Piece, *, glued: bool, money: bool, counted: bool) -> float | None:
    if piece.kind != "word":
        return None
    scale = listed_numbers("scales").get(piece.low)
    if scale is not None and piece.low != "score":
        return scale
    if glued or money:
        short = listed_numbers("short_scales").get(piece.low)
        if short is not None:
            return short
    if glued:
        letters = listed_numbers("letter_scales").get(piece.raw)
        if letters is None and (money or counted):
            letters = listed_numbers("money_letter_scales").get(piece.raw)
        return letters
    return None


def word_value(pieces: Sequence[Piece], at: int) -> tuple[int, float] | None:
    """One number word below a hundred from `at`, "twenty-eight" too: the piece past it, and its value."""
    low = low_at(pieces, at)
    if low in (small := listed_numbers("small")):
        return at + 1, small[low]
    if low in (tens := listed_numbers("tens")):
        value = tens[low]
        step = 2 if low_at(pieces, at + 1) == "-" else 1
        unit = small.get(low_at(pieces, at + step))
        if unit is not None and 0 < unit < 10:
            return at + step + 1, value + unit
        return at + 1, value
    return None


def cardinal(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "twenty-eight thousand six hundred forty-two", "a million", "half a dozen", "two and a half"."""
    low = low_at(pieces, at)
    scales = listed_numbers("scales")
    if low in ("a", "an"):
        if low_at(pieces, at + 1) in scales and low_at(pieces, at + 1) != "score":
            return scaled(pieces, Number(at, at + 1, 1.0, 1.0, "words"))
        return None
    if low == "half":
        step = 2 if low_at(pieces, at + 1) in ("a", "an", "-") else 1
        if low_at(pieces, at + step) in scales and low_at(pieces, at + step) not in ("score", "hundred"):
            return scaled(pieces, Number(at, at + step, 0.5, 0.5, "words"))
        return Number(at, at + 1, 0.5, 0.5, "fraction")
    if low in scales:
        return None  # "several hundred", "few hundred": how many is not said
    total, current, past = 0.0, 0.0, at
    largest = float("inf")
    while True:
        group = _group_of_words(pieces, past, largest)
        if group is None:
            break
        past, current, largest = group
        total += current
        if largest <= 1:
            break
        joint = past
        if low_at(pieces, joint) == "and" and word_value(pieces, joint + 1) is not None:
            joint += 1
        if _group_of_words(pieces, joint, largest) is None:
            break
        past = joint
    if past == at:
        return None
    number = Number(at, past, total, total, "words", largest if largest < float("inf") else 1.0)
    told = _decimal_words(pieces, number)
    if told is not number:
        return scaled(pieces, told)
    more = with_half(pieces, number) if number.scale <= 1 else number
    return scaled(pieces, more) if more is not number else number


def _group_of_words(pieces: Sequence[Piece], at: int, below: float) -> tuple[int, float, float] | None:
    """One group such as "six hundred forty-two" or "thousand"-closed: past, value, its scale (< `below`)."""
    head = word_value(pieces, at)
    if head is None or (head[1] >= below):
        return None
    past, value = head
    scales = listed_numbers("scales")
    scale = 1.0
    while True:
        step = 1 if low_at(pieces, past) == "-" and pieces[past].glued else 0
        word = low_at(pieces, past + step)
        factor = scales.get(word) if word != "score" else None
        if factor is None or scale * factor >= below:
            break
        past += step + 1
        value *= factor
        scale *= factor
        if factor == 100 and below > 1000:
            joint = past + 1 if low_at(pieces, past) == "and" else past
            rest = word_value(pieces, joint)
            if rest is not None and low_at(pieces, rest[0]) in scales and low_at(pieces, rest[0]) != "dozen":
                value += rest[1]
                past = rest[0]
        if scale >= 1e12:
            break
    return past, value, scale


def _decimal_words(pieces: Sequence[Piece], number: Number) -> Number:
    """The number with the decimals behind a spoken point: "one point one two"."""
    at, digits = number.past + 1, ""
    if low_at(pieces, number.past) != "point" or number.low >= 1000:
        return number
    while (digit := listed_numbers("small").get(low_at(pieces, at), 10.0)) < 10 and len(digits) < MAX_DIGITS:
        digits, at = f"{digits}{digit:.0f}", at + 1
    idiom = low_at(pieces, number.first - 1) == "at" and at < len(pieces) and pieces[at].low not in _CLOSES
    if not digits or (idiom and len(digits) == 1):
        return number  # "at one point two men left"
    value = number.low + float(f"0.{digits}")
    return replace(number, past=at, low=value, high=value)
