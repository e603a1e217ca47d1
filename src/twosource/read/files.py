"""Paths -> files: folders walked, hidden files left out, metadata rows attached, names kept distinct."""

import os
import re
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from twosource.model import Skipped
from twosource.read.document import NOTHING_SAID, Fields, Unreadable
from twosource.read.metadata import FILE_NAME, match_metadata

STDIN = "stdin"  # the name of what comes in by `-`
# What browsers add to a page's name, in their language, for the folder of its pictures, scripts and styles.
SAVED = ("_files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_bestanden", "-filer")

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|www\.[^/]+\.[^/]+(?:/|\Z)")


@dataclass(frozen=True, slots=True)
class File:
    """One file to read: its name, its bytes when asked for, and what a metadata.csv says about it.

    `load(limit)` gives the bytes; it raises Unreadable where there are more than `limit`, or none to get.
    """

    name: str
    load: Callable[[int], bytes]
    fields: Fields = NOTHING_SAID
    ending: str = ""  # what kind it is, where its container knows that better than its name does


@dataclass(frozen=True, slots=True)
class Listing:
    """The files found, in order of name, and the inputs that are none."""

    files: tuple[File, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path  # absolute, links as written
    name: str
    fields: Fields


def find_files(paths: Sequence[str]) -> Listing:
    """Every file that `paths` name or hold; the same file named twice is read once."""
    found: dict[Path, _Found] = {}
    skipped: list[Skipped] = []
    piped: list[File] = []
    for given in paths:
        if given == "-":
            piped = [File(STDIN, _load_stdin)]
            continue
        try:
            ones, problems = _look(given)
        except Unreadable as problem:
            skipped.append(Skipped(given or "''", str(problem)))
            continue
        skipped.extend(problems)
        for one in ones:
            found.setdefault(one.path, one)
    files = [File(one.name, _loader(one.path), one.fields) for one in _distinct(list(found.values()))]
    return Listing(tuple(sorted([*files, *piped], key=lambda f: f.name)), tuple(dict.fromkeys(skipped)))


def attach_metadata(
    names: Sequence[str], load: Callable[[str], bytes], shown: Callable[[str], str]
) -> tuple[Mapping[str, Fields], list[Skipped]]:
    """What the tables among `names` say about the other names; the nearest folder's table comes first.

    `names` are paths with `/` relative to one root, `load` gives the bytes of one, `shown` the name in messages.
    """
    fields: dict[str, Fields] = {}
    problems: list[Skipped] = []
    tables = [name for name in names if is_metadata(name)]
    for table in sorted(tables, key=lambda name: (-name.count("/"), name)):
        folder = table[: len(table) - len(FILE_NAME)]
        inside = [n[len(folder) :] for n in names if n.startswith(folder) and not is_metadata(n)]
        try:
            matched = match_metadata(shown(table), load(table), inside)
        except Unreadable as problem:
            problems.append(Skipped(shown(table), str(problem)))
            continue
        problems.extend(matched.problems)
        for name, said in matched.fields.items():
            fields[folder + name] = fields.get(folder + name, NOTHING_SAID).or_else(said)
    return fields, problems


def is_metadata(name: str) -> bool:
    """True for the name of a metadata table, in any folder."""
    return name.rsplit("/", 1)[-1].lower() == FILE_NAME


def leave_saved(names: Sequence[str]) -> tuple[list[str], list[Skipped]]:
    """The names without what lies in the folder of a saved page, and one line for each such folder.

    "Ferry.html" and "Ferry_files/": pictures, scripts and frames of the page, and no reports.
    """
    stems = (name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm")))
    pages = {stem + added for stem in stems for added in SAVED}
    left: dict[str, int] = {}
    kept: list[str] = []
    for name in names:
        parts = name.split("/")
        folder = next((f for n in range(1, len(parts)) if (f := "/".join(parts[:n])) in pages), None)
        if folder is None:
            kept.append(name)
        else:
            left[folder] = left.get(folder, 0) + 1
    reason = "belongs to the saved page beside it and is passed over"
    lines = [
        Skipped(_printable(f), f"{reason}: {count} file{'s' if count > 1 else ''}", passed=True)
        for f, count in left.items()
    ]
    return kept, lines


def is_hidden(name: str) -> bool:
    """True where a part of the relative path is hidden or made by an operating system for itself."""
    return any(
        part.startswith((".", "~$")) or part in ("__MACOSX", "Thumbs.db", "desktop.ini") for part in name.split("/")
    )


def _look(given: str) -> tuple[list[_Found], list[Skipped]]:
    """The files at one path. Raises Unreadable where nothing is there to read."""
    if _ADDRESS.match(given):
        raise Unreadable("is an address, and nothing is fetched; save the page in a browser and give the file")
    if not given:  # a variable of a script that is not set; abspath would make this folder of it
        raise Unreadable("is an empty path; give . for this folder")
    path = Path(os.path.abspath(given)) if "\0" not in given else None
    try:
        mode = path.stat().st_mode if path else None
    except (OSError, ValueError) as problem:
        raise Unreadable(_why(problem)) from None
    if path is None or mode is None:
        raise Unreadable("is no path: it holds a NUL character")
    if stat.S_ISDIR(mode):
        return _folder(path)
    if not stat.S_ISREG(mode):
        raise Unreadable("is neither a file nor a folder; pipe into '-' instead")
    if is_metadata(path.name):
        return [], []
    return [_Found(path, path.name, _beside(path))], []


def _beside(path: Path) -> Fields:
    """What a metadata.csv in the folder of a file named by itself says about that file."""
    table = path.parent / FILE_NAME
    if not table.is_file():
        return NOTHING_SAID
    try:
        return match_metadata(FILE_NAME, _loader(table)(TABLE_LARGEST), [path.name]).fields.get(path.name, NOTHING_SAID)
    except Unreadable:
        return NOTHING_SAID


TABLE_LARGEST = 50_000_000  # bytes of a metadata.csv; 10,000 rows are about 2 MB


def _folder(root: Path) -> tuple[list[_Found], list[Skipped]]:
    names, skipped = _walk(root)
    names, beside = leave_saved(names)
    skipped += beside
    fields, problems = attach_metadata(names, lambda name: _loader(root / name)(TABLE_LARGEST), lambda name: name)
    ones = [_Found(root / name, name, fields.get(name, NOTHING_SAID)) for name in names if not is_metadata(name)]
    if not ones and not skipped:
        raise Unreadable("is a folder without files")
    return ones, [*skipped, *problems]


def _walk(root: Path) -> tuple[list[str], list[Skipped]]:
    """The regular files under `root` as relative paths in order; links to folders are not followed."""
    names: list[str] = []
    skipped: list[Skipped] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as problem:
            skipped.append(Skipped(folder or str(root), _why(problem)))
            continue
        for entry in inside:
            name = f"{folder}/{entry.name}" if folder else entry.name
            if is_hidden(entry.name):
                continue
            try:
                mode = entry.stat().st_mode
            except OSError as problem:
                skipped.append(Skipped(_printable(name), _why(problem)))
                continue
            if stat.S_ISREG(mode):
                names.append(name)
            elif stat.S_ISDIR(mode) and not entry.is_symlink():
                folders.append(name)
            elif stat.S_ISDIR(mode):
                # Followed, links could lead round in circles or out of what the user gave.
                skipped.append(Skipped(_printable(name), "is a link to a folder; give that folder itself"))
            else:
                skipped.append(Skipped(_printable(name), "is neither a file nor a folder"))
    return sorted(names), skipped


def _distinct(ones: list[_Found]) -> list[_Found]:
    """The same files with distinct names: like names get as many folders in front as tell them apart."""
    ones = [replace(one, name=_printable(one.name)) for one in ones]
    depth = 0
    while True:
        by_name: dict[str, list[int]] = {}
        for i, one in enumerate(ones):
            by_name.setdefault(one.name, []).append(i)
        alike = [i for indices in by_name.values() if len(indices) > 1 for i in indices]
        if not alike:
            return ones
        depth += 1
        for i in alike:
            parts = [_printable(part) for part in ones[i].path.parts]
            own = ones[i].name.count("/") + 1
            longer = "/".join(parts[-(own + 1) :]) if own + 1 < len(parts) else f"{ones[i].name}~{depth}.{i}"
            ones[i] = replace(ones[i], name=longer)


def _printable(name: str) -> str:
    """The name with undecodable bytes and control characters shown as U+FFFD, so that it can be written."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" or not (c.isprintable() or c == " ") else c for c in name)


def _loader(path: Path) -> Callable[[int], bytes]:
    def load(limit: int) -> bytes:
        try:
            with path.open("rb") as file:
                data = file.read(limit + 1)
        except OSError as problem:
            raise Unreadable(_why(problem)) from None
        return within(data, limit)

    return load


def _load_stdin(limit: int) -> bytes:
    return within(sys.stdin.buffer.read(limit + 1), limit)


def within(data: bytes, limit: int) -> bytes:
    """The bytes. Raises Unreadable where there are more than `limit`."""
    if len(data) > limit:
        raise Unreadable(f"is larger than {limit // 1_000_000} MB, which no news report of this kind is")
    return data


def _why(problem: Exception) -> str:
    """One plain line for an error of the file system."""
    if isinstance(problem, FileNotFoundError):
        return "no such file or folder"
    if isinstance(problem, PermissionError):
        return "can't be opened: permission denied"
    if isinstance(problem, OSError) and problem.strerror:
        return f"can't be opened: {problem.strerror.lower()}"
    return f"can't be opened: {problem}"
