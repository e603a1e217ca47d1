"""Files that were dropped on the desk: kept beside the case, read, and taken into it.

A browser tells the bytes of a file and its name, not where it lies. So the bytes are kept: `fire.files/3/report.pdf` is
a file of the third drop on `fire.case`. Each drop has a folder of its own, because files of two days may share a name
("article.html") and are then two reports and not two versions of one; and because a metadata.csv that came along speaks
of its own drop. A drop is there whole or not at all; one that was not read to the end is read at the next start.
"""

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from twosource.errors import StoreError
from twosource.model import Skipped
from twosource.read.files import is_metadata
from twosource.store.articles import Arrival, articles_of
from twosource.store.file import SUFFIX, open_case
from twosource.takings import Came, Stamp, read_for_case, take_in, taken_words
from twosource.web.desk import Desk
from twosource.web.forms import Dropped
from twosource.web.jobs import Cancelled, Outcome, Tell, Work

DEEPEST = 8  # folders of a path that are kept, with the file itself
NAME_LONGEST = 120  # characters kept of a file's name: systems allow 255 bytes
WAITING = ".{}.waiting"  # beside a drop until it was read; holds the name of who dropped it
_PART = ".{}.part"
_UNUSUAL = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')  # characters that a system does not take in a name
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)  # names that Windows keeps


def drops_of(case: str) -> Path:
    """The folder of what was dropped on a case: fire.files of fire.case."""
    path = Path(os.path.abspath(case))
    return path.with_name(f"{path.name.removesuffix(SUFFIX)}.files")


def keep_drop(case: str, files: Sequence[Dropped], by: str) -> Path:
    """The folder of these files, under names that a file may have. Raises StoreError where they can't be kept."""
    top = drops_of(case)
    try:
        top.mkdir(exist_ok=True)
        number = 1 + max((int(one.name) for one in top.iterdir() if one.name.isdecimal()), default=0)
        part = top / _PART.format(number)
        part.mkdir()
        for name, file in _drop_names(files).items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(file.data)
        (top / WAITING.format(number)).write_text(by, encoding="utf-8")
        return part.rename(top / str(number))
    except OSError as error:
        raise StoreError(f"{top}: what was dropped can't be kept ({error.strerror or error}); make room") from error


def safe_path(given: str) -> str:
    """A path, of whatever system, below a folder: its parts as names that any system takes, and nothing that leads up.

    The last part is there always; of folders as many as are needed to tell a saved page from its pictures.
    """
    parts = [part for part in re.split(r"[/\\]", given) if part.strip(". ")]
    return "/".join(map(safe_name, parts[-DEEPEST:])) or safe_name("")


def safe_name(given: str) -> str:
    """A name that any system takes; its ending stays."""
    name = given.encode("utf-8", "replace").decode().replace("/", "_").replace("\\", "_")
    name = _UNUSUAL.sub("_", name).strip().lstrip(".").rstrip(". ")
    stem, ending = os.path.splitext(name)
    ending = ending[:20]
    name = f"{stem[: NAME_LONGEST - len(ending)]}{ending}" or "file"
    return f"_{name}" if _RESERVED.match(name) else name


def left_over(case: str) -> list[tuple[Path, str]]:
    """The drops that were not read to the end, with the names of who dropped them; half-written ones are put away."""
    top = drops_of(case)
    found = []
    for mark in sorted(top.glob(WAITING.format("*"))) if top.is_dir() else ():
        folder = top / mark.name.split(".")[1]
        if folder.is_dir():
            found.append((folder, mark.read_text(encoding="utf-8", errors="replace")))
        else:
            mark.unlink(missing_ok=True)
    for part in top.glob(_PART.format("*")) if top.is_dir() else ():
        shutil.rmtree(part, ignore_errors=True)
    return found


def drop_work(desk: Desk, folder: Path, by: str) -> Work:
    """The work of reading a drop: its reports are in the case, and of its files those stay that gave one."""

    def work(tell: Tell) -> Outcome:
        try:
            came = read_for_case(desk.path, str(folder), desk.settings, progress=tell)
            with open_case(desk.path) as case:
                there = {article.id for article in articles_of(case)}
                fresh = tuple(one for one in came.arrivals if one.article.id not in there)
                taken = take_in(case, [Came(fresh, ())], Stamp(desk.now(), by))
                desk.recorded(case)
        except Cancelled:
            _put_away(folder)
            raise
        except StoreError:  # it is read again at the next start
            raise
        except Exception:
            _put_away(folder)
            raise
        _tidy(folder, fresh)
        known = len(came.arrivals) - len(fresh)
        return Outcome(taken_words(taken) + (f", {known} there already" if known else ""), failures_of(came.skipped))

    return work


def path_work(desk: Desk, path: str, by: str) -> Work:
    """The work of reading a file or folder where it lies, as `case add` does."""

    def work(tell: Tell) -> Outcome:
        came = read_for_case(desk.path, path, desk.settings, progress=tell)
        with open_case(desk.path) as case:
            taken = take_in(case, [came], Stamp(desk.now(), by))
            desk.recorded(case)
        return Outcome(taken_words(taken), failures_of(came.skipped))

    return work


def failures_of(skipped: Sequence[Skipped]) -> tuple[str, ...]:
    """A line for each file that could not be read; what is no report and was passed over is none."""
    return tuple(f"{one.name}: {one.reason}" for one in skipped if not one.passed)


def _drop_names(files: Sequence[Dropped]) -> dict[str, Dropped]:
    """The files by their paths in the folder of the drop. A folder that all lie in is not told: its name says nothing.

    What is hidden (.DS_Store) is left where it is.
    """
    given = [[part for part in re.split(r"[/\\]", file.name) if part] for file in files]
    shown = [n for n, parts in enumerate(given) if len(files) == 1 or not any(p.startswith(".") for p in parts)]
    tops = {given[n][0] if len(given[n]) > 1 else "" for n in shown}
    cut = len(tops) == 1 and tops != {""}
    taken: set[str] = set()
    found: dict[str, Dropped] = {}
    for n in shown:
        name = _drop_apart(safe_path("/".join(given[n][1:] if cut else given[n])), taken)
        taken.add(name.lower())
        found[name] = files[n]
    return found


def _drop_apart(name: str, taken: set[str]) -> str:
    """The name, numbered where a file of the drop has it."""
    stem, ending = os.path.splitext(name)
    tried, number = name, 2
    while tried.lower() in taken:
        tried, number = f"{stem}~{number}{ending}", number + 1
    return tried


def _tidy(folder: Path, taken: Sequence[Arrival]) -> None:
    """Leaves the files that gave a report, and the table that speaks of them."""
    names = [name for one in taken for name in (one.article.name, *one.article.other_names)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    gave = {path: path.relative_to(folder).as_posix() for path in files}
    kept = {path for path, own in gave.items() if any(n == own or n.startswith(f"{own}/") for n in names)}
    for path in files:
        if path not in kept and not (kept and is_metadata(path.name)):
            path.unlink(missing_ok=True)
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):  # something is in it
            inner.rmdir()
    if kept:
        (folder.parent / WAITING.format(folder.name)).unlink(missing_ok=True)
    else:
        _put_away(folder)


def _put_away(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder.parent / WAITING.format(folder.name)).unlink(missing_ok=True)
    with suppress(OSError):  # others are in it
        folder.parent.rmdir()
