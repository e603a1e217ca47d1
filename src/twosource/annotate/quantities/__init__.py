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

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.annotate.notes import without_notes
from twosource.annotate.quantities import labels
from twosource.annotate.quantities.amounts import Amount, read_amount
from twosource.annotate.quantities.bounds import Bound, bound_after, bound_before, change_before, passed_before
from twosource.annotate.quantities.cardinals import Number
from twosource.annotate.quantities.counted import counted_in
from twosource.annotate.quantities.labels import low
from twosource.annotate.quantities.naming import is_name
from twosource.annotate.quantities.numbers import read_multiple, starters
from twosource.annotate.quantities.parse import Parse, parse_of
from twosource.annotate.quantities.pieces import Piece, cut
from twosource.annotate.quantities.ranges import read_range
from twosource.annotate.quantities.units import kinds, measure_of, read_unit
from twosource.model import Comparator, Quantity, Span, Time, Tokens

SMALL = 10  # up to here style guides write numbers as words
MAX_AGE = 115  # years; "Name, 25," with a larger number is no age
_APART = kinds("duration") | {"percent", "percentage point", "time"}  # "rose 5 percent to 300" is no 300 percent


def find_quantities(text: str, tokens: Tokens, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """The quantities of `text`, in order and without overlap, each with at least one known end."""
    pieces = cut(without_notes(text))
    parse = parse_of(tokens, pieces)
    found: list[Quantity] = []
    past = 0  # the piece behind the last quantity
    for amount in _amounts(pieces, sorted(time.span for time in times), parse):
        if found and pieces[amount.first].start < found[-1].span.end:
            continue  # a number inside the unit of the one before: "one one feet"
        quantity = _quantity(text, pieces, amount, parse)
        if found:
            between = tuple(piece.low for piece in pieces[past : amount.first]) if amount.first - past < 4 else ()
            found[-1], quantity = _like_after(found[-1], quantity, between), _like_before(quantity, found[-1], between)
        found.append(quantity)
        past = amount.past
        while past < len(pieces) and quantity.whole is not None and pieces[past].start < quantity.whole.end:
            past += 1
    return tuple(found)


def _amounts(pieces: Sequence[Piece], taken: Sequence[Span], parse: Parse | None) -> Iterator[Amount]:
    """The amounts in order, without overlap; inside a time expression (`taken`) only lengths of time."""
    begins = starters()
    at = turn = past = 0
    while at < len(pieces):
        piece = pieces[at]
        while turn < len(taken) and taken[turn].end <= piece.start:
            turn += 1
        amount = None
        if piece.kind == "digits" and (dialled := labels.phone_end(pieces, at)):
            at = dialled
            continue
        if piece.kind == "digits" or (piece.kind == "word" and (piece.low in begins or not piece.raw.isascii())):
            amount = _quantities_read(pieces, at, parse)
        elif piece.kind == "word":
            amount = _multiple(pieces, at)
        if amount is None:
            at = _past_code(pieces, at)
            continue
        inside = turn < len(taken) and taken[turn].start < pieces[amount.number.past - 1].end
        if amount.first < past or (inside and amount.unit not in kinds("duration")):
            at += 1
            continue
        yield amount
        at = past = amount.past


def _multiple(pieces: Sequence[Piece], at: int) -> Amount | None:
    value = read_multiple(pieces, at)
    if value is None:
        return None
    return Amount(at, at + 1, Number(at, at + 1, value, value, "words"), value, value, "time", moves=True)


def _like_before(quantity: Quantity, before: Quantity, between: tuple[str, ...]) -> Quantity:
    """The quantity with the bound and change of the one it says again: "more than 100 km (60 miles)"."""
    again = (
        between in (("(",), ("/",), (",", "or"), ("or",))
        and quantity.comparator == "exact"
        and quantity.low is not None
    )
    if between == ("to",) and before.comparator != "range":
        return _like_start(quantity, before)
    share = quantity.unit == "percent" and before.unit != "percent"  # "300 jobs, or 5 percent"
    measures = None not in (quantity.unit, before.unit) and quantity.unit != before.unit
    if not again or not (share or measures) or before.comparator == "range":
        return quantity
    low_end = None if before.low is None else quantity.low
    high_end = None if before.high is None else quantity.high
    return replace(
        quantity, low=low_end, high=high_end, comparator=before.comparator, change=quantity.change or before.change
    )


def _like_start(quantity: Quantity, before: Quantity) -> Quantity:
    """The quantity with the unit it leaves to the one before: "rose 64 points to 4,577", "14 mpg to 24"."""
    points = (before.counted or "").lower() in ("point", "points")
    if quantity.unit or quantity.counted or not (points or before.unit) or before.unit in _APART:
        return quantity
    return replace(quantity, unit=before.unit, counted=before.counted, counted_span=before.counted_span)


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


def _quantities_read(pieces: Sequence[Piece], at: int, parse: Parse | None) -> Amount | None:
    """The amount or range that begins with the number at piece `at`, or None where it names something."""
    amount = read_amount(pieces, at)
    if amount is None:
        return None
    ranged = read_range(pieces, amount)
    if ranged is not None:
        return ranged
    if is_name(pieces, amount, parse):
        return None
    return amount


def _quantity(text: str, pieces: Sequence[Piece], amount: Amount, parse: Parse | None) -> Quantity:
    before = bound_before(pieces, amount.first - _rounded(pieces, amount))
    if before is not None and _is_lead(pieces, amount, before, parse):
        before = None
    after = bound_after(pieces, amount.past)
    unit = amount.unit or _age(pieces, amount)
    later = read_unit(pieces, after.edge) if after is not None and unit is None else None
    if later is not None:  # "15-plus years", "30 or more miles"
        unit = later.name
    edge = later.past if later else after.edge if after else amount.past
    counted = counted_in(pieces, replace(amount, unit=unit), edge, parse)
    if unit is None and counted is not None:  # "517 rushing yards"
        unit = measure_of(pieces, counted.first, counted.past)
        amount, counted = (replace(amount, past=counted.past), None) if unit else (amount, counted)
    if before is None and counted is None and unit is None:
        before = passed_before(pieces, amount.first)
    comparator = _comparator(amount, before, after)
    first, past = amount.first, amount.past
    delta = unit in ("percent", "percentage point", "basis point")
    delta = delta or (counted is not None and pieces[counted.past - 1].low in ("points", "point"))
    change = change_before(pieces, before.edge if before else first, delta=delta or amount.number.form == "fraction")
    if amount.moves:
        change = "up" if amount.low > 1 else "down"
    if unit == "percent" and amount.sign:
        change = "down" if amount.sign == "-" else "up"
    low_end, high_end = _quantity_ends(amount, comparator)
    whole_first = min(first, before.edge) if before else first
    whole_past = max(past, edge, counted.past if counted else past)
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


def _rounded(pieces: Sequence[Piece], amount: Amount) -> int:
    """1 for the "a" of "over a 100 people", else 0."""
    plain = amount.number.form == "digits" and amount.unit is None and amount.first == amount.number.first
    return int(plain and amount.low in (100, 1000, 1e6) and low(pieces, amount.first - 1) == "a")


def _is_lead(pieces: Sequence[Piece], amount: Amount, bound: Bound, parse: Parse | None) -> bool:
    """True for "presided over two briefings", "talk about three men": small numbers in words are rarely bounded."""
    word = pieces[amount.first - 1]
    if bound.edge != amount.first - 1 or word.low not in labels.listed("also_places"):
        return False
    if amount.number.form != "words" or amount.low >= SMALL:
        return False
    if parse is None:
        return word.low == "over" and amount.unit is None
    return parse.is_preposition(word.start, word.end)


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


def _quantity_ends(amount: Amount, comparator: Comparator) -> tuple[float | None, float | None]:
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
    if before in ("is", "was", "turned", "turns") and low(pieces, first - 2) in ("who", "he", "she"):
        return "year" if low(pieces, past) in ("", ".", ",", ";", "and", "when", "but", "”") else None
    if amount.ranged or before != "," or pieces[first].kind != "digits" or first < 2 or not pieces[first - 1].glued:
        return None
    name, after = pieces[first - 2], low(pieces, past)
    if name.kind != "word" or name.low in labels.listed("months"):
        return None
    closed = (after in (",", ".", ")", ";") and pieces[past].glued) or after in ("—", "―", "–")
    if after == "and" and past + 1 < len(pieces):  # "Jo Field, 25, and", but also "Jo Field, 25 and on leave"
        closed = pieces[past + 1].kind == "word" and not pieces[past + 1].raw[0].isupper()
    return "year" if closed and (name.raw[0].isupper() or after == ",") else None
