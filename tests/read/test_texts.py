"""Texts that a program holds: the same articles as files of plain text, with what is said about them."""

from datetime import date
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.read import read_paths, read_texts
from twosource.read.texts import KEYS

ONE = "A headline\n\nThe ferry opened on Monday.\n"


def test_a_text_is_read_as_a_file_of_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("\ufeff" + ONE.replace("\n", "\r\n")).encode())
    assert read_texts([("a.txt", "\ufeff" + ONE.replace("\n", "\r\n"))]) == read_paths([str(tmp_path / "a.txt")])


def test_names_keep_the_order_of_the_texts() -> None:
    intake = read_texts(f"Report {n}." for n in range(1, 12))
    assert [a.text for a in intake.articles] == [f"Report {n}." for n in range(1, 12)]
    assert intake.articles[0].name == "text 01"


def test_what_is_said_of_a_text_is_kept() -> None:
    said = {"text": ONE, "name": "x", "title": " T\n t", "outlet": "Echo", "author": "A. Lind", "language": "en-GB"}
    (one,) = read_texts([said | {"published": date(2026, 3, 4), "url": "https://echo.example/1"}]).articles
    assert (one.name, one.title, one.outlet, one.author, one.language) == ("x", "T t", "Echo", "A. Lind", "en")
    assert (one.published, one.published_from, one.url) == ("2026-03-04", "given", "https://echo.example/1")
    assert set(said) | {"published", "url"} == set(KEYS)


def test_what_is_missing_is_not_known() -> None:
    (one,) = read_texts([{"text": ONE, "outlet": None, "published": float("nan"), "title": ""}]).articles
    assert (one.title, one.outlet, one.published, one.published_from) == ("A headline", None, None, None)


def test_rows_of_a_data_frame_are_read() -> None:
    pandas = pytest.importorskip("pandas")
    rows = pandas.DataFrame({"text": ["One.", "Two."], "published": pandas.to_datetime(["2026-03-04", None])})
    rows["outlet"] = pandas.Series(["Echo", None], dtype="string")
    found = read_texts(rows.to_dict("records")).articles
    assert [(a.published, a.outlet) for a in found] == [("2026-03-04T00:00:00", "Echo"), (None, None)]


def test_a_text_that_is_no_report_is_skipped_by_name() -> None:
    intake = read_texts(["", "a\0b", {"text": None, "name": "none"}, "One."])
    assert [a.name for a in intake.articles] == ["text 4"]
    assert [(s.name, s.reason) for s in intake.skipped] == [
        ("none", "empty"),
        ("text 1", "empty"),
        ("text 2", "holds NUL characters: binary data or a damaged file, not text"),
    ]


def test_a_lone_surrogate_is_mended() -> None:
    (one,) = read_texts([("\ud800", "A \ud800 ferry.")]).articles
    assert (one.name, one.text) == ("\ufffd", "A \ufffd ferry.")


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ("one text", "one text; put it in a list"),
        ({"text": "x"}, "one text; put it in a list"),
        ([], "nothing to read in 'no text'"),
        ([5], "text 1 = '5': needs a str, a pair"),
        ([b"bytes"], "text 1 = .*needs a str"),
        ([("a", "b", "c")], "needs a str, a pair"),
        (["a", {"txt": "b"}], "text 2 has the key 'txt'; known are text, name"),
        ([{"title": "b"}], "text 1 has no 'text'"),
        ([{"text": "b", "published": 5}], "text 1: published = '5': needs a text"),
        ([("a", "One."), ("a", "Two.")], "the name 'a' is given twice"),
        (["", " "], "nothing readable: text 1: empty"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(texts: object, says: str) -> None:
    with pytest.raises(InputError, match=says) as told:
        read_texts(texts)  # type: ignore[arg-type]
    assert "\n" not in str(told.value)
