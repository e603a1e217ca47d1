"""Text -> the words under which it is searched; the same for what is looked for, so that the two meet."""

import re

from twosource.text import fold_word

# "U.S.", "U. N." and "NATO" are one word each, and another one than "us": written big, with or without full stops.
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Za-z]\.[ ]?){1,5}[A-Za-z](?:\.(?!\w)|(?![\w.]))")
_BIG = re.compile(r"(?<![\w])[A-Z][A-Z0-9]{1,7}(?![\w])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BIG_MARK = "acronym"  # before the letters of such a word


def searched(text: str) -> str:
    """The text as it is put into the index: "U.S. ferries" is "acronymus ferries", "1,200" is "1200"."""
    plain = _THOUSANDS.sub("", text)
    plain = _DOTTED.sub(lambda match: _words_marked(re.sub(r"[. ]", "", match[0])), plain)
    if any(c.islower() for c in text):  # where all is written big, nothing is an acronym for it
        plain = _BIG.sub(lambda match: _words_marked(match[0]), plain)
    return " ".join(fold_word(word).replace("'", "") for word in _WORD.findall(plain))


def alternatives(word: str) -> tuple[str, ...]:
    """The words of the index that a word of a query may stand for: "nato" finds NATO, "U.S." finds US but not "us"."""
    found = searched(f"{word} a").split()[:-1]  # the small letter: the query is no headline
    if len(found) == 1 and word.isalpha() and word.islower() and 2 <= len(word) <= 8:
        return found[0], f"{_BIG_MARK}{found[0]}"
    return tuple(found[:1]) if len(found) == 1 else (" ".join(found),) if found else ()


def _words_marked(letters: str) -> str:
    return f" {_BIG_MARK}{letters.lower()} "
