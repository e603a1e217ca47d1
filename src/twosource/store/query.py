"""What is typed into a search -> words and conditions. Whatever is typed is some query: nothing in it is an error.

A word, "words in a row", or a condition: speaker:mayor outlet:"Daily Post" article:courier certainty:alleged
number:>300 after:2026-03-01 before:2026-04-01 relation:conflict source:unnamed.
What is no condition is searched as words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from twosource.store.words import alternatives
from twosource.text import fold
from twosource.values.days import DAY

_PART = re.compile(r'(?:([a-z]+):)?(?:"([^"]*)"|(\S+))')
_NUMBER = re.compile(r"(<=|>=|<|>|=)?\s*([\d.,]*\d)(?:-([\d.,]*\d))?")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# What is said of a statement, and the words under which it is asked for.
CERTAINTY = {
    "fact": ("CT+",), "denied": ("CT-",), "probable": ("PR+", "PR-"), "possible": ("PS+", "PS-"), "unknown": ("Uu",),
}  # fmt: skip
STANDS = frozenset({"stated", "alleged", "denied", "open", "planned", "done"})
SOURCES = {
    "named": ("named_person", "named_org"), "unnamed": ("unnamed_official", "unnamed_group", "unspecified", "none"),
    "official": ("unnamed_official",), "document": ("document",), "person": ("named_person",), "body": ("named_org",),
    "estimate": ("estimate",),
}  # fmt: skip
RELATIONS = frozenset({"single", "agree", "refine", "differ", "conflict", "update"})


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as it is searched."""

    article: str  # name
    text: str
    said_by: str | None
    source: str | None
    factuality: str
    stand: str
    outlet: str | None
    published: str | None
    numbers: tuple[tuple[float | None, float | None], ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases of which each must stand in the sentence, in one of its spellings, and conditions that must all hold."""

    phrases: tuple[tuple[str, ...], ...]
    conditions: tuple[Callable[[Row], bool], ...]

    @property
    def match(self) -> str | None:
        """The same for FTS5, every word between quotation marks; None where there are no words."""
        said = [f"({' OR '.join(_query_quoted(spelling) for spelling in phrase)})" for phrase in self.phrases]
        return " AND ".join(said) or None

    def holds(self, row: Row) -> bool:
        """True where the statement meets all conditions."""
        return all(condition(row) for condition in self.conditions)


def parse(typed: str) -> Query:
    """The query of what was typed."""
    phrases: list[tuple[str, ...]] = []
    conditions: list[Callable[[Row], bool]] = []
    for match in _PART.finditer(typed):
        key, quoted, plain = match.groups()
        value = quoted if quoted is not None else plain
        condition = _condition(key, value) if key else None
        if condition is not None:
            conditions.append(condition)
            continue
        whole = value if key is None else f"{key} {value}"
        phrases.extend(_query_phrases(whole, in_a_row=quoted is not None))
    return Query(tuple(phrases), tuple(conditions))


def numbers_of(kept: str) -> tuple[tuple[float | None, float | None], ...]:
    """The bounds as they are kept."""
    return msgspec.json.decode(kept, type=tuple[tuple[float | None, float | None], ...])


def _query_phrases(words: str, *, in_a_row: bool) -> Iterator[tuple[str, ...]]:
    if in_a_row:
        spelled = " ".join(
            alternatives(word)[-1] if not word.islower() else alternatives(word)[0]
            for word in words.split()
            if alternatives(word)
        )
        if spelled:
            yield (spelled,)
        return
    found = alternatives(words)
    if found:
        yield found


def _query_quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _condition(key: str, value: str) -> Callable[[Row], bool] | None:
    """The condition; None where the key or the value is none, and both are plain words."""
    sought = fold(value)
    if not sought:
        return None
    if key == "speaker":
        return lambda row: sought in fold(row.said_by or "")
    if key == "outlet":
        return lambda row: sought in fold(row.outlet or "")
    if key == "article":
        return lambda row: sought in fold(row.article)
    if key == "relation" and sought in RELATIONS:
        return lambda row: row.relation == sought
    if key == "certainty":
        codes = CERTAINTY.get(sought) or tuple(c for c in sum(CERTAINTY.values(), ()) if fold(c) == sought)
        return (lambda row: row.stand == sought or row.factuality in codes) if codes or sought in STANDS else None
    if key == "source" and sought == "own":
        return lambda row: row.said_by is None and row.source is None
    if key == "source" and sought in SOURCES:
        return lambda row: row.source in SOURCES[sought]
    if key in ("after", "before") and _DATE.fullmatch(sought):
        if key == "after":
            return lambda row: row.published is not None and row.published[:DAY] >= sought
        return lambda row: row.published is not None and row.published[: len(sought)] <= sought
    return _query_number(value) if key == "number" else None


def _query_number(value: str) -> Callable[[Row], bool] | None:
    match = _NUMBER.fullmatch(value)
    try:
        low = float(match[2].replace(",", "")) if match else None
        high = float(match[3].replace(",", "")) if match and match[3] else low
    except ValueError:
        return None
    if match is None or low is None or high is None:
        return None
    sign = match[1] or "="
    return lambda row: any(_query_fits(sign, low, high, bounds) for bounds in row.numbers)


def _query_fits(sign: str, low: float, high: float, bounds: tuple[float | None, float | None]) -> bool:
    """True where a number within the bounds can be so."""
    least, most = bounds
    if least is None and most is None:
        return False
    least = float("-inf") if least is None else least
    most = float("inf") if most is None else most
    if sign == ">":
        return most > low
    if sign == ">=":
        return most >= low
    if sign == "<":
        return least < low
    if sign == "<=":
        return least <= low
    return least <= high and low <= most
