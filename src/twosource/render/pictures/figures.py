"""The numbers of the points: those that several articles give on one scale, then the others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import ArticleId, Figure, Place, PointId
from twosource.render import wording
from twosource.render.brief.lines import state_head
from twosource.render.case import Case, spoken
from twosource.text import fold

FIGURES = 200  # numbers of points of several articles, those on which they differ first
LONE_FIGURES = 200  # numbers of one article only that are listed; all are marked in the articles
BESIDE = 40  # characters before a bare number that are shown with it


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a number lies on the scale of its group: 0..100, with the sides that are open."""

    low: float
    high: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Use:
    """Somebody who gives a number, "" where the articles do themselves; and where: codes with the places."""

    holder: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number: its words, what they come to, and everybody who says so."""

    words: str
    amount: str
    bar: Bar | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The numbers of one point that count the same thing, on one scale from `least` to `most`."""

    number: int
    counted: str
    least: str
    most: str
    varied: bool  # not everybody gives the same number
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of points: those that several articles give, then the others; and how many of each are not shown."""

    groups: tuple[FigureGroup, ...]
    groups_left: int
    lone: tuple[FigureRow, ...]
    lone_left: int


def figures(case: Case) -> Figures:
    """The numbers in which the statements of a point differ, those that its articles agree on, and the others."""
    heads = _heads(case)
    opposed: dict[tuple[PointId, str | None], list[Figure]] = defaultdict(list)
    equal: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in case.dossier.figures:
        thing = fold(figure.counted or "").split()
        if _is_of_value(case, figure):
            opposed[figure.point, figure.unit].append(figure)
        else:  # of others only the same number is known to be of one thing
            kind = (figure.unit, thing[-1] if thing else "", figure.low, figure.high, figure.comparator)
            equal[figure.point, *kind].append(figure)
    together = [of for of in opposed.values() if len({f.place.article for f in of}) > 1]
    together += [of for of in equal.values() if _is_one_count(of)]
    shown = {figure.place for of in together for figure in of}
    single: dict[Place, Figure] = {}  # a number that stands in several statements once
    for figure in case.dossier.figures:
        if figure.place not in shown and (figure.counted or figure.unit or figure.low != figure.high):
            single.setdefault(figure.place, figure)  # else its own words tell as much
    others = list(single.values())
    lone = tuple(_figure_row(case, [figure], None) for figure in others[:LONE_FIGURES])
    made = [_figure_group(case, of, heads) for of in _figures_each_once(together)]
    made.sort(key=lambda group: not group.varied)
    return Figures(tuple(made[:FIGURES]), len(made[FIGURES:]), lone, len(others) - len(lone))


def _figures_each_once(groups: Sequence[Sequence[Figure]]) -> list[Sequence[Figure]]:
    """The groups without those all of whose numbers stand in one before; a statement may be in several points."""
    seen: set[Place] = set()
    found = []
    for of in groups:
        places = {figure.place for figure in of}
        if not places <= seen:
            found.append(of)
            seen |= places
    return found


def _heads(case: Case) -> dict[tuple[PointId, str], str]:
    """What a number of a point is of, where a matter of the dossier says so: "Dead"."""
    return {
        (ident, fold(clause.words)): state_head(line.about)
        for line in case.dossier.disputes
        if line.state and line.about
        for clause in line.clauses
        for ident in clause.points
        if clause.words
    }


def _is_of_value(case: Case, figure: Figure) -> bool:
    """True for the number by which the statements of its point differ: the dead, not the rescued beside them."""
    words = fold(_number_words(case, figure.place))
    point = case.point(figure.point)
    return any(
        position.value is not None and (words in fold(position.value) or fold(position.value) in words)
        for position in point.positions
        if figure.statement in (point.statements[n] for n in position.statements)
    )


def _is_one_count(figures: Sequence[Figure]) -> bool:
    """True where several articles count one thing; of what is not named each article may have one number only."""
    places: dict[ArticleId, set[Place]] = defaultdict(set)
    for figure in figures:
        places[figure.place.article].add(figure.place)
    return len(places) > 1 and (bool(figures[0].counted) or all(len(of) == 1 for of in places.values()))


def _figure_group(case: Case, figures: Sequence[Figure], heads: Mapping[tuple[PointId, str], str]) -> FigureGroup:
    known = [value for f in figures for value in (f.low, f.high) if value is not None and abs(value) < 1e18]
    least, most = min([0.0, *known]), max([0.0, *known])
    counted = max((f.counted or "" for f in figures), key=len)
    unit = wording.units(figures[0].unit, None) or ""
    named = " ".join(part for part in (unit, counted) if part) or "numbers"
    called = [heads.get((f.point, fold(_number_words(case, f.place))), "") for f in figures]
    named = next(filter(None, called), named)
    same: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        same.setdefault(
            (figure.low, figure.high, figure.comparator, fold(_number_words(case, figure.place))), []
        ).append(figure)
    varied = len({(f.low, f.high, f.comparator) for f in figures}) > 1
    end = 85.0 if any(f.high is None for f in figures) else 100.0  # room for the arrow of an open end
    in_order = sorted(same.values(), key=lambda of: _size(of[0]))
    rows = tuple(_figure_row(case, of, _bar(of[0], least, most, end)) for of in in_order)
    return FigureGroup(case.points[figures[0].point], named, wording.number(least), wording.number(most), varied, rows)


def _size(figure: Figure) -> float:
    known = figure.low if figure.low is not None else figure.high
    return known if known is not None else 0.0


def _figure_row(case: Case, figures: Sequence[Figure], bar: Bar | None) -> FigureRow:
    figure = figures[0]
    return FigureRow(
        words=wording.clipped(_figure_words(case, figure), 200),
        amount=wording.amount(figure),
        bar=bar,
        uses=_uses(case, figures),
    )


def _figure_words(case: Case, figure: Figure) -> str:
    """The words of a number; of a bare one with those before it in its statement, which tell what it is of."""
    words, span = _number_words(case, figure.place), figure.place.span
    if any(c.isalpha() for c in words):
        return words
    text, start = case.by_id[figure.place.article].article.text, figure.statement.span.start
    before = wording.one_line(text[max(start, span.start - BESIDE) : span.start])
    if start < span.start - BESIDE:
        before = "…" + before.partition(" ")[2]
    return f"{before} {words}".strip()


def _uses(case: Case, figures: Sequence[Figure]) -> tuple[Use, ...]:
    """Each holder once, with each article once, at the first place."""
    found: dict[str, dict[str, str]] = {}
    for figure in figures:
        report = case.by_id[figure.place.article]
        holder = spoken(case.said(figure.statement).holder).removeprefix("said by ")
        found.setdefault(holder, {}).setdefault(report.code, report.anchor(figure.place.span.start))
    return tuple(Use(holder, tuple(places.items())) for holder, places in found.items())


def _bar(figure: Figure, least: float, most: float, end: float) -> Bar | None:
    """The figure on a scale on which `least` is at 0 and `most` at `end`; an open side goes to the edge."""
    if figure.low is None and figure.high is None:
        return None
    size = (most - least) or 1.0
    low = 0.0 if figure.low is None else min(end, max(0.0, end * (figure.low - least) / size))
    high = 100.0 if figure.high is None else min(end, max(0.0, end * (figure.high - least) / size))
    return Bar(round(low, 1), round(high, 1), figure.low is None, figure.high is None)


def _number_words(case: Case, place: Place) -> str:
    return place.span.of(case.by_id[place.article].article.text)
