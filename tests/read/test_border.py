"""One input that fails, hangs or holds nothing is one line, and what lies beside it is read."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.worst import GOOD, json_deep, nothing, nul, page_deep, pdf, zipped

from twosource.engine.processes import Processes
from twosource.model import Intake
from twosource.read import gather, kinds, read_paths
from twosource.read.document import Document
from twosource.read.files import File


def beside(folder: Path, name: str, data: bytes) -> Intake:
    """What is read of a good report and of this input beside it."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(data)
    return read_paths([str(folder)])


def damaged(how: int) -> bytes:
    """A zip archive whose entry is damaged where it is packed."""
    data = bytearray(zipped([("a.txt", GOOD.encode() * 50)], how))
    data[60:70] = b"\xff" * 10
    return bytes(data)


def named(name: bytes) -> bytes:
    """A zip archive whose one entry has this name in the list and in its head."""
    data = zipped([("N" * max(1, len(name)), GOOD.encode())], zipfile.ZIP_STORED)
    if name:
        return data.replace(b"N" * len(name), name)
    head, middle = bytearray(data.replace(b"N", b"")), data.index(b"PK\x01\x02") - 1
    head[26] = 0
    head[middle + 28] = 0
    end = head.index(b"PK\x05\x06")
    head[end + 12] -= 1
    head[end + 16] -= 1
    return bytes(head)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.json", nothing(), "holds no reports: an empty list"),
        ("a.jsonl", nothing(), "holds no reports: an empty list"),
        ("a.json", json_deep(), "a text in more than 20 lists, one in the other"),
        ("a.json", b"[" * 5000 + b"]" * 5000, "nested too deeply"),
        ("a.txt", nul(), "binary data"),
        ("a.txt", b"\0\0", "holds NUL characters"),
        ("a.zip", damaged(zipfile.ZIP_LZMA), "damaged or unsupported packing"),
        ("a.zip", damaged(zipfile.ZIP_BZIP2), "damaged or unsupported packing"),
        ("a.zip", damaged(zipfile.ZIP_DEFLATED), "damaged or unsupported packing"),
        ("a.zip", named(b""), "has no name"),
        ("a.zip", zipped([(f"{n}.txt", b"a" * 999_000) for n in range(30)], zipfile.ZIP_DEFLATED), "to one, which no"),
        ("metadata.csv", b"outlet,file\nCoast Radio\n", "line 2: names no file"),
        ("a.pdf", pdf(b"no stream"), "a scanned PDF without text"),
    ],
)
def test_a_bad_input_is_one_line_and_the_good_one_is_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    intake = beside(tmp_path, name, data)
    assert [article.name for article in intake.articles] == ["good.txt"]
    (skipped,) = intake.skipped
    assert skipped.name.startswith(name)
    assert reason in skipped.reason


def test_a_mistake_of_a_reader_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(name: str, _data: bytes) -> Iterator[Document]:
        if name.endswith("a.odd"):
            raise IndexError("list index out of range")
        return iter(())

    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, kinds.Kind((".odd",), 1_000, odd)))
    archive = zipped([("a.odd", b"x"), ("b.txt", b"The dam held."), ("c.odd", b"x")], zipfile.ZIP_STORED)
    intake = beside(tmp_path, "z.zip", archive)
    assert [article.name for article in intake.articles] == ["good.txt", "z.zip/b.txt"]
    first, second = intake.skipped
    assert (first.name, second) == ("z.zip/a.odd", type(second)("z.zip/c.odd", "holds no reports"))
    assert "mistake in twosource (IndexError: list index out of range)" in first.reason


def test_what_hangs_costs_itself_alone_also_inside_an_archive(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    archive = zipped([(f"{n}.json", b'{"text": "Dam %d held."}' % n) for n in range(3)], zipfile.ZIP_STORED)
    (tmp_path / "z.zip").write_bytes(archive)
    (tmp_path / "y.json").write_bytes(b'{"text": "The ferry sank."}')
    (tmp_path / "hang.json").write_bytes(b"{}")
    ran = []

    def apart(function: object, parts: list[gather._Part]) -> Iterator[object]:
        """In this process, and told as if it died where a file is called `1.json` or `hang.json`."""
        ran.append([part.file.name for part in parts])
        for part in parts:
            for one in gather._read_part(part):
                yield one
                if isinstance(one, kinds.Begun) and one.name in ("z.zip/1.json", "hang.json"):
                    yield gather.Failed(part, "took more than 9 seconds")
                    break

    intake = read_paths([str(tmp_path)], apart=apart)  # type: ignore[arg-type]
    assert [article.name for article in intake.articles] == ["good.txt", "y.json", "z.zip/0.json", "z.zip/2.json"]
    assert [(s.name, s.reason) for s in intake.skipped] == [
        ("hang.json", "took more than 9 seconds"),
        ("z.zip/1.json", "took more than 9 seconds"),
    ]
    assert ran == [["hang.json", "y.json", "z.zip"], ["z.zip"]]


def test_reading_apart_gives_the_same(tmp_path: Path) -> None:
    archive = zipped([("a.html", page_deep()), ("b.txt", b"The dam held.")], zipfile.ZIP_DEFLATED)
    assert beside(tmp_path, "z.zip", archive) == read_paths([str(tmp_path)], apart=Processes(1))


def test_standard_input_is_read_apart_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert [article.text for article in read_paths(["-"], apart=Processes(1)).articles] == [GOOD]


def test_a_page_nested_deeply_is_read_to_its_end(tmp_path: Path) -> None:
    (page, _) = sorted(beside(tmp_path, "a.html", page_deep()).articles, key=lambda a: a.name)
    assert [n for n in range(400) if f"for {n} weeks" not in page.text] == []


def test_all_texts_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "TEXTS_MOST", 3 * len(GOOD))
    rows = "\n".join(f'{{"text": "{GOOD.strip()} {n}"}}' for n in range(9))
    intake = beside(tmp_path, "a.jsonl", rows.encode())
    assert [article.name for article in intake.articles] == ["a.jsonl/1", "good.txt"]
    (skipped,) = intake.skipped
    assert skipped.name == "a.jsonl"
    assert "all reports together" in skipped.reason


def test_equal_texts_are_kept_once() -> None:
    one, two = (File(name, lambda _: GOOD.encode()) for name in ("a.txt", "b.txt"))
    gathered = gather.gather([one, two], piped=[], apart=gather.serial, ocr=False, tell=lambda _: None)
    assert gathered.documents[0].text is gathered.documents[1].text
    assert gathered.size == len(GOOD)
