"""`metadata.csv` of a folder -> what it says about each file, and the rows that are wrong."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twosource.lexicon import table
from twosource.model import Skipped
from twosource.read.dates import normalise
from twosource.read.document import Fields, Unreadable
from twosource.read.encoding import decode

FILE_NAME = "metadata.csv"
COLUMNS = ("outlet", "published", "url", "title", "author", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, the file it is about (as written, with `/`), what it says."""

    line: int
    file: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Matched:
    """Fields by file of the folder, and the rows that could not be used."""

    fields: Mapping[str, Fields]
    problems: tuple[Skipped, ...] = ()


def match_metadata(name: str, data: bytes, files: Sequence[str]) -> Matched:
    """What the table says about each of `files` (paths relative to its folder), by path, else by file name."""
    try:
        rows, problems = _rows(name, decode(data).text)
    except Unreadable as problem:
        return Matched({}, (Skipped(name, str(problem)),))
    by_path = {_normal_column(file): file for file in files}
    by_base: dict[str, list[str]] = {}
    for path, file in by_path.items():
        by_base.setdefault(path.rsplit("/", 1)[-1], []).append(file)
    found: dict[str, Fields] = {}
    for row in rows:
        fitting = [by_path[row.file]] if row.file in by_path else by_base.get(row.file, [])
        if len(fitting) > 1:
            problems.append(_problem(name, row.line, f"{len(fitting)} files are named {row.file!r}; give the path"))
        elif not fitting:
            problems.append(_problem(name, row.line, f"no file {row.file!r} in this folder"))
        elif fitting[0] in found:
            problems.append(_problem(name, row.line, f"a second row for {row.file!r}; the first is used"))
        else:
            found[fitting[0]] = row.fields
    return Matched(MappingProxyType(found), tuple(problems))


def _rows(name: str, text: str) -> tuple[list[Row], list[Skipped]]:
    heading_line = text.split("\n", 1)[0]
    separator = max(",;\t", key=heading_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    problems: list[Skipped] = []
    try:
        heading = [_column(cell) for cell in next(reader, [])]
        if "file" not in heading:
            raise Unreadable(f"has no column 'file'; its first line is {heading_line[:80]!r}")
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(heading):
                reason = f"{len(cells)} cells where the heading has {len(heading)}; put text with commas in quotes"
                problems.append(_problem(name, reader.line_num, reason))
                continue
            said = {column: cell.strip() for column, cell in zip(heading, cells, strict=False) if column}
            if not said.get("file"):  # empty, or the row ends before it
                problems.append(_problem(name, reader.line_num, "names no file"))
                continue
            file = _normal_column(said.pop("file"))
            dated = normalise(said.get("published"))
            if dated.value is None and dated.note:
                problems.append(_problem(name, reader.line_num, f"{file!r} stays undated: {dated.note}"))
            rows.append(Row(reader.line_num, file, _fields(said)))
    except csv.Error as problem:
        problems.append(_problem(name, reader.line_num, str(problem)))
    return rows, problems


def _fields(said: dict[str, str]) -> Fields:
    kept = {column: said[column] for column in COLUMNS if said.get(column)}
    return Fields(**kept, published_from=FILE_NAME if "published" in kept else None)


def _column(cell: str) -> str:
    """The field a heading names, by the same aliases as JSON keys; "" for one that is not used."""
    word = "_".join(cell.lower().split())
    if word in ("file", "filename", "name", "path"):
        return "file"
    return next((field for field in COLUMNS if word in table("fields")[field]), "")


def _normal_column(path: str) -> str:
    return unicodedata.normalize("NFC", path.replace("\\", "/")).removeprefix("./")


def _problem(name: str, line: int, reason: str) -> Skipped:
    return Skipped(name, f"line {line}: {reason}")
