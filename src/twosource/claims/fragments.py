"""Which clauses say too little to stand alone: they go back into the clause around them."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.claims.certainty.polarity import negators
from twosource.lexicon import words
from twosource.tree import Tree

CONTENT = ("NOUN", "PROPN", "NUM", "ADJ", "VERB", "SYM", "X")
ARGUMENTS = ("obj", "iobj", "obl", "xcomp", "ccomp", "advcl")


def is_fragment(tree: Tree, top: int, kind: str, own: Sequence[int], links: Sequence[int]) -> bool:
    """True for a subordinate or joined clause that without its neighbours tells nothing: "who left", "posed by him".

    `own` are its words, `links` the governors in it. What is negated, hedged or has a modal is never a fragment: its
    doubt must not pass to the clause around it. Nor is a joined predicate with a subject of its own.
    """
    if kind not in ("conj", "advcl", "relcl", "participle"):
        return False
    if tree.lower[own[0]] == "of" and own[0] != top and not any(tree.xpos(w) in ("WP", "WDT", "WP$") for w in own):
        return True  # "the severity of the threat they pose": the noun was drawn into the clause
    if negators(tree, top) or any(tree.lower[word] in words("hedges", "words") for word in own):
        return False
    if kind == "conj" and tree.subject(top) is not None:
        return False
    if kind == "participle" and _is_tag(tree, top, own):
        return True
    return _is_bare(tree, top, own, links)


def _is_bare(tree: Tree, top: int, own: Sequence[int], links: Sequence[int]) -> bool:
    """True without any noun, number, adjective or verb but the predicate: "has been echoed", "to get them off"."""
    last = links[-1] if links else top
    governed = {top, *links, *(tree.kids(last, "xcomp", "advcl", "ccomp") if links else ())}
    return not any(
        tree.tokens.upos[word] in CONTENT and word not in governed and tree.lower[word] not in words("clauses", "loose")
        for word in own
    )


def _is_tag(tree: Tree, top: int, own: Sequence[int]) -> bool:
    """True for a short participle that picks out its noun: "members linked to this gang"; with a number it tells."""
    if any(tree.is_punct(word) for word in range(tree.heads[top] + 1, top)):
        return False
    if any(tree.tokens.upos[word] == "NUM" for word in own):
        return False
    return len([child for child in tree.kids(top, *ARGUMENTS) if child in own]) < 2
