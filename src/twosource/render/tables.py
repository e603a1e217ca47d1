"""The parts of the web page that put the dossier in another order: by number, date, source, article, copied text."""

import difflib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import ArticleId, Cited, Coverage, Figure, Passage, Place
from twosource.render import wording
from twosource.render.case import Brief, Case, Label, Report, Said, articles_of, briefs
from twosource.render.overview import numbers
from twosource.render.telling import tell
from twosource.text import fold

FIGURES = 200  # numbers of points of several articles, those on which they differ first
LONE_FIGURES = 200  # numbers of one article only that are listed; all are marked in the articles
VOICE = 12  # statements shown of one source
BESIDE = 40  # characters before a bare number that are shown with it
MATRIX = 30  # points in the table of coverage
COLUMNS = 12  # articles that fit into a table; of more, the codes are listed
STATES = ("says", "differs", "conflicts", "silent", "not compared")  # the last: no English
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
class Use:
    """Somebody who gives a number, and where."""

    said: Said
    anchor: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number: its words, what they come to, and everybody who says so."""

    words: str
    amount: str
    low: str
    high: str
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


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something that is cited."""

    label: str
    kind: str
    reports: tuple[Report, ...]
    many: int
    briefs: tuple[Brief, ...]
    more: int
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One point: what each article does with it, a word of STATES an article; and the articles of each word."""

    number: int
    label: Label
    cells: tuple[str, ...]
    states: tuple[tuple[str, tuple[Report, ...]], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A point that most articles carry, with those that do not."""

    number: int
    label: Label
    carried: int
    silent: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a shared passage stands in one article; of the pieces, those marked true are not in the other one."""

    report: Report
    words: str
    pieces: tuple[tuple[str, bool], ...]
    length: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch of text that articles share; word for word, one text stands for all."""

    kind: str
    same: bool
    stretches: tuple[Stretch, ...]
    direction: str  # which article may have had it first, and what says so; "" where nothing does


