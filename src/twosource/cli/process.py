"""The process that the command runs in: its three streams are there, and a signal ends it without a trace.

A signal is not turned into an exception: one that is raised inside a library's own code comes out as another error, or
not at all. The handler does the clean-up itself and leaves.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn, TextIO

# What is said when one of these ends the command; the exit status is 128 and the number of the signal.
SAID = {
    "SIGINT": "stopped by Ctrl-C; no output file was changed",
    "SIGTERM": "",
    "SIGHUP": "",  # the terminal is closed: nobody reads it
}

_UNDO: list[Callable[[], None]] = []  # a handler gets no arguments: what it has to undo stands here


@contextmanager
def undone_by_signal(undo: Callable[[], None]) -> Iterator[None]:
    """Inside, a signal that ends the process first runs `undo`, which must be safe at any moment."""
    _UNDO.append(undo)
    try:
        yield
    finally:
        _UNDO.remove(undo)


def own_signals() -> None:
    """Ctrl-C, a polite `kill` and a closed terminal end the process in one line, from now until `done`.

    What is ignored stays ignored, as `nohup` and a shell's background want it.
    """
    for number in _signal_numbers():
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def done() -> None:
    """From here on a signal ends the process in the system's own way: there is nothing left to undo."""
    for number in _signal_numbers():
        if signal.getsignal(number) is _leave:
            signal.signal(number, signal.SIG_DFL)


def own_streams() -> None:
    """Puts something in the place of streams that are closed (`>&-`), so that no other file becomes one of them.

    What is read or written there fails as a closed stream does; on standard error it vanishes.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:  # the lowest free number is taken: this one
            os.open(os.devnull, os.O_RDONLY if number == 1 else os.O_WRONLY)
    sys.stdin = sys.stdin or os.fdopen(0, closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)
    if hasattr(sys.stdout, "reconfigure"):  # ? for what its encoding has not
        sys.stdout.reconfigure(errors="replace")


def give_up(stream: TextIO) -> None:
    """Points the stream at nothing, so that the interpreter's last flush does not complain again."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        return  # no file of the system: nothing to flush


def leave_now(status: int) -> NoReturn:
    """Ends the process with its children, without waiting for threads that are at work."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    _end_children()
    os._exit(status)


def _end_children() -> None:
    with suppress(Exception):  # not there, or half loaded: then there is no worker
        for child in sys.modules["multiprocessing.process"].active_children():
            child.kill()


def _signal_numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in SAID if hasattr(signal, name)]


def _leave(number: int, _frame: FrameType | None) -> None:
    for other in _signal_numbers():
        signal.signal(other, signal.SIG_IGN)
    for undo in reversed(_UNDO):
        with suppress(Exception):  # whatever fails, the rest is undone
            undo()
    _end_children()
    said = SAID[signal.Signals(number).name]
    if said:
        with suppress(OSError):
            os.write(2, f"twosource: {said}\n".encode())
    os._exit(128 + number)
