"""Whether the clause around a word speaks of the past or the future."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

from twosource import lexicon
from twosource.annotate.times.sense import Found
from twosource.annotate.times.words import Words
from twosource.model import Tokens

Way = Literal["past", "future", "open"]
_REACH = 25  # words to either side that the text rules look at
_UNTIL = ("by", "till", "until")
_OPEN_MODALS = frozenset({"could", "might"})  # "could not be found Wednesday", "might strike Wednesday"
_SHORT = 4  # letters; below that "-ed" is no ending ("red", "bed")


@dataclass(frozen=True, slots=True)
class Tense:
    """Where a clause points; sure where the verb says so that the expression itself depends on."""

    way: Way = "open"
    sure: bool = False


def tense_at(words: Words, found: Found, tokens: Tokens) -> Tense:
    """The tense of the verb that governs an expression; by the nearest verbal cue where there are no trees."""
    at = found.first
    if words.key(found.past) in ("'s", "’s"):
        return Tense("past")
    if words.key(at - 1) == "since":
        return Tense("past", sure=True)
    if words.key(at - 1) in _UNTIL:
        return Tense("past" if _had(words, at) else "future")
    if words.keys[max(at - 3, 0) : at] in (("as", "early", "as"), ("as", "soon", "as"), ("as", "late", "as")):
        return Tense("future", sure=True)
    if len(tokens):
        tense = governed(words.starts[at], words.ends[found.past - 1], tokens)
        if tense.way == "future" and not tense.sure and _follows_a_past(words.starts[at], tokens):
            return Tense("past")
        if tense.way != "open":
            return replace(tense, sure=tense.sure and words.key(at - 1) != "to")
    return Tense(_nearest(words, at))


def _follows_a_past(start: int, tokens: Tokens) -> bool:
    """True right behind a past that nothing makes a passive to come: "the order issued Thursday"."""
    at = bisect_left(tokens.starts, start) - 1
    if at < 1 or tokens.xpos[at] not in ("VBD", "VBN") or tokens.upos[at] != "VERB":
        return False
    expected = tokens.lemmas[at].lower() in lexicon.words("times", "future_verbs")
    return not expected and tokens.lemmas[at - 1].lower() not in ("be", "get", "have")


def governed(start: int, end: int, tokens: Tokens) -> Tense:
    """The tense of the verb above the words from `start` to `end`.

    Sure where no noun stands between: "the visit in May" may be at any time.
    """
    here = bisect_left(tokens.starts, start)
    if here >= len(tokens) or tokens.starts[here] != start:
        return Tense()
    first, past = _sentence(here, tokens)
    sure = True
    for _ in range(past - first):
        if tokens.upos[here] in ("VERB", "AUX"):
            tense = _of_verb(here, first, past, tokens)
            return replace(tense, sure=tense.sure and sure)
        sure = sure and start <= tokens.starts[here] < end
        here = tokens.heads[here]
        if here < 0:
            break
    return Tense()


def _of_verb(verb: int, first: int, past: int, tokens: Tokens) -> Tense:
    """The tense of a verb with its helpers; sure where it is finite."""
    own = [i for i in range(first, past) if tokens.heads[i] == verb]
    helpers = [i for i in own if tokens.deprels[i].startswith(("aux", "cop"))]
    tags = [tokens.xpos[i] for i in (*helpers, verb)]
    lemmas = {tokens.lemmas[i].lower() for i in helpers}
    if lemmas & {"will", "shall", "'ll"}:
        return Tense("future", sure=True)
    if tokens.lemmas[verb].lower() in lexicon.words("times", "future_verbs"):
        return Tense("future")
    if "VBD" in tags or (tokens.xpos[verb] == "VBN" and "have" in lemmas):
        return Tense("past", sure=True)
    if "MD" in tags:
        return Tense("open" if lemmas & _OPEN_MODALS else "future")
    if any(tokens.xpos[i] == "TO" for i in own):
        return Tense("past" if _had_been(verb, first, past, tokens) else "future")
    return Tense("past" if tokens.xpos[verb] == "VBN" else "open")


def _had_been(verb: int, first: int, past: int, tokens: Tokens) -> bool:
    """True below a past perfect: "had been scheduled to expire at midnight Friday"."""
    above = tokens.heads[verb]
    return above >= 0 and any(
        tokens.heads[i] == above
        and tokens.deprels[i].startswith("aux")
        and tokens.xpos[i] == "VBD"
        and tokens.lemmas[i].lower() == "have"
        for i in range(first, past)
    )


def _sentence(word: int, tokens: Tokens) -> tuple[int, int]:
    at = bisect_left(tokens.sentences, (word + 1, 0)) - 1
    return tokens.sentences[at] if at >= 0 else (0, len(tokens))


def _nearest(words: Words, at: int) -> Way:
    sentence = words.sentences[at]
    future, past = lexicon.words("times", "future_cues"), lexicon.words("times", "past_cues")
    for step in (-1, 1):
        for i in range(at + step, at + step * _REACH, step):
            if not 0 <= i < len(words.keys) or words.sentences[i] != sentence:
                break
            key = words.keys[i]
            if key in future and not (key == "due" and words.key(i + 1) == "to"):
                return "past" if words.key(i - 1) == "been" and _had(words, i) else "future"
            if words.key(i - 1) in ("be", "being"):
                continue
            if key in past or (key.endswith("ed") and len(key) > _SHORT):
                return "past"
    return "open"


def _had(words: Words, at: int) -> bool:
    """True where the sentence speaks from a past point: "had filed by Wednesday"."""
    sentence = words.sentences[at]
    near = range(max(at - _REACH, 0), min(at + _REACH, len(words.keys)))
    return any(words.keys[i] == "had" and words.sentences[i] == sentence for i in near)
