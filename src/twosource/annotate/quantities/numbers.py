"""Pieces -> numbers: digits, number words, scales, fractions, and plurals such as "dozens"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from twosource.annotate.quantities.cardinals import (
    Number,
    cardinal,
    glyph_of,
    listed_numbers,
    low_at,
    scaled,
    value_of,
    with_half,
)
from twosource.annotate.quantities.pieces import Piece


@cache
def starters() -> frozenset[str]:
    """Every word that a number can begin with, in lower case."""
    keys = ("small", "tens", "vague", "vague_open", "scales")
    return frozenset(word for key in keys for word in listed_numbers(key)) | {"a", "an", "half"}


def read_multiple(pieces: Sequence[Piece], at: int) -> float | None:
    """2 for "doubled" and for "will double", 0.5 for "halved"; None for "doubled down" and all else."""
    low = pieces[at].low
    value = listed_numbers("multiples").get(low, _times_fold(pieces, at))
    if value is None and low_at(pieces, at - 1) in ("to", "will", "would", "could", "may", "might"):
        value = listed_numbers("multiples").get(low + "d")
    if value is None or low_at(pieces, at + 1) in ("down", "up", "as"):
        return None
    return value


def _times_fold(pieces: Sequence[Piece], at: int) -> float | None:
    """3 for "threefold"."""
    stem = pieces[at].low.removesuffix("fold")
    known = listed_numbers("small") | listed_numbers("tens") | {"hundred": 100.0, "thousand": 1000.0}
    return known.get(stem) if stem != pieces[at].low else None


@cache
def scales() -> frozenset[str]:
    """million, thousand, dozen and the like."""
    return frozenset(listed_numbers("scales"))


def read_number(pieces: Sequence[Piece], at: int, *, money: bool = False) -> Number | None:
    """The longest number that begins with piece `at`, or None. `money`: a currency stands before it.

    An ordinal is no number, nor is "a" alone; "second" is never a fraction.
    """
    piece = pieces[at]
    if piece.kind == "digits":
        return _digits(pieces, at, money=money)
    if piece.kind == "word":
        glyph = glyph_of(piece)
        if glyph is not None:
            return Number(at, at + 1, glyph, glyph, "fraction")
        if piece.low not in starters():
            return None
        for reader in (_member, _share, _vague_number, _fraction_words, cardinal):
            number = reader(pieces, at)
            if number is not None:
                return number
    return None


def _digits(pieces: Sequence[Piece], at: int, *, money: bool) -> Number | None:
    value = value_of(pieces[at].raw)
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
    number = with_half(pieces, number)
    return scaled(pieces, number, money=money)


def _exponent(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """×10−8 or ×10^6 from piece `at`: the piece past it and the power."""
    if low_at(pieces, at) not in ("×", "x", "*") or low_at(pieces, at + 1) != "10":
        return None
    at += 2
    if low_at(pieces, at) == "^":
        at += 1
    sign = 1
    if low_at(pieces, at) in ("-", "−", "–"):
        sign, at = -1, at + 1
    digits = low_at(pieces, at)
    if at >= len(pieces) or not pieces[at].glued or not digits.isdecimal() or len(digits) > 2:
        return None
    return at + 1, sign * int(digits)


def _slash(pieces: Sequence[Piece], at: int) -> Number | None:
    """3/4, and 1 3/4 after a whole number; never a date: the parts are small and the first the smaller."""
    whole = 0.0
    first = at
    if low_at(pieces, at + 2) == "/" and pieces[at + 1].gap == " ":
        whole, at = float(pieces[at].low) if pieces[at].low.isdecimal() else -1.0, at + 1
    upper, lower = low_at(pieces, at), low_at(pieces, at + 2)
    if whole < 0 or low_at(pieces, at + 1) != "/" or not (upper.isdecimal() and lower.isdecimal()):
        return None
    if not pieces[at + 1].glued or not pieces[at + 2].glued or low_at(pieces, at + 3) == "/":
        return None
    if int(lower) not in (2, 3, 4, 5, 6, 8, 10, 16, 32) or not 0 < int(upper) < int(lower):
        return None
    value = whole + int(upper) / int(lower)
    return Number(first, at + 3, value, value, "fraction" if not whole else "digits")


def _vague_number(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "thousands" reaches from 1,000 to 10,000, "tens of thousands" from 10,000 to 100,000.

    A writer who knows of 12,000 does not say thousands: the next power of ten closes the range, as in the
    NewsQuant corpus. "dozens" and "scores" only say the least, one dozen and one score, as counted there.
    """
    low = low_at(pieces, at)
    least = listed_numbers("vague_open").get(low)
    if least is not None:
        return Number(at, at + 1, least, None, "vague") if low_at(pieces, at + 1) != "-" else None
    vague = listed_numbers("vague")
    base = vague.get(low)
    if base is None:
        return None
    past = at + 1
    if base < 1000 and low_at(pieces, past) == "of" and vague.get(low_at(pieces, past + 1), 0) >= 1000:
        base *= vague[low_at(pieces, past + 1)]
        past += 2
    elif low == "tens" and low_at(pieces, past) != "of":
        return None
    return Number(at, past, base, base * 10, "vague", base)


