"""An .odt -> Document: the accepted text, with footnotes after it and without comments and running heads."""

from collections.abc import Iterator

from twosource.read.document import Document, Fields, Unreadable
from twosource.read.office.markup import BETWEEN_CELLS, DEEPEST, Element, lines_of, local
from twosource.read.office.package import open_package, part
from twosource.read.plain import headline

# What is not in the accepted text; notes come after it. What a tracked change took out lies apart, in tracked-changes.
LEFT_OUT = frozenset({"annotation", "hidden-text", "note", "ruby-text", "sequence-decls", "tracked-changes"})
PARAGRAPHS = frozenset({"p", "h"})
BLANKS_MOST = 1000  # that one element may stand for


def read_odt(name: str, data: bytes) -> Document:
    """The document with tracked changes accepted, a line a paragraph; a row of a table is one line."""
    parts = open_package(data, what=".odt document")
    root = part(parts, "content.xml")
    found = root.xpath("./*[local-name()='body']/*[local-name()='text']") if root is not None else []
    if not found:
        raise Unreadable("is no .odt document: it has no text part")
    notes = found[0].xpath(".//*[local-name()='note-body']")
    text = "\n".join(filter(None, (lines_of(_odt_block(one, DEEPEST)) for one in (found[0], *notes))))
    if not text:
        raise Unreadable("no text in it")
    meta = part(parts, "meta.xml")
    said = {local(one): one.text for one in meta.iter()} if meta is not None else {}
    author = said.get("initial-creator") or said.get("creator")
    return Document(name=name, text=text, fields=Fields(title=said.get("title") or headline(text), author=author))


def _odt_block(element: Element, depth: int) -> Iterator[str]:
    name = local(element)
    if depth == 0 or not name or name in LEFT_OUT:
        return
    if name == "s":
        count = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
        yield " " * min(int(count) if count.isdigit() else 1, BLANKS_MOST)
    elif name == "tab":
        yield "\t"
    elif name == "line-break":
        yield "\n"
    elif name == "table-cell":
        yield " ".join("".join(_odt_runs(element, depth)).split())
        yield BETWEEN_CELLS
    else:
        yield from _odt_runs(element, depth)
        if name in PARAGRAPHS or name == "table-row":
            yield "\n"


def _odt_runs(element: Element, depth: int) -> Iterator[str]:
    if element.text:
        yield element.text.replace("\n", " ")
    for child in element:
        yield from _odt_block(child, depth - 1)
        if child.tail:
            yield child.tail.replace("\n", " ")
