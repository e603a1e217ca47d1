"""What a record alone can't answer: the picture of a PDF's page, a draft, what is new since some day."""

import re
from pathlib import Path

import pytest

from read.printed import column, pdf
from web.made import Visitor, add, make_case, record, until, visited

DRAFT = "The dam held through the night."


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A folder with one PDF."""
    folder = tmp_path / "fire"
    folder.mkdir()
    lines = ["The dam above the town held through", "the night. About 400 people left."]
    (folder / "report.pdf").write_bytes(pdf([column(lines)]))
    return folder


@pytest.fixture
def with_paper(plain: None, paper: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    with visited(make_case(tmp_path, paper)) as visitor:
        yield visitor


def ended(at: Visitor, address: str) -> str:
    """The page once what it waits for is done."""
    until(lambda: "One moment" not in at.get(address).text)
    return str(at.get(address).text)


def test_a_page_of_a_pdf_is_a_picture(with_paper: Visitor) -> None:
    place = with_paper.place("held through")
    ident, _, span = place.partition(":")
    answer = with_paper.get(f"/article/{ident}/page/1.png?at={span}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert answer.content != with_paper.get(f"/article/{ident}/page/1.png").content
    assert with_paper.get(f"/article/{ident}/page/2.png").status_code == 404
    assert with_paper.get(f"/article/{ident}/page/1.png?at=x").status_code == 400
    assert with_paper.get("/article/nothing/page/1.png").status_code == 404


def test_without_its_file_a_page_has_no_picture(with_paper: Visitor, paper: Path) -> None:
    ident, _, span = with_paper.place("held through").partition(":")
    (paper / "report.pdf").write_bytes(pdf([column(["Something else stands here now."])]))
    assert with_paper.get(f"/article/{ident}/page/1.png?at={span}").status_code == 404
    (paper / "report.pdf").unlink()
    assert with_paper.get(f"/article/{ident}/page/1.png").status_code == 404
    assert "report.pdf" in with_paper.get(f"/article/{ident}?at={span}").text


def test_what_is_new_since_a_day_or_an_entry(at: Visitor, tmp_path: Path) -> None:
    assert "nothing to compare with" in at.get("/changes").text
    more = tmp_path / "more"
    more.mkdir()
    (more / "third.txt").write_text("A third report. The road was closed on Monday.", encoding="utf-8")
    add(at.desk.path, more)
    until(lambda: len(at.desk.articles) == 3)
    at.settled()
    assert "third.txt" in ended(at, "/changes?since=1")
    assert "3 new articles" in ended(at, "/changes?since=2020-01-01")
    assert at.desk.told().jobs == ()
    for odd, said in (("yesterday", "is no day and no entry"), ("99", "no such entry")):
        answer = at.get(f"/changes?since={odd}")
        assert answer.status_code == 400
        assert said in answer.text


def test_a_draft_is_checked_and_taken_along(at: Visitor) -> None:
    answer = at.post("/check", {"text": DRAFT, "strict": "1"})
    assert answer.status_code == 303
    address = answer.headers["location"]
    assert re.fullmatch(r"/check/\w+\?strict=1", address)
    page = ended(at, address)
    assert DRAFT in page
    assert "1 sentence checked against 2 sources" in page
    for suffix, begins in ((".json", b"{"), (".sarif", b"{"), (".docx", b"PK"), (".html", b"<!doctype")):
        got = at.get(address.replace("?", f"{suffix}?"))
        assert got.content.startswith(begins)
        assert f"pasted-checked{suffix}" in got.headers["content-disposition"]
    assert record(at.get(address.replace("?", ".json?")))["checked"] == 1
    assert at.get(address.replace("?", ".exe?")).status_code == 404
    assert at.get("/check/0123456789").status_code == 404


def test_a_draft_may_be_a_file(at: Visitor) -> None:
    answer = at.post("/check", files={"file": ("my draft.txt", DRAFT.encode(), "text/plain")})
    assert "my draft.txt" in ended(at, answer.headers["location"])


def test_what_is_no_draft_is_refused_in_one_line(at: Visitor) -> None:
    for fields, said in (
        ({}, "nothing was given"),
        ({"text": "  "}, "nothing was given"),
        ({"text": "x" * 200_001}, "200,000"),
    ):
        answer = at.post("/check", fields)
        assert answer.status_code == 400
        assert said in answer.text
