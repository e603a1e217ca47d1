"""`twosource check`: a draft against its sources, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import click

from twosource.cli import options
from twosource.cli.messages import say, say_skipped
from twosource.cli.output import write
from twosource.cli.progress import progress
from twosource.cli.target import STDOUT, check_output
from twosource.config import Settings
from twosource.errors import InputError
from twosource.render.check.forms import FORMS

if TYPE_CHECKING:
    from twosource.corpus import Corpus

FORMATS = {form.name: form for form in FORMS}
AGAINST = "--against"


class Against(click.Command):
    """A command whose --against takes all paths that follow it, up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments as click knows them: --against before each of its paths."""
        given: list[str] = []
        taking = False
        for at, word in enumerate(args):
            first = taking and args[at - 1] == AGAINST
            if word.startswith("-") and word != STDOUT and not first:
                taking = word == AGAINST
            elif taking and not first:
                given.append(AGAINST)
            given.append(word)
        return super().parse_args(ctx, given)


@click.command(cls=Against, short_help="A draft against its sources, sentence by sentence.")
@click.argument("draft", metavar="DRAFT")
@click.option(AGAINST, "against", metavar="PATH...", multiple=True, help="The sources: files, folders, or -.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    help="; ".join(f"{form.name}: {form.what}" for form in FORMS) + ". Without it, as FILE's name says; else text.",
)
@click.option("-o", "--output", metavar="FILE", help="Where it goes; without it, to standard output.")
@click.option("--strict", is_flag=True, help="Notes count too: one source alone, sources at odds, later news.")
@click.option("--ignore", metavar="CODE", multiple=True, help="A code not to look for; may be given several times.")
@options.running
def check(draft: str, running: options.Running, **given: Any) -> int:
    """Every sentence of DRAFT that states something: is it supported by the sources, by which words, and if it
    says something else, what differs.

    Codes: number-changed time-changed entity-swapped attribution-swapped negation-flipped quote-altered
    hedge-dropped attribution-dropped overgeneralised unsupported. docs/check.md tells what each finds. A finding
    that is all right is accepted in the draft: <!-- twosource: ok number-changed because REASON -->

    \b
    Examples:
      twosource check draft.md --against reports/
      twosource check draft.docx --against reports/ -o draft-checked.docx
      twosource check - --against reports/ wire.txt --format json < summary.txt
      twosource check draft.md --against reports/ --format sarif -o check.sarif --ignore attribution-dropped

    \b
    Exit status:
      0    nothing was found
      1    something was found: it is in the output
      2    could not run
    """
    asked = _check_asked(draft, **given)
    settings = running.settings()
    check_output(asked.output, [draft, *asked.against], config=running.config, follow_links=settings.follow_links)
    return run(draft, asked, settings=settings)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is checked against what, and how it is told."""

    against: tuple[str, ...]
    form: str
    output: str
    strict: bool
    ignore: frozenset[str]


def _check_asked(
    draft: str, *, against: tuple[str, ...], form: str | None, output: str | None, strict: bool, ignore: tuple[str, ...]
) -> Asked:
    """The options as one record. Raises InputError for those that don't go together."""
    from twosource.model import FindingCode, NoteCode

    if not against:
        raise InputError("--against: no sources named; give files or folders after it")
    if draft == STDOUT and STDOUT in against:
        raise InputError("-: standard input can't be draft and source at once; name a file for one of them")
    codes = (*get_args(FindingCode), *get_args(NoteCode))
    for code in ignore:
        if code not in codes:
            raise InputError(f"--ignore {code}: no such code; use {', '.join(codes)}")
    to = output or STDOUT
    kind = form or next((f.name for f in FORMS if f.suffix and to.lower().endswith(f.suffix)), "text")
    if FORMATS[kind].binary and to == STDOUT:
        raise InputError(f"--format {kind}: is no text for a terminal; name a file with -o FILE{FORMATS[kind].suffix}")
    return Asked(against, kind, to, strict, frozenset(ignore))


def run(draft: str, asked: Asked, *, settings: Settings) -> int:
    """The exit status: 0 where nothing was found, 1 where something was."""
    from twosource.check import without

    corpus = _check_sources(asked.against, settings)
    told = len(corpus.skipped)
    with progress("analysing") as tell:
        found = without(corpus.check(draft, progress=tell), asked.ignore)
    if any(article.id == found.draft.original for article in corpus.articles):
        say(f"{found.draft.article.name}: is among the sources too; there it is left out, as no text supports itself")
    if asked.form == "text" and asked.output == STDOUT:
        from twosource.render.check.text import print_check

        print_check(found, notes=asked.strict)
    else:
        write(asked.output, FORMATS[asked.form].pieces(found, asked.strict, draft))
    say_skipped(corpus.skipped[told:])
    return status(found, strict=asked.strict)


def _check_sources(against: Sequence[str], settings: Settings) -> "Corpus":
    """The articles to check against; here, and nowhere else, it is decided what a path after --against is."""
    from twosource.corpus import Corpus

    with progress("reading") as tell:
        corpus = Corpus.from_paths(*against, settings=settings, progress=tell)
    say_skipped(corpus.skipped)
    return corpus


def status(checked: Any, *, strict: bool) -> int:
    """1 where a finding is left that the draft does not accept, with `strict` also for a note; else 0."""
    found: Sequence[Any] = [f for s in checked.sentences for f in (*s.findings, *(s.notes if strict else ()))]
    return int(any(f.accepted is None for f in found))
