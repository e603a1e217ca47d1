"""The members of a claim's lists: "extortion", "theft" and "fraud" in "charged with extortion, theft and fraud"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from twosource.claims import ranges
from twosource.claims.split import Clause
from twosource.model import Span
from twosource.tree import Tree

MEMBERS = ("NOUN", "PROPN", "NUM", "PRON", "SYM")
PLACES = ("nsubj", "obj", "iobj", "obl", "nmod", "xcomp", "appos", "root", "conj", "ccomp", "parataxis")


def find_parts(tree: Tree, clause: Clause) -> tuple[Span, ...]:
    """The spans of coordinated nouns and gerunds of a clause and its subject, in order; () where nothing is joined.

    Members of one list follow one another. Prepositions and what is shared before or after the list stand outside. A
    list inside a member is not opened up: "bread, fish and chips and tea" is a matter of taste.
    """
    words = set(clause.own)
    if clause.subject is not None:
        words.update(_part_words(tree, clause.subject, clause.top))
    found: list[Span] = []
    for word in sorted(words):
        joined = _members_of_list(tree, word, words)
        if not joined or (found and tree.word_span(word).start < found[-1].end):
            continue
        cut = frozenset(joined)
        for number, member in enumerate(joined):
            past = joined[number + 1] if number + 1 < len(joined) else None
            span = ranges.phrase(tree, member, cut, past)
            if not found or span.start >= found[-1].end:
                found.append(span)
    return tuple(found)


def _members_of_list(tree: Tree, word: int, words: set[int]) -> list[int]:
    """The word and what is joined to it, all of its kind, where it opens a list; else nothing."""
    if not tree.kids(word, "conj") or not _can(tree, word) or tree.relation(word) not in (*PLACES, "advcl", "acl"):
        return []
    if tree.relation(word) == "conj" and tree.heads[word] in words and _can(tree, tree.heads[word]):
        return []  # opens no list, goes on with one
    joined, todo = [word], [word]
    while todo:
        for child in tree.kids(todo.pop(), "conj"):
            if child in words and child > word and _can(tree, child) and _is_apart(tree, child, word):
                joined.append(child)
                todo.append(child)
    joined.sort()
    if len(joined) < 2 or "between" in tree.lower[tree.left[word] : joined[1]]:
        return []  # "talks between the town and the port" lists nothing, wherever the tree hangs the port
    return joined


def _can(tree: Tree, word: int) -> bool:
    gerund = tree.xpos(word) == "VBG" and tree.subject(word) is None and not tree.kids(word, "aux", "cop")
    return tree.tokens.upos[word] in MEMBERS or gerund


def _is_apart(tree: Tree, child: int, first: int) -> bool:
    """True where a comma or conjunction stands before a member of the same kind: not in "Rio Grande", "Lind, 34"."""
    number = tree.tokens.upos[child] == "NUM"
    if tree.subject(child) is not None or number != (tree.tokens.upos[first] == "NUM"):
        return False
    at = tree.subtree(child)[0]
    return (
        tree.is_punct(at)
        or tree.relation(at) == "cc"
        or (at > 0 and (tree.is_punct(at - 1) or tree.relation(at - 1) == "cc"))
    )


def _part_words(tree: Tree, span: Span, near: int) -> list[int]:
    first, past = tree.tokens.sentences[tree.sentence_of[near]]
    begin, end = bisect_left(tree.tokens.starts, span.start), bisect_right(tree.tokens.ends, span.end)
    return list(range(max(first, begin), min(past, end)))
