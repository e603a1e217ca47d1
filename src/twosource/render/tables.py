"""The parts of the web page that put the dossier in another order: by number, date, source, article, copied text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import ArticleId, Cited, Figure, Moment, Place, Point
from twosource.render import wording
from twosource.render.case import Case, Label, Report, Said, articles_of, label_statement
from twosource.render.overview import numbers, shared_points
from twosource.text import fold

LONE_FIGURES = 200  # numbers of one article only that are listed; all are marked in the articles
MOMENT = 4  # statements shown of one moment
MATRIX = 30  # points in the table of coverage
COLUMNS = 12  # articles that fit into a table; of more, the codes are listed
PASSAGE = 900  # characters of a shared passage that are shown
PASSAGES = 60
ACTORS = 150
CITED = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a number lies on the scale of its group: 0..100, with the sides that are open."""

    low: float
    high: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number: its words, what they come to, who says it."""

    words: str
    amount: str
    low: str
    high: str
    said: Said
    bar: Bar | None
    anchor: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The numbers of one point that count the same thing, on one scale from `least` to `most`."""

    number: int
    counted: str
    least: str
    most: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A moment of the timeline in words."""

    when: str
    settled: bool  # one day
    label: str
    statements: tuple[Said, ...]
    more: int
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something that is cited."""

    label: str
    kind: str
    reports: tuple[Report, ...]
    statements: tuple[Said, ...]
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One point: for each article `says`, `otherwise` or `silent`."""

    number: int
    label: Label
    cells: tuple[str, ...]
    says: tuple[Report, ...]
    otherwise: tuple[Report, ...]
    silent: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A point that most articles carry, with those that do not."""

    number: int
    label: Label
    carried: int
    silent: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a shared passage stands in one article."""

    report: Report
    words: str
    length: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch of text that articles share; word for word, one text stands for all."""

    kind: str
    same: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """An actor: anybody or anything named."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int
    reports: tuple[Report, ...]
    evidence: tuple[str, ...]


def figure_groups(case: Case) -> tuple[tuple[FigureGroup, ...], tuple[FigureRow, ...], int]:
    """Numbers that several statements of a point give, the other numbers, and how many of these are not shown."""
    groups: dict[tuple[int, str, str], list[Figure]] = defaultdict(list)
    for figure in case.dossier.figures:
        thing = fold(figure.counted or "").split()
        groups[case.points[figure.point], figure.unit or "", thing[-1] if thing else ""].append(figure)
    together = [of for of in groups.values() if len(of) > 1]
    single = [of[0] for of in groups.values() if len(of) == 1]
    shown = tuple(_figure_row(case, figure, None) for figure in single[:LONE_FIGURES])
    return tuple(_figure_group(case, of) for of in together), shown, len(single) - len(shown)


def timeline(case: Case) -> tuple[Day, ...]:
    """The moments in their order."""
    return tuple(_day(case, moment) for moment in case.dossier.timeline)


def voices(case: Case) -> tuple[Voice, ...]:
    """Who is cited, the most cited first."""
    return tuple(_voice(case, cited) for cited in case.dossier.cited[:CITED])


def coverage(case: Case) -> tuple[CoverageRow, ...]:
    """The weightiest points of several articles, with what each article makes of them."""
    return tuple(_coverage(case, point) for point in shared_points(case)[:MATRIX])


def gaps(case: Case) -> tuple[Gap, ...]:
    """The points that most articles carry and some do not."""
    found = []
    for omission in case.dossier.omissions:
        point = case.point(omission.point)
        silent = case.origin_articles(omission.silent)
        found.append(Gap(case.points[point.id], case.label(point), len(articles_of(point)), silent))
    return tuple(found)


def copied(case: Case) -> tuple[Copied, ...]:
    """The shared passages; those with the same words in several articles are one."""
    same: dict[str, list[Place]] = defaultdict(list)
    found: list[Copied] = []
    for passage in case.dossier.passages:
        a, b = _stretch(case, passage.a), _stretch(case, passage.b)
        key = f"{passage.kind} {fold(_words(case, passage.a))}"
        if fold(_words(case, passage.a)) == fold(_words(case, passage.b)):
            same[key] += [place for place in (passage.a, passage.b) if place not in same[key]]
        else:
            found.append(Copied(wording.PASSAGES[passage.kind], False, (a, b)))
    one = [
        Copied(
            wording.PASSAGES["same_quote" if key.startswith("same_quote") else "verbatim"],
            True,
            tuple(_stretch(case, place) for place in sorted(places, key=lambda p: case.by_id[p.article].number)),
        )
        for key, places in same.items()
    ]
    return tuple(
        sorted([*one, *found], key=lambda c: (-len(c.stretches) * c.stretches[0].length, c.stretches[0].anchor))
    )


def people(case: Case) -> tuple[Person, ...]:
    """The actors, the most often named first."""
    order = sorted(case.dossier.actors, key=lambda a: (-len({m.article for m in a.mentions}), -len(a.mentions), a.name))
    return tuple(
        Person(
            actor.name,
            wording.MENTION_TYPES[actor.type],
            tuple(alias for alias in actor.aliases if alias != actor.name),
            len(actor.mentions),
            case.origin_articles([place.article for place in actor.mentions]),
            actor.evidence,
        )
        for actor in order[:ACTORS]
    )


# --- figures -----------------------------------------------------------------------------------


def _figure_group(case: Case, figures: Sequence[Figure]) -> FigureGroup:
    known = [value for f in figures for value in (f.low, f.high) if value is not None and abs(value) < 1e18]
    least, most = min([0.0, *known]), max([0.0, *known])
    counted = max((f.counted or "" for f in figures), key=len)
    unit = figures[0].unit or ""
    named = " ".join(part for part in (unit, counted) if part) or "numbers"
    rows = tuple(_figure_row(case, f, _bar(f, least, most)) for f in figures)
    return FigureGroup(case.points[figures[0].point], named, wording.number(least), wording.number(most), rows)


def _figure_row(case: Case, figure: Figure, bar: Bar | None) -> FigureRow:
    report = case.by_id[figure.place.article]
    return FigureRow(
        words=wording.clipped(_words(case, figure.place), 200),
        amount=wording.amount(figure),
        low="open" if figure.low is None else wording.number(figure.low),
        high="open" if figure.high is None else wording.number(figure.high),
        said=case.said(figure.statement),
        bar=bar,
        anchor=report.anchor(figure.place.span.start),
    )


def _bar(figure: Figure, least: float, most: float) -> Bar | None:
    if figure.low is None and figure.high is None:
        return None
    size = (most - least) or 1.0
    low = 0.0 if figure.low is None else min(100.0, max(0.0, 100 * (figure.low - least) / size))
    high = 100.0 if figure.high is None else min(100.0, max(0.0, 100 * (figure.high - least) / size))
    return Bar(round(low, 1), round(high, 1), figure.low is None, figure.high is None)


# --- the rest ----------------------------------------------------------------------------------


def _day(case: Case, moment: Moment) -> Day:
    shown = tuple(case.said(statement) for statement in moment.statements[:MOMENT])
    when = wording.when(moment.earliest, moment.latest)
    settled = moment.earliest is not None and moment.earliest == moment.latest
    more = len(moment.statements) - len(shown)
    return Day(when, settled, moment.label, shown, more, numbers(case, moment.points))


def _voice(case: Case, cited: Cited) -> Voice:
    said = tuple(case.said(statement) for statement in cited.statements)
    reports = case.origin_articles([s.report.article.id for s in said])
    return Voice(cited.label, wording.SOURCE_TYPES[cited.source_type], reports, said, numbers(case, cited.points))


def _coverage(case: Case, point: Point) -> CoverageRow:
    carried = set(articles_of(point))
    against = _against(point)
    states = {
        r.number: "silent" if r.article.id not in carried else "otherwise" if r.article.id in against else "says"
        for r in case.reports
    }
    of = {
        state: tuple(r for r in case.reports if states[r.number] == state) for state in ("says", "otherwise", "silent")
    }
    return CoverageRow(
        case.points[point.id],
        case.label(point),
        tuple(states[r.number] for r in case.reports),
        of["says"],
        of["otherwise"],
        of["silent"],
    )


def _against(point: Point) -> set[ArticleId]:
    """The articles with a statement that differs from the one in the label, conflicts with it or updates it."""
    if not point.statements:
        return set()
    shown = label_statement(point)
    of_claim = {statement.claim: statement.article for statement in point.statements}
    found = set()
    for link in point.links:
        if link.relation in ("differ", "conflict", "update") and shown.claim in (link.a, link.b):
            other = link.b if link.a == shown.claim else link.a
            found.add(of_claim.get(other, shown.article))
    return found - {shown.article}


def _stretch(case: Case, place: Place) -> Stretch:
    report = case.by_id[place.article]
    length = place.span.end - place.span.start
    return Stretch(report, wording.clipped(_words(case, place), PASSAGE), length, report.anchor(place.span.start))


def _words(case: Case, place: Place) -> str:
    return place.span.of(case.by_id[place.article].article.text)
