"""`twosource case new`, `add`, `status`: reports into a case, and what is in it."""

from collections.abc import Sequence

import click

from twosource.cli import clock, options
from twosource.cli.case import asked
from twosource.cli.messages import one_line, say, say_skipped
from twosource.cli.progress import progress
from twosource.config import Settings


@click.command(short_help="Make a case, with the reports given.")
@asked.file
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@asked.by
@options.running
def new(file: str, paths: tuple[str, ...], by: str | None, running: options.Running) -> int:
    """Makes the case FILE, best called NAME.case, and puts the reports of PATH... into it.

    \b
    Examples:
      twosource case new fire.case
      twosource case new fire.case reports/ agency.txt
    """
    from twosource.store.file import create_case

    settings = running.settings()
    name = asked.who(by)
    create_case(file).close()
    return run_add(file, paths, by=name, settings=settings) if paths else 0


@click.command(short_help="Put reports into a case.")
@asked.file
@options.paths
@asked.by
@options.running
def add(file: str, paths: tuple[str, ...], by: str | None, running: options.Running) -> int:
    """Puts the reports of PATH... into the case. What is there already is left; a report that came from the same
    address, or the same file, with another text is a newer version: both are kept, the newer one takes part.

    \b
    Examples:
      twosource case add fire.case tuesday/
      pdftotext report.pdf - | twosource case add fire.case -
    """
    return run_add(file, paths, by=asked.who(by), settings=running.settings())


@click.command(short_help="What a case holds.")
@asked.file
def status(file: str) -> int:
    """What the case holds: reports, kept analyses, decisions, and those that found no place.

    \b
    Examples:
      twosource case status fire.case
    """
    from twosource.corpus import Corpus
    from twosource.fingerprints import fingerprint
    from twosource.model import Intake
    from twosource.store.events import log
    from twosource.store.file import open_case
    from twosource.store.held import hold

    with open_case(file) as case:
        held = hold(case, fingerprint())
        entries = log(case)
        fresh = held.fresh(held.articles)
        click.echo(f"{_many_of(len(held.articles), 'article')}, {len(fresh)} not analysed yet")
        versions = sum(map(len, held.newer.values()))
        if versions:
            click.echo(f"{_many_of(versions, 'earlier version')} kept")
        stand = len(held.judgements)
        click.echo(
            f"{_many_of(stand, 'decision')} in force, of {_many_of(len(entries), 'entry', 'entries')} in the log"
        )
        if fresh:
            click.echo("where the decisions stand is known once all is analysed: twosource dossier " + one_line(file))
            return 0
        judged = held.judged(tuple(Corpus(Intake(()), held=held).analyse()))
        moved = [one for one in judged.decided if one.placed == "quote"]
        if moved:
            numbers = ", ".join(str(one.judgement.number) for one in moved)
            click.echo(f"found again by their words: {numbers}")
        for one in judged.decided:
            if one.placed == "unplaced":
                quotes = "; ".join(f"“{one_line(a.quote)[:80]}”" for a in one.judgement.anchors if a.quote)
                click.echo(f"unplaced {one.judgement.number} {one.judgement.kind}: {one.reason}: {quotes}")
    return 0


def run_add(file: str, paths: Sequence[str], *, by: str, settings: Settings) -> int:
    """The exit status: 0, or 3 where an input was skipped. The reports are in the case."""
    from twosource.store.file import open_case
    from twosource.takings import Stamp, read_for_case, take_in, taken_words

    with open_case(file) as case:
        came = []
        for path in paths:
            with progress("reading") as tell:
                came.append(read_for_case(file, path, settings, progress=tell))
        skipped = tuple(one for some in came for one in some.skipped)
        say_skipped(skipped)
        taken = take_in(case, came, Stamp(clock.now(), by))
    say(f"{one_line(file)}: {taken_words(taken)}")
    return 0 if all(one.passed for one in skipped) else 3


def _many_of(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
