"""The worst inputs that are known, made anew: each a folder with one of them and one good report beside it."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

GOOD = "Harbour Town opened its new bridge on Monday. The council said 200 people came. Nobody was hurt.\n"
SENTENCE = "Officials in Harbour Town said on Monday that the old bridge would close for {} weeks. "


@dataclass(frozen=True)
class Worst:
    """One case: what it is called, how it is made, and what must come of it (see bench/faults.py)."""

    name: str
    file: str
    make: Callable[[], bytes]
    articles: int  # the good report counted
    says: str = ""  # in the line of what is skipped; empty where nothing is


def one_line() -> bytes:
    """Five million characters without a line end."""
    return sentences(5_000_000)


def a_book() -> bytes:
    """As long a text as is read, in one line."""
    return sentences(1_000_000)


def no_end() -> bytes:
    """200,000 characters without the end of a sentence."""
    return b"word and " * 22_000


def sentences(length: int) -> bytes:
    """So many bytes of sentences, no two alike."""
    made = "".join(SENTENCE.format(number) for number in range(length // len(SENTENCE) + 1))
    return made[:length].encode()


def many_small() -> bytes:
    """1,990 files of one megabyte each in a zip archive of two."""
    text = b"a" * 999_000
    return zipped(((f"{n:04}.txt", text + b"%d" % n) for n in range(1_990)), zipfile.ZIP_DEFLATED)


def many_alike() -> bytes:
    """60 files that are the same 300,000 characters, packed ten to one."""
    text = sentences(300_000)
    return zipped(((f"{n:04}.txt", text) for n in range(60)), zipfile.ZIP_DEFLATED)


def lzma_bomb() -> bytes:
    """One entry of 100 MB, packed to 15 KB."""
    return zipped([("a.txt", b"\0" * 100_000_000)], zipfile.ZIP_LZMA)


def zipped(entries: "Iterator[tuple[str, bytes]] | list[tuple[str, bytes]]", how: int) -> bytes:
    """A zip archive of these names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def pdf(*streams: bytes) -> bytes:
    """A PDF of a page for each stream, which is what draws it, packed already."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(streams))), len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for stream in streams:
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def pdf_bomb() -> bytes:
    """A page whose drawing is one megabyte, packed, and a gigabyte unpacked."""
    packer = zlib.compressobj(9)
    step = b"1 0 0 1 0 0 cm " * 70_000
    return pdf(b"".join([*(packer.compress(step) for _ in range(1_000)), packer.flush()]))


def pdf_of_pages() -> bytes:
    """5,000 pages of 40 lines."""
    lines = SENTENCE.format(3).encode()
    page = b"".join(b"BT /F1 10 Tf 40 %d Td (%s) Tj ET\n" % (700 - 14 * n, lines) for n in range(40))
    return pdf(*[zlib.compress(page)] * 5_000)


def json_bomb() -> bytes:
    """Ten million empty lists."""
    return b'{"articles": [' + b"[]," * 10_000_000 + b"[]]}"


def json_deep() -> bytes:
    """A text in 500 lists, one in the other."""
    return b'{"text": ' + b"[" * 500 + json.dumps(GOOD).encode() + b"]" * 500 + b"}"


def json_wide() -> bytes:
    """Forty megabytes of small records, of which a hundred are reports."""
    reports = [{"title": f"Report {number}", "text": SENTENCE.format(number)} for number in range(100)]
    others = [{"n": number, "x": list(range(20))} for number in range(400_000)]
    return json.dumps([*reports, *others]).encode()


def table_of_files() -> bytes:
    """A table of 600,000 rows about files that are not there."""
    rows = (f"{n}.txt,Echo,2031-05-06,https://y.example/{n},Title of number {n},\n" for n in range(600_000))
    return ("file,outlet,published,url,title,author\n" + "".join(rows)).encode()


def page_deep() -> bytes:
    """A page of 400 paragraphs, each in a `<div>` in the one before."""
    inner = "".join(f"<div><p>{SENTENCE.format(number)}</p>" for number in range(400))
    return f"<html><body><article>{inner}</article></body></html>".encode()


def page_very_deep() -> bytes:
    """100,000 elements, one in the other, with a paragraph in each hundredth."""
    inner = "".join(f"<div><p>{SENTENCE.format(n)}</p>" if n % 100 == 0 else "<div>" for n in range(100_000))
    return f"<html><body>{inner}</body></html>".encode()


def page_of_cells() -> bytes:
    """A page of nine megabytes, all of it cells of one table."""
    rows = "".join(f"<tr><td>{n}</td><td>{SENTENCE.format(n)}</td></tr>" for n in range(80_000))
    text = sentences(2_000).decode()
    return f"<html><body><article><p>{text}</p><table>{rows}</table></article></body></html>".encode()


def nothing() -> bytes:
    """A list of no reports."""
    return b"[]"


def nul() -> bytes:
    """What a crash leaves where a file was to be written."""
    return bytes(4_096)


WORST = (
    Worst("one line of 5 MB", "line.txt", one_line, 1, "a text of 5,000,000 characters"),
    Worst("1 MB of text in one line", "book.txt", a_book, 2),
    Worst("200 KB without a sentence's end", "endless.txt", no_end, 2),
    Worst("zip of 1,990 files of 1 MB", "z.zip", many_small, 1, "to one, which no reports are"),
    Worst("zip of one text 60 times", "z.zip", many_alike, 2),
    Worst("zip packed by LZMA, 100 MB", "z.zip", lzma_bomb, 1, "to one, which no report"),
    Worst("PDF with a stream of 1 GB", "a.pdf", pdf_bomb, 1, "memory"),
    Worst("PDF of 5,000 pages", "a.pdf", pdf_of_pages, 1, "a PDF of 5,000 pages"),
    Worst("JSON of ten million lists", "a.json", json_bomb, 1, "memory"),
    Worst("JSON with a text in 500 lists", "a.json", json_deep, 1, "more than 20 lists"),
    Worst("JSON of 40 MB, few reports", "a.json", json_wide, 101, "400000 of 400100 entries: no text"),
    Worst("page nested 400 deep", "a.html", page_deep, 2),
    Worst("page nested 100,000 deep", "a.html", page_very_deep, 1, "more than 2,000 levels"),
    Worst("page of one table of 9 MB", "a.html", page_of_cells, 1, "more than 200,000 tags"),
    Worst("metadata.csv of 600,000 rows", "metadata.csv", table_of_files, 1, "and 599,950 more rows"),
    Worst("JSON with an empty list", "a.json", nothing, 1, "holds no reports"),
    Worst("file of NUL bytes", "a.txt", nul, 1, "binary data"),
)


def write(worst: Worst, folder: Path) -> None:
    """The case and a good report beside it."""
    (folder / worst.file).write_bytes(worst.make())
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
