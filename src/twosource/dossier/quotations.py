"""Passages -> quotations that two articles word otherwise, with the altered words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from twosource.model import Alteration, Passage, Place, Requote, Span
from twosource.text import fold
from twosource.view import View

LONGEST = 400  # words of a quotation that are compared; SequenceMatcher takes quadratic time
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def find_requotes(view: View, passages: Sequence[Passage]) -> tuple[Requote, ...]:
    """The quotations two articles have in other words, in the order of the passages."""
    found = []
    for passage in passages:
        if passage.kind == "same_quote":
            altered = _altered(view, passage)
            if altered:
                found.append(Requote(passage.a, passage.b, altered))
    return tuple(found)


def _altered(view: View, passage: Passage) -> tuple[Alteration, ...]:
    one, two = _quoted_words(view, passage.a), _quoted_words(view, passage.b)
    if len(one) > LONGEST or len(two) > LONGEST:
        return ()
    text_a, text_b = view.text(passage.a.article), view.text(passage.b.article)
    words_a = [fold(s.of(text_a)).replace("’", "'") for s in one]
    words_b = [fold(s.of(text_b)).replace("’", "'") for s in two]
    matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
    return tuple(
        Alteration(_altered_stretch(one, i1, i2, passage.a.span), _altered_stretch(two, j1, j2, passage.b.span))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def _quoted_words(view: View, place: Place) -> list[Span]:
    text = view.text(place.article)
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text, place.span.start, place.span.end)]


def _altered_stretch(words: Sequence[Span], first: int, past: int, whole: Span) -> Span:
    """The span of those words; an empty one where words of the other side are missing."""
    if first < past:
        return Span(words[first].start, words[past - 1].end)
    at = words[first].start if first < len(words) else whole.end
    return Span(at, at)
