"""Facts that a noun phrase carries: "Venezuela's refusal to accept flights", "the killing of two officers"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.claims import ranges
from twosource.claims.split import LONGEST, Clause
from twosource.lexicon import table, words
from twosource.model import Span
from twosource.tree import Tree

INSIDE = ("ADJ", "ADV", "DET", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT")
SHORTEST = 3  # words: "his arrest" names, it does not tell


def nominal_clauses(tree: Tree, clauses: Sequence[Clause]) -> list[Clause]:
    """The noun phrases that state a fact, as clauses; they lie inside other clauses and cut nothing out of them."""
    tops = frozenset(clause.top for clause in clauses)
    found = (
        _nominal(tree, word, tops)
        for first, past in tree.tokens.sentences
        if past - first <= LONGEST
        for word in range(first, past)
    )
    return [clause for clause in found if clause is not None]


def _nominal(tree: Tree, word: int, tops: frozenset[int]) -> Clause | None:
    if tree.tokens.upos[word] != "NOUN" or word in tops or not _is_definite(tree, word):
        return None
    owner = next(iter(w for w in tree.kids(word, "nmod") if tree.tokens.deprels[w] == "nmod:poss"), None)
    lemma, head = tree.lemma(word), word
    links: tuple[int, ...] = ()
    aim = next((w for w in tree.kids(word, "acl") if tree.xpos(w) == "VB"), None)
    if owner is not None and aim is not None and lemma in table("event_nouns")["complement"]:
        links, head = (word,), aim
    elif lemma not in words("event_nouns", "events") or not _takes_part(tree, word):
        return None
    own = [w for w in tree.subtree(word, tops) if not _leads(tree, w, word)]
    block = ranges.run(tree, own, head)
    if word not in block:
        return None
    at = block.index(word)
    first = min((tree.subtree(w)[0] for w in tree.kids(word, "det", "nmod") if w < word), default=word)
    while (
        at > 0 and block[at - 1] == block[at] - 1 >= first - 1 and tree.tokens.upos[block[at - 1]] in INSIDE
    ):  # no preposition or verb stands before the noun, and nothing before its determiner or owner
        at -= 1
    while block[at] < first or tree.is_punct(block[at]):
        at += 1
    block = _until_finite(tree, block[at:], word)
    if len(block) < SHORTEST or head not in block:
        return None
    subject = _owner_phrase(tree, owner) if owner is not None else None
    return Clause(word, head, "nominal", block[0], block[-1], frozenset(block), subject, links)


def _is_definite(tree: Tree, word: int) -> bool:
    """True with "the", "this" or an owner: "a killing", "any attack" presuppose nothing."""
    determiners = [tree.lower[w] for w in tree.kids(word, "det")]
    owned = any(tree.tokens.deprels[w] == "nmod:poss" for w in tree.children[word])
    return owned or any(low in ("the", "this", "that", "these", "those") for low in determiners)


def _is_specific(tree: Tree, word: int) -> bool:
    """True for a name, "she", "the officers", "two officers"; "weapons" or "drugs" make the event one of a kind."""
    if tree.tokens.upos[word] in ("PROPN", "PRON", "NUM") or tree.kids(word, "nummod"):
        return True
    named = any(tree.tokens.upos[child] == "PROPN" for child in tree.kids(word, "compound", "nmod", "appos"))
    return named or any(tree.lower[child] not in ("any", "no", "every", "each") for child in tree.kids(word, "det"))


def _until_finite(tree: Tree, block: list[int], word: int) -> list[int]:
    """The words up to a finite verb in no clause with a subject below the noun: there the tree has gone wrong."""
    for inside in range(word + 1, block[-1] + 1):  # also in a gap of the range
        if tree.xpos(inside) not in ("VBD", "VBZ", "VBP", "MD"):
            continue
        path = [inside, *tree.above(inside)]
        inner = path[: path.index(word)] if word in path else []
        if not any(_has_subject(tree, step) for step in inner):
            block = [at for at in block if at < inside]
            break
    while (
        block and block[-1] > word and (tree.is_punct(block[-1]) or tree.relation(block[-1]) in ("cc", "case", "mark"))
    ):
        block.pop()
    return block


def _has_subject(tree: Tree, word: int) -> bool:
    """True with a subject that is none of a preposition's: not in "the closure of the mill led to"."""
    subject = tree.subject(word)
    return subject is not None and not tree.kids(subject, "case")


def _takes_part(tree: Tree, word: int) -> bool:
    """True where the noun comes with somebody or something in particular that takes part in the event."""
    if not any(_is_specific(tree, child) for child in tree.kids(word, "nmod")):
        return False
    for child in tree.kids(word, "nmod"):
        cases = {tree.lower[w] for w in tree.kids(child, "case")}
        if cases & words("event_nouns", "by"):
            return True
        if tree.tokens.deprels[child] == "nmod:poss" and len(tree.kids(word, "nmod", "acl")) > 1:
            return True
    return False


def _leads(tree: Tree, word: int, top: int) -> bool:
    """True for the preposition before the phrase: "after the killing"."""
    return (
        tree.heads[word] == top and tree.relation(word) in ("case", "cc", "mark", "cop", "nsubj", "aux") and word < top
    )


def _owner_phrase(tree: Tree, owner: int) -> Span:
    block = [w for w in tree.subtree(owner) if tree.xpos(w) != "POS" and not tree.is_punct(w)]
    return tree.span(block or [owner])
