"""Passages -> quotations that two articles word otherwise, with the altered words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from twosource.model import Alteration, Passage, Place, Requote, Span
from twosource.text import fold
from twosource.view import View

LONGEST = 400  # words of a quotation that are compared; SequenceMatcher takes quadratic time
ALIKE, COMMON = 0.6, 8  # share and number of words in common from which two quotations are one; judged by eye
QUOTES = frozenset("\"“”'‘")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def find_requotes(view: View, passages: Sequence[Passage]) -> tuple[Requote, ...]:
    """The quotations two articles have in other words, in the order of the passages, each once.

    Where the shared words are the same, the whole quotations around them are compared: what is worded otherwise there
    is altered, what one of them only has less of at an end is cut.
    """
    found: dict[tuple[Place, Place], Requote] = {}
    for passage in passages:
        if passage.kind != "same_quote":
            continue
        one, two = passage.a, passage.b
        altered = _altered(view, one, two)
        if not altered:
            one, two = (_whole_quotation(view, place) for place in (passage.a, passage.b))
            altered = _altered(view, one, two)
            if _is_cut(altered, one, two) or not _alike(view, one, two):
                continue
        if altered:
            found.setdefault((one, two), Requote(one, two, altered))
    return tuple(found.values())


def _whole_quotation(view: View, place: Place) -> Place:
    """The quotation that the words stand in, without its marks; the words themselves where none holds them."""
    text = view.text(place.article)
    holding = [
        span
        for held in view.analyses[place.article].attributions
        if held.kind != "indirect"
        for span in held.content
        if span.contains(place.span) and text[span.start] in QUOTES
    ]
    if not holding:
        return place
    span = min(holding, key=lambda s: s.end - s.start)
    words = _quoted_words(view, Place(place.article, span))
    return Place(place.article, Span(words[0].start, words[-1].end)) if words else place


def _is_cut(altered: Sequence[Alteration], one: Place, two: Place) -> bool:
    """True where one of the two has less at its ends and is else the same."""
    ends = {one.span.start, one.span.end}, {two.span.start, two.span.end}
    return all(
        (x.a.start == x.a.end and ends[1] & {x.b.start, x.b.end})
        or (x.b.start == x.b.end and ends[0] & {x.a.start, x.a.end})
        for x in altered
    )


def _alike(view: View, one: Place, two: Place) -> bool:
    """True where two quotations have so many words in common, in one order, that they are one."""
    a, b = ([fold(s.of(view.text(p.article))) for s in _quoted_words(view, p)] for p in (one, two))
    if max(len(a), len(b)) > LONGEST:
        return False
    common = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return common >= COMMON and 2 * common >= ALIKE * (len(a) + len(b))


def _altered(view: View, a: Place, b: Place) -> tuple[Alteration, ...]:
    one, two = _quoted_words(view, a), _quoted_words(view, b)
    if len(one) > LONGEST or len(two) > LONGEST:
        return ()
    text_a, text_b = view.text(a.article), view.text(b.article)
    words_a = [fold(s.of(text_a)).replace("’", "'") for s in one]
    words_b = [fold(s.of(text_b)).replace("’", "'") for s in two]
    matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
    return tuple(
        Alteration(_altered_stretch(one, i1, i2, a.span), _altered_stretch(two, j1, j2, b.span))
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