@dataclass(frozen=True, slots=True)
class Person:
    """An actor: anybody or anything named."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int
    reports: tuple[Report, ...]
    evidence: tuple[str, ...]


def figures(case: Case) -> Figures:
    """The numbers that several statements of a point give, and the other numbers."""
    groups: dict[tuple[int, str, str], list[Figure]] = defaultdict(list)
    for figure in case.dossier.figures:
        thing = fold(figure.counted or "").split()
        groups[case.points[figure.point], figure.unit or "", thing[-1] if thing else ""].append(figure)
    together = [of for of in groups.values() if _is_one_count(of)]
    single: dict[Place, Figure] = {}  # a number that stands in several statements once
    for figure in (figure for of in groups.values() if not _is_one_count(of) for figure in of):
        if figure.counted or figure.unit or figure.low != figure.high:  # else its own words tell as much
            single.setdefault(figure.place, figure)
    lone = tuple(_figure_row(case, [figure], None) for figure in list(single.values())[:LONE_FIGURES])
    made = sorted((_figure_group(case, of) for of in together), key=lambda group: not group.varied)
    return Figures(tuple(made[:FIGURES]), len(made[FIGURES:]), lone, len(single) - len(lone))


def _is_one_count(figures: Sequence[Figure]) -> bool:
    """True where several articles count one thing; of what is not named each article may have one number only."""
    places: dict[ArticleId, set[Place]] = defaultdict(set)
    for figure in figures:
        places[figure.place.article].add(figure.place)
    return len(places) > 1 and (bool(figures[0].counted) or all(len(of) == 1 for of in places.values()))


def voices(case: Case) -> tuple[Voice, ...]:
    """Who is cited, the most cited first."""
    return tuple(_voice_row(case, cited) for cited in case.dossier.cited[:CITED])


def coverage(case: Case) -> tuple[CoverageRow, ...]:
    """The weightiest points of several articles, with what each article makes of them."""
    return tuple(_coverage_row(case, row) for row in case.dossier.coverage[:MATRIX])


def gaps(case: Case) -> tuple[Gap, ...]:
    """The points that most articles carry and some do not."""
    found = []
    for omission in case.dossier.omissions:
        point = case.point(omission.point)
        silent = case.origin_articles(omission.silent)
        found.append(Gap(case.points[point.id], case.label(point), len(articles_of(point)), silent))
    return tuple(found)


def copied(case: Case) -> tuple[Copied, ...]:
    """The longest shared passages; those with the same words in several articles are one."""
    return tuple(_copied_row(case, places, passages) for _, places, passages in _copied_passages(case)[:PASSAGES])


def copied_count(case: Case) -> int:
    """How many there are, shown or not."""
    return len(_copied_passages(case))


def _copied_passages(case: Case) -> list[tuple[int, list[Place], list[Passage]]]:
    """Each shared text with its size, its places where it is the same in all, and the passages it was found as."""
    same: dict[tuple[str, str], tuple[list[Place], list[Passage]]] = {}
    found: list[tuple[int, list[Place], list[Passage]]] = []
    for passage in case.dossier.passages:
        a, b = fold(_passage_words(case, passage.a)), fold(_passage_words(case, passage.b))
        if a != b:
            found.append((2 * len(a), [], [passage]))
            continue
        if (passage.kind, a) not in same:
            same[passage.kind, a] = ([], [])
            found.append((0, *same[passage.kind, a]))
        places, passages = same[passage.kind, a]
        passages.append(passage)
        places += [place for place in (passage.a, passage.b) if place not in places]
    return sorted(
        found, key=lambda f: (-_copied_size(f[0], f[1]), case.by_id[f[2][0].a.article].number, f[2][0].a.span)
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
            tuple(sorted(tell(why, case.articles) for why in actor.evidence)),
        )
        for actor in order[:ACTORS]
    )


# --- figures -----------------------------------------------------------------------------------


def _figure_group(case: Case, figures: Sequence[Figure]) -> FigureGroup:
    known = [value for f in figures for value in (f.low, f.high) if value is not None and abs(value) < 1e18]
    least, most = min([0.0, *known]), max([0.0, *known])
    counted = max((f.counted or "" for f in figures), key=len)
    unit = wording.units(figures[0].unit, None) or ""
    named = " ".join(part for part in (unit, counted) if part) or "numbers"
    same: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        same.setdefault(
            (figure.low, figure.high, figure.comparator, fold(_passage_words(case, figure.place))), []
        ).append(figure)
    varied = len({(f.low, f.high, f.comparator) for f in figures}) > 1
    end = 85.0 if any(f.high is None for f in figures) else 100.0  # room for the arrow of an open end
    rows = tuple(_figure_row(case, of, _bar(of[0], least, most, end)) for of in same.values())
    return FigureGroup(case.points[figures[0].point], named, wording.number(least), wording.number(most), varied, rows)


def _figure_row(case: Case, figures: Sequence[Figure], bar: Bar | None) -> FigureRow:
    figure = figures[0]
    return FigureRow(
        words=wording.clipped(_figure_words(case, figure), 200),
        amount=wording.amount(figure),
        low="open" if figure.low is None else wording.number(figure.low),
        high="open" if figure.high is None else wording.number(figure.high),
        bar=bar,
        uses=_uses(case, figures),
    )


def _figure_words(case: Case, figure: Figure) -> str:
    """The words of a number; of a bare one with those before it in its statement, which tell what it is of."""
    words, span = _passage_words(case, figure.place), figure.place.span
    if any(c.isalpha() for c in words):
        return words
    text, start = case.by_id[figure.place.article].article.text, figure.statement.span.start
    before = wording.one_line(text[max(start, span.start - BESIDE) : span.start])
    if start < span.start - BESIDE:
        before = "…" + before.partition(" ")[2]
    return f"{before} {words}".strip()


def _uses(case: Case, figures: Sequence[Figure]) -> tuple[Use, ...]:
    """Each holder once an article, at the first place."""
    found: dict[tuple[int, str], Use] = {}
    for figure in figures:
        report, said = case.by_id[figure.place.article], case.said(figure.statement)
        found.setdefault((report.number, said.holder), Use(said, report.anchor(figure.place.span.start)))
    return tuple(found.values())


def _bar(figure: Figure, least: float, most: float, end: float) -> Bar | None:
    """The figure on a scale on which `least` is at 0 and `most` at `end`; an open side goes to the edge."""
    if figure.low is None and figure.high is None:
        return None
    size = (most - least) or 1.0
    low = 0.0 if figure.low is None else min(end, max(0.0, end * (figure.low - least) / size))
    high = 100.0 if figure.high is None else min(end, max(0.0, end * (figure.high - least) / size))
    return Bar(round(low, 1), round(high, 1), figure.low is None, figure.high is None)


# --- the rest ----------------------------------------------------------------------------------


def _voice_row(case: Case, cited: Cited) -> Voice:
    said = tuple(case.said(statement) for statement in cited.statements)
    reports = case.origin_articles([s.report.article.id for s in said])
    told = briefs(said)
    kind = wording.SOURCE_TYPES[cited.source_type]
    points = numbers(case, cited.points)
    return Voice(cited.label, kind, reports, len(said), told[:VOICE], len(told[VOICE:]), points)


def _coverage_row(case: Case, row: Coverage) -> CoverageRow:
    told = dict.fromkeys(row.says, "says") | dict.fromkeys(row.otherwise, "differs")
    told |= dict.fromkeys(row.conflicts, "conflicts")
    cells = tuple(
        "not compared" if report.article.foreign else told.get(report.article.id, "silent") for report in case.reports
    )
    states = tuple(
        (state, tuple(r for r, cell in zip(case.reports, cells, strict=True) if cell == state)) for state in STATES
    )
    return CoverageRow(case.points[row.point], case.label(case.point(row.point)), cells, states)


def _copied_size(length: int, places: Sequence[Place]) -> int:
    return length + sum(place.span.end - place.span.start for place in places)


def _copied_row(case: Case, places: Sequence[Place], passages: Sequence[Passage]) -> Copied:
    passage = passages[0]
    kind = "verbatim" if places and passage.kind == "near" else passage.kind  # apart from letter case and accents
    stretches = _stretches(case, places) if places else _cut_apart(case, passage)
    return Copied(wording.PASSAGES[kind], bool(places), stretches, direction(case, passages))


def direction(case: Case, passages: Sequence[Passage]) -> str:
    """Which article may have had the words first, with the signs; of several pairs only one that is first in all."""
    found = [p.direction for p in passages if p.direction is not None]
    sources = {d.source for d in found}
    if len(found) != len(passages) or not found:
        return ""
    if len(found) == 1:
        told = "; ".join(f"{case.by_id[s.article].code} {tell(s.why, case.articles)}" for s in found[0].signs)
        return f"{_may(case, found[0].source)}: {told}"
    shared = set.intersection(*({p.a.article, p.b.article} for p in passages))
    ahead = {d.source for d in found if d.source in shared}
    if len(sources) == 1 and ahead == sources:
        return f"{_may(case, found[0].source)}: " + "; ".join(
            dict.fromkeys(f"{case.by_id[s.article].code} {tell(s.why, case.articles)}" for d in found for s in d.signs)
        )
    return ""


def _may(case: Case, source: ArticleId | None) -> str:
    return f"may come from {case.by_id[source].code}" if source else "signs point both ways"


def _stretches(case: Case, places: Sequence[Place]) -> tuple[Stretch, ...]:
    order = sorted(places, key=lambda place: (case.by_id[place.article].number, place.span))
    return tuple(_stretch_of(case, place) for place in order)


def _stretch_of(case: Case, place: Place) -> Stretch:
    report = case.by_id[place.article]
    words = wording.clipped(_passage_words(case, place), PASSAGE)
    length = place.span.end - place.span.start
    return Stretch(report, words, ((words, False),), length, report.anchor(place.span.start))


def _cut_apart(case: Case, passage: Passage) -> tuple[Stretch, ...]:
    """The two sides, cut where they differ, word by word."""
    a, b = _stretch_of(case, passage.a), _stretch_of(case, passage.b)
    left, right = a.words.split(), b.words.split()
    pieces: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)  # at most PASSAGE characters each
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for side, words in ((pieces[0], left[i1:i2]), (pieces[1], right[j1:j2])):
            if words:
                side.append((" ".join(words), tag != "equal"))
    return replace(a, pieces=tuple(pieces[0])), replace(b, pieces=tuple(pieces[1]))


def _passage_words(case: Case, place: Place) -> str:
    return place.span.of(case.by_id[place.article].article.text)
