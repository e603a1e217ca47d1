"""Words -> how surely a sentence ends behind each: a small net over the words either side, in numpy.

The rule of words.py is one of its inputs: on well-set news text it follows the rule, and where writers leave out
full stops or capitals (mail, comments, captions, posts) it sees more. Trained by training/boundaries.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from twosource.shipped import shipped as data_file

Floats = NDArray[np.float32]

BEFORE, BEHIND = 4, 4  # words looked at either side of the gap, the one right before it counted
CHUNK = 8192  # words scored at once: bounds the memory on long texts
FAR = 60.0  # words: distances past this are all the same

# Kinds of words. PAD stands outside the paragraph.
PAD, LOWER, TITLE, CAPITALS, INITIAL, MIXED, NUMBER, CODE, ABBREVIATION, ACRONYM, SYMBOL = range(11)
_MARKS = {
    mark: 11 + number
    for number, marks in enumerate(
        (".", "!", "?", "...|…|..|....", ",", ":", ";", '"|\'\'|``', "'|`", "“|‘|«", "”|’|»|’’", "(|[|{", ")|]|}",
         "-|‑", "–|—|--|---", "*|•|·|●", "/|\\||\\", ">|>>|<|<<", "#", "&|+|=", "@")
    )
    for mark in marks.split("|")
}  # fmt: skip
KINDS = 11 + 21 + 2
_FINALS, _RULER = KINDS - 2, KINDS - 1  # "!!!" and "?!"; "-----" and "====="
GLUES = 3  # before the word: nothing, blanks, a line end


@dataclass(frozen=True, slots=True)
class Net:
    """Weights: for each place of the window what each word, kind and glue add to the hidden units."""

    known: dict[str, int]  # 0 is any other word
    words: Floats  # [places, words, hidden]
    kinds: Floats  # [places, kinds * glues, hidden]
    counts: Floats  # [numbers, hidden], see numbers()
    bias: Floats  # [hidden]
    out: Floats  # [hidden]
    out_bias: float


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a text as numbers, one element a word."""

    words: NDArray[np.int64]
    kinds: NDArray[np.int64]  # kind * GLUES + glue
    numbers: Floats  # [words, 12]
    paragraphs: NDArray[np.int64]


@lru_cache(maxsize=1 << 14)
def kind_of(form: str) -> int:
    """The kind of a word by its looks."""
    mark = _MARKS.get(form)
    if mark is not None:
        return mark
    first = form[0]
    if not any(c.isalnum() for c in form):
        if all(c in "!?." for c in form):
            return _FINALS
        return _RULER if len(form) > 2 and len(set(form)) == 1 else SYMBOL
    if form[-1] == "." and first.isalpha():
        return ACRONYM if form.count(".") > 1 else INITIAL if len(form) == 2 else ABBREVIATION
    if form.islower() and form.isalpha():
        return LOWER
    if any(c in "@/_" for c in form) or (any(c.isdigit() for c in form) and any(c.isalpha() for c in form)):
        return CODE
    if any(c.isdigit() for c in form):
        return NUMBER
    if form.isupper():
        return INITIAL if len(form) == 1 else CAPITALS
    if first.isupper() and not any(c.isupper() for c in form[1:]):
        return TITLE
    return LOWER if form.islower() else MIXED


