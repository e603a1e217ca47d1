"""XML and HTML from outside -> trees and running text: no entity is expanded, nothing is loaded from anywhere."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from twosource.read.document import Unreadable

Element: TypeAlias = Any  # lxml's element, which is untyped

DEEPEST = 200  # elements within elements; a document of an office program has about 30
# What begins a line of its own. Everything else runs on in its line.
_BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead title tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
CELLS = frozenset({"td", "th"})
_SILENT = "audio button head iframe math noscript object script select style svg template video"
SILENT = frozenset(_SILENT.split())
BETWEEN_CELLS = " | "
CELL_LONGEST = 80  # characters of a cell of a table; set by judgement

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡])\]?")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def refuse_entities(data: bytes) -> None:
    """Raises Unreadable for XML that declares entities: text that grows when it is read, or names files."""
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise Unreadable("declares XML entities, which no document of this kind needs and which can do harm")


def parse_xml(data: bytes) -> Element:
    """The root element. Raises Unreadable for what is not well-formed, declares entities or is nested too deeply."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  heavy, and seldom needed

    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as problem:
        raise Unreadable(f"no readable XML: {str(problem).splitlines()[0] if str(problem) else 'empty'}") from None
    if root is None:
        raise Unreadable("no readable XML: nothing in it")
    return root


def html_text(markup: str) -> str:
    """The words of a piece of HTML that a reader sees, a line a paragraph; all of it, with no guess at what matters.

    For what is no web page: mails, feeds, chapters. Marks of footnotes are left out, so that no number grows by one.
    """
    from lxml import etree, html  # noqa: PLC0415

    declaration = _DECLARATION.match(markup)
    clean = _NOT_XML.sub(" ", markup[declaration.end() :] if declaration else markup)
    if not clean.strip():
        return ""
    try:
        root = html.document_fromstring(clean, parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    return lines_of(_markup_pieces(root, DEEPEST))


def lines_of(pieces: Iterator[str]) -> str:
    """The pieces as lines with single blanks, without bars at their ends; empty lines are left out."""
    lines = (_BLANKS.sub(" ", line).strip(" |") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def local(element: Element) -> str:
    """The name of an element without its namespace, in lower case; "" for comments and instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def _markup_pieces(element: Element, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    name = local(element)
    block = name in BLOCKS
    if name and name not in SILENT and not _is_unseen(element) and not _is_note_mark(element, name):
        if block or name == "br":
            yield "\n"
        if element.text:
            yield element.text if name == "pre" else element.text.replace("\n", " ")
        for child in element:
            yield from _markup_pieces(child, depth - 1)
        if block:
            yield "\n"
        elif name in CELLS:
            yield "\n" if _is_layout(element) else BETWEEN_CELLS
    if element.tail:
        yield element.tail.replace("\n", " ")


def _is_layout(cell: Element) -> bool:
    """True for a cell that holds paragraphs or prose: newsletters set their columns in tables."""
    return any(local(child) in BLOCKS for child in cell) or len("".join(cell.itertext())) > CELL_LONGEST


def _is_unseen(element: Element) -> bool:
    """True for what a browser does not show: the preview line of newsletters, above all."""
    style = (element.get("style") or "").lower().replace(" ", "")
    return element.get("hidden") is not None or "display:none" in style or "mso-hide:all" in style


def _is_note_mark(element: Element, name: str) -> bool:
    return name == "sup" and _NOTE_MARK.fullmatch("".join(element.itertext()).strip()) is not None
