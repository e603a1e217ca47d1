"""What kind of source it is: a named person or body, unnamed officials or others, a document, an estimate."""

from collections.abc import Sequence

from twosource.annotate.source_head import Core
from twosource.lexicon import words
from twosource.model import Mention, SourceType, Span
from twosource.tree import Tree

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
_WRITTEN: tuple[tuple[str, SourceType], ...] = (("estimates", "estimate"), ("written", "document"))
_ADDRESSED = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_RECKONING = frozenset({"estimate", "project", "forecast", "predict", "calculate"})


def source_type(tree: Tree, core: Core, cue: Sequence[Span], named: Mention | None) -> SourceType:
    """The type by the head word of the source; `named` is the name that the source stands for, if it is one.

    A source without words is unspecified, or an estimate where the cue reckons ("is estimated to").
    """
    if core.head >= 0 and tree.words[core.head].islower():
        # "the Harbour Times poll" is a poll, whatever the reader took for the name
        head = _handed_on(tree, core.head)
        for key, type_ in _WRITTEN:
            if _is_listed(tree, head, key) and not (named is not None and named.type == "PER"):
                return type_
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
    if _is_listed(tree, head, "estimates"):
        return "estimate"
    named = core.owner or any(tree.tokens.upos[i] == "PROPN" or _is_people(tree, i) for i in core.words)
    if named and _is_listed(tree, head, "bodies"):
        return "named_org"
    if _is_listed(tree, head, "officials"):
        private = any(i != head and _is_listed(tree, i, "private") for i in core.words)
        return "unnamed_group" if private else "unnamed_official"
    if _is_listed(tree, head, "documents"):
        return "document"
    if _is_listed(tree, head, "groups") or tree.tokens.upos[head] == "NUM":
        # "law enforcement sources"
        of_state = any(i != head and _is_listed(tree, i, "officials") for i in core.words)
        return "unnamed_official" if of_state else "unnamed_group"
    if _is_people(tree, head) or tree.lower[head] in words("source_types", "parties"):
        return "unnamed_group"
    return _by_capitals(tree, core)


def _by_capitals(tree: Tree, core: Core) -> SourceType:
    """Of a name that the reader did not see: a person's by its title or given name or its look, else a body's."""
    name = [i for i in core.words if tree.tokens.upos[i] == "PROPN" and tree.words[i][:1].isupper()]
    if not name or name[-1] != core.head:
        return "unspecified"
    first = tree.lower[name[0]]
    given = first in words("given_names", "male") or first in words("given_names", "female")
    look = len(name) in (2, 3) and len(name) == len(core.words) and not any(tree.words[i].isupper() for i in name)
    titled = any(tree.lower[i].rstrip(".") in words("titles", "sure") for i in core.words)
    return "named_person" if given or look or titled else "named_org"


def _handed_on(tree: Tree, head: int) -> int:
    """The noun after "of" where the head only counts: "a majority of voters" are voters."""
    if not _is_listed(tree, head, "partitives") or head + 2 >= len(tree) or tree.lower[head + 1] != "of":
        return head
    for i in range(head + 2, min(head + 8, len(tree))):
        following = tree.tokens.upos[i + 1] if i + 1 < len(tree) else ""
        if tree.tokens.upos[i] in ("NOUN", "PROPN") and following not in ("NOUN", "PROPN"):
            return i
    return head


def _is_listed(tree: Tree, i: int, key: str) -> bool:
    """True where the word is in the list, by its lemma or, where that is missing, without its plural ending."""
    known = words("source_types", key)
    word = tree.lower[i].rsplit("-", 1)[-1]
    forms = (tree.tokens.lemmas[i].lower(), word, word.removesuffix("s"), word.removesuffix("es"))
    return any(f in known for f in forms) or (word.endswith("ies") and word[:-3] + "y" in known)


def _is_people(tree: Tree, i: int) -> bool:
    word = tree.lower[i]
    return any(w in words("places", "demonyms") for w in (word, word.removesuffix("s")))
