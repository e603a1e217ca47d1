"""PDF: reading order, broken words, paragraphs, pages, running heads."""

from pathlib import Path

import pytest

from read.printed import HEIGHT, Word, column, pdf, turned
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


REPORT = ["The dam above the town held through the", "night. About 400 people left on Sunday,", "the river board said."]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_is_read_as_it_was_meant(tmp_path: Path, quarters: int) -> None:
    words = turned(column(REPORT, top=300), quarters)
    assert read(tmp_path, pdf([words])).text == " ".join(REPORT)


def test_a_turned_page_among_others_keeps_its_place(tmp_path: Path) -> None:
    article = read(tmp_path, pdf([column(REPORT[:1]), turned(column(REPORT[1:2], top=300), 1), column(REPORT[2:])]))
    assert article.text == " ".join(REPORT)
    assert [page.number for page in article.pages] == [1, 2, 3]


def test_what_runs_up_the_margin_stands_after_its_page(tmp_path: Path) -> None:
    article = read(tmp_path, pdf([[(390, 100, 6.0, "Photo: Ada Moll", 90.0), *column(REPORT)]]))
    assert article.text == " ".join(REPORT) + "\nPhoto: Ada Moll"


@pytest.mark.parametrize(
    "stamp",
    [
        [(60.0, 330.0, 40.0, "DRAFT", 45.0)],
        [(60.0, 400.0, 40.0, "DRAFT")],
        [(60.0 + 40 * i, 410.0 - 15 * i, 24.0, letter) for i, letter in enumerate("DRAFT")],
    ],
    ids=["across", "flat", "letter by letter"],
)
def test_stamps_over_the_text_are_left_out(tmp_path: Path, stamp: list[Word]) -> None:
    for words in ([*stamp, *column(REPORT)], [*column(REPORT), *stamp]):
        assert read(tmp_path, pdf([words])).text == " ".join(REPORT)


def test_a_crooked_scan_is_no_stamp(tmp_path: Path) -> None:
    assert read(tmp_path, pdf([[(40, 400, 10, "The dam held.", 8.0)]])).text == "The dam held."


@pytest.mark.parametrize("lift", [2.0, 3.3, 5.0])
@pytest.mark.parametrize(("mark", "text"), [("1", "It cost $320¹ in May."), ("st", "It cost $320st in May.")])
def test_raised_figures_stay_apart_from_numbers(tmp_path: Path, lift: float, mark: str, text: str) -> None:
    end = 40 + 12 * 6 + 3.6 * len(mark)
    words = [
        (40, 420, 10, "It cost $320"),
        (112, 420 + lift, 6, mark),
        (end, 420, 10, " in May."),
    ]
    assert read(tmp_path, pdf([words])).text == text


def test_a_note_at_the_foot_cuts_no_sentence_and_keeps_its_page(tmp_path: Path) -> None:
    note = [
        (40.0, 62.0, 4.0, "1"),
        (43.0, 60.0, 7.0, "The gauge was set up in 1998 by"),
        (40.0, 51.0, 7.0, "the board."),
    ]
    article = read(tmp_path, pdf([[*column(REPORT[:2]), *note], column(REPORT[2:])]))
    assert article.text == " ".join(REPORT) + "\n¹The gauge was set up in 1998 by the board."
    assert [page.number for page in article.pages] == [1, 2, 1]
    assert "".join(page.span.of(article.text) for page in article.pages) == article.text


@pytest.mark.parametrize(
    "first", ["ANA LIND:", "It cost {} crowns.", "In {} the wall was old, and", "He would say no more."]
)
def test_lines_alike_on_top_of_pages_are_no_running_heads(tmp_path: Path, first: str) -> None:
    pages = [column([first.format(n), "nobody at the board had said so,", "she said."], top=470) for n in (12, 15, 19)]
    text = read(tmp_path, pdf(pages)).text
    assert [n for n in (12, 15, 19) if first.format(n) in text.replace("\n", " ")] == [12, 15, 19]
    assert text.count(first.format(19)) == (1 if "{}" in first else 3)


def test_a_label_of_a_speaker_starts_what_is_said(tmp_path: Path) -> None:
    assert read(tmp_path, pdf([column(["ANA LIND:", "The wall was old."])])).text == "ANA LIND: The wall was old."


def test_running_heads_of_two_lines_in_the_size_of_the_text(tmp_path: Path) -> None:
    heads = [(40.0, 480.0, 10.0, "Kelby Echo"), (40.0, 469.0, 10.0, "The paper of the valley")]
    pages = [[*heads, *column([f"Part {i} of the", "report."])] for i in (1, 2)]
    assert read(tmp_path, pdf(pages)).text == "Part 1 of the report.\nPart 2 of the report."
