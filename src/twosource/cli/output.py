"""The output, written: whole or not at all, and what a killed run left beside it cleared away."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from twosource.cli.messages import cannot_write
from twosource.cli.process import give_up, undone_by_signal
from twosource.cli.target import STDOUT, is_special, is_standard_output
from twosource.errors import InputError

try:
    import fcntl
except ImportError:  # Windows, which lets nobody remove a file that is open
    fcntl = None  # type: ignore[assignment]

PREFIX, SUFFIX = ".twosource-", ".part"  # of a file that is not whole yet


def write(output: str, pieces: Iterable[bytes]) -> None:
    """Writes the pieces as they come: to standard output, or to a file that appears when all are there.

    Raises InputError where they can't be written; what stood in the file before is then still there.
    """
    with _opened(output) as out:
        for piece in pieces:
            with _errors_of(output):
                out.write(piece)
        with _errors_of(output):
            out.flush()


@contextmanager
def _opened(output: str) -> Iterator[BinaryIO]:
    if output == STDOUT or is_standard_output(output):
        yield sys.stdout.buffer
    elif is_special(output):  # /dev/null, a named pipe: nothing to keep whole, and not to be replaced
        with _errors_of(output):
            out: BinaryIO = open(output, "wb")  # noqa: SIM115  # closed below; opening has its own message
        try:
            yield out
        finally:
            with suppress(OSError):  # told at the flush
                out.close()
    else:
        with _replacing(os.path.realpath(output), output) as out:
            yield out


@contextmanager
def _replacing(path: str, output: str) -> Iterator[BinaryIO]:
    """A new file beside `path` that takes its place at the end, and is gone if anything fails."""
    folder = os.path.dirname(path)
    clear(folder)
    names = (f"{PREFIX}{os.getpid()}{more}{SUFFIX}" for more in ("", *(f"-{n}" for n in range(1, 1000))))
    beside = next(name for name in (os.path.join(folder, name) for name in names) if not os.path.lexists(name))
    with undone_by_signal(lambda: Path(beside).unlink(missing_ok=True)):
        with _errors_of(output):
            out = os.fdopen(_created(beside), "wb")
        try:
            yield out
            with _errors_of(output):
                os.chmod(beside, _mode(path))
                out.flush()
                os.fsync(out.fileno())  # else a power cut may leave the new name with nothing in it
                os.replace(beside, path)  # while it is locked: nobody takes it for left behind
        except BaseException:  # Ctrl-C too
            with suppress(OSError):
                os.unlink(beside)
            raise
        finally:
            with suppress(OSError):  # of a full disk, told above
                out.close()


def clear(folder: str) -> None:
    """Removes what killed runs of this user left unfinished in the folder.

    A run holds a lock on its file as long as it lives; the system ends the lock with the process. Where the file
    system has no locks, nothing is removed.
    """
    if fcntl is None:
        return
    for path in glob.iglob(os.path.join(glob.escape(folder), f"{PREFIX}*{SUFFIX}"), include_hidden=True):
        with suppress(OSError):
            number = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                found = os.fstat(number)
                if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
                    fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    os.unlink(path)
            finally:
                os.close(number)


def _created(beside: str) -> int:
    """The number of a new, locked file. Another run may clear it away before the lock is there: then once more."""
    while True:
        number = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        if fcntl is None:
            return number
        with suppress(OSError):  # a file system without locks
            fcntl.flock(number, fcntl.LOCK_EX)
        if os.fstat(number).st_nlink:
            return number
        os.close(number)


@contextmanager
def _errors_of(output: str) -> Iterator[None]:
    """Tells what went wrong with the output, in one line; a reader that went away is no error of the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if output == STDOUT or is_standard_output(output):
            give_up(sys.stdout)
        raise InputError(cannot_write("standard output" if output == STDOUT else output, error)) from error


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, or those a new file gets here."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
