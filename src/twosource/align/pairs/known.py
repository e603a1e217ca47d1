"""What one alignment leaves behind for the next, so that new articles cost what they touch.

Taken over are what a row has from its article alone, the nearest of each claim (only the new ones are sought among all,
and all among the new ones), and the scores of compared pairs. The score of two claims rests on their rows alone: words
and their rarity, actors, numbers, times, copied passages, vectors. A row's signature is a digest of all of these, and a
score is taken over exactly where both signatures are the same; whatever new articles change (a word grown more common
by a step, an actor joined with another) is compared anew. Made anew each time, because any article can change them and
they are cheap: actors, passages, candidate pairs, rivals, groups, relations, origins.
"""

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from twosource.align.actors import Actors
from twosource.align.pairs.block import Before, Neighbours, Pairs
from twosource.align.pairs.nearest import is_searched_whole
from twosource.align.pairs.rivals import Scores
from twosource.align.table import Table
from twosource.align.table.row import Row
from twosource.model import Alignment, ArticleId, Claims, Passage

Keys = NDArray[np.uint64]  # [n], of pairs of signatures; sorted
Signatures = NDArray[np.uint64]  # [n], one a row

# What is only a place in one table's lists goes into the signature as what stands there.
_PLACES = frozenset({"number", "article", "analysis", "who", "about", "shares", "voice"})
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Known:
    """The articles that were aligned, their rows, and the scores of their pairs by key; the empty one knows nothing."""

    articles: tuple[Claims, ...] = ()
    rows: Mapping[ArticleId, Sequence[Row]] = field(default_factory=dict, repr=False)
    near: Neighbours | None = field(default=None, repr=False)
    keys: Keys = field(default_factory=lambda: np.zeros(0, np.uint64), repr=False)
    scores: Scores = field(default_factory=lambda: np.zeros(0, np.float64), repr=False)

    def of(self, rows: Signatures, pairs: Pairs) -> Scores:
        """The known score of each pair, not-a-number where there is none."""
        found = np.full(len(pairs), np.nan)
        if len(self.keys):
            keys = _signature_keys(rows, pairs)
            at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
            hit = self.keys[at] == keys
            found[hit] = self.scores[at[hit]]
        return found

    def before(self, table: Table) -> Before | None:
        """The neighbours found before; None where all must be sought anew."""
        if self.near is None or not self.rows or not is_searched_whole(len(table.rows)):
            return None
        first = np.searchsorted([row.article for row in table.rows], np.arange(len(table.articles) + 1))
        number = {id(article): n for n, article in enumerate(table.articles)}
        placed = [number.get(id(article), -1) for article in self.articles]
        if any(after <= one for one, after in itertools.pairwise([-1, *placed])):
            return None  # one came under another name, and stands elsewhere or not at all
        claims = np.concatenate([np.arange(first[n], first[n + 1]) for n in placed])
        return Before(claims, np.unique(table.places[claims]), self.near)


@dataclass(frozen=True, slots=True)
class Extended:
    """An alignment of the known and the new articles, and what is known after it."""

    alignment: Alignment
    known: Known


def remember(table: Table, near: Neighbours, rows: Signatures, pairs: Pairs, scores: Scores) -> Known:
    """What is known once these pairs are compared."""
    keys, first = np.unique(_signature_keys(rows, pairs), return_index=True)
    of_article: dict[ArticleId, list[Row]] = {}
    for row in table.rows:
        of_article.setdefault(row.claim.article, []).append(row)
    whole = near if is_searched_whole(len(table.rows)) else None
    return Known(table.articles, of_article, whole, keys, scores[first])


def signatures(table: Table, actors: Actors, passages: Sequence[Passage]) -> Signatures:
    """One number a row, equal where everything that a comparison reads of the row is equal."""
    copied = [repr((p.a, p.b)) for p in passages]
    found = np.zeros(len(table.rows), np.uint64)
    for at, row in enumerate(table.rows):
        read = repr(_what_is_read(row, table, actors, copied)).encode("utf-8", "surrogatepass")
        whole = hashlib.blake2b(read, digest_size=8)
        whole.update(table.vectors[at].tobytes())
        whole.update(table.settings[table.places[at]].tobytes())
        found[at] = int.from_bytes(whole.digest(), "big")
    return found


def _signature_keys(rows: Signatures, pairs: Pairs) -> Keys:
    """One number a pair; among some million pairs two share one by chance once in some million runs."""
    one, two = rows[pairs[:, 0]], rows[pairs[:, 1]]
    mixed = (one * _FACTOR) ^ (one >> np.uint64(31))
    keys: Keys = (mixed + two) * _FACTOR ^ (two >> np.uint64(29))
    return keys


def _what_is_read(row: Row, table: Table, actors: Actors, copied: Sequence[str]) -> tuple[object, ...]:
    return (
        row.text,
        [getattr(row, one.name) for one in fields(row) if one.name not in _PLACES],
        [table.words.steps[word] for word in (*row.lemmas, *row.sentence.words)],
        [table.roots.steps[root] for root in (*row.lemma_roots, *row.sentence.roots)],
        sorted((actors.keys[n], table.actors.steps[n]) for n in row.who),
        sorted(actors.keys[n] for n in row.about),
        sorted((copied[share.passage], share.start, share.end) for share in row.shares),
        (row.voice.kind, row.voice.key, row.voice.vague, row.voice.actor is None),
    )
