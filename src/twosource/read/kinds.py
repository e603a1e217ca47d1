"""The kinds of files that are read, and what reads each: name and bytes -> Documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from twosource.model import Skipped
from twosource.read.archive import read_archive
from twosource.read.document import NOTHING_SAID, Document, Unreadable
from twosource.read.encoding import decode
from twosource.read.files import File
from twosource.read.pdf import read_pdf
from twosource.read.plain import read_markdown, read_text
from twosource.read.structured import looks_structured, read_json, read_json_lines
from twosource.read.webpage import read_webpage

MB = 1_000_000
ARCHIVES_INSIDE = 2  # archives in archives that are opened; deeper ones are named and left out


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its endings, the most bytes of it that are read, what reads it."""

    endings: tuple[str, ...]
    largest: int  # bytes; past it a file is no report but something else, or made to harm
    read: Callable[[str, bytes], Iterator[Document | Skipped]]


def _one(read: Callable[[str, bytes], Document]) -> Callable[[str, bytes], Iterator[Document | Skipped]]:
    def several(name: str, data: bytes) -> Iterator[Document | Skipped]:
        yield read(name, data)

    return several


KINDS = (
    Kind((".txt", ".text"), 20 * MB, _one(read_text)),
    Kind((".md", ".markdown"), 20 * MB, _one(read_markdown)),
    Kind((".html", ".htm", ".xhtml"), 10 * MB, _one(read_webpage)),
    Kind((".pdf",), 200 * MB, _one(read_pdf)),
    Kind((".json",), 500 * MB, read_json),
    Kind((".jsonl", ".ndjson"), 500 * MB, read_json_lines),
)
ARCHIVE = ".zip"
ARCHIVE_LARGEST = 1_000 * MB  # bytes, packed
NOT_YET = (
    (".eml", "e-mail"), (".mbox", "a mailbox"), (".rss", "a news feed"), (".xml", "XML"), (".atom", "a news feed"),
    (".warc", "a web archive"), (".warc.gz", "a web archive"), (".docx", "a word processor's document"),
    (".doc", "a word processor's document"), (".odt", "a word processor's document"), (".rtf", "rich text"),
)  # fmt: skip


def read_file(file: File, *, piped: bool = False, depth: int = 0) -> Iterator[Document | Skipped]:
    """The reports in one file, or why there are none; metadata rows fill and override what it says itself."""
    try:
        for found in _read(file, piped, depth):
            if isinstance(found, Document) and file.fields != NOTHING_SAID:
                yield _with_fields(found, file)
            else:
                yield found
    except Unreadable as problem:
        yield Skipped(file.name, str(problem))


def _with_fields(document: Document, file: File) -> Document:
    """A row about the file itself overrides it; about a container it only fills what an entry leaves open."""
    own = document.name == file.name
    fields = file.fields.or_else(document.fields) if own else document.fields.or_else(file.fields)
    return Document(name=document.name, text=document.text, fields=fields, pages=document.pages, notes=document.notes)


def _read(file: File, piped: bool, depth: int) -> Iterator[Document | Skipped]:
    lowered = file.name.lower()
    if piped:
        yield from _read_piped(file)
        return
    if lowered.endswith(ARCHIVE):
        if depth >= ARCHIVES_INSIDE:
            raise Unreadable("an archive in an archive in an archive is not opened")
        listing = read_archive(file.name, file.load(ARCHIVE_LARGEST))
        yield from listing.skipped
        for inner in listing.files:
            yield from read_file(inner, depth=depth + 1)
        return
    kind = next((kind for kind in KINDS if lowered.endswith(kind.endings)), None)
    if kind is None:
        raise Unreadable(_unknown(lowered))
    data = file.load(kind.largest)
    if not data.strip():
        raise Unreadable("empty")
    yield from kind.read(file.name, data)


def _read_piped(file: File) -> Iterator[Document | Skipped]:
    data = file.load(KINDS[-1].largest)
    if not data.strip():
        raise Unreadable("empty")
    if looks_structured(decode(data).text):
        yield from read_json_lines(file.name, data)
    else:
        yield read_text(file.name, data)


def _unknown(lowered: str) -> str:
    for ending, what in NOT_YET:
        if lowered.endswith(ending):
            return f"{what} ({ending}) is a kind not yet read"
    return "not a kind twosource reads (" + " ".join(e for k in KINDS for e in k.endings[:1]) + f" .htm {ARCHIVE})"
