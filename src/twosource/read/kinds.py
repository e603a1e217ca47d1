"""The kinds of files that are read, and what reads each: name and bytes -> Documents, and the files inside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from twosource.engine import Failed, failure
from twosource.model import Skipped
from twosource.read.containers.archive import read_archive
from twosource.read.containers.feed import read_feed
from twosource.read.containers.mail import read_mail, read_mailbox
from twosource.read.containers.packed import read_gzip, read_tar
from twosource.read.containers.structured import looks_structured, read_json, read_json_lines
from twosource.read.containers.subtitles import read_subtitles
from twosource.read.containers.tables import read_csv, read_workbook
from twosource.read.containers.warc import read_wacz, read_warc
from twosource.read.document import NOTHING_SAID, Document, PictureOnly, Unreadable
from twosource.read.encoding import decode
from twosource.read.files import File
from twosource.read.office.docx import read_docx
from twosource.read.office.epub import read_epub
from twosource.read.office.odt import read_odt
from twosource.read.office.rtf import read_rtf
from twosource.read.pages.mhtml import read_mhtml
from twosource.read.pages.webpage import read_webpage
from twosource.read.plain import read_markdown, read_text
from twosource.read.printed.pdf import read_pdf
from twosource.read.printed.picture import read_picture, recognise
from twosource.read.shortcut import read_shortcut

MB = 1_000_000
CONTAINERS_INSIDE = 2  # containers in containers that are opened; deeper ones are named and left out
NOTHING_INSIDE = "holds no reports"

Inside: TypeAlias = Document | Skipped | File  # what one kind of file gives


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its endings, the most bytes of it that are read, what reads it.

    `read` gives reports, what is left out, and files inside named `container/entry`, which are read in turn.
    """

    endings: tuple[str, ...]
    largest: int  # bytes; past it a file is no report but something else, or made to harm
    read: Callable[[str, bytes], Iterator[Inside]]
    simple: bool = False  # reading it runs our own code alone, so that it may run in the process of the user
    container: bool = False  # it holds nothing but files, and is not opened too deep inside others


@dataclass(frozen=True, slots=True)
class Begun:
    """The file that is read from here on; if its reader ends the process, that is the file that is lost."""

    name: str


Found: TypeAlias = Document | Skipped | Failed[str] | Begun


def _one(read: Callable[[str, bytes], Document]) -> Callable[[str, bytes], Iterator[Inside]]:
    def several(name: str, data: bytes) -> Iterator[Inside]:
        yield read(name, data)

    return several


