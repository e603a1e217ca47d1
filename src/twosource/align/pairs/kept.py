"""What one comparison leaves behind for the next, so that new articles cost what they touch.

Kept are the nearest of each claim and sentence (only the new ones are sought among all, and all among the new ones),
and the scores of compared pairs. The score of two claims rests on their rows alone: words and their rarity, actors,
numbers, times, copied passages, vectors. A row's signature is a digest of all of these, and a score is taken over
exactly where both signatures are the same; whatever new articles change (a word grown more common by a step, an actor
joined with another) is compared anew. Made anew each time, because any article can change them and they are cheap:
actors, passages, candidate pairs, rivals, groups, relations, origins.

Nothing in it is a place in a list: it holds for any later collection, and goes into bytes and back.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from twosource.align.actors import Actors
from twosource.align.pairs.block import Before, Neighbours, Pairs
from twosource.align.pairs.nearest import NEAREST, Near, is_searched_whole
from twosource.align.pairs.rivals import UNIT, Scores
from twosource.align.table import Table
from twosource.align.table.columns import Columns, Sets
from twosource.model import Passage

Keys = NDArray[np.uint64]  # [n], one number for what it is of

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits without a pattern
_ALL = 2**64
_LEVEL = 1  # of compression: the keys are digests, which nothing makes smaller


def _no_keys() -> Keys:
    return np.zeros(0, np.uint64)


def _none_near() -> Near:
    return Near(np.zeros((0, NEAREST), np.int32), np.zeros((0, NEAREST), np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The claims and sentences by key, in order, with their nearest; the scores of pairs by key, which are sorted."""

    claims: Keys = field(default_factory=_no_keys, repr=False)
    sentences: Keys = field(default_factory=_no_keys, repr=False)
    near: Neighbours = field(default_factory=lambda: Neighbours(_none_near(), _none_near()), repr=False)
    pairs: Keys = field(default_factory=_no_keys, repr=False)
    scores: NDArray[np.uint16] = field(default_factory=lambda: np.zeros(0, np.uint16), repr=False)  # of UNIT

    def of(self, rows: Keys, pairs: Pairs) -> Scores:
        """The kept score of each pair of rows with these signatures, not-a-number where there is none."""
        found = np.full(len(pairs), np.nan)
        if len(self.pairs):
            keys = _kept_pairs(rows, pairs)
            at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
            hit = self.pairs[at] == keys
            found[hit] = self.scores[at[hit]] / UNIT
        return found

    def before(self, claims: Keys, sentences: Keys) -> Before | None:
        """The kept neighbours as they stand among these claims and sentences; None where all must be sought anew."""
        if not len(self.claims) or not is_searched_whole(max(len(claims), len(self.claims))):
            return None
        one, two = _places(self.claims, claims), _places(self.sentences, sentences)
        if one is None or two is None:
            return None
        return Before(
            one[one >= 0], two[two >= 0], Neighbours(_moved(self.near.claims, one), _moved(self.near.sentences, two))
        )

    def same_pairs(self, other: "Kept") -> bool:
        """True where the other holds the very same, so that it need not be written again."""
        return (
            np.array_equal(self.claims, other.claims)
            and np.array_equal(self.sentences, other.sentences)
            and np.array_equal(self.pairs, other.pairs)
        )


NOTHING_KEPT = Kept()


def _places(old: Keys, new: Keys) -> NDArray[np.int64] | None:
    """Of each old one its place among the new, -1 where it is gone; None where they stand in another order."""
    order = np.argsort(new, kind="stable")
    ordered = new[order]
    if not len(new) or bool((ordered[1:] == ordered[:-1]).any()):
        return None
    at = np.minimum(np.searchsorted(ordered, old), len(ordered) - 1)
    places = np.where(ordered[at] == old, order[at], -1)
    there = places[places >= 0]
    return places if bool((np.diff(there) > 0).all()) else None


def _moved(near: Near, places: NDArray[np.int64]) -> Near:
    """The nearest of what is still there, by their places among what is; -2 begins a line that lost one of them."""
    kept = near.lines[places >= 0]
    lines = np.where(kept >= 0, places[kept], -1)
    lost = ((kept >= 0) & (lines < 0)).any(axis=1)
    lines[lost] = -2
    return Near(lines.astype(np.int32), near.values[places >= 0])


def kept_of(claims: tuple[Keys, Keys], near: Neighbours, rows: Keys, pairs: Pairs, scores: Scores) -> Kept:
    """What is kept once these pairs are compared; `claims` are the keys of the claims and of the sentences."""
    keys, first = np.unique(_kept_pairs(rows, pairs), return_index=True)
    whole = is_searched_whole(len(rows))
    none = _no_keys()
    return Kept(
        claims[0] if whole else none,
        claims[1] if whole else none,
        near if whole else NOTHING_KEPT.near,
        keys,
        np.rint(scores[first] * UNIT).astype(np.uint16),
    )


# --- what a claim, and what is read of it, is known by ------------------------------------------------


def claim_keys(table: Table) -> tuple[Keys, Keys]:
    """One number a claim, and one a sentence with claims: equal where the claim, or all of its claims, is the same."""
    encode = msgspec.msgpack.Encoder().encode
    of_article = [_key_of(encode(article.analysis)) for article in table.articles]
    read = ((row, _key_of(encode(row.claim), table.vectors[row.number].tobytes())) for row in table.rows)
    own = np.array([(of_article[row.article] + key) % _ALL for row, key in read], np.uint64)
    count = int(table.places.max(initial=-1)) + 1
    sentences = np.zeros(count, np.uint64)
    np.add.at(sentences, table.places, _kept_mixed(own))
    return own, sentences


