"""Pieces -> numbers: digits, number words, scales, fractions, and plurals such as "dozens"."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
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
def _numbers(key: str) -> dict[str, float]:
    return {word: float(value) for word, value in table("numbers")[key].items()}


@cache
def starters() -> frozenset[str]:
    """Every word that a number can begin with, in lower case."""
    keys = ("small", "tens", "vague", "vague_open", "scales")
    return frozenset(word for key in keys for word in _numbers(key)) | {"a", "an", "half"}


def read_multiple(pieces: Sequence[Piece], at: int) -> float | None:
    """2 for "doubled" and for "will double", 0.5 for "halved"; None for "doubled down" and all else."""
    low = pieces[at].low
    value = _numbers("multiples").get(low, _times_fold(pieces, at))
    if value is None and _low(pieces, at - 1) in ("to", "will", "would", "could", "may", "might"):
        value = _numbers("multiples").get(low + "d")
    if value is None or _low(pieces, at + 1) in ("down", "up", "as"):
        return None
    return value


def _times_fold(pieces: Sequence[Piece], at: int) -> float | None:
    """3 for "threefold"."""
    stem = pieces[at].low.removesuffix("fold")
    known = _numbers("small") | _numbers("tens") | {"hundred": 100.0, "thousand": 1000.0}
    return known.get(stem) if stem != pieces[at].low else None


@cache
def scales() -> frozenset[str]:
    """million, thousand, dozen and the like."""
    return frozenset(_numbers("scales"))


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
        for reader in (_member, _share, _vague, _fraction_words, _cardinal):
            number = reader(pieces, at)
            if number is not None:
                return number
    return None


def _digits(pieces: Sequence[Piece], at: int, *, money: bool) -> Number | None:
    value = _value(pieces[at].raw)
    if value is None:
        return None
    share = _member(pieces, at) or _share(pieces, at)
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
    return _scaled(pieces, number, money=money)


def _value(raw: str) -> float | None:
    plain = _GROUPS.sub("", raw)
    if len(plain) > MAX_DIGITS + 1 or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None
    return float(plain)


def _glyph(piece: Piece) -> float | None:
    """½ -> 0.5; None for everything that is no vulgar fraction."""
    if len(piece.raw) != 1 or piece.raw.isascii() or unicodedata.category(piece.raw) != "No":
        return None
    value = unicodedata.numeric(piece.raw, 0.0)
    return value if 0 < value < 1 else None


def _low(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].low if 0 <= at < len(pieces) else ""


def _exponent(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """×10−8 or ×10^6 from piece `at`: the piece past it and the power."""
    if _low(pieces, at) not in ("×", "x", "*") or _low(pieces, at + 1) != "10":
        return None
    at += 2
    if _low(pieces, at) == "^":
        at += 1
    sign = 1
    if _low(pieces, at) in ("-", "−", "–"):
        sign, at = -1, at + 1
    digits = _low(pieces, at)
    if at >= len(pieces) or not pieces[at].glued or not digits.isdecimal() or len(digits) > 2:
        return None
    return at + 1, sign * int(digits)


def _slash(pieces: Sequence[Piece], at: int) -> Number | None:
    """3/4, and 1 3/4 after a whole number; never a date: the parts are small and the first the smaller."""
    whole = 0.0
    first = at
    if _low(pieces, at + 2) == "/" and pieces[at + 1].gap == " ":
        whole, at = float(pieces[at].low) if pieces[at].low.isdecimal() else -1.0, at + 1
    upper, lower = _low(pieces, at), _low(pieces, at + 2)
    if whole < 0 or _low(pieces, at + 1) != "/" or not (upper.isdecimal() and lower.isdecimal()):
        return None
    if not pieces[at + 1].glued or not pieces[at + 2].glued or _low(pieces, at + 3) == "/":
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
    if len(words) == 3 and pieces[words[0]].low == "and" and pieces[words[1]].low in ("a", "one"):
        part = {"half": 0.5, "quarter": 0.25}.get(pieces[words[2]].low)
        if part is not None:
            return replace(number, past=words[2] + 1, low=number.low + part, high=number.low + part)
    return number


def _scaled(pieces: Sequence[Piece], number: Number, *, money: bool = False) -> Number:
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
    scale = _numbers("scales").get(piece.low)
    if scale is not None and piece.low != "score":
        return scale
    if glued or money:
        short = _numbers("short_scales").get(piece.low)
        if short is not None:
            return short
    if glued:
        letters = _numbers("letter_scales").get(piece.raw)
        if letters is None and (money or counted):
            letters = _numbers("money_letter_scales").get(piece.raw)
        return letters
    return None


def _word_value(pieces: Sequence[Piece], at: int) -> tuple[int, float] | None:
    """One number word below a hundred from `at`, "twenty-eight" too: the piece past it, and its value."""
    low = _low(pieces, at)
    if low in (small := _numbers("small")):
        return at + 1, small[low]
    if low in (tens := _numbers("tens")):
        value = tens[low]
        step = 2 if _low(pieces, at + 1) == "-" else 1
        unit = small.get(_low(pieces, at + step))
        if unit is not None and 0 < unit < 10:
            return at + step + 1, value + unit
        return at + 1, value
    return None


def _cardinal(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "twenty-eight thousand six hundred forty-two", "a million", "half a dozen", "two and a half"."""
    low = _low(pieces, at)
    scales = _numbers("scales")
    if low in ("a", "an"):
        if _low(pieces, at + 1) in scales and _low(pieces, at + 1) != "score":
            return _scaled(pieces, Number(at, at + 1, 1.0, 1.0, "words"))
        return None
    if low == "half":
        step = 2 if _low(pieces, at + 1) in ("a", "an", "-") else 1
        if _low(pieces, at + step) in scales and _low(pieces, at + step) not in ("score", "hundred"):
            return _scaled(pieces, Number(at, at + step, 0.5, 0.5, "words"))
        return Number(at, at + 1, 0.5, 0.5, "fraction")
    if low in scales:
        return None  # "several hundred", "few hundred": how many is not said
    total, current, past = 0.0, 0.0, at
    largest = float("inf")
    while True:
        group = _group(pieces, past, largest)
        if group is None:
            break
        past, current, largest = group
        total += current
        if largest <= 1:
            break
        joint = past
        if _low(pieces, joint) == "and" and _word_value(pieces, joint + 1) is not None:
            joint += 1
        if _group(pieces, joint, largest) is None:
            break
        past = joint
    if past == at:
        return None
    number = Number(at, past, total, total, "words", largest if largest < float("inf") else 1.0)
    told = _decimal_words(pieces, number)
    if told is not number:
        return _scaled(pieces, told)
    more = _with_half(pieces, number) if number.scale <= 1 else number
    return _scaled(pieces, more) if more is not number else number