# Of two endings that fit the longer one counts: .warc.gz is no .gz.
KINDS = (
    Kind((".txt", ".text"), 20 * MB, _one(read_text), simple=True),
    Kind((".md", ".markdown"), 20 * MB, _one(read_markdown), simple=True),
    Kind((".html", ".htm", ".xhtml"), 10 * MB, _one(read_webpage)),
    Kind((".mhtml", ".mht"), 50 * MB, _one(read_mhtml)),
    Kind((".pdf",), 200 * MB, _one(read_pdf)),
    Kind((".docx", ".docm"), 100 * MB, _one(read_docx)),
    Kind((".odt",), 100 * MB, _one(read_odt)),
    Kind((".rtf",), 20 * MB, _one(read_rtf)),
    Kind((".epub",), 100 * MB, read_epub),
    Kind((".srt", ".vtt"), 20 * MB, _one(read_subtitles)),
    Kind((".eml",), 50 * MB, read_mail),
    Kind((".mbox",), 500 * MB, read_mailbox),
    Kind((".rss", ".atom", ".xml", ".rdf"), 20 * MB, read_feed),
    Kind((".csv", ".tsv"), 100 * MB, read_csv),
    Kind((".xlsx", ".xlsm", ".ods"), 50 * MB, read_workbook),
    Kind((".json",), 100 * MB, read_json),
    Kind((".jsonl", ".ndjson"), 100 * MB, read_json_lines),
    Kind((".zip",), 500 * MB, read_archive, container=True),
    Kind((".tar", ".tgz", ".tar.gz"), 500 * MB, read_tar, container=True),
    Kind((".gz",), 500 * MB, read_gzip, container=True),
    Kind((".warc", ".warc.gz"), 500 * MB, read_warc, container=True),
    Kind((".wacz",), 500 * MB, read_wacz, container=True),
    Kind((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"), 100 * MB, _one(read_picture)),
    Kind((".url", ".webloc"), 1 * MB, _one(read_shortcut), simple=True),
)
PIPED_LARGEST = 100 * MB  # bytes on standard input
SAVE_AS = (
    (".doc", "an old word processor's document", ".docx"), (".xls", "an old spreadsheet", ".xlsx or .csv"),
    (".msg", "a mail of Outlook", ".eml"), (".pst", "a mailbox of Outlook", ".mbox or .eml files"),
    (".pages", "a document of Pages", ".docx or .pdf"), (".ppt", "slides", ".pdf"), (".pptx", "slides", ".pdf"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """How files are read. `without` names those that are known to end the process, each with the reason."""

    piped: bool = False  # what comes in by standard input has no ending that tells its kind
    ocr: bool = False  # the words in pictures are recognised
    without: dict[str, str] = field(default_factory=dict)


def read_file(file: File, asked: Asked, *, depth: int = 0) -> Iterator[Found]:
    """The reports in one file and in the files inside it, or why there are none.

    Metadata rows fill and override what a file says itself. Whatever goes wrong in a file is a Failed of that file;
    Begun tells which one comes next. `depth`: in how many containers the file lies.
    """
    if file.name in asked.without:
        yield Skipped(file.name, asked.without[file.name])
        return
    yield Begun(file.name)
    nothing = True
    try:
        for found in _read_piped(file) if asked.piped and not depth else _read_by_kind(file, asked.ocr, depth):
            nothing = False
            if isinstance(found, File):
                yield from (_with_fields(one, file) for one in read_file(found, asked, depth=depth + 1))
            else:
                yield _with_fields(found, file)
        if nothing:  # nothing vanishes in silence, whatever a reader thinks of it
            yield Skipped(file.name, NOTHING_INSIDE)
    except Unreadable as problem:
        yield Skipped(file.name, str(problem))
    except Exception as error:  # the border: whatever it is, it costs this file and no other
        yield failure(file.name, error)


def is_simple(file: File) -> bool:
    """True where nothing but our own code reads the file, or where nothing does."""
    kind = _kind_of(file)
    return kind is None or kind.simple


def _with_fields(found: Found, file: File) -> Found:
    """A row about the file itself overrides it; about a container it only fills what an entry leaves open."""
    if not isinstance(found, Document) or file.fields == NOTHING_SAID:
        return found
    own = found.name == file.name
    return replace(found, fields=file.fields.or_else(found.fields) if own else found.fields.or_else(file.fields))


def _kind_of(file: File) -> Kind | None:
    ending = file.ending or file.name.lower()
    fitting = [(len(own), kind) for kind in KINDS for own in kind.endings if ending.endswith(own)]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def _read_by_kind(file: File, ocr: bool, depth: int) -> Iterator[Inside]:
    kind = _kind_of(file)
    if kind is None:
        raise Unreadable(_unknown(file.name.lower()))
    if depth > CONTAINERS_INSIDE or (kind.container and depth >= CONTAINERS_INSIDE):
        raise Unreadable("lies in a container in a container; one so deep is not opened")
    data = file.load(kind.largest)
    if not data.strip():
        raise Unreadable("empty")
    try:
        yield from kind.read(file.name, data)
    except PictureOnly:
        if not ocr:
            raise
        yield recognise(file.name, data)


def _read_piped(file: File) -> Iterator[Inside]:
    data = file.load(PIPED_LARGEST)
    if not data.strip():
        raise Unreadable("empty")
    if looks_structured(decode(data).text):
        yield from read_json_lines(file.name, data)
    else:
        yield read_text(file.name, data)


def _unknown(lowered: str) -> str:
    for ending, what, better in SAVE_AS:
        if lowered.endswith(ending):
            return f"{what} ({ending}); save it as {better}"
    return f"not a kind twosource reads ({' '.join(kind.endings[0] for kind in KINDS)})"
