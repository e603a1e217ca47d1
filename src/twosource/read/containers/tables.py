"""A table of articles (.csv .tsv .xlsx .ods) -> Documents: a row an article, columns named like JSON keys."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from twosource.lexicon import table
from twosource.model import Skipped
from twosource.read.containers.structured import Json, Row, named
from twosource.read.document import Document, Unreadable
from twosource.read.encoding import decode
from twosource.read.extra import missing

COLUMN = "column"
CELL_LONGEST = 5_000_000  # characters: of the text of an article, as for any other kind
HEADING_WITHIN = 20  # rows among which the one with the names of the columns is looked for


def read_csv(name: str, data: bytes) -> Iterator[Document | Skipped]:
    """The rows with a text as `table/number` (the heading is row 1), or by the row's own name."""
    text, notes = decode(data)
    separator = max(",;\t", key=text.split("\n", 1)[0].count)
    csv.field_size_limit(CELL_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[str, Sequence[Json]]] = []
    try:
        rows.extend((str(number), cells) for number, cells in enumerate(reader, start=1))
    except csv.Error as problem:
        raise Unreadable(f"line {reader.line_num}: {problem}") from None
    yield from _articles(name, rows, notes)


def read_workbook(name: str, data: bytes) -> Iterator[Document | Skipped]:
    """The rows with a text of every sheet that has such a column, as `table/number` or `table/sheet.number`."""
    try:
        import python_calamine as calamine  # noqa: PLC0415  an extra
    except ImportError:
        raise missing("python-calamine", what="a spreadsheet (.xlsx .ods)") from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in book.sheet_names]
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    # Compiled code on arbitrary bytes: where it gives up altogether, that is no Exception. One table is lost.
    except BaseException as problem:
        words = str(problem).splitlines()
        raise Unreadable(f"no readable spreadsheet: {words[0] if words else type(problem).__name__}") from None
    rows = {sheet: [(str(n), [_plain_cell(c) for c in cells]) for n, cells in enumerate(s, 1)] for sheet, s in sheets}
    told = {sheet: found for sheet, found in rows.items() if _heading_row(found) is not None}
    if not told:
        raise Unreadable(_no_text([cell for found in rows.values() for cell in (found[0][1] if found else ())]))
    for sheet, found in told.items():
        yield from _articles(name if len(told) == 1 else f"{name}/{sheet}", found, ())


def _articles(
    name: str, rows: Sequence[tuple[str, Sequence[Json]]], notes: tuple[str, ...]
) -> Iterator[Document | Skipped]:
    at = _heading_row(rows)
    if at is None:
        raise Unreadable(_no_text(rows[0][1] if rows else ()))
    heading = [_article_column(cell) for cell in rows[at][1]]
    told: list[Row] = [
        (number, {column: cell for column, cell in zip(heading, cells, strict=False) if column})
        for number, cells in rows[at + 1 :]
        if any(cell not in (None, "") for cell in cells)
    ]
    yield from named(name, told, notes, key=COLUMN)


def _heading_row(rows: Sequence[tuple[str, Sequence[Json]]]) -> int | None:
    """The place of the first row that names a column of texts; lines before it are titles of the table."""
    names = set(table("fields")["text"])
    for at, (_, cells) in enumerate(rows[:HEADING_WITHIN]):
        if any(_article_column(cell).lower() in names for cell in cells):
            return at
    return None


def _article_column(cell: Json) -> str:
    """The name of a column as keys have it: "Full text" is full_text."""
    return "_".join(str(cell or "").split())


def _no_text(cells: Sequence[Json]) -> str:
    first = ", ".join(repr(str(cell)[:30]) for cell in cells[:8])
    return f"no column of texts (looked for text, content, body); its first row is {first or 'empty'}"


def _plain_cell(cell: object) -> Json:
    """A cell as JSON has it: days and times as ISO 8601, whole numbers without a fraction."""
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, bool | int | float | str) else None if cell is None else str(cell)
