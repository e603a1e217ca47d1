"""Texts that a program holds -> Intake, as if each were a file of plain text."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from twosource.errors import InputError
from twosource.model import Intake, Skipped
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.encoding import whole
from twosource.read.intake import taken_in
from twosource.read.plain import read_text

Text = str | tuple[str, str] | Mapping[str, object]
KEYS = ("text", "name", "title", "outlet", "author", "published", "url", "language")
NOT_KNOWN = ("nan", "NaT", "<NA>")
GIVEN = "given"  # where a date was found that came with the text


def read_texts(texts: Iterable[Text]) -> Intake:
    """Every text as an article, and what is no report, by name.

    A text is a str, a pair of name and text, or a mapping with `text` and any other of `KEYS`; `published` may be a
    date. One without a name is called `text N`, counted from 1
    and written so that the order of names is theirs. Raises InputError for anything else, for a name that
    comes twice, and where no text is a report.
    """
    if isinstance(texts, str | Mapping):
        raise InputError(f"texts = {str(texts)[:40]!r}: one text; put it in a list")
    found: list[tuple[str, dict[str, str]]] = []
    all_ = list(texts)
    for number, text in enumerate(all_, start=1):
        called = f"text {number:0{len(str(len(all_)))}}"
        fields = _given_fields(text, called)
        found.append((fields.pop("name", "") or called, fields))
    names = [name for name, _ in found]
    if twice := [name for name, many in Counter(names).items() if many > 1]:
        raise InputError(f"the name {twice[0]!r} is given twice; give every text a name of its own")
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for name, fields in found:
        try:
            documents.append(_document_of(name, fields))
        except Unreadable as problem:
            skipped.append(Skipped(name, str(problem)))
    return taken_in(documents, skipped, given=names or ["no text"])


def _document_of(name: str, fields: dict[str, str]) -> Document:
    read = read_text(name, whole(fields.pop("text")).text.encode("utf-8"))
    said = Fields(**fields, published_from=GIVEN if fields.get("published") else None)
    return Document(name=name, text=read.text, fields=said.or_else(read.fields), notes=read.notes)


def _given_fields(text: object, called: str) -> dict[str, str]:
    """What is given of one text, by key; keys without a value are left out. Raises InputError."""
    if isinstance(text, str):
        text = {"text": text}
    elif isinstance(text, Sequence) and len(text) == 2:
        text = {"name": text[0], "text": text[1]}
    if not isinstance(text, Mapping):
        raise InputError(
            f"{called} = {str(text)[:40]!r}: needs a str, a pair of name and text, or a mapping with 'text'"
        )
    unknown = [key for key in text if key not in KEYS]
    if unknown:
        raise InputError(f"{called} has the key {unknown[0]!r}; known are {', '.join(KEYS)}")
    given = {str(key): _given_words(value, f"{called}: {key}") for key, value in text.items()}
    fields = {key: value for key, value in given.items() if value}
    if "text" not in given:
        raise InputError(f"{called} has no 'text'; give a mapping the article's text under that key")
    return {"text": ""} | fields


def _given_words(value: object, called: str) -> str:
    """The value as a text, "" where it is None or what tables of numbers have for it. Raises InputError."""
    if value is None or (not isinstance(value, str) and str(value) in NOT_KNOWN):
        return ""
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if not isinstance(value, str):
        raise InputError(f"{called} = {str(value)[:40]!r}: needs a text")
    return value if called.endswith(": text") else " ".join(whole(value).text.split())