def see(
    text: str, starts: Sequence[int], ends: Sequence[int], paragraphs: Sequence[int], rule: Sequence[bool],
    known: dict[str, int],
) -> Seen:  # fmt: skip
    """All words as numbers. `rule[i]`: the rule ends a sentence behind word i; `paragraphs[i]` its paragraph."""
    seen: dict[str, tuple[int, int]] = {}
    words: list[int] = []
    kinds: list[int] = []
    last = 0
    for start, end in zip(starts, ends, strict=True):
        form = text[start:end]
        found = seen.get(form)
        if found is None:
            found = seen[form] = known.get(form.lower(), 0), kind_of(form) * GLUES
        glue = 0 if start == last else 2 if "\n" in text[last:start] else 1
        words.append(found[0])
        kinds.append(found[1] + glue)
        last = end
    coded, groups = np.array(kinds, np.int64), np.asarray(paragraphs, np.int64)
    counted = numbers(coded // GLUES, groups, np.asarray(rule, bool))
    return Seen(np.array(words, np.int64), coded, counted, groups)


def numbers(kinds: NDArray[np.int64], paragraphs: NDArray[np.int64], rule: NDArray[np.bool_]) -> Floats:
    """What is counted at each gap: distances, open quotes and brackets, the rule, and the habits of the text."""
    n = len(kinds)
    index = np.arange(n)
    opens = np.r_[True, paragraphs[1:] != paragraphs[:-1]] if n else np.zeros(0, bool)
    first = np.maximum.accumulate(np.where(opens, index, 0))
    closes = np.r_[opens[1:], True] if n else opens
    last = np.minimum.accumulate(np.where(closes, index, n)[::-1])[::-1]
    ended = np.r_[False, rule[:-1]] | opens if n else opens
    since = index - np.maximum.accumulate(np.where(ended, index, 0))
    until = np.minimum.accumulate(np.where(rule | closes, index, n)[::-1])[::-1] - index
    straight = _balance((kinds == _MARKS['"']).astype(np.int64), first) % 2
    curly = _balance((kinds == _MARKS["“"]).astype(np.int64) - (kinds == _MARKS["”"]), first)
    bracket = _balance((kinds == _MARKS["("]).astype(np.int64) - (kinds == _MARKS[")"]), first)
    inner = ~closes
    final = np.isin(kinds, [_MARKS["."], _MARKS["!"], _MARKS["?"]]) & inner
    following = np.r_[kinds[1:], 0] if n else kinds
    careless = (final & (following == LOWER)).sum() / max(1, final.sum())
    letters = np.isin(kinds, [LOWER, TITLE, CAPITALS]).sum()
    shouting = (kinds == CAPITALS).sum() / max(1, letters)
    titled = (kinds == TITLE).sum() / max(1, letters)
    rows = [
        rule, _log(index - first), _log(last - index), _log(since), _log(until), straight, np.clip(curly, 0, 1),
        np.clip(bracket, 0, 1),
        *(np.full(n, habit) for habit in (careless, shouting, titled, final.sum() / max(1, inner.sum()) * 10)),
    ]  # fmt: skip
    return np.stack(rows, 1).astype(np.float32) if n else np.zeros((0, 12), np.float32)


def _balance(steps: NDArray[np.int64], first: NDArray[np.int64]) -> NDArray[np.int64]:
    """The running sum of `steps` within each paragraph."""
    total = np.cumsum(steps)
    return np.asarray(total - (total[first] - steps[first]), np.int64)


def _log(distance: NDArray[np.int64]) -> Floats:
    return np.asarray(np.log1p(np.minimum(distance, FAR)) / np.log1p(FAR), np.float32)


def window(values: NDArray[np.int64], paragraphs: NDArray[np.int64], first: int, past: int) -> NDArray[np.int64]:
    """[gaps, BEFORE + BEHIND]: the values of the words round each gap behind `first`..`past`, 0 past the paragraph."""
    at = np.arange(first, past)[:, None] + np.arange(1 - BEFORE, BEHIND + 1)[None, :]
    inside = np.clip(at, 0, len(values) - 1)
    same = (at == inside) & (paragraphs[inside] == paragraphs[first:past, None])
    return np.where(same, values[inside], 0)


def surely(seen: Seen, net: Net) -> Floats:
    """The log odds of a sentence end behind each word."""
    out = np.empty(len(seen.words), np.float32)
    for first in range(0, len(out), CHUNK):
        past = min(first + CHUNK, len(out))
        hidden = seen.numbers[first:past] @ net.counts + net.bias
        words = window(seen.words, seen.paragraphs, first, past)
        kinds = window(seen.kinds, seen.paragraphs, first, past)
        for place in range(BEFORE + BEHIND):
            hidden += net.words[place][words[:, place]] + net.kinds[place][kinds[:, place]]
        out[first:past] = np.maximum(hidden, 0) @ net.out + net.out_bias
    return out


@cache
def shipped() -> Net:
    """The net of the package. Raises ModelError where its file is missing or altered."""
    with BytesIO(data_file("boundaries.npz")) as file:
        kept = np.load(file)
        known = {word: number for number, word in enumerate(str(kept["known"]).split("\n"), start=1)}
        full = {name: kept[name].astype(np.float32) for name in kept.files if name != "known"}
    words = np.einsum("we,peh->pwh", full["word"], full["word_to"])
    kinds = np.einsum("ke,peh->pkh", full["kind"], full["kind_to"])
    return Net(known, words, kinds, full["counts"], full["bias"], full["out"], float(full["out_bias"]))
