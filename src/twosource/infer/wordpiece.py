"""A word -> its word pieces, as BERT's uncased tokenizer cuts it, with nothing needed but the vocabulary.

Accents and capitals go, punctuation and Han characters stand alone, and each part is cut greedily into the longest
pieces that the vocabulary has. Source: Devlin et al. 2019, BERT; Wu et al. 2016, section 4.1. It gives the pieces that
the library `tokenizers` gives (decision 018), without the network clients that come with that.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

UNK = 100  # of the BERT uncased vocabulary, like all ids here
INSIDE = "##"  # how a piece is written that does not begin its part
LONGEST_PART = 100  # characters; a longer part is one UNK, as the encoder learned it
HAN = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F)),
    *((0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)
_DROPPED = {"Cc", "Cf", "Co", "Cs", "Mn"}  # control characters, private ones, and marks on letters


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids of all pieces, and the length of the longest in characters."""

    ids: Mapping[str, int]
    longest: int


def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of a file with one piece a line; the number of its line, from 0, is its id."""
    ids = {piece: number for number, piece in enumerate(text.rstrip("\n").split("\n"))}
    return Vocabulary(ids, max(map(len, ids)))


def cut_word(word: str, known: Vocabulary, *, most: int) -> tuple[int, ...]:
    """The ids of the first `most` pieces; one UNK where nothing of the word is left."""
    parts = [word.lower()] if word.isascii() and word.isalnum() else "".join(map(_seen_char, word)).split()
    return tuple(islice(chain.from_iterable(_cut_part(part, known) for part in parts), most)) or (UNK,)


def _cut_part(part: str, known: Vocabulary) -> tuple[int, ...]:
    """The ids of the longest pieces from left to right; one UNK where some stretch has none."""
    whole = known.ids.get(part)
    if whole is not None:
        return (whole,)
    if len(part) > LONGEST_PART:
        return (UNK,)
    found: list[int] = []
    start = 0
    while start < len(part):
        begin = INSIDE if start else ""
        for end in range(min(len(part), start + known.longest), start, -1):
            piece = known.ids.get(begin + part[start:end])
            if piece is not None:
                found.append(piece)
                start = end
                break
        else:
            return (UNK,)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _seen_char(char: str) -> str:
    """What the encoder sees of a character: small letters without marks, blanks round what stands alone."""
    if char in "\t\n\r":
        return " "
    if "\ud800" <= char <= "\udfff":
        return " ? "  # half of a pair: no character, and it would end the program further on
    return "".join(map(_stands_alone, unicodedata.normalize("NFD", char)))


def _stands_alone(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in _DROPPED or char == "\ufffd":
        return ""
    if char.isspace():
        return " "
    if kind[0] == "P" or (char.isascii() and not char.isalnum()) or any(a <= ord(char) <= b for a, b in HAN):
        return f" {char} "
    return char.lower()
