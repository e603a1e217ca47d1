"""The commands of `twosource`. Here, and nowhere else, errors become one line and an exit status (see `--help`)."""

import logging
import os
import shlex
import sys
from collections.abc import Sequence

import click
from click.shell_completion import shell_complete

from twosource import __version__
from twosource.cli.analyse import analyse
from twosource.cli.case import case
from twosource.cli.check import check
from twosource.cli.dossier import dossier
from twosource.cli.messages import cannot_write, say
from twosource.cli.process import SAID, give_up
from twosource.cli.search import search
from twosource.cli.serve import serve
from twosource.errors import TwosourceError

COMMANDS = (analyse, case, check, dossier, search, serve)

COMPLETE = "_TWOSOURCE_COMPLETE"  # set by the line that makes a shell complete: see docs/commands.md
REPORT_TO = "please report it with the command you gave; --debug FILE keeps where it happened"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def twosource() -> None:
    """From a folder of news reports to a sourced dossier: what is claimed, who says it, how surely,
    which reports agree or conflict, and how many independent origins stand behind each point.

    Everything runs on this machine; nothing is sent anywhere.

    \b
    Examples:
      twosource dossier reports/                      a summary for the terminal
      twosource dossier reports/ -o dossier.html      one web page to read and share
      twosource analyse reports/ -o claims.jsonl      one JSON object an article
      twosource check draft.md --against reports/     a draft against its sources

    PATH is a file, a folder (all readable files in it), or - for standard input. Read are text, web pages
    (also saved as .mhtml), .pdf .docx .odt .rtf .epub, subtitles, mail, feeds, tables and JSON of
    articles, web archives, .zip .tar .gz; docs/formats.md lists them. A metadata.csv in a folder may
    give file,outlet,published,url,title,author. Articles not in English are shown, not compared.

    \b
    Exit status:
      0    done
      1    check: something was found
      2    nothing could be done: a wrong option, nothing readable, nothing analysed, no room to write
      3    done, but some inputs were skipped: each is named on standard error with the reason
      70   a mistake in twosource itself
      129  the terminal was closed, 130 stopped by Ctrl-C, 143 by a signal to end; no half-written file is left
      141  the program that read the output went away
    """


for command in COMMANDS:
    twosource.add_command(command)


def run(args: Sequence[str]) -> int:
    """The exit status of this command line; every error is one line on standard error."""
    try:
        asked = os.environ.get(COMPLETE)
        if asked:
            return shell_complete(twosource, {}, "twosource", COMPLETE, asked)
        status = _invoked(list(args) or ["--help"])
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        give_up(sys.stdout)
        return 141
    except KeyboardInterrupt:
        say(SAID["SIGINT"])
        return 130
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "twosource"
        said = error.format_message().rstrip(".")
        meant = _meant(args) if where == "twosource" else None
        say(f"{said}; did you mean `twosource {meant}`?" if meant else f"{said}; see {where} --help")
        return 2
    except TwosourceError as error:
        say(str(error))
        return 2
    except OSError as error:
        # Of what is opened on purpose the errors are told where it is opened; this is the flush above.
        say(cannot_write("the output", error))
        give_up(sys.stdout)
        return 2
    except MemoryError:
        say("out of memory; give fewer articles, or --workers 1")
        return 70
    except Exception as error:  # the border: whatever it is, the user gets one line
        say(f"internal error, {type(error).__name__}: {error}; {REPORT_TO}")
        return 70


def _meant(args: Sequence[str]) -> str | None:
    """The command line with the command that was forgotten: a path stands in its place."""
    given = next((arg for arg in args if not arg.startswith("-")), None)
    return shlex.join(["dossier", *args]) if given is not None and os.path.exists(given) else None


def _invoked(args: list[str]) -> int:
    try:
        # Not `twosource.main()`: that one answers Ctrl-C and a closed pipe in click's way.
        with twosource.make_context("twosource", args) as context:
            try:
                status = twosource.invoke(context)
            except Exception:
                logging.getLogger("twosource").debug("the command ended", exc_info=True)
                raise
    except click.exceptions.Exit as done:  # --help and --version
        return done.exit_code
    return status if isinstance(status, int) else 0