def _fraction_words(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "two-thirds", "a quarter", "one fifth"; singular parts only after one and a, plural ones never."""
    low = low_at(pieces, at)
    denominators = listed_numbers("denominators")
    upper = 1.0 if low in ("a", "an") else listed_numbers("small").get(low)
    if upper is None:
        return None
    step = 2 if low_at(pieces, at + 1) == "-" else 1
    word = low_at(pieces, at + step)
    lower = denominators.get(word)
    if lower is None or upper >= lower or (upper == 1) == (word.endswith("s") or word == "halves"):
        return None
    number = Number(at, at + step + 1, upper / lower, upper / lower, "fraction")
    of = number.past
    if low_at(pieces, of) == "of" and low_at(pieces, of + 1) in ("a", "an") and low_at(pieces, of + 2) in scales():
        return scaled(pieces, replace(number, past=of + 2, form="words"))  # "a quarter of a million"
    return number


def _share(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "one in five", "nine out of 10", "one out of every three"."""
    upper = _small_count(pieces, at)
    if upper is None:
        return None
    past = at + 1
    if low_at(pieces, past) == "out" and low_at(pieces, past + 1) == "of":
        past += 2
    elif low_at(pieces, past) == "of" and low_at(pieces, past + 1) in ("every", "10", "ten"):
        past += 1
    elif low_at(pieces, past) == "in":
        past += 1
        several = upper != 1 and low_at(pieces, past) not in ("ten", "10") and low_at(pieces, past + 1) != "people"
        if several and not _opens_sentence(pieces, at):
            return None  # "killed two in five attacks" counts attacks
    else:
        return None
    if low_at(pieces, past) == "every":
        past += 1
    if past >= len(pieces):
        return None
    lower = value_of(pieces[past].raw) if pieces[past].kind == "digits" else None
    if lower is None and (word := cardinal(pieces, past)) is not None:
        lower, past = word.low, word.past - 1
    if lower is None and pieces[past].low in listed_numbers("scales"):
        lower = listed_numbers("scales")[pieces[past].low]
    if lower is None or not upper < lower or not lower.is_integer() or 1900 <= lower <= 2100:
        return None
    return Number(at, past + 1, upper / lower, upper / lower, "fraction")


def _opens_sentence(pieces: Sequence[Piece], at: int) -> bool:
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
    if low_at(pieces, at) not in ("one", "1") or low_at(pieces, at + 2) != "in" or pieces[at + 1].kind != "word":
        return None
    past = at + 3 + (low_at(pieces, at + 3) == "every")
    lower = cardinal(pieces, past) if past < len(pieces) and pieces[past].kind == "word" else None
    if lower is None and past < len(pieces) and pieces[past].kind == "digits":
        value = value_of(pieces[past].raw)
        lower = Number(past, past + 1, value, value, "digits") if value else None
    if lower is None or lower.low <= 1 or not lower.low.is_integer() or lower.low in range(1900, 2100):
        return None
    behind = pieces[lower.past] if lower.past < len(pieces) else None
    noun = behind is not None and behind.kind == "word" and not behind.breaks and behind.low.endswith("s")
    if noun and behind is not None and behind.low not in ("is", "was", "has", "does", "says"):
        return None
    return Number(at, lower.past, 1 / lower.low, 1 / lower.low, "fraction")


def _small_count(pieces: Sequence[Piece], at: int) -> float | None:
    piece = pieces[at]
    value = listed_numbers("small").get(piece.low)
    if value is None and piece.kind == "digits" and piece.raw.isdecimal() and len(piece.raw) == 1:
        value = float(piece.raw)
    return value if value else None
