"""Table -> columns: what is compared of each claim, as numbers, so that some million pairs are compared in minutes.

A set (words, roots) stands as numbers one behind the other. Of the pairs of a few claims at a time, what the ones hold
is marked in a table of bits, and what the others hold is looked up there: no set is made for a pair.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.align.table import Norms, Numbers, Table
from twosource.align.table.row import Row

Ids = NDArray[np.int32]  # [n]
Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sets:
    """A set of numbers for each place, one behind the other."""

    items: Ids
    begins: Numbers  # of each place, and the end

    @property
    def many(self) -> Numbers:
        """How many each place has."""
        return np.diff(self.begins)

    def of(self, places: Numbers) -> tuple[Ids, Numbers]:
        """The members at these places, and for each the position of its place among them."""
        first = self.begins[places]
        many = self.begins[places + 1] - first
        owner = np.repeat(np.arange(len(places)), many)
        at = np.arange(len(owner)) + np.repeat(first - np.cumsum(many) + many, many)
        return self.items[at], owner


@dataclass(frozen=True, slots=True)
class NormsOf:
    """`table.Norms` as arrays."""

    words: Numbers
    around: Numbers
    roots_around: Numbers


@dataclass(frozen=True, slots=True)
class Columns:
    """What is compared of each row; what belongs to a sentence is looked up by its place (`Table.places`)."""

    words: Sets  # of each row
    roots: Sets
    predicates: Sets  # one word, or none
    around: Sets  # of each sentence
    roots_around: Sets
    predicate: Ids
    negative: Bits
    speaker: Ids  # the key of the voice
    vague: Ids  # -1 where the voice is not vague
    named_voice: Bits
    squares: Numbers  # of the weight of each word
    root_squares: Numbers
    telling: Numbers  # of each root
    norms: NormsOf

    @property
    def size(self) -> int:
        """How many numbers the sets are made of."""
        return max(len(self.squares), len(self.root_squares))


def columns(table: Table) -> Columns:
    """The columns of a table."""
    rows = table.rows
    word, root = _columns_numbered(table.words.of), _columns_numbered(table.roots.of)
    for row in rows:  # a predicate may be no word of content
        word.setdefault(row.predicate, len(word))
    sentences: list[Row] = []
    for row, place in zip(rows, table.places.tolist(), strict=True):
        if place == len(sentences):
            sentences.append(row)
    return Columns(
        words=_sets([row.lemmas for row in rows], word),
        roots=_sets([row.lemma_roots for row in rows], root),
        predicates=_sets([(row.predicate,) if row.predicate else () for row in rows], word),
        around=_sets([row.sentence.words for row in sentences], word),
        roots_around=_sets([row.sentence.roots for row in sentences], root),
        predicate=np.array([word[row.predicate] for row in rows], dtype=np.int32),
        negative=np.array([row.claim.polarity == "-" for row in rows], dtype=bool),
        speaker=_equal_numbers(row.voice.key for row in rows),
        vague=np.where(
            np.array([bool(row.voice.vague) for row in rows], dtype=bool),
            _equal_numbers(row.voice.vague for row in rows),
            np.int32(-1),
        ),
        named_voice=np.array([row.voice.actor is not None for row in rows], dtype=bool),
        squares=np.array([table.words.squares.get(w, 0) for w in word], dtype=np.int64),
        root_squares=np.array([table.roots.squares[r] for r in root], dtype=np.int64),
        telling=np.array([table.telling[r] for r in root], dtype=np.int64),
        norms=_norms(table.norms),
    )


def _norms(norms: Norms) -> NormsOf:
    each = (norms.words, norms.around, norms.roots_around)
    return NormsOf(*(np.array(norm, dtype=np.int64) for norm in each))


def _columns_numbered(things: Iterable[str]) -> dict[str, int]:
    return {thing: number for number, thing in enumerate(things)}


def _sets(of: Sequence[Sequence[str]], numbers: dict[str, int]) -> Sets:
    begins = np.zeros(len(of) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in of], out=begins[1:])
    items = np.fromiter((numbers[x] for one in of for x in one), dtype=np.int32, count=int(begins[-1]))
    return Sets(items, begins)


def _equal_numbers(things: Iterable[Hashable]) -> Ids:
    """Numbers that are equal for equal things."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(thing, len(known)) for thing in things], dtype=np.int32)
