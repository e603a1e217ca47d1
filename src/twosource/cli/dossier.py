"""`twosource dossier`: all articles compared, point by point."""

import re
from collections.abc import Sequence
from pathlib import PurePath

import click

from twosource.cli import options
from twosource.cli.messages import say, say_skipped
from twosource.cli.output import write
from twosource.cli.progress import progress
from twosource.cli.target import STDOUT, check_output
from twosource.config import Settings
from twosource.errors import InputError
from twosource.render.exports import EXPORTS

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
@click.option("--text", is_flag=True, help="Put the whole texts of the articles into the JSON.")
@options.running
def dossier(
    paths: tuple[str, ...], subject: str | None, output: str | None, text: bool, running: options.Running
) -> int:
    """What all articles say, point by point: who says it, how surely, which reports agree, add to it,
    differ or conflict, and how many independent origins stand behind it.

    A conflict is shown, never settled, and nothing here says who is right. Every statement has its article
    and place.

    \b
    Examples:
      twosource dossier reports/
      twosource dossier reports/ --subject "Harbour bridge" -o dossier.html
      twosource dossier a.html b.pdf agency.txt -o dossier.md
      twosource dossier reports/ -o - | jq '.points[] | select(.relation == "conflict") | .label'
    """
    if text and (output is None or kind(output) != ".json"):
        given = f"with -o {output}" if output else "without -o"
        raise InputError(f"--text {given}: only JSON holds whole texts; use -o FILE.json")
    if output is not None:
        kind(output)
    settings = running.settings(text=text)
    to = STDOUT if output is None else output
    check_output(to, paths, config=running.config, follow_links=settings.follow_links)
    return run(paths, output, subject=written(subject), settings=settings)


def written(subject: str | None) -> str | None:
    """The subject without bytes that are no text, which no output could hold: each becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", subject) if subject else None


def run(paths: Sequence[str], output: str | None, *, subject: str | None, settings: Settings) -> int:
    """The exit status: 0, or 3 where an input was skipped. The dossier is in `output`, or on the terminal."""
    from twosource.corpus import Corpus

    with progress("reading") as tell:
        corpus = Corpus.from_paths(*paths, settings=settings, progress=tell)
    say_skipped(corpus.skipped)
    told = len(corpus.skipped)
    if len(corpus.fresh) < len(corpus.articles):
        say(f"{len(corpus.articles):,} articles: {len(corpus.fresh):,} to analyse, the others are kept")
    with progress("analysing") as tell:
        made = corpus.dossier(subject=subject, progress=tell)
    if output is None:
        from twosource.render.terminal import print_summary

        print_summary(made)
    else:
        write(output, FORMATS[kind(output)].pieces(made, settings.text))
    say_skipped(corpus.skipped[told:])
    return 0 if all(one.passed for one in corpus.skipped) else 3


def kind(output: str) -> str:
    """The format that the name asks for, one of FORMATS. Raises InputError for any other name."""
    suffix = ".json" if output == STDOUT else PurePath(output).suffix.lower()
    if suffix not in FORMATS:
        known = f"{', '.join(FORMATS)}, or - for JSON"
        raise InputError(f"-o {output}: no format for {suffix or 'a name without suffix'}; use {known}")
    return suffix
