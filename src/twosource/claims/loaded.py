"""Words that judge, where the article itself uses them: outside quotation marks and attributed content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.claims.holder import words_in
from twosource.claims.split import Clause
from twosource.claims.tree import Tree
from twosource.lexicon import words
from twosource.model import Attribution, Span

CALLS = ("brand", "call", "consider", "deem", "denounce", "describe", "dub", "label", "regard")
QUOTED = re.compile(r"[“\"](?=\S)[^“”\"\n]{1,1000}[”\"]")


def others_words(tree: Tree, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The words that somebody else is quoted or reported with."""
    spans = [span for attribution in attributions for span in attribution.content]
    spans += [Span(match.start(), match.end()) for match in QUOTED.finditer(tree.text)]
    return frozenset(word for span in spans for word in words_in(tree, span))


def find_loaded(tree: Tree, clause: Clause, others: frozenset[int]) -> tuple[Span, ...]:
    """The spans of loaded words among the clause's own words, in order; names are never loaded.

    "Some called him reckless" judges nobody in the article's own voice.
    """
    if any(tree.lemma(word) in CALLS for word in clause.own if tree.tokens.upos[word] == "VERB"):
        return ()
    listed = words("loaded", "words")
    return tuple(
        tree.word_span(word)
        for word in sorted(clause.own - others)
        if tree.low[word] in listed and tree.tokens.upos[word] not in ("PROPN", "X")
    )
