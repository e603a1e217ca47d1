"""Whose view a sentence is, by a phrase set off with commas: "per Lind", "in Lind's words", "For Lind, ..."."""

from collections.abc import Iterator, Sequence

from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.speaker import noun_phrase
from twosource.lexicon import words
from twosource.model import Mention, Span
from twosource.tree import Tree

_LEAST = 3  # words of a sentence that can be somebody's view
_COMMAS = frozenset({",", "–", "—", "--"})
_HIM = frozenset({"he", "her", "him", "his", "she", "their", "they"})
_STOPS = frozenset({".", "!", "…"})


def outlooks(tree: Tree, said: Sequence[Said], mentions: Sequence[Mention]) -> Iterator[Said]:
    """The sentences that a phrase gives to somebody, where nobody has any of their words."""
    taken = {i for one in said for piece in (*one.source, *one.cue, *one.content) for i in tree.within(piece)}
    people = {m.head: m for m in mentions if m.type == "PER" and m.form == "name"}
    for first, past in tree.tokens.sentences:
        if any(i in taken for i in range(first, past)):
            continue
        for i in range(first, past):
            found = _phrase_of_outlook(tree, i, first, people)
            whole = _set_off(tree, found[2], first, past) if found is not None else ()
            if tree.lower[i] == "for" and not _HIM.isdisjoint(tree.lower[first:past]):
                whole = ()  # "For Lind, the vote was his last": told of him, not by him
            if found is not None and whole:
                yield Said((found[0],), (found[1],), whole)
                break


def _phrase_of_outlook(tree: Tree, i: int, first: int, people: dict[int, Mention]) -> tuple[Span, Span, range] | None:
    """Who, the words that say so, and the whole phrase, where one begins at the word."""
    low, head = tree.lower[i], tree.heads[i]
    if head < i or tree.relation(i) != "case":
        return None
    inside = tree.within(noun_phrase(tree, head))
    if not inside or inside[0] != i + 1:
        return None
    whole = range(i, inside[-1] + 1)
    span = tree.tokens.span(inside[0], inside[-1])
    if low == "per":
        known = tree.tokens.upos[head] == "PROPN" or tree.kids(head, "det", "flat")
        return (span, tree.tokens.span(i, i), whole) if known else None
    if low == "for":
        return (span, tree.tokens.span(i, i), whole) if i == first and head in people else None
    if low != "in" or tree.lower[head] not in words("report_verbs", "outlooks"):
        return None
    owner = next((k for k in tree.kids(head, "nmod", "det") if tree.tokens.deprels[k].endswith("poss")), -1)
    behind = next((k for k in tree.kids(head, "nmod") if k > head and _has_of(tree, k)), -1)
    if tree.lower[head] == "words" and behind >= 0 and owner < 0:
        return noun_phrase(tree, behind), tree.tokens.span(i, head), whole
    if owner < 0 or tree.lower[owner] in ("my", "our", "your"):
        return None
    return noun_phrase(tree, owner), tree.tokens.span(head, head), whole


def _has_of(tree: Tree, word: int) -> bool:
    return any(tree.lower[k] == "of" for k in tree.kids(word, "case"))


def _set_off(tree: Tree, phrase: range, first: int, past: int) -> tuple[Span, ...]:
    """The rest of the sentence, where commas set the phrase off; else nothing."""
    last = past - 1
    while last > first and (tree.lower[last] in _STOPS or tree.is_punct(last)):
        last -= 1
    opens, closes = phrase[0] == first, phrase[-1] == last
    if not opens and tree.words[phrase[0] - 1] not in _COMMAS:
        return ()
    if not closes and (phrase[-1] + 1 >= past or tree.words[phrase[-1] + 1] not in _COMMAS):
        return ()
    sides = [(first, phrase[0] - 2)] if not opens else []
    sides += [(phrase[-1] + 2, last)] if not closes else []
    if sum(b - a + 1 for a, b in sides) < _LEAST or any(a > b for a, b in sides):
        return ()
    verbs = any(tree.tokens.upos[i] in ("VERB", "AUX") for a, b in sides for i in range(a, b + 1))
    return tuple(tree.tokens.span(a, b) for a, b in sides) if verbs else ()
