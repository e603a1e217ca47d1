"""`twosource case decide`, `log`, `undo`: what a person decides, and what was decided."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from twosource.cli import clock
from twosource.cli.case import asked
from twosource.cli.messages import one_line
from twosource.errors import InputError

if TYPE_CHECKING:  # the nouns cost a third of what --help takes
    from twosource.model import JudgementKind


@dataclass(frozen=True, slots=True)
class Verb:
    """One kind of decision as it is given: how many places and whether words follow, and what it says."""

    kind: "JudgementKind"
    places: int
    words: str  # "" where none follow, [..] where they may
    says: str


VERBS = (
    Verb("same", 2, "", "two statements are about one matter"),
    Verb("apart", 2, "", "they are not"),
    Verb("relation", 2, "RELATION", "how they stand: agree refine differ conflict update"),
    Verb("wrong", 1, "", "a statement is wrong (say why with --why): it is left out"),
    Verb("checked", 1, "[NOTE]", "you checked it, or called its source"),
    Verb("note", 1, "TEXT", "a note on a statement, or on an article"),
    Verb("pin", 1, "", "the point of a statement comes first"),
    Verb("hide", 1, "", "it is left out"),
    Verb("rename", 1, "NAME", "it is called so"),
    Verb("actor-same", 2, "", "two names are one person, body or place"),
    Verb("actor-apart", 2, "", "they are two"),
    Verb("source-same", 2, "", "two sources are one: “the coastguard” and “Orrow Coastguard”"),
    Verb("outlet", 1, "NAME", "the outlet of an article"),
    Verb("date", 1, "DAY", "when it was published, as 2026-11-28"),
    Verb("title", 1, "TITLE", "its title"),
    Verb("language", 1, "CODE", "its language, as en"),
)


@click.command(short_help="Record a decision: same, apart, wrong, note, pin ...")
@asked.file
@click.argument("kind", metavar="KIND", type=click.Choice([verb.kind for verb in VERBS]))
@click.argument("what", metavar="WHAT...", nargs=-1, required=True)
@click.option("--why", metavar="TEXT", help="The reason, for whoever reads the log.")
@asked.by
def decide(file: str, kind: str, what: tuple[str, ...], why: str | None, by: str | None) -> int:
    """Records what you decided; every later dossier of the case keeps to it. WHAT are words of a statement, copied
    from the dossier or enough of them to be unique, or "ARTICLE: words"; of outlet, date, title and language the name
    of an article.

    \b
    KIND       WHAT
    same       A B            two statements are about one matter
    apart      A B            they are not
    relation   A B RELATION   how they stand: agree refine differ conflict update
    wrong      A              a statement is wrong (say why with --why): it is left out
    checked    A [NOTE]       you checked it, or called its source
    note       A TEXT         a note on a statement, or on an article
    pin        A              the point of a statement comes first
    hide       A              it is left out
    rename     A NAME         it is called so
    actor-same A B            two names are one person, body or place; actor-apart: two
    source-same A B           two sources are one: "the coastguard" and "Orrow Coastguard"
    outlet     ARTICLE NAME   the outlet of an article; date ARTICLE 2026-11-28, title, language

    \b
    Examples:
      twosource case decide fire.case same "Five people were killed" "courier.txt: five dead"
      twosource case decide fire.case wrong "seven people died" --why "the outlet corrected it"
      twosource case decide fire.case date courier.txt 2026-11-03
    """
    verb = next(one for one in VERBS if one.kind == kind)
    optional = verb.words.startswith("[")
    most = verb.places + bool(verb.words)
    if not most - optional <= len(what) <= most:
        wanted = " ".join([*("A", "B")[: verb.places], *([verb.words] if verb.words else [])])
        raise InputError(f"decide {kind}: {len(what)} given, needs {wanted}; put each in quotation marks")
    value = what[verb.places] if len(what) > verb.places else None
    return run(file, verb, what[: verb.places], value, why=why, by=asked.who(by))


def run(file: str, verb: Verb, places: tuple[str, ...], value: str | None, *, why: str | None, by: str) -> int:
    """Records the decision and prints its number and the words it is about; 0."""
    from twosource.decisions import checked_value
    from twosource.model import Judgement
    from twosource.store.events import record
    from twosource.store.file import open_case
    from twosource.store.refer import refer
    from twosource.store.refusals import refuse_contradiction

    with open_case(file) as case:
        held, articles = asked.analysed(case)
        anchors = tuple(refer(verb.kind, said, articles) for said in places)
        made = Judgement(0, clock.now(), by, verb.kind, anchors, checked_value(verb.kind, value), why)
        refuse_contradiction(held, articles, made)
        number = record(case, made).number
    names = {a.analysis.article.id: a.analysis.article.name for a in articles}
    about = " | ".join(f"{names[a.article]}: {one_line(a.quote) or 'the article'}" for a in anchors)
    click.echo(f"{number} {verb.kind}{f' {one_line(value)}' if value else ''}: {about}")
    return 0


@click.command(short_help="What was decided, and when.")
@asked.file
def log(file: str) -> int:
    """Every entry of the case, in order: its number, when, who, what; those taken back are marked.

    \b
    Examples:
      twosource case log fire.case
    """
    from twosource.store.events import log as entries
    from twosource.store.file import open_case

    with open_case(file) as case:
        for entry in entries(case):
            about = (
                " | ".join(f"“{one_line(a.quote)}”" for a in entry.judgement.anchors if a.quote)
                if entry.judgement
                else ""
            )
            what = f" {entry.undoes}" if entry.undoes else f" {entry.value}" if entry.value else ""
            undone = f" (undone by {entry.undone_by})" if entry.undone_by else ""
            why = f" – {entry.why}" if entry.why else ""
            said = (
                f"{entry.number} {entry.at} {entry.by}: {entry.kind}{what}{f' {about}' if about else ''}{why}{undone}"
            )
            click.echo(one_line(said))
    return 0


@click.command(short_help="Take a decision back.")
@asked.file
@click.argument("number", metavar="N", type=click.IntRange(1))
@click.option("--why", metavar="TEXT", help="The reason, for whoever reads the log.")
@asked.by
def undo(file: str, number: int, why: str | None, by: str | None) -> int:
    """Takes the decision with number N of the log back. That is an entry too: undo it, and the decision is in force
    again.

    \b
    Examples:
      twosource case undo fire.case 12
    """
    from twosource.store.events import undo as take_back
    from twosource.store.file import open_case

    with open_case(file) as case:
        entry = take_back(case, number, at=clock.now(), by=asked.who(by), why=why)
    click.echo(f"undone: {entry.number} {entry.kind}")
    return 0
