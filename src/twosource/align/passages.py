"""Articles -> passages two of them share: copied text, with the exact place in both.

Runs of words that are equal in two articles are found through an index of five-word shingles, and runs with
small gaps between them are joined. Time and memory grow with the text, not with the pairs of articles.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Article, Passage, PassageKind, Place, Span
from twosource.text import fold

SHINGLE = 5  # words of a seed; shorter ones are mostly stock phrases
SHORTEST = 8  # words that must be equal in a passage; fewer are how one says it, not copied text
SHORTEST_QUOTE = 4  # words, where both stand between quotation marks
GAP = 5  # words that may differ between two equal runs of a near copy
CROWD = 40  # articles; a shingle in more of them is compared with its neighbours in order only
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{8,900})[”\"]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article: numbers that are equal for equal words, places, and the quotes they are in."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
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
    words = [_words(article.text, numbers) for article in articles]
    found = set()
    for (a, b), hits in sorted(_hits(words).items()):
        for chain in _chains(_runs(words[a], words[b], hits)):
            kind = _kind(words[a], words[b], chain)
            if kind is not None:
                found.add(
                    Passage(_place(articles[a], words[a], chain, 0), _place(articles[b], words[b], chain, 1), kind)
                )
    return tuple(sorted(found, key=lambda p: (p.a, p.b, p.kind)))


def _words(text: str, numbers: dict[str, int]) -> Words:
    starts, ends, ids = [], [], []
    for match in _WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        ids.append(numbers.setdefault(fold(match.group()), len(numbers)))
    quotes = []
    for match in _QUOTE.finditer(text):
        quotes.append((bisect_right(starts, match.start()), bisect_right(starts, match.end() - 1)))
    return Words(tuple(ids), tuple(starts), tuple(ends), tuple(quotes))


def _hits(words: Sequence[Words]) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """For two articles, the places (i, j) at which the same shingle begins."""
    index: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for article, of in enumerate(words):
        for i in range(len(of.ids) - SHINGLE + 1):
            index[of.ids[i : i + SHINGLE]].append((article, i))
        for first, past in of.quotes:
            for i in range(first, past - SHORTEST_QUOTE + 1):
                index[(-1, *of.ids[i : i + SHORTEST_QUOTE])].append((article, i))
    hits: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in index.values():
        for n, (a, i) in enumerate(places):
            rest = places[n + 1 : n + 2] if len(places) > CROWD else places[n + 1 :]
            for b, j in rest:
                if a != b:
                    hits[a, b].add((i, j))
    return hits


def _runs(a: Words, b: Words, hits: set[tuple[int, int]]) -> list[Run]:
    """Maximal runs of equal words, each hit in one of them."""
    runs: list[Run] = []
    seen: dict[int, int] = {}  # diagonal -> word of a up to which it is covered
    for i, j in sorted(hits):
        if seen.get(i - j, -1) > i:
            continue
        back = 0
        while i - back > 0 and j - back > 0 and a.ids[i - back - 1] == b.ids[j - back - 1]:
            back += 1
        on = 0
        while i + on < len(a.ids) and j + on < len(b.ids) and a.ids[i + on] == b.ids[j + on]:
            on += 1
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


def _kind(a: Words, b: Words, chain: Sequence[Run]) -> PassageKind | None:
    equal = sum(run.size for run in chain)
    first, last = chain[0], chain[-1]
    quoted = _quoted(a, first.i, last.i + last.size) and _quoted(b, first.j, last.j + last.size)
    if quoted and equal >= SHORTEST_QUOTE:
        return "same_quote"
    if equal < SHORTEST:
        return None
    return "verbatim" if len(chain) == 1 else "near"


def _quoted(of: Words, first: int, past: int) -> bool:
    """True where most of the words stand in quotes."""
    at = max(0, bisect_right(of.quotes, (first, first)) - 1)
    inside = 0
    for start, end in of.quotes[at:]:
        if start >= past:
            break
        inside += max(0, min(end, past) - max(start, first))
    return 2 * inside > past - first


def _place(article: Article, of: Words, chain: Sequence[Run], side: int) -> Place:
    first, last = chain[0], chain[-1]
    start, end = (first.i, last.i + last.size) if side == 0 else (first.j, last.j + last.size)
    return Place(article.id, Span(of.starts[start], of.ends[end - 1]))
