"""`twosource case`: a collection that lasts, in one file. A module a group of commands; here they come together."""

import click

from twosource.cli.case.articles import add, new, status
from twosource.cli.case.decisions import decide, log, undo
from twosource.cli.case.difference import diff
from twosource.cli.case.file import check, export, import_
from twosource.cli.case.suggest import suggest
from twosource.cli.case.watch import watch

COMMANDS = (new, add, status, decide, suggest, log, undo, diff, watch, check, export, import_)


@click.group(short_help="A case: reports, decisions and what is new, kept in one file.")
def case() -> None:
    """A case keeps what lasts: the reports that came in, what was found in them, and what you decided.

    It is one file. Wherever a command takes PATH it takes a case file too: twosource dossier fire.case.

    \b
    Examples:
      twosource case new fire.case reports/
      twosource case add fire.case tuesday/
      twosource case decide fire.case same "Five people were killed" "five dead"
      twosource case suggest fire.case
      twosource case diff fire.case
      twosource dossier fire.case -o fire.html
    """


for command in COMMANDS:
    case.add_command(command)
