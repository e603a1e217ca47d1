"""Text -> quantities: numbers with bounds, unit and what is counted.

What counts as one follows the NewsQuant corpus (Almasian et al., CQE, 2023) unless said otherwise:

- A length of time is a quantity too ("for three years", unit year), though it is also a Time; inside a
  time expression nothing else is, so dates and clock times give none.
- "nearly" and "almost" are approx: they do not promise less.
- Ages are quantities with the unit year, also after a name ("Jo Field, 25, said"); NewsQuant leaves
  those out, but reports differ in them.
- "dozens" is at_least 12, "thousands" the range from 1,000 to 10,000; "several" and "a couple" say no
  number, so they give none.
- "one of the best" praises and counts nothing: none, against NewsQuant.
- Scores and votes (4-3, 52-48) are pairs, not ranges: none.
- `change` is set by verbs and by up, down ("rose 5 percent"), not by nouns ("a 5 percent rise").
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.annotate.quantities import labels
from twosource.annotate.quantities.amounts import Amount, read_amount
from twosource.annotate.quantities.bounds import Bound, bound_after, bound_before, change_before
from twosource.annotate.quantities.counted import counted_in
from twosource.annotate.quantities.labels import low
from twosource.annotate.quantities.naming import is_name
from twosource.annotate.quantities.numbers import starters
from twosource.annotate.quantities.pieces import Piece, cut
from twosource.annotate.quantities.ranges import read_range
from twosource.annotate.quantities.units import currencies, kinds
from twosource.model import Comparator, Quantity, Span, Time, Tokens

MAX_AGE = 115  # years; "Name, 25," with a larger number is no age


def find_quantities(text: str, tokens: Tokens, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """The quantities of `text`, in order and without overlap, each with at least one known end."""
    pieces = cut(text)
    found: list[Quantity] = []
    spans = sorted(time.span for time in times)
    at = turn = last = 0
    begins = starters()
    while at < len(pieces):
        piece = pieces[at]
        while turn < len(spans) and spans[turn].end <= piece.start:
            turn += 1
        if piece.kind == "mark" or (piece.kind == "word" and piece.low not in begins and piece.raw.isascii()):
            at += 1
            continue
        amount = _read(pieces, at)
        if amount is None:
            at = _past_code(pieces, at)
            continue
        inside = turn < len(spans) and spans[turn].start < pieces[amount.number.past - 1].end
        if inside and amount.unit not in kinds("duration"):
            at += 1
            continue
        if not found or found[-1].span.end <= pieces[amount.first].start:
            quantity = _quantity(text, pieces, amount)
            if found:
                between = tuple(piece.low for piece in pieces[last : amount.first])
                quantity, found[-1] = (
                    _like_before(quantity, found[-1], between),
                    _like_after(found[-1], quantity, between),
                )
            found.append(quantity)
            last = amount.past
        at = max(amount.past, at + 1)
    return tuple(found)


def _like_before(quantity: Quantity, before: Quantity, between: tuple[str, ...]) -> Quantity:
    """The quantity with the bound and change of the one it says again: "more than 100 km (60 miles)"."""
    again = (
        between in (("(",), ("/",), (",", "or"), ("or",))
        and quantity.comparator == "exact"
        and quantity.low is not None
    )
    if (
        not again
        or None in (quantity.unit, before.unit)
        or quantity.unit == before.unit
        or before.comparator == "range"
    ):
        return quantity
    low_end = None if before.low is None else quantity.low
    high_end = None if before.high is None else quantity.high
    return replace(
        quantity, low=low_end, high=high_end, comparator=before.comparator, change=quantity.change or before.change
    )


def _like_after(before: Quantity, quantity: Quantity, between: tuple[str, ...]) -> Quantity:
    """The quantity with the unit or the counted words it shares with the next: "eight or nine euros"."""
    if (
        before.unit
        or before.counted
        or (quantity.unit is None and quantity.counted is None)
        or quantity.comparator == "range"
    ):
        return before
    if between not in (("or",), ("and",), ("-", ","), ("-", "and"), ("-", "or"), ("-", ",", "and"), ("-", ",", "or")):
        return before
    if between == ("and",) and quantity.unit is None:
        return before
    return replace(before, unit=quantity.unit, counted=quantity.counted, counted_span=quantity.counted_span)


def _past_code(pieces: Sequence[Piece], at: int) -> int:
    if pieces[at].kind != "digits":
        return at + 1
    return labels.code_end(pieces, at) or at + 1


def _read(pieces: Sequence[Piece], at: int) -> Amount | None:
    """The amount or range that begins with the number at piece `at`, or None where it names something."""
    amount = read_amount(pieces, at)
    if amount is None:
        return None
    ranged = read_range(pieces, amount)
    if ranged is not None:
        return ranged
    if is_name(pieces, amount):
        return None
    return amount


def _quantity(text: str, pieces: Sequence[Piece], amount: Amount) -> Quantity:
    before = bound_before(pieces, amount.first)
    after = bound_after(pieces, amount.past)
    unit = amount.unit or _age(pieces, amount)
    counted = counted_in(pieces, amount, after.edge if after else amount.past)
    comparator = _comparator(amount, before, after)
    first, past = amount.first, amount.past
    delta = unit is not None and (unit in ("percent", "percentage point", "basis point") or unit in currencies())
    delta = delta or (counted is not None and pieces[counted.past - 1].low in ("points", "point"))
    change = change_before(pieces, before.edge if before else first, delta=delta or amount.number.form == "fraction")
    if unit == "percent" and amount.sign:
        change = "down" if amount.sign == "-" else "up"
    low_end, high_end = _ends(amount, comparator)
    whole_first = min(first, before.edge) if before else first
    whole_past = max(past, after.edge if after else past, counted.past if counted else past)
    words = Span(pieces[counted.first].start, pieces[counted.past - 1].end) if counted else None
    return Quantity(
        span=Span(pieces[first].start, pieces[past - 1].end),
        low=low_end,
        high=high_end,
        comparator=comparator,
        change=change,
        unit=unit,
        counted=words.of(text) if words else None,
        counted_span=words,
        whole=Span(pieces[whole_first].start, pieces[whole_past - 1].end),
    )


def _comparator(amount: Amount, before: Bound | None, after: Bound | None) -> Comparator:
    if amount.ranged:
        return "range"
    marked: Comparator = "exact"
    if before is not None:
        marked = before.comparator
    if after is not None and marked in ("exact", "approx"):
        marked = after.comparator
    if marked in ("exact", "approx") and amount.number.form == "vague":
        return "at_least" if amount.high is None else "range"
    return marked


def _ends(amount: Amount, comparator: Comparator) -> tuple[float | None, float | None]:
    """The two ends: open on the side that the comparator leaves open."""
    if comparator in ("at_least", "more_than"):
        return amount.low, None
    if comparator in ("at_most", "less_than"):
        return None, amount.high if amount.high is not None else amount.low
    return amount.low, amount.high


def _age(pieces: Sequence[Piece], amount: Amount) -> str | None:
    """ "year" for "aged 25", "age 9", and for "Jo Field, 25, said"; None for anything else."""
    first, past = amount.first, amount.past
    if amount.number.scale != 1 or not amount.low.is_integer() or not 0 <= amount.low <= MAX_AGE:
        return None
    before = low(pieces, first - 1)
    if before in ("aged", "age", "ages"):
        return "year"
    if amount.ranged or before != "," or pieces[first].kind != "digits" or first < 2 or not pieces[first - 1].glued:
        return None
    name = pieces[first - 2]
    closed = low(pieces, past) in (",", ".", ")", ";") and pieces[past].glued
    return "year" if closed and name.kind == "word" and name.raw[0].isupper() else None
