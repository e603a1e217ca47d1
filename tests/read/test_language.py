"""The language of an article: by its words, not by what is stated; where words are few, unknown."""

import json
import tomllib
from pathlib import Path
from typing import NoReturn

import pytest

from twosource.cli import main
from twosource.flow import analyse, make_dossier
from twosource.model import Article, ArticleId
from twosource.read import read_paths
from twosource.read.language import settle

# Invented sentences, five a language.
SENTENCES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")
)  # fmt: skip
ENGLISH = " ".join(SENTENCES["en"])
SPANISH = " ".join(SENTENCES["es"])


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_five_sentences_tell_the_language(code: str) -> None:
    near = {"hr": {"hr", "bs", "sr"}, "id": {"id", "ms"}}
    assert settle(" ".join(SENTENCES[code]), None).language in near.get(code, {code})


def test_one_sentence_is_never_taken_for_english_and_english_never_for_another() -> None:
    for code, sentences in SENTENCES.items():
        for sentence in sentences:
            found = settle(sentence, None).language
            assert found is None or (found == "en") == (code == "en"), sentence


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (ENGLISH, "es", "en"),  # the template of the site is Spanish
        (SPANISH, "en", "es"),
        (SPANISH, "es", "es"),
        ("Dam holds.", None, None),
        ("Dam holds.", "en", "en"),
        ("Dam holds.", "es", None),
        ("Steele said.", "et", "et"),  # few words, and they do not speak against it
        ("El puente.", None, None),
        ("Мост закрыт до июня.", None, "ru"),  # these letters alone say that it is not English
        (" ".join(SENTENCES["hr"]), "bs", "bs"),  # too near to be told by words
        ("1,200 – 3,400 – 560", "fr", None),
    ],
)
def test_words_go_before_statements(text: str, stated: str | None, language: str | None) -> None:
    assert settle(text, stated).language == language


def test_a_wrong_statement_is_noted(tmp_path: Path) -> None:
    page = f"<html lang='en'><body><article><p>{SPANISH}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,) = read_paths([str(tmp_path)]).articles
    assert article.language == "es"
    assert article.notes == ("stated to be in the language 'en', by its words 'es'",)


class NeverAsked:
    """A reader that must not be asked."""

    def read(self, text: str) -> NoReturn:
        raise AssertionError(text)


def test_it_is_never_read_as_english() -> None:
    article = Article(ArticleId("a"), "a.txt", SPANISH, language="es")
    (claims,) = analyse([article], NeverAsked())
    assert claims.analysis.article == article
    assert claims.claims == ()
    assert make_dossier([claims]).points == ()


@pytest.mark.usefixtures("fake_reader")
def test_an_article_that_is_not_english_is_shown_and_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a.txt", ENGLISH), ("b.txt", f"{ENGLISH} It rained."), ("c.txt", SPANISH)):
        (folder / name).write_text(text, encoding="utf-8")
    assert main(["analyse", str(folder), "-o", str(tmp_path / "a.jsonl")]) == 0
    *_, last = map(json.loads, (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines())
    assert last["article"]["language"] == "es"
    assert last["article"]["text"] == SPANISH
    assert [last[key] for key in ("sentences", "mentions", "times", "quantities", "attributions", "claims")] == [[]] * 6
    for suffix in (".md", ".html", ".json"):
        assert main(["dossier", str(folder), "-o", str(tmp_path / f"d{suffix}")]) == 0
    assert "A3 is Spanish: shown, not compared" in (tmp_path / "d.md").read_text(encoding="utf-8")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "A3 is Spanish: shown, not compared" in page
    assert SENTENCES["es"][0] in page
    capsys.readouterr()
    assert main(["dossier", str(folder)]) == 0
    assert "A3 is Spanish: shown, not compared" in capsys.readouterr().out
    assert main(["analyse", str(folder / "c.txt"), "-o", str(tmp_path / "c.html")]) == 0
    assert "Spanish: shown, not analysed" in (tmp_path / "c.html").read_text(encoding="utf-8")
    assert main(["analyse", str(folder / "c.txt"), "-o", str(tmp_path / "c.conllu")]) == 0
