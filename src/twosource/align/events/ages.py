"""Ages of named people across articles -> where reports give one person two ages.

An age belongs to a name, whatever else its claim tells: "Lind, 34, was arrested" and "the court fined 36-year-old Lind"
are compared here and nowhere else, so that the ages of two people are never set against each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from twosource.align.events import Events
from twosource.align.relation.decision import Decision
from twosource.align.table import Table
from twosource.align.table.row import Row
from twosource.model import Analysis, Quantity, Span, because
from twosource.text import fold

BIRTHDAY = 60  # days between two reports from which a birthday is likelier than an error; a sixth of a year
YEAR = 365.25  # days
OLDEST = 120
BEFORE = re.compile(r",? \(?$|, $")  # between a name and its age: "Lind, 34", "Lind (34)"
BEHIND = re.compile(r"[- ]years?[- ]old ?,? ?$|[- ]years?[- ]old (?:[a-z]+ ){1,2}$")  # "34-year-old farmer Lind"
REACH = 40  # characters between an age and a name behind it


@dataclass(frozen=True, slots=True)
class _Age:
    years: float
    row: Row
    span: Span  # the name and the age


def find_ages(table: Table, events: Events) -> dict[tuple[int, int], Decision]:
    """The decision for each two rows of reports of one event, the lower number first, that give a name two ages.

    People are joined across articles only where nothing speaks against it, and an age does; so names are compared here.
    """
    found: dict[tuple[int, int], Decision] = {}
    for ages in _by_name(table).values():
        for a, b in combinations(ages, 2):
            if a.years != b.years and events.are_kin(a.row.article, b.row.article) and not _aged(a, b):
                why = because("two_ages", a=_age_words(a), b=_age_words(b))
                found[a.row.number, b.row.number] = Decision("conflict", why, "age")
    return found


def _by_name(table: Table) -> Mapping[str, list[_Age]]:
    """The ages of each full name in order of the rows; an article that gives one name two ages says nothing sure."""
    by_place = [
        {q.span.start: n for n, q in stated_ages(article.analysis)} if article.claims else {}
        for article in table.articles
    ]
    found: dict[tuple[str, int], dict[float, _Age]] = defaultdict(dict)
    for row in table.rows:
        for quantity in row.quantities:
            mention = by_place[row.article].get(quantity.span.start)
            if mention is None or quantity.low is None or not row.claim.span.contains(quantity.span):
                continue
            name = row.analysis.mentions[mention].span
            folded = fold(name.of(row.analysis.article.text))
            if " " in folded:
                span = Span(min(name.start, quantity.span.start), max(name.end, quantity.span.end))
                found[folded, row.article].setdefault(quantity.low, _Age(quantity.low, row, span))
    by_name: dict[str, list[_Age]] = defaultdict(list)
    for (name_, _), ages in sorted(found.items()):
        if len(ages) == 1:
            by_name[name_] += ages.values()
    return by_name


def stated_ages(analysis: Analysis) -> Iterator[tuple[int, Quantity]]:
    """Each age with the number of the mention it stands beside."""
    text = analysis.article.text
    names = sorted((m.span, n) for n, m in enumerate(analysis.mentions) if m.type == "PER" and m.form == "name")
    ends = {span.end: n for span, n in names}
    starts = {span.start: n for span, n in names}
    for quantity in analysis.quantities:
        if quantity.unit != "year" or quantity.low is None or quantity.low != quantity.high or quantity.low > OLDEST:
            continue
        at = quantity.span.start
        named = next((ends[e] for e in (at - 2, at - 3) if e in ends and BEFORE.fullmatch(text[e:at])), None)
        if named is None:
            past = next((i for i in range(at, min(at + REACH, len(text))) if not text[i].isalnum()), len(text))
            named = next(
                (
                    starts[s]
                    for s in range(past, min(past + REACH, len(text)))
                    if s in starts and BEHIND.match(text[past:s])
                ),
                None,
            )
        if named is not None:
            yield named, quantity


def _aged(a: _Age, b: _Age) -> bool:
    """True where the days between the two reports may have made the difference."""
    if a.row.day is None or b.row.day is None:
        return False
    first, later = sorted((a, b), key=lambda age: (age.row.day or 0, age.years))
    between = (later.row.day or 0) - (first.row.day or 0)
    grown = later.years - first.years
    return between >= BIRTHDAY and int(between / YEAR) <= grown <= int(between / YEAR) + 1


def _age_words(age: _Age) -> str:
    return " ".join(age.span.of(age.row.analysis.article.text).split())
