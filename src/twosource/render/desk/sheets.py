"""A dossier as tables: the visible tuple `SHEETS`, each with its columns and a function that gives its rows.

The workbook, the one table and the data frames are made of these, so that all tell the same. Points and articles are
numbered as on the web page; the column `id` of a point stays the same when articles are added.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from twosource.model import Point, Position, Statement
from twosource.render import wording
from twosource.render.brief.lines import brief_lines
from twosource.render.case import Case, Report, articles_of
from twosource.render.overview import explained
from twosource.render.points.quotes import page_number
from twosource.render.sourcing import sourcing_words

Kind = Literal["text", "texts", "count", "number", "flag"]
Cell = str | int | float | bool | tuple[str, ...] | None
CellRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DeskColumn:
    """One column: its name, what kind of value it holds, what it says; `wide` is its width in characters."""

    name: str
    kind: Kind
    what: str
    wide: int = 12


@dataclass(frozen=True, slots=True)
class DeskTable:
    """One table of a dossier: what a row is, the columns, and the rows in the order of the dossier."""

    name: str
    what: str
    columns: tuple[DeskColumn, ...]
    rows: Callable[[Case], Iterator[CellRow]]


def _brief_cells(case: Case) -> Iterator[CellRow]:
    for line in brief_lines(case):
        text = wording.one_line("".join(part.text for part in line.parts))
        yield (line.head, text, tuple(map(str, line.points)))


def _article_cells(case: Case) -> Iterator[CellRow]:
    for report in case.reports:
        article = report.article
        yield (
            report.code,
            article.name,
            article.title,
            article.outlet,
            article.author,
            article.published,
            article.url,
            article.language,
            article.other_names,
            article.other_outlets,
            len(report.claims.claims),
        )


def _point_cells(case: Case) -> Iterator[CellRow]:
    for number, point in enumerate(case.dossier.points, start=1):
        label = case.label(point)
        reports = case.origin_articles(articles_of(point))
        yield (
            number,
            point.id,
            point.label,
            label.holder,
            label.surely or None,
            point.relation,
            point.about,
            len(reports),
            _article_codes(reports),
            _article_codes(case.origin_articles([statement.article for statement in point.firm_statements])),
            len(point.positions),
            case.points.get(point.part_of) if point.part_of else None,
            *point.independent,
            explained(case, point) or None,
        )


def _position_cells(case: Case) -> Iterator[CellRow]:
    for number, point in enumerate(case.dossier.points, start=1):
        for place, position in enumerate(point.positions, start=1):
            yield (
                number,
                place,
                point.label,
                position.value,
                position.stand,
                position.said_by,
                _article_codes(case.origin_articles(position.articles)),
                position.since,
                position.latest,
                position.sourcing.kind,
                sourcing_words(position.sourcing),
                len(position.statements),
            )


def _statement_cells(case: Case) -> Iterator[CellRow]:
    for number, point in enumerate(case.dossier.points, start=1):
        standing = _position_of_each(point)
        for index, statement in enumerate(point.statements):
            place, position = standing.get(index, (None, None))
            yield (
                number,
                point.label,
                point.relation,
                place,
                position.value if position else None,
                position.stand if position else None,
                position.latest if position else None,
                index in point.firm if len(articles_of(point)) > 1 else None,
                *_stated_cells(case, statement),
            )


def _position_of_each(point: Point) -> Mapping[int, tuple[int, Position]]:
    """The position, with its number, that each of the point's statements stands in."""
    return {index: (n, one) for n, one in enumerate(point.positions, start=1) for index in one.statements}


def _stated_cells(case: Case, statement: Statement) -> CellRow:
    """What is told of a statement wherever it stands: STATED."""
    said = case.said(statement)
    article = said.report.article
    sentence = case.context(said).of(article.text)
    return (
        said.report.code,
        said.report.outlet,
        article.published,
        statement.said_by,
        said.holder,
        said.certainty,
        said.hedges,
        statement.span.of(article.text),
        sentence,
        article.name,
        statement.span.start,
        statement.span.end,
        page_number(article, statement.span.start),
    )


