"""`twosource serve`: a case in the browser, on this machine alone."""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from twosource.cli import clock, options
from twosource.cli.case import asked
from twosource.cli.messages import one_line, say
from twosource.cli.process import leave_now
from twosource.config import Settings
from twosource.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from twosource.web.server import ServedDesk

END = 0.5  # seconds in which answers that are on their way may still go out
# Seconds between two looks for Ctrl-C: the system may hand it to another thread, and that does not wake this one, which
# alone runs handlers.
LOOK = 1.0
MISSING = "serve: needs starlette, uvicorn and python-multipart; install them with pip install 'twosource[web]'"


@dataclass(frozen=True, slots=True)
class ServedCase:
    """The case that is served, and what is to be read into it."""

    case: str
    paths: tuple[str, ...]
    made: bool


@click.command(short_help="A case in the browser, on this machine alone.")
@options.paths
@click.option(
    "--port", metavar="N", type=click.IntRange(1, 65535), help="Where it answers. Without it, a free port; the same "
    "for a case as the last time, if that is free."
)  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Open no browser; the address is shown all the same.")
@asked.by
@options.running
def serve(paths: tuple[str, ...], port: int | None, no_browser: bool, by: str | None, running: options.Running) -> int:
    """Opens the desk in the browser: read what the reports say, decide, drop more reports on it, check a draft.

    PATH is a case file, or a folder or files with reports. Of a folder reports/ the case is reports.case, beside it: it
    is made, or opened where it is there, and what is new in the folder is read into it while you look on. Everything
    you decide is in that file at once; the desk may be closed at any moment, also by a power cut.

    The desk answers this machine alone, and of it only the browser that has the address shown here, with its key. It
    sends nothing anywhere. Ctrl-C ends it.

    \b
    Examples:
      twosource serve reports/
      twosource serve fire.case
      twosource serve fire.case tuesday/ --by Ann
      twosource serve fire.case --no-browser --port 8000
    """
    settings = running.settings()
    opened = _serve_opened(paths)
    return run(opened, port=port, browser=not no_browser, by=asked.who(by), settings=settings)


def run(opened: ServedCase, *, port: int | None, browser: bool, by: str, settings: Settings) -> int:
    """0, once Ctrl-C has ended it."""
    begun = _serve_begun(opened, port, by, settings)
    where = one_line(opened.case)
    say(f"{where}: {'made, ' if opened.made else ''}open at {begun.door.address()}")
    say("Ctrl-C ends it; all you decide is in that file at once")
    if browser and _has_browser():
        import webbrowser

        webbrowser.open(begun.door.address(once=True))
    over = threading.Event()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, lambda *_: over.set())
    while not over.wait(LOOK):
        pass
    begun.end(END)
    say(f"{where}: closed; open it again with twosource serve {where}")
    leave_now(0)


def _serve_begun(opened: ServedCase, port: int | None, by: str, settings: Settings) -> "ServedDesk":
    try:
        from twosource.web.desk import Desk
        from twosource.web.drops import drop_work, left_over, path_work
        from twosource.web.server import listen, serve_in_background
    except ImportError as error:
        if (error.name or "").split(".")[0] in ("starlette", "uvicorn", "python_multipart", "anyio"):
            raise MissingExtra(MISSING) from error
        raise
    desk = Desk(opened.case, now=clock.now, by=by, settings=settings)
    begun = serve_in_background(desk, listen(opened.case, port))
    for path in opened.paths:
        desk.jobs.start(f"reading {os.path.basename(os.path.abspath(path))}", path_work(desk, path, by))
    for folder, dropped_by in left_over(opened.case):
        desk.jobs.start("reading what was dropped", drop_work(desk, folder, dropped_by or by))
    desk.begin()
    return begun


def _serve_opened(paths: Sequence[str]) -> ServedCase:
    """The case for what was given; made where none is there. Raises InputError for what can't be served."""
    from twosource.store.file import create_case, is_case

    missing = next((path for path in paths if path == "-" or not os.path.exists(path)), None)
    if missing is not None:
        raise InputError(f"{missing}: no such file or folder; give a case file, or a folder with reports")
    cases = [path for path in paths if is_case(path)]
    if len(cases) > 1:
        raise InputError(f"{', '.join(cases)}: one case at a time; start a second desk for the other")
    rest = tuple(path for path in paths if path not in cases)
    if cases:
        return ServedCase(cases[0], rest, made=False)
    case = case_beside(rest[0])
    if os.path.exists(case):
        if not is_case(case):
            raise InputError(f"{case}: stands where the case would be, and is none; rename it")
        return ServedCase(case, rest, made=False)
    create_case(case).close()
    return ServedCase(case, rest, made=True)


def case_beside(path: str) -> str:
    """Where the case of a folder lies: reports.case beside reports/; of a file, in its folder and called after that."""
    from twosource.store.file import SUFFIX

    whole = os.path.abspath(path)
    folder = whole if os.path.isdir(whole) else os.path.dirname(whole)
    name = f"{os.path.basename(folder) or 'twosource'}{SUFFIX}"
    place = os.path.join(os.path.dirname(folder) if os.path.isdir(whole) else folder, name)
    shown = os.path.relpath(place)
    return place if os.path.isabs(path) or shown.startswith(os.pardir) else shown


def _has_browser() -> bool:
    """False where only a browser of the terminal could be opened, which would take it."""
    if sys.platform.startswith(("win", "darwin")) or os.environ.get("BROWSER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
