"""`twosource analyse`: one JSON object an article."""

from collections.abc import Iterator, Sequence

import click

from twosource.cli import options
from twosource.cli.messages import say_skipped
from twosource.cli.output import STDOUT, check_output, write
from twosource.cli.progress import progress
from twosource.config import Settings


@click.command(short_help="What each article says, as JSON lines.")
@options.paths
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STDOUT,
    help="Where the lines go; without it, or with -, to standard output.",
)
@options.running
def analyse(paths: tuple[str, ...], output: str, workers: int | None, config: str | None) -> int:
    """What each article says: its claims, who holds them and how surely, names, times and quantities.

    One JSON object an article and line, in order of the articles' names; every find has its place as
    [start, end] in characters of the article's text, what is not known is null. The fields are listed in
    docs/commands.md and docs/schema/analysed.json.

    \b
    Examples:
      twosource analyse report.txt
      twosource analyse reports/ -o claims.jsonl
      pdftotext report.pdf - | twosource analyse -
      twosource analyse reports/ | jq -r '.attributions[] | .kind' | sort | uniq -c
    """
    return run(paths, output, options.settings(config, workers=workers))


def run(paths: Sequence[str], output: str, settings: Settings) -> int:
    """The exit status: 0, or 3 where an input was skipped. The lines are in `output`."""
    check_output(output, paths)
    from twosource.corpus import Corpus, report
    from twosource.render.json import analysed

    with progress("reading") as tell:
        corpus = Corpus.from_paths(*paths, settings=settings, progress=tell)
    say_skipped(corpus.skipped)
    with progress("analysing") as tell:
        lines: Iterator[bytes] = map(analysed, report(corpus.analyse(), corpus.articles, tell))
        write(output, lines)
    return 3 if corpus.skipped else 0
