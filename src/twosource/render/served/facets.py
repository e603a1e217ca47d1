"""By what points can be asked for, looked up once: relation, certainty, sourcing, speaker, outlet, article.

And their words, for the search: a word is found where a word of the sentence begins with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from twosource.model import Factuality, Point, PointId, Position, SourcingKind, Stand, Statement
from twosource.render.case import Case, articles_of
from twosource.render.points.positions import STANDS
from twosource.render.wording import FACTUALITY, RELATIONS, one_line
from twosource.text import fold

SOURCINGS: Mapping[SourcingKind, str] = {
    "one": "one source",
    "several": "several sources",
    "own": "no source shown",
    "mixed": "a source shown by some",
    "public": "a public act",
}
LIKELY: Mapping[Factuality, str] = {"PR+": "likely", "PR-": "unlikely", "PS+": "possible", "PS-": "doubtful"}
CERTAINTIES: Mapping[str, str] = {
    "certain": FACTUALITY["CT+"],
    "likely": FACTUALITY["PR+"],
    "possible": FACTUALITY["PS+"],
    "unlikely": FACTUALITY["PR-"],
    "doubtful": FACTUALITY["PS-"],
    **{stand: words for stand, words in STANDS.items() if stand != "stated"},
}
LONGEST = 200  # characters of what is typed into the search

_WORD = re.compile(r"\w+")
_TYPED = re.compile(r'"([^"]*)"|(\S+)')

Values = Mapping[PointId, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The points that stand alone, in reading order, and for each facet the values of each of them."""

    points: tuple[PointId, ...]
    values: Mapping[str, Values]
    words: Mapping[str, Mapping[str, str]]  # of a facet how its values are called
    sought: Mapping[PointId, tuple[str, ...]]  # what is searched: a text a statement
    totals: Mapping[str, Mapping[str, int]]  # points of each value, with nothing asked


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the search: each of them is the beginning of a word, or words in a row."""

    parts: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """True where the text, as `searchable` makes it, has all of them."""
        return all(part in text for part in self.parts)


def shelve(case: Case) -> Shelf:
    """The look-ups over a case."""
    speakers: dict[PointId, list[str]] = defaultdict(list)
    for one in case.dossier.cited:
        for ident in one.points:
            speakers[ident].append(one_line(one.label))
    told = [point for point in case.dossier.points if point.part_of is None]
    values: dict[str, Values] = {
        "relation": {point.id: (point.relation,) for point in told},
        "certainty": {point.id: certainties(point) for point in told},
        "sourcing": {point.id: _each(p.sourcing.kind for p in point.positions) for point in told},
        "speaker": {point.id: _each(speakers[point.id]) for point in told if point.id in speakers},
        "outlet": {point.id: _each(case.by_id[a].outlet for a in articles_of(point)) for point in told},
        "article": {point.id: tuple(map(str, articles_of(point))) for point in told},
    }
    words: dict[str, Mapping[str, str]] = {
        "relation": {str(name): told for name, told in RELATIONS.items()},
        "certainty": CERTAINTIES,
        "sourcing": {str(name): told for name, told in SOURCINGS.items()},
        "article": {str(r.article.id): f"{r.code} {one_line(r.outlet)}, {r.date}" for r in case.reports},
    }
    return Shelf(
        tuple(point.id for point in told),
        values,
        words,
        {point.id: tuple(_said_text(case, s) for s in point.statements) for point in told},
        {facet: counted(of, of) for facet, of in values.items()},
    )


def counted(of: Values, points: Iterable[PointId]) -> Mapping[str, int]:
    """How many of the points have each value."""
    return Counter(chain.from_iterable(of.get(point, ()) for point in points))


def typed(words: str) -> Typed:
    """What to search for. Whatever is typed is some query."""
    found: list[str] = []
    for match in _TYPED.finditer(words[:LONGEST]):
        said = searchable(match[1] if match[1] is not None else match[2])
        if match[1] is not None and said.strip():
            found.append(said)  # whole words in a row
        else:
            found += [f" {word}" for word in said.split()]
    return Typed(tuple(dict.fromkeys(found)))


def searchable(text: str) -> str:
    """The words, folded, with a blank before and after each."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def hit_pieces(text: str, asked: Typed) -> tuple[tuple[str, bool], ...]:
    """The text on one line in pieces, true for the words that were searched."""
    line = one_line(text)
    begins = [word for part in asked.parts for word in part.split()]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(line):
        if any(fold(match[0]).startswith(word) for word in begins):
            pieces += [(line[at : match.start()], False), (match[0], True)]
            at = match.end()
    return tuple(piece for piece in [*pieces, (line[at:], False)] if piece[0])


def certainties(point: Point) -> tuple[str, ...]:
    """How surely the point is told, each once: by its positions' stands, and where those only state by the words."""
    stands = {n: position.stand for position in point.positions for n in position.statements}
    return _each(_surely(stands.get(n, "stated"), s) for n, s in enumerate(point.statements))


def position_certainties(point: Point, position: Position) -> tuple[str, ...]:
    """The same of one position."""
    return _each(_surely(position.stand, point.statements[n]) for n in position.statements)


def _surely(stand: Stand, statement: Statement) -> str:
    return stand if stand != "stated" else LIKELY.get(statement.factuality, "certain")


def _said_text(case: Case, statement: Statement) -> str:
    said = case.said(statement)
    around = case.context(said).of(said.report.article.text)
    return searchable(f"{around} | {statement.said_by or ''} | {said.report.outlet}")


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def in_all(sets: Sequence[frozenset[PointId]], order: Sequence[PointId]) -> Iterator[PointId]:
    """The points of `order` that are in all the sets."""
    if not sets:
        yield from order
        return
    both = frozenset.intersection(*sets)
    yield from (point for point in order if point in both)
