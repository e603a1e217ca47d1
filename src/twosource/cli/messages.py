"""What the commands say beside their output: one line each, on standard error."""

import errno
import sys
from typing import TYPE_CHECKING

import click

from twosource.cli.process import give_up

if TYPE_CHECKING:  # the nouns cost a third of what --help takes
    from twosource.model import Skipped


def say(message: str) -> None:
    """Prints `twosource: message` on standard error, as one line whatever is in it; where it can't be, nothing."""
    try:
        click.echo(f"twosource: {one_line(message)}", err=True)
    except OSError:  # a full disk, a reader that went away: there is nowhere to say so
        give_up(sys.stderr)


def say_done(name: str, what: str) -> None:
    """Prints `name: what`: the one line on standard error that tells what was written."""
    try:
        click.echo(one_line(f"{name}: {what}"), err=True)
    except OSError:
        give_up(sys.stderr)


def say_skipped(skipped: "tuple[Skipped, ...]") -> None:
    """Prints one line for each input that could not be read."""
    for one in skipped:
        say(f"skipped {one.name}: {one.reason}")


def one_line(text: str) -> str:
    """The text with line ends as blanks and control characters escaped: a file's name may hold anything."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in flat)


def cannot_write(name: str, error: OSError) -> str:
    """The line about an output that could not be written."""
    if error.errno == errno.EBADF:
        return f"cannot write {name}: it is closed; open it, or name a file with -o"
    return f"cannot write {name}: {error.strerror or error}; make room or choose another place"
