"""Pieces -> amounts: a number with its currency or unit and its sign, not yet judged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.annotate.quantities import labels
from twosource.annotate.quantities.cardinals import Number
from twosource.annotate.quantities.labels import low
from twosource.annotate.quantities.numbers import read_number, starters
from twosource.annotate.quantities.pieces import Piece
from twosource.annotate.quantities.units import Unit, currency_before, kinds, rate, read_unit

_CHANGED = ("dollar", "euro", "pound", "pound sterling")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in the pieces `[first, past)`; `sign` is "-" or "+" where one is written."""

    first: int
    past: int
    number: Number
    low: float
    high: float | None
    unit: str | None = None
    money: bool = False
    sign: str = ""
    ranged: bool = False
    year: bool = False  # four bare digits that may be a year
    moves: bool = False  # a verb such as "doubled"
    open_form: bool = False  # "four-" that waits for its noun


def read_amount(pieces: Sequence[Piece], at: int, *, money: bool = False) -> Amount | None:
    """The amount that begins with the number at piece `at`; `money`: it ends a range that began with a currency."""
    currency = currency_before(pieces, at)
    number = read_number(pieces, at, money=money or currency is not None)
    if number is None:
        number = _one_and_half(pieces, at)
    if number is None or labels.is_clock(pieces, number.past):
        return None
    first = currency.first if currency else at
    unit = _unit(pieces, number, currency)
    past = unit.past if unit else number.past
    name = unit.name if unit else (currency.name if currency else None)
    amount = Amount(first, past, number, number.low, number.high, name, currency is not None)
    amount = _sign_of(pieces, amount)
    if unit is None and currency is None:
        if labels.is_year(number, pieces):
            amount = replace(amount, year=True)
        return _waiting(pieces, amount)
    return _compound(pieces, amount)


def _unit(pieces: Sequence[Piece], number: Number, currency: Unit | None) -> Unit | None:
    """The unit after the number; behind "$40" only what it is a rate of ("$40 a month")."""
    past = number.past
    if currency is not None:
        for word in (("u", ".", "s", "."), ("us",)):
            if tuple(low(pieces, past + step) for step in range(len(word))) == word:
                past += len(word)
        return rate(pieces, Unit(past, past, currency.name))
    if (
        number.form == "fraction"
        and low(pieces, past) in ("of", "a", "an", "the")
        and pieces[number.first].low == "half"
    ):
        past += 1
    if number.form == "vague" and low(pieces, past) == "of":
        past += 1
    if (
        number.form in ("fraction", "digits")
        and low(pieces, past) == "of"
        and low(pieces, past + 1) in ("a", "an", "one")
    ):
        past += 2
    unit = read_unit(pieces, past)
    if unit is None:
        return None
    if (
        unit.name == "second"
        and low(pieces, unit.past - 1) == "second"
        and number.low != 1
        and pieces[unit.first].low != "-"
    ):
        return None  # "two second homes"
    if unit.name == "time" and number.low == 1:
        return None
    return _old(pieces, unit)


def _old(pieces: Sequence[Piece], unit: Unit) -> Unit:
    """The unit of an age with its "-old", "years old", "years of age"."""
    if unit.name not in kinds("duration"):
        return unit
    at = unit.past
    step = 1 if low(pieces, at) == "-" else 0
    if low(pieces, at + step) in ("old", "olds"):
        return Unit(unit.first, at + step + 1, unit.name)
    if low(pieces, at) == "of" and low(pieces, at + 1) == "age":
        return Unit(unit.first, at + 2, unit.name)
    return unit


