"""Pictures and scans: their words come from a program of the system, only where that is asked for."""

import os
from pathlib import Path

import pytest

from read.printed import column, pdf
from read.samples import STORY
from twosource.cli import main
from twosource.errors import InputError
from twosource.read import read_paths
from twosource.read.printed.picture import RECOGNISED

PNG = b"\x89PNG\r\n\x1a\n"


def program(folder: Path, name: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program of that name where programs are looked for, and no other."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")


def test_a_picture_is_read_where_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "tesseract", f"cat >/dev/null; echo 'Dam holds'; echo; echo '{STORY}'", monkeypatch)
    path = tmp_path / "a.PNG"
    path.write_bytes(PNG)
    (article,) = read_paths([str(path)], ocr=True).articles
    assert (article.text, article.notes) == (f"Dam holds\n{STORY}", (RECOGNISED,))


def test_a_scan_keeps_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = tmp_path / "printed"
    printed.write_bytes(pdf([column([STORY[:44], STORY[44:]])]))
    program(tmp_path / "bin", "ocrmypdf", f"cat >/dev/null; cat {printed}", monkeypatch)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([b""]))
    with pytest.raises(InputError, match="--ocr reads its words where ocrmypdf is installed"):
        read_paths([str(path)])
    (article,) = read_paths([str(path)], ocr=True).articles
    assert (article.text, len(article.pages), article.notes) == (STORY, 1, (RECOGNISED,))


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("cat >/dev/null; echo 'no such language' >&2; exit 1", "tesseract failed: no such language"),
        ("cat >/dev/null; echo A", "no words were recognised"),
        ("exit 3", "tesseract failed"),
    ],
)
def test_what_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str) -> None:
    program(tmp_path / "bin", "tesseract", script, monkeypatch)
    (tmp_path / "a.tif").write_bytes(b"II*\0")
    with pytest.raises(InputError, match=reason):
        read_paths([str(tmp_path / "a.tif")], ocr=True)


def test_a_program_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff")
    assert main(["analyse", "--ocr", str(tmp_path / "a.jpg")]) == 2
    assert "--ocr needs tesseract, which is not installed" in capsys.readouterr().err
