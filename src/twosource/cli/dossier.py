"""`twosource dossier`: all articles compared, point by point."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import click

from twosource.cli import options
from twosource.cli.messages import say, say_done, say_skipped
from twosource.cli.output import write
from twosource.cli.progress import progress
from twosource.cli.target import STDOUT, check_output, is_special, is_standard_output
from twosource.config import Settings
from twosource.errors import InputError
from twosource.render.exports import EXPORTS

TOP = 15  # as in the model, which is not loaded for --help
FORMATS = {export.suffix: export for export in EXPORTS}


@click.command(short_help="What all articles say, compared point by point.")
@options.paths
@click.option("--subject", metavar="NAME", help="What the dossier is about: its title.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="; ".join(f"FILE{export.suffix}: {export.what}" for export in EXPORTS)
    + "; -: JSON on standard output. Without it, a summary for the terminal.",
)
@click.option(
    "--top",
    type=click.IntRange(0, 100_000),
    metavar="N",
    default=TOP,
    show_default=True,
    help="Points in more than one article that are shown before the rest is folded away.",
)
@click.option("--open", "opened", is_flag=True, help="Open the output when it is written, as a double click would.")
@click.option("--text", is_flag=True, help="Put the whole texts of the articles into the JSON.")
@options.running
def dossier(
    paths: tuple[str, ...], output: str | None, text: bool, opened: bool, running: options.Running, **told: Any
) -> int:
    """What all articles say, point by point: who says it, how surely, which reports agree, add to it,
    differ or conflict, and how many independent origins stand behind it.

    A conflict is shown, never settled, and nothing here says who is right. Every statement has its article
    and place.

    \b
    Examples:
      twosource dossier reports/
      twosource dossier reports/ -o dossier.html --open
      twosource dossier reports/ --subject "Harbour bridge" -o dossier.html
      twosource dossier a.html b.pdf agency.txt -o dossier.md
      twosource dossier reports/ -o - | jq '.points[] | select(.relation == "conflict") | .label'
    """
    if text and (output is None or kind(output) != ".json"):
        given = f"with -o {output}" if output else "without -o"
        raise InputError(f"--text {given}: only JSON holds whole texts; use -o FILE.json")
    if output is not None:
        kind(output)
    if opened and (output in (None, STDOUT) or is_standard_output(output) or is_special(output)):
        given = f"with -o {output}" if output else "without -o"
        raise InputError(f"--open {given}: there is no file to open; use -o FILE.html")
    settings = running.settings(text=text)
    to = STDOUT if output is None else output
    check_output(to, paths, config=running.config, follow_links=settings.follow_links)
    status = run(paths, output, subject=written(told["subject"]), top=told["top"], settings=settings)
    if opened and output is not None:
        click.launch(output)
    return status


def written(subject: str | None) -> str | None:
    """The subject without bytes that are no text, which no output could hold: each becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", subject) if subject else None


def run(paths: Sequence[str], output: str | None, *, subject: str | None, top: int = TOP, settings: Settings) -> int:
    """The exit status: 0, or 3 where an input was skipped. The dossier is in `output`, or on the terminal."""
    from twosource.corpus import Corpus

    with progress("reading") as tell:
        corpus = Corpus.from_paths(*paths, settings=settings, progress=tell)
    say_skipped(corpus.skipped)
    told = len(corpus.skipped)
    if len(corpus.fresh) < len(corpus.articles):
        say(f"{len(corpus.articles):,} articles: {len(corpus.fresh):,} to analyse, the others are kept")
    with progress("analysing") as tell:
        made = replace(corpus.dossier(subject=subject, progress=tell), top=top)
    if output is None:
        from twosource.render.terminal import print_summary

        print_summary(made)
    else:
        write(output, FORMATS[kind(output)].pieces(made, settings.text))
    say_skipped(corpus.skipped[told:])
    if output is not None and output != STDOUT and not is_standard_output(output):
        from twosource.render.overview import counts

        say_done(PurePath(output).name, counts(made))
    return 0 if all(one.passed for one in corpus.skipped) else 3


def kind(output: str) -> str:
    """The format that the name asks for, one of FORMATS. Raises InputError for any other name."""
    suffix = ".json" if output == STDOUT else PurePath(output).suffix.lower()
    if suffix not in FORMATS:
        known = f"{', '.join(FORMATS)}, or - for JSON"
        raise InputError(f"-o {output}: no format for {suffix or 'a name without suffix'}; use {known}")
    FORMATS[suffix].check()
    return suffix
