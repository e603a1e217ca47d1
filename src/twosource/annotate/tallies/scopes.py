"""A counted phrase -> the scope of its count: all of one event, a part, many events together, an earlier hour."""

from collections.abc import Sequence

from twosource import lexicon
from twosource.model import Scope
from twosource.tree import Tree

DEFINITE = frozenset({"her", "his", "its", "the", "their", "them", "these", "those", "us", "whom"})
FURTHER = frozenset({"additional", "another", "more"})
REACH = 4  # words behind "including" that may name who did it


def scope_of(tree: Tree, head: int, number: int, word: int) -> Scope:
    """Whether it counts all of one event, with who did it, a part, many events, or an earlier hour."""
    first, past = tree.tokens.sentences[tree.sentence_of[number]]
    before = tree.lower[number - 1] if number > first else ""
    clause = frozenset(tree.lower[tree.left[head] : tree.right[head] + 1]) | frozenset(tree.lower[number : word + 1])
    near = tree.lower[max(first, min(head, number) - 1) : max(head, number) + 2]
    if FURTHER & frozenset(near) and "than" not in near and not _counted_before(tree, first, number):
        return "part"
    if before == "from" or clause & lexicon.words("befallen", "formerly"):
        return "former"
    behind = tree.lower[number + 1 : number + 2]
    if before == "other":
        return "part"  # "the other two"
    if behind == ("of",) and tree.lower[number] not in lexicon.words("befallen", "vague"):
        return "part"
    if before in lexicon.words("befallen", "among") or _is_share(tree, head, number):
        return "part"
    around = tree.lower[first:past]
    if _sums_up(tree.lower[tree.left[word] : tree.right[word] + 1], around):
        return "sum"
    for at, low in enumerate(around):
        if low in ("including", "counting") and set(around[at : at + REACH]) & lexicon.words("befallen", "doers"):
            return "with"
    return "whole"


def _counted_before(tree: Tree, first: int, number: int) -> bool:
    """True where the sentence counts or names others of them before: "killed two people and wounded nine more"."""
    return any(tree.tokens.upos[word] == "NUM" or tree.lower[word] in ("a", "an") for word in range(first, number))


def _is_share(tree: Tree, head: int, number: int) -> bool:
    """ "two of them", "one of five people"; not "hundreds of people"."""
    for word in (head, number):
        for child in tree.kids(word, "nmod"):
            cases = [tree.lower[case] for case in tree.kids(child, "case")]
            definite = {tree.lower[w] for w in (*tree.kids(child, "det"), *tree.kids(child, "nmod"), child)}
            if "of" in cases and (definite & DEFINITE or tree.kids(child, "nummod")):
                return True
    return False


def _sums_up(clause: Sequence[str], sentence: Sequence[str]) -> bool:
    """True for counts over many events: "in separate shootings" in the clause, "so far this year" in the sentence."""
    if frozenset(clause) & lexicon.words("befallen", "many"):
        return True
    return any(f" {phrase} " in f" {' '.join(sentence)} " for phrase in lexicon.words("befallen", "spread"))
