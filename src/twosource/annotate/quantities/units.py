"""Pieces around a number -> its unit under one name: "km", "kilometers", "-kilometre" are "kilometre"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from twosource.annotate.quantities.pieces import Piece, cut, phrase
from twosource.lexicon import table

MAX_PIECES = 5  # the longest unit phrase, in pieces: "sq. ft."
RATE_LIMIT = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under its canonical name, in the pieces `[first, past)`."""

    first: int
    past: int
    name: str


@cache
def _aliases(key: str) -> Mapping[str, str]:
    return {alias: name for name, aliases in table("units")[key].items() for alias in aliases}


@cache
def _first_pieces() -> frozenset[str]:
    """What a unit can begin with, in lower case: most words after a number cannot, and need no look."""
    return frozenset(cut(alias)[0].low for key in ("words", "symbols") for alias in _aliases(key))


@cache
def _currency_ends() -> frozenset[str]:
    return frozenset(cut(alias)[-1].raw for alias in _aliases("currency")) | {"PS"}


@cache
def kinds(key: str) -> frozenset[str]:
    """The units of one kind ("duration"), or the words a rate may be for ("rate_nouns")."""
    return frozenset(table("units")["kinds"][key])


@cache
def units_of_time() -> frozenset[str]:
    """Every word for a length of time, singular and plural."""
    return frozenset(alias for name in kinds("duration") for alias in table("units")["words"][name])


@cache
def currencies() -> frozenset[str]:
    """The canonical names of all units of money."""
    named = frozenset(table("units")["currency"])
    return named | {"cent", "penny", "peso", "ringgit", "baht", "zloty", "croatian kuna", "bitcoin", "pound"}


def read_unit(pieces: Sequence[Piece], at: int) -> Unit | None:
    """The longest unit that begins with piece `at`, right after a number, with "per hour", "a month".

    A hyphen may join number and unit ("20-kilometre"). A lone letter is a unit only when glued.
    """
    first = at
    if at < len(pieces) and pieces[at].low in ("-", "‑") and pieces[at].glued:
        at += 1
        if at < len(pieces) and not pieces[at].glued:
            return None
    plain = _plain_unit(pieces, at)
    if plain is None and at < len(pieces) and pieces[at].low in kinds("between") and not pieces[at].breaks:
        plain = _plain_unit(pieces, at + 1)
        plain = plain if plain is not None and plain.name in kinds("duration") else None
    if plain is None:
        return None
    rated = rate(pieces, plain)
    return Unit(first, rated.past, rated.name)


def _plain_unit(pieces: Sequence[Piece], at: int) -> Unit | None:
    if at >= len(pieces) or pieces[at].low not in _first_pieces() or pieces[at].breaks:
        return None
    words, symbols = _aliases("words"), _aliases("symbols")
    for past in range(min(at + MAX_PIECES, len(pieces)), at, -1):
        if any("\n" in piece.gap for piece in pieces[at + 1 : past]):
            continue
        if past < len(pieces) and pieces[past].glued and pieces[past].kind != "mark":
            continue  # the piece goes on: "m2" is no "m"
        key = phrase(pieces, at, past)
        exact = "".join((" " if piece.gap and n else "") + piece.raw for n, piece in enumerate(pieces[at:past]))
        name = symbols.get(exact)
        rated = past < len(pieces) and pieces[past].low == "/" and pieces[past].glued
        if name is not None and (pieces[at].glued or not exact.isalpha() or len(exact) > 1 or rated):
            return Unit(at, past, name)
        name = words.get(key) or words.get(key.replace("-", " "))
        if name is not None and (exact[0].islower() or not _name_like(pieces, at, past)):
            return Unit(at, past, name)
    return None


def measure_of(pieces: Sequence[Piece], first: int, past: int) -> str | None:
    """The unit that ends a counted phrase: "yard" for "rushing yards"; None where its word has other senses too."""
    if past - first < 2 or pieces[past - 1].raw[0].isupper():
        return None
    name = _aliases("words").get(pieces[past - 1].low)
    return None if name in kinds("also_things") else name


def _name_like(pieces: Sequence[Piece], at: int, past: int) -> bool:
    """True for a capitalised unit word inside a name: "7 Days Inn" counts no days."""
    word = pieces[at].raw
    if not word.istitle() or len(word) < 3 or past >= len(pieces):
        return False
    return pieces[past].raw[:1].isupper() and not pieces[past].glued and not pieces[past].breaks


def rate(pieces: Sequence[Piece], unit: Unit) -> Unit:
    """The unit with what it is a rate of: "dollar per month", "metre per second"."""
    for _ in range(RATE_LIMIT):
        base = unit.past
        if base + 1 >= len(pieces):
            break
        link, step = pieces[base].low, 1
        if link == "-" and pieces[base].glued and pieces[base + 1].low in ("a", "per", "an"):
            link, step = pieces[base + 1].low, 2
        if base + step < len(pieces) and pieces[base + step].low == "-":
            step += 1
        if base + step >= len(pieces) or pieces[base + step].breaks:
            break
        if link == "/" and pieces[base].glued and unit.past > unit.first:
            other = _plain_unit(pieces, base + step)
        elif link in ("per", "a", "an", "each", "every"):
            other = _per(pieces, base + step, strict=link != "per", money=unit.name in currencies())
        else:
            break
        if other is None or (
            link in ("a", "an") and other.past < len(pieces) and pieces[other.past].low in kinds("no_rate")
        ):
            break
        unit = Unit(unit.first, other.past, f"{unit.name} per {other.name}")
    return unit


def _per(pieces: Sequence[Piece], at: int, *, strict: bool, money: bool) -> Unit | None:
    plain = _plain_unit(pieces, at)
    word = pieces[at]
    if plain is not None and (not strict or word.low in kinds("rate_nouns")):
        if plain.name in kinds("duration") or not strict or money:
            return plain
        return None
    if word.kind != "word" or plain is not None:
        return None
    if strict and word.low not in kinds("rate_nouns"):
        return None
    return Unit(at, at + 1, word.low)


def currency_before(pieces: Sequence[Piece], at: int) -> Unit | None:
    """The currency that stands right before the number at piece `at`: $, US$, "HK $", EUR, "Rs."."""
    if not at or pieces[at - 1].raw not in _currency_ends():
        return None
    signs = _aliases("currency")
    for first in range(max(0, at - 4), at):
        inner = pieces[first:at]
        if any(piece.breaks for piece in pieces[first + 1 : at + 1]):
            continue
        raw = "".join(piece.raw for piece in inner)
        plain = raw.replace("U.S.", "US")
        name = signs.get(plain) or signs.get(raw)
        if name is None and raw == "PS" and _pound_artefact(pieces, at):
            name = "pound sterling"
        if name is None:
            continue
        if first and pieces[first].glued and pieces[first - 1].kind == "word":
            continue
        if plain.isalpha() and not (plain.isupper() or plain in ("Rs",)):
            continue
        return Unit(first, at, name)
    return None


def _pound_artefact(pieces: Sequence[Piece], at: int) -> bool:
    """ "PS6m", "PS21,700": a pound sign lost on its way through ASCII; "PS5" is a console."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return pieces[at].glued and ("," in pieces[at].raw or (after is not None and after.glued and after.kind == "word"))
