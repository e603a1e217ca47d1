"""How a point came into the articles, as a picture: who says it, the agency or outlet it came by, the articles.

Three columns of names joined by lines. The list beside it (`Routes.told`) says the same without the picture.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import SHOWS_NONE, ArticleId, Line, Origin, PointId
from twosource.render import wording
from twosource.render.case import Case

STEP = 26.0  # between two names of a column
TOP = 16.0  # the middle of the first name
SOURCE, RELAY, ARTICLE = 0.0, 262.0, 478.0  # where the columns begin
WIDTH = 646.0
LETTER = {"source": 7.7, "relay": 6.9, "article": 6.6}  # width of a letter, so that a line begins behind its name
NOTE = 20  # letters of what an article has
NAME = 32  # letters of a name that are shown
MOST = 12  # articles; of more a picture tells less than the list


@dataclass(frozen=True, slots=True)
class Node:
    """A name: the left end of it, and the middle of its height."""

    x: float
    y: float
    name: str
    kind: str  # "source", "relay" or "article"
    note: str = ""  # of an article, what it has

    @property
    def end(self) -> float:
        """Where the name ends, about."""
        return self.x + LETTER[self.kind] * len(self.name) + 6


@dataclass(frozen=True, slots=True)
class Stroke:
    """From the end of one name to the beginning of another."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def path(self) -> str:
        """As a curve that leaves and arrives level."""
        middle = round((self.x1 + self.x2) / 2, 1)
        return f"M{self.x1:g} {self.y1:g}C{middle:g} {self.y1:g} {middle:g} {self.y2:g} {self.x2:g} {self.y2:g}"


