"""The words that negate a predicate: on it, on its subject or object, or around its clause."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.lexicon import words
from twosource.tree import Tree

ARGUMENTS = ("nsubj", "obj", "iobj", "expl", "csubj")


def negators(tree: Tree, word: int) -> list[int]:
    """The words that negate this predicate itself, in order of the text; two of them cancel out.

    The scope stops at the clause: a negator below another predicate is not seen here. "not only ... but" and
    "no later than" deny nothing; "no longer" does.
    """
    found = [child for child in tree.children[word] if _negates(tree, child) and not _is_local(tree, child, word)]
    if tree.tokens.upos[word] in ("NOUN", "PROPN") or tree.kids(word, "cop"):
        found += [child for child in tree.kids(word, "det") if _is_none(tree, child)]
    for argument in tree.kids(word, *ARGUMENTS):
        if tree.lower[argument] in words("negators", "pronouns"):
            found.append(argument)
        found += [child for child in tree.kids(argument, "det", "advmod") if _is_none(tree, child)]
    found += [  # "no longer" as two adverbs, the first on the second
        child - 1 for child in tree.kids(word, "advmod") if tree.lower[child] == "longer" and _is_no(tree, child - 1)
    ]
    for helper in tree.kids(word, "aux", "cop"):  # "cannot", "is not": some trees hang "not" on the helper
        found += [child for child in tree.kids(helper, "advmod") if _negates(tree, child)]
    found += _missed(tree, word)
    if _is_until(tree, word):  # "did not open until Friday" opened
        found = [child for child in found if tree.lower[child] not in ("not", "n't")]
    return sorted(set(found))


def _missed(tree: Tree, word: int) -> list[int]:
    """The words that say that it all but came about: "nearly sank", "all but collapsed", "has yet to sign"."""
    waits = tree.lemma(word) in ("be", "have", "remain")
    if waits or tree.kids(word, "cop"):
        aims = [mark for k in tree.kids(word, "xcomp", "ccomp", "advcl") for mark in tree.kids(k, "mark")]
        yet = [k for k in tree.kids(word, "advmod") if tree.lower[k] in ("still", "yet") and k + 1 in aims]
        if yet:
            return yet
        if tree.lower[word] == "yet" and word + 1 in aims:
            return [word]
    aims = [k + 1 for k in tree.kids(word, "advmod") if tree.lower[k] in ("still", "yet")]
    if any(mark in aims for mark in tree.kids(word, "mark")) and tree.kids(word, "aux"):  # the same, as one verb
        return [mark - 1 for mark in tree.kids(word, "mark") if mark in aims]
    if tree.tokens.upos[word] != "VERB" or tree.lemma(word) in words("negators", "degrees"):
        return []
    if tree.lower[word - 2 : word] == ("all", "but"):
        return [word - 2]
    near = [k for k in tree.kids(word, "advmod") if tree.lower[k] in words("negators", "approximators")]
    helpers = tree.kids(word, "aux")
    return [k for k in near if k < word and all(w in helpers or w == k for w in range(k, word))]


def _is_until(tree: Tree, word: int) -> bool:
    """True for something that came about when it is said to: not of a state that did not last until then."""
    if tree.lemma(word) in words("negators", "lasting") or tree.tokens.upos[word] != "VERB":
        return False
    helpers = {tree.lower[k] for k in tree.kids(word, "aux")}
    if not helpers & {"did", "was", "were", "wo", "will"}:
        return False
    later = [mark for k in tree.kids(word, "obl", "advcl") if k > word for mark in tree.kids(k, "case", "mark")]
    return any(tree.lower[mark] in ("till", "until") for mark in later)


def _is_no(tree: Tree, word: int) -> bool:
    return word >= 0 and tree.lower[word] == "no"


def count(tree: Tree, found: Sequence[int]) -> int:
    """How often the predicate is turned round: "not" and "n't" together once, any other negator once more."""
    plain = [word for word in found if tree.lower[word] in ("not", "n't")]
    return len(found) - len(plain) + bool(plain)


def _negates(tree: Tree, word: int) -> bool:
    low = tree.lower[word]
    if tree.relation(word) in ("mark", "case") and low in words("negators", "prepositions"):
        return tree.relation(word) == "mark"
    if low in ("neither", "nor") and tree.relation(word) in ("cc", "advmod", "det"):
        return True
    if tree.relation(word) not in ("advmod", "discourse", "aux") or low not in words("negators", "adverbs"):
        return False
    if tree.relation(word) == "discourse":
        return False  # "No, he went"
    return not _is_not_only(tree, word)


def _is_local(tree: Tree, negator: int, word: int) -> bool:
    """True for a negator behind its verb, which denies what follows alone: "pleaded not guilty"."""
    return negator > word and tree.lower[negator] in ("not", "no") and tree.tokens.upos[word] == "VERB"


def _is_none(tree: Tree, word: int) -> bool:
    if tree.lower[word] not in words("negators", "determiners"):
        return False
    return not _is_not_only(tree, word)


def _is_not_only(tree: Tree, word: int) -> bool:
    after = word + 1
    if after >= len(tree.lower):
        return False
    follows = tree.lower[after] in words("negators", "only")
    return follows or (
        tree.lower[word] == "no" and tree.lower[after] in ("later", "sooner", "doubt", "fewer", "less", "matter")
    )