def _source_cells(case: Case) -> Iterator[CellRow]:
    for cited in case.dossier.cited:
        reports = case.origin_articles([statement.article for statement in cited.statements])
        yield (
            cited.label,
            wording.SOURCE_TYPES[cited.source_type],
            len(cited.statements),
            len(cited.points),
            tuple(str(case.points[ident]) for ident in cited.points if ident in case.points),
            _article_codes(reports),
        )


def _figure_cells(case: Case) -> Iterator[CellRow]:
    for figure in case.dossier.figures:
        article = case.by_id[figure.place.article].article
        yield (
            case.points[figure.point],
            wording.one_line(wording.amount(figure)),
            figure.low,
            figure.high,
            figure.comparator,
            figure.unit,
            figure.counted,
            figure.place.span.of(article.text),
            *_stated_cells(case, figure.statement),
        )


def _moment_cells(case: Case) -> Iterator[CellRow]:
    for moment in case.dossier.timeline:
        numbers = tuple(str(case.points[ident]) for ident in moment.points if ident in case.points)
        for statement in moment.statements:
            yield (
                moment.earliest,
                moment.latest,
                wording.when(moment.earliest, moment.latest),
                moment.label,
                numbers,
                *_stated_cells(case, statement),
            )


def _skipped_cells(case: Case) -> Iterator[CellRow]:
    return ((skipped.name, skipped.reason) for skipped in case.dossier.skipped)


def _article_codes(reports: tuple[Report, ...]) -> tuple[str, ...]:
    return tuple(report.code for report in reports)


