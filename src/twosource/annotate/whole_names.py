"""Names as the reader saw them -> whole names: with the proper nouns that the tree joins to them.

The reader sees parts of rare names ("Georgia [Tech]", "the [Superior Court] of ..."); the tree knows that the parts
are one phrase. On UNER's EWT dev part this lifts exact F1 by about two points.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.annotate.people import titles_before
from twosource.annotate.tree import Tree
from twosource.model import Mention

_JOINED = frozenset({"compound", "flat"})
_NO_NAME = frozenset("@/\\")  # characters of addresses


def whole_names(tree: Tree, names: Sequence[Mention]) -> list[Mention]:
    """The names, each as long as the tree shows; parts of one name become one, of the longer part's type."""
    kept: list[tuple[range, Mention]] = []
    for words, name in sorted(((_grown(tree, n), n) for n in names), key=lambda pair: (pair[0].start, -pair[0].stop)):
        if kept and words.start < kept[-1][0].stop:
            before, other = kept[-1]
            longer = max(other, name, key=lambda n: (n.span.end - n.span.start, -n.span.start))
            kept[-1] = (range(before.start, max(before.stop, words.stop)), replace(other, type=longer.type))
        elif len(words):
            kept.append((words, name))
    return [_spanned(tree, words, name) for words, name in kept]


def _spanned(tree: Tree, words: range, name: Mention) -> Mention:
    found = tree.within(name.span)
    if (words.start, words.stop) == (found.start, found.stop):
        return name  # its ends may lie within words: "Orrow's" where the words do not split it
    return replace(name, span=tree.tokens.span(words.start, words.stop - 1), head=tree.head_of(words))


def _grown(tree: Tree, name: Mention) -> range:
    words = tree.within(name.span)
    if name.type == "NORP":
        return words
    first, past = words.start, words.stop
    while first > 0 and _belongs(tree, first - 1, range(first, past)) and not _is_title(tree, first - 1, name):
        first -= 1
    while past < len(tree) and _belongs(tree, past, range(first, past)):
        past += 1
    return range(first, past)


def _is_title(tree: Tree, word: int, name: Mention) -> bool:
    return name.type == "PER" and bool(titles_before([tree.words[word], "Name"]))


def _belongs(tree: Tree, word: int, inside: range) -> bool:
    """True for a proper noun beside the name that is one phrase with it."""
    if tree.tokens.xpos[word] not in ("NNP", "NNPS") or not _NO_NAME.isdisjoint(tree.words[word]):
        return False
    if not inside or tree.sentence_of[word] != tree.sentence_of[inside[0]]:
        return False
    here = tree.heads[word] in inside and tree.relation(word) in _JOINED
    return here or any(tree.heads[i] == word and tree.relation(i) in _JOINED for i in inside)
