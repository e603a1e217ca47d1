"""What kind of source it is: a named person or body, unnamed officials or others, a document, an estimate."""

from collections.abc import Sequence

from twosource.annotate.tree import Tree
from twosource.lexicon import words
from twosource.model import Mention, SourceType, Span

_BY_NAME: dict[str, SourceType] = {
    "PER": "named_person",
    "ORG": "named_org",
    "GPE": "named_org",
    "LOC": "named_org",
    "FAC": "named_org",
    "NORP": "unnamed_group",
    "LAW": "document",
    "EVENT": "unspecified",
    "MISC": "named_org",
}
# Nouns that hand the question on: "a majority of voters", "a group of scientists", "a number of polls".
_PARTITIVE = frozenset({"majority", "number", "group", "percent", "half", "lot", "one", "two", "dozen", "most", "many",
                        "some", "all", "handful", "couple", "series", "several", "both", "other", "none"})  # fmt: skip
_ADDRESSED = frozenset({"i", "we", "you", "me", "us"})
_AGENTLESS_ESTIMATES = frozenset({"estimate", "project", "forecast", "predict", "calculate"})


def source_type(tree: Tree, source: Sequence[Span], cue: Sequence[Span], named: Mention | None) -> SourceType:
    """The type by the head word of the source; `named` is the name that the source stands for, if it is one.

    An empty source is unspecified, or an estimate where the cue reckons ("is estimated to").
    """
    if named is not None:
        return _BY_NAME[named.type]
    head = head_of_source(tree, source)
    if head < 0:
        lemmas = {tree.tokens.lemmas[i].lower() for piece in cue for i in tree.within(piece)}
        return "estimate" if lemmas & _AGENTLESS_ESTIMATES else "unspecified"
    return _by_noun(tree, head, depth=0)


def head_of_source(tree: Tree, source: Sequence[Span]) -> int:
    """The word on which the source's others hang, -1 where there is none."""
    for piece in source:
        found = tree.within(piece)
        if found:
            return tree.head_of(found)
    return -1


def _by_noun(tree: Tree, head: int, depth: int) -> SourceType:
    lemma = tree.tokens.lemmas[head].lower()
    if lemma in _ADDRESSED:
        return "unspecified"
    if lemma in _PARTITIVE and depth < 3:
        for inner in tree.kids(head, "nmod"):
            if any(tree.lower[c] == "of" for c in tree.kids(inner, "case")):
                return _by_noun(tree, inner, depth + 1)
    if lemma in words("source_types", "estimates"):
        return "estimate"
    if lemma in words("source_types", "bodies") and _names_inside(tree, head):
        return "named_org"
    if lemma in words("source_types", "officials"):
        return "unnamed_official"
    if lemma in words("source_types", "documents"):
        return "document"
    return _official(tree, head) if lemma in words("source_types", "groups") else "unspecified"


def _official(tree: Tree, head: int) -> SourceType:
    """`unnamed_official` for "law enforcement sources", else `unnamed_group`."""
    before = (tree.tokens.lemmas[k].lower() for k in tree.kids(head, "compound", "amod", "nmod"))
    of_state = words("source_types", "officials") | {"official"}
    return "unnamed_official" if any(b in of_state for b in before) else "unnamed_group"


def _names_inside(tree: Tree, head: int) -> bool:
    """True where a proper noun or a people's name stands in the phrase: "the Venezuelan government"."""
    demonyms = words("places", "demonyms")
    inside = tree.kids(head, "compound", "amod", "nmod", "flat")
    return any(tree.tokens.upos[k] == "PROPN" or tree.lower[k] in demonyms for k in inside)
