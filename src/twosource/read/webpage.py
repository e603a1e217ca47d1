"""A web page -> Document."""

from twosource.read.document import Document, Unreadable


def read_webpage(name: str, data: bytes) -> Document:
    """The article of the page, a line a paragraph, with what the page says about it."""
    raise Unreadable("web pages are a kind not yet read")
