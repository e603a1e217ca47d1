"""What kind of source it is: a named person or body, unnamed officials or others, a document, an estimate."""

from collections.abc import Sequence

from twosource.annotate.source_head import Core
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
_ADDRESSED = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_RECKONING = frozenset({"estimate", "project", "forecast", "predict", "calculate"})


def source_type(tree: Tree, core: Core, cue: Sequence[Span], named: Mention | None) -> SourceType:
    """The type by the head word of the source; `named` is the name that the source stands for, if it is one.

    A source without words is unspecified, or an estimate where the cue reckons ("is estimated to").
    """
    if named is not None:
        return _BY_NAME[named.type]
    if core.head < 0:
        lemmas = {tree.tokens.lemmas[i].lower() for piece in cue for i in tree.within(piece)}
        return "estimate" if lemmas & _RECKONING else "unspecified"
    return _by_noun(tree, core)


def _by_noun(tree: Tree, core: Core) -> SourceType:
    if tree.lower[core.head] in _ADDRESSED:
        return "unspecified"
    head = _handed_on(tree, core.head)
    if _listed(tree, head, "estimates"):
        return "estimate"
    named = core.owner or any(tree.tokens.upos[i] == "PROPN" or _is_people(tree, i) for i in core.words)
    if named and _listed(tree, head, "bodies"):
        return "named_org"
    if _listed(tree, head, "officials"):
        return "unnamed_official"
    if _listed(tree, head, "documents"):
        return "document"
    if _listed(tree, head, "groups") or tree.tokens.upos[head] == "NUM":
        # "law enforcement sources"
        of_state = any(i != head and _listed(tree, i, "officials") for i in core.words)
        return "unnamed_official" if of_state else "unnamed_group"
    return "unspecified"


def _handed_on(tree: Tree, head: int) -> int:
    """The noun after "of" where the head only counts: "a majority of voters" are voters."""
    if not _listed(tree, head, "partitives") or head + 2 >= len(tree) or tree.lower[head + 1] != "of":
        return head
    for i in range(head + 2, min(head + 8, len(tree))):
        following = tree.tokens.upos[i + 1] if i + 1 < len(tree) else ""
        if tree.tokens.upos[i] in ("NOUN", "PROPN") and following not in ("NOUN", "PROPN"):
            return i
    return head


def _listed(tree: Tree, i: int, key: str) -> bool:
    """True where the word is in the list, by its lemma or, where that is missing, without its plural ending."""
    known = words("source_types", key)
    word = tree.lower[i].rsplit("-", 1)[-1]
    forms = (tree.tokens.lemmas[i].lower(), word, word.removesuffix("s"), word.removesuffix("es"))
    return any(f in known for f in forms) or (word.endswith("ies") and word[:-3] + "y" in known)


def _is_people(tree: Tree, i: int) -> bool:
    return tree.lower[i] in words("places", "demonyms")
