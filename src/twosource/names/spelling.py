"""A word of a name -> what its spellings share, so that "Zelensky" meets "Zelenskyy" and "Nicolás" "Nicolas"."""

import re
from functools import cache

from twosource import lexicon

# Words shorter than this stand for themselves: too many different names would become one.
_SHORTEST = 4
# One sound each, as English papers write foreign names; in order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"['-]", ""),
        (r"ph", "f"),
        (r"(?:tsch|tch)", "ch"),
        (r"sch", "sh"),
        (r"gh(?=[aeiou])", "g"),
        (r"q", "k"),
        (r"ou|oo", "u"),
        (r"(?<=[aeiou])[yj](?=[aeiou])", "i"),
        (r"(?:iy|yy|ij|ey|ei|ie|y)\Z", "i"),
        (r"ei|ey", "i"),
        (r"(?<=a)h\Z", ""),
        (r"(.)\1+", r"\1"),
    )
)


@cache
def sounded(word: str) -> str:
    """The folded word with one letter for each sound; equal for spellings of one name, and seldom for two names."""
    word = listed_spelling(word)
    if len(word) < _SHORTEST:
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def listed_spelling(word: str) -> str:
    """The one spelling that stands in the list for all of a folded given name, else the word itself."""
    return str(lexicon.table("nicknames")["spellings"].get(word, word))


def given(name: str) -> str:
    """The given name that a folded short form stands for ("bill": "william"), else the name itself, both sounded."""
    return sounded(str(lexicon.table("nicknames")["given"].get(name, name)))
