"""`--debug FILE`: what goes wrong, with the place in the program, for a report of a mistake. Else nothing writes it."""

import logging
import sys

import click

from twosource import __version__
from twosource.errors import InputError

log = logging.getLogger("twosource")


def write_to(context: click.Context, _option: click.Parameter, path: str | None) -> None:
    """Writes the log of this command to a new file; raises InputError where it is there already or can't be made."""
    if path is None:
        return
    try:
        stream = open(path, "x", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115  # closed with the command
    except FileExistsError:
        raise InputError(f"--debug {path}: is there already, and is not overwritten; name a new file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"--debug {path}: can't be written ({reason}); choose another place") from None
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    level = log.level
    log.setLevel(logging.DEBUG)
    log.addHandler(handler)

    def close() -> None:
        log.removeHandler(handler)
        log.setLevel(level)
        stream.close()

    context.find_root().call_on_close(close)
    log.debug("twosource %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)
