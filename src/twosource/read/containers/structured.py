"""JSON and JSON Lines -> Documents: an object a report, known keys only (see data/en/fields.toml)."""

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import TypeAlias

from twosource.lexicon import table
from twosource.model import Skipped
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.encoding import decode, whole

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

DEEPEST = 20  # lists in lists that are joined to one text; editors' exports have three or four
NAMED_ONE_BY_ONE = 5  # entries of one container skipped for one reason; more are told in one line


def read_json(name: str, data: bytes) -> Iterator[Document | Skipped]:
    """The reports of one JSON value: an array, one object, or an object that holds `articles`."""
    text, notes = decode(data)
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as problem:
        rows = _structured_rows(text)
        if len(rows) > 1 and all(not isinstance(row, Skipped) for _, row in rows[:2]):
            yield from named(name, rows, notes)
            return
        raise Unreadable(f"not JSON: {_why_not(problem)}") from None
    rows = _all_reports(value)
    if not rows:
        raise Unreadable("holds no reports: an empty list")
    if isinstance(value, dict) and len(rows) == 1 and rows[0][0] == "":
        yield _document(name, rows[0][1], notes)
        return
    yield from named(name, rows, notes)


def read_json_lines(name: str, data: bytes) -> Iterator[Document | Skipped]:
    """The reports of a file with one JSON value a line; a broken line is named and left out."""
    text, notes = decode(data)
    rows = _structured_rows(text)
    if rows and isinstance(rows[0][1], Skipped):
        with suppress(ValueError, RecursionError):  # one value over several lines after all
            rows = _all_reports(json.loads(text))
    if not rows:
        raise Unreadable("holds no reports: an empty list")
    yield from named(name, rows, notes)


def looks_structured(text: str) -> bool:
    """True where the first line starts a JSON object or array that can be read."""
    head = text.lstrip()
    if head[:1] not in ("{", "["):
        return False
    for part in (head.split("\n", 1)[0], head):
        try:
            return isinstance(json.loads(part), dict | list)
        except (ValueError, RecursionError):
            continue
    return False


Row: TypeAlias = tuple[str, "Json | Skipped"]  # the entry's number ("" for a lone object), and what it holds


def _structured_rows(text: str) -> list[Row]:
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.extend(_reports_in(json.loads(line), str(number)))
        except (ValueError, RecursionError) as problem:
            rows.append((str(number), Skipped(str(number), f"not JSON: {_why_not(problem)}")))
    return rows


def _reports_in(value: Json, number: str) -> Iterator[Row]:
    """Every object that may be a report: of arrays, and of the array `articles` of an object."""
    if isinstance(value, dict):
        inner = next((v for k, v in value.items() if k.lower() == "articles" and isinstance(v, list)), None)
        if inner is None:
            yield number, value
            return
        value = inner
    if isinstance(value, list):
        for i, item in enumerate(value, start=1):
            yield from _reports_in(item, f"{number}.{i}" if number else str(i))
    else:
        yield number, value


def _all_reports(value: Json) -> list[Row]:
    try:
        return list(_reports_in(value, ""))
    except RecursionError:
        raise Unreadable("not a list of reports: nested too deeply") from None


def named(
    container: str, rows: list[Row], notes: tuple[str, ...], *, key: str = "JSON key"
) -> Iterator[Document | Skipped]:
    """The rows as documents named `container/entry`; entries that have no name get their number.

    `key` is what a name of a field is called, as in "date from JSON key pubdate".
    """
    width = max((len(number.split(".")[0]) for number, _ in rows), default=1)
    taken: dict[str, int] = {}
    skipped: list[Skipped] = []
    for number, row in rows:
        major, _, minor = number.partition(".")
        entry = ".".join(filter(None, (major.zfill(width), minor)))
        if isinstance(row, dict):
            with suppress(Unreadable):  # said again where its text is looked for
                own = _keys(row).get("name")
                entry = (own and _entry_words(_field_words(row[own], " "))) or entry
        count = taken[entry] = taken.get(entry, 0) + 1
        name = f"{container}/{entry}" + (f"~{count}" if count > 1 else "")
        try:
            yield _document(name, row, notes, key)
        except Unreadable as problem:
            skipped.append(Skipped(name, str(problem)))
    yield from _summed_skips(container, skipped, len(rows))


def _document(name: str, row: Json | Skipped, notes: tuple[str, ...], key: str = "JSON key") -> Document:
    if isinstance(row, Skipped):
        raise Unreadable(row.reason)
    if not isinstance(row, dict):
        raise Unreadable("is no JSON object with a text")
    keys = _keys(row)
    given = row[keys["text"]] if "text" in keys else None
    text = _field_words(given, "\n") if isinstance(given, str | list) else None
    if text is None:
        raise Unreadable("no text in it (looked for the keys text, content, body)")
    mended, more = whole(text.replace("\r\n", "\n").replace("\r", "\n"))
    found = {field: _field_words(row[own], ", ") for field, own in keys.items() if field != "text"}
    where = f"{key} {keys['published']}" if "published" in keys else None
    return Document(name=name, text=mended, fields=Fields(**found, published_from=where), notes=(*notes, *more))


def _keys(row: dict[str, Json]) -> dict[str, str]:
    """The key of the row for each field it has something for; of several the first among the aliases."""
    ranks = _ranks()
    best: dict[str, tuple[int, str]] = {}
    for key, value in row.items():
        field, rank = ranks.get(key.lower(), ("", 0))
        if field and (field not in best or rank < best[field][0]) and _field_words(value, " "):
            best[field] = rank, key
    return {field: key for field, (_, key) in best.items()}


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    """The field each alias stands for, and its place among the aliases of that field."""
    return {alias: (field, rank) for field, names in table("fields").items() for rank, alias in enumerate(names)}


def _field_words(value: Json, between: str, *, depth: int = DEEPEST) -> str | None:
    """A string or number as it is, the strings of a list joined, the name of an object ({"name": ...}).

    Raises Unreadable for lists in lists deeper than any text's: what is dropped would be missed by nobody.
    """
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        named = next((v for k, v in value.items() if k.lower() in ("name", "title", "text")), None)
        return named if isinstance(named, str) and named else None
    if not depth:
        raise Unreadable(f"a text in more than {DEEPEST} lists, one in the other")
    return between.join(part for item in value if (part := _field_words(item, between, depth=depth - 1))) or None


def _entry_words(words: str | None) -> str | None:
    clean = " ".join("".join(c if c.isprintable() else " " for c in (words or "")[:200]).split())
    return clean.lstrip("/") or None


def _summed_skips(container: str, skipped: list[Skipped], total: int) -> Iterator[Skipped]:
    by_reason: dict[str, list[Skipped]] = {}
    for one in skipped:
        by_reason.setdefault(one.reason, []).append(one)
    for reason, ones in by_reason.items():
        if len(ones) <= NAMED_ONE_BY_ONE:
            yield from ones
        else:
            yield Skipped(container, f"{len(ones)} of {total} entries: {reason}; the first is {ones[0].name}")


def _why_not(problem: Exception) -> str:
    return "nested too deeply" if isinstance(problem, RecursionError) else str(problem).splitlines()[0]
