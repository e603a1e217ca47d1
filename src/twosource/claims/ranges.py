"""Words of a clause -> one continuous range of the text, and the span of its subject."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.lexicon import words
from twosource.model import Span
from twosource.tree import Tree

GAP = 9  # words of another clause that may stay inside a range so that subject and predicate are together
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ('"', '"'))
MARKS = frozenset(mark for pair in PAIRS for mark in pair)
STEPS = 250  # governors to climb at most


def aside(tree: Tree, top: int) -> frozenset[int]:
    """Words below the top that belong to the frame around the clause: "according to police", "however"."""
    found: set[int] = set()
    for child in tree.children[top]:
        leads = {tree.lower[w] for w in tree.children[child] if tree.relation(w) in ("case", "mark")}
        sourced = "according" in leads | {tree.lower[child]}  # whatever a tree takes the source for, even a subject
        if sourced or tree.relation(child) in ("vocative", "discourse"):
            found.update(tree.subtree(child))
    return frozenset(found)


def run(tree: Tree, own: Sequence[int], head: int, barriers: frozenset[int] = frozenset()) -> list[int]:
    """The own words in the continuous range around the predicate, trimmed of marks at both ends.

    Short gaps are bridged unless a word of `barriers` stands in them: the words that govern the clause, which in a
    well-formed tree never stand inside it.
    """
    if head not in own:
        return []
    at = own.index(head)
    first = last = at
    while first > 0 and _bridges(own[first - 1], own[first], barriers):
        first -= 1
    while last + 1 < len(own) and _bridges(own[last], own[last + 1], barriers):
        last += 1
    block = list(own[first : last + 1])
    while block and block[0] != head and _trims(tree, block[0], head):
        block.pop(0)
    while block and block[-1] != head and _closes(tree, block[-1]):
        block.pop()
    return _paired(tree, block)


def _paired(tree: Tree, block: list[int]) -> list[int]:
    """The words with the quotation mark or bracket beside them whose partner stands inside."""
    if not block:
        return block
    first, last = block[0] - 1, block[-1] + 1
    inside = "".join(tree.lower[block[0] : block[-1] + 1])
    if MARKS.isdisjoint(inside):
        return block
    here = tree.sentence_of[block[0]]
    for opener, closer in PAIRS:
        odd = inside.count(opener) % 2 if opener == closer else inside.count(opener) - inside.count(closer)
        if odd > 0 and last < len(tree.lower) and tree.sentence_of[last] == here and tree.lower[last] == closer:
            return [*block, last]
        missing = odd < 0 or (odd and opener == closer)
        if missing and first >= 0 and tree.sentence_of[first] == here and tree.lower[first] == opener:
            return [first, *block]
    return block


def _bridges(left: int, right: int, barriers: frozenset[int]) -> bool:
    return right - left - 1 <= GAP and not any(word in barriers for word in range(left + 1, right))


def _trims(tree: Tree, word: int, head: int) -> bool:
    if _is_mark(tree, word):
        return True
    if tree.lower[word] not in words("clauses", "opening") or tree.lower[word + 1 : word + 2] == ("of",):
        return False  # "because of" opens a phrase, no clause
    joins = tree.relation(word) in ("cc", "mark") or tree.tokens.upos[word] in ("CCONJ", "SCONJ")
    return joins or (tree.relation(word) == "advmod" and tree.heads[word] == head and tree.lower[word] == "when")


def _closes(tree: Tree, word: int) -> bool:
    dangles = tree.relation(word) in ("mark", "case", "det", "cc") and tree.heads[word] > word
    return _is_mark(tree, word) or tree.relation(word) == "cc" or dangles


def _is_mark(tree: Tree, word: int) -> bool:
    return tree.is_punct(word) or not any(c.isalnum() or c in "$€£%" for c in tree.lower[word])


# --- subjects ----------------------------------------------------------------------------------


def subject(tree: Tree, top: int, tops: frozenset[int]) -> Span | None:
    """The span of the subject, the shared or understood one where the clause has none of its own."""
    word = top
    for _ in range(STEPS):
        if word < 0:
            return None
        own = tree.subject(word)
        rel = tree.relation(word)
        relative = (
            own is not None
            and tree.lower[own] in ("that", "which", "who", "whom")
            and "relcl" in tree.tokens.deprels[word]
        )
        if own is not None and not relative:
            return phrase(tree, own, tops)
        if relative or rel in ("acl", "appos"):
            return phrase(tree, tree.heads[word], tops | {word}) if tree.heads[word] >= 0 else None
        if rel not in ("conj", "advcl", "xcomp"):
            return None  # nor does another speaker's clause lend its subject
        word = tree.heads[word]
    return None


def phrase(tree: Tree, word: int, tops: frozenset[int], past: int | None = None) -> Span:
    """The noun phrase around a word, without its preposition, and without the clause it may be the predicate of.

    It stops before the subtrees of `tops` and before the word `past`.
    """
    outer = (
        "case",
        "cc",
        "mark",
        "cop",
        "aux",
        "nsubj",
        "csubj",
        "expl",
        "advmod",
        "obl",
        "advcl",
        "parataxis",
        "discourse",
    )
    rels = outer if tree.kids(word, "cop") else ("case", "cc", "mark", "parataxis")
    away = frozenset(child for child in tree.children[word] if tree.relation(child) in rels)
    inside = [w for w in tree.subtree(word, (tops - {word}) | away) if past is None or w < past]
    return tree.span(run(tree, inside, word))
