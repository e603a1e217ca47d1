"""Sentences with one controlled change each, and harmless rewordings of others, made from an analysed article.

The changes keep the grammar: a number for a number, a name for a name of its kind, a day for a day. Everything hangs on
the article alone: the same article gives the same changes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from twosource.model import Analysis, Claims, Span
from twosource.text import digest

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WORDS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}
SHORTEST, LONGEST = 40, 260  # characters of a sentence that is changed
OF_EACH = 2  # changes of a kind in one article
HEDGES = {"may": "will", "might": "will", "could": "will"}
_ADVERBS = re.compile(r" (?:reportedly|allegedly|apparently|possibly|probably|likely)(?= )")
_AUX = re.compile(r"\b(is|was|were|are|has|have|had|will|would|can|could|did|does) (?!not\b|n[o']t)(?=[a-z])")
_NOT = re.compile(r" (?:not)(?= )")


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence of the article, changed: the code that it should get, None for a harmless rewording."""

    text: str
    code: str | None
    kind: str


def changes(article: Claims) -> list[Changed]:
    """At most OF_EACH of each kind, in order of the kinds."""
    analysis = article.analysis
    chance = Random(int(digest(analysis.article.id), 16))
    spans = [s for s in analysis.sentences() if SHORTEST <= s.end - s.start <= LONGEST and _is_plain(s, analysis)]
    chance.shuffle(spans)
    out: list[Changed] = []
    for kind, code, change in KINDS:
        made = (Changed(text, code, kind) for s in spans if (text := change(s, analysis, chance)) is not None)
        out += [one for one, _ in zip(made, range(OF_EACH), strict=False)]
    return out


def _is_plain(span: Span, analysis: Analysis) -> bool:
    text = span.of(analysis.article.text)
    return "\n" not in text and text[-1] == "." and text[0].isupper() and text.count('"') % 2 == 0


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _number(span: Span, analysis: Analysis, chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    for q in analysis.quantities:
        if not span.contains(q.span):
            continue
        start, end = q.span.start - span.start, q.span.end - span.start
        found = re.search(r"(?<![\d.,])\d{1,3}(?:,\d{3})*(?![\d.,]*\d)", text[start:end])
        if found is None:
            continue
        value = int(found[0].replace(",", ""))
        new = value + chance.choice((1, -1)) * max(2, round(value * chance.uniform(0.2, 0.6)))
        if value < 4 or new < 2:
            new = value + 3
        shown = f"{new:,}" if "," in found[0] else str(new)
        return _put(text, start + found.start(), start + found.end(), shown)
    return None


def _name(span: Span, analysis: Analysis, chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    cited = [s for a in analysis.attributions for s in a.source]
    inside = [m for m in analysis.mentions if m.form == "name" and span.contains(m.span)]
    for mention in inside:
        if mention.type not in ("PER", "ORG", "GPE") or any(s.overlaps(mention.span) for s in cited):
            continue
        own = mention.span.of(analysis.article.text)
        near = {m.entity for m in inside}
        others = sorted(
            {
                m.span.of(analysis.article.text)
                for m in analysis.mentions
                if m.form == "name" and m.type == mention.type and m.entity not in near
            }
        )
        others = [o for o in others if o not in own and own not in o and "\n" not in o and len(o) > 2]
        if others:
            start = mention.span.start - span.start
            return _put(text, start, start + len(own), chance.choice(others))
    return None


def _date(span: Span, analysis: Analysis, chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    for names in (DAYS, MONTHS):
        found = re.search(rf"\b(?:{'|'.join(names)})\b", text)
        if found:
            return _put(text, found.start(), found.end(), chance.choice([n for n in names if n != found[0]]))
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return _put(text, found.start(), found.end(), str(int(found[0]) - chance.choice((2, 3, 5)))) if found else None


def _negation(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    if '"' in text or "“" in text:
        return None
    found = _NOT.search(text)
    if found:
        return _put(text, found.start(), found.end(), "")
    aux = _AUX.search(text)
    no = re.search(r"\b(?:no|never|n't|none|nobody|without)\b", text)
    return _put(text, aux.end(), aux.end(), "not ") if aux and not no else None


def _hedge(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    found = _ADVERBS.search(text)
    if found:
        return _put(text, found.start(), found.end(), "")
    for weak, plain in HEDGES.items():
        modal = re.search(rf" {weak} (?!not\b|have\b)", text)
        if modal:
            return _put(text, modal.start(), modal.end(), f" {plain} ")
    return None


def _source(span: Span, analysis: Analysis, chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    names = sorted(
        {m.span.of(analysis.article.text) for m in analysis.mentions if m.form == "name" and m.type == "PER"}
    )
    for held in analysis.attributions:
        for source in held.source:
            own = source.of(analysis.article.text)
            if not span.contains(source) or held.source_type != "named_person" or own not in names:
                continue
            others = [n for n in names if n not in own and own not in n and n not in text and len(n.split()) > 1]
            if others:
                start = source.start - span.start
                return _put(text, start, start + len(own), chance.choice(others))
    return None


# --- harmless ------------------------------------------------------------------------------------


def _about(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    found = re.search(r"(?<=[a-z] )\d{2,}(?:,\d{3})*(?= [a-z])", text)
    return _put(text, found.start(), found.start(), "about ") if found else None


def _digits(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    found = re.search(rf"(?<= )(?:{'|'.join(WORDS)})(?= [a-z])", text)
    return _put(text, found.start(), found.end(), WORDS[found[0]]) if found else None


def _surname(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    text = span.of(analysis.article.text)
    for m in analysis.mentions:
        own = m.span.of(analysis.article.text)
        if m.form == "name" and m.type == "PER" and span.contains(m.span) and len(own.split()) == 2:
            start = m.span.start - span.start
            return _put(text, start, start + len(own), own.split()[1])
    return None


def _according(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    """ "X said C." as "According to X, C." """
    text = span.of(analysis.article.text)
    found = re.match(r"((?:[A-Z][\w.]+ ){1,3})said (?:that )?(?=[a-z])", text)
    return f"According to {found[1].strip()}, {text[found.end() :]}" if found else None


def _same(span: Span, analysis: Analysis, _chance: Random) -> str | None:
    return span.of(analysis.article.text)


Change = Callable[[Span, Analysis, Random], str | None]
KINDS: tuple[tuple[str, str | None, Change], ...] = (
    ("number", "number-changed", _number),
    ("name", "entity-swapped", _name),
    ("date", "time-changed", _date),
    ("negation", "negation-flipped", _negation),
    ("hedge", "hedge-dropped", _hedge),
    ("source", "attribution-swapped", _source),
    ("about", None, _about),
    ("digits", None, _digits),
    ("surname", None, _surname),
    ("according", None, _according),
    ("same", None, _same),
)


def drafts(article: Claims) -> Iterator[tuple[Changed, Span]]:
    """Each change with its span in the draft that `text_of` makes of them."""
    at = 0
    for one in changes(article):
        yield one, Span(at, at + len(one.text))
        at += len(one.text) + 2
