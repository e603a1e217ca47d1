"""`twosource analyse`: what each article says, as JSON lines, CoNLL-U or a page."""

from collections.abc import Sequence
from pathlib import PurePath

import click

from twosource.cli import options
from twosource.cli.messages import say_skipped
from twosource.cli.output import write
from twosource.cli.progress import progress
from twosource.cli.target import STDOUT, check_output
from twosource.config import Settings
from twosource.errors import InputError
from twosource.render.exports import ARTICLE_EXPORTS

FORMATS = {export.name: export for export in ARTICLE_EXPORTS}


@click.command(short_help="What each article says, as JSON lines, CoNLL-U or a page.")
@options.paths
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STDOUT,
    help="Where it goes; without it, or with -, to standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    help="; ".join(f"{export.name}: {export.what}" for export in ARTICLE_EXPORTS)
    + ". Without it, what FILE.html or FILE.conllu asks for, else json.",
)
@options.running
def analyse(paths: tuple[str, ...], output: str, form: str | None, running: options.Running) -> int:
    """What each article says: its claims, who holds them and how surely, names, times and quantities.

    One JSON object an article and line, in order of the articles' names; every find has its place as
    [start, end] in characters of the article's text, what is not known is null. The fields are listed in
    docs/commands.md and docs/schema/analysed.json, what they mean in docs/scheme.md.

    \b
    Examples:
      twosource analyse report.txt
      twosource analyse reports/ -o claims.jsonl
      twosource analyse report.txt -o report.html
      twosource analyse reports/ --format conllu -o reports.conllu
      pdftotext report.pdf - | twosource analyse -
      twosource analyse reports/ | jq -r '.attributions[] | .kind' | sort | uniq -c
    """
    settings = running.settings()
    check_output(output, paths, config=running.config, follow_links=settings.follow_links)
    return run(paths, output, form or kind(output), settings)


def run(paths: Sequence[str], output: str, form: str, settings: Settings) -> int:
    """The exit status: 0, or 3 where an input was skipped. What was asked for is in `output`."""
    from twosource.corpus import Corpus, report

    with progress("reading") as tell:
        corpus = Corpus.from_paths(*paths, settings=settings, progress=tell)
    say_skipped(corpus.skipped)
    told = len(corpus.skipped)
    if FORMATS[form].alone and len(corpus.articles) > 1:
        raise InputError(
            f"--format {form}: {len(corpus.articles)} articles found, and a page shows one; name one of them, "
            "or use twosource dossier"
        )
    with progress("analysing") as tell:
        write(output, FORMATS[form].each(report(corpus.analyse(), corpus.articles, tell)))
    say_skipped(corpus.skipped[told:])
    return 0 if all(one.passed for one in corpus.skipped) else 3


def kind(output: str) -> str:
    """The format that the name asks for, one of FORMATS."""
    suffix = PurePath(output).suffix.lower()
    return next((export.name for export in ARTICLE_EXPORTS if export.suffix == suffix), ARTICLE_EXPORTS[0].name)
