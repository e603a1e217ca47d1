"""The language an article is written in: guessed from its words; what is stated counts for less.

How it was measured: decision 024.
"""

import re
from typing import NamedTuple

from twosource.infer.languages import likely_languages

ENGLISH = "en"
LOOKED_AT = 10_000  # characters from the start; more settles nothing more
# Of 3,906 English sentences with 60 letters and more none was taken for another language at .4; the highest was .22.
# Of 175 in 35 other languages the lowest probability of the likeliest one was .41.
LETTERS_LEAST = 60
SURE = 0.4
# What is written in other letters is not English, however short; which language it is may then be told by a line.
FOREIGN_LEAST = 8  # letters
NEAR = 3  # of the likeliest languages: among these the one that is stated is taken, as Croatian of Bosnian
# Four words that English alone has so often. A text of which they make this share is plainly English, and the model,
# which takes a second and 100 MB, is not asked: so 220 of 225 articles; the same words in 35 other languages: none.
PLAIN = frozenset({"the", "of", "and", "to"})
PLAIN_SHARE = 0.08
PLAIN_FROM = 20  # words
LATIN_LAST = "\u024f"  # the last letter of Latin Extended-B

_WORD = re.compile(r"[^\W\d_]+")


class Settled(NamedTuple):
    """The two-letter code of a language, None where nothing settles it, and a note where words and statement differ."""

    language: str | None
    note: str | None = None


def settle(text: str, stated: str | None) -> Settled:
    """The language of the text. Words go before statements: pages often state the language of their template.

    A short text is left to what is stated where the words agree, else it stays unknown.
    """
    if _plainly_english(text[:LOOKED_AT]):
        return _decided(ENGLISH, stated)
    letters = [c for c in text[:LOOKED_AT] if c.isalpha()]
    foreign = sum(c > LATIN_LAST for c in letters) > len(letters) / 2
    if len(letters) < FOREIGN_LEAST:
        return Settled(stated if stated == ENGLISH else None)
    likely = likely_languages(text[:LOOKED_AT], NEAR)
    language, probability = likely[0]
    near = [one.code for one in likely]
    if foreign or (len(letters) >= LETTERS_LEAST and probability >= SURE):
        if stated in near and ENGLISH not in (stated, language):
            return Settled(stated)
        return _decided(language, stated)
    return Settled(stated if stated in (language, ENGLISH) else None)


def _plainly_english(text: str) -> bool:
    found = _WORD.findall(text.lower())
    return len(found) >= PLAIN_FROM and sum(word in PLAIN for word in found) >= PLAIN_SHARE * len(found)


def _decided(language: str, stated: str | None) -> Settled:
    note = f"stated to be in the language {stated!r}, by its words {language!r}"
    return Settled(language, note if stated not in (None, language) else None)
