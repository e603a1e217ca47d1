"""What is said around its frame: "The harbour, Anna Berg said, stays closed" has content on both sides of "said"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.speaker import cue_word
from twosource.annotate.quotes import Quote
from twosource.lexicon import words
from twosource.model import Span
from twosource.tree import Tree

_MARKS = frozenset({",", ";", ":", "-", "--", "–", "—", ".", "(", ")"})
# A frame of more words than this is a clause with something of its own to say.
_FRAME = 20


def around(tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions, those with a frame set in commas inside one clause with both parts of that clause as content.

    Only where the tree shows one clause on both sides, the reader saw a part of it, and no marks say otherwise.
    """
    spans = [quote.span for quote in quotes]
    cues = sorted(c for one in said for c in one.cue)
    result = list(said)
    for n, one in enumerate(said):
        pieces = _clause_around(tree, one)
        if not pieces or not any(p.overlaps(c) for p in pieces for c in one.content):
            continue
        if not any(_begins_in(p, spans) or _begins_in(p, cues) for p in pieces):
            result[n] = replace(one, content=pieces)
    return result


def _begins_in(piece: Span, spans: Sequence[Span]) -> bool:
    """True where one of `spans`, which are in order, begins in the piece or runs into it."""
    at = bisect_left(spans, piece.end, key=lambda s: s.start) - 1
    return at >= 0 and spans[at].end > piece.start


def _clause_around(tree: Tree, said: Said) -> tuple[Span, ...]:
    word = cue_word(tree, said.cue)
    if word < 0 or tree.tokens.lemmas[word].lower() not in words("report_verbs", "saying"):
        return ()
    inside = [i for piece in (*said.source, *said.cue) for i in tree.within(piece)]
    first, last = min(inside), max(inside)
    if last - first > _FRAME or not _in_commas(tree, first, last):
        return ()
    hosts = [tree.heads[word]] if tree.relation(word) == "parataxis" else tree.kids(word, "ccomp", "parataxis")
    for host in hosts:
        if host >= 0 and tree.left[host] < first and tree.right[host] > last:
            sides = (_trimmed(tree, tree.left[host], first - 1), _trimmed(tree, last + 1, tree.right[host]))
            if all(sides):
                return tuple(s for s in sides if s)
    return ()


def _in_commas(tree: Tree, first: int, last: int) -> bool:
    return first > 0 and last + 1 < len(tree) and tree.words[first - 1] == "," and tree.words[last + 1] == ","


def _trimmed(tree: Tree, first: int, last: int) -> Span | None:
    while first <= last and tree.words[first] in _MARKS:
        first += 1
    while last >= first and tree.words[last] in _MARKS:
        last -= 1
    return tree.tokens.span(first, last) if first <= last else None
