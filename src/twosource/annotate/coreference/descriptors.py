"""Which common nouns the text itself uses for what a name names: "gang" where it says "X, a prison gang"."""

from collections.abc import Iterator

from twosource.lexicon import words
from twosource.model import Mention
from twosource.names.persons import is_title
from twosource.tree import Tree

_KINDS = {"PER": "people", "ORG": "bodies", "MISC": "bodies", "FAC": "bodies", "GPE": "places", "LOC": "places"}
# Nouns that follow the name of what they are; others follow a person's as well ("the Berg campaign").
_BAND = frozenset({"gang", "cartel", "militia"})
_PERSON_WORDS = (2, 3)  # of a given and a family name
# How far before a name its title reaches, in words.
_TITLE_REACH = 5


def described_as(tree: Tree, mention: Mention) -> frozenset[str]:
    """The lemmas, of the kind that fits the mention's type, by which its sentence describes it."""
    kind = _KINDS.get(mention.type)
    if kind is None or mention.head < 0:
        return frozenset()
    fitting = words("nominals", kind)
    return frozenset(n for n in _nouns(tree, mention) if n in fitting)


def is_body(tree: Tree, mention: Mention) -> bool:
    """True where the text equates the name with a body: "X, a violent gang", "X is a company", "the X gang"."""
    if mention.head < 0:
        return False
    nouns = set(_equated(tree, mention.head))
    if nouns & words("nominals", "people"):
        return False
    head = tree.heads[mention.head]
    before = tree.relation(mention.head) in ("compound", "flat", "nmod") and mention.head < head
    if before and tree.tokens.xpos[head] == "NN" and mention.head + 1 == head:
        nouns.add(tree.tokens.lemmas[head].lower() if tree.tokens.lemmas[head].lower() in _BAND else "")
    return bool(nouns & words("nominals", "bodies"))


def is_person(tree: Tree, mention: Mention) -> bool:
    """True for a name taken for a body's where the text says who it is: "Corin Adlam, secretary of the union, said"."""
    inside = tree.within(mention.span)
    if mention.form != "name" or mention.type not in ("MISC", "ORG") or len(inside) not in _PERSON_WORDS:
        return False
    if not all(tree.words[i].istitle() and tree.tokens.upos[i] == "PROPN" for i in inside):
        return False
    ends = tree.lower[inside.stop - 1]
    told = {lemma for k in tree.kids(mention.head, "appos") if k > mention.head for lemma in _lemmas(tree, k)}
    bodies = words("nominals", "bodies") | words("nominals", "places")
    return bool(told & words("nominals", "people")) and not told & bodies and ends not in bodies


def _equated(tree: Tree, h: int) -> Iterator[str]:
    """The nouns in apposition to the name, and those it is said to be."""
    for k in tree.kids(h, "appos"):
        yield from _lemmas(tree, k)
    if tree.relation(h) == "appos":
        yield from _lemmas(tree, tree.heads[h])
    head = tree.heads[h]
    if tree.relation(h) == "nsubj" and head >= 0 and any(tree.kids(head, "cop")):
        yield from _lemmas(tree, head)


def _nouns(tree: Tree, mention: Mention) -> Iterator[str]:
    """Apposition, predicate, noun that the name stands before, title, last word of the name; singular, folded."""
    tokens, h = tree.tokens, mention.head
    inside = tree.within(mention.span)
    yield from _equated(tree, h)
    head = tree.heads[h]
    if tree.relation(h) in ("compound", "flat", "nmod") and head >= 0 and tree.tokens.xpos[head] == "NN":
        before = tree.relation(h) != "nmod" and h < head
        if before and all(tree.relation(k) != "case" for k in tree.children[h]):
            yield from {tokens.lemmas[head].lower()} - words("nominals", "belongings")
    first = inside.start
    for i in range(first - 1, max(-1, first - 1 - _TITLE_REACH), -1):
        if tree.sentence_of[i] != tree.sentence_of[first] or not (
            is_title(tree.words[i]) or (tree.heads[i] == h and tree.relation(i) in ("compound", "nmod", "flat"))
        ):
            break
        yield tree.lower[i].rstrip(".")
    # "Quincy City" is one of the cities of an article, most of which do not say so in their names.
    if len(inside) > 1 and mention.type not in ("PER", "GPE"):
        yield tree.lower[inside.stop - 1]


def _lemmas(tree: Tree, i: int) -> Iterator[str]:
    """The lemma of a noun; for "one of the feared gangs" that of the gangs."""
    if tree.lower[i] == "one":
        yield from (tree.tokens.lemmas[k].lower() for k in tree.kids(i, "nmod"))
    elif tree.tokens.upos[i] in ("NOUN", "PROPN"):
        yield tree.tokens.lemmas[i].lower()
