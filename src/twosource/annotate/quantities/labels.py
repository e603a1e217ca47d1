"""Pieces -> which numbers name and do not measure: MS-13, Boeing 737, page 3, 4-3, 14:30, 1987, "no one"."""

from collections.abc import Sequence
from functools import cache

from twosource.annotate.quantities.cardinals import Number
from twosource.annotate.quantities.pieces import Piece
from twosource.lexicon import words

FIRST_YEAR, LAST_YEAR = 1500, 2199  # a bare number between these is a year unless something counts it
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 15  # digits
TALLY_REACH = 5  # pieces around "4-3" in which "win" or "voted" makes it a score
_OPENING = frozenset("([{\"'“‘«—–-~≈<>≤≥,;:/+.…*•")


@cache
def listed(key: str) -> frozenset[str]:
    """The word list `key` of labels.toml."""
    return words("labels", key)


def low(pieces: Sequence[Piece], at: int) -> str:
    """Piece `at` in lower case, "" outside the text."""
    return pieces[at].low if 0 <= at < len(pieces) else ""


def code_end(pieces: Sequence[Piece], at: int) -> int | None:
    """Past the code that the digits at `at` belong to: 2.5.1, 14:30, 9/11, 555-0123, 3x4; None for none.

    A pair with a hyphen or dash may be a range: that is the caller's to see before asking.
    """
    past = at + 1
    while past + 1 < len(pieces) and pieces[past].glued and pieces[past + 1].glued:
        joint, after = pieces[past], pieces[past + 1]
        if joint.low not in (":", "/", ".", "-", "–", "−", "‑", "x", "×", "&", "@", "_", "=") or after.kind != "digits":
            break
        past += 2
    return past if past > at + 1 else None


def is_embedded(pieces: Sequence[Piece], first: int, past: int, *, measured: bool) -> bool:
    """True where the number is part of a longer word: MS-13, B52, 2nd, 1930s, #5, @user1, a link."""
    if first and pieces[first].glued:
        before = pieces[first - 1]
        if before.kind != "mark":
            return True
        if before.low == "." and pieces[first].kind == "word" and pieces[first].raw[0].isupper():
            return False  # a sentence that a page has glued to the one before: "she said.Four others"
        if before.low in ("-", "‑", "–") and first > 1 and pieces[first - 1].glued and pieces[first - 2].kind != "mark":
            return not (measured or before.low == "–") or pieces[first - 2].raw.isupper()
        if before.low not in _OPENING and before.low not in ("$", "£", "€", "¥", "−", "=", "™"):
            return True
        if before.low in (".", ":", "/", ",") and first > 1 and pieces[first - 1].glued and not measured:
            return True
    if past < len(pieces) and pieces[past].glued:
        after = pieces[past]
        if after.kind != "mark" or after.low in ("_", "@", "#", "=", "\\", "&"):
            return True
        if after.low == "/" and not measured:
            return True
        if after.low in ("'", "’") and low(pieces, past + 1) == "s" and not measured:
            return True
    return False


def is_year(number: Number, pieces: Sequence[Piece]) -> bool:
    """True for four bare digits in the range of years."""
    raw = pieces[number.first].raw
    return number.past == number.first + 1 and len(raw) == 4 and raw.isdecimal() and FIRST_YEAR <= int(raw) <= LAST_YEAR


def is_name(pieces: Sequence[Piece], number: Number, *, forward: bool = False) -> bool:
    """True where a bare number names: "Flight 370", "No. 5", "May 5", "3 Main Street", "1. Item".

    `forward`: the parse gives it to a noun behind it, so a capital before it says nothing.
    """
    first, past = number.first, number.past
    tests = (
        _index,
        _emergency,
        _after_name_word,
        _in_date,
        _in_address,
        _in_list,
        _capital_word,
        _station,
        _dialled,
        _calibre,
    )
    if not forward and _after_capital(pieces, first, past):
        return True
    return any(test(pieces, first, past) for test in tests)