NUMBER = DeskColumn("point", "count", "number of the point, from 1, as on the page", 6)
LABEL = DeskColumn("label", "text", "the words that stand for the point", 50)
RELATION = DeskColumn("relation", "text", "single agree refine differ conflict update", 10)
POSITION = DeskColumn("position", "count", "number of the position in its point, from 1; the latest state is last", 8)
VALUE = DeskColumn("value", "text", "what the position says where values differ, in the words of the texts", 20)
STAND = DeskColumn("stand", "text", "stated alleged denied open planned done", 9)
LATEST = DeskColumn("latest", "flag", "true for the last of several states that follow each other", 7)
FIRM = DeskColumn("firm", "flag", "true where it is surely about the matter of its point; empty where it is alone", 7)
CODES = DeskColumn("articles", "texts", "codes of the articles", 14)
STATED = (
    DeskColumn("article", "text", "code of the article: A1, A2 ...", 7),
    DeskColumn("outlet", "text", "its outlet, or the name of the file", 20),
    DeskColumn("published", "text", "when it was published, as exactly as known", 11),
    DeskColumn("said_by", "text", "who says it, in the text's words; empty: no source is named", 24),
    DeskColumn("holder", "text", "the same with who passes it on, or that it is the article's own voice", 28),
    DeskColumn("certainty", "text", "how surely it is put", 18),
    DeskColumn("hedges", "texts", "the words that make it less certain", 14),
    DeskColumn("words", "text", "the exact words of the statement", 60),
    DeskColumn("sentence", "text", "the sentence they stand in", 60),
    DeskColumn("file", "text", "name of the article", 20),
    DeskColumn("start", "count", "where the words begin in the article's text, in characters from 0", 7),
    DeskColumn("end", "count", "where they end", 7),
    DeskColumn("page", "count", "page of a PDF", 6),
)
STATEMENTS = DeskTable(
    "statements",
    "a row a statement, with its point and position",
    (NUMBER, LABEL, RELATION, POSITION, VALUE, STAND, LATEST, FIRM, *STATED),
    _statement_cells,
)
SHEETS: tuple[DeskTable, ...] = (
    DeskTable(
        "in_short",
        "a row a line of what an editor wants to know first",
        (
            DeskColumn("about", "text", "what the line is about", 28),
            DeskColumn("text", "text", "the line", 110),
            DeskColumn("points", "texts", "numbers of the points", 14),
        ),
        _brief_cells,
    ),
    DeskTable(
        "points",
        "a row a point",
        (
            NUMBER,
            DeskColumn("id", "text", "id of the point, the same when articles are added", 18),
            LABEL,
            DeskColumn("holder", "text", "who says the words of the label", 28),
            DeskColumn("surely", "text", "how surely, where they are not stated as certain", 22),
            RELATION,
            DeskColumn("about", "text", "in what its statements differ, or the one adds", 10),
            DeskColumn("in_articles", "count", "in how many articles", 8),
            CODES,
            DeskColumn("surely_in", "texts", "those that are surely about one matter; none: compare the words", 14),
            DeskColumn("positions", "count", "how many values or stands", 8),
            DeskColumn("part_of", "count", "number of the point in whose sentences it is read", 8),
            DeskColumn("sources_low", "count", "independent origins, at least", 8),
            DeskColumn("sources_high", "count", "independent origins, at most", 8),
            DeskColumn("explanation", "text", "why the statements stand as they do", 60),
        ),
        _point_cells,
    ),
    DeskTable(
        "positions",
        "a row a value or stand of a point",
        (
            NUMBER,
            POSITION,
            LABEL,
            VALUE,
            STAND,
            DeskColumn("said_by", "texts", "who says it", 28),
            CODES,
            DeskColumn("since", "text", "the earliest day of its articles", 11),
            LATEST,
            DeskColumn("sourcing", "text", "one several own mixed public", 9),
            DeskColumn("rests_on", "text", "on what it rests, in words", 60),
            DeskColumn("statements", "count", "how many statements", 8),
        ),
        _position_cells,
    ),
    STATEMENTS,
    DeskTable(
        "sources",
        "a row for everybody and everything cited",
        (
            DeskColumn("source", "text", "who or what, in the texts' words", 36),
            DeskColumn("kind", "text", "named person, unnamed official, document ...", 18),
            DeskColumn("statements", "count", "how many statements", 8),
            DeskColumn("in_points", "count", "in how many points", 8),
            DeskColumn("points", "texts", "numbers of the points", 20),
            CODES,
        ),
        _source_cells,
    ),
    DeskTable(
        "figures",
        "a row a number in a statement",
        (
            NUMBER,
            DeskColumn("amount", "text", "the number with bounds, unit and what is counted", 28),
            DeskColumn("low", "number", "lower bound; empty where open", 10),
            DeskColumn("high", "number", "upper bound; empty where open", 10),
            DeskColumn("comparator", "text", "exact approx at_least more_than at_most less_than range", 11),
            DeskColumn("unit", "text", "the unit", 12),
            DeskColumn("counted", "text", "what is counted", 16),
            DeskColumn("number", "text", "the words of the number", 16),
            *STATED,
        ),
        _figure_cells,
    ),
    DeskTable(
        "timeline",
        "a row a dated statement, in order of time",
        (
            DeskColumn("earliest", "text", "first day it may be; empty where open", 11),
            DeskColumn("latest", "text", "last day it may be; empty where open", 11),
            DeskColumn("when", "text", "the same in short", 22),
            DeskColumn("time", "text", "the words that date it", 18),
            DeskColumn("points", "texts", "numbers of the points", 10),
            *STATED,
        ),
        _moment_cells,
    ),
    DeskTable(
        "articles",
        "a row an article",
        (
            DeskColumn("article", "text", "code of the article: A1, A2 ...", 7),
            DeskColumn("file", "text", "its name", 24),
            DeskColumn("title", "text", "its title", 50),
            DeskColumn("outlet", "text", "its outlet", 20),
            DeskColumn("author", "text", "its author", 20),
            DeskColumn("published", "text", "when it was published, as exactly as known", 20),
            DeskColumn("url", "text", "its address", 40),
            DeskColumn("language", "text", "ISO 639-1; what is not en is not compared", 8),
            DeskColumn("same_text", "texts", "files with the same text", 24),
            DeskColumn("same_text_outlets", "texts", "outlets that carried it too", 24),
            DeskColumn("claims", "count", "statements found in it", 8),
        ),
        _article_cells,
    ),
    DeskTable(
        "skipped",
        "a row an input that was not read",
        (DeskColumn("file", "text", "its name", 40), DeskColumn("reason", "text", "why", 80)),
        _skipped_cells,
    ),
)


def sheet(name: str) -> DeskTable | None:
    """The table of that name."""
    return next((one for one in SHEETS if one.name == name), None)
