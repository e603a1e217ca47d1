"""Tables of articles: a row an article, whatever its columns are called and wherever the heading stands."""

from pathlib import Path

import pytest

from read.samples import CSV, SECOND, STORY, xlsx
from twosource.errors import InputError
from twosource.model import Article
from twosource.read import read_paths


def read(folder: Path, name: str, data: bytes) -> tuple[Article, ...]:
    (folder / name).write_bytes(data)
    return read_paths([str(folder / name)]).articles


def test_columns_are_fields(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.csv", CSV.encode())
    assert (article.name, article.text) == ("a.csv/2", f"{STORY}\n{SECOND}")
    assert (article.title, article.outlet, article.published, article.published_from, article.url) == (
        "Dam holds", "Echo", "2024-05-06", "column date", "https://echo.example/dam",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "names"),
    [
        ("a.csv", f"Text;Outlet\n{STORY};Echo\n\n{SECOND};Post\n", ["a.csv/2", "a.csv/4"]),
        ("a.tsv", f"id\tContent\nn7\t{STORY}\nn7\t{SECOND}\n", ["a.tsv/n7", "a.tsv/n7~2"]),
        ("a.csv", f"Full Text,Publication Date\n{STORY},2024-05-06\n", ["a.csv/2"]),
        ("a.csv", f"Our list of May\n\nbody,source\n{STORY},Echo\n", ["a.csv/4"]),
        ("a.csv", "text\n" + STORY.replace(" ", " very ") * 4000 + "\n", ["a.csv/2"]),  # past what csv takes by itself
    ],
)
def test_tables_as_programs_write_them(tmp_path: Path, name: str, content: str, names: list[str]) -> None:
    assert [a.name for a in read(tmp_path, name, content.encode())] == names


def test_a_row_without_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"title,text\nA,{STORY}\nB,\n", encoding="utf-8")
    intake = read_paths([str(tmp_path)])
    assert [s.name for s in intake.skipped] == ["a.csv/3"]


@pytest.mark.parametrize("content", ["file,outlet\na.txt,Echo\n", "https://a.example\nhttps://b.example\n"])
def test_a_table_without_texts_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match="no column of texts"):
        read(tmp_path, "a.csv", content.encode())


def test_a_workbook_is_its_rows(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    rows = [
        ["Reports of May"],
        [],
        ["Headline", "Body", "Newspaper"],
        ["Dam holds", STORY, "Echo"],
        ["Roads", SECOND, "Post"],
    ]
    found = read(tmp_path, "a.xlsx", xlsx(rows))
    assert [(a.name, a.title, a.text, a.outlet) for a in found] == [
        ("a.xlsx/4", "Dam holds", STORY, "Echo"),
        ("a.xlsx/5", "Roads", SECOND, "Post"),
    ]


@pytest.mark.parametrize("data", [xlsx([["a", "b"]]), xlsx([]), b"PK\x03\x04 no more", b"text"])
def test_what_is_no_table_of_articles_is_named(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("python_calamine")
    with pytest.raises(InputError, match=r"no column of texts|no readable spreadsheet"):
        read(tmp_path, "a.xlsx", data)
