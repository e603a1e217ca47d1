"""The words that weaken a claim: in it, on the way down to its predicate, and in the cue it is attributed with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from twosource.claims.holder import words_in
from twosource.claims.split import Clause
from twosource.lexicon import table, words
from twosource.model import Attribution, Span
from twosource.tree import Tree


def find_hedges(tree: Tree, clause: Clause, holder: Attribution | None, weak: Iterable[int]) -> tuple[Span, ...]:
    """The spans of all hedge words of a claim, sorted; `weak` are those that the factuality rests on."""
    found = {word for word in weak if not _is_mute(tree, word)}
    found.update(word for word in clause.own if _is_hedge(tree, word))
    if holder is not None:
        cue = [word for span in holder.cue for word in words_in(tree, span)]
        found.update(word for word in cue if _is_hedge(tree, word))
    spans = {tree.word_span(word) for word in found} | set(_phrases(tree, clause))
    return _outer(sorted(spans))


def _is_mute(tree: Tree, word: int) -> bool:
    """True for a word that opens or reports a clause and names no doubt: "to", "of", the "said" of whoever says it."""
    if tree.lower[word] == "to" or tree.lower[word] in words("clauses", "open_marks"):
        return True
    return _only_reports(tree, word)


def _only_reports(tree: Tree, word: int) -> bool:
    """True for a report verb with somebody who reports: "the bridge reported", not "was reported"."""
    if tree.tokens.upos[word] != "VERB" or tree.lemma(word) not in words("factives", "certain"):
        return False
    if tree.lemma(word) in words("hedges", "lemmas"):
        return False
    passive = any(tree.tokens.deprels[child].endswith(":pass") for child in tree.children[word])
    return not passive and tree.subject(word) is not None


def _is_hedge(tree: Tree, word: int) -> bool:
    if tree.lower[word] == "reported" and _only_reports(tree, word):
        return False
    if tree.lower[word] in words("hedges", "words"):
        return tree.lower[word] not in ("can", "may", "might") or tree.tokens.upos[word] == "AUX"
    upos = tree.tokens.upos[word]
    if upos == "VERB":
        return tree.lemma(word) in words("hedges", "lemmas") and not _only_does(tree, word)
    return upos == "NOUN" and tree.lemma(word) in words("hedges", "nouns")


def _only_does(tree: Tree, word: int) -> bool:
    """True where nothing is weakened: "a feared gang", "claimed ten lives", "appeared in court"."""
    if tree.relation(word) == "amod":
        return tree.lemma(word) in words("hedges", "felt")
    if tree.lemma(word) not in words("hedges", "clausal") or tree.kids(word, "xcomp", "ccomp", "csubj", "parataxis"):
        return False
    return not any(tree.tokens.deprels[child].endswith(":pass") for child in tree.children[word])


def _phrases(tree: Tree, clause: Clause) -> Iterable[Span]:
    known = _by_first_word()
    for first in range(clause.first, clause.last + 1):
        for parts in known.get(tree.lower[first], ()):
            last = first + len(parts) - 1
            if last <= clause.last and tree.lower[first : last + 1] == parts:
                yield tree.tokens.span(first, last)


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of the list by their first words."""
    phrases = [tuple(phrase.split()) for phrase in table("hedges")["phrases"]]
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


def _outer(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans without those that lie in another."""
    return tuple(s for s in spans if not any(o != s and o.contains(s) for o in spans))
