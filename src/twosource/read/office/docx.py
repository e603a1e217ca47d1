"""A .docx -> Document: the accepted text, with footnotes after it and without comments and running heads."""

from collections.abc import Iterator, Mapping

from twosource.model import Span
from twosource.read.containers.archive import Loader
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.office.markup import BETWEEN_CELLS, DEEPEST, Element, lines_of, local
from twosource.read.office.package import open_package, part
from twosource.read.plain import headline

MAIN = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# What is not in the accepted text: what a tracked change took out, and codes of fields. Comments lie in a part of
# their own. `fallback` says the same once more for old programs.
LEFT_OUT = frozenset({"del", "movefrom", "deltext", "delinstrtext", "instrtext", "ppr", "fallback"})
BREAKS = frozenset({"br", "cr"})
OPENS, CLOSES = "\ue000", "\ue001"  # private characters that stand around what a tracked change put in, for a moment
TITLES = frozenset({"title", "titel", "titre"})  # names of the style in which a title is set


def read_docx(name: str, data: bytes) -> Document:
    """The document with tracked changes accepted, a line a paragraph; a row of a table is one line.

    Neither python-docx nor docx2python gives this: decision 023.
    """
    parts = open_package(data, what=".docx document")
    main = part(parts, MAIN)
    body = next((one for one in main if local(one) == "body"), None) if main is not None else None
    if body is None:
        raise Unreadable("is no .docx document: it has no text part")
    text = _docx_text(parts, body)
    if not text:
        raise Unreadable("no text in it; pages that are pictures need --ocr after saving as PDF")
    core = part(parts, "docProps/core.xml")
    said = {local(one): one.text for one in core} if core is not None else {}
    title = said.get("title") or _docx_title(body) or headline(text)
    return Document(name=name, text=text, fields=Fields(title=title, author=said.get("creator")))


def _docx_text(parts: Mapping[str, Loader], body: Element) -> str:
    told = [lines_of(_docx_block(body, DEEPEST))]
    for path in NOTES:
        notes = part(parts, path)
        if notes is not None:
            told += [
                lines_of(_docx_block(note, DEEPEST)) for note in notes if _attribute(note, "type") in (None, "normal")
            ]
    return "\n".join(filter(None, told))


def find_insertions(data: bytes, text: str) -> tuple[Span, ...]:
    """The spans of `text`, as `read_docx` gives it, that tracked changes put in; none where they can't be placed."""
    parts = open_package(data, what=".docx document")
    main = part(parts, MAIN)
    body = next((one for one in main if local(one) == "body"), None) if main is not None else None
    if body is None:
        return ()
    for inserted in body.xpath(".//*[local-name()='ins']"):
        words = [one for one in inserted.iter() if local(one) == "t" and one.text]
        if words:
            words[0].text = OPENS + words[0].text
            words[-1].text += CLOSES
    marked = _docx_text(parts, body)
    if marked.replace(OPENS, "").replace(CLOSES, "") != text:
        return ()
    spans, at, opened = [], 0, 0
    for char in marked:
        if char == OPENS:
            opened = at
        elif char == CLOSES:
            spans.append(Span(opened, at))
        else:
            at += 1
    return tuple(spans)


def _docx_block(element: Element, depth: int) -> Iterator[str]:
    """The pieces of everything in it; a paragraph whose end a tracked change took out runs on in the next."""
    if depth == 0:
        return
    name = local(element)
    if name in LEFT_OUT or (name == "r" and _is_hidden_text(element)):
        return
    if name == "t":
        yield (element.text or "").replace("\n", " ")
    elif name == "tab":
        yield "\t"
    elif name == "nobreakhyphen":
        yield "\u2011"
    elif name in BREAKS:
        yield "\n"
    elif name == "tc":
        yield " ".join("".join(_docx_runs(element, depth)).split())
        yield BETWEEN_CELLS
    elif name == "txbxcontent":
        yield "\n"
        yield from _docx_runs(element, depth)
        yield "\n"
    else:
        yield from _docx_runs(element, depth)
        if (name == "p" and not _end_is_deleted(element)) or name == "tr":
            yield "\n"


def _docx_runs(element: Element, depth: int) -> Iterator[str]:
    for child in element:
        yield from _docx_block(child, depth - 1)


def _end_is_deleted(paragraph: Element) -> bool:
    return bool(paragraph.xpath("./*[local-name()='pPr']/*[local-name()='rPr']/*[local-name()='del']"))


def _is_hidden_text(run: Element) -> bool:
    found = run.xpath("./*[local-name()='rPr']/*[local-name()='vanish']")
    return bool(found) and _attribute(found[0], "val") not in ("0", "false", "off")


def _docx_title(body: Element) -> str | None:
    """The words of the first paragraph in the style for titles."""
    for style in body.xpath("./*[local-name()='p']/*[local-name()='pPr']/*[local-name()='pStyle']")[:50]:
        if (_attribute(style, "val") or "").lower() in TITLES:
            return lines_of(_docx_block(style.getparent().getparent(), DEEPEST)) or None
    return None


def _attribute(element: Element, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)
