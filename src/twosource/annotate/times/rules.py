"""All rules of time expressions, in the order in which they win where two cover the same words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from twosource.annotate.times import rules_dates as dates
from twosource.annotate.times import rules_spans as spans
from twosource.annotate.times.sense import Found, Hit, Sense
from twosource.annotate.times.words import Words, codebook, named


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
    *(Rule(p, spans.span) for p in spans.DURATION),
    *(Rule(p, spans.vague) for p in spans.VAGUE),
)
NAMES = named(tuple(rule.pattern for rule in RULES))


def senses(words: Words) -> list[Found]:
    """The senses of all expressions, in order, no two sharing a word: the longest wins, then the earlier rule."""
    hits: list[tuple[int, int, int, Hit]] = []
    for order, (rule, pattern) in enumerate(zip(RULES, _patterns(), strict=True)):
        for match in pattern.finditer(words.codes):
            first, past = match.span()
            if past > first:
                groups = tuple((g, *match.span(g)) for g in pattern.groupindex if match.start(g) >= 0)
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


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    book = codebook(NAMES)
    return tuple(re.compile(book.expand(rule.pattern)) for rule in RULES)
