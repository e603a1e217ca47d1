"""Who says a claim, as far as its own article shows."""

import re
from dataclasses import dataclass

from twosource.model import Evidence, OriginKind
from twosource.text import fold

SMALL = frozenset({"a", "an", "for", "her", "his", "its", "of", "s", "the", "their"})  # words that tell no two apart

TAIL = re.compile(
    r",|\b(?:about|at|by|for|from|in|of|on|to|that|who|whom|whose|with)\b"
)  # what follows tells it closer


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, as far as its own article shows.

    `key` is equal where two claims surely have one source. `actor` is the named source's place in the list
    of actors. `vague` is the same for unnamed sources that may be the same ("police" in two articles). `body` is the
    one that a source is or speaks for: the police of "Detectives" and of "Ann Gray, the police chief", `of` the names
    that tell which police. `described` are the words told beside the name of a person ("minister"), `role` is the word
    that an unnamed source is called by.
    """

    kind: OriginKind
    key: str
    label: str
    evidence: Evidence
    actor: int | None = None
    vague: str | None = None
    also: tuple[Evidence, ...] = ()
    body: str | None = None
    of: frozenset[str] = frozenset()
    person: bool = False
    described: frozenset[str] = frozenset()
    role: str | None = None


def head_word(label: str) -> str | None:
    """The word that a phrase is about: "envoy" of "the president's special envoy for peace"."""
    words = re.findall(r"\w+", bare(TAIL.split(fold(label), maxsplit=1)[0]))
    return words[-1] if words else None


def bare(label: str) -> str:
    """The words by which two labels are compared."""
    return " ".join(w for w in re.findall(r"\w+", fold(label)) if w not in SMALL)
