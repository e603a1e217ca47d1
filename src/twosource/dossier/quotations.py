"""Passages -> quotations that two articles word otherwise, with the altered words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from twosource.model import Alteration, Passage, Place, Requote, Span
from twosource.text import fold
from twosource.view import View

LONGEST = 400  # words of a quotation that are compared; SequenceMatcher takes quadratic time
COMMON = 0.6  # share of the shorter quotation's words that both have, where the one is the other in other words
OTHER = 5  # words; more that differ at an end are another sentence of the speech
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTATION = re.compile(r"[“\"]([^“”\"\n]{8,900})[”\"]")


def find_requotes(view: View, passages: Sequence[Passage]) -> tuple[Requote, ...]:
    """The quotations two articles have in other words, in the order of the passages, each once."""
    found: dict[tuple[Place, Place], Requote] = {}
    for passage in passages:
        if passage.kind == "same_quote":
            whole = _around(view, passage.a), _around(view, passage.b)
            a, b = whole if _is_one(view, *whole) else (passage.a, passage.b)
            altered = _altered(view, a, b)
            if altered:
                found.setdefault((a, b), Requote(a, b, altered))
    return tuple(found.values())


def _around(view: View, place: Place) -> Place:
    """The quotation that the place lies in; the place itself where it lies in none, or reaches over several."""
    text = view.text(place.article)
    line = text.rfind("\n", 0, place.span.start) + 1
    for match in _QUOTATION.finditer(text, line, place.span.end + LONGEST * 10):
        inside = Span(match.start(1), match.end(1))
        if inside.contains(place.span):
            return Place(place.article, inside)
        if match.start() > place.span.end:
            break
    return place


def _is_one(view: View, a: Place, b: Place) -> bool:
    """True where two quotations share enough words to be one, said in two ways."""
    one, two = _quotations_folded(view, a), _quotations_folded(view, b)
    if max(len(one), len(two)) > LONGEST:
        return False
    shared = sum(block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
    return shared >= COMMON * min(len(one), len(two))


def _altered(view: View, a: Place, b: Place) -> tuple[Alteration, ...]:
    """The words that differ, but for what the one leaves out at an end: it is cut there, not altered."""
    one, two = _quoted_words(view, a), _quoted_words(view, b)
    if len(one) > LONGEST or len(two) > LONGEST:
        return ()
    matcher = SequenceMatcher(None, _quotations_folded(view, a), _quotations_folded(view, b), autojunk=False)
    return tuple(
        Alteration(_altered_stretch(one, i1, i2, a.span), _altered_stretch(two, j1, j2, b.span))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
        and not (
            (i1 == j1 == 0 or (i2 == len(one) and j2 == len(two)))
            and (tag != "replace" or max(i2 - i1, j2 - j1) > OTHER)
        )
    )


def _quotations_folded(view: View, place: Place) -> list[str]:
    text = view.text(place.article)
    return [fold(span.of(text)).replace("’", "'") for span in _quoted_words(view, place)]


def _quoted_words(view: View, place: Place) -> list[Span]:
    text = view.text(place.article)
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text, place.span.start, place.span.end)]


def _altered_stretch(words: Sequence[Span], first: int, past: int, whole: Span) -> Span:
    """The span of those words; an empty one where words of the other side are missing."""
    if first < past:
        return Span(words[first].start, words[past - 1].end)
    at = words[first].start if first < len(words) else whole.end
    return Span(at, at)
