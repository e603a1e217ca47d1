"""A case file: made whole, opened, and what is said of one that can't be."""

import sqlite3
from pathlib import Path

import pytest

from twosource.errors import InputError, StoreError
from twosource.store.file import create_case, is_case, open_case, versions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "fire.case"
    create_case(str(found)).close()
    return found


def test_a_new_case_is_a_file_of_its_kind_and_nothing_is_left_beside_it(path: Path) -> None:
    assert is_case(str(path))
    assert [p.name for p in path.parent.iterdir()] == ["fire.case"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (versions()[-1][0],)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_case_is_never_made_over_a_file(path: Path) -> None:
    with pytest.raises(InputError, match="is there already"):
        create_case(str(path))


def test_nothing_there_a_folder_and_another_file_are_no_case(tmp_path: Path) -> None:
    (tmp_path / "a.case").write_text("The ferry opened.", encoding="utf-8")
    sqlite3.connect(tmp_path / "b.case").execute("CREATE TABLE a (b)").connection.close()
    (tmp_path / "c.case").touch()
    for name, said in (("x", "no such case"), (".", "folder"), ("a.case", "not a case"), ("b.case", "not a case")):
        with pytest.raises(InputError, match=said):
            open_case(str(tmp_path / name))
    with pytest.raises(InputError, match="not a case"):
        open_case(str(tmp_path / "c.case"))


def test_a_case_of_a_newer_program_says_so_and_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer twosource \(case version 99.*update twosource"):
        open_case(str(path))
    assert path.read_bytes() == before


def test_a_case_of_an_older_program_is_brought_up_step_by_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = versions()[-1][0]
    more = [*versions(), (last + 1, "CREATE TABLE more (a TEXT);\nINSERT INTO more VALUES ('x');\n")]
    monkeypatch.setattr("twosource.store.file.versions", lambda: more)
    with open_case(str(path)) as case:
        assert case.rows("SELECT a FROM more") == [("x",)]
        assert case.rows("PRAGMA user_version") == [(last + 1,)]


def test_a_file_cut_short_says_so(path: Path) -> None:
    data = path.read_bytes()
    for size in (100, 5000, len(data) - 1):
        path.write_bytes(data[:size])
        with pytest.raises(StoreError, match=r"cut short|damaged"):
            open_case(str(path)).rows("SELECT * FROM event")


def test_a_damaged_file_says_so(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"x" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged|case check"), open_case(str(path)) as case:
        case.rows("SELECT * FROM event")


def test_a_protected_file_is_read_and_not_written(path: Path) -> None:
    path.chmod(0o444)
    with open_case(str(path)) as case:
        assert case.rows("SELECT count(*) FROM event") == [(0,)]
        with pytest.raises(StoreError, match="write-protected"), case.writing():
            pass
    assert [p.name for p in path.parent.iterdir()] == ["fire.case"]
