"""What a number counts, in the words of the text: "two police officers" -> "police officers"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.annotate.quantities.amounts import Amount
from twosource.annotate.quantities.labels import listed, low
from twosource.annotate.quantities.numbers import starters
from twosource.annotate.quantities.parse import Parse
from twosource.annotate.quantities.pieces import Piece
from twosource.annotate.quantities.units import units_of_time

MAX_WORDS = 6  # words looked at after the number without a parse; longer noun phrases are rare in news
_OUT_OF = ("in", "of", "out")
MAX_SINGULAR = 3  # words of a singular phrase, where no plural shows its end


@dataclass(frozen=True, slots=True)
class Counted:
    """The pieces `[first, past)` that name what is counted."""

    first: int
    past: int


def counted_in(pieces: Sequence[Piece], amount: Amount, at: int, parse: Parse | None = None) -> Counted | None:
    """What is counted, from the words at and behind piece `at`, which follows the number or its "or more".

    The parse knows best; where it shows nothing, the look of the words decides.
    """
    if at >= len(pieces) or pieces[at].breaks or amount.open_form:
        return None
    if parse is not None:
        found = _by_parse(pieces, amount, at, parse)
        if found is not None and _agrees_in_number(pieces, amount, found):
            return found
    if amount.unit is None and (state := _state(pieces, at)) is not None:
        return state
    if amount.unit is not None:
        return counted_by_pattern(pieces, at, plural=False, of=True) if low(pieces, at) == "of" else None
    if amount.number.form == "fraction" and amount.past - amount.first > 2 and low(pieces, amount.first + 1) in _OUT_OF:
        return counted_by_pattern(pieces, at, plural=True, of=False)  # "one in five adults"
    if amount.number.form in ("fraction", "vague"):
        if low(pieces, at) != "of" and (amount.number.form == "vague" or low(pieces, at) not in listed("determiners")):
            return None
        whole = counted_by_pattern(pieces, at, plural=True, of=True)
        return whole or counted_by_pattern(pieces, at, plural=False, of=True)
    of = low(pieces, at) == "of"
    one = amount.low == 1 and not amount.ranged and not of
    return counted_by_pattern(pieces, at, plural=not one, of=of)


def _state(pieces: Sequence[Piece], at: int) -> Counted | None:
    """ "twelve of the dead", "5 injured in a crash": people by what befell them, where no noun follows."""
    if low(pieces, at) == "of" and low(pieces, at + 1) in listed("determiners"):
        at += 2
    behind = at + 1
    if low(pieces, at) not in listed("states") or pieces[at].breaks:
        return None
    noun = behind < len(pieces) and not pieces[behind].breaks and _is_content(pieces[behind])
    return None if noun else Counted(at, behind)


def _by_parse(pieces: Sequence[Piece], amount: Amount, at: int, parse: Parse) -> Counted | None:
    start, end = pieces[amount.number.first].start, pieces[amount.past - 1].end
    offsets = parse.counted(start, end, pieces[at].start)
    if offsets is None:
        return None
    first, past = bisect_left(parse.starts, offsets[0]), bisect_left(parse.starts, offsets[1])
    clean = all(not piece.breaks and (piece.kind != "mark" or piece.glued) for piece in pieces[at:past])
    return Counted(first, past) if clean and at <= first < past and pieces[first].kind != "mark" else None


def _agrees_in_number(pieces: Sequence[Piece], amount: Amount, found: Counted) -> bool:
    """False where the parse stops short of a plural ("96 Harbour" of "96 Harbour fans") or counts a time."""
    last = pieces[found.past - 1]
    if amount.unit is not None or amount.number.form == "fraction":
        return True
    if last.low in units_of_time():
        return False
    return amount.low == 1 or is_plural(last) or low(pieces, found.first - 1) == "-"


def counted_by_pattern(pieces: Sequence[Piece], at: int, *, plural: bool, of: bool) -> Counted | None:
    """The noun phrase that begins with piece `at`, right after the number, found without a parse.

    `plural`: the number is not one, so the phrase ends with its first plural word. `of`: the words may
    come behind "of" and an article ("half of the").
    """
    if of:
        at += low(pieces, at) == "of"
        while low(pieces, at) in listed("determiners"):
            at += 1
        if low(pieces, at) in starters() or (at < len(pieces) and pieces[at].kind == "digits"):
            at += 1  # "one of two storms"
    elif low(pieces, at) == "-" and at < len(pieces) and pieces[at].glued:
        at, plural = at + 1, False
    while low(pieces, at) in listed("fillers"):
        at += 1
    return _plural_phrase(pieces, at) if plural else _singular_phrase(pieces, at)


def _plural_phrase(pieces: Sequence[Piece], at: int) -> Counted | None:
    best: int | None = None
    words = 0
    for here in range(at, min(at + 2 * MAX_WORDS, len(pieces))):
        piece = pieces[here]
        if piece.breaks or words >= MAX_WORDS:
            break
        if here > at and (piece.low in ("and", "or") or (piece.low in ("-", "’", "'") and piece.glued)):
            continue
        if not _is_content(piece):
            break
        words += not (piece.glued and here > at)
        if is_plural(piece) and low(pieces, here + 1) != "-":
            best = here + 1
            if not piece.raw[0].isupper():  # "Texas landowners", "Reds fans": a name may look like a plural
                break
    return Counted(at, best) if best is not None else None


def _singular_phrase(pieces: Sequence[Piece], at: int) -> Counted | None:
    """Up to three words where something closes them ("one comprehensive plan."), else the first."""
    here = at
    while here < len(pieces) and here - at <= MAX_SINGULAR:
        piece = pieces[here]
        capital = here > at and piece.raw[0].isupper() and not pieces[at].raw[0].isupper()
        if not _is_content(piece) or (here > at and (piece.breaks or capital)):
            break
        here += 1
        if is_plural(piece):
            break
    if here - at > MAX_SINGULAR:
        here = at + 1
    if here == at or pieces[here - 1].low.endswith(("ed", "'s", "’s")):
        return None
    return Counted(at, here)


def _is_content(piece: Piece) -> bool:
    """True for a word of the open classes; capitals make "US" and "IT" one."""
    acronym = piece.raw.isupper() and len(piece.raw) > 1
    return piece.kind == "word" and (acronym or piece.low not in listed("function"))


def is_plural(piece: Piece) -> bool:
    """True for a word that looks like a plural noun."""
    word = piece.low
    if word in listed("plurals"):
        return True
    if len(word) < 3 or not word.endswith("s") or word in listed("singulars") or word in listed("function"):
        return len(piece.raw) > 2 and piece.raw[-1] == "s" and piece.raw[:-1].isupper()
    return not word.endswith(("ss", "us", "is", "ous", "'s", "’s"))
