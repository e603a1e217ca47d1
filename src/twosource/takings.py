"""Paths -> the reports of a case: read, and recorded. What `case add` and the desk both do."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource.config import Settings
from twosource.engine.processes import Processes
from twosource.errors import InputError
from twosource.model import Skipped
from twosource.read import read_paths
from twosource.store.articles import Arrival, Taken, add_arrivals
from twosource.store.file import CaseFile, is_case

READING_SECONDS = 900.0  # to the next report of a file, where words in pictures may be recognised

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the file just done


@dataclass(frozen=True, slots=True)
class Came:
    """What reading some paths gave: reports with where they came from, and what could not be read."""

    arrivals: tuple[Arrival, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does it, and when, for the log."""

    at: str
    by: str


def read_for_case(case: str, path: str, settings: Settings, *, progress: Progress | None = None) -> Came:
    """The reports of one path, for the case at `case`. Raises InputError where there is none, and for a case."""
    if is_case(path):
        raise InputError(f"{path}: is a case; put its reports in, or export and import it")
    apart = Processes(1, lambda _: READING_SECONDS, settings.memory)
    found = read_paths([path], progress=progress, apart=apart, follow_links=settings.follow_links, ocr=settings.ocr)
    arrivals = (Arrival(a, a.url or origin(case, path, a.name)) for a in found.articles)
    return Came(tuple(arrivals), tuple(one for one in found.skipped if not is_own(case, one.name)))


def take_in(case: CaseFile, came: Sequence[Came], stamp: Stamp) -> Taken:
    """Records all of it under one event; what became of it."""
    return add_arrivals(case, [one for some in came for one in some.arrivals], at=stamp.at, by=stamp.by)


def taken_words(taken: Taken) -> str:
    """What became of it, in words: "3 new, 1 there already"."""
    parts = [(taken.new, "new"), (taken.versions, "newer versions"), (taken.known, "there already")]
    return ", ".join(f"{len(names)} {what}" for names, what in parts if names or what == "new")


def is_own(case: str, name: str) -> bool:
    """True of the case itself and what SQLite keeps beside it, where they lie among the reports."""
    own = os.path.basename(case)
    return name.rsplit("/", 1)[-1] in (own, f"{own}-wal", f"{own}-shm", f"{own}-journal")


def origin(case: str, path: str, name: str) -> str:
    """Where an article came from, as seen from the folder of the case: the file, and the entry in it if it has one."""
    whole = path if os.path.isdir(path) else os.path.dirname(path)
    if path == "-":
        return name
    place = os.path.relpath(os.path.join(os.path.abspath(whole), name), os.path.dirname(os.path.abspath(case)))
    return place.replace(os.sep, "/")
