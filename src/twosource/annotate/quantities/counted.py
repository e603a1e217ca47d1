"""What a number counts, in the words of the text: "two police officers" -> "police officers"."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.annotate.quantities.amounts import Amount
from twosource.annotate.quantities.labels import listed, low
from twosource.annotate.quantities.pieces import Piece

MAX_WORDS = 5  # words looked at after the number without a parse; longer noun phrases are rare in news


@dataclass(frozen=True, slots=True)
class Counted:
    """The pieces `[first, past)` that name what is counted."""

    first: int
    past: int


def counted_by_pattern(pieces: Sequence[Piece], at: int, *, plural: bool, of: bool) -> Counted | None:
    """The noun phrase that begins with piece `at`, right after the number, found without a parse.

    `plural`: the number is not one, so its noun is a plural: the phrase ends with the first plural word
    (and the plural ones behind it). `of`: the words may come behind "of" and an article ("half of the").
    """
    if of and low(pieces, at) == "of":
        at += 1
    if of:
        while low(pieces, at) in ("the", "all", "its", "their", "his", "her", "our", "my", "those", "these", "a", "an"):
            at += 1
    elif low(pieces, at) == "-" and pieces[at].glued:
        at += 1
        plural = False
    past = at
    words = 0
    best: int | None = None
    while past < len(pieces) and words < MAX_WORDS + 1 and not pieces[past].breaks:
        piece = pieces[past]
        if piece.low in ("-", "’", "'") and piece.glued and past > at:
            past += 1
            continue
        if piece.low in ("and", "or") and words and plural:
            past += 1
            continue
        if piece.kind != "word" or (
            piece.low in listed("function") and not (piece.raw.isupper() and len(piece.raw) > 1)
        ):
            break
        words += not (piece.glued and past > at)
        past += 1
        if is_plural(piece) and low(pieces, past) != "-":
            best = past
            break
    if plural:
        return Counted(at, best) if best is not None else None
    if past == at or (words > 2 and best is None):
        past = min(past, at + 1)
    end = best if best is not None and not plural and best <= past else min(past, at + 1)
    return Counted(at, end) if end > at else None


def is_plural(piece: Piece) -> bool:
    """True for a word that looks like a plural noun."""
    word = piece.low
    if word in listed("plurals"):
        return True
    if len(word) < 3 or not word.endswith("s") or word in listed("singulars") or word in listed("function"):
        return len(piece.raw) > 2 and piece.raw[-1] == "s" and piece.raw[:-1].isupper()
    return not word.endswith(("ss", "us", "is", "ous", "'s", "’s"))


def counted_in(pieces: Sequence[Piece], amount: Amount, at: int) -> Counted | None:
    """What is counted, from the words behind the number (and behind "or more")."""
    number = amount.number
    if at < len(pieces) and pieces[at].breaks:
        return None
    if amount.unit is not None:
        joint = low(pieces, at)
        if joint == "of":
            return counted_by_pattern(pieces, at, plural=False, of=True)
        return None
    if number.form == "fraction" or number.form == "vague":
        return counted_by_pattern(pieces, at, plural=True, of=True) or counted_by_pattern(
            pieces, at, plural=False, of=True
        )
    if amount.open_form:
        return None
    return counted_by_pattern(pieces, at, plural=amount.low != 1 or amount.ranged, of=low(pieces, at) == "of")
