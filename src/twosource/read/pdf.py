"""A PDF -> Document."""

from twosource.read.document import Document, Unreadable


def read_pdf(name: str, data: bytes) -> Document:
    """The text of the PDF in reading order, with the page of every character."""
    raise Unreadable("PDF is a kind not yet read")
