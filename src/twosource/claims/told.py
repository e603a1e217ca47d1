"""Trees that agree with who says what: the content of an attribution is one clause, below its cue or above it.

The reader sees attributions more surely than trees. Where the tree takes the subject of what is told for an object of
the verb of saying, or hangs the day of the saying on what is told, a claim would lose its subject or its speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.lexicon import words
from twosource.model import Attribution, Tokens
from twosource.tree import SUBJECTS, Tree, grow, mended

FINITE = ("MD", "VBD", "VBP", "VBZ")
LEAST = 3  # words: what is shorter is hardly a clause
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSAL = frozenset({"ccomp", "parataxis", "root", "xcomp", "conj", "advcl"})
_OF_VERBS = frozenset({"iobj", "root", "nsubj", "ccomp"})  # what only the verb of saying could have in that place


@dataclass(frozen=True, slots=True)
class _Draft:
    """The heads and relations of all words, while they are mended."""

    tree: Tree
    heads: list[int]
    rels: list[str]

    def rel(self, word: int) -> str:
        return self.rels[word].split(":", 1)[0]

    def above(self, word: int) -> list[int]:
        found: list[int] = []
        while (word := self.heads[word]) >= 0 and word not in found:
            found.append(word)
        return found


def told_tree(text: str, tokens: Tokens, attributions: Sequence[Attribution]) -> Tree:
    """The trees of an article, mended where they disagree with its attributions and with the verbs of saying."""
    tree = grow(text, tokens)
    draft = _Draft(tree, list(tree.heads), list(tokens.deprels))
    firsts = [first for first, _ in tokens.sentences]
    for one in attributions:
        cue = _verb(draft, one)
        if not one.cue:
            for piece in one.content:
                _set_apart(draft, tree.within(piece))
        if cue < 0:
            continue
        sentence = range(*tokens.sentences[bisect_right(firsts, cue) - 1])
        says = frozenset(i for piece in one.cue for i in tree.within(piece))
        for piece in one.content:
            content = tree.within(piece)
            if content and content[0] in sentence and content[-1] in sentence and cue not in content:
                _mend(draft, cue, content, sentence, says)
    _hang_on_nouns(draft)
    _lend_subjects(draft)
    heads, rels = tuple(draft.heads), tuple(draft.rels)
    if heads == tree.heads and rels == tokens.deprels:
        return tree
    return mended(tree, heads, rels)


def _verb(draft: _Draft, one: Attribution) -> int:
    """The cue's verb, -1 without: a verb of it whose head lies outside it, or the complement of that.

    Of "refused to confirm" what is told is told by "confirm": "refused" says whether it is told at all.
    """
    upos = draft.tree.tokens.upos
    inside = [i for piece in one.cue for i in draft.tree.within(piece)]
    verb = next((i for i in inside if draft.heads[i] not in inside and upos[i] == "VERB"), -1)
    while verb >= 0:
        below = [i for i in inside if i > verb == draft.heads[i] and upos[i] == "VERB" and draft.rel(i) == "xcomp"]
        if not below:
            break
        verb = below[0]
    return verb


def _hang_on_nouns(draft: _Draft) -> None:
    """Gives back to a noun of saying the clause with "that" right behind it: "reports | that it sank | are false".

    Only of a noun that is subject, or that "contrary to" and "no truth in" lead to: "said in a statement that" is the
    verb's.
    """
    tree, hearsay = draft.tree, words("disputes", "hearsay")
    for word in range(1, len(draft.heads)):
        noun = word - 1
        if tree.lower[word] != "that" or draft.rel(word) != "mark" or draft.heads[word] < 0:
            continue
        top = draft.heads[word]
        if draft.heads[top] == noun and draft.rel(top) == "advcl" and tree.kids(noun, "expl"):
            draft.rels[top] = "ccomp"  # "it is false | that the dam leaked"
        if tree.tokens.upos[noun] != "NOUN":
            continue
        if tree.lemma(noun) not in hearsay or top <= word or draft.heads[top] == noun or noun in draft.above(top):
            continue
        above = draft.heads[noun]
        grounds = above >= 0 and tree.lower[above] in words("disputes", "grounds")
        contrary = any(tree.lower[k] == "contrary" for k in tree.children[noun])
        subject = draft.rel(noun) == "nsubj" and above > top
        if (subject or grounds or contrary) and top not in draft.above(noun):
            draft.heads[top], draft.rels[top] = noun, "acl"


def _set_apart(draft: _Draft, content: range) -> None:
    """Makes a quotation without a cue a sentence of its own: it is no clause of the one before its colon."""
    for i in content:
        if draft.heads[i] >= 0 and draft.heads[i] not in content:
            draft.heads[i], draft.rels[i] = -1, "root"
    for number in {draft.tree.sentence_of[i] for i in content}:
        for i in range(*draft.tree.tokens.sentences[number]):
            if i not in content and draft.heads[i] in content:
                draft.heads[i], draft.rels[i] = -1, "root"


def _mend(draft: _Draft, cue: int, content: range, sentence: range, says: frozenset[int]) -> None:
    upos = draft.tree.tokens.upos
    inside = [i for i in content if upos[i] != "PUNCT"]
    tops = [i for i in inside if draft.heads[i] not in content]
    head = _predicate(draft, tops, inside)
    if len(inside) < LEAST or head < 0 or not any(upos[i] in ("VERB", "AUX") for i in inside):
        return
    beneath = any(a in content for a in draft.above(cue))  # "..., officials said" may hang on what is told
    if head not in tops and beneath:
        return
    if not beneath and draft.heads[head] not in says - {cue}:  # "brushed aside suggestions | that": the noun's
        draft.heads[head], draft.rels[head] = cue, "ccomp"
    taken = any(draft.rel(k) == "nsubj" for k in inside if draft.heads[k] == head)
    for top in tops:
        if top == head:
            continue
        draft.heads[top] = head
        if top < head and upos[top] in _NOUNS and not taken:
            draft.rels[top], taken = "nsubj", True
        elif draft.rel(top) in _OF_VERBS:
            draft.rels[top] = "obl" if upos[top] in _NOUNS else "dep"
    if not beneath:
        for i in sentence:
            if i not in content and i != cue and draft.heads[i] in content and upos[i] != "PUNCT":
                draft.heads[i] = cue


def _predicate(draft: _Draft, tops: Sequence[int], inside: Sequence[int]) -> int:
    """The word that what is told is about, -1 for none: a top that tells something, else the highest word that does."""
    finite = {draft.heads[k] for k in inside if draft.rel(k) in ("cop", "aux", "nsubj")}
    tells = [i for i in inside if i in finite or (draft.tree.tokens.upos[i] == "VERB" and draft.rel(i) in _CLAUSAL)]
    good = [top for top in tops if top in tells]
    if good:
        return next((top for top in good if draft.rel(top) in ("ccomp", "parataxis", "root")), good[0])
    found = [i for i in tells if draft.rel(i) not in ("acl", "advcl", "conj")]
    return min(found, key=lambda i: (len(draft.above(i)), i), default=-1)


def _lend_subjects(draft: _Draft) -> None:
    """Gives back the subjects that a tree left to the verb of saying: "said two | mills were without power".

    A finite content clause without a subject takes the object that ends right before it.
    """
    children: list[list[int]] = [[] for _ in draft.heads]
    for word, head in enumerate(draft.heads):
        if head >= 0:
            children[head].append(word)
    rels = draft.rels
    for word in range(len(draft.heads)):
        head = draft.heads[word]
        if not 0 <= head < word or rels[word] != "ccomp":
            continue
        below = children[word]
        verbs = [k for k in below if rels[k] in ("aux", "aux:pass", "cop")] or [word]
        if draft.tree.tokens.xpos[verbs[0]] not in FINITE or any(rels[k].startswith(SUBJECTS) for k in below):
            continue
        start = min([word, *(k for k in below if rels[k] != "mark")])
        lent = [k for k in children[head] if rels[k] == "obj" and head < k < start]
        if not lent or any(rels[k] == "case" for k in children[lent[-1]]) or _last(children, lent[-1]) != start - 1:
            continue
        rels[lent[-1]] = "nsubj:pass" if "aux:pass" in [rels[k] for k in below] else "nsubj"
        draft.heads[lent[-1]] = word
        children[head].remove(lent[-1])
        children[word] = sorted([*below, lent[-1]])


def _last(children: Sequence[Sequence[int]], word: int) -> int:
    """The last word of the phrase that hangs on a word, by its last children."""
    while children[word] and children[word][-1] > word:
        word = children[word][-1]
    return word
