"""Pieces around a number -> how it is bounded ("more than", "or so") and which way it moved ("rose")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from twosource.annotate.quantities.pieces import Piece, cut, phrase
from twosource.lexicon import table
from twosource.model import Change, Comparator

MAX_PHRASE = 5  # pieces in the longest phrase of bounds.toml
REACH = 6  # pieces between "rose" and its number: "rose by an estimated"; more would leave the clause
VERB_REACH = 9  # "expected to grow sales by 35 per cent": pieces back from "by" to its verb


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator and the piece where its words begin or end."""

    comparator: Comparator
    edge: int


@cache
def _bound_phrases(side: str) -> Mapping[str, Comparator]:
    return {words: name for name, group in table("bounds")[side].items() for words in group}


@cache
def _bound_edges(side: str) -> frozenset[str]:
    """The pieces next to the number in the phrases of a side: most numbers have none and need no look."""
    return frozenset(cut(words)[-1 if side == "before" else 0].low for words in _bound_phrases(side))


@cache
def _bound_words(group: str, key: str) -> frozenset[str]:
    return frozenset(table("bounds")[group][key])


def bound_before(pieces: Sequence[Piece], at: int) -> Bound | None:
    """The comparator whose words end right before piece `at`; `edge` is the first of them.

    Of several ("up to about 40", "at least some 30") the one that bounds wins over the one that blurs.
    "nearly" and "almost" are approx, as NewsQuant marks them: a newspaper's "nearly 100" does not
    promise less than 100.
    """
    found: Bound | None = None
    edge = at
    while (step := _one_before(pieces, edge)) is not None:
        edge = step.edge
        found = step if found is None or found.comparator == "approx" else Bound(found.comparator, edge)
    if found is None:
        return None
    while edge > 0 and pieces[edge - 1].low in _bound_words("adverbs", "intensifiers") and not pieces[edge].breaks:
        edge -= 1
        if pieces[edge].low == "little" and edge and pieces[edge - 1].low == "a":
            edge -= 1
    return Bound(found.comparator, edge)


def _one_before(pieces: Sequence[Piece], at: int) -> Bound | None:
    if not at or pieces[at - 1].low not in _bound_edges("before"):
        return None
    phrases = _bound_phrases("before")
    for first in range(max(0, at - MAX_PHRASE), at):
        if any(piece.breaks for piece in pieces[first + 1 : at + 1]):
            continue
        comparator = phrases.get(phrase(pieces, first, at))
        if comparator is not None and not (first and pieces[first].glued and pieces[first].kind == "word"):
            return Bound(comparator, first)
    return None


def passed_before(pieces: Sequence[Piece], at: int) -> Bound | None:
    """more_than for "have passed 200", which counts nothing that could be passed otherwise."""
    verb, helper = _low_word(pieces, at - 1), _low_word(pieces, at - 2)
    if verb not in _bound_words("perfect", "more_than") or helper not in _bound_words("perfect", "auxiliaries"):
        return None
    return Bound("more_than", at - 1)


def bound_after(pieces: Sequence[Piece], at: int) -> Bound | None:
    """The comparator whose words begin with piece `at`; `edge` is the piece past them."""
    if at >= len(pieces) or pieces[at].low not in _bound_edges("after"):
        return None
    phrases = _bound_phrases("after")
    for past in range(min(at + 3, len(pieces)), at, -1):
        if any(piece.breaks for piece in pieces[at:past]):
            continue
        words = phrase(pieces, at, past)
        comparator = phrases.get(words)
        if comparator is None or (words[0] in "+-" and not pieces[at].glued):
            continue
        if words == "plus" and past < len(pieces) and pieces[past].kind != "mark":
            continue  # "five plus two"
        return Bound(comparator, past)
    return None


def change_before(pieces: Sequence[Piece], at: int, *, delta: bool) -> Change | None:
    """Which way the number moved something: "rose by about 5", "fell a third", "grow sales by 35".

    `delta`: the number is a percentage or points; without that "gained" and "lost" say nothing.
    A number after "to" is where the move ended, not how far it went.
    """
    steps = _bound_words("change", "between")
    for back in range(at - 1, max(-1, at - 1 - REACH), -1):
        if pieces[back + 1].breaks:
            return None
        found = _change_way(pieces, back, delta=delta)
        if found is not None and not (pieces[back].low == "up" and _low_word(pieces, back + 1) == "to"):
            return found
        if pieces[back].low == "by":
            return _direction_of_clause(pieces, back, delta=delta)
        if pieces[back].low not in steps:
            return None
    return None


def _direction_of_clause(pieces: Sequence[Piece], by: int, *, delta: bool) -> Change | None:
    for back in range(by - 1, max(-1, by - 1 - VERB_REACH), -1):
        if pieces[back].low in (".", ",", ";", ":") or pieces[back + 1].breaks:
            return None
        found = _change_way(pieces, back, delta=delta)
        if found is not None and pieces[back].low not in ("up", "down", "lower", "cut"):
            return found
    return None


def _change_way(pieces: Sequence[Piece], at: int, *, delta: bool) -> Change | None:
    low = pieces[at].low
    if not delta and low in _bound_words("change", "narrow"):
        return None
    if _low_word(pieces, at - 1) in ("a", "an", "the", "this", "that", "its", "their"):
        return None  # "a drop of", "an increase between": the noun
    if low in _bound_words("change", "up"):
        return "up"
    return "down" if low in _bound_words("change", "down") else None


def _low_word(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].low if 0 <= at < len(pieces) else ""
