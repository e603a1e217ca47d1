"""Amounts -> which of them only name or only sound like a number: see labels for the single rules."""

from collections.abc import Sequence

from twosource.annotate.quantities import labels
from twosource.annotate.quantities.amounts import Amount
from twosource.annotate.quantities.bounds import bound_before
from twosource.annotate.quantities.counted import counted_by_pattern, counted_in
from twosource.annotate.quantities.labels import low
from twosource.annotate.quantities.numbers import Number
from twosource.annotate.quantities.pieces import Piece


def is_name(pieces: Sequence[Piece], amount: Amount) -> bool:
    """True where the number only names: see labels."""
    number = amount.number
    measured = amount.unit is not None
    if labels.is_embedded(pieces, amount.first, amount.past, measured=measured) and low(pieces, amount.past) != "+":
        return True
    if pieces[number.first].kind == "digits":
        code = labels.code_end(pieces, number.first)
        if code is not None and code > amount.past:
            return True
        glued = number.first > 1 and pieces[number.first].glued and pieces[number.first - 1].glued
        if glued and not measured and pieces[number.first - 2].kind == "digits":
            return True
    if labels.is_pronoun(pieces, number) or labels.is_form(pieces, number):
        return amount.unit is None or labels.is_form(pieces, number) or low(pieces, number.past) == "day"
    if number.form == "fraction" and not measured:
        return not _is_fraction(pieces, number)
    if measured and not _lone_letter(pieces, amount):
        return False
    if number.form == "vague":
        return False
    if amount.year and not _counts(pieces, amount):
        return True
    return labels.is_name(pieces, number) or (not measured and _ranks(pieces, amount))


def _lone_letter(pieces: Sequence[Piece], amount: Amount) -> bool:
    """True for "4A", "20C": a unit by its look only, so the words before must not make it a label."""
    last = pieces[amount.past - 1]
    return not amount.money and last.glued and len(last.raw) == 1 and last.raw.isalpha()


def _ranks(pieces: Sequence[Piece], amount: Amount) -> bool:
    """ "the bottom three", "787 Dreamliner": nothing countable follows."""
    number = amount.number
    after = pieces[number.past] if number.past < len(pieces) else None
    if low(pieces, number.first - 1) in ("top", "bottom"):
        return counted_in(pieces, amount, number.past) is None
    if (
        after is None
        or after.breaks
        or after.glued
        or not after.raw[0].isupper()
        or after.low in labels.listed("function")
    ):
        return False
    bare = number.form == "digits" and number.scale == 1 and pieces[number.first].raw.isdecimal()
    return bare and not labels.is_headline(pieces, number.first) and counted_in(pieces, amount, number.past) is None


def _is_fraction(pieces: Sequence[Piece], number: Number) -> bool:
    """True where a part is meant: "a third of", "by a quarter", "nearly half"; not "the third man"."""
    after, before = low(pieces, number.past), low(pieces, number.first - 1)
    words = number.past - number.first
    first = pieces[number.first].low
    if first == "half" and words == 1:
        return before not in ("first", "second", "other", "better", "and", "in", "each") and (
            after in ("of", "the", "its", "their", "his", "her", "our", "my", "those", "all", "that")
            or bound_before(pieces, number.first) is not None
        )
    if first in ("a", "an") or (first in ("one", "1") and low(pieces, number.past - 1) == "quarter"):
        return after == "of" or before in ("by", "than", "about", "nearly", "almost", "over", "around", "roughly")
    return True


def _counts(pieces: Sequence[Piece], amount: Amount) -> bool:
    """True where four digits that look like a year count: "more than 2000 people", "1800 workers"."""
    bound = bound_before(pieces, amount.first)
    counted = counted_by_pattern(pieces, amount.past, plural=True, of=False)
    if bound is not None and low(pieces, amount.first - 1) not in (
        "about",
        "around",
        "above",
        "below",
        "under",
        "over",
        "circa",
    ):
        return True
    return (
        counted is not None
        and counted.past == counted.first + 1
        and low(pieces, counted.first) in labels.listed("plurals")
    )
