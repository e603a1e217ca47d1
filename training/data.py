"""The record of all training data: a sentence with whatever labels its corpus has, None where it says nothing."""

from dataclasses import dataclass
from pathlib import Path

from twosource.infer.pieces import LONGEST, WordPieces, shape
from twosource.infer.wordpiece import Vocabulary

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
HELD_EVERY = 20  # every 20th training article of PolNeAR is kept out, for choices that must not see the dev part


@dataclass(frozen=True, slots=True)
class Role:
    """Words [first, past) of a sentence are part of an attribution; `begins` unless they go on from the one before."""

    attribution: int  # number in its document
    kind: int  # index in KINDS
    first: int
    past: int
    begins: bool


@dataclass(slots=True)
class Sample:
    """One sentence: forms with whatever labels its corpus has, a list an element a word."""

    forms: list[str]
    opens: bool  # first of its paragraph
    upos: list[int] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # index in the sentence; the root's head is itself
    deprels: list[str] | None = None
    entities: list[int] | None = None
    facts: list[float] | None = None  # NaN where not annotated
    bio: list[list[int]] | None = None  # a list for source, cue, content: 0 O, 1 B, 2 I
    roles: tuple[Role, ...] = ()
    pieces: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    shapes: tuple[int, ...] = ()
    vector: int = -1  # row of the base model's vector of this sentence


Document = list[Sample]


def finish(documents: list[Document], known: Vocabulary) -> list[Document]:
    """The documents with word pieces; sentences past the encoder's length are left out."""
    out, pieces = [], WordPieces(known)
    for document in documents:
        kept = []
        for s in document:
            words = pieces.of(s.forms)
            s.pieces, s.counts = tuple(piece for word in words for piece in word), tuple(map(len, words))
            s.shapes = tuple(shape(f, opens_paragraph=i == 0 and s.opens) for i, f in enumerate(s.forms))
            if len(s.pieces) <= LONGEST:
                kept.append(s)
        if kept:
            out.append(kept)
    return out
