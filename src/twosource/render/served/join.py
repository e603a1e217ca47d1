"""What a point may be joined with: what the program would ask about, what has the same words, or what was searched."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from twosource.model import Point, PointId
from twosource.render.served.addresses import place_key, statement_address
from twosource.render.served.html import DeskPage
from twosource.render.served.listing import LinePoint, line_point
from twosource.render.served.point import SETTABLE, Choice, asked_place, choices
from twosource.render.served.seen import Seen
from twosource.render.served.sought import typed
from twosource.render.wording import RELATIONS

OFFERED = 12  # points
SHORTEST = 4  # letters of a word by which points are near
FEW, COMMON = 20, 10  # points, or one in so many: a word that more have tells nothing


@dataclass(frozen=True, slots=True)
class Joinable:
    """A point that may be joined: why it is offered, and its statements to choose from."""

    line: LinePoint
    because: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """A point and what it may be joined with."""

    key: str  # the statement that is joined
    address: str  # of its point
    words: str
    q: str
    offered: tuple[Joinable, ...]
    found: int
    choices: tuple[Choice, ...]  # statements of the point
    relations: tuple[tuple[str, str], ...]


def join_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """What the point of that place may be joined with, or what was searched for it."""
    place = asked_place(seen, asked)
    point = seen.ways.points[seen.ways.standing[place][0]]
    q = asked.get("q", "").strip()
    found = list(_points_with(seen, point, q) if q else _near_points(seen, point))
    joining = Joining(
        key=place_key(place),
        address=statement_address(place),
        words=seen.view.words(place.article, place.span),
        q=q,
        offered=tuple(_joinable(seen, ident, why, q) for ident, why in found[:OFFERED]),
        found=len(found),
        choices=choices(seen, point.statements),
        relations=tuple((one, RELATIONS[one]) for one in SETTABLE),
    )
    return DeskPage("join", "Join with another point", joining)


def _joinable(seen: Seen, ident: PointId, why: str, q: str) -> Joinable:
    point = seen.ways.points[ident]
    line = line_point(seen, point, typed(q))
    offered = sorted(choices(seen, point.statements), key=lambda one: one.key != line.key)  # the label's first
    return Joinable(line, why, tuple(offered))


def _points_with(seen: Seen, point: Point, q: str) -> Iterator[tuple[PointId, str]]:
    found = seen.shelf.index.points(typed(q))
    yield from ((ident, "") for n in sorted(found) if (ident := seen.shelf.points[n]) != point.id)


def _near_points(seen: Seen, point: Point) -> Iterator[tuple[PointId, str]]:
    """Those of which a suggestion asks, then those that share most of the rare words of its statements."""
    claims = {s.claim for s in point.statements}
    asked: list[PointId] = []
    for one in seen.suggestions:
        other = one.b if one.a in claims else one.a if one.b in claims else None
        asked += seen.ways.of_claim.get(other, ())[:1] if other else ()
    offered = [ident for ident in dict.fromkeys(asked) if ident != point.id and ident in seen.shelf.number]
    yield from ((ident, "may be one matter") for ident in offered)
    if point.id not in seen.shelf.number:
        return
    told, index = {seen.shelf.number[ident] for ident in [point.id, *offered]}, seen.shelf.index
    words = {word for text in index.of(seen.shelf.number[point.id]) for word in text.split() if len(word) >= SHORTEST}
    weight: dict[int, float] = defaultdict(float)
    for word in sorted(words):
        having = {index.point[n] for n in index.having[word]}
        if len(having) <= max(FEW, len(seen.shelf.points) // COMMON):
            rare = log(len(seen.shelf.points) / len(having))
            for n in having - told:
                weight[n] += rare
    ranked = sorted(weight, key=lambda n: (-weight[n], n))[:OFFERED]
    yield from ((seen.shelf.points[n], "has words in common") for n in ranked)
