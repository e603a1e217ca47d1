"""A page saved as one file (.mhtml .mht) -> Document."""

from dataclasses import replace
from email.message import Message

from twosource.read.containers.mail import decoded, header, parsed
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.pages.webpage import read_webpage

PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(name: str, data: bytes) -> Document:
    """The article of the page, as of a web page; its address is the one it was saved from.

    The date in the file is the day it was saved, and is not taken for the day of publication.
    """
    message = parsed(data)
    page = _page(message)
    if page is None:
        raise Unreadable("is no saved page: no part of it is HTML")
    document = read_webpage(name, decoded(page).encode())
    url = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    known = url if url and url.startswith(("http://", "https://")) else None
    return replace(document, fields=document.fields.or_else(Fields(url=known, title=header(message, "Subject"))))


def _page(message: Message) -> Message | None:
    """The part the file is about: the one it names as its start, else the first page; frames come after it."""
    pages = [part for part in message.walk() if part.get_content_type() in PAGES]
    start = str(message.get_param("start", "") or "")
    named = [part for part in pages if start and part.get("Content-ID", "") == start]
    return next(iter([*named, *pages]), None)
