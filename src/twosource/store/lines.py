"""A whole case as JSON Lines, and back: a line a row, each with the table it is of; what is read back is equal.

What is made anew from the rest (the table of statements and its index) is left out.
"""

import base64
import binascii
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from twosource.errors import InputError
from twosource.store.file import CaseFile, Value, versions

# In the order in which one row needs another.
TABLES = {
    "event": ("number", "at", "by", "kind", "value", "why", "undoes"),
    "anchor": ("event", "place", "article", "start", "end", "quote", "prefix", "suffix"),
    "article": ("number", "id", "sha256", "text"),
    "arrival": ("number", "event", "article", "origin", "name", "record"),
    "address": ("address", "etag", "modified", "entry"),
    "analysis": ("article", "fingerprint", "record", "claims"),
}
_BYTES = "claims"


def write_lines(case: CaseFile) -> Iterator[bytes]:
    """The lines, the first of which says what it is."""
    yield msgspec.json.encode({"twosource": "case", "version": versions()[-1][0]}) + b"\n"
    for table, columns in TABLES.items():
        for row in case.rows(f"SELECT {_lines_listed(columns)} FROM {table} ORDER BY rowid"):
            values = {
                c: base64.b64encode(v).decode() if isinstance(v, bytes) else v
                for c, v in zip(columns, row, strict=True)
            }
            yield msgspec.json.encode({"table": table, **values}) + b"\n"


def read_lines(case: CaseFile, lines: Iterable[bytes]) -> int:
    """Puts all lines into an empty case, or none of them; given back is how many. Raises InputError at a bad line."""
    if case.rows("SELECT 1 FROM event LIMIT 1"):
        raise InputError(f"{case.path}: is not empty; import into a new case")
    count = -1  # the first line is no row
    with case.writing():
        for number, line in enumerate(lines, start=1):
            row = _lines_row(line, number)
            count += 1
            if number == 1:
                _check_first(row)
                continue
            table = row.pop("table", None)
            if table not in TABLES or set(row) != set(TABLES[table]):
                raise InputError(f"line {number}: is no row of a case; give what twosource case export wrote")
            columns = TABLES[table]
            places = ", ".join("?" * len(columns))
            case.put(
                f"INSERT INTO {table} ({_lines_listed(columns)}) VALUES ({places})",
                [_lines_value(column, row[column], number) for column in columns],
            )
        if count < 0:
            raise InputError("nothing to import; give what twosource case export wrote")
    return count


def _lines_listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _lines_row(line: bytes, number: int) -> dict[str, Any]:
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"line {number}: is no JSON object ({error}); give what twosource case export wrote") from None


def _check_first(row: dict[str, Any]) -> None:
    if row.get("twosource") != "case":
        raise InputError("line 1: does not say that this is a case; give what twosource case export wrote")
    known = versions()[-1][0]
    if row.get("version") != known:
        raise InputError(
            f"line 1: case version {row.get('version')}, this program knows {known}; export it with this one"
        )


def _lines_value(column: str, value: Any, number: int) -> Value:
    if column == _BYTES and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except binascii.Error:
            raise InputError(f"line {number}: {column} is no base64; give what twosource case export wrote") from None
    if value is None or isinstance(value, str | int):
        return value
    raise InputError(f"line {number}: {column} has {value!r}; give what twosource case export wrote")
