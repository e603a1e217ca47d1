"""Words -> where the rule ends sentences: final marks, abbreviations, initials, closing quotes.

One input of the net in boundaries.py, and what holds on well-set text.
"""

from collections.abc import Iterator, Sequence

from twosource import lexicon

_FINALS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'“‘([«")


def rule_ends(text: str, starts: Sequence[int], ends: Sequence[int], first: int) -> Iterator[bool]:
    """For each word from `first`, which opens a paragraph, to the last: whether a sentence ends behind it."""
    i, past = first, len(starts)
    while i < past:
        stop = i + 1
        ended = False
        if _is_final(text, starts, ends, i):
            while stop < past and starts[stop] == ends[stop - 1] and text[starts[stop]] in _CLOSERS:
                stop += 1
            ended = _may_begin(text, starts, ends, stop, past, i)
        for at in range(i, stop):
            yield ended and at == stop - 1
        i = stop


def _is_final(text: str, starts: Sequence[int], ends: Sequence[int], i: int) -> bool:
    if text[ends[i] - 1] not in _FINALS:
        return False
    word = text[starts[i] : ends[i]]
    return word.rstrip(".").lower() not in lexicon.words("words", "before_name")


def _may_begin(text: str, starts: Sequence[int], ends: Sequence[int], at: int, past: int, final: int) -> bool:
    """True where a sentence may begin at word `at`, the one before having ended with word `final`."""
    if at >= past:
        return True
    if starts[at] == ends[at - 1] and text[ends[final] - 1] in ".…" and text[starts[at]] not in _OPENERS:
        return (
            len(text[starts[final] : ends[final]]) == 1
            and _is_name_case(text[starts[at] : ends[at]])
            and (
                at - final > 1 or _is_small(text, starts, ends, final - 1)  # a closing quote, or "It sank.They swam"
            )
        )
    last = at
    while last < past - 1 and text[starts[last]] in _OPENERS:
        last += 1
    begin = text[starts[last]]
    if begin.islower():
        return False
    word = text[starts[final] : ends[final]]
    if len(word) > 1 and word[0].isalpha():  # an abbreviation: the next word decides
        following = text[starts[last] : ends[last]].lower()
        if len(word) == 2 and word[0].isupper():  # an initial: "John F. Kennedy"
            return False
        return following in lexicon.words("words", "openers") or last != at
    if word in ("...", "…"):
        return begin.isupper()
    return True


def _is_name_case(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())


def _is_small(text: str, starts: Sequence[int], ends: Sequence[int], i: int) -> bool:
    """True for a word of small letters, two at least: no file name, no initial."""
    return i >= 0 and ends[i] - starts[i] > 1 and text[starts[i] : ends[i]].isalpha() and text[starts[i]].islower()
