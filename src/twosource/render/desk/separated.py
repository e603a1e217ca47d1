"""A dossier as one table of comma-separated values: its statements, each with its point and position."""

import csv
import io
from collections.abc import Iterator

from twosource.model import Dossier
from twosource.render.case import open_case
from twosource.render.desk.cells import guarded, text_of
from twosource.render.desk.sheets import STATEMENTS, Cell

MARK = "\ufeff"  # by which Excel knows UTF-8


def separated(dossier: Dossier) -> Iterator[bytes]:
    """The lines of the table, UTF-8 with a byte order mark, the heading first; lines end as RFC 4180 has them."""
    yield _csv_line([MARK + STATEMENTS.columns[0].name, *(column.name for column in STATEMENTS.columns[1:])])
    for row in STATEMENTS.rows(open_case(dossier)):
        yield _csv_line([_cell_written(cell) for cell in row])


def _cell_written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return str(cell)
    return guarded(text_of(cell) or "")


def _csv_line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode("utf-8")
