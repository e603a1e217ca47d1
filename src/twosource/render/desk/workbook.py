"""A dossier as a workbook for Excel, LibreOffice and the like: a sheet a table."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count, islice

import xlsxwriter

from twosource.model import Dossier
from twosource.render.case import Case, open_case
from twosource.render.desk.cells import NO_DATE, is_risky, text_of
from twosource.render.desk.sheets import SHEETS, Cell, CellRow, DeskTable

ROWS = 1_048_576  # of a sheet, the heading among them
WRAPPED = 40  # characters; columns so wide break their lines
# Nothing is a formula, a link or a number but what is written as one.
OPTIONS = {
    "in_memory": True,  # else the library writes files of its own beside
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look; `held` and `wrapped_held` keep a text a text when somebody edits the cell."""

    head: xlsxwriter.format.Format
    plain: xlsxwriter.format.Format
    held: xlsxwriter.format.Format
    wrapped: xlsxwriter.format.Format
    wrapped_held: xlsxwriter.format.Format


def workbook(dossier: Dossier) -> bytes:
    """The file's bytes; the same for the same dossier."""
    case = open_case(dossier)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": text_of(dossier.subject) or "", "created": NO_DATE})
    formats = _Formats(
        head=book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        plain=book.add_format({"valign": "top"}),
        held=book.add_format({"valign": "top", "quote_prefix": True}),
        wrapped=book.add_format({"valign": "top", "text_wrap": True}),
        wrapped_held=book.add_format({"valign": "top", "text_wrap": True, "quote_prefix": True}),
    )
    for table in SHEETS:
        _write_table(book, table, case, formats)
    book.close()
    return out.getvalue()


def _write_table(book: xlsxwriter.Workbook, table: DeskTable, case: Case, formats: _Formats) -> None:
    """The table on a sheet; one with more rows than a sheet holds goes on on the next, "statements 2"."""
    rows = table.rows(case)
    _write_sheet(book, table, table.name, islice(rows, ROWS - 1), formats)
    for number in count(2):
        if (first := next(rows, None)) is None:
            break
        _write_sheet(book, table, f"{table.name} {number}", chain([first], islice(rows, ROWS - 2)), formats)


def _write_sheet(
    book: xlsxwriter.Workbook, table: DeskTable, name: str, rows: Iterable[CellRow], formats: _Formats
) -> None:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        page.set_column(at, at, column.wide)
        page.write_string(0, at, column.name, formats.head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            _write_cell(page, (last, at), cell, formats, wrapped=table.columns[at].wide >= WRAPPED)
    page.autofilter(0, 0, last, len(table.columns) - 1)


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], cell: Cell, formats: _Formats, *, wrapped: bool
) -> None:
    if isinstance(cell, bool):
        page.write_boolean(*place, cell, formats.plain)
    elif isinstance(cell, int | float):
        page.write_number(*place, cell, formats.plain)
    elif text := text_of(cell):
        held, free = (formats.wrapped_held, formats.wrapped) if wrapped else (formats.held, formats.plain)
        page.write_string(*place, text, held if is_risky(text) else free)