@dataclass(frozen=True, slots=True)
class Routes:
    """The picture, with what it tells as lines of words."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Stroke, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """From a source ("" where none is named) by a relay ("" where there is none) to articles."""

    source: str
    relay: str
    articles: tuple[ArticleId, ...]


def routes(case: Case, line: Line) -> Routes | None:
    """The picture; None where there is nothing to draw: each article tells it itself, or there are too many."""
    articles = case.origin_articles([ident for clause in line.clauses for ident in clause.articles])
    inside = {report.article.id for report in articles}
    points = dict.fromkeys(ident for clause in line.clauses for ident in clause.points)
    ways = _routes_merged([way for origin in _routes_behind(case, line, list(points)) for way in _ways(origin)], inside)
    if not any(way.source or way.relay for way in ways) or not 1 < len(articles) <= MOST:
        return None
    notes = _notes(line)
    order = _routes_in_order(ways, [report.article.id for report in articles])
    right = {
        ident: Node(ARTICLE, TOP + STEP * n, case.by_id[ident].code, "article", notes.get(ident, ""))
        for n, ident in enumerate(order)
    }
    sources = _routes_column(SOURCE, "source", [w.source for w in ways if w.source], _reached(ways, right, "source"))
    relays = _routes_column(RELAY, "relay", [w.relay for w in ways if w.relay], _reached(ways, right, "relay"))
    lines: list[Stroke] = []
    for way in ways:
        source, relay = sources.get(way.source), relays.get(way.relay)
        if source and relay:
            lines.append(_line_between(source, relay))
        at = relay or source
        if at:
            lines += [_line_between(at, right[ident]) for ident in way.articles if ident in right]
    nodes = (*sources.values(), *relays.values(), *right.values())
    height = max(node.y for node in nodes) + TOP
    return Routes(WIDTH, round(height, 1), nodes, tuple(dict.fromkeys(lines)), tuple(_told_ways(case, ways)))


def _ways(origin: Origin) -> list[_Way]:
    if origin.kind in SHOWS_NONE:
        return [_Way("", "", origin.articles)]
    if origin.kind == "wire":
        return [_Way("", wording.one_line(origin.label), origin.articles)]
    name = "one text, nobody says whose" if origin.kind == "text" else wording.one_line(origin.label)
    found = [_Way(name, wording.one_line(relay.name), relay.articles) for relay in origin.through]
    carried = {ident for relay in origin.through for ident in relay.articles}
    direct = tuple(ident for ident in origin.articles if ident not in carried)
    return [*found, *([_Way(name, "", direct)] if direct else [])]


def _routes_behind(case: Case, line: Line, points: list[PointId]) -> list[Origin]:
    """The origins of what the line tells, not of what else its points hold."""
    places = [place for clause in line.clauses for place in clause.places]
    claims = {
        s.claim
        for ident in points
        for s in case.point(ident).statements
        if any(p.article == s.article and p.span.overlaps(s.span) for p in places)
    }
    return [origin for ident in points for origin in case.point(ident).origins if claims & set(origin.claims)]


def _routes_merged(ways: Sequence[_Way], inside: set[ArticleId]) -> list[_Way]:
    """Each source and relay once, with the articles of the matter alone; what shows a source shows it."""
    found: dict[tuple[str, str], list[ArticleId]] = {}
    for way in ways:
        found.setdefault((way.source, way.relay), []).extend(ident for ident in way.articles if ident in inside)
    shown = {ident for (source, relay), of in found.items() if source or relay for ident in of}
    made = [
        _Way(source, relay, tuple(i for i in dict.fromkeys(of) if source or relay or i not in shown))
        for (source, relay), of in found.items()
    ]
    return sorted((way for way in made if way.articles), key=lambda way: not (way.source or way.relay))


def _notes(line: Line) -> dict[ArticleId, str]:
    """The value or stand that each article has."""
    found: dict[ArticleId, list[str]] = {}
    for clause in line.clauses:
        for ident in clause.articles:
            value = clause.stand if clause.whole or not clause.words else clause.words
            found.setdefault(ident, []).append(wording.clipped(value, NOTE))
    return {ident: ", ".join(values) for ident, values in found.items()}


def _routes_in_order(ways: Sequence[_Way], articles: Sequence[ArticleId]) -> list[ArticleId]:
    """The articles so that those of one way stand together; those of none last."""
    rank = {ident: n for n, ident in enumerate(articles)}
    led = [sorted(way.articles, key=lambda a: rank.get(a, 0)) for way in ways if way.source or way.relay]
    return [ident for ident in dict.fromkeys([*itertools.chain(*led), *articles]) if ident in rank]


def _reached(ways: Sequence[_Way], right: dict[ArticleId, Node], side: str) -> dict[str, float]:
    """For each name the mean height of the articles that it leads to."""
    found: dict[str, list[float]] = {}
    for way in ways:
        name = way.source if side == "source" else way.relay
        found.setdefault(name, []).extend(right[ident].y for ident in way.articles if ident in right)
    return {name: sum(of) / len(of) for name, of in found.items() if of}


def _routes_column(x: float, kind: str, names: Sequence[str], heights: dict[str, float]) -> dict[str, Node]:
    """The names one under the other, each as near to what it leads to as there is room."""
    found: dict[str, Node] = {}
    at = TOP - STEP
    for name in sorted(dict.fromkeys(names), key=lambda n: (heights.get(n, 0.0), n)):
        at = max(at + STEP, heights.get(name, TOP))
        found[name] = Node(x, round(at, 1), wording.clipped(name, NAME), kind)
    return found


def _line_between(a: Node, b: Node) -> Stroke:
    return Stroke(round(a.end, 1), a.y, b.x - 6, b.y)


def _told_ways(case: Case, ways: Sequence[_Way]) -> list[str]:
    """A line a way: "Orrow Coastguard → Norwick Press → A2 A3 A6"."""
    found = []
    for way in ways:
        codes = " ".join(report.code for report in case.origin_articles(way.articles))
        if way.source or way.relay:
            found.append(" → ".join(part for part in (way.source, way.relay, codes) if part))
        else:
            found.append(f"{codes}: no source shown")
    return found
