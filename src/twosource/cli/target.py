"""Where the output is to go: refused before any work where it would harm an input or can't be written."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from twosource.errors import InputError

STDOUT = "-"
STDOUT_NAMES = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def check_output(output: str, paths: Sequence[str], *, config: str | None = None, follow_links: bool = False) -> None:
    """Raises InputError where `output` cannot be written, or is, or would be read as, one of the inputs `paths`."""
    to_stdout = output == STDOUT or is_standard_output(output)
    there = _standard(1) if to_stdout else _checked_target(output)
    if to_stdout and there and not stat.S_ISREG(there.st_mode):
        return  # a terminal, a pipe: nothing that could be overwritten
    _refuse_inputs(output, there, paths, follow_links)
    if config and there and _same(config, there):
        raise InputError(f"-o {output}: would overwrite the settings; choose another name")


def is_special(path: str) -> bool:
    """True where something other than a file or a folder is there already."""
    there = _stat(path)
    return there is not None and not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode)


def is_standard_output(output: str) -> bool:
    """True for /dev/stdout and whatever else is the very file or pipe that standard output goes to; not for devices."""
    there, out = _stat(output), _standard(1)
    if output in STDOUT_NAMES:
        return True
    return bool(there and out and not stat.S_ISCHR(there.st_mode) and os.path.samestat(there, out))


def _checked_target(output: str) -> os.stat_result | None:
    """What stands at `output` now, or None; raises InputError where it can't be written or replaced."""
    folder = os.path.dirname(output) or "."
    try:
        there = os.stat(output)
    except FileNotFoundError:  # also a link to nothing: its aim is made
        there = None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"-o {output or repr(output)}: {reason}; choose another name") from None
    if there and stat.S_ISDIR(there.st_mode):
        raise InputError(f"-o {output}: is a folder; give a file name in it")
    if there and (stat.S_ISBLK(there.st_mode) or stat.S_ISSOCK(there.st_mode)):
        raise InputError(f"-o {output}: is a device or a socket; give a file name")
    if not output or not os.path.isdir(folder):
        raise InputError(f"-o {output or repr(output)}: there is no folder {folder}; make it first")
    if there and not (there.st_mode & 0o222 and os.access(output, os.W_OK)):
        # The folder may allow to replace the file, and root may do anything: whoever protected it meant it.
        raise InputError(f"-o {output}: is write-protected; choose another name, or allow it with chmod u+w")
    whole = os.path.dirname(os.path.realpath(output))
    if not os.path.isdir(whole):
        raise InputError(f"-o {output}: is a link into {whole}, which is no folder; make it first")
    if not is_special(output) and not os.access(whole, os.W_OK):
        raise InputError(f"-o {output}: no permission to write in {folder}; choose another place")
    return there


def _refuse_inputs(output: str, there: os.stat_result | None, paths: Sequence[str], follow_links: bool) -> None:
    """Compares by file, not by name: a hard link, a link, another way to write the path are the same file."""
    from twosource.read.files import places_read

    above = [] if output == STDOUT else [found for up in Path(os.path.realpath(output)).parents if (found := _stat(up))]
    shown = "standard output" if output == STDOUT else f"-o {output}"
    for path in paths:
        if path == STDOUT:
            stdin = _standard(0)
            if there and stdin and stat.S_ISREG(there.st_mode) and os.path.samestat(there, stdin):
                raise InputError(f"{shown}: would overwrite what is read from standard input; choose another name")
            continue
        for place in places_read(path, follow_links=follow_links):
            found = _stat(place)
            if found and there and os.path.samestat(found, there):
                raise InputError(f"{shown}: would overwrite an input; choose another name")
            if found and stat.S_ISDIR(found.st_mode) and any(os.path.samestat(found, one) for one in above):
                # Refused the first time already: else the second run would read the first one's dossier.
                raise InputError(f"{shown}: lies in {path}, where it would be read as an article; write it outside")
        if not os.path.isdir(path) and _is_table_beside(output, path):
            raise InputError(f"{shown}: would be read as a table about {path}; choose another name")


def _is_table_beside(output: str, path: str) -> bool:
    from twosource.read.files import is_metadata

    table, beside = (os.path.realpath(os.path.dirname(one) or ".") for one in (output, path))
    return is_metadata(os.path.basename(output)) and table == beside


def _same(path: str, there: os.stat_result) -> bool:
    found = _stat(path)
    return found is not None and os.path.samestat(found, there)


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _standard(number: int) -> os.stat_result | None:
    """What a standard stream is; None where it is closed."""
    try:
        return os.fstat(number)
    except OSError:
        return None
