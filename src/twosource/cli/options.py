"""The arguments and options that several commands share."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

import click

from twosource.cli.debug import write_to
from twosource.config import Settings, load_settings

Command = TypeVar("Command", bound=Callable[..., int])


def paths(command: Command) -> Command:
    """The argument PATH..."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command)


@dataclass(frozen=True, slots=True)
class Running:
    """How to run, as given on the command line: None or False where it was not."""

    config: str | None
    workers: int | None
    follow_links: bool
    ocr: bool

    def settings(self, **given: bool) -> Settings:
        """The settings of the file, with what was given on the command line in their place."""
        found = load_settings(self.config) if self.config else Settings()
        given |= {"follow_links": self.follow_links, "ocr": self.ocr}
        found = replace(found, **{name: value for name, value in given.items() if value})
        return found if self.workers is None else replace(found, workers=self.workers)


def running(command: Command) -> Command:
    """How to run, as one argument `running`: --ocr, --follow-links, --workers, --config, --debug."""

    @functools.wraps(command)
    def gathered(*args: Any, config: str | None, workers: int | None, follow_links: bool, ocr: bool, **own: Any) -> int:
        return command(*args, running=Running(config, workers, follow_links, ocr), **own)

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
    follow = click.option(
        "--follow-links",
        is_flag=True,
        help="Read what links in a folder lead to, also outside it. Without it they are skipped and named; a link "
        "given as PATH itself is always read.",
    )
    recognise = click.option(
        "--ocr",
        is_flag=True,
        help="Recognise the words in pictures (by tesseract) and scanned PDF (by ocrmypdf), where these programs are "
        "installed. Without it they are skipped and named.",
    )
    return cast(Command, recognise(follow(workers(config(debug(gathered))))))
