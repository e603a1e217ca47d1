"""Words of an article, kept so that they are found again: exactly, or by one unique quote; else not, and told so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Anchor, Article, ArticleId, Span
from twosource.text import fold

AROUND = 40  # characters kept before and after the words, by which equal words are told apart

_MARKS = re.compile(r"\A[\W_]+|[\W_]+\Z")  # at the edges of a claim they say nothing


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why words are not found again, for people."""

    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand today; `moved` is true where not the place but the quote led there."""

    article: ArticleId
    span: Span | None
    moved: bool = False


def anchor_of(article: Article, span: Span | None) -> Anchor:
    """The anchor of the words of that span, or of the whole article."""
    if span is None:
        return Anchor(article.id)
    text = article.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Anchor(article.id, span, span.of(text), before, after)


def find_words(anchor: Anchor, spans: Sequence[Span], text: str) -> Span | Unplaced:
    """The one of `spans`, all of the article's own text, that has the words of the anchor.

    The very span, or the only one that differs from it in marks and blanks at its edges alone; never another one.
    """
    assert anchor.span is not None
    if anchor.span.of(text) != anchor.quote:
        return Unplaced("its words do not stand at its place; the case file was changed by something else")
    if anchor.span in spans:
        return anchor.span
    own = _anchors_bare(anchor.span, text)
    alike = sorted({span for span in spans if span.overlaps(anchor.span) and _anchors_bare(span, text) == own})
    if len(alike) == 1:
        return alike[0]
    return Unplaced("no statement is cut like that any more" if not alike else "more than one statement has its words")


def find_quote(anchor: Anchor, text: str) -> Span | Unplaced:
    """The only place of another text where the quote stands; of several the only one with the same words around it."""
    places = _places(anchor.quote, text)
    if len(places) > 1:
        places = [place for place in places if _around_alike(anchor, place, text)]
        if len(places) != 1:
            return Unplaced("its words stand more than once in the newer version")
    return places[0] if places else Unplaced("its words stand in the newer version no more")


def _anchors_bare(span: Span, text: str) -> Span:
    """The span without marks and blanks at its edges."""
    words = span.of(text)
    inner = _MARKS.sub("", words)
    start = span.start + (words.index(inner) if inner else 0)
    return Span(start, start + len(inner))


def _places(quote: str, text: str) -> list[Span]:
    """Where the words stand, whatever white space is between them, and not as a part of longer words."""
    words = [re.escape(word) for word in quote.split()]
    if not words:
        return []
    pattern = r"(?<!\w)" * quote[:1].isalnum() + r"\s+".join(words) + r"(?!\w)" * quote[-1:].isalnum()
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def _around_alike(anchor: Anchor, place: Span, text: str) -> bool:
    before, after = text[max(0, place.start - AROUND) : place.start], text[place.end : place.end + AROUND]
    return fold(before) == fold(anchor.prefix) and fold(after) == fold(anchor.suffix)