def signatures(table: Table, of: Columns, claims: Keys, actors: Actors, passages: Sequence[Passage]) -> Keys:
    """One number a row, equal where everything that a comparison reads of the row is equal."""
    words, roots = _weighed_keys(table.words.steps), _weighed_keys(table.roots.steps)
    found = _kept_mixed(claims)
    for n, (sets, keys, by_sentence) in enumerate(
        ((of.words, words, False), (of.roots, roots, False), (of.around, words, True), (of.roots_around, roots, True))
    ):
        summed = _summed(sets, keys)
        found = _kept_mixed(found + (summed[table.places] if by_sentence else summed) + np.uint64(n))
    copied = [_key_of(repr((p.a, p.b)).encode()) for p in passages]
    steps, names = table.actors.steps, actors.keys
    known: dict[object, int] = {}
    others: list[int] = []
    for row in table.rows:
        read = (
            tuple(sorted((names[n], steps[n]) for n in row.who)),
            tuple(sorted(names[n] for n in row.about)),
            tuple(sorted((copied[share.passage], share.start, share.end) for share in row.shares)),
            (row.voice.kind, row.voice.key, row.voice.vague, row.voice.actor is None),
            row.names,
        )
        if read not in known:
            known[read] = _key_of(repr(read).encode("utf-8", "surrogatepass"))
        others.append(known[read])
    return found + np.array(others, np.uint64)


def _weighed_keys(steps: Mapping[str, int]) -> Keys:
    """One number for each word with its weight, in the order in which the columns number them."""
    keys = [_key_of(word.encode("utf-8", "surrogatepass"), str(step).encode()) for word, step in steps.items()]
    return np.array(keys, np.uint64)


def _summed(sets: Sets, keys: Keys) -> Keys:
    """For each set the sum of the keys of its members: one number for the set, in whatever order."""
    past = np.concatenate(
        [_no_keys(), np.zeros(1, np.uint64), np.cumsum(_kept_mixed(keys[sets.items]), dtype=np.uint64)]
    )
    summed: Keys = past[sets.begins[1:]] - past[sets.begins[:-1]]
    return summed


def _key_of(*parts: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(b"\0".join(parts), digest_size=8).digest(), "big")


def _kept_mixed(keys: Keys) -> Keys:
    mixed: Keys = (keys ^ (keys >> np.uint64(29))) * _FACTOR
    return mixed ^ (mixed >> np.uint64(32))


def _kept_pairs(rows: Keys, pairs: Pairs) -> Keys:
    """One number a pair; among some million pairs two share one by chance once in some million runs."""
    return _kept_mixed(_kept_mixed(rows[pairs[:, 0]]) + rows[pairs[:, 1]])


# --- in bytes -----------------------------------------------------------------------------------------


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """The arrays one by one, little-endian."""

    claims: bytes
    sentences: bytes
    near_claims: tuple[bytes, bytes]
    near_sentences: tuple[bytes, bytes]
    pairs: bytes
    scores: bytes


def pack(kept: Kept) -> bytes:
    """The same as bytes."""
    near = [
        (one.lines.astype("<i4").tobytes(), one.values.astype("<i4").tobytes())
        for one in (kept.near.claims, kept.near.sentences)
    ]
    packed = _Packed(
        kept.claims.astype("<u8").tobytes(), kept.sentences.astype("<u8").tobytes(), near[0], near[1],
        kept.pairs.astype("<u8").tobytes(), kept.scores.astype("<u2").tobytes(),
    )  # fmt: skip
    return zlib.compress(msgspec.msgpack.encode(packed), _LEVEL)


def unpack(data: bytes) -> Kept | None:
    """What was packed; None where it is damaged."""
    try:
        packed = msgspec.msgpack.decode(zlib.decompress(data), type=_Packed)
        kept = Kept(
            _read_array(packed.claims, "<u8").astype(np.uint64),
            _read_array(packed.sentences, "<u8").astype(np.uint64),
            Neighbours(_near_of(packed.near_claims), _near_of(packed.near_sentences)),
            _read_array(packed.pairs, "<u8").astype(np.uint64),
            _read_array(packed.scores, "<u2").astype(np.uint16),
        )
    except (zlib.error, ValueError, msgspec.DecodeError, msgspec.ValidationError):
        return None
    return kept if _fits(kept) else None


def _fits(kept: Kept) -> bool:
    """True where the arrays belong together, and name nothing that is not there."""
    sides = ((kept.claims, kept.near.claims), (kept.sentences, kept.near.sentences))
    return (
        len(kept.pairs) == len(kept.scores)
        and bool((kept.pairs[1:] > kept.pairs[:-1]).all())
        and all(len(keys) == len(near.lines) == len(near.values) for keys, near in sides)
        and all(int(near.lines.max(initial=-1)) < len(keys) for keys, near in sides)
    )


def _read_array(data: bytes, kind: str) -> NDArray[np.generic]:
    return np.frombuffer(data, dtype=kind)


def _near_of(packed: tuple[bytes, bytes]) -> Near:
    lines, values = (_read_array(one, "<i4").astype(np.int32).reshape(-1, NEAREST) for one in packed)
    return Near(lines, values)
