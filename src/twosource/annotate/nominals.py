"""Common nouns and pronouns that may stand for somebody or something named elsewhere in the article."""

from collections.abc import Iterator, Sequence

from twosource.annotate.source_head import core_of
from twosource.lexicon import words
from twosource.model import Mention, MentionType, RawAttribution, Span
from twosource.tree import Tree

_PERSONAL: dict[str, MentionType] = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "PER"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "MISC"),
    **dict.fromkeys(("it", "its", "itself"), "MISC"),
}
RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# With one of these the noun is told apart from others of its kind by more than having been named before.
_RESTRICTING = ("acl", "nmod", "nummod", "conj", "compound", "flat")
_BEFORE = ("det", "amod", "compound", "nummod", "nmod")
# Words before a noun that still belong to it; farther ones come from a broken tree.
_LONGEST = 8


def find_nominals(tree: Tree, names: Sequence[Mention], attributions: Sequence[RawAttribution]) -> Iterator[Mention]:
    """Mentions of form nominal or pronoun: third person pronouns, bare definite nouns, heads of sources."""
    named = {i for name in names for i in tree.within(name.span)}
    sources = {core_of(tree, a.source).head for a in attributions} - {-1}
    for i, word in enumerate(tree.lower):
        if i in named:
            continue
        if word in _PERSONAL and tree.tokens.upos[i] == "PRON":
            yield Mention(tree.tokens.span(i, i), _PERSONAL[word], "pronoun", head=i)
        elif i in sources and word in RELATIVE and tree.tokens.upos[i] == "PRON":
            yield Mention(tree.tokens.span(i, i), "MISC", "pronoun", head=i)
        elif tree.tokens.upos[i] == "NOUN" and (i in sources or is_bare_definite(tree, i)):
            yield Mention(_core(tree, i), nominal_type(tree.tokens.lemmas[i].lower()), "nominal", head=i)


def nominal_type(lemma: str) -> MentionType:
    """The type of what a common noun stands for: PER, ORG, GPE, else MISC."""
    if lemma in words("nominals", "people") or lemma in words("source_types", "officials"):
        return "ORG" if lemma in words("nominals", "bodies") else "PER"
    if lemma in words("nominals", "bodies") or lemma in words("source_types", "bodies"):
        return "ORG"
    return "GPE" if lemma in words("nominals", "places") else "MISC"


def is_bare_definite(tree: Tree, i: int) -> bool:
    """True for "the gang": singular, definite, of a kind that stands for something named, nothing else said of it."""
    lemma = tree.tokens.lemmas[i].lower()
    if tree.tokens.xpos[i] != "NN" or not any(lemma in words("nominals", k) for k in ("people", "bodies", "places")):
        return False
    if not any(tree.lower[k] in _DEFINITE for k in tree.kids(i, "det")):
        return False
    return not any(tree.kids(i, *_RESTRICTING)) and tree.relation(i) not in ("compound", "appos", "conj")


def _core(tree: Tree, i: int) -> Span:
    """The noun with its article and what describes it before it."""
    before = [tree.left[k] for k in tree.kids(i, *_BEFORE) if k < i and i - tree.left[k] <= _LONGEST]
    return tree.tokens.span(min(before, default=i), i)
