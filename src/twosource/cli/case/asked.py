"""What the commands of a case share: the file, who decides, and the case opened for the time of the command."""

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from twosource.cli.messages import say
from twosource.cli.progress import progress
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.corpus import Corpus
    from twosource.model import Claims
    from twosource.store.file import CaseFile
    from twosource.store.held import Held

Command = TypeVar("Command", bound=Callable[..., int])


def file(command: Command) -> Command:
    """The argument FILE."""
    return click.argument("file", metavar="FILE")(command)


def by(command: Command) -> Command:
    """The option --by."""
    said = "Who does it, for the log of the case. Without it, the name of the user who is logged in."
    return click.option("--by", metavar="NAME", help=said)(command)


def who(given: str | None) -> str:
    """The name for the log. Raises InputError where none is given and none is known."""
    try:
        name = " ".join((given if given is not None else getpass.getuser()).split())
    except (KeyError, OSError):
        name = ""
    if not name:
        raise InputError("--by: nobody's name; say who it is with --by NAME")
    return name.encode("utf-8", "replace").decode()


def corpus_of(case: "CaseFile") -> "Corpus":
    """The articles of the case with what is kept of them; raises InputError where there is none."""
    from twosource.config import Settings
    from twosource.corpus import Corpus
    from twosource.fingerprints import fingerprint
    from twosource.model import Intake
    from twosource.store.held import hold

    held = hold(case, fingerprint())
    if not held.articles:
        raise InputError(f"{case.path}: holds no article yet; add some with twosource case add")
    corpus = Corpus(Intake(()), settings=Settings(), held=held)
    with progress("analysing") as tell:
        corpus.decided(progress=tell)
    for lost in corpus.skipped:
        say(f"skipped {lost.name}: {lost.reason}")
    return corpus


def analysed(case: "CaseFile") -> "tuple[Held, tuple[Claims, ...]]":
    """The case and its analysed articles; those that are new are analysed and kept."""
    from twosource.fingerprints import fingerprint
    from twosource.store.held import hold

    corpus = corpus_of(case)
    return hold(case, fingerprint()), tuple(corpus.analyse())


def up_to_date(case: "CaseFile") -> None:
    """Has the table of statements made anew where the case is no longer the one it was made of."""
    from twosource.config import Settings
    from twosource.corpus import Corpus
    from twosource.fingerprints import fingerprint
    from twosource.model import Intake
    from twosource.store.held import hold
    from twosource.store.points import points_state

    held = hold(case, fingerprint())
    if not held.articles:
        raise InputError(f"{case.path}: holds no article yet; add some with twosource case add")
    if points_state(case) == held.state():
        return
    if not case.writable:
        raise InputError(f"{case.path}: is write-protected and not made ready for search; allow it with chmod u+w once")
    with progress("analysing") as tell:
        Corpus(Intake(()), settings=Settings(), held=held).dossier(progress=tell)
