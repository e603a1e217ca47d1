"""`metadata.csv` of a folder -> what it says about each file, and the rows that are wrong."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from twosource.lexicon import table
from twosource.model import Skipped
from twosource.read.dates import normalise
from twosource.read.document import Fields, Unreadable
from twosource.read.encoding import decode

FILE_NAME = "metadata.csv"
ROWS_NAMED = 50  # wrong rows of one table that are named: more are one mistake, and bury what else is said
COLUMNS = ("outlet", "published", "url", "title", "author", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in the file, the file it is about (as written, with `/`), its cells by column, or its fault."""

    line: int
    file: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """Fields by file of the folder, and the rows that could not be used: the first by name, the others by number."""

    fields: Mapping[str, Fields]
    problems: tuple[Skipped, ...] = ()


def match_metadata(name: str, data: bytes, files: Sequence[str]) -> Matched:
    """What the table says about each of `files` (paths relative to its folder), by path, else by file name."""
    by_path = {_normal_column(file): file for file in files}
    by_base: dict[str, list[str]] = {}
    for path, file in by_path.items():
        by_base.setdefault(path.rsplit("/", 1)[-1], []).append(file)
    found: dict[str, Fields] = {}
    problems: list[Skipped] = []
    more = 0
    try:
        for row in _rows(decode(data).text):
            fitting = [by_path[row.file]] if row.file in by_path else by_base.get(row.file, [])
            wrong = row.wrong or _misfit(row.file, fitting, found)
            if not wrong:
                found[fitting[0]] = _fields(row.said)
                wrong = _undated(row)
            if wrong and len(problems) < ROWS_NAMED:
                problems.append(Skipped(name, f"line {row.line}: {wrong}"))
            elif wrong:
                more += 1
    except Unreadable as problem:
        return Matched({}, (Skipped(name, str(problem)),))
    if more:
        problems.append(Skipped(name, f"and {more:,} more rows"))
    return Matched(MappingProxyType(found), tuple(problems))


def _misfit(file: str, fitting: Sequence[str], found: Mapping[str, Fields]) -> str:
    """Why the row about `file` can't be used; empty where it can."""
    if len(fitting) > 1:
        return f"{len(fitting)} files are named {file!r}; give the path"
    if not fitting:
        return f"no file {file!r} in this folder"
    return f"a second row for {file!r}; the first is used" if fitting[0] in found else ""


def _undated(row: Row) -> str:
    """Why its date could not be read; empty where it could, or none is given."""
    dated = normalise(row.said.get("published"))
    return f"{row.file!r} stays undated: {dated.note}" if dated.value is None and dated.note else ""


def _rows(text: str) -> Iterator[Row]:
    """The rows one by one: a table of millions that fit no file is never held."""
    heading_line = text.split("\n", 1)[0]
    separator = max(",;\t", key=heading_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        heading = [_column(cell) for cell in next(reader, [])]
        if "file" not in heading:
            raise Unreadable(f"has no column 'file'; its first line is {heading_line[:80]!r}")
        for cells in reader:
            if not "".join(cells).strip():
                continue
            if len(cells) > len(heading):
                wrong = f"{len(cells)} cells where the heading has {len(heading)}; put text with commas in quotes"
                yield Row(reader.line_num, wrong=wrong)
                continue
            said = {column: cell.strip() for column, cell in zip(heading, cells, strict=False) if column}
            file = said.pop("file", "")  # empty, or the row ends before it
            yield Row(reader.line_num, _normal_column(file), said, "" if file else "names no file")
    except csv.Error as problem:
        yield Row(reader.line_num, wrong=str(problem))


def _fields(said: Mapping[str, str]) -> Fields:
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
