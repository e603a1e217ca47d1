"""Articles -> passages two of them share: copied text, with the exact place in both.

Runs of words that are equal in two articles are found through their five-word shingles, and runs with small gaps
between them are joined. Shingles are numbers in one array that is sorted once, so that time grows about linearly
with the text, not with the pairs of articles, and memory is some dozen bytes a word.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twosource.model import Article, Passage, PassageKind, Place, Span
from twosource.text import fold

Numbers = NDArray[np.int64]  # [n]
Hashes = NDArray[np.uint64]  # [n]

SHINGLE = 5  # words of a seed; shorter ones are mostly stock phrases
SHORTEST = 8  # words that must be equal in a passage; fewer are how one says it, not copied text
SHORTEST_QUOTE = 4  # words, where both stand between quotation marks
GAP = 5  # words that may differ between two equal runs of a near copy
CROWD = 40  # places; a shingle that stands in more of them is compared with its neighbours in order only
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits without a pattern: shingles of other words get other numbers
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{8,900})[”\"]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article: numbers that are equal for equal words, places, and the quotes they are in."""

    ids: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    quotes: tuple[tuple[int, int], ...]  # ranges [first, past) of words


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Equal words: `size` of them from word i of the one and word j of the other."""

    i: int
    j: int
    size: int


def find_passages(articles: Sequence[Article]) -> tuple[Passage, ...]:
    """The shared passages of any two articles, in order of place."""
    numbers: dict[str, int] = {}
    words = [_article_words(article.text, numbers) for article in articles]
    found = set()
    for a, b, hits in _hits(words):
        for chain in _chains(_equal_runs(words[a], words[b], hits)):
            kind = _passage_kind(words[a], words[b], chain)
            if kind is not None:
                found.add(
                    Passage(
                        _chain_place(articles[a], words[a], chain, 0),
                        _chain_place(articles[b], words[b], chain, 1),
                        kind,
                    )
                )
    return tuple(sorted(found, key=lambda p: (p.a, p.b, p.kind)))


def _article_words(text: str, numbers: dict[str, int]) -> Words:
    starts, ends, ids = array("i"), array("i"), array("i")
    for match in _WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        word = match.group()
        number = numbers.get(word)
        if number is None:  # the word as it is written is remembered too: to fold it costs more than to find it
            number = numbers[word] = numbers.setdefault(fold(word), len(numbers))
        ids.append(number)
    quotes = []
    for match in _QUOTE.finditer(text):
        quotes.append((bisect_right(starts, match.start()), bisect_right(starts, match.end() - 1)))
    return Words(ids, starts, ends, tuple(quotes))


# --- shingles ----------------------------------------------------------------------------------


def _hits(words: Sequence[Words]) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """For two articles a < b, in order, the places (i, j) at which a run of equal shingles begins, in order."""
    article = np.repeat(np.arange(len(words)), [len(of.ids) for of in words])
    ids = np.concatenate([np.zeros(0, np.int64), *(np.asarray(of.ids, dtype=np.int64) for of in words)])
    first = np.concatenate([[0], np.cumsum([len(of.ids) for of in words])])  # of each article, among all words
    plain = _within_one_article(article, np.arange(len(ids)), SHINGLE)
    quoted = [
        np.arange(first[n] + start, first[n] + past - SHORTEST_QUOTE + 1)
        for n, of in enumerate(words)
        for start, past in of.quotes
    ]
    within = _within_one_article(article, np.concatenate([np.zeros(0, np.int64), *quoted]), SHORTEST_QUOTE)
    pairs = [
        _equal_places(_shingles(ids, at, size), at, article)
        for at, size in ((plain, SHINGLE), (within, SHORTEST_QUOTE))
    ]
    one, two = np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])
    a, b, i, j = article[one], article[two], one - first[article[one]], two - first[article[two]]
    order = np.lexsort((i, i - j, b, a))
    a, b, i, j = a[order], b[order], i[order], j[order]
    # of hits that follow each other word by word the first is enough: the run is grown from it
    follows = (np.diff(a) == 0) & (np.diff(b) == 0) & (np.diff(i - j) == 0) & (np.diff(i) <= 1)
    begins = np.concatenate([[True], ~follows])[: len(a)]
    a, b, i, j = a[begins], b[begins], i[begins], j[begins]
    cuts = np.flatnonzero((np.diff(a) != 0) | (np.diff(b) != 0)) + 1
    for start, past in zip(np.concatenate([[0], cuts]), np.concatenate([cuts, [len(a)]]), strict=True):
        if start < past:
            places = sorted(zip(i[start:past].tolist(), j[start:past].tolist(), strict=True))
            yield int(a[start]), int(b[start]), places


def _within_one_article(article: Numbers, at: Numbers, size: int) -> Numbers:
    """Those of the places at which `size` words of one article follow."""
    inside = at[at + size <= len(article)]
    whole: Numbers = inside[article[inside] == article[inside + size - 1]]
    return whole


def _shingles(ids: Numbers, at: Numbers, size: int) -> Hashes:
    """A number for the `size` words from each place; equal for equal words, and hardly ever for others."""
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * _FACTOR
    found = np.zeros(len(at), np.uint64)
    for offset in range(size):
        found = (found ^ (found >> np.uint64(29))) * _FACTOR + mixed[at + offset]
    return found


def _equal_places(shingles: Hashes, at: Numbers, article: Numbers) -> tuple[Numbers, Numbers]:
    """The places of two articles with equal shingles, in order; of crowded ones only neighbours."""
    order = np.argsort(shingles, kind="stable")
    shingles, at = shingles[order], at[order]
    border = np.concatenate([[True], shingles[1:] != shingles[:-1]])[: len(at)]
    group = np.cumsum(border) - 1
    crowded = (np.bincount(group, minlength=1) > CROWD)[group] if len(at) else border
    one, two = [], []
    for distance in range(1, CROWD):
        same = group[distance:] == group[:-distance]
        if distance > 1:
            same &= ~crowded[distance:]
        if not same.any():
            break
        first, second = at[:-distance][same], at[distance:][same]
        apart = article[first] != article[second]
        one.append(np.minimum(first[apart], second[apart]))
        two.append(np.maximum(first[apart], second[apart]))
    nothing = np.zeros(0, np.int64)
    return np.concatenate([nothing, *one]), np.concatenate([nothing, *two])


# --- runs --------------------------------------------------------------------------------------


def _equal_runs(a: Words, b: Words, hits: Sequence[tuple[int, int]]) -> list[Run]:
    """Maximal runs of equal words, each hit in one of them."""
    runs: list[Run] = []
    seen: dict[int, int] = {}  # diagonal -> word of a up to which it is covered
    for i, j in hits:
        if seen.get(i - j, -1) > i:
            continue
        back = 0
        while i - back > 0 and j - back > 0 and a.ids[i - back - 1] == b.ids[j - back - 1]:
            back += 1
        on = 0
        while i + on < len(a.ids) and j + on < len(b.ids) and a.ids[i + on] == b.ids[j + on]:
            on += 1
        if on:  # else two shingles of other words had one number
            runs.append(Run(i - back, j - back, back + on))
        seen[i - j] = i + on
    return sorted(runs)


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow each other closely in both articles, together."""
    chains: list[list[Run]] = []
    recent: list[list[Run]] = []  # chains that a later run may still continue
    for run in runs:
        recent = [c for c in recent if run.i - (c[-1].i + c[-1].size) <= GAP]
        for chain in recent:
            last = chain[-1]
            if 0 <= run.i - last.i - last.size <= GAP and 0 <= run.j - last.j - last.size <= GAP:
                chain.append(run)
                break
        else:
            chains.append([run])
            recent.append(chains[-1])
    return chains


def _passage_kind(a: Words, b: Words, chain: Sequence[Run]) -> PassageKind | None:
    equal = sum(run.size for run in chain)
    first, last = chain[0], chain[-1]
    quoted = _in_quotes(a, first.i, last.i + last.size) and _in_quotes(b, first.j, last.j + last.size)
    if quoted and equal >= SHORTEST_QUOTE:
        return "same_quote"
    if equal < SHORTEST:
        return None
    return "verbatim" if len(chain) == 1 else "near"


def _in_quotes(of: Words, first: int, past: int) -> bool:
    """True where most of the words stand in quotes."""
    at = max(0, bisect_right(of.quotes, (first, first)) - 1)
    inside = 0
    for start, end in of.quotes[at:]:
        if start >= past:
            break
        inside += max(0, min(end, past) - max(start, first))
    return 2 * inside > past - first


def _chain_place(article: Article, of: Words, chain: Sequence[Run], side: int) -> Place:
    first, last = chain[0], chain[-1]
    start, end = (first.i, last.i + last.size) if side == 0 else (first.j, last.j + last.size)
    return Place(article.id, Span(of.starts[start], of.ends[end - 1]))
