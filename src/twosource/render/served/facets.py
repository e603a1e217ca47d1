"""By what points can be asked for, looked up once: relation, matter, certainty, sourcing, speaker, outlet, article.

A set of points is a number with a bit a point: the sets of several filters are met, and the points of every value
counted, in no time also where there are fifty thousand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from twosource.model import Factuality, Point, PointId, SourcingKind, Stand, Statement
from twosource.render.case import Case, articles_of, is_doubtful
from twosource.render.points.positions import STANDS
from twosource.render.served.sought import WordIndex, index_words
from twosource.render.wording import FACTUALITY, MAY_BE_ONE, RELATIONS, one_line

SOURCINGS: Mapping[SourcingKind, str] = {
    "one": "one source",
    "several": "several sources",
    "own": "no source shown",
    "mixed": "a source shown by some",
    "public": "a public act",
}
ONENESS: Mapping[str, str] = {"sure": "surely one matter", "may": MAY_BE_ONE.lower()}
LIKELY: Mapping[Factuality, str] = {"PR+": "likely", "PR-": "unlikely", "PS+": "possible", "PS-": "doubtful"}
CERTAINTIES: Mapping[str, str] = {
    "certain": FACTUALITY["CT+"],
    "likely": FACTUALITY["PR+"],
    "possible": FACTUALITY["PS+"],
    "unlikely": FACTUALITY["PR-"],
    "doubtful": FACTUALITY["PS-"],
    **{stand: words for stand, words in STANDS.items() if stand != "stated"},
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The points that stand alone, in reading order, and for each facet the points of each value, as bits."""

    points: tuple[PointId, ...]
    number: Mapping[PointId, int] = field(repr=False)  # of a point its place among them
    bits: Mapping[str, Mapping[str, int]] = field(repr=False)
    words: Mapping[str, Mapping[str, str]] = field(repr=False)  # of a facet how its values are called
    index: WordIndex = field(repr=False)

    @property
    def all(self) -> int:
        """All points, as bits."""
        return (1 << len(self.points)) - 1

    def these(self, points: Iterable[PointId]) -> int:
        """Those of the points that stand alone, as bits."""
        return bits_of((self.number[p] for p in points if p in self.number), len(self.points))

    def page(self, bits: int, start: int, many: int) -> Iterator[PointId]:
        """So many points of the set, from the one at `start` on, in reading order."""
        ones = re.finditer("1", bin(bits)[:1:-1])
        yield from (self.points[one.start()] for one in islice(ones, start, start + many))


def shelve(case: Case) -> Shelf:
    """The look-ups over a case."""
    speakers: dict[PointId, list[str]] = defaultdict(list)
    for one in case.dossier.cited:
        for ident in one.points:
            speakers[ident].append(one_line(one.label))
    told = [point for point in case.dossier.points if point.part_of is None]
    number = {point.id: n for n, point in enumerate(told)}
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, point in enumerate(told):
        for name, values in (
            ("relation", (point.relation,)),
            ("matter", matter_values(point)),
            ("certainty", certainties(point)),
            ("sourcing", [position.sourcing.kind for position in point.positions]),
            ("speaker", speakers.get(point.id, ())),
            ("outlet", [case.by_id[article].outlet for article in articles_of(point)]),
            ("article", articles_of(point)),
        ):
            for value in dict.fromkeys(map(str, values)):
                found[name][value].append(n)
    words: dict[str, Mapping[str, str]] = {
        "relation": {str(name): told for name, told in RELATIONS.items()},
        "matter": ONENESS,
        "certainty": CERTAINTIES,
        "sourcing": {str(name): told for name, told in SOURCINGS.items()},
        "article": {str(r.article.id): f"{r.code} {one_line(r.outlet)}, {r.date}" for r in case.reports},
    }
    bits = {name: {value: bits_of(of, len(told)) for value, of in values.items()} for name, values in found.items()}
    return Shelf(tuple(number), number, bits, words, index_words(case, told))


def bits_of(numbers: Iterable[int], many: int) -> int:
    """The numbers below `many` as the bits of one number."""
    made = bytearray(many // 8 + 1)
    for n in numbers:
        made[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(made, "little")


def matter_values(point: Point) -> tuple[str, ...]:
    """Whether what several articles tell in the point is surely about one matter; nothing of what stands in one."""
    return ("sure",) if point.firm else ("may",) if is_doubtful(point) else ()


def certainties(point: Point) -> tuple[str, ...]:
    """How surely the point is told, each once: by its positions' stands, and where those only state by the words."""
    stands = {n: position.stand for position in point.positions for n in position.statements}
    return tuple(dict.fromkeys(_certainty_key(stands.get(n, "stated"), s) for n, s in enumerate(point.statements)))


def _certainty_key(stand: Stand, statement: Statement) -> str:
    return stand if stand != "stated" else LIKELY.get(statement.factuality, "certain")
