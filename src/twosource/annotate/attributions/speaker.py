"""Who is the one that says it: the subject, possessor or preposition's noun that syntax gives to a cue."""

from collections.abc import Sequence

from twosource.lexicon import words
from twosource.model import Span
from twosource.tree import Tree

_EDGE = frozenset({",", ";", ":", "-", "--", "–", "—", ".", "(", "“", '"', "''"})
# From a participle to the clause whose subject it shares, and from there to the first of joined verbs.
_STEPS = 4


def cue_word(tree: Tree, cue: Sequence[Span]) -> int:
    """The verb or noun of the cue that governs the rest, -1 for a cue without words."""
    for piece in cue:
        found = tree.within(piece)
        if found:
            head = tree.head_of(found)
            if tree.tokens.upos[head] in ("VERB", "AUX", "NOUN"):
                return head
            return next((i for i in found if tree.tokens.upos[i] == "VERB"), head)
    return -1


def speaker_of(tree: Tree, cue: Sequence[Span]) -> Span | None:
    """The phrase of the one who says it, None where syntax shows none.

    The subject of the cue's verb, its own or shared; the agent of a passive; the possessor of a noun ("Ms. Berg's
    claim"); the noun of "according to".
    """
    word = cue_word(tree, cue)
    if word < 0:
        return None
    if tree.lower[word] in ("according", "per"):
        return _after_preposition(tree, word)
    tag = tree.tokens.upos[word]
    if tag == "NOUN":
        owner = next((k for k in tree.kids(word, "nmod") if tree.tokens.deprels[k] == "nmod:poss"), -1)
        return noun_phrase(tree, owner) if owner >= 0 else None
    if tag not in ("VERB", "AUX"):
        return None
    if is_passive(tree, word):
        agent = next((k for k in tree.kids(word, "obl") if tree.tokens.deprels[k] == "obl:agent"), -1)
        return noun_phrase(tree, agent) if agent >= 0 else None
    subject = subject_of(tree, word)
    return noun_phrase(tree, subject) if subject >= 0 else None


def subject_of(tree: Tree, verb: int) -> int:
    """The head word of the verb's subject, also of one shared with another verb; -1 where there is none."""
    for _ in range(_STEPS):
        subjects = tree.kids(verb, "nsubj")  # "according to the report, the board stated": some trees make both one
        own = next((k for k in subjects if not tree.kids(k, "case")), next(iter(subjects), -1))
        if own >= 0:
            return own if tree.tokens.upos[own] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") else -1
        relation, head = tree.relation(verb), tree.heads[verb]
        if head < 0:
            return -1
        if relation == "acl" and tree.tokens.xpos[verb] == "VBG":
            return head
        shares = relation == "conj" or (relation in ("advcl", "xcomp") and tree.tokens.xpos[verb] != "VBN")
        if not shares or (tree.tokens.upos[head] not in ("VERB", "AUX") and not any(tree.kids(head, "cop"))):
            return -1
        verb = head
    return -1


def is_passive(tree: Tree, verb: int) -> bool:
    """True where the verb is told of what it is done to: an auxiliary of the passive, or a passive subject."""
    return any(tree.tokens.deprels[k] in ("aux:pass", "nsubj:pass", "csubj:pass") for k in tree.children[verb])


def noun_phrase(tree: Tree, head: int) -> Span:
    """The phrase of the word without the marks and prepositions at its edges."""
    first, last = tree.left[head], tree.right[head]
    while first < head and (
        tree.words[first] in _EDGE or (tree.heads[first] == head and tree.relation(first) == "case")
    ):
        first += 1
    while last > head and tree.words[last] in _EDGE:
        last -= 1
    return tree.tokens.span(first, last)


def told_clause(tree: Tree, verb: int, clause: int) -> Span:
    """The clause that the verb tells, with the noun that the tree takes for the verb's object.

    That noun is the subject of a clause without one: "believes his rivals will win".
    """
    whole = noun_phrase(tree, clause)
    if tree.kids(clause, "nsubj", "csubj", "expl", "mark"):
        return whole
    noun = next((k for k in tree.kids(verb, "obj") if verb < k < tree.left[clause]), -1)
    return whole if noun < 0 else Span(noun_phrase(tree, noun).start, whole.end)


def _after_preposition(tree: Tree, word: int) -> Span | None:
    """X of "according to X", which is tagged as X's preposition, or as a participle with X as its oblique."""
    head = tree.heads[word]
    if tree.relation(word) == "case" and head >= 0:
        return noun_phrase(tree, head)
    under = next(iter(tree.kids(word, "obl", "nmod")), -1)
    return noun_phrase(tree, under) if under >= 0 else None


def with_auxiliaries(tree: Tree, verb: int) -> Span:
    """The verb with the auxiliaries and adverbs right before it."""
    first = verb
    while first > 0 and tree.heads[first - 1] == verb and tree.relation(first - 1) in ("aux", "advmod"):
        first -= 1
    return tree.tokens.span(first, verb)


def reports(tree: Tree, i: int, key: str) -> bool:
    """True for a verb that is in this list of data/en/report_verbs.toml."""
    return tree.tokens.upos[i] == "VERB" and tree.tokens.lemmas[i].lower() in words("report_verbs", key)
