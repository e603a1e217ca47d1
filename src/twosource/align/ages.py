"""Ages of named people across articles -> where reports give one person two ages.

An age belongs to a name, whatever else its claim tells: "Lind, 34, was arrested" and "the court fined 36-year-old Lind"
are compared here and nowhere else, so that the ages of two people are never set against each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from twosource.align.actors import Actors, entity_numbers
from twosource.align.relation import Decision
from twosource.align.table import Row, Table
from twosource.model import Analysis, Quantity, Span

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


def find_ages(table: Table, actors: Actors) -> dict[tuple[int, int], Decision]:
    """The decision for each two rows, the lower number first, that give one person two ages."""
    found: dict[tuple[int, int], Decision] = {}
    for actor, ages in sorted(_by_actor(table, actors).items()):
        for a, b in combinations(ages, 2):
            if a.row.article != b.row.article and a.years != b.years and not _grown(a, b):
                found[a.row.number, b.row.number] = Decision(
                    "conflict",
                    f"{actors.all[actor].name} is given two ages: “{_words(table, a)}” and “{_words(table, b)}”.",
                )
    return found


def _by_actor(table: Table, actors: Actors) -> Mapping[int, list[_Age]]:
    """The ages of each person by row; an article that gives one name two ages says nothing sure of it."""
    entities = [entity_numbers(article) for article in table.articles]
    stated = [list(stated_ages(article.analysis)) for article in table.articles]
    by_place = [{q.span.start: (n, q) for n, q in ages} for ages in stated]
    found: dict[tuple[int, int], dict[float, _Age]] = defaultdict(dict)
    for row in table.rows:
        analysis = table.articles[row.article].analysis
        for quantity in row.quantities:
            mention, _ = by_place[row.article].get(quantity.span.start, (None, None))
            if mention is None or quantity.low is None or not row.claim.span.contains(quantity.span):
                continue
            key = (analysis.article.id, entities[row.article][mention])
            actor = actors.of_entity.get(key)
            if actor is not None and actors.all[actor].type == "PER":
                name = analysis.mentions[mention].span
                span = Span(min(name.start, quantity.span.start), max(name.end, quantity.span.end))
                found[actor, row.article].setdefault(quantity.low, _Age(quantity.low, row, span))
    by_actor: dict[int, list[_Age]] = defaultdict(list)
    for (actor, _), ages in sorted(found.items()):
        if len(ages) == 1:
            by_actor[actor] += ages.values()
    return by_actor


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


def _grown(a: _Age, b: _Age) -> bool:
    """True where the days between the two reports may have made the difference."""
    if a.row.day is None or b.row.day is None:
        return False
    first, later = sorted((a, b), key=lambda age: (age.row.day or 0, age.years))
    between = (later.row.day or 0) - (first.row.day or 0)
    grown = later.years - first.years
    return between >= BIRTHDAY and int(between / YEAR) <= grown <= int(between / YEAR) + 1


def _words(table: Table, age: _Age) -> str:
    return " ".join(age.span.of(table.of(age.row).text).split())
