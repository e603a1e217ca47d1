"""Common nouns and pronouns that may stand for somebody or something named elsewhere in the article."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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
# Words before a noun that still belong to it, or between it and the name it stands beside; farther ones come from a
# broken tree.
_LONGEST = 8


def find_nominals(tree: Tree, names: Sequence[Mention], attributions: Sequence[RawAttribution]) -> Iterator[Mention]:
    """Mentions of form nominal or pronoun: third person pronouns, definite nouns, those beside a name, sources."""
    named = {i for name in names for i in tree.within(name.span)}
    at_head: dict[int, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        at_head[name.head].append(n)
    sources = {core_of(tree, a.source).head for a in attributions} - {-1}
    for i, word in enumerate(tree.lower):
        if i in named:
            continue
        if word in _PERSONAL and tree.tokens.upos[i] == "PRON":
            yield Mention(tree.tokens.span(i, i), _PERSONAL[word], "pronoun", head=i)
        elif i in sources and word in RELATIVE and tree.tokens.upos[i] == "PRON":
            yield Mention(tree.tokens.span(i, i), "MISC", "pronoun", head=i)
        elif tree.tokens.upos[i] == "NOUN" and (
            i in sources or is_bare_definite(tree, i) or introduced(tree, i, names, at_head) is not None
        ):
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
    if tree.tokens.xpos[i] != "NN" or kind_of_noun(tree.tokens.lemmas[i].lower()) is None:
        return False
    if not any(tree.lower[k] in _DEFINITE for k in tree.kids(i, "det")):
        return False
    return not any(tree.kids(i, *_RESTRICTING)) and tree.relation(i) not in ("compound", "appos", "conj")


def kind_of_noun(lemma: str) -> str | None:
    """Which antecedents a definite noun may have: "someone", "body", "place"."""
    if lemma in words("nominals", "places"):
        return "place"
    if lemma in words("nominals", "bodies"):
        return "body"
    return "someone" if lemma in words("nominals", "people") else None


def introduced(tree: Tree, i: int, names: Sequence[Mention], at_head: Mapping[int, Sequence[int]]) -> int | None:
    """The place in `names` of the name beside which the noun stands: "Berg, the mayor", "the mayor, Berg"."""
    if tree.tokens.xpos[i] != "NN" or any(tree.kids(i, "case")):  # "under the leadership of"
        return None
    kind = nominal_type(tree.tokens.lemmas[i].lower())
    for k in (*tree.kids(i, "appos"), *([tree.heads[i]] if tree.relation(i) == "appos" else [])):
        for n in at_head.get(k, ()):
            fits = kind == names[n].type or (kind == "GPE" and names[n].type == "LOC")
            if names[n].form == "name" and fits and _beside_name(tree, i, tree.within(names[n].span)):
                return n
    return None


def _beside_name(tree: Tree, i: int, name: range) -> bool:
    """True where nothing but a comma or bracket stands between the noun's phrase and the name: no slip of the tree."""
    if any(tree.kids(i, "conj")):
        return False
    if name.start > i:
        at = name.start - 1 - (tree.words[name.start - 1] in (",", "("))
        if at - i > _LONGEST or any(tree.is_punct(k) for k in range(i + 1, at + 1)):
            return False
        return at == i or i in tree.above(at)
    titled = i + 1 < len(tree) and tree.tokens.upos[i + 1] == "PROPN"  # of the next in a list: "Berg, owner Ann Kane"
    between = range(name.stop, i)
    first = next((k for k in between if not tree.is_punct(k)), i)
    return not titled and first - name.stop <= 1 and (first == i or i in tree.above(first))


def _core(tree: Tree, i: int) -> Span:
    """The noun with its article and what describes it before it."""
    before = [tree.left[k] for k in tree.kids(i, *_BEFORE) if k < i and i - tree.left[k] <= _LONGEST]
    return tree.tokens.span(min(before, default=i), i)