def _after_name_word(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "page 3", "No. 5", "#7"; "no 5" without its point is a negation."""
    back = first - 1
    if back < 0 or pieces[first].breaks:
        return False
    if pieces[back].low == "#":
        return True
    if pieces[back].low in (".", "-") and back:
        back -= 1
        if pieces[back].low in listed("abbreviations"):
            return pieces[back + 1].low == "."
        if pieces[back + 1].low == ".":
            return False
    word = pieces[back]
    if word.low not in listed("names"):
        return False
    # "the group three times", "a level two steps up": in lower case only digits make a label
    return pieces[first].kind == "digits" or word.raw[0].isupper()


def _after_capital(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "Boeing 737", "iPhone 14", "Big Ten": a name goes on into the number; groups and decimals never."""
    if not first or pieces[first].breaks or pieces[first].glued or pieces[first].kind != "digits":
        return False
    raw, before = pieces[first].raw, pieces[first - 1]
    if before.low in (".", "&", "™", "®") or not raw.isdecimal() or past > first + 1:
        return False
    if before.kind != "word" or not any(c.isupper() for c in before.raw):
        return False
    if before.low in listed("function") or before.low in listed("months") or is_headline(pieces, first):
        return False
    after = pieces[past] if past < len(pieces) else None
    counts_people = after is not None and not after.breaks and after.low in listed("plurals") and len(raw) < 4
    return not counts_people


def _index(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "the FTSE 100", "the S&P 500"."""
    if pieces[first].kind != "digits" or low(pieces, first - 1) not in listed("indices") or pieces[first].breaks:
        return False
    return low(pieces, first - 1) != "p" or low(pieces, first - 2) == "&"


def _emergency(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "called 999 and then 112"."""
    if low(pieces, first) not in listed("emergency"):
        return False
    noun = past < len(pieces) and pieces[past].kind == "word" and low(pieces, past) not in listed("function")
    near = range(max(0, first - TALLY_REACH), first)
    return not noun and any(pieces[at].low in listed("dialling") for at in near)


def phone_end(pieces: Sequence[Piece], at: int) -> int | None:
    """Past the telephone number that begins with the digits at `at`: "020 7946 0958", "+44 20 7946 0000"."""
    past, digits = at, ""
    while past < len(pieces) and pieces[past].kind == "digits" and pieces[past].raw.replace(" ", "").isdecimal():
        digits += pieces[past].raw.replace(" ", "")
        past += 1
        if past + 1 < len(pieces) and pieces[past].low in ("-", ")", "(", ".") and pieces[past + 1].kind == "digits":
            past += 1
        elif past < len(pieces) and pieces[past].gap not in (" ", "\u00a0"):
            break
    if not _SHORTEST_PHONE <= len(digits) <= _LONGEST_PHONE:
        return None
    before = [pieces[i].low for i in range(max(0, at - 4), at)]
    dialled = digits[0] == "0" or "+" in before[-2:] or any(word in listed("dialling") for word in before)
    return past if dialled and past > at + 1 else None


def _in_date(pieces: Sequence[Piece], first: int, past: int) -> bool:
    months = listed("months")
    back = first - 1
    if low(pieces, back) == ".":
        back -= 1
    if low(pieces, back) in months and back >= 0 and pieces[back].raw[0].isupper():
        raw = pieces[first].raw
        return raw.isdecimal() and (len(raw) == 4 or (len(raw) < 3 and int(raw) <= 31))
    # "May 19 to 22", "May 19-22"; in "March 11 - Seven people" the dash ends a dateline.
    between = low(pieces, first - 1)
    joins = between in ("to", "and") or (between in ("-", "–") and pieces[first].glued)
    if joins and pieces[first].raw.isdecimal() and low(pieces, first - 2).isdecimal():
        day = first - 3 if low(pieces, first - 3) != "." else first - 4
        if low(pieces, day) in months:
            return True
    after = pieces[past] if past < len(pieces) else None
    return after is not None and after.low in months and after.raw[0].isupper() and len(pieces[first].raw) <= 2


def is_clock(pieces: Sequence[Piece], past: int) -> bool:
    """True where the number before piece `past` is a time of day: "7.05am", "5 p.m.", "0401 GMT"."""
    after = low(pieces, past)
    if after in ("a", "p") and low(pieces, past + 1) == "." and low(pieces, past + 2) == "m":
        return True
    return after in listed("clock") and not (after == "et" and pieces[past].raw == "et")


def _in_address(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "575 Old Mill Road": digits, one to four capitalised words, the last a kind of street."""
    if pieces[first].kind != "digits" or past > first + 1:
        return False
    if low(pieces, past) == "block":
        return True
    for at in range(past, min(past + 5, len(pieces))):
        word = pieces[at]
        if word.kind == "digits" and at == past:
            return False
        if not word.raw[0].isupper() or word.breaks:
            return False
        if at > past and word.low in listed("streets"):
            return True
    return False


def _in_list(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "1. Item", "2) Item" at the beginning of a line, and a number alone on its line."""
    if not pieces[first].breaks or past > first + 1:
        return False
    if pieces[first].kind != "digits":
        return low(pieces, past) == ":"
    if past >= len(pieces) or pieces[past].breaks:
        return True
    return pieces[past].low in (".", ")", ":") and pieces[past].glued and len(pieces[first].raw) <= 3


def _capital_word(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "Five Guys", "the Big Ten", "Gang of Eight": a number word with a capital inside a sentence."""
    word = pieces[first]
    if word.kind != "word" or not word.raw[0].isupper() or not first or word.breaks or is_headline(pieces, first):
        return False
    before = pieces[first - 1]
    if before.kind == "mark" and before.low not in (",", "-", "'", "’"):
        return False
    if before.low == "of" and first > 1:
        before = pieces[first - 2]
    return before.raw[0].isupper() or (past < len(pieces) and pieces[past].raw[0].isupper())


def _station(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "CBS 5", "KOIN 6 News": three or four capitals and a small number, where the next word is not in capitals."""
    if not first or not pieces[first].raw.isdecimal() or len(pieces[first].raw) > 2 or pieces[first].breaks:
        return False
    before, after = pieces[first - 1], pieces[past] if past < len(pieces) else None
    shouted = after is not None and after.kind == "word" and after.raw.isupper()
    return before.kind == "word" and before.raw.isupper() and len(before.raw) in (3, 4) and not shouted


def _dialled(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ "574-TIPS": a telephone number that ends in a word."""
    if past + 1 >= len(pieces) or pieces[past].low != "-" or not pieces[first].raw.isdecimal():
        return False
    word = pieces[past + 1]
    return pieces[past].glued and word.glued and word.raw.isupper() and len(word.raw) > 2


def _calibre(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """ ".22 rifle", "a .38-caliber revolver"."""
    step = 1 if low(pieces, past) in ("-", "‑") else 0
    return pieces[first].raw.startswith(".") and low(pieces, past + step) in listed("guns")


def is_headline(pieces: Sequence[Piece], at: int) -> bool:
    """True where the line around piece `at` has capitals on nearly every word, so that they tell nothing."""
    words_seen = capitals = 0
    for step in (-1, 1):
        here = at + step
        while 0 <= here < len(pieces) and abs(here - at) <= 8:
            if step == 1 and pieces[here].breaks:
                break
            if pieces[here].kind == "word" and pieces[here].low not in listed("function"):
                words_seen += 1
                capitals += pieces[here].raw[0].isupper()
            if (step == -1 and pieces[here].breaks) or pieces[here].raw == ".":
                break
            here += step
    return words_seen >= 4 and capitals >= words_seen - 1


def is_pronoun(pieces: Sequence[Piece], number: Number) -> bool:
    """True for "one" that counts nothing: "no one", "one another", "one of the most", "one day"."""
    if low(pieces, number.first) != "one" or number.past != number.first + 1 or number.low != 1:
        return False
    at, after = number.past, low(pieces, number.past)
    before = low(pieces, number.first - 1)
    if before in listed("one_pronoun") or (before == "-" and pieces[number.first].glued):
        return True
    if before == "at" and after in ("point", "stage"):
        return True
    if after in listed("one_stop") or after == "" or (not pieces[at].low[0].isalpha() and after != "-"):
        return True
    if after == "of":
        return _superlative(pieces, at + 1)
    if after == "-":
        return low(pieces, at + 1) in listed("forms")
    return after in listed("function") and after not in ("more",)


def _superlative(pieces: Sequence[Piece], at: int) -> bool:
    """ "(one of) the most gifted", "his best", "the world's largest": praise, nothing to count."""
    for here in range(at, min(at + 7, len(pieces))):
        word = pieces[here]
        if word.kind == "mark" and word.low not in ("'", "’", "-", "“", "‘"):
            return False
        if word.low in ("most", "worst", "least", "top", "leading"):
            return True
        if word.low.endswith("est") and word.low not in listed("not_superlative"):
            return True
    return False


def is_form(pieces: Sequence[Piece], number: Number) -> bool:
    """ "two-way", "one-on-one", "three-star": how a thing is made; nothing is counted."""
    at = number.past
    return low(pieces, at) == "-" and pieces[at].glued and low(pieces, at + 1) in listed("forms")


def is_tally(pieces: Sequence[Piece], first: int, past: int) -> bool:
    """True where "win", "voted" or the like stands near a pair such as 4-3: a score or a vote, no range."""
    near = range(max(0, first - TALLY_REACH), min(len(pieces), past + TALLY_REACH))
    return any(pieces[at].low in listed("tallies") for at in near)