def _group(pieces: Sequence[Piece], at: int, below: float) -> tuple[int, float, float] | None:
    """One group such as "six hundred forty-two" or "thousand"-closed: past, value, its scale (< `below`)."""
    head = _word_value(pieces, at)
    if head is None or (head[1] >= below):
        return None
    past, value = head
    scales = _numbers("scales")
    scale = 1.0
    while True:
        step = 1 if _low(pieces, past) == "-" and pieces[past].glued else 0
        word = _low(pieces, past + step)
        factor = scales.get(word) if word != "score" else None
        if factor is None or scale * factor >= below:
            break
        past += step + 1
        value *= factor
        scale *= factor
        if factor == 100 and below > 1000:
            joint = past + 1 if _low(pieces, past) == "and" else past
            rest = _word_value(pieces, joint)
            if rest is not None and _low(pieces, rest[0]) in scales and _low(pieces, rest[0]) != "dozen":
                value += rest[1]
                past = rest[0]
        if scale >= 1e12:
            break
    return past, value, scale


def _vague(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "thousands" reaches from 1,000 to 10,000, "tens of thousands" from 10,000 to 100,000.

    A writer who knows of 12,000 does not say thousands: the next power of ten closes the range, as in the
    NewsQuant corpus. "dozens" and "scores" only say the least, one dozen and one score, as counted there.
    """
    low = _low(pieces, at)
    least = _numbers("vague_open").get(low)
    if least is not None:
        return Number(at, at + 1, least, None, "vague") if _low(pieces, at + 1) != "-" else None
    vague = _numbers("vague")
    base = vague.get(low)
    if base is None:
        return None
    past = at + 1
    if base < 1000 and _low(pieces, past) == "of" and vague.get(_low(pieces, past + 1), 0) >= 1000:
        base *= vague[_low(pieces, past + 1)]
        past += 2
    elif low == "tens" and _low(pieces, past) != "of":
        return None
    return Number(at, past, base, base * 10, "vague", base)


def _fraction_words(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "two-thirds", "a quarter", "one fifth"; singular parts only after one and a, plural ones never."""
    low = _low(pieces, at)
    denominators = _numbers("denominators")
    upper = 1.0 if low in ("a", "an") else _numbers("small").get(low)
    if upper is None:
        return None
    step = 2 if _low(pieces, at + 1) == "-" else 1
    word = _low(pieces, at + step)
    lower = denominators.get(word)
    if lower is None or upper >= lower or (upper == 1) == (word.endswith("s") or word == "halves"):
        return None
    number = Number(at, at + step + 1, upper / lower, upper / lower, "fraction")
    of = number.past
    if _low(pieces, of) == "of" and _low(pieces, of + 1) in ("a", "an") and _low(pieces, of + 2) in scales():
        return _scaled(pieces, replace(number, past=of + 2, form="words"))  # "a quarter of a million"
    return number


def _share(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "one in five", "nine out of 10", "one out of every three"."""
    upper = _small_count(pieces, at)
    if upper is None:
        return None
    past = at + 1
    if _low(pieces, past) == "out" and _low(pieces, past + 1) == "of":
        past += 2
    elif _low(pieces, past) == "of" and _low(pieces, past + 1) in ("every", "10", "ten"):
        past += 1
    elif _low(pieces, past) == "in":
        past += 1
        if upper != 1 and _low(pieces, past) not in ("ten", "10") and _low(pieces, past + 1) != "people":
            if not _opens(pieces, at):
                return None  # "killed two in five attacks" counts attacks
    else:
        return None
    if _low(pieces, past) == "every":
        past += 1
    if past >= len(pieces):
        return None
    lower = _value(pieces[past].raw) if pieces[past].kind == "digits" else None
    if lower is None and (word := _cardinal(pieces, past)) is not None:
        lower, past = word.low, word.past - 1
    if lower is None and pieces[past].low in _numbers("scales"):
        lower = _numbers("scales")[pieces[past].low]
    if lower is None or not upper < lower or not lower.is_integer() or 1900 <= lower <= 2100:
        return None
    return Number(at, past + 1, upper / lower, upper / lower, "fraction")


def _opens(pieces: Sequence[Piece], at: int) -> bool:
    """True at the head of a sentence, also behind "nearly": there no verb stands that could count."""
    while at and pieces[at - 1].low in (
        "about",
        "almost",
        "around",
        "nearly",
        "only",
        "over",
        "roughly",
        "some",
        "than",
        "more",
    ):
        at -= 1
    return not at or pieces[at].breaks or pieces[at - 1].low in (".", "“", '"', "!", "?", ":", ";")


def _member(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "one person in ten", "one worker in every five": a share; not "one person in ten years"."""
    if _low(pieces, at) not in ("one", "1") or _low(pieces, at + 2) != "in" or pieces[at + 1].kind != "word":
        return None
    past = at + 3 + (_low(pieces, at + 3) == "every")
    lower = _cardinal(pieces, past) if past < len(pieces) and pieces[past].kind == "word" else None
    if lower is None and past < len(pieces) and pieces[past].kind == "digits":
        value = _value(pieces[past].raw)
        lower = Number(past, past + 1, value, value, "digits") if value else None
    if lower is None or lower.low <= 1 or not lower.low.is_integer() or lower.low in range(1900, 2100):
        return None
    behind = pieces[lower.past] if lower.past < len(pieces) else None
    noun = behind is not None and behind.kind == "word" and not behind.breaks and behind.low.endswith("s")
    if noun and behind is not None and behind.low not in ("is", "was", "has", "does", "says"):
        return None
    return Number(at, lower.past, 1 / lower.low, 1 / lower.low, "fraction")


def _decimal_words(pieces: Sequence[Piece], number: Number) -> Number:
    """The number with the decimals behind a spoken point: "one point one two"."""
    at, digits = number.past + 1, ""
    if _low(pieces, number.past) != "point" or number.low >= 1000:
        return number
    while (digit := _numbers("small").get(_low(pieces, at), 10.0)) < 10 and len(digits) < MAX_DIGITS:
        digits, at = f"{digits}{digit:.0f}", at + 1
    idiom = _low(pieces, number.first - 1) == "at" and at < len(pieces) and pieces[at].low not in _CLOSES
    if not digits or (idiom and len(digits) == 1):
        return number  # "at one point two men left"
    value = number.low + float(f"0.{digits}")
    return replace(number, past=at, low=value, high=value)


def _small_count(pieces: Sequence[Piece], at: int) -> float | None:
    piece = pieces[at]
    value = _numbers("small").get(piece.low)
    if value is None and piece.kind == "digits" and piece.raw.isdecimal() and len(piece.raw) == 1:
        value = float(piece.raw)
    return value if value else None
