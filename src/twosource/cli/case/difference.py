"""`twosource case diff`: what is new, point by point."""

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from twosource.cli.case import asked
from twosource.cli.output import write
from twosource.cli.target import STDOUT, check_output
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.store.events import Logged

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?")


@click.command(short_help="What is new in a case, point by point.")
@asked.file
@click.option(
    "--since", metavar="DAY|N", help="A day (2026-11-28), or an entry of the log; without it, what came in last."
)
@click.option("-o", "--output", metavar="OUT", help="OUT.txt, OUT.json or OUT.html; without it, text for the terminal.")
def diff(file: str, since: str | None, output: str | None) -> int:
    """What the reports say that they did not say before, and what nobody says any more: new points, and in those there
    were a new statement, a new value, a new source, another relation. Then and now are compared by the same program:
    what is told as new is new in the reports or in what you decided.

    \b
    Examples:
      twosource case diff fire.case
      twosource case diff fire.case --since 2026-11-27 -o new.html
    """
    from twosource.render.kept.difference import FORMS

    form = ".txt" if output in (None, STDOUT) else PurePath(str(output)).suffix.lower()
    if form not in FORMS:
        raise InputError(f"-o {output}: no format for {form or 'a name without suffix'}; use {', '.join(FORMS)}")
    if output is not None:
        check_output(output, [file])
    return run(file, since, output or STDOUT, form)


def run(file: str, since: str | None, output: str, form: str) -> int:
    """The difference is in the output; 0."""
    from twosource.corpus import Corpus
    from twosource.dossier.difference import find_difference
    from twosource.fingerprints import fingerprint
    from twosource.model import Dossier, Intake
    from twosource.render.kept.difference import FORMS
    from twosource.store.events import log
    from twosource.store.file import open_case
    from twosource.store.held import hold

    with open_case(file) as case:
        entries = log(case)
        last = _last_before(entries, since)
        asked.analysed(case)  # what is new is analysed with as many processes as serve
        made = [
            Corpus(Intake(()), held=held).dossier() if held.articles else Dossier(None, *((),) * 10)
            for held in (hold(case, fingerprint(), until=last), hold(case, fingerprint()))
        ]
        then, now = made
    said = since or (f"entry {last}" if last else "the beginning")
    difference = find_difference(then, now, since=said)
    articles = {c.analysis.article.id: c.analysis.article for dossier in made for c in dossier.articles}
    write(output, [FORMS[form](difference, articles)])
    return 0


def _last_before(entries: "list[Logged]", since: str | None) -> int:
    """The number of the last entry before what is new, 0 for none. Raises InputError for what is no day or entry."""
    if since is None:
        added = [entry.number for entry in entries if entry.kind == "added"]
        return (added[-1] if added else 1) - 1
    if since.isdigit() and len(since) < 10:
        if int(since) not in {entry.number for entry in entries}:
            raise InputError(f"--since {since}: there is no such entry; twosource case log lists them")
        return int(since)
    if not _DAY.fullmatch(since):
        raise InputError(f"--since {since!r}: is no day and no entry; write it as 2026-11-28, or a number of the log")
    return max((entry.number for entry in entries if entry.at < since), default=0)
