"""A claim -> whether what it tells is still to come or has come about, as its verb and what governs it say.

A later report that has as done what an earlier one expects outdates it, in whatever words: "is expected to approve
the plan", "signed it".
"""

from typing import Literal

from twosource import lexicon
from twosource.align.table import TRIED
from twosource.align.table.row import Row
from twosource.model import Tokens

Stage = Literal["coming", "done"]

FIRM = frozenset({"shall", "will", "wo", "'ll", "’ll"})  # "could", "may" and "would" tell of what may never come
JOINED = frozenset({"conj", "xcomp"})  # relations over which a verb is as far on as the one it hangs on
STEPS = 4  # governors looked at
DONE = frozenset({"CT+", "CT-"})  # factuality of what has come about, or not


def stage(row: Row) -> Stage | None:
    """How far on what the claim tells is, None where its words do not say."""
    tokens, head = row.analysis.tokens, row.claim.head
    if not len(tokens):
        return None
    if _coming(tokens, head):
        return "coming"
    return "done" if row.claim.factuality in DONE and _finite(row) else None


def _coming(tokens: Tokens, head: int) -> bool:
    """True for "will open", "is expected to open", "is likely to", "poised to", and what is joined to such a verb."""
    if tokens.lemmas[head].lower() in _governors() and any(_marked(tokens, i) for i in _kids(tokens, head) if i > head):
        return True
    for _ in range(STEPS):
        helpers = {tokens.lemmas[i].lower() for i in _kids(tokens, head) if tokens.upos[i] == "AUX"}
        if helpers:
            return bool(helpers & FIRM)
        above, marked = tokens.heads[head], _marked(tokens, head)
        if above < 0 or tokens.deprels[head] not in JOINED:
            return False
        if marked and tokens.lemmas[above].lower() in _governors():
            return True
        if not marked and tokens.deprels[head] != "conj":
            return False
        head = above
    return False


def _governors() -> frozenset[str]:
    planned = lexicon.words("plans", "verbs") | lexicon.words("plans", "adjectives")
    return (planned - TRIED) | lexicon.words("coming", "governors")


def _marked(tokens: Tokens, verb: int) -> bool:
    """True for an infinitive with "to"."""
    return any(tokens.xpos[i] == "TO" for i in _kids(tokens, verb))


def _kids(tokens: Tokens, word: int) -> list[int]:
    first, past = next(((a, b) for a, b in tokens.sentences if a <= word < b), (word, word))
    return [i for i in range(first, past) if tokens.heads[i] == word]


def _finite(row: Row) -> bool:
    """True for "opened", "has opened", "was opened", and for "opens" in a headline; not for "is opening"."""
    tokens, head = row.analysis.tokens, row.claim.head
    form = tokens.xpos[head]
    if form == "VBN":
        helped = any(tokens.lemmas[i].lower() in ("be", "get", "have") for i in _kids(tokens, head))
        return helped and not tokens.span(head, head).of(row.analysis.article.text).endswith("ing")
    return form == "VBD" or (form == "VBZ" and row.claim.title)
