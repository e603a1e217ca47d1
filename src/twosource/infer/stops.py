"""Gaps between words where the look of the text settles whether a sentence ends, whatever the net says.

What stands in well-set text by rule: page numbers, labels of lists, brackets that open with an abbreviation, marks
with blanks around, companies, quotation behind quotation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource import lexicon

_FINALS = (".", "!", "?", "…")
_CLOSERS, _OPENERS = ('"', "”", "’’", "''", "’", "'"), ('"', "“", "‘‘", "``", "‘", "'")
_BRACKET = 200  # characters within which a bracket that opens with an abbreviation closes
_LABEL = 6  # letters of an abbreviation at the head of a bracket: "(feat."
_YEAR = 4  # digits
_WORD = 3  # letters of a word that is no abbreviation, where a number follows


@dataclass(frozen=True, slots=True)
class Gap:
    """The place behind word `at` of a text whose words begin and end where told; `first` opens the paragraph."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    at: int
    first: int

    def form(self, step: int) -> str:
        """The word so many behind (or before) the one the gap follows, "" outside the text."""
        i = self.at + step
        return self.text[self.starts[i] : self.ends[i]] if self.first <= i < len(self.starts) else ""

    def apart(self, step: int) -> bool:
        """True where a blank stands before that word."""
        i = self.at + step
        return self.first < i < len(self.starts) and self.starts[i] > self.ends[i - 1]


def settled(gap: Gap) -> bool | None:
    """True where a sentence ends, False where none does, None where that is not settled."""
    for rule in _RULES:
        answer = rule(gap)
        if answer is not None:
            return answer
    return None


def _numbered_item(gap: Gap) -> bool | None:
    """ "p. 55", "vol. 3": goes on; "The gate fell. 30 boats sank.": ends."""
    word, behind = gap.form(0), gap.form(1)
    if not behind[:1].isdigit() or not gap.apart(1):
        return None
    if word[-1:] == "." and word[:-1].lower() in lexicon.words("words", "numbered"):
        return False
    before = gap.form(-1)
    if word != "." or before.lower() in lexicon.words("words", "numbered"):
        return None if word != "." else False
    return True if before.islower() and before.isalpha() and len(before) > _WORD and not gap.apart(0) else None


def _label_before(gap: Gap) -> bool | None:
    """ "(2). a gate": a label goes on in small letters."""
    inner = gap.form(-2)
    label = gap.form(0) == "." and gap.form(-1) == ")" and gap.form(-3) == "(" and (inner.isdigit() or len(inner) == 1)
    return False if label and gap.form(1)[:1].islower() else None


def _bracket(gap: Gap) -> bool | None:
    """ "(feat. Ana Lund)", "(b. 1950)": the first word of a bracket is no sentence."""
    word = gap.form(0)
    opens, stem = (gap.form(-2), gap.form(-1)) if word == "." else (gap.form(-1), word[:-1])
    if word[-1:] != "." or opens not in ("(", "[") or not stem.islower() or len(stem) > _LABEL:
        return None
    end = gap.text.find(")" if opens == "(" else "]", gap.ends[gap.at], gap.ends[gap.at] + _BRACKET)
    return False if end > 0 and "\n" not in gap.text[gap.ends[gap.at] : end] else None


def _spaced(gap: Gap) -> bool | None:
    """Marks with blanks around: ". . . The", "sky . The", and the closing mark of `" What is it? " asked`."""
    word, behind = gap.form(0), gap.form(1)
    if word in _FINALS and behind == "." and gap.apart(1):
        return False
    if word in _FINALS and behind == '"' and gap.apart(1) and gap.apart(2) and _is_open_quote(gap):
        return False
    if word != "." or not gap.apart(1):
        return None
    opener = behind.istitle() and behind.lower() in lexicon.words("words", "openers")
    if gap.form(-1) == "." and gap.apart(0):
        return True if behind[:1].isupper() else None
    year = gap.form(-1).isdecimal() and len(gap.form(-1)) == _YEAR  # "1. The wall" is a label
    return True if opener and (gap.apart(0) or year) else None


def _quotations(gap: Gap) -> bool | None:
    """A quotation that ended with its own mark, and another right behind it, or a word that opens sentences."""
    word, behind = gap.form(0), gap.form(1)
    if word not in _CLOSERS or gap.form(-1)[-1:] not in _FINALS or not gap.apart(1):
        return None
    if word == '"' and not _is_open_quote(gap):
        return None
    if behind in _OPENERS:
        return True if gap.form(2)[:1].isupper() else None
    opener = behind.istitle() and behind.lower() in lexicon.words("words", "openers")
    return True if opener and gap.form(-1) == "." else None


def _company(gap: Gap) -> bool | None:
    """ "Holm & Co. The firm"."""
    stem, behind = gap.form(0), gap.form(1)
    if stem[-1:] != "." or stem[:-1].lower() not in lexicon.words("words", "company_ends"):
        return None
    return True if behind.istitle() and behind.lower() in lexicon.words("words", "openers") else None


def _country(gap: Gap) -> bool | None:
    """ "to enter the U.S. Tren Norte is": where the name behind stands elsewhere as well, and no office bears it."""
    word, behind = gap.form(0), gap.form(1)
    if word not in ("U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.S.A.") or not behind.istitle() or len(behind) < _WORD:
        return None
    if behind.lower() in lexicon.words("words", "openers"):
        return True
    if gap.form(-1).lower() != "the" or gap.form(-2).lower() not in lexicon.words("words", "into"):
        return None
    if behind.lower() in lexicon.words("words", "of_country"):
        return None
    return True if gap.text.count(f" {behind} ") > gap.text.count(f"{word} {behind} ") else None


def _is_open_quote(gap: Gap) -> bool:
    """True where the straight marks of the paragraph before the gap leave one open, the word at it not counted."""
    return gap.text.count('"', gap.starts[gap.first], gap.starts[gap.at]) % 2 == 1


_RULES = (_numbered_item, _label_before, _bracket, _spaced, _quotations, _company, _country)
