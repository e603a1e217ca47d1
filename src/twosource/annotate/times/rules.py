"""All rules of time expressions, in the order in which they win where two cover the same words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from twosource.annotate.times import rules_dates as dates
from twosource.annotate.times import rules_spans as spans
from twosource.annotate.times.sense import Found, Hit, Sense
from twosource.annotate.times.words import BREAK, OTHER, Words, codebook, named


@dataclass(frozen=True, slots=True)
class Rule:
    """Where the pattern holds, `sense` says what it means, or None that it is no time after all."""

    pattern: str
    sense: Callable[[Hit], Sense | None]


RULES: tuple[Rule, ...] = (
    *(Rule(p, dates.named_day) for p in dates.NAMED_DAY),
    Rule(dates.ISO, dates.iso),
    Rule(dates.NUMERIC, dates.numeric),
    Rule(dates.FEAST, dates.feast_day),
    Rule(dates.WEEK_OF, dates.week_of),
    Rule(dates.YEAR_END, dates.year_end),
    Rule(dates.SAME_PERIOD, dates.same_period),
    *(Rule(p, dates.quarter) for p in dates.QUARTER),
    Rule(dates.SPELT_MONTH, dates.spelt_month),
    Rule(dates.MONTH, dates.month),
    Rule(dates.SPELT_YEAR, dates.spelt_year),
    Rule(dates.YEAR, dates.year),
    Rule(dates.WEEKDAY, dates.weekday),
    Rule(dates.SEASON, dates.season),
    Rule(dates.DECADE, dates.decade),
    Rule(dates.CENTURY, dates.century),
    *(Rule(p, spans.offset) for p in spans.OFFSET),
    *(Rule(p, spans.year_ago) for p in spans.YEAR_AGO),
    *(Rule(p, spans.recurring) for p in spans.SET),
    Rule(spans.RELATIVE, spans.relative),
    Rule(spans.THE_UNIT, spans.the_unit),
    Rule(spans.DAY_WORD, spans.day_word),
    *(Rule(p, spans.part_word) for p in spans.PART_WORD),
    *(Rule(p, spans.clock) for p in spans.CLOCK),
    *(Rule(p, spans.vague) for p in spans.VAGUE),
    *(Rule(p, spans.span) for p in spans.DURATION),
)
# Every expression holds one of these; the rest of the text need not be searched.
CORE = (
    "{month_name|weekday|weekdays|season|part|point|unit|tens|decade|adverb|yyyy|yy|clock|iso|numeric|ampm|military"
    "|nw|christmas|new|boxing|thanksgiving|independence|veterans|armistice|labor|memorial|valentine|halloween|easter"
    "|century|today|yesterday|tomorrow|tonight|overnight|now|currently|presently|nowadays|present|moment|current|recently"
    "|lately|past|soon|future|term|period|year|dd}"
)
NAMES = named(tuple(rule.pattern for rule in RULES))
_STRETCH = re.compile(f"[^{re.escape(OTHER + BREAK)}]+")


def senses(words: Words) -> list[Found]:
    """The senses of all expressions, in order, no two sharing a word: the longest wins, then the earlier rule."""
    hits: list[tuple[int, int, int, Hit]] = []
    codes, places = _dense(words.codes)
    for order, pattern in enumerate(_patterns()):
        for match in pattern.finditer(codes):
            spans = {g: match.span(g) for g in pattern.groupindex if match.end(g) > match.start(g)}
            groups = tuple((g, places[a], places[b - 1] + 1) for g, (a, b) in spans.items())
            first, past = places[match.start()], places[match.end() - 1] + 1
            hits.append((first - past, order, first, Hit(words, first, past, groups)))
    taken = bytearray(len(words.codes))
    found: list[Found] = []
    for _, order, first, hit in sorted(hits, key=lambda h: h[:3]):
        if any(taken[first : hit.past]):
            continue
        sense = RULES[order].sense(hit)
        if sense is not None:
            taken[first : hit.past] = b"\x01" * (hit.past - first)
            found.append(Found(first, hit.past, sense))
    return sorted(found, key=lambda f: f.first)


def _dense(codes: str) -> tuple[str, list[int]]:
    """The stretches of coded words that hold a core word, and where in `codes` each character stands."""
    parts: list[str] = []
    places: list[int] = []
    core = _core()
    for match in _STRETCH.finditer(codes):
        if core.search(match[0]):
            parts.append(match[0] + OTHER)
            places.extend(range(match.start(), match.end() + 1))
    return "".join(parts), places


@cache
def _core() -> re.Pattern[str]:
    return re.compile(codebook(NAMES).expand(CORE))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    book = codebook(NAMES)
    return tuple(re.compile(book.expand(rule.pattern)) for rule in RULES)
