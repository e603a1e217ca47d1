"""The kinds of files that are read, and what reads each: name and bytes -> Documents."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from twosource.engine import Failed, failure
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
    simple: bool = False  # reading it runs our own code alone, so that it may run in the process of the user


@dataclass(frozen=True, slots=True)
class Begun:
    """The file that is read from here on; if its reader ends the process, that is the file that is lost."""

    name: str


NOTHING_INSIDE = "holds no reports"


def _one(read: Callable[[str, bytes], Document]) -> Callable[[str, bytes], Iterator[Document | Skipped]]:
    def several(name: str, data: bytes) -> Iterator[Document | Skipped]:
        yield read(name, data)

    return several


KINDS = (
    Kind((".txt", ".text"), 20 * MB, _one(read_text), simple=True),
    Kind((".md", ".markdown"), 20 * MB, _one(read_markdown), simple=True),
    Kind((".html", ".htm", ".xhtml"), 10 * MB, _one(read_webpage)),
    Kind((".pdf",), 200 * MB, _one(read_pdf)),
    Kind((".json",), 100 * MB, read_json),
    Kind((".jsonl", ".ndjson"), 100 * MB, read_json_lines),
)
ARCHIVE = ".zip"
ARCHIVE_LARGEST = 500 * MB  # bytes, packed
PIPED_LARGEST = 100 * MB  # bytes on standard input
NOT_YET = (
    (".eml", "e-mail"), (".mbox", "a mailbox"), (".rss", "a news feed"), (".xml", "XML"), (".atom", "a news feed"),
    (".warc", "a web archive"), (".warc.gz", "a web archive"), (".docx", "a word processor's document"),
    (".doc", "a word processor's document"), (".odt", "a word processor's document"), (".rtf", "rich text"),
)  # fmt: skip


Found: TypeAlias = Document | Skipped | Failed[str] | Begun
NONE: Mapping[str, str] = MappingProxyType({})


def read_file(file: File, *, piped: bool = False, depth: int = 0, without: Mapping[str, str] = NONE) -> Iterator[Found]:
    """The reports in one file, or why there are none; metadata rows fill and override what it says itself.

    Whatever goes wrong in it is a Failed of that file; `without` names files inside that are known to end the
    process, each with the reason. Begun tells which file comes next.
    """
    if file.name in without:
        yield Skipped(file.name, without[file.name])
        return
    yield Begun(file.name)
    nothing = True
    try:
        for found in _read(file, piped, depth, without):
            nothing = False
            if isinstance(found, Document) and file.fields != NOTHING_SAID:
                yield _with_fields(found, file)
            else:
                yield found
        if nothing:  # nothing vanishes in silence, whatever a reader thinks of it
            yield Skipped(file.name, NOTHING_INSIDE)
    except Unreadable as problem:
        yield Skipped(file.name, str(problem))
    except Exception as error:  # the border: whatever it is, it costs this file and no other
        yield failure(file.name, error)


def is_simple(file: File) -> bool:
    """True where nothing but our own code reads the file, or where nothing does."""
    lowered = file.name.lower()
    kind = _kind(lowered)
    return kind.simple if kind else not lowered.endswith(ARCHIVE)


def _with_fields(document: Document, file: File) -> Document:
    """A row about the file itself overrides it; about a container it only fills what an entry leaves open."""
    own = document.name == file.name
    fields = file.fields.or_else(document.fields) if own else document.fields.or_else(file.fields)
    return Document(name=document.name, text=document.text, fields=fields, pages=document.pages, notes=document.notes)


def _kind(lowered: str) -> Kind | None:
    return next((kind for kind in KINDS if lowered.endswith(kind.endings)), None)


def _read(file: File, piped: bool, depth: int, without: Mapping[str, str]) -> Iterator[Found]:
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
            yield from read_file(inner, depth=depth + 1, without=without)
        return
    kind = _kind(lowered)
    if kind is None:
        raise Unreadable(_unknown(lowered))
    data = file.load(kind.largest)
    if not data.strip():
        raise Unreadable("empty")
    yield from kind.read(file.name, data)


def _read_piped(file: File) -> Iterator[Document | Skipped]:
    data = file.load(PIPED_LARGEST)
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
