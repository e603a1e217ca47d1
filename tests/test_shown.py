"""What users of the library hold: the records, written in every form and shown in a notebook."""

import copy
import json
import pickle
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fake_reader import FakeReader
from render import sample
from render.desk_sample import full
from twosource.corpus import Corpus
from twosource.errors import InputError, MissingExtra
from twosource.model import Dossier, Intake, Skipped
from twosource.read import read_paths
from twosource.render.case import open_case
from twosource.render.desk.notebook import ROWS, collection_glimpse
from twosource.render.desk.sheets import SHEETS
from twosource.render.exports import EXPORTS
from twosource.shown import ShownDossier, shown_article, shown_dossier

NOTHING = Dossier(None, (), (), (), (), (), (), (), (), (), ())
VOID = {"br", "meta"}


class Balanced(HTMLParser):
    """Fails where a tag is not closed in its turn; collects the tags and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Balanced:
    page = Balanced()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@pytest.fixture
def dossier() -> ShownDossier:
    return shown_dossier(full(sample.dossier()))


def test_a_shown_dossier_equals_its_record_and_stands_for_it(dossier: ShownDossier) -> None:
    record = full(sample.dossier())
    assert dossier == record
    assert record == dossier
    assert hash(dossier) == hash(record)
    assert dossier != replace(record, subject="another")
    assert dossier.points[0] == record.points[0]
    assert {record.points[0]: 1}[dossier.points[0]] == 1
    assert replace(dossier, subject="x").points == record.points
    assert shown_article(record.articles[0]) == record.articles[0]
    assert record.articles[0] == shown_article(record.articles[0])
    assert dossier != 5


def test_it_survives_being_copied_and_sent(dossier: ShownDossier) -> None:
    for again in (pickle.loads(pickle.dumps(dossier)), copy.deepcopy(dossier), copy.copy(dossier)):
        assert again == dossier
        assert isinstance(again, ShownDossier)
        assert again.points[0]._repr_html_()


def test_every_form_is_what_the_command_writes(dossier: ShownDossier) -> None:
    for export in EXPORTS:
        assert dossier.to_bytes(export.suffix) == b"".join(export.pieces(full(sample.dossier()), False))
    assert dossier.to_html().encode() == dossier.to_bytes(".HTML")
    assert dossier.to_markdown().startswith("# The bridge at Varn\n")
    assert "text" not in json.loads(dossier.to_json())["articles"][0]
    assert "text" in json.loads(dossier.to_json(with_text=True))["articles"][0]
    with pytest.raises(InputError, match=r"^suffix '\.doc': no such format; use \.html, "):
        dossier.to_bytes(".doc")


@pytest.mark.parametrize("table", SHEETS, ids=lambda table: table.name)
def test_every_table_is_a_data_frame(table: object, dossier: ShownDossier) -> None:
    pytest.importorskip("pandas")
    name, columns, rows = table.name, table.columns, list(table.rows(open_case(dossier)))  # type: ignore[attr-defined]
    for shown in (dossier, shown_dossier(NOTHING), shown_dossier(sample.hostile("\ud800=1"))):
        frame, arrow = shown.to_frame(name), shown.to_arrow(name)
        assert list(frame.columns) == arrow.column_names == [column.name for column in columns]
        assert len(frame) == arrow.num_rows
    frame, arrow = dossier.to_frame(name), dossier.to_arrow(name)
    assert arrow.to_pylist() == [
        {c.name: list(v) if isinstance(v, tuple) else v for c, v in zip(columns, row, strict=True)} for row in rows
    ]
    missing = [[cell is None for cell in row] for row in rows]
    assert frame.isna().to_numpy().tolist() == missing
    same = {column.name: shown_dossier(NOTHING).to_frame(name)[column.name].dtype for column in columns}
    assert dict(frame.dtypes) == same  # what kind of values a column holds does not depend on them


def test_a_table_that_is_not_there_is_told(dossier: ShownDossier, monkeypatch: pytest.MonkeyPatch) -> None:
    for give in (dossier.to_frame, dossier.to_arrow):
        with pytest.raises(InputError, match=r"^table 'claims': no such table; known are in_short, points"):
            give("claims")
    monkeypatch.setattr("twosource.render.desk.extra.find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"^to_frame needs pandas; pip install 'twosource\[frames\]'$"):
        dossier.to_frame()
    with pytest.raises(MissingExtra, match=r"^to_arrow needs pyarrow"):
        dossier.to_arrow()


def test_everything_has_a_short_name(dossier: ShownDossier, reports: Path) -> None:
    assert repr(dossier) == "<Dossier 'The bridge at Varn': 3 articles, 5 points, 1 disagreement>"
    assert repr(dossier.points[2]) == (
        "<Point closed: 'The old bridge at Varn was closed on Monday', agree, 3 articles>"
    )
    corpus = Corpus(read_paths([str(reports)]), reader=FakeReader())
    assert repr(corpus) == "<Corpus: 2 articles>"
    assert re.fullmatch(r"<Claims of 'a\.txt': \d+ claims?>", repr(next(corpus.analyse())))
    long = replace(dossier.points[0], label="x" * 500)
    assert len(repr(long)) < 160


def test_a_notebook_shows_the_words_and_who_says_them(dossier: ShownDossier) -> None:
    shown = parsed(dossier._repr_html_())
    for words in ("The bridge at Varn", "The contractor allegedly used the wrong bolts", "said by a former engineer"):
        assert words in shown.text
    point = parsed(dossier.points[0]._repr_html_())
    for words in ("Point 1", "Morning Paper", "Evening Post", "said by the contractor's lawyer", "conflict"):
        assert words in point.text
    article = parsed(shown_article(dossier.articles[0])._repr_html_())
    for words in ("Old bridge closed", "Around 200 people were held up", "said by the harbour office"):
        assert words in article.text


def test_a_notebook_is_not_flooded() -> None:
    texts = [f"Report {n} is here." for n in range(200)]
    corpus = Corpus.from_texts(texts)
    shown = corpus._repr_html_()
    assert shown.count("<tr") == ROWS + 1
    assert "and 185 more articles" in shown


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "{{ 7 * 7 }}", "a\x00\u202eb"]
)
def test_no_text_of_an_article_runs_in_a_notebook(words: str) -> None:
    dossier = shown_dossier(sample.hostile(words))
    articles = [claims.analysis.article for claims in dossier.articles]
    shown = [
        dossier._repr_html_(),
        dossier.points[0]._repr_html_(),
        copy.copy(dossier.points[0])._repr_html_(),
        shown_article(dossier.articles[0])._repr_html_(),
        collection_glimpse(articles, dossier.skipped).html(),
    ]
    for html in shown:
        page = parsed(html)
        assert page.tags <= {"div", "table", "thead", "tbody", "tr", "th", "td", "b"}
        assert "\x00" not in page.text
        assert "\u202e" not in page.text


def test_a_dossier_of_nothing_shows_itself_too() -> None:
    assert "What the articles say" in parsed(shown_dossier(NOTHING)._repr_html_()).text
    corpus = Corpus(Intake((), (Skipped("a.bin", "no text"),)), reader=FakeReader())
    assert repr(corpus) == "<Corpus: 0 articles, 1 skipped>"
    assert "not read: a.bin: no text" in parsed(corpus._repr_html_()).text


def test_a_corpus_is_made_of_paths_in_every_form(reports: Path) -> None:
    names = ["a.txt", "b.txt"]
    files = [reports / name for name in names]
    for corpus in (
        Corpus.from_paths(str(reports)),
        Corpus.from_paths(reports),
        Corpus.from_paths(files),
        Corpus.from_paths(map(str, files)),
        Corpus.from_paths(*files),
        Corpus.from_paths([reports / "a.txt"], str(reports / "b.txt")),
    ):
        assert [article.name for article in corpus.articles] == names
    with pytest.raises(InputError, match="no path given"):
        Corpus.from_paths([])


@pytest.mark.usefixtures("fake_reader")
def test_a_corpus_of_texts_is_a_corpus(reports: Path) -> None:
    files = Corpus.from_paths(reports)
    texts = Corpus.from_texts([(a.name, a.text) for a in files.articles])
    assert texts.dossier() == files.dossier()
    assert isinstance(texts.dossier(), ShownDossier)
