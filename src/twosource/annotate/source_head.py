"""The word that says who the source is: in "two aides to Ms. Berg, who asked not to be named" it is "aides"."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Span
from twosource.tree import Tree

_STOPS = frozenset({",", "(", ")", "[", "-", "--", "–", "—", ":", ";", "“", '"', "''", "/"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
# From a relative pronoun up to the verb of its clause.
_STEPS = 4
_LEADING = frozenset({"ADP", "PUNCT", "DET", "SCONJ", "CCONJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Core:
    """The first noun phrase of a source without what follows its noun. `joint`: others are named beside it."""

    words: range
    head: int  # -1 in an empty core
    joint: bool = False
    owner: bool = False  # somebody named owns it: "Ms. Berg's campaign"


def core_of(tree: Tree, source: Sequence[Span]) -> Core:
    """The core of the source's first piece that has words.

    By the order of words and their tags alone: a source phrase begins with its noun phrase in English, and tags are
    surer than trees.
    """
    for piece in source:
        found = tree.within(piece)
        if found:
            return _source_core(tree, found)
    return Core(range(0), -1)


def antecedent(tree: Tree, word: int) -> Span | None:
    """The phrase that a relative pronoun stands for, up to the pronoun's clause; None for any other word."""
    if word < 0 or tree.lower[word] not in _RELATIVE:
        return None
    verb = word
    for _ in range(_STEPS):
        verb = tree.heads[verb]
        if verb < 0:
            return None
        head = tree.heads[verb]
        if tree.tokens.deprels[verb] == "acl:relcl" and 0 <= head < word:
            return tree.tokens.span(tree.left[head], max(head, min(tree.left[verb] - 1, word - 1)))
    return None


def _source_core(tree: Tree, found: range) -> Core:
    first, past = found.start, found.stop
    while first < past - 1 and tree.tokens.upos[first] in _LEADING:
        first += 1
    if tree.tokens.upos[first] == "PRON" and not tree.tokens.xpos[first].endswith("$"):
        return Core(range(first, first + 1), first)
    stop = first
    noun = owner = False
    while stop < past and not _source_ends(tree, first, stop, past, noun):
        if tree.lower[stop] in ("'s", "’s", "'", "’") and noun:
            if stop == past - 1:
                break
            owner = owner or any(tree.tokens.upos[i] == "PROPN" for i in range(first, stop))
            first, noun = stop + 1, False  # what is owned speaks, not the owner
        noun |= tree.tokens.upos[stop] in _NOUNS
        stop += 1
    words = range(first, max(stop, first + 1))
    nouns = [i for i in words if tree.tokens.upos[i] in _NOUNS]
    return Core(words, nouns[-1] if nouns else words[-1], _words_joined(tree, words.stop, past), owner)


def _source_ends(tree: Tree, first: int, i: int, past: int, noun: bool) -> bool:
    """True where word i is no part of the first noun phrase."""
    tag, word = tree.tokens.upos[i], tree.lower[i]
    if word in _STOPS:
        return noun and not (word == "/" and _is_large(tree, i - 1) and i + 1 < past and _is_large(tree, i + 1))
    if tag == "ADP":
        return noun and not (word == "of" and _is_large(tree, i - 1) and i + 1 < past and _is_large(tree, i + 1))
    if tag == "VERB" and tree.tokens.xpos[i] in ("VBN", "VBG"):
        # "the leaked report", "the Harbour Times tracking poll"
        before_noun = i + 1 < past and tree.tokens.upos[i + 1] in _NOUNS and tree.relation(i) in ("amod", "compound")
        if not noun or before_noun:
            return False
    return (tag in ("VERB", "AUX", "SCONJ", "CCONJ") or word in _RELATIVE or (tag == "PRON" and i > first)) and noun


def _is_large(tree: Tree, i: int) -> bool:
    return tree.words[i][:1].isupper()


def _words_joined(tree: Tree, i: int, past: int) -> bool:
    """True where "and" and a noun follow right after the core: more than one speaks."""
    if i < past and tree.words[i] == ",":
        i += 1
    return i + 1 < past and tree.lower[i] in ("and", "or", "&")
