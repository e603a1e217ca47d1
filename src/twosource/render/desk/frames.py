"""A table of a dossier as a pandas data frame or an Arrow table; each text as it is, what is not known missing."""

# ruff: noqa: PLC0415  (the libraries are an extra, each loaded when it is asked for)

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.model import Dossier
from twosource.render.case import open_case
from twosource.render.desk.extra import FRAMES, need
from twosource.render.desk.sheets import SHEETS, Cell, DeskColumn, DeskTable, Kind, sheet

if TYPE_CHECKING:
    import pandas
    import pyarrow

PANDAS: Mapping[Kind, str] = {
    "text": "string",
    "texts": "object",
    "count": "Int64",
    "number": "Float64",
    "flag": "boolean",
}


def frame(dossier: Dossier, name: str) -> "pandas.DataFrame":
    """The table as a data frame; several texts in one cell are a list. Raises InputError, and MissingExtra."""
    need("pandas", "pandas", FRAMES, what="to_frame")
    table = _desk_table(name)
    import pandas

    made = {c.name: pandas.Series(v, dtype=PANDAS[c.kind]) for c, v in _column_values(dossier, table)}
    return pandas.DataFrame(made)


def arrow(dossier: Dossier, name: str) -> "pyarrow.Table":
    """The table as an Arrow table; several texts in one cell are a list. Raises InputError, and MissingExtra."""
    need("pyarrow", "pyarrow", FRAMES, what="to_arrow")
    table = _desk_table(name)
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "count": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in table.columns])
    return pyarrow.table({column.name: values for column, values in _column_values(dossier, table)}, schema=schema)


def _desk_table(name: str) -> DeskTable:
    found = sheet(name)
    if found is None:
        raise InputError(f"table {name!r}: no such table; known are {', '.join(one.name for one in SHEETS)}")
    return found


def _column_values(dossier: Dossier, table: DeskTable) -> list[tuple[DeskColumn, list[object]]]:
    """The values of each column, from the first row to the last."""
    rows = list(table.rows(open_case(dossier)))
    return [(column, [_frames_value(row[at]) for row in rows]) for at, column in enumerate(table.columns)]


def _frames_value(cell: Cell) -> object:
    if isinstance(cell, tuple):
        return list(map(_encodable, cell))
    return _encodable(cell) if isinstance(cell, str) else cell


def _encodable(text: str) -> str:
    """The text; a lone surrogate, which no table can hold, as U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)
