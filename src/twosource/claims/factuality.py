"""How surely the holder states a clause: FactBank's CT, PR, PS with a sign, or Uu for no commitment.

The value is carried down from the clause's top to its predicate. The context of the clause (a condition, a
purpose, what frames it) sets out; each governor between top and predicate passes on what its entry in the lists
says; negators turn it round; modals, adverbs and adjectives weaken it. The weakest always wins: nothing makes a
claim surer again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from twosource.claims.polarity import negators
from twosource.claims.split import Clause
from twosource.claims.tree import Tree
from twosource.lexicon import table, words
from twosource.model import Factuality, Polarity

RANK = {"Uu": 0, "PS": 1, "PR": 2, "CT": 3}
CONDITIONS = ("if", "unless", "whether", "lest", "provided", "supposing", "assuming")
OPEN = ("if", "unless", "whether")


@dataclass(frozen=True, slots=True)
class Value:
    """A certainty (CT PR PS Uu) with a sign. The sign of Uu is kept: "would not go" still denies."""

    certainty: str
    positive: bool

    def weaker(self, certainty: str) -> Value:
        """The value, at most as sure as `certainty`."""
        return self if RANK[self.certainty] <= RANK[certainty] else Value(certainty, self.positive)

    def turned(self) -> Value:
        """The value with the other sign."""
        return Value(self.certainty, not self.positive)

    def factuality(self) -> Factuality:
        """The label of FactBank."""
        if self.certainty == "Uu":
            return "Uu"
        labels: dict[tuple[str, bool], Factuality] = {
            ("CT", True): "CT+",
            ("PR", True): "PR+",
            ("PS", True): "PS+",
            ("CT", False): "CT-",
            ("PR", False): "PR-",
            ("PS", False): "PS-",
        }
        return labels[self.certainty, self.positive]

    def polarity(self) -> Polarity:
        """The sign alone."""
        return "+" if self.positive else "-"


SURE = Value("CT", True)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The value of a clause, the words that weaken it and the words that negate it."""

    value: Value
    weak: tuple[int, ...]
    negations: tuple[int, ...]


def judge(tree: Tree, clause: Clause, *, said: bool) -> Judgement:
    """The factuality of a clause for its holder; `said` tells that an attribution covers it and names its frame."""
    weak: list[int] = []
    negations: list[int] = []
    value = _context(tree, clause.top, weak, negations, said)
    for link in clause.chain:
        value = _local(tree, link, value, weak, negations)
        value = _through(tree, link, value, weak, negations)
    value = _local(tree, clause.head, value, weak, negations)
    return Judgement(value, tuple(sorted(set(weak))), tuple(sorted(set(negations))))


# --- around the clause -------------------------------------------------------------------------


def _context(tree: Tree, top: int, weak: list[int], negations: list[int], said: bool) -> Value:
    rel, head = tree.rel(top), tree.tokens.heads[top]
    marks = tree.kids(top, "mark", "case")
    lows = [tree.low[w] for w in marks]
    if rel == "conj" and head >= 0:
        return _shared(tree, top, head, weak, negations, said)
    for mark in marks:
        if tree.low[mark] in CONDITIONS or (tree.low[mark] == "case" and "in" in lows):
            weak.append(mark)
            return Value("Uu", True)
    if rel == "advcl":
        if "to" in lows or ("as" in lows and ("if" in lows or "though" in lows)) or "so" in lows:
            weak += [mark for mark in marks if tree.low[mark] == "to"]
            return Value("Uu", True)
        return SURE
    if head >= 0 and (rel == "ccomp" or (rel == "acl" and "that" in lows)):
        return _framed(tree, head, weak, negations, said)
    if rel == "root" and _has_condition(tree, top):
        weak += [w for w in tree.kids(top, "aux") if tree.lemma(w) in ("will", "would", "could", "can", "may", "might")]
        return Value("Uu", True) if weak else SURE
    return SURE


def _has_condition(tree: Tree, top: int) -> bool:
    return any(tree.low[w] in OPEN for child in tree.kids(top, "advcl") for w in tree.kids(child, "mark"))


def _shared(tree: Tree, top: int, head: int, weak: list[int], negations: list[int], said: bool) -> Value:
    """What a conjunct takes over from the first: its context, and its modals and negation where it has no own."""
    bare = tree.subject(top) is None and not tree.kids(top, "aux")
    links = _governors(tree, head)
    start = links[0] if links else head
    value = _context(tree, start, weak, negations, said)
    for link in links:
        value = _through(tree, link, _local(tree, link, value, weak, negations), weak, negations)
    same = tree.tokens.xpos[top] == tree.tokens.xpos[head]
    if bare and same and tree.kids(head, "aux"):
        value = _modal(tree, head, value, weak)
        joined = {tree.low[w] for w in tree.kids(top, "cc")}
        if "but" not in joined and (joined & {"or", "nor"} or tree.tokens.xpos[top] == "VB"):
            found = [w for w in negators(tree, head) if tree.rel(w) in ("advmod", "aux")]
            negations += found
            value = value.turned() if len(found) % 2 else value
    return value


