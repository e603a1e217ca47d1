"""unsupported: what no source says, while it says the rest."""

from collections.abc import Iterator

from twosource.check.evidence import Matched, place_of
from twosource.check.overlap import below
from twosource.check.sides import Sentence
from twosource.model import Finding

PHRASES = frozenset({"obl", "nmod", "advcl", "acl", "acl:relcl", "appos", "conj", "parataxis", "xcomp", "ccomp", "obj"})
FEWEST = 2  # words of content in no source, from which a phrase is said to be in none
SHARE = 0.6  # of the phrase's words that stand in no source
REST = 0.45  # share of the rest of the sentence that the nearest source must have: else all of it is worded anew
# Nearness of the nearest sentence, below which no source speaks of it at all. Of 160 annotated sentences none lies
# below, of 320 that were checked against the sources of another subject three in four.
NOTHING = 0.5


def unsupported(matched: Matched) -> Iterator[Finding]:
    """What no source says.

    What it finds: a sentence that nothing in the sources comes near; a name that no source has. As a note, for
    other words may say the same: a part of a sentence whose words no source has, while it has the rest.

    Why: what a summary adds of its own is the hardest to see, for it fits.

    Example: the source has "The photo was deleted within minutes", the draft "The photo was deleted within minutes by a
    member of the mayor's staff".
    """
    sentence, best = matched.sentence, matched.best
    if best is None or best.score < NOTHING:
        near = tuple(place_of(n.sentence) for n in matched.near[:1])
        yield Finding("unsupported", "warning", sentence.span, "statement", near)
        return
    there = frozenset(matched.sources.holders)
    found = _support_added(matched, there)
    if found:
        tokens = sentence.analysis.tokens
        near = tuple(place_of(s) for s in matched.related[:2])
        yield Finding("unsupported", "note", tokens.span(min(found), max(found)), "words", near)


def _support_added(matched: Matched, there: frozenset[object]) -> frozenset[int]:
    """The words of the largest phrase that is in no source."""
    sentence = matched.sentence
    tokens = sentence.analysis.tokens
    most: frozenset[int] = frozenset()
    for top in sentence.words:
        if tokens.deprels[top] not in PHRASES:
            continue
        words = below(sentence, top)
        inside = [i for i in words if i in sentence.roots]
        new = [i for i in inside if not _is_there(sentence, i, there)]
        if len(new) < FEWEST or len(new) < SHARE * len(inside):
            continue
        rest = {root for i, root in sentence.roots.items() if i not in words}
        whole = matched.sources.mass(rest)
        if not whole or matched.sources.mass(rest & there) < REST * whole:
            continue
        if len(new) > len([i for i in most if i in sentence.roots]):
            most = words
    return most


def _is_there(sentence: Sentence, word: int, there: frozenset[object]) -> bool:
    if sentence.roots[word] in there:
        return True
    at = sentence.analysis.tokens.starts[word]
    return any(("who", actor) in there for start, actor in sentence.actors.items() if start == at)
