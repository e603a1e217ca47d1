"""The arguments and options that several commands share."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import click

from twosource.cli.debug import write_to
from twosource.config import Settings, load_settings

Command = TypeVar("Command", bound=Callable[..., int])


def paths(command: Command) -> Command:
    """The argument PATH..."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command)


def running(command: Command) -> Command:
    """The options that say how to run: --workers, --config, --debug."""
    workers = click.option(
        "--workers",
        type=click.IntRange(0, 64),
        metavar="N",
        help="Processes that read articles. Without it, as many as serve the size of the collection.",
    )
    config = click.option(
        "--config",
        metavar="FILE",
        help="A TOML file with settings for good: workers = 2, text = true. Options given here go before it.",
    )
    debug = click.option(
        "--debug",
        metavar="FILE",
        callback=write_to,
        expose_value=False,
        help="A new file for the log: where in the program an input failed, for a report of a mistake.",
    )
    return workers(config(debug(command)))


def settings(config: str | None, *, workers: int | None = None, text: bool | None = None) -> Settings:
    """The settings of the file, with what was given on the command line in their place."""
    found = load_settings(config) if config else Settings()
    if workers is not None:
        found = replace(found, workers=workers)
    if text is not None:
        found = replace(found, text=text)
    return found
