"""A page of a PDF as a picture: which words are marked on it, and where."""

import struct
import zlib
from pathlib import Path

import pytest

from read.printed import HEIGHT, column, pdf, turned
from read.test_pdf import LEFT, RIGHT, read
from twosource.model import Article, Span
from twosource.read.printed.facsimile import MARK, Facsimile, facsimile

LINES = ["The dam above the town held through the", "night. About 400 people left on Sun-", "day, and all came back."]


def pixels(picture: Facsimile) -> list[bytes]:
    """The lines of the picture, three bytes a pixel."""
    data = picture.png
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert (width, height, depth, kind) == (picture.width, picture.height, 8, 2)
    start = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[start - 4 : start])
    lines = zlib.decompress(data[start + 4 : start + 4 + size])
    step = 3 * width + 1
    return [lines[n * step + 1 : (n + 1) * step] for n in range(height)]


def marked_lines(picture: Facsimile) -> set[int]:
    """The lines of the picture with the colour of the marker in them."""
    return {n for n, line in enumerate(pixels(picture)) if bytes(MARK) in line}


def words(article: Article, said: str, *, after: int = 0) -> Span:
    start = article.text.index(said, after)
    return Span(start, start + len(said))


def made(article: Article, data: bytes, said: str, *, page: int = 1, after: int = 0) -> Facsimile:
    picture = facsimile(data, article, page, words(article, said, after=after))
    assert picture is not None
    return picture


def test_the_words_are_marked_line_by_line_where_they_stand(tmp_path: Path) -> None:
    data = pdf([column(LINES)])
    article = read(tmp_path, data)
    picture = made(article, data, "400 people left on Sunday")
    assert len(picture.marked) == 2
    (first, second) = picture.marked
    assert first[1] < 408 < first[3]  # the base lines, see `column`
    assert second[1] < 396 < second[3]
    assert second[0] == pytest.approx(40, abs=2)
    scale = picture.height / HEIGHT
    assert int((HEIGHT - 409) * scale) in marked_lines(picture)
    assert int((HEIGHT - 421) * scale) not in marked_lines(picture)


def test_without_a_span_the_page_stands_as_it_is(tmp_path: Path) -> None:
    data = pdf([column(LINES)])
    picture = facsimile(data, read(tmp_path, data), 1)
    assert picture is not None
    assert picture.marked == ()
    assert marked_lines(picture) == set()


def test_of_words_that_stand_twice_those_in_question_are_marked(tmp_path: Path) -> None:
    data = pdf([column(["The dam held.", "It rained all of Monday.", "The dam held."], indent=1)])
    article = read(tmp_path, data)
    first = made(article, data, "The dam held")
    second = made(article, data, "The dam held", after=5)
    assert first.marked[0][1] > second.marked[0][1]


def test_a_sentence_that_goes_on_in_the_next_column_is_marked_in_both(tmp_path: Path) -> None:
    data = pdf([[*column(LEFT), *column(RIGHT, left=220)]])
    article = read(tmp_path, data)
    picture = made(article, data, "river board after a long wait")
    assert {box[0] < 200 for box in picture.marked} == {True, False}


def test_of_words_over_two_pages_each_page_has_its_own(tmp_path: Path) -> None:
    data = pdf([column(["The dam above the town held through"]), column(["the night. It rained."])])
    article = read(tmp_path, data)
    for number in (1, 2):
        assert made(article, data, "held through the night", page=number).marked


def test_a_page_that_is_turned_is_marked_too(tmp_path: Path) -> None:
    data = pdf([turned(column(LINES), 1)])
    article = read(tmp_path, data)
    assert made(article, data, "held through the night").marked


def test_what_is_no_such_page_has_no_picture(tmp_path: Path) -> None:
    data = pdf([column(LINES)])
    article = read(tmp_path, data)
    assert facsimile(data, article, 2) is None
    assert facsimile(data, article, 0) is None
    assert facsimile(b"%PDF-1.4 broken", article, 1) is None


def test_words_that_another_file_has_there_are_not_marked(tmp_path: Path) -> None:
    data = pdf([column(LINES)])
    article = read(tmp_path, data)
    other = pdf([column(["Nothing of it stands here."])])
    picture = facsimile(other, article, 1, words(article, "400 people"))
    assert picture is not None
    assert picture.marked == ()
