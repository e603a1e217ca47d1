"""The parts of the web page that put the dossier in another order: by source, article, copied text."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import ArticleId, Cell, Cited, Coverage, Passage, Place
from twosource.render import wording
from twosource.render.case import Case, Label, Report, Said, articles_of, is_doubtful, perhaps_articles, surely
from twosource.render.overview import numbers
from twosource.render.points.positions import STANDS
from twosource.render.telling import tell
from twosource.text import fold

VOICE = 12  # statements shown of one source
MATRIX = 60  # points in the table of coverage
CELL = 24  # characters of a cell
COLUMNS = 12  # articles that fit into a table; of more, the codes are listed
SILENT, FOREIGN, STATED, PERHAPS = "–", "not English", "✓", "perhaps"  # in a cell of the table of coverage
PASSAGE = 900  # characters of a shared passage that are shown
PASSAGES = 60
ACTORS = 150
CITED = 120


@dataclass(frozen=True, slots=True)
class Brief:
    """Statements of the same words, holder and certainty, told once; `said` is the first of `all`."""

    said: Said
    all: tuple[Said, ...]


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
class Square:
    """What one article has for a point: its own value or stand, and where; SILENT where nothing was found."""

    words: str
    kind: str  # "has", "conflicts", "differs", "silent" or "foreign"
    anchor: str  # "" where there are no words of it


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One point: a square an article; and the articles that carry it by what they have, with how many are silent."""

    number: int
    label: Label
    squares: tuple[Square, ...]
    states: tuple[tuple[str, tuple[Report, ...]], ...]
    silent: int


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


def voices(case: Case) -> tuple[Voice, ...]:
    """Who is cited, the most cited first."""
    return tuple(_voice_row(case, cited) for cited in case.dossier.cited[:CITED])


def coverage(case: Case) -> tuple[CoverageRow, ...]:
    """The weightiest points of several articles that stand alone, with what each article has for them."""
    main = set(case.dossier.main) or {row.point for row in case.dossier.coverage}
    return tuple(_coverage_row(case, row) for row in case.dossier.coverage if row.point in main)[:MATRIX]


def gaps(case: Case) -> tuple[Gap, ...]:
    """The points that most articles carry and some do not."""
    found = []
    main = set(case.dossier.main)
    for omission in case.dossier.omissions:
        if main and omission.point not in main:
            continue
        point = case.point(omission.point)
        silent = case.origin_articles(omission.silent)
        found.append(
            Gap(
                case.points[point.id], case.label(point), len(articles_of(point)) - len(perhaps_articles(point)), silent
            )
        )
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
        )
        for actor in order[:ACTORS]
    )


# --- the rest ----------------------------------------------------------------------------------


def _voice_row(case: Case, cited: Cited) -> Voice:
    said = tuple(case.said(statement) for statement in cited.statements)
    reports = case.origin_articles([s.report.article.id for s in said])
    told = _briefs(said)
    kind = wording.SOURCE_TYPES[cited.source_type]
    points = numbers(case, cited.points)
    return Voice(cited.label, kind, reports, len(said), told[:VOICE], len(told[VOICE:]), points)


def _coverage_row(case: Case, row: Coverage) -> CoverageRow:
    squares = {cell.article: _square(case, row, cell) for cell in row.cells}
    found = tuple(
        squares.get(report.article.id)
        or (Square(FOREIGN, "foreign", "") if report.article.foreign else Square(SILENT, "silent", ""))
        for report in case.reports
    )
    by_words: dict[str, list[Report]] = {}
    for report, square in zip(case.reports, found, strict=True):
        if square.anchor:
            by_words.setdefault(square.words, []).append(report)
    states = tuple((words, tuple(of)) for words, of in by_words.items())
    silent = sum(square.kind == "silent" for square in found)
    return CoverageRow(case.points[row.point], case.label(case.point(row.point)), found, states, silent)


def _square(case: Case, row: Coverage, cell: Cell) -> Square:
    point = case.point(row.point)
    perhaps = perhaps_articles(point) or (articles_of(point) if is_doubtful(point) else ())
    against, otherwise = cell.article in row.conflicts, cell.article in row.otherwise
    words = cell.value or (STATED if cell.stand == "stated" else STANDS[cell.stand])
    if words == STATED and cell.article in perhaps and cell.article != point.label_place.article:
        words = PERHAPS
    kind = "conflicts" if against else "differs" if otherwise else "has"
    return Square(wording.clipped(words, CELL), kind, _report_anchor(case, cell.place))


def _report_anchor(case: Case, place: Place) -> str:
    return case.by_id[place.article].anchor(place.span.start)


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


def _briefs(said: Sequence[Said]) -> tuple[Brief, ...]:
    """The statements in their order, those that tell the same in the same words together."""
    same: dict[tuple[str, str, str], list[Said]] = {}
    for one in said:
        same.setdefault((one.words, one.holder, surely(one)), []).append(one)
    return tuple(Brief(of[0], tuple(of)) for of in same.values())
