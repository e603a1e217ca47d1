"""Web archives, .gz and .tar: what is inside is read by its kind, within limits, and nothing lands outside."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from read.samples import PAGE, SECOND, STORY, record, tarred
from twosource.errors import InputError
from twosource.model import Intake
from twosource.read import read_paths


def read(folder: Path, name: str, data: bytes) -> Intake:
    (folder / name).write_bytes(data)
    return read_paths([str(folder / name)])


def test_pages_of_a_web_archive_are_articles(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    latin = PAGE.replace("Monday", "Monday in the café").encode("latin-1")
    data = b"".join([
        record("https://echo.example/dam?id=1", PAGE.encode()),
        record("https://echo.example/cafe", latin, kind="text/html; charset=ISO-8859-1"),
        record("https://echo.example/notes", SECOND.encode(), kind="text/plain"),
        record("https://echo.example/gone", PAGE.encode(), status="404 Not Found"),
        record("https://echo.example/logo.png", b"\x89PNG", kind="image/png"),
        record("https://echo.example/robots.txt", b"User-agent: *", kind="text/plain"),
    ])  # fmt: skip
    intake = read(tmp_path, "a.warc", data)
    assert [(a.name, a.url, a.published) for a in intake.articles] == [
        ("a.warc/https://echo.example/cafe", "https://echo.example/cafe", None),
        ("a.warc/https://echo.example/dam?id=1", "https://echo.example/dam?id=1", None),
        ("a.warc/https://echo.example/notes", "https://echo.example/notes", None),
    ]
    assert "Monday in the café" in intake.articles[0].text
    assert [(s.name, s.reason, s.passed) for s in intake.skipped] == [
        ("a.warc", "3 records that are no pages passed over (pictures, scripts, errors)", True)
    ]


def test_records_packed_one_by_one(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    data = gzip.compress(record("https://a.example/1", PAGE.encode())) + gzip.compress(
        record("https://a.example/1", PAGE.replace("Two roads", "Three roads").encode())
    )
    found = read(tmp_path, "a.warc.gz", data).articles
    assert [a.name for a in found] == ["a.warc.gz/https://a.example/1", "a.warc.gz/https://a.example/1~2"]


@pytest.mark.parametrize("data", [b"WARC/1.0\r\nWARC-Type: response\r\n", b"no archive", gzip.compress(b"x")])
def test_what_is_no_web_archive_is_named(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("warcio")
    with pytest.raises(InputError, match="web archive"):
        read(tmp_path, "a.warc", data)


def test_a_packed_file_is_read_by_its_own_kind(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.html.GZ", gzip.compress(PAGE.encode())).articles
    assert (article.name, article.outlet) == ("a.html.GZ/a.html", "Kelby Echo")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"a" * 15_000_000), "packed more than 200 to one"),
        (gzip.compress(STORY.encode())[:-9], "no readable gzip file"),
        (b"no gzip", "no readable gzip file"),
    ],
)
def test_a_packed_file_that_harms_or_is_damaged_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, "a.txt.gz", data)


def test_a_packed_folder(tmp_path: Path) -> None:
    buffer = io.BytesIO(
        gzip.decompress(tarred({"x/b.txt": STORY.encode(), "../c.txt": b"Out.", "x/.d.txt": b"Hidden."}))
    )
    with tarfile.open(fileobj=buffer, mode="a") as archive:
        link = tarfile.TarInfo("x/e.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    intake = read(tmp_path, "a.tar", buffer.getvalue())
    assert [a.name for a in intake.articles] == ["a.tar/x/b.txt"]
    assert [(s.name, s.reason) for s in intake.skipped] == [
        ("a.tar/../c.txt", "its name leads out of the archive"),
        ("a.tar/x/e.txt", "a link or a device, not a file"),
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tar"]


@pytest.mark.parametrize("data", [tarred({"a.txt": b"a" * 15_000_000}), b"no tar", tarred({})])
def test_a_packed_folder_that_harms_or_is_damaged_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match=r"unpacks to more than|no readable tar|holds no files"):
        read(tmp_path, "a.tgz", data)
