"""PDF: reading order, broken words, paragraphs, pages, running heads."""

from pathlib import Path

import pytest

from read.printed import HEIGHT, column, pdf
from twosource.errors import InputError
from twosource.model import Article
from twosource.read import read_paths

LEFT = ["The dam above the", "town held through", "the night, said the", "river board after"]
RIGHT = ["a long wait. People", "may go back to the", "houses they left on", "Sunday, it said."]


def read(folder: Path, data: bytes) -> Article:
    path = folder / "a.pdf"
    path.write_bytes(data)
    (article,) = read_paths([str(path)]).articles
    return article


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(folder, data)
    return str(caught.value)


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    lines = [
        "The dam above the town held through the",
        "night. It rained.",
        "About 400 people left on Sunday, and all",
        "came back.",
    ]
    assert read(tmp_path, pdf([column(lines, indent=2)])).text == (
        "The dam above the town held through the night. It rained.\nAbout 400 people left on Sunday, and all came back."
    )


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_are_read_one_after_the_other(tmp_path: Path, by_row: bool) -> None:
    words = column(LEFT) + column(RIGHT, left=200)
    if by_row:
        words.sort(key=lambda word: (-word[1], word[0]))
    head = [(40, 460, 16.0, "Dam holds through the night")]
    article = read(tmp_path, pdf([head + words]))
    assert article.text == "Dam holds through the night\n" + " ".join(LEFT + RIGHT)
    assert article.title == "Dam holds through the night"


def test_three_columns(tmp_path: Path) -> None:
    words = (
        column(["one", "two", "three"])
        + column(["four", "five", "six"], left=120)
        + column(["7", "8", "nine"], left=200)
    )
    assert read(tmp_path, pdf([sorted(words)])).text == "one two three four five six 7 8 nine"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the com-", "pany said", "the company said"),
        ("the well-", "known dam", "the well-known dam"),
        ("a 29-", "metre wall", "a 29-metre wall"),
        ("Jory Fenn-", "Moll said", "Jory Fenn-Moll said"),
        ("a river-", "side road. Another river-side road", "a river-side road. Another river-side road"),
        ("between 1 -", "and 2", "between 1 - and 2"),
    ],
)
def test_words_broken_at_the_end_of_a_line(tmp_path: Path, first: str, second: str, joined: str) -> None:
    assert read(tmp_path, pdf([column([first, second])])).text == joined


def test_a_word_broken_across_pages_and_the_page_of_every_character(tmp_path: Path) -> None:
    article = read(tmp_path, pdf([column(["It is, said the com-"]), [], column(["pany, all well."])]))
    assert article.text == "It is, said the company, all well."
    assert [page.number for page in article.pages] == [1, 3]
    assert [page.span.of(article.text) for page in article.pages] == ["It is, said the com", "pany, all well."]
    assert "page 2" in article.notes[0]


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            (40, HEIGHT - 30, 8.0, "KELBY ECHO"),
            *column([f"Part {i} of the report", "on the dam."]),
            (200, 20, 8.0, str(i)),
        ]
        for i in (1, 2, 3)
    ]
    assert read(tmp_path, pdf(pages)).text == "\n".join(f"Part {i} of the report on the dam." for i in (1, 2, 3))


@pytest.mark.parametrize(("title", "kept"), [("Dam holds", "Dam holds"), ("Microsoft Word - a.doc", None), ("x", None)])
def test_titles_of_programs_are_no_titles(tmp_path: Path, title: str, kept: str | None) -> None:
    article = read(tmp_path, pdf([column(LEFT)], title=title))
    assert (article.title, article.published) == (kept, None)


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    assert "scanned" in refusal(tmp_path, pdf([[], []]))


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", b"no PDF at all", pdf([column(LEFT)])[:200]])
def test_a_broken_file_is_said_to_be_one(tmp_path: Path, data: bytes) -> None:
    assert "broken PDF" in refusal(tmp_path, data)


def test_the_pages_cover_the_text_of_the_example() -> None:
    folder = Path(__file__).parents[2] / "examples" / "ferry"
    (article,) = read_paths([str(folder / "calder_ledger.pdf")]).articles
    assert [page.number for page in article.pages] == [1, 2]
    assert "".join(page.span.of(article.text) for page in article.pages) == article.text
    assert "accusation that it had sailed" in article.text
    assert "- " not in article.text.replace("Thursday - ", "")


def test_short_indented_lines_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    lines = ["Dam holds", "By Jory Fenn", "The dam above the town held through", "the night, they said."]
    words = [(x + 12, y, size, text) for x, y, size, text in column(lines[:3])] + column(["", "", "", lines[3]])[3:]
    assert read(tmp_path, pdf([words])).text == "\n".join([*lines[:2], " ".join(lines[2:])])
