"""Names as the reader saw them -> whole names: with the proper nouns that the tree or a list of places joins to them.

The reader sees parts of rare names ("Georgia [Tech]", "the [Superior Court] of ..."); the tree knows that the parts
are one phrase, and a list knows the long names of places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from twosource.lexicon import words
from twosource.model import Mention
from twosource.names.kinds import refine_type
from twosource.names.persons import is_given, titles_before
from twosource.tree import Tree

_JOINED = frozenset({"compound", "flat", "amod"})  # "United" is an adjective of "States", tagged as a proper noun
_NO_NAME = frozenset("@/\\")  # characters of addresses
# The least that says that a name and its capitals belong together by more than chance.
_ACRONYM = re.compile(r"\A[A-Z]{3,8}\Z")
_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "&"})
# Words that only begin names of places: "El Paso", "Fort Holm".
_OPENING = frozenset({"el", "fort", "las", "los", "mount", "san", "santa"})
_ARTICLES = frozenset({"A", "An", "The"})
_LONGEST_BODY = 5  # words: longer runs of capitals are headlines
_SHORT = frozenset({"America", "UK", "US"})
_HYPHENS = frozenset({"-", "–"})


def whole_names(tree: Tree, names: Sequence[Mention]) -> list[Mention]:
    """The names, each as long as the tree shows; parts of one name become one, of the longer part's type."""
    kept: list[tuple[range, Mention]] = []
    for words_, name in sorted(
        ((_grow_name(tree, n), n) for n in names), key=lambda pair: (pair[0].start, -pair[0].stop)
    ):
        if kept and words_.start < kept[-1][0].stop:
            before, other = kept[-1]
            longer = max(other, name, key=lambda n: (n.span.end - n.span.start, -n.span.start))
            kept[-1] = (range(before.start, max(before.stop, words_.stop)), replace(other, type=longer.type))
        elif len(words_):
            kept.append((words_, name))
    return [_spanned(tree, words_, name) for words_, name in kept]


def long_places(tree: Tree) -> Iterator[Mention]:
    """The places of two words and more that the lists know, in capitals, wherever they stand."""
    known = _places_made_long()
    for i, word in enumerate(tree.lower):
        for form in known.get(word, ()):
            last = i + len(form) - 1
            if tree.lower[i : last + 1] != form or tree.sentence_of[last] != tree.sentence_of[i]:
                continue
            if all(w[0].isupper() for w in tree.words[i : last + 1] if w not in ("of", "the", "and")):
                found = range(i, last + 1)
                kind = refine_type(" ".join(form), "GPE")
                yield Mention(tree.tokens.span(i, last), kind, head=tree.head_of(found))
                break


def countries(tree: Tree) -> Iterator[Mention]:
    """The countries of one word that no person is named after, where the tags call them names."""
    for i, word in enumerate(tree.words):
        lone = word in _SHORT or (word.istitle() and tree.lower[i] in words("places", "countries"))
        if lone and tree.tokens.upos[i] == "PROPN" and not is_given(word):
            beside = [tree.words[j] for j in (i - 1, i + 1) if 0 <= j < len(tree)]
            if not any(w[:1].isupper() and w.isalpha() for w in beside):
                yield Mention(tree.tokens.span(i, i), "GPE", head=i)


def bodies(tree: Tree) -> Iterator[Mention]:
    """The runs of proper nouns that end in what bodies are called: "Orrow Relief Committee"."""
    for last, word in enumerate(tree.words):
        if not word.istitle() or tree.lower[last] not in words("places", "firm_nouns"):
            continue
        first = last
        while first > 0 and last - first < _LONGEST_BODY and _in_body(tree, first - 1):
            first -= 1
        if last - first >= 1 and not (first > 0 and tree.words[first - 1][:1].isupper() and _in_body(tree, first - 1)):
            found = range(first, last + 1)
            yield Mention(tree.tokens.span(first, last), "ORG", head=tree.head_of(found))


def _in_body(tree: Tree, word: int) -> bool:
    said = tree.words[word]
    beside = tree.sentence_of[word] == tree.sentence_of[word + 1] and said not in _ARTICLES
    return beside and said[:1].isupper() and said.isalpha() and tree.tokens.upos[word] in ("PROPN", "ADJ")


def abbreviated(tree: Tree) -> Iterator[Mention]:
    """The names before a bracket with their capitals: "Coast and Harbour Guard (CHG)", whatever the tree says."""
    for i in range(1, len(tree) - 1):
        letters = tree.words[i].replace(".", "")
        if tree.words[i - 1] != "(" or tree.words[i + 1] != ")" or not (_ACRONYM.match(letters)):
            continue
        at, left = i - 2, letters.lower()
        while left and at >= 0 and tree.sentence_of[at] == tree.sentence_of[i]:
            if tree.words[at][0].isupper() and tree.lower[at][0] == left[-1]:
                left = left[:-1]
            elif tree.lower[at] not in _SMALL:
                break
            at -= 1
        if not left:
            found = range(at + 1, i - 1)
            yield Mention(tree.tokens.span(found[0], found[-1]), "ORG", head=tree.head_of(found))
            yield Mention(tree.tokens.span(i, i), "ORG", head=i)


