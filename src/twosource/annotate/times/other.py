"""Words -> which of them only look like a time: "may", the Sunday Echo, June Okafor, the Winter Olympics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from twosource import lexicon
from twosource.annotate.times.sense import Found, Named, Sense
from twosource.annotate.times.words import Words
from twosource.model import RawMention, Tokens

_BELONGS = ("compound", "flat", "nmod:desc")  # how a word hangs on the rest of a name
_PLACES = frozenset({"GPE", "NORP"})  # "Orsten Monday" is a place and a day, whatever the reader makes of it
_BACK = 8  # words before "to Friday" in which "from Monday" stands
_NOUNS = ("NOUN", "PROPN")
_NAMING = frozenset({"month", "weekday", "season", "feast"})


def is_other(found: Found, words: Words, tokens: Tokens, names: Sequence[RawMention]) -> bool:
    """True for a lone "may", "march", "fall" or "spring" that the tags call a verb, for a paper and part of a name."""
    if not _is_bare_day(found.sense) and not (found.sense.type == "SET" and found.past - found.first == 1):
        return False
    if _in_mention(found, words, names):
        return True
    at = _word(found.past - 1, words, tokens)
    if at is None or (found.past - found.first > 1 and words.key(found.first) != "the"):
        return False
    if found.sense.type == "SET":
        capital = found.past < len(words.keys) and words.raw(found.past)[0].isupper()
        return capital and tokens.upos[at] == "NOUN"
    return tokens.upos[at] in ("AUX", "VERB") or _within_name(at, words.raw(found.past - 1), words, tokens)


def _is_bare_day(sense: Sense) -> bool:
    """True for a month, weekday, season or feast without a day or year."""
    if isinstance(sense.step, Named):
        return sense.step.kind in _NAMING and not sense.step.yearly and not sense.part
    return sense.value in ("XXXX-XX-XXT12:00", "XXXX-XX-XXT24:00", "XXXX-XX-XXTMO")


def _in_mention(found: Found, words: Words, names: Sequence[RawMention]) -> bool:
    """True inside a longer name that the reader saw, or where it saw a person or body in the very words."""
    first = found.first + (words.key(found.first) == "the")
    start, end = words.starts[first], words.ends[found.past - 1]
    if not words.raw(first)[0].isupper():
        return False
    for name in names:
        if name.span.start <= start and end <= name.span.end and name.type not in _PLACES:
            rest = words.text[name.span.start : start] + words.text[end : name.span.end]
            if not rest.strip() and found.sense.type == "DATE":
                return name.type == "PER"
            other = [w for w in rest.split() if w.lower() not in ("the", "a", "last", "next", "early", "late")]
            if any(w[0].isupper() for w in other) and not any(c.isdigit() for c in rest):
                return True
    return False


def _within_name(at: int, raw: str, words: Words, tokens: Tokens) -> bool:
    """True where the tree makes the word part of a name: "the Sunday Echo", "the Friday Night Club"."""
    text = words.text

    def capital(i: int) -> bool:
        return text[tokens.starts[i]].isupper() and tokens.upos[i] == "PROPN"

    if not raw[0].isupper():
        return False
    head, behind = tokens.heads[at], at + 1
    if (
        behind < len(tokens)
        and text[tokens.starts[behind]].isupper()
        and tokens.upos[behind] in _NOUNS
        and tokens.starts[behind] == tokens.ends[at] + 1
    ):
        offices = lexicon.words("titles", "offices") | lexicon.words("titles", "sure")
        if tokens.lemmas[behind].lower() not in offices and _before_name(at, words, tokens):
            return True
    if tokens.deprels[at] in _BELONGS and at < head and all(capital(i) for i in range(at, head + 1)):
        return _stands_apart(at, head, words, tokens)
    flat = behind < len(tokens) and tokens.heads[behind] == at and tokens.deprels[behind] == "flat"
    return flat and capital(behind)


def _before_name(at: int, words: Words, tokens: Tokens) -> bool:
    """True where no day stands right before a name: at the head of a sentence, behind "the", "to" or "with"."""
    if any(first == at for first, _ in tokens.sentences):
        return True
    before = [words.text[tokens.starts[i] : tokens.ends[i]].lower() for i in range(max(at - _BACK, 0), at)]
    return before[-1:] in (["the"], ["with"], ["named"]) or (before[-1:] == ["to"] and "from" not in before)


def _stands_apart(at: int, head: int, words: Words, tokens: Tokens) -> bool:
    """False for a day before a title or name that only stands beside it: "Monday President Lind said"."""
    if head > at + 1 and tokens.lemmas[at + 1].lower() in lexicon.words("titles", "offices"):
        return False
    before = words.text[tokens.starts[at - 1] : tokens.ends[at - 1]] if at else ""
    return before.lower() in ("the", "a", "an") or before[:1].isupper()


def _word(number: int, words: Words, tokens: Tokens) -> int | None:
    start = words.starts[number]
    at = bisect_left(tokens.starts, start)
    return at if at < len(tokens) and tokens.starts[at] == start else None
