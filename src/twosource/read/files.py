"""Paths -> files: folders walked, metadata rows attached, names kept distinct."""

import logging
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from twosource.engine import failure
from twosource.model import Skipped
from twosource.read.document import NOTHING_SAID, Fields, Unreadable
from twosource.read.metadata import FILE_NAME, match_metadata
from twosource.read.walk import LINK_TO_FILE, printable, walk, why

log = logging.getLogger(__name__)

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
class _FileFound:
    path: Path  # absolute, links as written
    name: str
    fields: Fields


def find_files(paths: Sequence[str], *, follow_links: bool = False) -> Listing:
    """Every file that `paths` name or hold; the same file named twice is read once.

    A link in a folder is followed only with `follow_links`; one that is named itself always is.
    """
    found: dict[Path, _FileFound] = {}
    skipped: list[Skipped] = []
    piped: list[File] = []
    for given in paths:
        if given == "-":
            piped = [File(STDIN, _load_stdin)]
            continue
        try:
            ones, problems = _look(given, follow_links)
        except Unreadable as problem:
            skipped.append(Skipped(printable(given) or "''", str(problem)))
            continue
        skipped.extend(problems)
        for one in ones:
            found.setdefault(one.path, one)
    files = [File(one.name, _loading(one.path), one.fields) for one in _distinct(list(found.values()))]
    return Listing(tuple(sorted([*files, *piped], key=lambda f: f.name)), tuple(dict.fromkeys(skipped)))


def places_read(given: str, *, follow_links: bool = False) -> Iterator[Path]:
    """Every file and folder that reading this one path opens, tables of metadata too, whether it can be read or not."""
    if not given or "\0" in given:
        return
    path = Path(os.path.abspath(given))
    yield path
    if path.is_dir():
        walked = walk(path, follow_links=follow_links)
        yield from (path / name for name in (*walked.folders, *walked.names))
    else:
        yield path.parent / FILE_NAME


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
        except Exception as problem:  # the border: a table that can't be used costs what it says, and no report
            problems.append(Skipped(shown(table), failure(table, problem).reason))
            log.info("reading %s", shown(table), exc_info=True)
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
        Skipped(printable(f), f"{reason}: {count} file{'s' if count > 1 else ''}", passed=True)
        for f, count in left.items()
    ]
    return kept, lines


def _look(given: str, follow_links: bool) -> tuple[list[_FileFound], list[Skipped]]:
    """The files at one path. Raises Unreadable where nothing is there to read."""
    if _ADDRESS.match(given):
        raise Unreadable("is an address, and nothing is fetched; save the page in a browser and give the file")
    if not given:  # a variable of a script that is not set; abspath would make this folder of it
        raise Unreadable("is an empty path; give . for this folder")
    if "\0" in given:
        raise Unreadable("is no path: it holds a NUL character")
    path = Path(os.path.abspath(given))
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as problem:
        raise Unreadable(why(problem)) from None
    if stat.S_ISDIR(mode):
        return _folder(path, given, follow_links)
    if not stat.S_ISREG(mode):
        raise Unreadable("is neither a file nor a folder; pipe into '-' instead")
    if is_metadata(path.name):
        return [], []
    table = path.parent / FILE_NAME
    if table.is_symlink() and table.is_file() and not follow_links:
        return [_FileFound(path, path.name, NOTHING_SAID)], [Skipped(FILE_NAME, LINK_TO_FILE)]
    return [_FileFound(path, path.name, _beside(path, table))], []


def _beside(path: Path, table: Path) -> Fields:
    """What a metadata.csv in the folder of a file named by itself says about that file."""
    if not table.is_file():
        return NOTHING_SAID
    try:
        return match_metadata(FILE_NAME, _loading(table)(TABLE_LARGEST), [path.name]).fields.get(
            path.name, NOTHING_SAID
        )
    except Exception:  # the file itself is what was asked for; a folder's walk names what is wrong with the table
        return NOTHING_SAID


TABLE_LARGEST = 50_000_000  # bytes of a metadata.csv; 10,000 rows are about 2 MB


def _folder(root: Path, given: str, follow_links: bool) -> tuple[list[_FileFound], list[Skipped]]:
    names, _, skipped = walk(root, follow_links=follow_links)
    names, beside = leave_saved(names)
    skipped = [one if one.name else Skipped(printable(given), one.reason) for one in skipped] + beside
    fields, problems = attach_metadata(names, lambda name: _loading(root / name)(TABLE_LARGEST), printable)
    ones = [_FileFound(root / name, name, fields.get(name, NOTHING_SAID)) for name in names if not is_metadata(name)]
    if not ones and not skipped:
        raise Unreadable("is a folder without files")
    return ones, [*skipped, *problems]


def _distinct(ones: list[_FileFound]) -> list[_FileFound]:
    """The same files with distinct names: like names get as many folders in front as tell them apart.

    Two files whose whole paths are shown alike (they differ in what can't be written) are numbered.
    """
    shown: dict[str, int] = {}
    named: list[_FileFound] = []
    for one in ones:
        path = printable(str(one.path))
        shown[path] = shown.get(path, 0) + 1
        named.append(replace(one, name=_numbered_names(printable(one.name), shown[path])))
    depth = 0
    while True:
        by_name: dict[str, list[int]] = {}
        for i, one in enumerate(named):
            by_name.setdefault(one.name, []).append(i)
        alike = [i for indices in by_name.values() if len(indices) > 1 for i in indices]
        if not alike:
            return named
        depth += 1
        for i in alike:
            parts = [printable(part) for part in named[i].path.parts]
            own = named[i].name.count("/") + 1
            further = own + 1 < len(parts)
            longer = (
                "/".join([parts[-(own + 1)], named[i].name]) if further else _numbered_names(named[i].name, depth + i)
            )
            named[i] = replace(named[i], name=longer)


def _numbered_names(name: str, number: int) -> str:
    """The name with the number before its ending, which tells what kind of file it is; the first has none."""
    stem, dot, ending = name.rpartition(".")
    return name if number == 1 else f"{stem}~{number}{dot}{ending}" if dot else f"{name}~{number}"


def _loading(path: Path) -> Callable[[int], bytes]:
    return partial(_load_path, path)  # picklable: another process may read it


def _load_path(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as problem:
        raise Unreadable(why(problem)) from None
    return within(data, limit)


def _load_stdin(limit: int) -> bytes:
    try:
        return within(sys.stdin.buffer.read(limit + 1), limit)
    except OSError as problem:  # closed, or a folder
        raise Unreadable(why(problem)) from None


def loaded(file: File, limit: int) -> File:
    """The file with its bytes at hand, for another process that has not our standard input."""
    return replace(file, load=partial(within, file.load(limit)))


def within(data: bytes, limit: int) -> bytes:
    """The bytes. Raises Unreadable where there are more than `limit`."""
    if len(data) > limit:
        raise Unreadable(f"is larger than {limit // 1_000_000} MB, which no news report of this kind is")
    return data