@cache
def _places_made_long() -> dict[str, list[tuple[str, ...]]]:
    """first word -> the names, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    names = {n for key in ("countries", "states", "cities", "regions") for n in words("places", key) if " " in n}
    for name in sorted((tuple(n.split()) for n in names), key=lambda n: (-len(n), n)):
        found.setdefault(name[0], []).append(name)
    return found


def _spanned(tree: Tree, words_: range, name: Mention) -> Mention:
    found = tree.within(name.span)
    if (words_.start, words_.stop) == (found.start, found.stop):
        return name  # its ends may lie within words: "Orrow's" where the words do not split it
    return replace(name, span=tree.tokens.span(words_.start, words_.stop - 1), head=tree.head_of(words_))


def _grow_name(tree: Tree, name: Mention) -> range:
    found = tree.within(name.span)
    if name.type == "NORP":
        return found
    first, past = found.start, found.stop
    while first > 0 and not _is_title_word(tree, first - 1, name):
        step = _steps_back(tree, range(first, past))
        if not step:
            break
        first -= step
    while past < len(tree):
        step = _steps_on(tree, range(first, past), name)
        if not step:
            break
        past += step
    return range(first, past)


def _steps_on(tree: Tree, inside: range, name: Mention) -> int:
    """How many words the name goes on for: a proper noun, also after "of the" or a hyphen, or ", Inc."."""
    at = inside.stop
    if _belongs(tree, at, inside):
        return 1
    if not inside or at + 1 >= len(tree):
        return 0
    if len(inside) == 1 and tree.lower[at - 1] in _OPENING and _is_proper(tree, at) and tree.heads[at] >= at - 1:
        return 1
    if tree.words[at] in _HYPHENS and tree.tokens.starts[at] == tree.tokens.ends[at - 1] == tree.tokens.ends[at] - 1:
        numbered = tree.words[at - 1].isupper() and tree.words[at + 1].isdigit()  # "MS-13"
        glued = tree.tokens.starts[at + 1] == tree.tokens.ends[at]
        return 2 if glued and (numbered or _hangs(tree, at + 1, inside)) else 0
    if tree.words[at] == "," and tree.lower[at + 1].rstrip(".") in words("places", "company_ends"):
        return 2
    if name.type == "PER" or tree.lower[at] != "of" or tree.lower[at - 1] not in words("places", "of_heads"):
        return 0
    noun = at + 1 + (tree.lower[at + 1] == "the")
    return noun + 1 - at if noun < len(tree) and _hangs(tree, noun, inside) else 0


def _steps_back(tree: Tree, inside: range) -> int:
    """How many words before `inside` belong to the name: a proper noun, with a hyphen after it."""
    at = inside.start - 1 if inside else 0
    if _belongs(tree, at, inside):
        return 1
    glued = at > 0 and tree.words[at] in _HYPHENS and tree.tokens.ends[at - 1] + 1 == tree.tokens.starts[at + 1]
    article = glued and tree.lower[at - 1] in words("places", "particles") and tree.words[inside[0]][0].isupper()
    return 2 if glued and (article or _hangs(tree, at - 1, inside)) else 0


def _is_proper(tree: Tree, word: int) -> bool:
    return tree.tokens.xpos[word] in ("NNP", "NNPS") and tree.words[word][0].isupper()


def _hangs(tree: Tree, word: int, inside: range) -> bool:
    """True for a proper noun whose phrase hangs on a word of the name."""
    if tree.tokens.xpos[word] not in ("NNP", "NNPS") or tree.sentence_of[word] != tree.sentence_of[inside[0]]:
        return False
    up = word
    for _ in range(3):
        up = tree.heads[up]
        if up in inside:
            return True
        if up < word:
            break
    return any(tree.heads[i] == word for i in inside)


def _is_title_word(tree: Tree, word: int, name: Mention) -> bool:
    return name.type == "PER" and bool(titles_before([tree.words[word], "Name"]))


def _belongs(tree: Tree, word: int, inside: range) -> bool:
    """True for a proper noun beside the name that is one phrase with it."""
    if tree.tokens.xpos[word] not in ("NNP", "NNPS") or not _NO_NAME.isdisjoint(tree.words[word]):
        return False
    if not inside or tree.sentence_of[word] != tree.sentence_of[inside[0]]:
        return False
    lower = tree.words[word][0].islower() and tree.words[inside[0]][0].isupper()
    if lower and tree.words[word] not in words("places", "particles"):  # "the Berg administration"
        return False
    here = tree.heads[word] in inside and tree.relation(word) in _JOINED
    return here or any(tree.heads[i] == word and tree.relation(i) in _JOINED for i in inside)