def _governors(tree: Tree, word: int) -> list[int]:
    """The governors above a complement, from the top down: of "act" in "failed to act", "failed"."""
    links: list[int] = []
    while tree.rel(word) == "xcomp" and tree.tokens.heads[word] >= 0 and len(links) < len(tree.low):
        word = tree.tokens.heads[word]
        if word in links:
            break
        links.insert(0, word)
    return links


def _framed(tree: Tree, frame: int, weak: list[int], negations: list[int], said: bool) -> Value:
    """What a clause is worth below the word that says, thinks or knows it."""
    own: list[int] = []
    no = negators(tree, frame)
    framing = _modal(tree, frame, SURE, own)
    kind = _frame_class(tree, frame)
    if kind == "factive":
        return SURE
    if kind != "certain":
        weak.append(frame)
    if kind == "open" or kind == "doubted":
        return Value("Uu", kind == "open")
    if no or framing.certainty in ("Uu", "PS"):
        weak += own or no
        return Value("Uu", True)
    if kind == "denied":
        negations.append(frame)
        weak.remove(frame)
        value = Value("CT", False)
    else:
        value = Value({"certain": "CT", "probable": "PR", "possible": "PS"}[kind], True)
    if not said:  # nobody could be made out who holds it, so the article cannot be taken to hold it either
        weak.append(frame)
        return value.weaker("Uu")
    return value


def _frame_class(tree: Tree, frame: int) -> str:
    lemma = tree.lemma(frame)
    prefix = "nouns_" if tree.tokens.upos[frame] == "NOUN" else ""
    if tree.tokens.upos[frame] == "ADJ":
        low = tree.low[frame]
        return {"unclear": "open", "unlikely": "doubted", "likely": "probable", "possible": "possible"}.get(
            low, "certain"
        )
    for kind in ("factive", "certain", "probable", "possible", "denied", "doubted", "open"):
        key = prefix + kind
        if key in table("factives") and lemma in words("factives", key):
            return kind
    return "certain"


# --- inside the clause -------------------------------------------------------------------------


def _through(tree: Tree, link: int, value: Value, weak: list[int], negations: list[int]) -> Value:
    """The value of a governor's complement, given the governor's own value."""
    lemma = tree.lemma(link)
    entry = _signature(lemma, marked=not tree.kids(link, "xcomp"), positive=value.positive)
    if lemma == "have" and tree.tokens.xpos[link] == "VBD":
        entry = "CT+"
    if entry == "Uu":
        weak.append(link)
        return Value("Uu", value.positive)
    certainty, positive = entry[:2], entry.endswith("+")
    if certainty != "CT":
        weak.append(link)
    if positive != value.positive:
        negations.append(link)
    return Value(certainty, positive) if RANK[certainty] <= RANK[value.certainty] else Value(value.certainty, positive)


@cache
def _signature(lemma: str, *, marked: bool, positive: bool) -> str:
    lists = table("implicatives")
    if marked and lemma in lists["marked"]:
        return str(lists["marked"][lemma]) if positive else "Uu"
    return str(lists["yes" if positive else "no"].get(lemma, "Uu"))


def _local(tree: Tree, word: int, value: Value, weak: list[int], negations: list[int]) -> Value:
    """The value after the word's own negators, modals, adverbs and adjectives."""
    found = negators(tree, word)
    negations += found
    if len(found) % 2:
        value = value.turned()
    value = _modal(tree, word, value, weak)
    for child in tree.kids(word, "amod"):
        certainty = table("modals")["adjectives"].get(tree.low[child])
        if certainty and (tree.kids(word, "cop") or tree.rel(word) == "appos"):
            weak.append(child)
            value = value.weaker(certainty)
    return value


def _modal(tree: Tree, word: int, value: Value, weak: list[int]) -> Value:
    """The value after the word's auxiliaries and adverbs."""
    lists = table("modals")
    for child in tree.kids(word, "aux", "advmod"):
        low = tree.low[child]
        key = low if tree.rel(child) == "advmod" else AUXILIARIES.get(low, low)
        certainty = lists["adverbs" if tree.rel(child) == "advmod" else "auxiliaries"].get(key)
        if certainty:
            weak.append(child)
            value = value.weaker(certainty)
    return value


AUXILIARIES = {"'ll": "will", "ca": "can", "wo": "will", "'d": "would", "sha": "shall"}
