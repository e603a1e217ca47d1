"""What a text says about itself, its house and its writer, not about the matter: offers, rights, lines on the author.

Such words stay in the text and make no claims. A sentence in quotation marks is somebody's and never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from twosource.lexicon import table, words
from twosource.model import Span

Kind: TypeAlias = Literal["offer", "standing", "help", "making", "author"]

TAIL = 4  # last paragraphs in which a line on the author stands; news about reporters stands before
WHOLE = 0.5  # share of a paragraph's sentences past which all of it is a notice
LONGEST = 2_000  # characters of a paragraph; notices are shorter

_BLANK = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"\n")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z“\"(©])|\n(?=[A-Z“\"©])")
_QUOTED = re.compile(r"[“”\"]|''")
_RIGHTS = re.compile(r"©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})")
_NAMED = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,4}(?:and (?:[A-Z][\w.'’-]+ ){1,4})?(?:is|are|was) (?:an? |the |our )?")
_CREDIT = re.compile(
    r"(?:(?:additional |with )?reporting by|(?:editing|writing|photographs?|graphics?) by)\b"
    r"|.{0,120}\bcontributed (?:to this|reporting)\b"
    r"|(?:follow|e-?mail|contact) (?:him|her|them|the (?:writer|reporter|author))\b"
    r"|.{0,80}\b(?:can be reached|reach (?:him|her|them)) (?:at|on|by)\b"
)


class Notice(NamedTuple):
    """A stretch of the text that makes no claims, and of which kind it is."""

    span: Span
    kind: Kind


def find_notices(text: str) -> tuple[Notice, ...]:
    """The notices of a text in order; a paragraph that mostly consists of them as a whole."""
    blocks = list(_notices_parts(text, Span(0, len(text)), _BLANK if _BLANK.search(text) else _LINE))
    found: list[Notice] = []
    for number, block in enumerate(blocks):
        if block.end - block.start > LONGEST:
            continue
        tail = 0 < number >= len(blocks) - TAIL
        sentences = list(_notices_parts(text, block, _SENTENCE))
        kinds = [_notices_kind(s.of(text), tail=tail) for s in sentences]
        some = [kind for kind in kinds if kind]
        if some and (len(some) > WHOLE * len(kinds) or kinds[0] == "author") and not _QUOTED.search(block.of(text)):
            found.append(Notice(block, some[0]))
        else:
            found += [Notice(s, kind) for s, kind in zip(sentences, kinds, strict=True) if kind]
    return tuple(found)


def _notices_parts(text: str, span: Span, between: re.Pattern[str]) -> Iterator[Span]:
    """The stretches between matches, without white space at their ends; empty ones left out."""
    start = span.start
    for end, after in [*((m.start(), m.end()) for m in between.finditer(text, span.start, span.end)), (span.end,) * 2]:
        part = text[start:end]
        if bare := part.strip():
            first = start + part.index(bare[0])
            yield Span(first, first + len(bare))
        start = after


def _notices_kind(sentence: str, *, tail: bool) -> Kind | None:
    if _QUOTED.search(sentence):
        return None
    low = " ".join(sentence.lower().replace("’", "'").split())
    if _holds(low, "standing") or _RIGHTS.match(low):
        return "standing"
    if low.startswith(tuple(table("notices")["help"])):
        return "help"
    if _is_making(low):
        return "making"
    spoken_to = not words("notices", "reader").isdisjoint(re.findall(r"\w+", low))
    if spoken_to and _holds(low, "offer_things"):
        return "offer"
    if low.startswith(tuple(table("notices")["offer_starts"])) and (spoken_to or _holds(low, "offer_things")):
        return "offer"
    return "author" if tail and _is_author(sentence, low) else None


def _holds(low: str, key: str) -> bool:
    phrases: Sequence[str] = table("notices")[key]
    return any(phrase in low and re.search(rf"\b{re.escape(phrase)}\b", low) for phrase in phrases)


def _is_making(low: str) -> bool:
    """ "This story has been updated", "An earlier version of this article gave", "This is a developing story"."""
    head = low[:160]
    if head.startswith(("an earlier version of", "a previous version of", "an earlier headline")):
        return not words("notices", "pieces").isdisjoint(head.split()[:8])
    if _holds(head, "developing"):
        return head.startswith(("this ", "more to", "please", "check back", "the story", "refresh"))
    own = re.match(
        r"(?:editor'?s'? note: )?this (?:\w+ )?(\w+) (?:has|was|is|will)(?: since| also)?(?: been| being| be)? (.*)",
        head,
    )
    return (
        own is not None and own[1] in words("notices", "pieces") and own[2].startswith(tuple(table("notices")["made"]))
    )


def _is_author(sentence: str, low: str) -> bool:
    named = _NAMED.match(sentence)
    if named:
        role = re.findall(r"[\w-]+", low[named.end() : named.end() + 80])[:8]
        return not words("notices", "writers").isdisjoint(role)
    return _CREDIT.match(low) is not None
