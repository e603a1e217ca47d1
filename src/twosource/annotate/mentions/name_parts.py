"""Names as seen -> the names they are made of: a town and its state, a minister's field and the minister."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.lexicon import words
from twosource.model import Mention
from twosource.names.kinds import country_of, is_place
from twosource.names.persons import is_given, is_title
from twosource.tree import Tree

_SMALL = frozenset({"and", "for", "of", "the", "&", ","})


def name_parts(tree: Tree, names: Sequence[Mention]) -> list[Mention]:
    """The names in order: those that run together apart, an initial with the name behind it."""
    out: list[Mention] = []
    for name in _with_initials(tree, names):
        out.extend(_of_field(tree, name) or _of_state(tree, name) or [name])
    return _joined_parts(tree, out)


def _with_initials(tree: Tree, names: Sequence[Mention]) -> Iterator[Mention]:
    """ "A. Noel Lind" and "V K Lind" whole, where the reader began behind the initial or took it alone."""
    begun = {tree.within(name.span).start for name in names if name.type == "PER"}
    for name in names:
        found = tree.within(name.span)
        if name.type == "PER" and len(found) > 1:
            first = found.start
            while first > 0 and _is_initial(tree, first - 1) and tree.sentence_of[first - 1] == tree.sentence_of[first]:
                first -= 1
            if first < found.start:
                yield _mention_of_part(tree, name, first, found.stop - 1)
                continue
        elif len(found) == 1 and name.type == "PER" and _is_initial(tree, found[0]) and found.stop in begun:
            continue  # it goes to the name behind it
        yield name


def _is_initial(tree: Tree, word: int) -> bool:
    said = tree.words[word].rstrip(".")
    return (len(said) == 1 and said.isupper() and said not in ("A", "I")) or (said == "A" and tree.words[word] == "A.")


def _of_field(tree: Tree, name: Mention) -> list[Mention]:
    """ "Women and Equalities Nia Lind" behind "Minister for": the last two words are who bears the office."""
    found = tree.within(name.span)
    if name.type not in ("ORG", "PER") or not found or found.start < 2:
        return []
    if tree.lower[found.start - 1] not in ("for", "of") or tree.lower[found.start - 2] not in words("titles", "heads"):
        return []
    fields = 0
    for i in found:
        if tree.lower[i] not in _SMALL and tree.lower[i] not in words("titles", "fields"):
            break
        fields += 1
    rest = range(found.start + fields, found.stop)
    person = len(rest) in (1, 2, 3) and fields and all(tree.words[i][0].isupper() for i in rest)
    if not person or (len(rest) > 1 and not is_given(tree.words[rest[0]]) and len(rest) != 2):
        return []
    return [replace(_mention_of_part(tree, name, rest[0], rest[-1]), type="PER")]


def _of_state(tree: Tree, name: Mention) -> list[Mention]:
    """ "Orsten California" without its comma: two places."""
    found = tree.within(name.span)
    if name.type != "GPE" or len(found) < 2 or is_place(name.span.of(tree.text)):
        return []
    for first in (found.stop - 2, found.stop - 1):
        if first <= found.start:
            continue
        last = tree.tokens.span(first, found.stop - 1).of(tree.text)
        head = tree.words[found.start].lower()
        known = country_of(last) if last[:1].isupper() else ""
        proper = all(tree.tokens.xpos[i] in ("NNP", "NNPS") for i in range(found.start, first))
        if (
            known in words("places", "states")
            and proper
            and head not in words("places", "compass")
            and "-" not in tree.words[found.start : found.stop]
        ):
            return [
                _mention_of_part(tree, name, found.start, first - 1),
                _mention_of_part(tree, name, first, found.stop - 1),
            ]
    return []


def _joined_parts(tree: Tree, names: Sequence[Mention]) -> list[Mention]:
    """A lone given name and the surname behind it, seen apart, as one person."""
    out: list[Mention] = []
    for name in names:
        if out and out[-1].type == name.type == "PER":
            before, found = tree.within(out[-1].span), tree.within(name.span)
            beside = before.stop == found.start and tree.sentence_of[before[0]] == tree.sentence_of[found[0]]
            if beside and len(before) == len(found) == 1 and not is_title(tree.words[before[0]]):
                out[-1] = _mention_of_part(tree, name, before.start, found.stop - 1)
                continue
        out.append(name)
    return out


def _mention_of_part(tree: Tree, name: Mention, first: int, last: int) -> Mention:
    return replace(name, span=tree.tokens.span(first, last), head=tree.head_of(range(first, last + 1)))