def _sign_of(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """The amount with a minus or plus that stands free before it: "-1.3%", "minus 20", not "10-20"."""
    at = amount.first - 1
    mark = low(pieces, at)
    if mark not in ("-", "−", "+", "minus"):
        return amount
    if mark == "minus":
        return replace(amount, first=at, low=-amount.low, high=_negative(amount.high), sign="-")
    free = at == 0 or bool(pieces[at].gap) or pieces[at - 1].low in ("(", "[")
    if mark == "-" and pieces[at].glued and low(pieces, at - 1) == "minus":
        return replace(amount, first=at - 1, low=-amount.low, high=_negative(amount.high), sign="-")
    if not free or pieces[amount.first].gap:
        return amount
    if mark == "+":
        return replace(amount, first=at, sign="+")
    if amount.unit == "percent":
        return replace(amount, first=at, sign="-")  # a move down, said by `change`
    return replace(amount, first=at, low=-amount.low, high=_negative(amount.high), sign="-")


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


def _waiting(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """The amount, marked where it is the first part of "four-, five- and six-cylinder"."""
    at = amount.past
    if low(pieces, at) == "-" and pieces[at].glued:
        after = low(pieces, at + 1)
        loose = at + 1 >= len(pieces) or bool(pieces[at + 1].gap) or after in (",", ";")
        return replace(amount, open_form=loose)
    return amount


def _one_and_half(pieces: Sequence[Piece], at: int) -> Number | None:
    """1 for the "a" of "a mile and a half"."""
    if low(pieces, at) not in ("a", "an") or at + 1 >= len(pieces) or pieces[at + 1].breaks:
        return None
    unit = read_unit(pieces, at + 1)
    return Number(at, at + 1, 1.0, 1.0, "words") if unit and _half_behind(pieces, unit.past) else None


def _half_behind(pieces: Sequence[Piece], at: int) -> float | None:
    """.5 for "and a half" from piece `at`."""
    if low(pieces, at) != "and" or low(pieces, at + 1) != "a":
        return None
    return {"half": 0.5, "quarter": 0.25}.get(low(pieces, at + 2))


def _change_behind(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """The money with its small change: "3 dollars 50 cents", "thirteen dollars and forty-five cents"."""
    at = amount.past + (low(pieces, amount.past) in ("and", ","))
    if at >= len(pieces) or pieces[at].breaks or not (pieces[at].kind == "digits" or pieces[at].low in starters()):
        return amount
    cents = read_number(pieces, at)
    unit = read_unit(pieces, cents.past) if cents else None
    if cents is None or unit is None or unit.name not in ("cent", "penny") or not 0 < cents.low < 100:
        return amount
    value = amount.low + cents.low / 100
    return replace(amount, past=unit.past, low=value, high=value)


def _compound(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """ "6 feet 2", "6-foot-2", "5ft 10in" as feet; "a mile and a half"; "3 dollars 50 cents"."""
    half = _half_behind(pieces, amount.past) if amount.high is not None and amount.low == int(amount.low) else None
    if half:
        return replace(amount, past=amount.past + 3, low=amount.low + half, high=amount.low + half)
    if amount.unit in _CHANGED and amount.high is not None and not amount.money:
        return _change_behind(pieces, amount)
    if amount.unit != "foot" or amount.high is None or not amount.low.is_integer():
        return amount
    at = amount.past
    if low(pieces, at) in ("-", ",") and pieces[at].glued:
        at += 1
    if (
        at >= len(pieces)
        or pieces[at].breaks
        or (pieces[at].kind == "digits" and len(pieces[at].raw) > 2 and "." not in pieces[at].raw)
    ):
        return amount
    inches = read_number(pieces, at) if pieces[at].kind == "digits" or pieces[at].low in starters() else None
    if inches is None or not 0 <= inches.low < 12:
        return amount
    unit = read_unit(pieces, inches.past)
    named = unit is not None and unit.name == "inch"
    if low(pieces, inches.past) in ("in", "in.") and pieces[inches.past].glued:
        unit, named = Unit(inches.past, inches.past + 1, "inch"), True
    if unit is not None and not named:
        return amount
    if unit is None and low(pieces, inches.past) not in ("", ".", ",", ")", "and", ";", "tall", "-"):
        return amount
    value = amount.low + inches.low / 12
    return replace(amount, past=unit.past if unit else inches.past, low=value, high=value)
