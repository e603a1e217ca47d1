"""Amounts -> which of them only name or only sound like a number: see labels for the single rules."""

from collections.abc import Sequence

from twosource.annotate.quantities import labels
from twosource.annotate.quantities.amounts import Amount
from twosource.annotate.quantities.bounds import bound_after, bound_before
from twosource.annotate.quantities.cardinals import Number
from twosource.annotate.quantities.counted import counted_by_pattern, counted_in
from twosource.annotate.quantities.labels import low
from twosource.annotate.quantities.numbers import read_number
from twosource.annotate.quantities.parse import Parse
from twosource.annotate.quantities.pieces import Piece
from twosource.lexicon import words

_FIRST_YEAR, _LAST_YEAR = 1900, 2099  # of these a plain plural behind does not make a count: "2019 results"


def is_name(pieces: Sequence[Piece], amount: Amount, parse: Parse | None) -> bool:
    """True where the number only names, or is no number at all ("no one"). A unit or money speaks against it."""
    number = amount.number
    measured = amount.unit is not None
    if _in_word(pieces, amount, measured=measured):
        return True
    if labels.is_form(pieces, number):
        return True
    if _is_one(pieces, amount, parse):
        return True
    if measured and not _lone_letter(pieces, amount):
        return False
    if number.form == "fraction":
        return not _is_fraction(pieces, number)
    if number.form == "vague":
        return False
    if amount.year and not _is_counting(pieces, amount):
        return True
    tail = bound_after(pieces, amount.past)
    forward = tail is not None and tail.comparator != "approx"  # "Anyone 16 and over"
    forward = forward or (
        parse is not None and parse.counts_forward(pieces[number.first].start, pieces[number.past - 1].end)
    )
    if labels.is_name(pieces, number, forward=forward):
        return True
    if measured:
        return False
    return _is_rank(pieces, amount) or _alone_in_brackets(pieces, number) or _is_ratio(pieces, number)


def _in_word(pieces: Sequence[Piece], amount: Amount, *, measured: bool) -> bool:
    """True for the digits of MS-13, 2nd, 14:30, 2.5.1."""
    number = amount.number
    if labels.is_embedded(pieces, amount.first, amount.past, measured=measured) and low(pieces, amount.past) != "+":
        return True
    if pieces[number.first].kind != "digits":
        return False
    code = labels.code_end(pieces, number.first)
    if code is not None and code > amount.past:
        return True
    glued = number.first > 1 and pieces[number.first].glued and pieces[number.first - 1].glued
    return glued and not measured and pieces[number.first - 2].kind == "digits"


def _is_one(pieces: Sequence[Piece], amount: Amount, parse: Parse | None) -> bool:
    """True for "one" that counts nothing."""
    number = amount.number
    if low(pieces, number.first) != "one" or number.past != number.first + 1:
        return False
    if amount.unit is not None:
        return low(pieces, number.past) == "day"  # "one day he will"
    partitive = low(pieces, number.past) == "of"
    if parse is not None and not partitive and parse.is_pronoun(pieces[number.first].start, pieces[number.first].end):
        return True
    return labels.is_pronoun(pieces, number)


def _lone_letter(pieces: Sequence[Piece], amount: Amount) -> bool:
    """True for "4A", "20C": a unit by its look only, so the words before must not make it a label."""
    last = pieces[amount.past - 1]
    return not amount.money and last.glued and len(last.raw) == 1 and last.raw.isalpha()


def _is_rank(pieces: Sequence[Piece], amount: Amount) -> bool:
    """ "the bottom three", "787 Dreamliner": nothing countable follows."""
    number = amount.number
    if low(pieces, number.first - 1) in ("top", "bottom"):
        return counted_in(pieces, amount, number.past) is None
    if number.past >= len(pieces) or not pieces[number.first].raw.isdecimal() or number.scale != 1:
        return False
    after = pieces[number.past]
    if after.breaks or after.glued or not after.raw[0].isupper() or after.low in labels.listed("function"):
        return False
    return not labels.is_headline(pieces, number.first) and counted_in(pieces, amount, number.past) is None


def _alone_in_brackets(pieces: Sequence[Piece], number: Number) -> bool:
    """ "(8477)", "(12)": a note, a code or an age, nobody says which."""
    digits = pieces[number.first].raw.isdecimal() and number.past == number.first + 1
    if digits and low(pieces, number.first - 2) == "=":
        return True  # an attribute that was left in the text
    return digits and low(pieces, number.first - 1) in ("(", "[") and low(pieces, number.past) in (")", "]")


def _is_ratio(pieces: Sequence[Piece], number: Number) -> bool:
    """ "split 4 to 1", "voted 9 to 6": one side of a tally; a range was seen before this is asked."""
    pairs = (low(pieces, number.past) == "to" and _bare_name(pieces, number.past + 1)) or (
        low(pieces, number.first - 1) == "to" and _bare_name(pieces, number.first - 2)
    )
    return pairs and labels.is_tally(pieces, number.first, number.past)


def _bare_name(pieces: Sequence[Piece], at: int) -> bool:
    return 0 <= at < len(pieces) and (pieces[at].raw.isdecimal() or read_number(pieces, at) is not None)


def _is_fraction(pieces: Sequence[Piece], number: Number) -> bool:
    """True where a part is meant: "a third of", "by a quarter", "nearly half"; not "the third man"."""
    after, before = low(pieces, number.past), low(pieces, number.first - 1)
    first = pieces[number.first].low
    bounded = bound_before(pieces, number.first) is not None
    if first == "half" and number.past == number.first + 1:
        taken = after == "of" or after in labels.listed("determiners")
        return before not in ("first", "second", "other", "better", "and", "in", "each") and (taken or bounded)
    if first in ("a", "an") or (first in ("one", "1") and low(pieces, number.past - 1) == "quarter"):
        return after == "of" or before == "by" or bounded
    return True


def _is_counting(pieces: Sequence[Piece], amount: Amount) -> bool:
    """True where four digits that look like a year count: "more than 2000 people", "1800 workers"."""
    bound = bound_before(pieces, amount.first)
    if bound is not None and low(pieces, amount.first - 1) not in labels.listed("also_places"):
        return True
    counted = counted_by_pattern(pieces, amount.past, plural=True, of=False)
    if counted is None or counted.past != counted.first + 1:
        return False
    word = low(pieces, counted.first)
    if word in labels.listed("plurals"):
        return True
    if low(pieces, amount.first - 1) in labels.listed("before_years"):
        return False
    return not _FIRST_YEAR <= amount.low <= _LAST_YEAR or word in words("times", "after_count")
