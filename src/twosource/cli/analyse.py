"""`twosource analyse`: what each article says, as JSON lines, CoNLL-U or a page."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from twosource.cli import options
from twosource.cli.messages import say_skipped
from twosource.cli.output import write
from twosource.cli.progress import progress
from twosource.cli.target import STDOUT, check_output
from twosource.config import Settings
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.model import Claims

FORMATS = ("json", "conllu", "html")


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
    type=click.Choice(FORMATS),
    help="json: one object an article and line; conllu: words, tags and trees, with what was found; html: one "
    "article as a page with its marks. Without it, what FILE.html or FILE.conllu asks for, else json.",
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
    if form == "html" and len(corpus.articles) > 1:
        raise InputError(
            f"--format html: {len(corpus.articles)} articles found, and a page shows one; name one of them, "
            "or use twosource dossier"
        )
    with progress("analysing") as tell:
        write(output, rendered(report(corpus.analyse(), corpus.articles, tell), form))
    say_skipped(corpus.skipped[told:])
    return 0 if all(one.passed for one in corpus.skipped) else 3


def kind(output: str) -> str:
    """The format that the name asks for, one of FORMATS."""
    return {".html": "html", ".conllu": "conllu"}.get(PurePath(output).suffix.lower(), "json")


def rendered(articles: Iterable["Claims"], form: str) -> Iterator[bytes]:
    """The bytes of each article in the format, one after the other as they are analysed."""
    match form:
        case "html":
            from twosource.render.article_page import article_page

            return (article_page(claims).encode("utf-8") for claims in articles)
        case "conllu":
            from twosource.render.conllu import conllu

            return map(conllu, articles)
        case _:
            from twosource.render.json import analysed

            return map(analysed, articles)
