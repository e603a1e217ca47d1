"""The reader's words beside the pieces: which noun a number counts, where the sentence was parsed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.annotate.quantities import labels
from twosource.annotate.quantities.numbers import scales
from twosource.annotate.quantities.pieces import Piece
from twosource.model import Tokens

MAX_TOKENS = 9  # a counted noun further from its number than this is a slip of the parse
_NOUNS = frozenset({"NOUN", "PROPN", "SYM"})
_LEADING = frozenset({"ADV", "PUNCT", "DET", "ADP", "PRON"})  # never the first word of what is counted
_BREAKS = frozenset({"ADP", "AUX", "DET", "PRON", "SCONJ"})  # never inside of it, where the parse is right
_MODIFIERS = frozenset(
    {"amod", "compound", "nmod", "nummod", "nmod:desc", "nmod:unmarked", "det:predet", "obl:unmarked"}
)


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of the text with their trees, and where the pieces begin."""

    tokens: Tokens
    pieces: Sequence[Piece]
    starts: tuple[int, ...]  # of the pieces

    def word(self, start: int, end: int) -> int | None:
        """The last word that lies in `[start, end)`, or None."""
        at = bisect_left(self.tokens.starts, end) - 1
        return at if at >= 0 and self.tokens.starts[at] >= start else None

    def top(self, start: int, end: int) -> int | None:
        """The word in `[start, end)` that depends on one outside of it, or None."""
        at = self.word(start, end)
        steps = 0
        while at is not None and steps < MAX_TOKENS:
            head = self.tokens.heads[at]
            if head < 0 or not (start <= self.tokens.starts[head] < end):
                return at
            at, steps = head, steps + 1
        return None

    def phrase(self, head: int, floor: int) -> tuple[int, int] | None:
        """The offsets of the noun phrase that ends with the word `head` and begins at or behind `floor`."""
        tokens = self.tokens
        if tokens.upos[head] not in _NOUNS:
            return None
        first = max(bisect_left(tokens.starts, floor), head - MAX_TOKENS)
        if tokens.starts[first] < floor or head < first:
            return None
        if head - first == MAX_TOKENS and first and tokens.starts[first - 1] >= floor:
            return None
        while first < head and (
            tokens.upos[first] in _LEADING or tokens.lemmas[first] in labels.listed("fillers") | scales()
        ):
            first += 1
        inner = range(first, head)
        if any(tokens.upos[at] in _BREAKS for at in inner) or any(
            tokens.upos[at] == "NUM" and tokens.upos[at - 1] == "CCONJ" for at in inner
        ):
            return None
        last = head
        while last + 1 < len(tokens) and tokens.heads[last + 1] == head and tokens.deprels[last + 1] == "flat":
            last += 1  # a name of several words
        return tokens.starts[first], tokens.ends[last]

    def complement(self, head: int, floor: int) -> tuple[int, int] | None:
        """The noun phrase behind "of" that depends on the word `head`: "half of *the crates*"."""
        tokens = self.tokens
        for at in range(head + 1, min(head + MAX_TOKENS + 2, len(tokens))):
            if tokens.heads[at] == head and tokens.deprels[at].startswith("nmod") and tokens.upos[at] in _NOUNS:
                link = bisect_left(tokens.starts, floor)
                if link < len(tokens) and tokens.lemmas[link] == "of" and link < at:
                    while link + 1 < at and tokens.upos[link + 1] in ("DET", "NUM", "PRON"):
                        link += 1
                    return self.phrase(at, tokens.ends[link])
                return None
        return None

    def counted(self, start: int, end: int, floor: int) -> tuple[int, int] | None:
        """The offsets of what the number (or unit) in `[start, end)` counts, looked for from `floor` on."""
        top = self.top(start, end)
        if top is None:
            return None
        head = self.tokens.heads[top]
        if head > top and self.tokens.deprels[top] in _MODIFIERS:
            return self.phrase(head, floor)
        return self.complement(top, floor)

    def is_pronoun(self, start: int, end: int) -> bool:
        """True where the reader takes the word for a pronoun: "one" in "one might think"."""
        at = self.word(start, end)
        return at is not None and self.tokens.upos[at] == "PRON"

    def is_preposition(self, start: int, end: int) -> bool:
        """True where "over" or "about" governs the noun instead of blurring the number."""
        at = self.word(start, end)
        return at is not None and self.tokens.upos[at] in ("ADP", "SCONJ")

    def counts_forward(self, start: int, end: int) -> bool:
        """True where the number belongs to a noun behind it, so that a capital before it makes no name."""
        top = self.top(start, end)
        return top is not None and self.tokens.deprels[top] == "nummod" and self.tokens.heads[top] > top


def parse_of(tokens: Tokens, pieces: Sequence[Piece]) -> Parse | None:
    """The parse of a text, or None where nothing was read."""
    return Parse(tokens, pieces, tuple(piece.start for piece in pieces)) if len(tokens) else None
