"""What kind of thing a name names, where the words of the name itself tell."""

from typing import get_args

from twosource.lexicon import table, words
from twosource.model import MentionType
from twosource.text import fold

_PLACES: tuple[MentionType, ...] = ("GPE", "LOC", "FAC")
_KNOWN = get_args(MentionType)
_CALLED = {"countries": ("country", "nation"), "states": ("state", "province"), "cities": ("city", "town", "capital")}


def refine_type(name: str, given: MentionType) -> MentionType:
    """The type of `name`: `given`, unless a gazetteer or the name's first or last word is more exact.

    A person stays a person, as half the family names of the world are also places, but for "Karl Lind Motors". The
    head words are not heeded in a name of one word ("Bill", "Hall").
    Source: the lists of data/en/places.toml.
    """
    if given not in _KNOWN:
        return "MISC"
    if given == "PER":
        return "ORG" if _is_firm(name.split()) else given
    folded = fold(name).removeprefix("the ")
    parts = folded.split()
    if not parts:
        return given
    if given in (*_PLACES, "MISC", "ORG"):
        known = _gazetteer(folded)
        if known and (given != "ORG" or known == "GPE"):
            return known
    if given in ("MISC", "GPE", "LOC", "ORG", "NORP") and _is_demonym(folded):
        return "NORP"
    if len(parts) == 1:
        return given
    return _kind_by_words(parts, given)


def _is_firm(parts: list[str]) -> bool:
    """True for more than a given name and a surname, the last a word of firms."""
    return len(parts) > 1 and parts[-1].lower().strip(".,") in words("places", "firm_nouns")


def country_of(name: str) -> str:
    """The folded name, with the names of one country made one: `U.S.` and `America` give `united states`."""
    folded = fold(name).removeprefix("the ")
    return str(table("places")["aliases"].get(folded, folded))


def is_place(name: str) -> bool:
    """True where the gazetteer knows the name as a country, state, city or region."""
    return _gazetteer(fold(name).removeprefix("the ")) is not None


def nouns_of(name: str) -> frozenset[str]:
    """What a place that the lists know is called: "country", "city", ...; nothing for other names."""
    folded = fold(name).removeprefix("the ")
    return frozenset(noun for key, nouns in _CALLED.items() if folded in words("places", key) for noun in nouns)


def _gazetteer(folded: str) -> MentionType | None:
    if any(folded in words("places", key) for key in ("countries", "states", "cities")):
        return "GPE"
    return "LOC" if folded in words("places", "regions") else None


def _is_demonym(folded: str) -> bool:
    demonyms = words("places", "demonyms")
    return folded in demonyms or (folded.endswith("s") and folded[:-1] in demonyms)


def _kind_by_words(parts: list[str], given: MentionType) -> MentionType:
    """The type that the first or last word of a longer name shows, else `given`."""
    first, last = parts[0], parts[-1]
    if given == "EVENT":
        return given
    called = last in words("places", "body_nouns") or last in words("places", "firm_nouns")
    if called and given in ("MISC", "GPE", "LOC") and "of" not in parts:
        return "ORG"
    if given == "GPE" and first != "court" and "court" in parts[:3]:
        return "ORG"  # "Superior Court of the District"
    if first in words("places", "law_starts") or last in words("places", "law_nouns"):
        return "LAW" if given in ("MISC", "LAW", "ORG", "FAC", "LOC") else given
    if given in _PLACES:
        if last in words("places", "building_nouns"):
            return "FAC"
        if last in words("places", "land_nouns") or first in words("places", "land_starts"):
            return "LOC"
        return "GPE" if last in words("places", "city_nouns") else given
    return given
