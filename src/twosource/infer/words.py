"""text -> words and sentences, as exact character ranges.

Words follow UD English EWT: clitics apart ("do|n't", "Iran|'s"), hyphenated compounds apart except after a
prefix, symbols apart from numbers, abbreviations with their point. Nothing is normalised and nothing but white
space is left out, so that offsets hold on any Unicode text. One pass, linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from twosource import lexicon

MAX_WORD = 200  # characters: longer runs (encoded images, keys) are cut so that no word is a page long
MAX_SENTENCE = 120  # words: a "sentence" past this is a table or a list and is cut at its next separator

_LETTER = r"[^\W\d_]"
_COMBINING = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d"
_WORD = rf"(?:{_LETTER}[{_COMBINING}]*)+"

_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s<>"“”]{{1,400}}[^\s<>"“”.,;:!?)\]'’])
  | (?P<mail>[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,24}}){{1,5}})
  | (?P<handle>[@\#][^\W_]\w{{0,60}})
  | (?P<acronym>(?:[^\W\d_]\.){{2,8}}(?!{_LETTER}))
  | (?P<ampersand>[A-Z]{{1,4}}&[A-Z]{{1,4}}(?!\w))
  | (?P<date>\d{{1,4}}/\d{{1,2}}/\d{{2,4}}(?!\d))
  | (?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d))
  | (?P<number>\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d+)?(?!\d)|\d+\.\d+(?:\.\d+){{0,4}}|\d+(?:st|nd|rd|th|s)(?!\w)|\d+)
  | (?P<code>[A-Z]+\d+[\dA-Za-z]*(?!\w))
  | (?P<smile>[:;]-?[)(DP](?!\w))
  | (?P<dots>\.{{2,}}|…+|-{{2,}}|—+|–+|!+\?+|[!?]{{2,}}|_{{2,}}|\*{{2,}}|={{2,}})
  | (?P<word>{_WORD}(?:['’`]{_WORD})*)
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’`]t|['’`](?:s|re|ve|ll|d|m))$")
_GLUED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "didnt": 3, "doesnt": 4, "wont": 2}
_FINAL = re.compile(r"[.!?…]+$")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'“‘([«")


@dataclass(frozen=True, slots=True)
class Words:
    """Words as parallel tuples of offsets, and the ranges of words that are sentences."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]  # for each sentence the number of its paragraph


def split(text: str) -> Words:
    """The words and sentences of `text`; an empty or blank text gives none."""
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    for number, (begin, stop) in enumerate(_paragraphs(text)):
        first = len(starts)
        for start, end in _words(text, begin, stop):
            starts.append(start)
            ends.append(end)
        for sentence in _sentences(text, starts, ends, first):
            sentences.append(sentence)
            paragraphs.append(number)
    return Words(tuple(starts), tuple(ends), tuple(sentences), tuple(paragraphs))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of text between breaks: blank lines always, single line ends unless the text is hard-wrapped."""
    breaks = r"\n\s*\n" if _is_wrapped(text) else r"\n|\r|\u2028|\u2029"
    at = 0
    for match in re.finditer(breaks, text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _is_wrapped(text: str) -> bool:
    """True where lines end in mid sentence at about the same width, as in mail and old text files."""
    lines = [line for line in text[:100_000].split("\n") if line.strip()]
    going_on = sum(
        1 for line, following in pairwise(lines) if 40 <= len(line) <= 100 and following.lstrip()[:1].islower()
    )
    return len(lines) >= 4 and going_on >= 0.3 * len(lines)


def _words(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    at = begin
    while match := _TOKEN.search(text, at, stop):
        start, at = match.span()
        if match.lastgroup == "word":
            at = _with_point(text, start, at, stop)
            yield from _clitics(text, start, at)
        else:
            yield from ((cut, min(at, cut + MAX_WORD)) for cut in range(start, at, MAX_WORD))


def _with_point(text: str, start: int, end: int, stop: int) -> int:
    """The end of the word, past its point where it is an abbreviation or an initial."""
    if end < stop and text[end] == ".":
        word = text[start:end].lower()
        known = word in lexicon.words("words", "before_name") or word in lexicon.words("words", "either")
        if word in (
            "no",
            "mo",
            "ill",
            "miss",
            "mass",
            "wash",
            "ind",
            "min",
            "sec",
            "fig",
            "mar",
            "del",
            "sup",
            "det",
            "est",
        ):
            # Also plain words, or also words of their own: an abbreviation only with a capital and a fitting follower.
            after = text[end + 1 : end + 3].strip()
            known = (
                text[start].isupper() and bool(after) and (after[0].isdigit() or (word != "no" and after[0].isupper()))
            )
        initial = end - start == 1 and text[start].isupper() and text[start] != "I"
        if known or initial:
            return end + 1
    return end


def _clitics(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start > MAX_WORD:
        for at in range(start, end, MAX_WORD):
            yield at, min(end, at + MAX_WORD)
        return
    word = text[start:end]
    cut = _GLUED.get(word.lower())
    clitic = _CLITIC.search(word)
    if cut is not None:
        yield start, start + cut
        yield start + cut, end
    elif clitic and clitic.start() > 0:
        yield start, start + clitic.start()
        yield start + clitic.start(), end
    else:
        yield start, end


def _joins(text: str, starts: list[int], ends: list[int], i: int) -> bool:
    """True where words i-1, i, i+1 are a prefix, a hyphen and its word: they are one word in EWT."""
    return (
        text[starts[i] : ends[i]] in ("-", "‑")
        and ends[i - 1] == starts[i]
        and ends[i] == starts[i + 1]
        and text[starts[i - 1] : ends[i - 1]].lower() in lexicon.words("words", "prefixes")
        and text[starts[i + 1]].isalpha()
    )


def _sentences(text: str, starts: list[int], ends: list[int], first: int) -> Iterator[tuple[int, int]]:
    """Joins prefixes with their words in place, then yields the sentences of words `first`.. to the end."""
    i = first + 1
    while i < len(starts) - 1:
        if _joins(text, starts, ends, i):
            ends[i - 1] = ends[i + 1]
            del starts[i : i + 2], ends[i : i + 2]
        else:
            i += 1
    begin, i, past = first, first, len(starts)
    while i < past:
        stop = i + 1
        if _ends_sentence(text, starts, ends, i):
            while stop < past and starts[stop] == ends[stop - 1] and text[starts[stop]] in _CLOSERS:
                stop += 1
            if _may_begin(text, starts, ends, stop, past, i):
                yield begin, stop
                begin = stop
        elif stop - begin >= MAX_SENTENCE and text[starts[i] : ends[i]] in (";", "|", "•", "·", ",", ":"):
            yield begin, stop
            begin = stop
        i = stop
    if begin < past:
        yield begin, past


def _ends_sentence(text: str, starts: list[int], ends: list[int], i: int) -> bool:
    word = text[starts[i] : ends[i]]
    return bool(_FINAL.search(word)) and word.rstrip(".").lower() not in lexicon.words("words", "before_name")


def _may_begin(text: str, starts: list[int], ends: list[int], at: int, past: int, final: int) -> bool:
    """True where a sentence may begin at word `at`, the one before having ended with word `final`."""
    if at >= past:
        return True
    if starts[at] == ends[at - 1] and text[ends[final] - 1] in ".…" and text[starts[at]] not in _OPENERS:
        return len(text[starts[final] : ends[final]]) == 1 and text[starts[at]].isupper() and at - final > 1
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
