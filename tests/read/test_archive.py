"""ZIP archives: entries like files, nothing that leads out, nothing that fills the memory."""

import io
import zipfile
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.model import Skipped
from twosource.read import read_paths

STORY = "The dam above Kelby held, the river board said."


def packed(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def write(folder: Path, data: bytes) -> str:
    path = folder / "a.zip"
    path.write_bytes(data)
    return str(path)


def test_entries_are_named_after_the_archive_and_tables_count(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "x/.hidden.txt": "No.", "__MACOSX/b.txt": "No.",
        "x/b.txt": STORY, "a.json": '[{"id": "n1", "text": "One two."}]',
        "x/metadata.csv": "file,outlet\nb.txt,Echo\nno.txt,Echo\n", "in.zip": packed({"c.txt": "Deep down."}),
    }  # fmt: skip
    intake = read_paths([write(tmp_path, packed(files))])
    assert [(a.name, a.outlet) for a in intake.articles] == [
        ("a.zip/a.json/n1", None), ("a.zip/in.zip/c.txt", None), ("a.zip/x/b.txt", "Echo"),
    ]  # fmt: skip
    assert intake.skipped == (Skipped("a.zip/x/metadata.csv", "line 3: no file 'no.txt' in this folder"),)


@pytest.mark.parametrize("name", ["../b.txt", "/etc/b.txt", "x/../../b.txt", "..\\b.txt", "C:\\b.txt"])
def test_names_that_lead_out_are_left_out(tmp_path: Path, name: str) -> None:
    (skipped,) = read_paths([write(tmp_path, packed({"a.txt": STORY, name: "Two."}))]).skipped
    assert "leads out" in skipped.reason
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_a_bomb_is_left_out(tmp_path: Path) -> None:
    (skipped,) = read_paths([write(tmp_path, packed({"a.txt": STORY, "b.txt": "a" * 15_000_000}))]).skipped
    assert "to one" in skipped.reason


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = packed({"a.txt": "The bottom of all."})
    for level in range(4):
        data = packed({"in.zip": data, "a.txt": f"Level {level}."})
    intake = read_paths([write(tmp_path, data)])
    assert len(intake.articles) == 2
    assert [s.name for s in intake.skipped] == ["a.zip/in.zip/in.zip"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", b"nothing", packed({})])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_paths([write(tmp_path, data)])
    assert "\n" not in str(caught.value)


def test_a_damaged_entry_is_named(tmp_path: Path) -> None:
    data = packed({"a.txt": STORY, "b.txt": "Other words of another report."})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        place = archive.getinfo("b.txt").header_offset + 30 + len("b.txt")
    damaged = data[:place] + bytes(8) + data[place + 8 :]
    intake = read_paths([write(tmp_path, damaged)])
    assert [a.name for a in intake.articles] == ["a.zip/a.txt"]
    assert [s.name for s in intake.skipped] == ["a.zip/b.txt"]
