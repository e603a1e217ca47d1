"""Pieces -> numbers: digits, number words, scales, fractions, and plurals such as "dozens"."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from twosource.annotate.quantities.pieces import Piece
from twosource.lexicon import table

Form = Literal["digits", "words", "fraction", "vague"]
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
def _number_runs(key: str) -> Mapping[str, float]:
    return {word: float(value) for word, value in table("numbers")[key].items()}


@cache
def starters() -> frozenset[str]:
    """Every word that a number can begin with, in lower case."""
    keys = ("small", "tens", "vague", "vague_open", "scales")
    return frozenset(word for key in keys for word in _number_runs(key)) | {"a", "an", "half"}


def read_multiple(pieces: Sequence[Piece], at: int) -> float | None:
    """2 for "doubled" and for "will double", 0.5 for "halved"; None for "doubled down" and all else."""
    low = pieces[at].low
    value = _number_runs("multiples").get(low)
    if value is None and _lower(pieces, at - 1) in ("to", "will", "would", "could", "may", "might"):
        value = _number_runs("multiples").get(low + "d")
    if value is None or _lower(pieces, at + 1) in ("down", "up", "as"):
        return None
    return value


@cache
def scales() -> frozenset[str]:
    """million, thousand, dozen and the like."""
    return frozenset(_number_runs("scales"))


def read_number(pieces: Sequence[Piece], at: int, *, money: bool = False) -> Number | None:
    """The longest number that begins with piece `at`, or None. `money`: a currency stands before it.

    An ordinal is no number, nor is "a" alone; "second" is never a fraction.
    """
    piece = pieces[at]
    if piece.kind == "digits":
        return _digits(pieces, at, money=money)
    if piece.kind == "word":
        glyph = _glyph(piece)
        if glyph is not None:
            return Number(at, at + 1, glyph, glyph, "fraction")
        if piece.low not in starters():
            return None
        for reader in (_share, _vague_number, _fraction_words, _cardinal):
            number = reader(pieces, at)
            if number is not None:
                return number
    return None


def _digits(pieces: Sequence[Piece], at: int, *, money: bool) -> Number | None:
    value = _value(pieces[at].raw)
    if value is None:
        return None
    share = _share(pieces, at)
    if share is not None:
        return share
    number = Number(at, at + 1, value, value, "digits")
    exponent = _exponent(pieces, at + 1)
    if exponent is not None:
        past, power = exponent
        value *= 10.0**power
        return replace(number, past=past, low=value, high=value)
    part = _slash(pieces, at)
    if part is not None:
        return part
    number = _with_half(pieces, number)
    return _times_scale(pieces, number, money=money)


def _value(raw: str) -> float | None:
    plain = raw.replace(",", "").replace("\u00a0", "").replace("\u2009", "").replace("\u202f", "")
    if len(plain) > MAX_DIGITS + 1 or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None
    return float(plain)


def _glyph(piece: Piece) -> float | None:
    """½ -> 0.5; None for everything that is no vulgar fraction."""
    if len(piece.raw) != 1 or piece.raw.isascii() or unicodedata.category(piece.raw) != "No":
        return None
    value = unicodedata.numeric(piece.raw, 0.0)
    return value if 0 < value < 1 else None


def _lower(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].low if 0 <= at < len(pieces) else ""


def _exponent(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """×10−8 or ×10^6 from piece `at`: the piece past it and the power."""
    if _lower(pieces, at) not in ("×", "x", "*") or _lower(pieces, at + 1) != "10":
        return None
    at += 2
    if _lower(pieces, at) == "^":
        at += 1
    sign = 1
    if _lower(pieces, at) in ("-", "−", "–"):
        sign, at = -1, at + 1
    digits = _lower(pieces, at)
    if at >= len(pieces) or not pieces[at].glued or not digits.isdecimal() or len(digits) > 2:
        return None
    return at + 1, sign * int(digits)


def _slash(pieces: Sequence[Piece], at: int) -> Number | None:
    """3/4, and 1 3/4 after a whole number; never a date: the parts are small and the first the smaller."""
    whole = 0.0
    first = at
    if _lower(pieces, at + 2) == "/" and pieces[at + 1].gap == " ":
        whole, at = float(pieces[at].low) if pieces[at].low.isdecimal() else -1.0, at + 1
    upper, lower = _lower(pieces, at), _lower(pieces, at + 2)
    if whole < 0 or _lower(pieces, at + 1) != "/" or not (upper.isdecimal() and lower.isdecimal()):
        return None
    if not pieces[at + 1].glued or not pieces[at + 2].glued or _lower(pieces, at + 3) == "/":
        return None
    if int(lower) not in (2, 3, 4, 5, 6, 8, 10, 16, 32) or not 0 < int(upper) < int(lower):
        return None
    value = whole + int(upper) / int(lower)
    return Number(first, at + 3, value, value, "fraction" if not whole else "digits")


def _with_half(pieces: Sequence[Piece], number: Number) -> Number:
    """The number with what follows it of "and a half", "-and-a-half", "½"."""
    at = number.past
    if at < len(pieces) and pieces[at].kind == "word":
        glyph = _glyph(pieces[at])
        if glyph is not None:
            return replace(number, past=at + 1, low=number.low + glyph, high=number.low + glyph)
    words = [at_ for at_ in range(at, min(at + 6, len(pieces))) if pieces[at_].low != "-"][:3]
    if len(words) == 3 and [pieces[at_].low for at_ in words[:2]] == ["and", "a"]:
        part = {"half": 0.5, "quarter": 0.25}.get(pieces[words[2]].low)
        if part is not None:
            return replace(number, past=words[2] + 1, low=number.low + part, high=number.low + part)
    return number


def _times_scale(pieces: Sequence[Piece], number: Number, *, money: bool = False) -> Number:
    """The number times the scale words after it: million, bn, hundred thousand."""
    scale, at = 1.0, number.past
    while at < len(pieces):
        step = 1 if pieces[at].low == "-" and pieces[at].glued and at + 1 < len(pieces) else 0
        factor = _scale_of(pieces[at + step], glued=pieces[at].glued and not step, money=money)
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


def _scale_of(piece: Piece, *, glued: bool, money: bool) -> float | None:
    if piece.kind != "word":
        return None
    scale = _number_runs("scales").get(piece.low)
    if scale is not None and piece.low != "score":
        return scale
    if glued or money:
        short = _number_runs("short_scales").get(piece.low)
        if short is not None:
            return short
    if glued:
        letters = _number_runs("letter_scales").get(piece.raw)
        if letters is None and money:
            letters = _number_runs("money_letter_scales").get(piece.raw)
        return letters
    return None


def _word_value(pieces: Sequence[Piece], at: int) -> tuple[int, float] | None:
    """One number word below a hundred from `at`, "twenty-eight" too: the piece past it, and its value."""
    low = _lower(pieces, at)
    if low in (small := _number_runs("small")):
        return at + 1, small[low]
    if low in (tens := _number_runs("tens")):
        value = tens[low]
        step = 2 if _lower(pieces, at + 1) == "-" else 1
        unit = small.get(_lower(pieces, at + step))
        if unit is not None and 0 < unit < 10:
            return at + step + 1, value + unit
        return at + 1, value
    return None


def _cardinal(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "twenty-eight thousand six hundred forty-two", "a million", "half a dozen", "two and a half"."""
    low = _lower(pieces, at)
    scales = _number_runs("scales")
    if low in ("a", "an"):
        if _lower(pieces, at + 1) in scales and _lower(pieces, at + 1) != "score":
            return _times_scale(pieces, Number(at, at + 1, 1.0, 1.0, "words"))
        return None
    if low == "half":
        step = 2 if _lower(pieces, at + 1) in ("a", "an", "-") else 1
        if _lower(pieces, at + step) in scales and _lower(pieces, at + step) not in ("score", "hundred"):
            return _times_scale(pieces, Number(at, at + step, 0.5, 0.5, "words"))
        return Number(at, at + 1, 0.5, 0.5, "fraction")
    if low in scales:
        return None  # "several hundred", "few hundred": how many is not said
    total, current, past = 0.0, 0.0, at
    largest = float("inf")
    while True:
        group = _digit_group(pieces, past, largest)
        if group is None:
            break
        past, current, largest = group
        total += current
        if largest <= 1:
            break
        joint = past
        if _lower(pieces, joint) == "and" and _word_value(pieces, joint + 1) is not None:
            joint += 1
        if _digit_group(pieces, joint, largest) is None:
            break
        past = joint
    if past == at:
        return None
    number = Number(at, past, total, total, "words", largest if largest < float("inf") else 1.0)
    more = _with_half(pieces, number) if number.scale <= 1 else number
    return _times_scale(pieces, more) if more is not number else number


