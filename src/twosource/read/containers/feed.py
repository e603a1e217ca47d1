"""A news feed (RSS, Atom, RDF) -> Documents: each entry an article, by feedparser."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from twosource.model import Skipped
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.extra import missing
from twosource.read.office.markup import html_text, local, parse_xml, refuse_entities
from twosource.text import digest

Entry: TypeAlias = Any  # feedparser's dictionaries, which are untyped

SUMMARY_ONLY = "the feed gives a summary only; the article is at its address"
NO_TEXT = "an entry of the feed without text"
ROOTS = frozenset({"rss", "feed", "rdf"})


def read_feed(name: str, data: bytes) -> Iterator[Document | Skipped]:
    """The entries in the order of the feed, named `feed/number`; a note marks one that has only a summary."""
    refuse_entities(data)
    root = local(parse_xml(data))
    if root not in ROOTS:
        raise Unreadable(f"is XML but no news feed: it begins with <{root}>")
    found = _parsed_feed(data)
    entries = found.get("entries", [])
    if not entries:
        raise Unreadable("a news feed without entries")
    width = len(str(len(entries)))
    for number, entry in enumerate(entries, start=1):
        yield _entry_document(f"{name}/{number:0{width}d}", entry, found.get("feed", {}))


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A page that a feed leads to because it does not hold the report itself; `entry` is a digest of what it says."""

    address: str
    entry: str


def find_links(data: bytes) -> Iterator[FeedLink]:
    """The pages that a feed leads to, in its order, each once; nothing where it is no feed."""
    try:
        refuse_entities(data)
        if local(parse_xml(data)) not in ROOTS:
            return
        entries = _parsed_feed(data).get("entries", [])
    except Unreadable:
        return
    seen = set()
    for entry in entries:
        address = str(entry.get("link") or "").partition("#")[0]
        whole = any(_entry_text(part) for part in entry.get("content", []))
        if whole or address in seen or not address.lower().startswith(("http://", "https://")):
            continue
        seen.add(address)
        said = (entry.get("title"), entry.get("summary"), entry.get("published"), entry.get("updated"))
        yield FeedLink(address, digest(*(str(one or "") for one in said)))


def _parsed_feed(data: bytes) -> Entry:
    try:
        import feedparser  # noqa: PLC0415  an extra
    except ImportError:
        raise missing("feedparser", what="a news feed") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return feedparser.parse(io.BytesIO(data))  # a stream: what looks like an address would be fetched
        except MemoryError:
            raise
        # A third-party parser on arbitrary markup: whatever it raises, one feed is lost and no more.
        except Exception as problem:
            raise Unreadable(f"the feed can't be taken apart ({type(problem).__name__})") from None


def _entry_document(name: str, entry: Entry, feed: Entry) -> Document | Skipped:
    whole = "\n".join(filter(None, (_entry_text(part) for part in entry.get("content", []))))
    summary = _entry_text(entry.get("summary_detail") or {})
    text = whole if len(whole) > len(summary) else summary
    if not text:
        return Skipped(name, NO_TEXT)
    published = entry.get("published") or entry.get("updated")
    fields = Fields(
        title=html_text(entry.get("title") or "") or None,
        outlet=(entry.get("source") or {}).get("title") or feed.get("publisher") or feed.get("title"),
        author=entry.get("author"),
        published=published,
        published_from=f"feed {'published' if entry.get('published') else 'updated'}" if published else None,
        url=entry.get("link"),
        language=(entry.get("title_detail") or {}).get("language") or feed.get("language"),
    )
    return Document(name=name, text=text, fields=fields, notes=() if whole and text == whole else (SUMMARY_ONLY,))


def _entry_text(part: Entry) -> str:
    """The words of a content or a summary, which is HTML unless the feed says that it is plain."""
    value = part.get("value") or ""
    return html_text(value) if part.get("type") != "text/plain" or "<" in value else value.strip()
