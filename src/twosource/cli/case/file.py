"""`twosource case check`, `export`, `import`: the file itself."""

import sys

import click

from twosource.cli.case import asked
from twosource.cli.messages import one_line, say
from twosource.cli.output import write
from twosource.cli.target import STDOUT, check_output
from twosource.errors import InputError


@click.command(short_help="Whether a case file is whole.")
@asked.file
@click.option(
    "--drop-pairs", is_flag=True, help="Forget what pairs of reports came to; the next dossier makes it anew."
)
def check(file: str, drop_pairs: bool) -> int:
    """Looks through the whole file: SQLite's own check, each text against its digest, each decision against its text,
    and what is kept of compared pairs. Exit status 0 where all is right, 2 where something is not; each fault is a
    line.

    \b
    Examples:
      twosource case check fire.case
    """
    from twosource.store.check import find_faults
    from twosource.store.file import open_case
    from twosource.store.pairs import drop_pairs as forget

    with open_case(file) as case:
        if drop_pairs:
            forget(case)
        faults = list(find_faults(case))
    for fault in faults:
        click.echo(one_line(fault))
    if faults:
        say(f"{one_line(file)}: {len(faults)} faults; take the last copy that is right")
        return 2
    click.echo(f"{one_line(file)}: all is right")
    return 0


@click.command(short_help="Everything in a case, as JSON Lines.")
@asked.file
@click.option("-o", "--output", metavar="OUT", default=STDOUT, help="Where it goes; without it, to standard output.")
def export(file: str, output: str) -> int:
    """Writes everything in the case as JSON Lines, a line a row: reports, kept analyses, the log with every decision.
    Read back with import, it is equal.

    \b
    Examples:
      twosource case export fire.case -o fire.jsonl
      twosource case export fire.case | grep '"table":"event"'
    """
    from twosource.store.file import open_case
    from twosource.store.lines import write_lines

    check_output(output, [file])
    with open_case(file) as case:
        write(output, write_lines(case))
    return 0


@click.command("import", short_help="A case from what export wrote.")
@asked.file
@click.argument("lines", metavar="LINES")
def import_(file: str, lines: str) -> int:
    """Makes the case FILE of the lines that export wrote; LINES is a file, or - for standard input.

    \b
    Examples:
      twosource case import copy.case fire.jsonl
    """
    import os

    from twosource.store.file import create_case
    from twosource.store.lines import read_lines

    try:
        stream = sys.stdin.buffer if lines == STDOUT else open(lines, "rb")  # noqa: SIM115  # closed below
    except (OSError, ValueError) as error:
        raise InputError(
            f"{lines}: can't be opened ({getattr(error, 'strerror', None) or error}); name a file"
        ) from None
    with stream:
        case = create_case(file)
        try:
            count = read_lines(case, stream)
        except BaseException:
            case.close()
            os.unlink(file)  # made a moment ago, and empty
            raise
        case.close()
    click.echo(f"{one_line(file)}: {count} rows read")
    return 0
