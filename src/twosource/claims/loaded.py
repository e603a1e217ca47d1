"""Words that judge, where the article itself uses them: outside quotation marks and attributed content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from twosource.claims.holder import words_in
from twosource.claims.split import Clause
from twosource.lexicon import words
from twosource.model import Attribution, Span
from twosource.tree import Tree

QUOTED = re.compile(r"[“\"](?=\S)[^“”\"\n]{1,1000}[”\"]")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word and the list that has it."""

    span: Span
    found_by: str


def others_words(tree: Tree, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The words that somebody else is quoted or reported with."""
    spans = [span for attribution in attributions for span in attribution.content]
    spans += [Span(match.start(), match.end()) for match in QUOTED.finditer(tree.text)]
    return frozenset(word for span in spans for word in words_in(tree, span))


def find_loaded(tree: Tree, clause: Clause, others: frozenset[int]) -> tuple[Loaded, ...]:
    """The loaded words among the clause's own words, in order; names are never loaded.

    "Some called him reckless" judges nobody in the article's own voice. Tried and left out, because readers marked
    almost none of them: intensifiers ("very", "repeatedly"), words set in quotation marks, verbs that doubt or insist.
    """
    if any(tree.lemma(word) in words("loaded", "calls") for word in clause.own if tree.tokens.upos[word] == "VERB"):
        return ()
    found = ((word, _list(tree, word)) for word in sorted(clause.own - others))
    return tuple(Loaded(tree.word_span(word), name) for word, name in found if name is not None)


def _list(tree: Tree, word: int) -> str | None:
    """The list of data/en/loaded.toml that has the word."""
    low, upos = tree.lower[word], tree.tokens.upos[word]
    if upos in ("PROPN", "X"):
        return None
    lemma = tree.lemma(word)
    acts = upos == "VERB" or (low != lemma and low.endswith(("ing", "ed")))  # a participle may be read as a noun
    if acts and lemma in words("loaded", "verbs"):
        return "verbs"
    if acts and lemma in words("loaded", "blows"):
        return "blows" if any(tree.lemma(n) in words("loaded", "publics") for n in tree.kids(word, "obj")) else None
    if upos == "VERB":
        return None
    if lemma in words("loaded", "calamities") and any(map(partial(_is_matter, tree), tree.kids(word, "compound"))):
        return "calamities"
    return next((name for name in ("words", "manner") if low in words("loaded", name)), None)


def _is_matter(tree: Tree, word: int) -> bool:
    """True for "immigration", "tax", "privatization": what goes on, not what happened."""
    low = tree.lower[word]
    return low.endswith(tuple(words("loaded", "matters"))) and low not in words("loaded", "events")
