"""What the words of a clause itself do to its value: negators, modals, adverbs, and the governors in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.claims.certainty.backshift import is_backshifted
from twosource.claims.certainty.frames import Stand, entry
from twosource.claims.certainty.polarity import count, negators
from twosource.claims.certainty.value import OPEN, SURE, Value
from twosource.claims.holder import words_in
from twosource.claims.split import governors
from twosource.lexicon import table, words
from twosource.model import Attribution
from twosource.tree import Tree


@dataclass(slots=True)
class Trail:
    """What was met on the way down."""

    said: bool
    source: frozenset[int] = frozenset()  # the words of who holds it
    cue: frozenset[int] = frozenset()
    weak: set[int] = field(default_factory=set)
    negations: set[int] = field(default_factory=set)
    depth: int = 0


def through(tree: Tree, link: int, value: Value, trail: Trail) -> Value:
    """The value of a governor's complement, given the governor's own value."""
    entry = _signature(tree, link, positive=value.positive)
    if entry == "Uu":
        trail.weak.add(link)
        return Value("Uu", value.positive)
    certainty, positive = entry[:2], entry.endswith("+")
    if certainty != "CT":
        trail.weak.add(link)
    if positive != value.positive:
        trail.negations.add(link)
    return Value(value.certainty, positive).weaker(certainty)


def _signature(tree: Tree, link: int, *, positive: bool) -> str:
    lemma, lists = entry(tree, link), table("implicatives")
    if tree.tokens.upos[link] == "NOUN":
        return str(table("event_nouns")["complement"].get(lemma, "Uu")) if positive else "Uu"
    if lemma in lists["marked"] and not tree.kids(link, "xcomp"):
        return str(lists["marked"][lemma]) if positive else "Uu"
    return str(lists["yes" if positive else "no"].get(lemma, "Uu"))


def local(tree: Tree, word: int, value: Value, trail: Trail) -> Value:
    """The value after the word's own negators, modals, adverbs and adjectives."""
    found = negators(tree, word)
    trail.negations.update(found)
    if count(tree, found) % 2:
        value = value.turned()
    value = modal(tree, word, value, trail)
    if tree.kids(word, "cop") or tree.relation(word) in ("appos", "nmod", "obl"):
        for child in tree.kids(word, "amod"):
            certainty = table("modals")["adjectives"].get(tree.lower[child])
            if certainty:
                trail.weak.add(child)
                value = value.weaker(certainty)
    return value


def modal(tree: Tree, word: int, value: Value, trail: Trail) -> Value:
    """The value after the word's auxiliaries and adverbs."""
    lists = table("modals")
    for child in tree.kids(word, "aux", "advmod"):
        low, helper = tree.lower[child], tree.relation(child) == "aux"
        key = lists["short"].get(low, low) if helper else low
        certainty = lists["auxiliaries" if helper else "adverbs"].get(key)
        if helper and certainty and is_backshifted(tree, word, child):
            certainty = lists["auxiliaries"]["will"]
        if certainty:
            trail.weak.add(child)
            value = value.weaker(certainty)
    return value


def trail_of(tree: Tree, holder: Attribution | None) -> Trail:
    if holder is None:
        return Trail(said=False)
    source, cue = (frozenset(w for span in part for w in words_in(tree, span)) for part in (holder.source, holder.cue))
    return Trail(said=True, source=source, cue=cue)


def upheld(tree: Tree, frame: int, trail: Trail) -> Value:
    """What the governors of a frame leave of it: nothing is said by who "refused to confirm" it."""
    value, links = SURE, governors(tree, frame)
    head = tree.heads[frame]
    if not links and head >= 0 and tree.relation(frame) in ("ccomp", "xcomp") and _is_infinitive(tree, frame):
        links = [head] if entry(tree, head) in table("implicatives")["yes"] else []  # a cue, cut from its clause
    for link in links:
        value = through(tree, link, local(tree, link, value, trail), trail)
    return value


def _is_infinitive(tree: Tree, word: int) -> bool:
    return any(tree.lower[mark] == "to" for mark in tree.kids(word, "mark"))


def is_owner(tree: Tree, noun: int, trail: Trail) -> bool:
    """True where the clause is held by whose noun it is: in "rejected Lind's claim that ..." by Lind."""
    return noun in trail.cue and any(k in trail.source for k in tree.kids(noun, "nmod", "det"))


def turned_down(tree: Tree, stand: Stand, trail: Trail) -> Value:
    """The value of what another has said for who rejects it; for all others it is left open."""
    trail.negations.update(stand.words)
    if stand.by < 0:
        return Value("CT" if stand.kind == "denied" else "Uu", positive=False)
    own = Trail(trail.said)
    value = local(tree, stand.by, upheld(tree, stand.by, own), own)
    if value != SURE:
        trail.weak.update((*own.weak, *own.negations))
        return OPEN
    doers = [k for k in tree.children[stand.by] if tree.relation(k) == "nsubj" or tree.tokens.deprels[k] == "obl:agent"]
    mine = stand.by in trail.cue or any(not trail.source.isdisjoint(tree.subtree(k)) for k in doers)
    return Value("CT" if mine and stand.kind == "denied" else "Uu", positive=False)


def told_by_nobody(tree: Tree, value: Value, trail: Trail) -> Value:
    """The value of what is held against somebody by nobody named, at most what the verb that says so is worth."""
    for word in sorted(trail.cue):
        worth = table("accusations")["worth"].get(tree.lemma(word))
        if worth is None and any(tree.tokens.deprels[k] == "aux:pass" for k in tree.children[word]):
            worth = table("implicatives")["yes"].get(tree.lemma(word), "CT")[:2]  # "it is said that"
        if worth is not None:
            wrong = [k for k in tree.kids(word, "advmod") if tree.lower[k] in words("disputes", "falsely")]
            trail.negations.update(wrong)
            trail.weak.update(() if worth == "CT" else (word,))
            return Value("CT", positive=False) if wrong else value.weaker(worth)
    return value
