"""What the commands say beside their output: one line each, on standard error."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # the nouns cost a third of what --help takes
    from twosource.model import Skipped


def say(message: str) -> None:
    """Prints `twosource: message` on standard error, as one line whatever is in it."""
    click.echo(f"twosource: {one_line(message)}", err=True)


def say_skipped(skipped: "tuple[Skipped, ...]") -> None:
    """Prints one line for each input that could not be read."""
    for one in skipped:
        say(f"skipped {one.name}: {one.reason}")


def one_line(text: str) -> str:
    """The text with line ends as blanks and control characters escaped: a file's name may hold anything."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in flat)
