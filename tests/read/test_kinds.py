"""The kinds of a reporter's folder: each is read, its words are all there, and what is inside others is found."""

import os
import re
import subprocess
import sys
from base64 import encodebytes
from pathlib import Path

import pytest

from read.samples import PAGE, SAMPLES, STORY, docx, mail, paragraph, tarred, zipped
from twosource.errors import InputError
from twosource.read import kinds, read_paths
from twosource.read.document import Unreadable
from twosource.read.office.markup import html_text, parse_xml

# What stands in the way of nothing: the kinds that reporters, courts and archives hand on.
NAMED = tuple(SAMPLES)


def write(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_many_kinds_have_a_sample() -> None:
    assert len(NAMED) >= 24


@pytest.mark.parametrize("name", NAMED)
def test_each_kind_is_read(tmp_path: Path, name: str) -> None:
    intake = read_paths([write(tmp_path, name, SAMPLES[name])])
    assert intake.skipped == ()
    assert STORY in " ".join(article.text.replace("\n", " ") for article in intake.articles)


def test_every_ending_is_of_one_kind() -> None:
    endings = [ending for kind in kinds.KINDS for ending in kind.endings]
    assert len(endings) == len(set(endings))


def test_containers_in_containers_are_read(tmp_path: Path) -> None:
    forwarded = mail(
        "--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n"
        + mail(STORY).decode()
        + "\n--b\nContent-Type: application/zip\nContent-Disposition: attachment; filename=old.zip\n"
        "Content-Transfer-Encoding: base64\n\n"
        + base64(zipped({"c.docx": docx(paragraph("The council met again."))}))
        + "\n--b--\n",
        head='Content-Type: multipart/mixed; boundary="b"\n',
    )
    intake = read_paths([write(tmp_path, "a.tgz", tarred({"m.eml": forwarded}))])
    assert [(a.name, a.text) for a in intake.articles] == [
        ("a.tgz/m.eml", "See below."),
        ("a.tgz/m.eml/part1.eml", STORY),
    ]
    assert [(s.name, s.reason) for s in intake.skipped] == [
        ("a.tgz/m.eml/old.zip", "lies in a container in a container; one so deep is not opened")
    ]


def test_mails_in_mails_end(tmp_path: Path) -> None:
    data = mail("The bottom of all.")
    for level in range(6):
        data = mail(
            f"--b{level}\nContent-Type: text/plain\n\nLevel {level}.\n--b{level}\nContent-Type: message/rfc822\n\n"
            + data.decode() + f"\n--b{level}--\n",
            head=f'Content-Type: multipart/mixed; boundary="b{level}"\n',
        )  # fmt: skip
    intake = read_paths([write(tmp_path, "a.eml", data)])
    assert len(intake.articles) == kinds.CONTAINERS_INSIDE + 1
    assert len(intake.skipped) == 1


@pytest.mark.parametrize(
    ("name", "package"),
    [("a.rss", "feedparser"), ("a.rtf", "striprtf"), ("a.xlsx", "python-calamine"), ("a.warc", "warcio")],
)
def test_a_missing_library_is_named_with_the_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    for module in ("feedparser", "striprtf.striprtf", "python_calamine", "warcio.archiveiterator"):
        monkeypatch.setitem(sys.modules, module, None)
    write(tmp_path, "ok.txt", STORY.encode())
    write(tmp_path, name, SAMPLES[name])
    (skipped,) = read_paths([str(tmp_path)]).skipped
    assert skipped.reason.endswith(f"needs {package}; pip install 'twosource[formats]'")


@pytest.mark.parametrize("name", [name for name in NAMED if name not in ("a.txt", "a.md", "a.html")])
def test_what_is_cut_off_or_something_else_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    whole = SAMPLES[name]
    for data in (whole[: len(whole) // 2], PAGE.encode(), b"\0" * 500, b"x", b"<", b"PK\x03\x04"):
        (tmp_path / name).write_bytes(data)
        write(tmp_path, "ok.txt", b"The council met again.")
        assert all("\n" not in one.reason for one in read_paths([str(tmp_path)]).skipped)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.rss", "a.epub"])
def test_entities_are_refused(tmp_path: Path, name: str) -> None:
    """Text that grows a thousand times when it is read, or that is fetched from a file."""
    bomb = (
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
        "<!ENTITY f SYSTEM 'file:///etc/hostname'>]><rss><a>&c;&f;</a></rss>"
    )
    files: dict[str, str | bytes] = {
        "word/document.xml": bomb, "content.xml": bomb, "META-INF/container.xml": bomb
    }  # fmt: skip
    data = bomb.encode() if name == "a.rss" else zipped(files)
    with pytest.raises(InputError, match="declares XML entities"):
        read_paths([write(tmp_path, name, data)])


def test_a_saved_page_keeps_its_folder_to_itself(tmp_path: Path) -> None:
    write(tmp_path, "Dam.html", PAGE.encode())
    (tmp_path / "Dam_files").mkdir()
    for name in ("frame.html", "logo.png"):
        write(tmp_path / "Dam_files", name, PAGE.encode())
    (tmp_path / "My_files").mkdir()
    write(tmp_path / "My_files", "a.txt", b"Another report of the dam.")
    intake = read_paths([str(tmp_path)])
    assert [a.name for a in intake.articles] == ["Dam.html", "My_files/a.txt"]
    assert [(s.name, s.passed) for s in intake.skipped] == [("Dam_files", True)]


@pytest.mark.parametrize("address", ["https://echo.example/dam", "http://echo.example", "www.echo.example/dam"])
def test_an_address_is_not_fetched(address: str) -> None:
    with pytest.raises(InputError, match="nothing is fetched; save the page"):
        read_paths([address])


def test_a_shortcut_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a shortcut to https://echo.example/dam; nothing is fetched"):
        read_paths([write(tmp_path, "dam.url", b"[InternetShortcut]\r\nURL=https://echo.example/dam\r\n")])


@pytest.mark.parametrize(
    "text",
    [
        "https://echo.example/dam\nhttps://echo.example/roads\n",
        "To read:\nDam holds: https://echo.example/dam\n2. Roads shut - www.echo.example/roads\n\n3. https://a.example\n",
        "https://echo.example/dam",
    ],
)
def test_a_list_of_addresses_is_no_report(tmp_path: Path, text: str) -> None:
    for name in ("a.txt", "a.md"):
        with pytest.raises(InputError, match=r"a list of . address"):
            read_paths([write(tmp_path, name, text.encode())])


@pytest.mark.parametrize(
    "text", [f"{STORY}\nhttps://echo.example/dam\n", "Dam holds after a long night https://a.example/x"]
)
def test_a_report_with_an_address_is_one(tmp_path: Path, text: str) -> None:
    assert len(read_paths([write(tmp_path, "a.txt", text.encode())]).articles) == 1


@pytest.mark.parametrize("data", [b"\0" * 100, b"\0", f"{STORY}\0{STORY}".encode(), STORY.encode() + b"\0" * 4000])
def test_nul_characters_are_no_text(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match=r"NUL|binary"):
        read_paths([write(tmp_path, "a.txt", data)])


def test_pictures_say_how_their_words_are_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--ocr reads its words where tesseract is installed"):
        read_paths([write(tmp_path, "a.png", b"\x89PNG\r\n")])


def test_a_deep_page_of_a_feed_ends(tmp_path: Path) -> None:
    assert html_text("<div>" * 5000 + "deep" + "</div>" * 5000) in ("", "deep")
    with pytest.raises(Unreadable, match="entities"):
        parse_xml("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode("utf-16"))


def base64(data: bytes) -> str:
    """The bytes as mail programs write them."""
    return encodebytes(data).decode()


WATCH = """
import os
import re
import subprocess
import socket, sys
socket.has_ipv6 = False  # else urllib3, which trafilatura brings, tries whether there is
def watch(event, args):
    if event.startswith("socket.") or (event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")):
        print(event, args[:2])
sys.addaudithook(watch)
from twosource.read import read_paths
print(len(read_paths(sys.argv[1:]).articles))
"""


def test_reading_opens_no_socket_and_writes_no_file(tmp_path: Path) -> None:
    for name, data in SAMPLES.items():
        write(tmp_path, name, data)
    write(tmp_path, "es.txt", "El puente seguirá cerrado hasta el final de la semana, dijo el ayuntamiento.".encode())
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert re.fullmatch(r"\d+\n", done.stdout), done.stdout
