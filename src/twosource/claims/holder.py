"""Who holds a clause: the innermost attribution whose content covers it, or the article itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from twosource.claims.split import Clause
from twosource.lexicon import table
from twosource.model import Attribution, Span, Tokens
from twosource.tree import Tree

FINITE = ("MD", "VBD", "VBP", "VBZ")


def stating(tokens: Tokens, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that may hold a clause: not "wants to leave" inside what somebody says, which is one clause."""
    return [
        one
        for one in attributions
        if one.parent is None
        or any(tokens.xpos[word] in FINITE for span in one.content for word in tokens.begun_in(span))
    ]


def cue_words(tree: Tree, attributions: Sequence[Attribution]) -> dict[int, tuple[int, ...]]:
    """For each word that stands in a cue, the numbers of the attributions it is the cue of."""
    found: dict[int, list[int]] = {}
    for number, attribution in enumerate(attributions):
        for span in attribution.cue:
            for word in words_in(tree, span):
                found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def holders(tree: Tree, clauses: Sequence[Clause], attributions: Sequence[Attribution]) -> list[Attribution | None]:
    """For each clause the attribution that holds it; None for the article's own voice.

    The content must hold the predicate and at least half of the clause's own words. Of several the one with the
    smallest content is the innermost.
    """
    over: dict[int, list[int]] = {}  # word -> attributions whose content has it
    for number, attribution in enumerate(attributions):
        for span in attribution.content:
            for word in words_in(tree, span):
                over.setdefault(word, []).append(number)
    sizes = [sum(span.end - span.start for span in attribution.content) for attribution in attributions]
    held: list[Attribution | None] = []
    cues = cue_words(tree, attributions)
    for clause in clauses:
        best: int | None = None
        for number in over.get(clause.head, ()):
            share = sum(number in over.get(word, ()) for word in clause.own)
            if 2 * share >= len(clause.own) and (best is None or (sizes[number], number) < (sizes[best], best)):
                best = number
        held.append(None if best is None else attributions[best])
    return [one or _accusing(tree, clause, attributions, cues) for clause, one in zip(clauses, held, strict=True)]


def _accusing(
    tree: Tree, clause: Clause, attributions: Sequence[Attribution], cues: Mapping[int, tuple[int, ...]]
) -> Attribution | None:
    """The attribution without a source whose cue the clause tells: "the firm was linked to the theft" by nobody named.

    Not where an authority acts: that somebody "was charged with theft" is plain.
    """
    lists = table("accusations")
    if tree.lemma(clause.head) not in lists["worth"] or tree.lemma(clause.head) in lists["nouns"]["acts"]:
        return None
    nobody = (number for number in cues.get(clause.head, ()) if not attributions[number].source)
    return next((attributions[number] for number in nobody), None)


def words_in(tree: Tree, span: Span) -> range:
    """The words that start in the span."""
    starts = tree.tokens.starts
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))
