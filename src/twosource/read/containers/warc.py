"""A web archive (.warc .warc.gz .wacz) -> the pages in it as files, by warcio."""

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, TypeAlias

from twosource.model import Skipped
from twosource.read.containers.archive import Loader, shown, unpacked
from twosource.read.document import Fields, Unreadable
from twosource.read.extra import missing
from twosource.read.files import File, within

Record: TypeAlias = Any  # warcio's, which is untyped

RECORD_LARGEST = 50_000_000  # bytes of one page or document
RECORDS_MOST = 500_000
# What a report may be, by the media type the server gave it; all else is what pages load.
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom",
}  # fmt: skip
ROBOTS = re.compile(r"/(?:robots|ads|app-ads|security|humans|llms)\.txt\Z")

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read_warc(name: str, data: bytes) -> Iterator[File | Skipped]:
    """The pages and documents as `container/address`, in the order of the archive; the rest in one line.

    Their address is the one they were fetched from. The day of fetching is not taken for the day of publication.
    """
    taken: dict[str, int] = {}
    left = 0
    for record in _records(data):
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        ending = _ending(record)
        if ending is None or ROBOTS.search(url):
            left += 1
            continue
        taken[url] = count = taken.get(url, 0) + 1
        path = shown(name, url if count == 1 else f"{url}~{count}")
        try:
            yield File(path, _record_loader(_record_content(record, ending)), Fields(url=url or None), ending)
        except Unreadable as problem:
            yield Skipped(path, str(problem))
    if not taken and not left:
        raise Unreadable("a web archive without pages")
    if left:
        yield Skipped(name, f"{left:,} records that are no pages passed over (pictures, scripts, errors)", passed=True)


def read_wacz(name: str, data: bytes) -> Iterator[File | Skipped]:
    """The web archives inside."""
    inside = [(path, entry) for path, entry in unpacked(data) if re.search(r"\.warc(?:\.gz)?\Z", path)]
    if not inside:
        raise Unreadable("is no web archive: no .warc file is in it")
    for path, entry in inside:
        yield Skipped(shown(name, path), entry) if isinstance(entry, str) else File(shown(name, path), entry)


def _records(data: bytes) -> Iterator[Record]:
    """The answers of servers, and what was archived without a server."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
    except ImportError:
        raise missing("warcio", what="a web archive (.warc)") from None
    try:
        for count, record in enumerate(_quietly(ArchiveIterator(io.BytesIO(data))), start=1):
            if count > RECORDS_MOST:
                raise Unreadable(f"holds more than {RECORDS_MOST:,} records")
            if record.rec_type in ("response", "resource"):
                yield record
    except (Unreadable, MemoryError):
        raise
    # A third-party reader of arbitrary bytes: whatever it raises, what is left of one archive is lost and no more.
    except Exception as problem:
        words = str(problem).splitlines()
        raise Unreadable(f"a damaged web archive: {words[0] if words else 'cut off'}") from None


def _quietly(records: Iterator[Record]) -> Iterator[Record]:
    """The same records, without what warcio says of damaged ones on standard error: reasons say what matters."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _ending(record: Record) -> str | None:
    headers = record.http_headers
    if record.rec_type == "resource":
        said = record.rec_headers.get_header("Content-Type")
    elif headers is None or headers.get_statuscode() != "200":
        return None
    else:
        said = headers.get_header("Content-Type")
    return ENDINGS.get((said or "").split(";")[0].strip().lower())


def _record_content(record: Record, ending: str) -> bytes:
    """The bytes as the server meant them: unpacked, pages in UTF-8 where the server named another charset."""
    try:
        data: bytes = record.content_stream().read(RECORD_LARGEST + 1)
    except MemoryError:
        raise
    # As above; here one record is lost.
    except Exception as problem:
        raise Unreadable(f"a damaged record ({type(problem).__name__})") from None
    said = record.http_headers.get_header("Content-Type") if record.http_headers else None
    charset = _CHARSET.search(said or "")
    if ending in (".html", ".txt") and charset and charset[1].lower() != "utf-8":
        try:
            return data.decode(charset[1]).encode()
        except (LookupError, ValueError):  # the server is wrong about its page; the page itself may know
            return data
    return data


def _record_loader(data: bytes) -> Loader:
    return lambda limit: within(data, limit)
