"""Where the output goes: checked before the work, written whole or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputError

STDOUT = "-"


def check_output(output: str, paths: Sequence[str]) -> None:
    """Raises InputError where `output` cannot be written, or would be read as one of the inputs `paths`."""
    if output == STDOUT:
        return
    folder = os.path.dirname(output) or "."
    if os.path.isdir(output):
        raise InputError(f"-o {output}: is a folder; give a file name in it")
    if not os.path.isdir(folder):
        raise InputError(f"-o {output}: there is no folder {folder}; make it first")
    if not os.access(output if _is_special(output) else folder, os.W_OK):
        raise InputError(f"-o {output}: no permission to write in {folder}; choose another place")
    whole = os.path.realpath(output)
    for path in paths:
        inside = os.path.realpath(path)
        if path != STDOUT and os.path.isdir(path) and Path(whole).is_relative_to(inside):
            # Refused the first time already: else the second run would read the first one's dossier.
            raise InputError(f"-o {output}: lies in {path}, where it would be read as an article; write it outside")
        if path != STDOUT and whole == inside:
            raise InputError(f"-o {output}: would overwrite an input; choose another name")


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
    if output == STDOUT:
        yield sys.stdout.buffer
    elif _is_special(output):  # /dev/null, a named pipe: nothing to keep whole, and not to be replaced
        with _errors_of(output):
            out: BinaryIO = open(output, "wb")  # noqa: SIM115  # closed below; opening has its own message
        with out:
            yield out
    else:
        with _replacing(os.path.realpath(output), output) as out:
            yield out


@contextmanager
def _replacing(path: str, output: str) -> Iterator[BinaryIO]:
    """A new file beside `path` that takes its place at the end, and is gone if anything fails."""
    with _errors_of(output):
        number, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".twosource-", suffix=".part")
    try:
        with os.fdopen(number, "wb") as out:
            yield out
            with _errors_of(output):
                out.close()
                os.chmod(beside, _mode(path))
        with _errors_of(output):
            os.replace(beside, path)
    except BaseException:  # Ctrl-C too
        with suppress(OSError):
            os.unlink(beside)
        raise


@contextmanager
def _errors_of(output: str) -> Iterator[None]:
    """Tells what went wrong with the output, in one line; a reader that went away is no error of the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if output == STDOUT else output
        raise InputError(
            f"cannot write {name}: {error.strerror or error}; make room or choose another place"
        ) from error


def _is_special(path: str) -> bool:
    """True where something other than a file or a folder is there already."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, or those a new file gets here."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
