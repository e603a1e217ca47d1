"""Names -> names of the kind that the rest of the article tells: storms, towns, bodies by their short names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from twosource.lexicon import words
from twosource.model import Mention, MentionType
from twosource.names.kinds import country_of, is_place, refine_type
from twosource.names.persons import is_given
from twosource.tree import Tree

_ACRONYM = re.compile(r"[A-Z]{3,6}|[A-Z][a-z]{1,3}[A-Z][a-z]{0,3}")  # "HOA", "NiHo"
_GAELIC = ("Mac", "Mc", "De", "Di", "Du", "La", "Le", "Van", "St")  # "McAdam", "DeLano" are no acronyms
_GROUPS = ("ists", "ites", "crats", "atives")  # "Orstenists": who belong to something
_CALLED = re.compile(r"\b(?:city|port|town|towns|village|villages)(?: (?:is|was))? (?:called|named|of) ([A-Z]\w+)")
_SHOUTED = 0.6  # share of capitals among the letters of a line above which capitals tell nothing


def told_kinds(tree: Tree, names: Sequence[Mention]) -> list[Mention]:
    """The names, with the kinds that the article's other words tell; a mere title or common noun is left out."""
    text = tree.text
    surnames = {ws[-1] for name in names if name.type == "PER" and len(ws := name.span.of(text).split()) > 1}
    storms = _storms(tree) - surnames
    towns = set(_CALLED.findall(text))
    short = _shortened(text, names)
    out = []
    for name in names:
        said = name.span.of(text)
        if _is_bare_name(said, name.type) or _opens_only(tree, name) or _is_office(tree, name, said):
            continue
        whole = replace(name, type=refine_type(said, name.type))
        out.append(replace(whole, type=_kind_told(tree, whole, said, storms, towns, short)))
    return out


def _kind_told(
    tree: Tree, name: Mention, said: str, storms: frozenset[str], towns: set[str], short: frozenset[str]
) -> MentionType:
    if said in storms and name.type in ("PER", "GPE", "LOC", "ORG"):
        return "EVENT"
    if said in towns and name.type in ("ORG", "MISC", "PER", "FAC"):
        return "GPE"
    if name.type == "PER" and _is_country(tree, name, said):
        return "GPE"
    if name.type == "MISC" and said in short:
        return "ORG"
    if name.type == "PER" and _spells_acronym(said) and not _is_shouted(tree.text, name):
        return "ORG"
    if " " not in said and said[:1].isupper() and said.endswith(_GROUPS) and name.type in ("PER", "ORG", "GPE", "LOC"):
        return "NORP"
    return name.type


def _is_country(tree: Tree, name: Mention, said: str) -> bool:
    """True for a country's name in a row of places: "via Syria and Jordan"."""
    found = tree.within(name.span)
    if len(found) != 1 or country_of(said) not in words("places", "countries"):
        return False
    head = tree.heads[found[0]]
    return tree.relation(found[0]) == "conj" and head >= 0 and is_place(tree.words[head])


def _storms(tree: Tree) -> frozenset[str]:
    """The names behind "Hurricane", "Storm" and their like, which stand for the storm everywhere."""
    found = {
        tree.words[i + 1]
        for i in range(len(tree) - 1)
        if tree.lower[i] in words("places", "storms") and tree.words[i][0].isupper() and tree.words[i + 1][0].isupper()
    }
    return frozenset(name for name in found if name.istitle())


def _shortened(text: str, names: Iterable[Mention]) -> frozenset[str]:
    """The first words of the article's bodies: "Orrow" of "Orrow Foundation"."""
    parts = (name.span.of(text).split() for name in names if name.type == "ORG")
    return frozenset(ws[0] for ws in parts if len(ws) > 1 and not is_given(ws[0]))


def _spells_acronym(said: str) -> bool:
    return bool(_ACRONYM.fullmatch(said)) and not said.startswith(_GAELIC)


def _is_shouted(text: str, name: Mention) -> bool:
    """True in a line of capitals, where they tell nothing."""
    first = text.rfind("\n", 0, name.span.start) + 1
    last = text.find("\n", name.span.end)
    letters = [c for c in text[first : last if last > 0 else len(text)][:400] if c.isalpha()]
    return sum(c.isupper() for c in letters) > _SHOUTED * len(letters)


@cache
def _is_bare_name(said: str, kind: MentionType) -> bool:
    """True for a title without a name ("Gov"), and for a common noun of places ("bay", "library")."""
    bare = said.lower().rstrip(".")
    if kind in ("PER", "ORG"):
        return bare in words("places", "storms") or any(bare in words("titles", key) for key in ("sure", "bare"))
    nouns = said.islower() and kind in ("GPE", "LOC", "FAC")
    return nouns and any(bare in words("places", key) for key in ("land_nouns", "city_nouns", "building_nouns"))


def _is_office(tree: Tree, name: Mention, said: str) -> bool:
    """True for the "Duke" of "Duke of Orsten" and the "State" of "Secretary of State", taken for bodies."""
    found = tree.within(name.span)
    if name.type not in ("ORG", "MISC") or len(found) != 1:
        return False
    at, bare = found[0], said.lower()
    of = at + 1 < len(tree) and tree.lower[at + 1] == "of"
    title = of and any(bare in words("titles", key) for key in ("male", "female"))
    return title or (bare == "state" and at > 1 and tree.lower[at - 1] == "of" and tree.lower[at - 2] == "secretary")


def _opens_only(tree: Tree, name: Mention) -> bool:
    """True for a person of one word that is no name by its tag and has its capital from the sentence: "Frank talks"."""
    found = tree.within(name.span)
    if name.type != "PER" or len(found) != 1:
        return False
    first = tree.tokens.sentences[tree.sentence_of[found[0]]][0]
    if found[0] != first or first + 1 >= len(tree):
        return False
    noun = tree.relation(first) == "compound" and tree.heads[first] == first + 1 and tree.words[first + 1].islower()
    other = tree.tokens.upos[first] in ("ADJ", "ADV", "VERB", "NUM", "DET")
    return (noun or other) and tree.text.count(tree.words[first]) == 1
