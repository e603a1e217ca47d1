"""What the words of a personal name and those around it tell: title, sex where known, the parts compared."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from twosource.lexicon import words
from twosource.text import fold

Sex = Literal["m", "f"]

_EDGE = " \t\n.,;:!?\"'()[]“”‘’-–—"
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


_BORN = ("ne", "nee")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name as it is compared: folded words without title, initials' dots and suffix."""

    parts: tuple[str, ...]
    suffix: str | None = None

    @property
    def surname(self) -> str:
        """The last word."""
        return self.parts[-1]

    @property
    def full(self) -> bool:
        """True where more than a surname is given."""
        return len(self.parts) > 1


def name_of(name: str) -> PersonName | None:
    """The parts of a personal name that stands without its title, None where nothing is left of it."""
    parts = spelled(name)
    born = next((i for i, p in enumerate(parts) if i and p in _BORN), len(parts))
    parts = parts[:born]  # "Ana Berg née Lind" is Ana Berg
    suffix = None
    while len(parts) > 1 and parts[-1] in words("titles", "suffixes"):
        suffix = parts.pop()
    return PersonName(tuple(parts), suffix) if parts else None


def spelled(name: str) -> list[str]:
    """The words of any name for comparing: folded, without the dots of initials, marks at its ends and possessives."""
    found = _WORD.findall(fold(name.strip(_EDGE)).replace(".", ""))
    return [word[:-2] if word.endswith("'s") else word for word in found]


@cache
def title_words() -> frozenset[str]:
    """All words of titles, without dots."""
    return frozenset(word for kind in ("male", "female", "other") for word in words("titles", kind))


def is_title(word: str) -> bool:
    """True where the word before a name is a title or part of one."""
    return fold(word).rstrip(".") in title_words()


def titles_before(name: Sequence[str]) -> int:
    """How many words at the beginning of a name as it stands are titles; at least one word is left as name."""
    count = 0
    while count < len(name) - 1 and is_title(name[count]) and not is_given(name[count]):
        count += 1
    return count


def is_given(word: str) -> bool:
    """True for a given name of the lists."""
    bare = fold(word)
    return bare in words("given_names", "male") or bare in words("given_names", "female")


def sex_of_title(title: Iterable[str]) -> Sex | None:
    """The sex that the title's words show, None where none does, or two show both."""
    bare = {fold(word).rstrip(".") for word in title}
    man, woman = bool(bare & words("titles", "male")), bool(bare & words("titles", "female"))
    return None if man == woman else "m" if man else "f"


def sex_of_name(name: PersonName) -> Sex | None:
    """The sex that the given name nearly always has, None for a rare or shared one and for a bare surname."""
    if not name.full:
        return None
    if name.parts[0] in words("given_names", "male"):
        return "m"
    return "f" if name.parts[0] in words("given_names", "female") else None
