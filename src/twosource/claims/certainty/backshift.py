"""Which "would" is the "will" of what somebody said: "the firm said it would close" is told of "we will close"."""

from __future__ import annotations

from typing import Final

from twosource.lexicon import words
from twosource.tree import Tree

_FRAMES: Final = ("factive", "certain", "probable", "possible", "nouns_certain", "nouns_probable")
_WISHES: Final = ("hate", "like", "love", "prefer", "rather")  # "would like to" is no forecast, in whatever tense
_MARKS: Final = ('"', "“", "”", "``", "''")
_FURTHEST = 8  # words to go up from the predicate to the clause that is told


def is_backshifted(tree: Tree, word: int, helper: int) -> bool:
    """True where `helper` ("would") of the predicate `word` stands in what a verb of the past tells, in its own words.

    What is quoted keeps its tense, "would have gone" did not come about, and beside an "if" nobody says that it will:
    all these stay open.
    """
    if tree.lower[helper] not in ("would", "'d") or tree.lemma(word) in _WISHES:
        return False
    if any(tree.lemma(other) == "have" for other in tree.kids(word, "aux")):
        return False
    told, at = -1, word
    for _ in range(_FURTHEST):
        if _has_condition(tree, at):
            return False
        if tree.relation(at) == "ccomp" or (tree.relation(at) == "acl" and _has_that(tree, at)):
            told = at
            break
        if tree.relation(at) not in ("conj", "xcomp"):
            return False
        at = tree.heads[at]
    return told >= 0 and _tells_of_the_past(tree, tree.heads[told]) and not _is_quoted(tree, helper)


def _has_condition(tree: Tree, word: int) -> bool:
    marks = [mark for clause in tree.kids(word, "advcl") for mark in tree.kids(clause, "mark")]
    return any(tree.lower[mark] in words("clauses", "conditions") for mark in marks)


def _has_that(tree: Tree, clause: int) -> bool:
    return any(tree.lower[mark] == "that" for mark in tree.kids(clause, "mark"))


def _tells_of_the_past(tree: Tree, frame: int) -> bool:
    """True for a verb of saying or thinking in the past, and for a noun of that kind: "the announcement that"."""
    noun = tree.tokens.upos[frame] == "NOUN"
    kinds = [kind for kind in _FRAMES if kind.startswith("nouns") == noun]
    if not any(tree.lemma(frame) in words("factives", kind) for kind in kinds):
        return False
    helpers = tree.kids(frame, "aux")
    return noun or any(tree.xpos(verb) == "VBD" for verb in (frame, *helpers)) or tree.xpos(frame) == "VBN"


def _is_quoted(tree: Tree, word: int) -> bool:
    """True where a quotation mark that is still open stands before in the sentence."""
    first, _ = tree.tokens.sentences[tree.sentence_of[word]]
    return sum(tree.lower[at] in _MARKS for at in range(first, word)) % 2 == 1
