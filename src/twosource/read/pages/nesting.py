"""Markup nested deeper than parsers go -> the same with its wrappers taken out, so that nothing is left unread.

The parser (libxml2) stops at 256 levels and says so only in its log; unclosed `<div>` nest without end.
"""

from typing import Any

from twosource.read.document import Unreadable

SHALLOW = 200  # levels that stay as they are; the parser's limit less room for what extraction wraps round it
BLOCKS = ("div", "section", "article", "main", "blockquote", "center")
INLINE = ("span", "font", "b", "i")

_TOO_DEEP = "Excessive depth"


def too_deep(parser: Any) -> bool:
    """True where the parser left out what was nested too deeply."""
    return any(_TOO_DEEP in str(entry.message) for entry in parser.error_log)


def flattened(markup: str) -> str:
    """The markup without the wrappers below `SHALLOW` levels; a line break stands where a block began.

    Raises Unreadable where it is still nested too deeply: in lists, tables or some two thousand levels.
    """
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415  heavy, and seldom needed

    parser = html.HTMLParser(huge_tree=True)
    page = html.document_fromstring(markup, parser=parser)
    if too_deep(parser):
        raise Unreadable("a page nested more than 2,000 levels deep, which no page of a report is")
    for element in _deep(page):
        if element.tag in BLOCKS:
            element.addprevious(html.Element("br"))
        element.drop_tag()
    flat: str = html.tostring(page, encoding="unicode")
    again = html.HTMLParser()
    html.document_fromstring(flat, parser=again)
    if too_deep(again):
        raise Unreadable("a page whose lists or tables are nested more than 256 levels deep")
    return flat


def _deep(page: Any) -> list[Any]:
    """The wrappers deeper than `SHALLOW`, the outer before the inner: so each is moved up once."""
    found = []
    level = [page]
    depth = 0
    while level:
        if depth > SHALLOW:
            found += [element for element in level if element.tag in (*BLOCKS, *INLINE)]
        level = [child for element in level for child in element]
        depth += 1
    return found
