"""Whether the clause around a word speaks of the past or the future."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from twosource import lexicon
from twosource.annotate.times.sense import Found, Named
from twosource.annotate.times.words import Words
from twosource.model import Tokens

Way = Literal["past", "present", "future", "open"]
_REACH = 25  # words to either side that the text rules look at
_UNTIL = ("by", "till", "until")
_OPEN_MODALS = frozenset({"could", "might"})  # "could not be found Wednesday", "might strike Wednesday"
_DEFERRED = 4  # words before the day in which "adjourned to" stands
_STOPS = frozenset('.?!;:"”’')
_SHORT = 4  # letters; below that "-ed" is no ending ("red", "bed")


@dataclass(frozen=True, slots=True)
class Tense:
    """Where a clause points; sure where the verb says so that the expression itself depends on.

    A plan told in the present ("the vote is on Sunday") is `present`.
    """

    way: Way = "open"
    sure: bool = False
    telling: bool = False  # of a verb of saying or planning, which may give the day of what is to come


def tense_at(words: Words, found: Found, tokens: Tokens) -> Tense:
    """The tense of the verb that governs an expression; by the nearest verbal cue where there are no trees."""
    at = found.first
    if words.key(found.past) in ("'s", "’s"):
        return Tense("past")
    if words.key(found.past) in lexicon.words("times", "counted_after"):
        return Tense("past", sure=True)  # "the January figures are due on Friday"
    if words.key(at - 1) == "effective":
        return Tense("future", sure=True)
    if words.key(at - 1) == "since":
        return Tense("past", sure=True)
    if words.key(at - 1) in _UNTIL:
        return Tense("past" if _had(words, at) else "future")
    if words.key(at - 1) == "to" and _defers(words, at):
        return Tense("future")
    if words.keys[max(at - 3, 0) : at] in (("as", "early", "as"), ("as", "soon", "as"), ("as", "late", "as")):
        return Tense("future", sure=True)
    if len(tokens):
        tense = governed(words.starts[at], words.ends[found.past - 1], tokens, words.text)
        if tense.way == "future" and not tense.sure and _follows_a_past(words.starts[at], tokens):
            return Tense("past")
        if (
            tense.way == "past"
            and not tense.telling
            and _is_month(found)
            and _names_noun(words.starts[found.past - 1], tokens)
        ):
            return Tense("past", sure=True)
        if tense.way != "open":
            return replace(tense, sure=tense.sure and words.key(at - 1) != "to")
    return Tense(_nearest(words, at))


def _is_month(found: Found) -> bool:
    return isinstance(found.sense.step, Named) and found.sense.step.kind == "month"


def _names_noun(start: int, tokens: Tokens) -> bool:
    """True before the noun that it tells apart, where that does something: "the June election was close"."""
    at = bisect_left(tokens.starts, start)
    head = at + 1
    if head >= len(tokens) or tokens.starts[at] != start or tokens.heads[at] != head:
        return False
    put_off = tokens.lemmas[tokens.heads[head]].lower() if tokens.heads[head] >= 0 else ""
    return tokens.deprels[at] == "compound" and put_off not in lexicon.words("times", "put_off")


def _follows_a_past(start: int, tokens: Tokens) -> bool:
    """True right behind a past that nothing makes a passive to come: "the order issued Thursday"."""
    at = bisect_left(tokens.starts, start) - 1
    if at < 1 or tokens.xpos[at] not in ("VBD", "VBN") or tokens.upos[at] != "VERB":
        return False
    expected = tokens.lemmas[at].lower() in lexicon.words("times", "future_verbs")
    return not expected and tokens.lemmas[at - 1].lower() not in ("be", "get", "have")


def governed(start: int, end: int, tokens: Tokens, text: str = "") -> Tense:
    """The tense of the verb above the words from `start` to `end`.

    Sure where no noun stands between: "the visit in May" may be at any time.
    """
    here = bisect_left(tokens.starts, start)
    if here >= len(tokens) or tokens.starts[here] != start:
        return Tense()
    first, past = _sentence_of_time(here, tokens)
    here = _on_verb(here, end, tokens)
    sure = True
    for _ in range(past - first):
        verbal = tokens.upos[here] in ("VERB", "AUX")
        if verbal or _is_predicate(here, first, past, tokens):
            tense = _tense_of_verb(here, first, past, tokens)
            if not verbal and not sure and tense.way != "past":
                return Tense()
            if tense.way == "present" and not (sure and _closed(past, tokens) and _looks_present(here, tokens, text)):
                return Tense()
            return replace(tense, sure=tense.sure and sure, telling=tokens.lemmas[here].lower() in _telling_verb())
        sure = sure and start <= tokens.starts[here] < end
        if tokens.heads[here] < 0:
            break
        here = tokens.heads[here]
    misread = tokens.xpos[here] == "NNS" and not any(tokens.upos[i] in ("VERB", "AUX") for i in range(first, past))
    return Tense("present" if misread and _closed(past, tokens) else "open")  # "The inquest resumes on Monday."


@cache
def _telling_verb() -> frozenset[str]:
    said = lexicon.words("report_verbs", "saying") | lexicon.words("times", "future_verbs")
    return said | lexicon.words("plans", "verbs") | {"declare"}


def _on_verb(first: int, end: int, tokens: Tokens) -> int:
    """The word of the expression that depends on a verb outside of it, else its first."""
    at = first
    while at < len(tokens) and tokens.starts[at] < end:
        head = tokens.heads[at]
        outside = head >= 0 and not tokens.starts[first] <= tokens.starts[head] < end
        if outside and tokens.upos[head] in ("VERB", "AUX"):
            return at
        at += 1
    return first


def _looks_present(verb: int, tokens: Tokens, text: str) -> bool:
    """False for a past that was tagged as a present: "the court ruled Monday"."""
    return not text[tokens.starts[verb] : tokens.ends[verb]].endswith("ed") or tokens.xpos[verb] == "VBN"


def _tense_of_verb(verb: int, first: int, past: int, tokens: Tokens) -> Tense:
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
    if _is_present(verb, helpers, tokens):
        return Tense("present")
    return Tense("past" if tokens.xpos[verb] == "VBN" else "open")


def _is_present(verb: int, helpers: list[int], tokens: Tokens) -> bool:
    """True for "begins", "is held", "is on Sunday"; not for what is said or shown now of what was."""
    if helpers:
        return all(tokens.xpos[i] in ("VBZ", "VBP") and tokens.lemmas[i].lower() == "be" for i in helpers)
    present = tokens.xpos[verb] in ("VBZ", "VBP")
    return present and tokens.lemmas[verb].lower() not in lexicon.words("report_verbs", "saying")


def _is_predicate(word: int, first: int, past: int, tokens: Tokens) -> bool:
    """True for the noun or adjective of "is", "was": "the deadline is Friday"."""
    return any(tokens.heads[i] == word and tokens.deprels[i] == "cop" for i in range(first, past))


def _closed(past: int, tokens: Tokens) -> bool:
    """False for a sentence without a stop, as headlines are: their present tells of what was."""
    return any(tokens.lemmas[i] in _STOPS for i in range(max(past - 2, 0), past))


def _defers(words: Words, at: int) -> bool:
    """True behind "adjourned to", "moved back to"."""
    return any(key in lexicon.words("times", "defer_verbs") for key in words.keys[max(at - _DEFERRED, 0) : at - 1])


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


def _sentence_of_time(word: int, tokens: Tokens) -> tuple[int, int]:
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
