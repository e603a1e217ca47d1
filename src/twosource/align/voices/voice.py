"""Who says a claim, as far as its own article shows."""

import re
from dataclasses import dataclass

from twosource import lexicon
from twosource.model import Evidence, Grounds, OriginKind
from twosource.text import fold

SMALL = frozenset({"a", "an", "for", "her", "his", "its", "of", "s", "the", "their"})  # words that tell no two apart

TAIL = re.compile(
    r",|\b(?:about|at|by|for|from|in|of|on|to|that|who|whom|whose|with)\b"
    r"|(?<=\w )(?:disclosed|filed|issued|made|obtained|posted|published|released|reviewed|sent|unsealed)\b"
)  # what follows tells it closer


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, as far as its own article shows.

    `key` is equal where two claims surely have one source. `actor` is the named source's place in the list
    of actors. `vague` is the same for unnamed sources that may be the same ("police" in two articles). `body` is the
    one that a source is or speaks for: the police of "Detectives" and of "Ann Gray, the police chief", `of` the names
    that tell which police. `described` are the words told beside the name of a person ("minister"), `role` is the word
    that an unnamed source is called by, `paper` the kind of a document, `relayed` are those by whose words a source is
    heard: the police of "Moss told the police that ...", as `heard_as` names them. `loose` is why what
    the source is cited for may be the report's own telling.
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
    paper: str | None = None
    relayed: frozenset[str] = frozenset()
    loose: Grounds | None = None


def head_word(label: str) -> str | None:
    """The word that a phrase is about: "envoy" of "the president's special envoy for peace"."""
    words = re.findall(r"\w+", bare(TAIL.split(fold(label), maxsplit=1)[0]))
    return words[-1] if words else None


def kin(word: str | None) -> str | None:
    """What the words for one kind of paper, recording or office have in common; the word itself where it has no kin."""
    return None if word is None else str(lexicon.table("acts")["kin"].get(word, word))


def heard_as(voice: Voice) -> frozenset[str]:
    """The names under which a source is found again where it relays another."""
    body = () if voice.body is None else (f"body/{voice.body}",)
    paper = () if voice.paper is None else (f"paper/{voice.paper}",)
    return frozenset((voice.key, *body, *paper))


def bare(label: str) -> str:
    """The words by which two labels are compared."""
    return " ".join(w for w in re.findall(r"\w+", fold(label)) if w not in SMALL)
