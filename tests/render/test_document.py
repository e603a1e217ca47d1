"""The brief as a Word file: what it says, that each footnote gives article, place and words, and that any text fits."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from render import sample
from render.desk_sample import HOSTILE, NOTHING, full, silent
from twosource.model import Clause, Line, Place, Span
from twosource.render.desk.document import LISTED, WORDINGS, word_file

docx = pytest.importorskip("docx")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data: bytes) -> tuple[list[str], list[str]]:
    """The paragraphs outside tables, and the notes; every sign of a note has its note, in order."""
    file = docx.Document(io.BytesIO(data))
    (part,) = [p for p in file.part.package.iter_parts() if p.partname == "/word/footnotes.xml"]
    root = docx.oxml.parse_xml(part.blob)
    own = [note for note in root if note.get(f"{WORD}type") is None]
    signs = [sign.get(f"{WORD}id") for sign in file.element.iter(f"{WORD}footnoteReference")]
    assert signs == [note.get(f"{WORD}id") for note in own] == [str(n) for n in range(1, len(own) + 1)]
    notes = ["\n".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in note) for note in own]
    return [paragraph.text for paragraph in file.paragraphs], notes


def tables(data: bytes) -> list[list[list[str]]]:
    return [[[c.text for c in row.cells] for row in t.rows] for t in docx.Document(io.BytesIO(data)).tables]


def test_the_brief_says_the_first_things_first() -> None:
    told, notes = opened(word_file(full(sample.dossier())))
    heads = [
        "The bridge at Varn",
        "In short",
        "Where they differ",
        "What to check first",
        "Also on one source alone",
        "Articles",
    ]
    assert [head for head in told if head in heads] == heads
    assert "Not read: scan.pdf: holds no text." in told
    assert any(line.startswith("A1 Morning Paper, 2031-05-06: Old bridge closed") for line in told)
    assert len(notes) == 2 + 2 + 2 + 1  # clauses, rows of a table, points to check, one source


def test_a_note_gives_article_place_and_words() -> None:
    dossier = full(sample.dossier())
    _, notes = opened(word_file(dossier))
    texts = {f"A{n}": c.analysis.article.text for n, c in enumerate(dossier.articles, start=1)}
    places = 0
    for line in "\n".join(notes).splitlines():
        words = line.strip()[1 : line.strip().index("”")]
        for code, start, end in re.findall(r"(A\d) [^;]*?characters (\d+)–(\d+)", line):
            places += 1
            assert texts[code][int(start) : int(end)] in words
    assert places == 2 + 2 + (2 + 3) + 1
    assert "A1 Morning Paper, 2031-05-06, page " in notes[0]


def test_few_words_are_given_in_their_sentence() -> None:
    dossier = full(sample.dossier())
    ident = dossier.articles[0].analysis.article.id
    at = sample.MORNING.index("200")
    clause = Clause("200", "stated", (ident,), (Place(ident, Span(at, at + 3)),), (dossier.points[1].id,))
    _, notes = opened(word_file(replace(dossier, brief=(Line("figures", "people", (clause,)),))))
    assert "Around 200 people were held up" in notes[0]


def test_values_stand_in_rows_and_the_latest_is_named() -> None:
    (rows,) = tables(word_file(full(sample.dossier())))
    assert rows[0] == ["value or stand", "who, where, when", "rests on"]
    assert rows[1][0] == "The contractor allegedly used the wrong bolts"
    assert rows[2] == [
        "The contractor did not use the wrong bolts (the latest)",
        "the contractor's lawyer; A2",
        "no source shown",
    ]


def test_what_is_left_out_is_told() -> None:
    dossier = full(sample.dossier())
    many = replace(dossier, one_origin=(dossier.points[-1].id,) * (LISTED + 3))
    assert "And 3 more, on the web page and in the workbook." in opened(word_file(many))[0]
    point = dossier.points[0]
    ident = point.statements[0].article
    places = tuple(Place(ident, Span(n * 50, n * 50 + 48)) for n in range(WORDINGS + 2))
    line = Line("denied", None, (Clause("x", "denied", (ident,), places, (point.id,)),))
    _, notes = opened(word_file(replace(dossier, brief=(line,))))
    assert notes[0].endswith("and 2 more wordings")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_an_article_breaks_the_file(words: str) -> None:
    told, notes = opened(word_file(full(sample.hostile(words))))
    assert len(notes) == 5
    shown = "".join((*told, *notes))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\ufffe\ud800-\udfff]", shown)
    if words.startswith(("<b>", "كلمات", "=")):
        assert words in shown


def test_the_same_dossier_gives_the_same_bytes_on_any_day() -> None:
    data = word_file(full(sample.dossier()))
    assert word_file(full(sample.dossier())) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.created.year) == ("The bridge at Varn", "", 1980)


def test_a_dossier_of_nothing_is_written_too() -> None:
    told, notes = opened(word_file(NOTHING))
    assert told[0] == "What the articles say"
    assert notes == []
    assert "Articles" in opened(word_file(silent(sample.dossier())))[0]
