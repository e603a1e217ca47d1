"""JSON and JSON Lines: known keys, containers, broken entries named."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from twosource.errors import InputError
from twosource.read import read_paths

STORY = "The dam above Kelby held, the river board said."


def write(folder: Path, name: str, *values: object) -> str:
    path = folder / name
    path.write_text("\n".join(v if isinstance(v, str) else json.dumps(v) for v in values), encoding="utf-8")
    return str(path)


def test_one_object_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", {
        "text": STORY, "title": "Dam holds", "outlet": "Kelby Echo", "author": "Jory Fenn",
        "published": "2016-09-20", "url": "https://echo.example/1", "language": "en-GB",
    })  # fmt: skip
    (article,) = read_paths([path]).articles
    assert article.name == "a.json"
    assert (article.text, article.title, article.outlet, article.author) == (
        STORY,
        "Dam holds",
        "Kelby Echo",
        "Jory Fenn",
    )
    assert (article.published, article.published_from) == ("2016-09-20", "JSON key published")
    assert (article.url, article.language) == ("https://echo.example/1", "en")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"content": STORY, "source": {"name": "Echo"}, "publishedAt": "2016-09-20T10:00:00Z"},
         ("Echo", "2016-09-20T10:00:00Z", "JSON key publishedAt")),
        ({"body": STORY, "domain": "echo.example", "dct": "2016-09-20"},
         ("echo.example", "2016-09-20", "JSON key dct")),
        ({"Text": [STORY, "It rained."], "publisher": "Echo", "date": "03/04/2016"}, ("Echo", None, None)),
    ],
)  # fmt: skip
def test_common_other_names_of_keys(tmp_path: Path, row: object, expected: tuple[str | None, ...]) -> None:
    (article,) = read_paths([write(tmp_path, "a.json", row)]).articles
    assert article.text.startswith(STORY)
    assert (article.outlet, article.published, article.published_from) == expected
    assert len(article.notes) == (expected[1] is None)


@pytest.mark.parametrize("whole", [True, False])
def test_entries_are_named_after_their_container(tmp_path: Path, whole: bool) -> None:
    rows = [{"id": "dam", "text": STORY}, {"text": STORY + " Again."}, {"name": "dam", "text": "Other words."}]
    path = write(tmp_path, "a.json", {"articles": rows}) if whole else write(tmp_path, "a.jsonl", *rows)
    names = [article.name for article in read_paths([path]).articles]
    container = "a.json" if whole else "a.jsonl"
    assert names == [f"{container}/2", f"{container}/dam", f"{container}/dam~2"]


def test_numbers_of_entries_sort_like_numbers(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", *({"text": f"Report {i} of the dam."} for i in range(1, 12)))
    names = [article.name for article in read_paths([path]).articles]
    assert names[0] == "a.jsonl/01"
    assert names[-1] == "a.jsonl/11"


def test_a_line_may_hold_several_reports(tmp_path: Path) -> None:
    rows = [{"incident": 7, "articles": [{"content": STORY, "uri": "u"}, {"content": "More."}]}, [{"text": "Third."}]]
    articles = read_paths([write(tmp_path, "a.jsonl", *rows)]).articles
    assert [article.name for article in articles] == ["a.jsonl/1.1", "a.jsonl/1.2", "a.jsonl/2.1"]
    assert articles[0].url == "u"


def test_broken_entries_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    intake = read_paths([write(tmp_path, "a.jsonl", {"text": STORY}, "{broken", {"title": "no text"}, 5, {"text": ""})])
    assert len(intake.articles) == 1
    assert [s.name for s in intake.skipped] == ["a.jsonl/2", "a.jsonl/3", "a.jsonl/4", "a.jsonl/5"]
    assert all("\n" not in s.reason for s in intake.skipped)


def test_many_alike_are_told_in_one_line(tmp_path: Path) -> None:
    intake = read_paths([write(tmp_path, "a.jsonl", {"text": STORY}, *({"n": i} for i in range(50)))])
    (skipped,) = intake.skipped
    assert "50 of 51" in skipped.reason


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "", "7", "nonsense", '{"text": 1e999999}', "[]", "{}"])
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_paths([write(tmp_path, "a.json", text)])
    assert "\n" not in str(caught.value)


def test_json_lines_under_the_name_json_and_the_other_way_round(tmp_path: Path) -> None:
    assert len(read_paths([write(tmp_path, "a.json", {"text": "One two."}, {"text": "Three."})]).articles) == 2
    pretty = json.dumps([{"text": "One two."}, {"text": "Three."}], indent=1)
    assert len(read_paths([write(tmp_path, "b.jsonl", pretty)]).articles) == 2


def test_half_characters_are_replaced_and_counted(tmp_path: Path) -> None:
    (article,) = read_paths([write(tmp_path, "a.json", '{"text": "Dam \\ud800 held.", "title": "D\\udfff"}')]).articles
    assert article.text == "Dam \ufffd held."
    assert "1 character" in article.notes[0]
    article.title.encode()


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, STORY.encode())
    (article,) = read_paths(["-"]).articles
    assert (article.name, article.text) == ("stdin", STORY)


def test_standard_input_is_json_lines_where_it_looks_so(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b'{"text": "One two."}\n{"text": "Three."}\n')
    assert [a.name for a in read_paths(["-"]).articles] == ["stdin/1", "stdin/2"]


@pytest.mark.parametrize("text", ["{Sic} the dam held.", "[Editor's note] The dam held.", "[1] The dam held."])
def test_a_bracket_alone_makes_no_json(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    feed(monkeypatch, text.encode())
    assert read_paths(["-"]).articles[0].text == text
