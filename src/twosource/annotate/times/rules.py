"""All rules of time expressions, in the order in which they win where two cover the same words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from twosource import lexicon
from twosource.annotate.times import rules_clock as clock
from twosource.annotate.times import rules_counts as counts
from twosource.annotate.times import rules_days as days
from twosource.annotate.times import rules_now as now
from twosource.annotate.times import rules_nth as nth
from twosource.annotate.times import rules_periods as periods
from twosource.annotate.times import rules_short as short
from twosource.annotate.times.sense import NOTHING, Found, Hit, Sense
from twosource.annotate.times.words import BREAK, OTHER, Words, codebook, named


@dataclass(frozen=True, slots=True)
class Rule:
    """Where the pattern holds, `sense` says what it means, or None that it is no time after all."""

    pattern: str
    sense: Callable[[Hit], Sense | None]


RULES: tuple[Rule, ...] = (
    *(Rule(p, days.day_range) for p in days.DAY_RANGE),
    *(Rule(p, days.named_day) for p in days.NAMED_DAY),
    *(Rule(p, nth.nth_weekday) for p in nth.WEEKDAY),
    Rule(nth.WEEK, nth.nth_week),
    *(Rule(p, nth.in_week) for p in nth.IN_WEEK),
    Rule(nth.IN_MONTH, nth.in_month),
    Rule(nth.NUMBERED, nth.numbered),
    Rule(nth.SLASHED, nth.slashed),
    Rule(nth.HYPHENED, nth.hyphened),
    *(Rule(p, nth.no_day) for p in nth.NO_DAY),
    Rule(days.ISO, days.iso),
    Rule(days.NUMERIC, days.numeric),
    Rule(days.feasts(), days.feast_day),
    Rule(nth.NAMED_WEEKDAY, nth.named_weekday),
    Rule(days.WEEK_OF, days.week_of),
    Rule(periods.YEAR_END, periods.year_end),
    Rule(periods.SAME_PERIOD, periods.same_period),
    *(Rule(p, periods.quarter) for p in periods.QUARTER),
    *(Rule(p, short.short_period) for p in short.SHORT),
    Rule(short.FISCAL, short.fiscal_year),
    Rule(short.RUN_OVER, short.run_over),
    Rule(periods.SPELT_MONTH, periods.spelt_month),
    Rule(periods.MONTH, periods.month),
    Rule(periods.SPELT_YEAR, periods.spelt_year),
    Rule(periods.YEAR, periods.year),
    Rule(days.WEEKDAY, days.weekday),
    Rule(periods.SEASON, periods.season),
    Rule(periods.DECADE, periods.decade),
    Rule(periods.CENTURY, periods.century),
    *(Rule(p, counts.offset) for p in counts.OFFSET),
    *(Rule(p, counts.year_ago) for p in counts.YEAR_AGO),
    Rule(counts.REPEATED, counts.repeated),
    *(Rule(p, counts.summed) for p in counts.SUMMED),
    *(Rule(p, counts.on_days) for p in counts.ON_DAYS),
    *(Rule(p, counts.recurring) for p in counts.SET),
    Rule(now.RELATIVE, now.relative),
    Rule(now.THE_UNIT, now.the_unit),
    Rule(now.DAY_WORD, now.day_word),
    *(Rule(p, now.part_word) for p in now.PART_WORD),
    *(Rule(p, now.clock) for p in now.CLOCK),
    *(Rule(p, clock.told_clock) for p in clock.TOLD),
    Rule(clock.DOTTED, clock.dotted),
    Rule(clock.SMALL_HOURS, clock.small_hours),
    *(Rule(p, now.vague) for p in now.VAGUE),
    *(Rule(p, counts.span) for p in counts.DURATION),
)
# Every expression holds one of these; the rest of the text need not be searched.
_FEASTS = frozenset(
    name.replace("'", " ").split()[0] for key in ("holidays", "easter_days") for name in lexicon.table("times")[key]
)
CORE = (
    "{month_name|weekday|weekdays|season|part|point|unit|tens|decade|adverb|yyyy|yy|clock|iso|numeric|ampm|military"
    "|nw|century|today|yesterday|tomorrow|tonight|overnight|now|currently|presently|nowadays|present|moment|current"
    "|recent|recently|lately|past|soon|future|term|period|year|dd|qn|nq|fyear|workdays|"
    + "|".join(sorted(_FEASTS))
    + "}"
)
NAMES = named(tuple(rule.pattern for rule in RULES))
_STRETCH = re.compile(f"[^{re.escape(OTHER + BREAK)}]+")


def senses(words: Words) -> list[Found]:
    """The senses of all expressions, in order, no two sharing a word: the longest wins, then the earlier rule."""
    hits: list[tuple[int, int, int, Hit]] = []
    codes, places = _dense(words.codes)
    for order, pattern in enumerate(_patterns()):
        for match in pattern.finditer(codes):
            inside = {g: match.span(g) for g in pattern.groupindex if match.end(g) > match.start(g)}
            groups = tuple((g, places[a], places[b - 1] + 1) for g, (a, b) in inside.items())
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
            if sense is not NOTHING:
                found.append(Found(first, hit.past, sense))
    return sorted(found, key=lambda f: f.first)


def _dense(codes: str) -> tuple[str, list[int]]:
    """The stretches of coded words that hold a core word, and where in `codes` each character stands."""
    parts: list[str] = []
    places: list[int] = []
    core = _rule_core()
    for match in _STRETCH.finditer(codes):
        if core.search(match[0]):
            parts.append(match[0] + OTHER)
            places.extend(range(match.start(), match.end() + 1))
    return "".join(parts), places


@cache
def _rule_core() -> re.Pattern[str]:
    return re.compile(codebook(NAMES).expand(CORE))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    book = codebook(NAMES)
    return tuple(re.compile(book.expand(rule.pattern)) for rule in RULES)
