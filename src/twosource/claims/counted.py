"""Numbers stated outside a clause of their own: "despite over 300 complaints", "with 40 people on board"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from twosource.claims import ranges
from twosource.claims.holder import words_in
from twosource.claims.split import LONGEST, Clause, is_preposition
from twosource.lexicon import words
from twosource.model import Analysis, Quantity
from twosource.tree import Tree
from twosource.values.cover import Cover

MEASURES = ("nummod", "compound", "amod")
STEPS = 4  # nouns to climb from the number: "a bail | of | two million | dollars"


def counted_clauses(tree: Tree, clauses: Sequence[Clause], analysis: Analysis) -> list[Clause]:
    """The counted noun phrases behind a preposition of the list, as clauses; they cut nothing out of others.

    Times and ages are measures of something else; a bare "one" counts nothing.
    """
    tops = frozenset(clause.top for clause in clauses)
    found: dict[int, Clause] = {}
    timed = Cover.of(time.span for time in analysis.times)
    for quantity in analysis.quantities:
        if not _counts(quantity, timed):
            continue
        clause = _is_counted(tree, quantity, tops)
        if clause is not None:
            found.setdefault(clause.top, clause)
    return [found[top] for top in sorted(found)]


def takes_as_given(tree: Tree, noun: int) -> bool:
    """True for a noun phrase that stands whatever the main clause is worth: "despite ...", "amid ..."."""
    return any(tree.lower[w] in words("clauses", "given_cases") for w in tree.kids(noun, "case"))


def _counts(quantity: Quantity, timed: Cover) -> bool:
    if quantity.change is not None or (quantity.low == quantity.high == 1 and quantity.unit is None):
        return False
    if quantity.counted is None and quantity.unit is None:
        return False
    if quantity.unit in words("clauses", "time_units"):
        return False
    return not timed.overlaps(quantity.whole or quantity.span)


def _is_counted(tree: Tree, quantity: Quantity, tops: frozenset[int]) -> Clause | None:
    noun, opener = _noun(tree, quantity)
    if noun is None or noun in tops:
        return None
    first, past = tree.tokens.sentences[tree.sentence_of[noun]]
    if past - first > LONGEST:
        return None
    whole = quantity.whole or quantity.span
    number = words_in(tree, whole)
    own = [w for w in tree.subtree(noun, tops) if w > opener and tree.sentence_of[w] == tree.sentence_of[noun]]
    own = sorted({*own, *(w for w in number if w > opener)})
    block = ranges.run(tree, own, noun)
    last = max(noun, *number)
    stop = next((w for w in block if w > last and tree.is_punct(w)), None)  # what follows a comma is not counted
    block = [w for w in block if stop is None or w < stop]
    if len(block) < 2 or noun not in block or not tree.span(block).contains(quantity.span):
        return None
    return Clause(noun, noun, "nominal", block[0], block[-1], frozenset(block), tree.span(block), ())


def _noun(tree: Tree, quantity: Quantity) -> tuple[int | None, int]:
    """The noun whose phrase states the number, and the last word of the preposition before it."""
    piece = words_in(tree, quantity.counted_span or quantity.span)
    inside = frozenset(piece)
    word = next((w for w in piece if tree.heads[w] not in inside), None)
    number = bisect_right(tree.tokens.ends, quantity.span.start)  # it may stand within a word: "the '96 laws"
    for _ in range(STEPS):
        if word is None or word < 0:
            break
        opener = _opener(tree, word, number)
        if opener is not None:
            return (word, opener) if tree.tokens.upos[word] in ("NOUN", "PROPN", "SYM", "NUM") else (None, -1)
        measured = tree.relation(word) == "nmod" and any(tree.lower[w] == "of" for w in tree.kids(word, "case"))
        if tree.relation(word) not in MEASURES and not (measured and quantity.unit is not None):
            break
        word = tree.heads[word]
    return None, -1


def _opener(tree: Tree, noun: int, number: int) -> int | None:
    """The last word of a preposition of the list before the noun and its number."""
    head = tree.heads[noun]
    if is_preposition(tree, head) and tree.relation(noun) == "obj" and head < number:
        return head
    if tree.relation(noun) not in ("obl", "nmod", "nsubj", "obj") or tree.kids(noun, "cop"):
        return None
    for case in tree.kids(noun, "case"):
        initial = case == tree.tokens.sentences[tree.sentence_of[case]][0]
        if tree.lower[case] == "with" and not initial and not tree.is_punct(case - 1):
            continue  # "met with two ministers" belongs to the verb
        if tree.lower[case] in words("clauses", "counted_cases") and case < number:
            return max(w for w in (case, *tree.kids(case, "fixed")) if w < number)
    return None
