"""The forms in which a checked draft is told: a visible tuple.

To add one: a file in this folder, a function and a record here. What a form needs is loaded when it is asked for.
"""

# ruff: noqa: PLC0415  (the imports inside, see above)

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Checked


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, the end of a file's name that asks for it, what it is, and its bytes, piece by piece.

    `pieces` takes what was found, whether notes are asked for, and the path of the draft.
    """

    name: str
    suffix: str
    what: str
    pieces: Callable[["Checked", bool, str], Iterator[bytes]]
    binary: bool = False


def _forms_text(checked: "Checked", notes: bool, _draft: str) -> Iterator[bytes]:
    from twosource.render.check.text import check_text

    yield check_text(checked, notes=notes).encode("utf-8")


def _forms_json(checked: "Checked", _notes: bool, _draft: str) -> Iterator[bytes]:
    from twosource.render.check.json import check_json

    yield check_json(checked)


def _sarif(checked: "Checked", notes: bool, draft: str) -> Iterator[bytes]:
    from twosource.render.check.sarif import check_sarif

    yield check_sarif(checked, notes=notes, path=draft)


def _forms_page(checked: "Checked", notes: bool, _draft: str) -> Iterator[bytes]:
    from twosource.render.check.webpage import check_page

    yield check_page(checked, notes=notes).encode("utf-8")


def _forms_document(checked: "Checked", notes: bool, _draft: str) -> Iterator[bytes]:
    from twosource.render.check.document import check_document

    yield check_document(checked, notes=notes)


FORMS: tuple[Form, ...] = (
    Form("text", ".txt", "for the terminal", _forms_text),
    Form("json", ".json", "for programs", _forms_json),
    Form("sarif", ".sarif", "SARIF 2.1.0, for code hosts and editors", _sarif),
    Form("html", ".html", "the draft with notes in the margin", _forms_page),
    Form("docx", ".docx", "the draft with comments at the words", _forms_document, binary=True),
)
