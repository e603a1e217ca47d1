"""Amounts -> ranges: "10-15 people", "$10 million to $15 million", "between 5% and 6%", "from 4.8 to 4.7"."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.annotate.quantities import labels
from twosource.annotate.quantities.amounts import Amount, read_amount
from twosource.annotate.quantities.bounds import bound_before, change_before
from twosource.annotate.quantities.counted import counted_by_pattern
from twosource.annotate.quantities.labels import low
from twosource.annotate.quantities.numbers import read_number, starters
from twosource.annotate.quantities.pieces import Piece
from twosource.annotate.quantities.units import currency_before

_MUCH = 2.0  # times: "rose by 10 to 15 a day" may be a range, "rose by 12 to 340" is none
FIRST_PLAIN_YEAR = 1900.0  # "from 1950 to 2010" are years, "from 950 to 2010" may count


def read_range(pieces: Sequence[Piece], left: Amount) -> Amount | None:
    """The range that `left` opens: "10-15 people", "$10 million to $15 million", "between 5% and 6%"."""
    at = left.past
    if left.high is None or left.number.form == "vague" or at >= len(pieces):
        return None
    opener = _range_opener(pieces, left.first)
    joint = at
    if left.open_form:
        joint += 1
    if opener == "from":
        joint = _over_year(pieces, joint)
    link = low(pieces, joint)
    if link in ("-", "–", "—", "−", "‑") and not left.open_form:
        close = joint + 1 < len(pieces) and pieces[joint].glued == pieces[joint + 1].glued
        if not close or (not pieces[joint].glued and link == "-" and opener is None):
            return None
        link = "-"
    elif not (link == "to" or (link == "and" and opener == "between") or (link == "/" and left.money)):
        return None
    start = _number_at(pieces, joint + 1)
    right = read_amount(pieces, start, money=left.money) if start is not None else None
    if right is None or right.high is None or (right.sign and link != "to"):
        return None
    joined = _range_joined(left, right, opener=opener)
    if joined is None:
        return None
    if link == "-" and not left.money and left.unit is None and not _is_range(pieces, left, right, joined):
        return None
    if (
        link == "to"
        and opener is None
        and (right.low < left.low or (joined.unit is None and _tally(pieces, left, right)))
    ):
        return None
    if link == "to" and opener is None and _is_change(pieces, left, right):
        return None
    if (left.year and right.year) or (joined.unit is None and right.year and right.low > left.low > FIRST_PLAIN_YEAR):
        return None
    return joined


def _is_change(pieces: Sequence[Piece], left: Amount, right: Amount) -> bool:
    """True for "rose by 12 to 340", "fell $1.2 million to $23.5 million": a move and what it came to."""
    both = (left.unit is None) == (right.unit is None) and left.money == right.money
    wide = right.low > _MUCH * left.low or left.unit is not None
    return both and wide and change_before(pieces, left.first, delta=True) is not None


def _tally(pieces: Sequence[Piece], left: Amount, right: Amount) -> bool:
    return labels.is_tally(pieces, left.first, right.past)


def _range_opener(pieces: Sequence[Piece], first: int) -> str | None:
    """ "between" or "from" before the first number, also with "about" in between."""
    bound = bound_before(pieces, first)
    edge = bound.edge if bound else first
    word = low(pieces, edge - 1)
    if word in ("between", "from"):
        return word
    return "from" if word in ("aged", "ages") else None


def _over_year(pieces: Sequence[Piece], at: int) -> int:
    """Past an "in 2008" or one word between the first end and "to"."""
    if low(pieces, at) == "in" and low(pieces, at + 2) == "to":
        return at + 2
    if at < len(pieces) and pieces[at].kind == "word" and pieces[at].low != "to" and low(pieces, at + 1) == "to":
        return at + 1
    return at


def _number_at(pieces: Sequence[Piece], at: int) -> int | None:
    """The piece where the second number begins, past "about", a currency or a sign."""
    for here in range(at, min(at + 5, len(pieces))):
        piece = pieces[here]
        if piece.breaks and here > at:
            return None
        if piece.kind == "digits" or (
            piece.kind == "word" and piece.low in starters() and piece.low not in ("a", "an")
        ):
            bound = bound_before(pieces, here)
            currency = currency_before(pieces, here)
            start = currency.first if currency else here
            bound = bound_before(pieces, start)
            edge = bound.edge if bound else start
            return here if edge <= at else None
        if piece.low in ("a", "an"):
            return here if read_number(pieces, here) is not None else None
    return None


def _range_joined(left: Amount, right: Amount, *, opener: str | None) -> Amount | None:
    """Both as one range where their units agree; the first takes unit and scale from the second."""
    low_end, unit = left.low, left.unit
    high_end = right.low
    if left.unit != right.unit:
        if right.unit is None:
            if opener is None and not left.money:
                return None
            if opener == "from" and not left.money and right.number.scale == 1 and right.low > 50 * max(left.low, 1):
                return None
        elif left.unit is None:
            if left.year and not right.year and not right.low.is_integer():
                return None
            unit = right.unit
        else:
            if not (right.unit.startswith(left.unit) or left.unit.startswith(right.unit)):
                return None
            unit = max(left.unit, right.unit, key=len)
    if right.number.scale > 1 and left.number.scale == 1 and abs(left.low) < 1000 and "," not in str(left.low):
        low_end *= right.number.scale
    return replace(
        left,
        past=right.past,
        low=min(low_end, high_end),
        high=max(low_end, high_end),
        unit=unit,
        money=left.money or right.money,
        ranged=True,
        open_form=right.open_form,
        year=False,
    )


def _is_range(pieces: Sequence[Piece], left: Amount, right: Amount, joined: Amount) -> bool:
    """True for "10-15 people", false for 4-3, 2019-20, 555-1234: a bare pair needs a rise and a noun."""
    if left.year or right.year or right.low <= left.low or labels.is_tally(pieces, left.first, right.past):
        return False
    if low(pieces, right.past) in ("-", "/", ":", "–") and pieces[right.past].glued and joined.unit is None:
        return False
    if labels.is_embedded(pieces, left.first, left.first + 1, measured=False) and joined.unit is None:
        return False
    if joined.unit is not None:
        return True
    if bound_before(pieces, left.first) is not None or low(pieces, left.first - 1) in ("aged", "ages"):
        return True
    return counted_by_pattern(pieces, right.past, plural=True, of=False) is not None
