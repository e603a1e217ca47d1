"""An .epub -> Documents: each chapter an article, in the order of the book."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from twosource.model import Skipped
from twosource.read.containers.archive import shown
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.encoding import decode
from twosource.read.office.markup import Element, html_text, local
from twosource.read.office.package import PART_LARGEST, open_package, part

CONTAINER = "META-INF/container.xml"
CHAPTERS_MOST = 5_000
WORDS_LEAST = 15  # of a chapter; covers, half titles and lists of parts have fewer

_HEADING = re.compile(r"<h[1-3][^>]*>(.{1,500}?)</h[1-3]>", re.IGNORECASE | re.DOTALL)


def read_epub(name: str, data: bytes) -> Iterator[Document | Skipped]:
    """The chapters with words as `book/path`; date, publisher, author and language are the book's."""
    parts = open_package(data, what=".epub")
    container = part(parts, CONTAINER)
    paths = container.xpath("//*[local-name()='rootfile']/@full-path") if container is not None else []
    book = part(parts, str(paths[0])) if paths else None
    if book is None:
        raise Unreadable("is no .epub: it does not say where its contents are")
    fields = _book_fields(book)
    found = 0
    for path in list(_chapters(book, posixpath.dirname(str(paths[0]))))[:CHAPTERS_MOST]:
        if path not in parts:
            continue
        decoded = decode(parts[path](PART_LARGEST))
        text = html_text(decoded.text)
        if len(text.split()) < WORDS_LEAST:
            continue
        found += 1
        heading = _HEADING.search(decoded.text)
        title = " ".join(html_text(heading[1]).split()) if heading else ""
        own = Fields(title=title or None).or_else(fields)
        yield Document(name=shown(name, path), text=text, fields=own, notes=decoded.notes)
    if not found:
        raise Unreadable("no chapter with words in it; it may be encrypted, or made of pictures")


def _chapters(book: Element, folder: str) -> Iterator[str]:
    """The paths of the chapters in reading order, without the table of contents."""
    items = {
        item.get("id"): item
        for item in book.iter()
        if local(item) == "item" and "html" in item.get("media-type", "") and "nav" not in item.get("properties", "")
    }
    for ref in book.iter():
        item = items.pop(ref.get("idref"), None) if local(ref) == "itemref" else None
        if item is not None and item.get("href"):
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href"))))


def _book_fields(book: Element) -> Fields:
    said: dict[str, str] = {}
    for one in book.xpath("./*[local-name()='metadata']/*"):
        if one.text and one.text.strip():
            said.setdefault(local(one), one.text.strip())
    return Fields(
        title=said.get("title"),
        outlet=said.get("publisher"),
        author=said.get("creator"),
        published=said.get("date"),
        published_from="EPUB date" if said.get("date") else None,
        language=said.get("language"),
    )