def _digit_group(pieces: Sequence[Piece], at: int, below: float) -> tuple[int, float, float] | None:
    """One group such as "six hundred forty-two" or "thousand"-closed: past, value, its scale (< `below`)."""
    head = _word_value(pieces, at)
    if head is None or (head[1] >= below):
        return None
    past, value = head
    scales = _number_runs("scales")
    scale = 1.0
    while True:
        step = 1 if _lower(pieces, past) == "-" and pieces[past].glued else 0
        word = _lower(pieces, past + step)
        factor = scales.get(word) if word != "score" else None
        if factor is None or scale * factor >= below:
            break
        past += step + 1
        value *= factor
        scale *= factor
        if factor == 100 and below > 1000:
            joint = past + 1 if _lower(pieces, past) == "and" else past
            rest = _word_value(pieces, joint)
            if rest is not None and _lower(pieces, rest[0]) in scales and _lower(pieces, rest[0]) != "dozen":
                value += rest[1]
                past = rest[0]
        if scale >= 1e12:
            break
    return past, value, scale


def _vague_number(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "thousands" reaches from 1,000 to 10,000, "tens of thousands" from 10,000 to 100,000.

    A writer who knows of 12,000 does not say thousands: the next power of ten closes the range, as in the
    NewsQuant corpus. "dozens" and "scores" only say the least, one dozen and one score, as counted there.
    """
    low = _lower(pieces, at)
    least = _number_runs("vague_open").get(low)
    if least is not None:
        return Number(at, at + 1, least, None, "vague") if _lower(pieces, at + 1) != "-" else None
    vague = _number_runs("vague")
    base = vague.get(low)
    if base is None:
        return None
    past = at + 1
    if base < 1000 and _lower(pieces, past) == "of" and vague.get(_lower(pieces, past + 1), 0) >= 1000:
        base *= vague[_lower(pieces, past + 1)]
        past += 2
    elif low == "tens" and _lower(pieces, past) != "of":
        return None
    return Number(at, past, base, base * 10, "vague", base)


def _fraction_words(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "two-thirds", "a quarter", "one fifth"; singular parts only after one and a, plural ones never."""
    low = _lower(pieces, at)
    denominators = _number_runs("denominators")
    upper = 1.0 if low in ("a", "an") else _number_runs("small").get(low)
    if upper is None:
        return None
    step = 2 if _lower(pieces, at + 1) == "-" else 1
    word = _lower(pieces, at + step)
    lower = denominators.get(word)
    if lower is None or upper >= lower or (upper == 1) == (word.endswith("s") or word == "halves"):
        return None
    number = Number(at, at + step + 1, upper / lower, upper / lower, "fraction")
    of = number.past
    if _lower(pieces, of) == "of" and _lower(pieces, of + 1) in ("a", "an") and _lower(pieces, of + 2) in scales():
        return _times_scale(pieces, replace(number, past=of + 2, form="words"))  # "a quarter of a million"
    return number


def _share(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "one in five", "nine out of 10", "one out of every three"."""
    upper = _small_count(pieces, at)
    if upper is None:
        return None
    past = at + 1
    if _lower(pieces, past) == "out" and _lower(pieces, past + 1) == "of":
        past += 2
    elif _lower(pieces, past) == "of" and _lower(pieces, past + 1) in ("every", "10", "ten"):
        past += 1
    elif _lower(pieces, past) == "in":
        past += 1
        if upper != 1 and _lower(pieces, past) not in ("ten", "10") and _lower(pieces, past + 1) != "people":
            return None  # "killed two in five attacks" counts attacks
    else:
        return None
    if _lower(pieces, past) == "every":
        past += 1
    if past >= len(pieces):
        return None
    lower = _value(pieces[past].raw) if pieces[past].kind == "digits" else None
    if lower is None and (word := _word_value(pieces, past)) is not None:
        lower, past = word[1], word[0] - 1
    if lower is None and pieces[past].low in _number_runs("scales"):
        lower = _number_runs("scales")[pieces[past].low]
    if lower is None or not upper < lower or not lower.is_integer() or 1900 <= lower <= 2100:
        return None
    return Number(at, past + 1, upper / lower, upper / lower, "fraction")


def _small_count(pieces: Sequence[Piece], at: int) -> float | None:
    piece = pieces[at]
    value = _number_runs("small").get(piece.low)
    if value is None and piece.kind == "digits" and piece.raw.isdecimal() and len(piece.raw) == 1:
        value = float(piece.raw)
    return value if value else None
