"""str -> the smallest pieces a number phrase is read from: digits, words, single marks."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from twosource.lexicon import words

Kind = Literal["digits", "word", "mark"]

# "On May 12 300 people" has a day and a count.
_NO_DAY = "".join(
    f"(?<!{month}{dot} )" for month in sorted(map(str.title, words("labels", "months"))) for dot in ("", "[.]")
)
# Groups of three behind a comma, an apostrophe or a blank are one number; so are the Indian groups of two
# (1,50,000). Every alternative fails within a few characters: linear on any text.
_PIECE = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:[,'’\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|(?<![0-9] )(?<![0-9.,+-])" + _NO_DAY + r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])(?! [0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?|(?<![0-9.\w])\.[0-9]+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|_)"  # not what nobody sees
)


class Piece(NamedTuple):  # made for every word: a tuple takes half the time of a record
    """One piece of text; `gap` is the white space before it, "" where it is glued to the piece before."""

    start: int
    end: int
    kind: Kind
    raw: str
    low: str
    gap: str

    @property
    def glued(self) -> bool:
        """True where nothing stands between this piece and the one before."""
        return not self.gap

    @property
    def breaks(self) -> bool:
        """True where a new line begins before this piece."""
        return "\n" in self.gap


def cut(text: str) -> tuple[Piece, ...]:
    """The pieces of `text` in order. Characters that are neither (digits of other scripts) are gaps."""
    found: list[Piece] = []
    past = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        raw = match.group()
        kind: Kind = "word" if match.lastgroup == "word" else "digits" if match.lastgroup == "digits" else "mark"
        gap = text[past:start] if start > past else ("" if past else "\n")
        found.append(Piece(start, end, kind, raw, raw.lower(), gap))
        past = end
    return tuple(found)


def phrase(pieces: Sequence[Piece], first: int, past: int) -> str:
    """The pieces `first` to `past` in lower case, blanks only where the text has some: "no more than"."""
    parts: list[str] = []
    for at in range(first, past):
        if at > first and pieces[at].gap:
            parts.append(" ")
        parts.append(pieces[at].low)
    return "".join(parts)
