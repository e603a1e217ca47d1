"""Lemmas by rules for regular forms and a table for the others.

The table holds the forms of the training treebanks that the rules get wrong (training/lemmas.py writes it), the list
of irregular verbs those that the treebanks lack or have with another tag.
"""

from collections.abc import Mapping
from functools import cache

from twosource import lexicon

_VOWELS = frozenset("aeiou")
_WITH_E = ("bl", "cl", "dl", "gl", "pl", "tl", "rg", "dg", "rc", "nc", "ns", "rs", "eas")
_WITHOUT_E = ("el", "em", "en", "er", "et")
_KEEP = frozenset({"PROPN", "PUNCT", "SYM", "NUM", "X", "ADP", "DET", "CCONJ", "SCONJ", "PART", "INTJ"})


def lemma(form: str, upos: str, xpos: str, table: Mapping[str, str]) -> str:
    """The dictionary form of a word; proper nouns keep their capitals."""
    lower = form.lower().replace("’", "'")
    if xpos in ("VBD", "VBN") and upos == "VERB" and (verb := _irregular().get(lower)) is not None:
        return verb
    known = table.get(f"{lower} {xpos}") or table.get(f"{lower} {upos}")
    if known is not None:
        return known
    if upos == "PROPN":
        return form
    if upos in _KEEP:
        return lower
    return by_rule(lower, xpos)


@cache
def _irregular() -> Mapping[str, str]:
    """The forms of the past that no rule gives -> verb; whether the reader tags one as "-ed" or "-en" is no matter."""
    return {form: verb for verb, forms in lexicon.table("irregular")["past"].items() for form in forms}


def by_rule(lower: str, xpos: str) -> str:
    """The lemma of a regular form by its Penn tag."""
    if xpos in ("NNS", "VBZ") and len(lower) > 2 and lower.endswith("s"):
        return _without_s(lower)
    if xpos in ("VBD", "VBN") and len(lower) > 3 and lower.endswith("ed"):
        return _stem(lower[:-2])
    if xpos == "VBG" and len(lower) > 4 and lower.endswith("ing"):
        return _stem(lower[:-3])
    if xpos in ("JJR", "RBR") and len(lower) > 4 and lower.endswith("er"):
        return _stem(lower[:-2])
    if xpos in ("JJS", "RBS") and len(lower) > 5 and lower.endswith("est"):
        return _stem(lower[:-3])
    return lower


def _without_s(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("ss"):
        return lower
    return lower[:-1]


def _stem(stem: str) -> str:
    """Gives back the silent e, the single consonant or the y that the ending took."""
    if len(stem) < 3:
        return stem + "e" if len(stem) == 2 and stem[0] in _VOWELS else stem
    a, b, c = stem[-3], stem[-2], stem[-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if b == c and c not in _VOWELS and c not in "lszf":
        return stem[:-1]
    if b == c == "l" and stem.endswith(("ell", "oll")) and len(stem) > 5:
        return stem[:-1]
    # Long-vowel verbs take an e; the table holds those that do not (visit, happen, open ...).
    single = b in _VOWELS and a not in _VOWELS and c not in _VOWELS | {"w", "x", "y"}
    if c in "vuz" or stem.endswith(_WITH_E) or (single and not stem.endswith(_WITHOUT_E)):
        return stem + "e"
    return stem
