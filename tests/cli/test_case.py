"""The commands of a case, from the first report to what is new weeks later. The reader is the fake one."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from build import claim
from twosource.cli import main
from twosource.corpus import Corpus
from twosource.model import Analysis, Claim, Span

pytestmark = pytest.mark.usefixtures("fake_reader")

MORE = "The ferry opened on Monday. The office said 400 people crossed. Rain fell on the hills.\n"


class Case:
    """A case file with the two reports, and what commands said of it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def run(self, *args: str, status: int = 0) -> str:
        """What `twosource case ARGS` wrote to both streams; FILE stands for the case."""
        self.capsys.readouterr()
        given = [str(self.path) if arg == "FILE" else arg for arg in args]
        head = [] if given[0] in ("search", "dossier") else ["case"]
        assert main([*head, *given]) == status, self.capsys.readouterr()
        return "".join(self.capsys.readouterr())

    def dossier(self) -> dict[str, object]:
        """The dossier as JSON."""
        self.run("dossier", "FILE", "-o", str(self.path.with_suffix(".json")))
        made: dict[str, object] = json.loads(self.path.with_suffix(".json").read_text(encoding="utf-8"))
        return made


def a_claim_a_sentence(analysis: Analysis) -> tuple[Claim, ...]:
    """What the rules find needs trees, which the fake reader has not."""
    tokens = analysis.tokens
    spans = [tokens.span(first, past - 1) for first, past in tokens.sentences]
    return tuple(claim(analysis, Span(span.start, span.end - 1)) for span in spans)


@pytest.fixture
def case(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr("twosource.claims.find_claims", a_claim_a_sentence)
    made = Case(tmp_path / "fire.case", capsys)
    made.run("new", "FILE", str(reports), "--by", "Ann")
    return made


@pytest.fixture
def more(tmp_path: Path) -> Path:
    path = tmp_path / "c.txt"
    path.write_text(MORE, encoding="utf-8")
    return path


def test_a_case_gives_the_dossier_of_its_reports(case: Case, reports: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.json"
    assert main(["dossier", str(reports), "-o", str(plain)]) == 0
    case.dossier()
    assert case.path.with_suffix(".json").read_bytes() == plain.read_bytes()


def test_a_second_run_analyses_only_what_is_new_and_says_so(
    case: Case, more: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = case.dossier()
    case.run("add", "FILE", str(more))
    assert "3 articles, 1 not analysed yet" in case.run("status", "FILE")
    assert "3 articles: 1 to analyse, the others are kept" in case.run("dossier", "FILE", "-o", "-")
    monkeypatch.setattr("twosource.corpus.LazyReader", lambda _threads: None)  # who analyses now, fails
    assert "3 articles: 0 to analyse" in case.run("dossier", "FILE", "-o", "-")
    assert len(first["articles"]) == 2  # type: ignore[arg-type]


def test_one_report_more_gives_what_all_at_once_give(case: Case, more: Path, reports: Path, tmp_path: Path) -> None:
    case.dossier()
    case.run("decide", "FILE", "apart", "a.txt: The ferry opened", "b.txt: The ferry opened", "--by", "Ann")
    case.run("add", "FILE", str(more))
    case.dossier()
    whole = Case(tmp_path / "whole.case", case.capsys)
    whole.run("new", "FILE", str(reports), str(more))
    whole.run("decide", "FILE", "apart", "a.txt: The ferry opened", "b.txt: The ferry opened", "--by", "Ann")
    made, again = case.dossier(), whole.dossier()
    for one in (made, again):
        for decided in one["decided"]:  # type: ignore[attr-defined]
            decided["at"] = decided["number"] = None
    assert made == again


def test_what_is_decided_shows_apart_from_what_was_found(case: Case) -> None:
    said = case.run("decide", "FILE", "apart", "a.txt: The ferry opened", "b.txt: The ferry opened", "--by", "Ann")
    assert said.startswith("2 apart: a.txt: The ferry opened on Monday")
    case.run("decide", "FILE", "note", "a.txt", "call the office", "--by", "Ann")
    case.run("decide", "FILE", "pin", "a.txt: The office said")
    case.run("decide", "FILE", "rename", "a.txt: The office said", "The count")
    case.run("decide", "FILE", "date", "b.txt", "28 November 2026")
    made = case.dossier()
    decided = made["decided"]
    assert [(d["number"], d["kind"], d["placed"], d["by"]) for d in decided[:2]] == [  # type: ignore[index]
        (2, "apart", "exact", "Ann"),
        (3, "note", "exact", "Ann"),
    ]
    points = made["points"]
    assert (points[0]["pinned"], points[0]["named"]) == (True, "The count")  # type: ignore[index]
    assert made["articles"][1]["published"] == "2026-11-28"  # type: ignore[index]
    assert not any(
        {"a.txt", "b.txt"} <= {s["article"] for s in p["statements"] if "ferry" in s["text"]} for p in points
    )  # type: ignore[attr-defined]
    assert "DECIDED BY HAND" in case.run("dossier", "FILE")
    for name in ("a.md", "a.html"):
        case.run("dossier", "FILE", "-o", str(case.path.with_name(name)))
        assert "Decided by hand" in case.path.with_name(name).read_text(encoding="utf-8")


def test_a_decision_is_taken_back(case: Case) -> None:
    case.run("decide", "FILE", "wrong", "a.txt: The ferry opened", "--why", "it did not")
    assert len(case.dossier()["decided"]) == 1  # type: ignore[arg-type]
    assert case.run("undo", "FILE", "2") == "undone: 2 wrong\n"
    assert case.dossier()["decided"] == []
    log = case.run("log", "FILE")
    assert "wrong “The ferry opened on Monday.” – it did not (undone by 3)" in log.replace("Monday”", "Monday.”")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["decide", "FILE", "same", "The ferry opened", "The office said"], "may mean 2 places"),
        (["decide", "FILE", "same", "nothing of that", "The office said"], "no statement"),
        (["decide", "FILE", "same", "one"], "1 given, needs A B"),
        (["decide", "FILE", "bless", "one"], "bless"),
        (["decide", "FILE", "date", "a.txt", "someday"], "is no day"),
        (["decide", "FILE", "language", "a.txt", "English"], "two letters"),
        (["decide", "FILE", "outlet", "x.txt", "Post"], "no article"),
        (["decide", "FILE", "note", "a.txt", "words", "--by", " "], "nobody's name"),
        (["undo", "FILE", "1"], "stay in"),
        (["undo", "FILE", "77"], "no entry 77"),
        (["diff", "FILE", "--since", "yesterday"], "is no day"),
        (["diff", "FILE", "--since", "77"], "no such entry"),
        (["diff", "FILE", "-o", "x.docx"], "no format"),
        (["watch", "FILE", "nowhere"], "no such file"),
        (["watch", "FILE", "https://a.example/feed"], "without --online"),
        (["watch", "FILE", ".", "--every", "never"], "needs a time"),
        (["watch", "FILE", "https://a.example/feed", "--online", "--every", "5s"], "from 1m on"),
        (["new", "FILE"], "is there already"),
        (["status", "nowhere.case"], "no such case"),
        (["import", "FILE", "nowhere"], "can't be opened"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line(case: Case, args: list[str], said: str) -> None:
    told = case.run(*args, status=2)
    assert said in told
    assert len(told.splitlines()) == 1


def test_a_decision_against_an_earlier_one_is_refused(case: Case) -> None:
    pair = ("a.txt: The ferry opened", "b.txt: The ferry opened")
    case.run("decide", "FILE", "same", *pair)
    assert "decision 2 says otherwise" in case.run("decide", "FILE", "apart", *pair, status=2)


def test_what_is_new_is_told_point_by_point(case: Case, more: Path) -> None:
    case.dossier()
    case.run("add", "FILE", str(more))
    told = case.run("diff", "FILE")
    assert told.startswith("Since entry 1: 1 new article,")
    assert "NEW  Rain fell on the hills" in told
    assert "+ c.txt" in told
    out = case.path.with_name("new.json")
    case.run("diff", "FILE", "--since", "1", "-o", str(out))
    made = json.loads(out.read_text(encoding="utf-8"))
    assert made["articles"] == ["c.txt"]
    assert any(change["new"] and change["label"].startswith("Rain") for change in made["changes"])
    out = case.path.with_name("new.html")
    case.run("diff", "FILE", "--since", "2020-01-01", "-o", str(out))
    assert "What is new since 2020-01-01" in out.read_text(encoding="utf-8")


def test_nothing_new_is_no_change(case: Case) -> None:
    assert case.run("diff", "FILE", "--since", "1") == "Since 1: 0 new articles, 0 points changed.\n"


def test_pairs_are_answered_with_keys(case: Case, more: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.run("add", "FILE", str(more))
    keys = "y\nn\nu\ns\nq\n"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(keys.encode())))
    told = case.run("suggest", "FILE", "--by", "Ann")
    assert "One matter? y one matter" in told or "no open pair is left" in told
    assert told.splitlines()[-1].endswith("answered")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["ferry"], 2),
        (["ferries"], 2),
        (["ferry", "article:a.txt"], 1),
        (["crossed"], 2),
        (["300"], 1),
        (['"ferry opened"'], 2),
        (['"opened ferry"'], 0),
        (["relation:conflict", "nowhere"], 0),
        (["after:2030"], 0),
        (["stated:x"], 0),
    ],
)
def test_statements_are_found(case: Case, query: list[str], found: int) -> None:
    assert f"{found} found" in case.run("search", "FILE", *query)


def test_a_folder_is_watched(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox, rounds = tmp_path / "inbox", []
    inbox.mkdir()
    monkeypatch.setattr("twosource.cli.clock.stamp", lambda: 4e9)  # long after the files were written

    def wait(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 1:
            (inbox / "c.txt").write_text(MORE, encoding="utf-8")
        if len(rounds) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("twosource.cli.clock.wait", wait)
    told = case.run("watch", "FILE", str(inbox), "--every", "30s", status=130)
    assert told.count("1 new") == 2  # once by the watch, once by what is new
    assert "NEW  Rain fell" in told
    assert rounds == [30, 30, 30, 30]


def test_a_case_is_a_path_for_python_too(case: Case) -> None:
    corpus = Corpus.from_paths(str(case.path))
    assert [article.name for article in corpus.articles] == ["a.txt", "b.txt"]
    assert corpus.dossier().points
    assert main(["analyse", str(case.path)]) == 0
    assert len(case.capsys.readouterr().out.splitlines()) == 2


def test_a_case_and_files_beside_it_are_compared_together(case: Case, more: Path) -> None:
    case.run("decide", "FILE", "wrong", "a.txt: The ferry opened")
    made = json.loads(case.run("dossier", "FILE", str(more), "-o", "-").partition("\n}\n")[0] + "}")
    assert [article["name"] for article in made["articles"]] == ["a.txt", "b.txt", "c.txt"]
    assert [decided["placed"] for decided in made["decided"]] == ["exact"]
    assert "2 articles" in case.run("status", "FILE")
    other = Case(case.path.with_name("other.case"), case.capsys)
    other.run("new", "FILE", str(more))
    assert "one case at a time" in case.run("dossier", "FILE", str(other.path), status=2)


def test_export_and_import_give_the_same_dossier(case: Case, tmp_path: Path) -> None:
    case.run("decide", "FILE", "wrong", "a.txt: The ferry opened")
    lines = tmp_path / "fire.jsonl"
    case.run("export", "FILE", "-o", str(lines))
    copy = Case(tmp_path / "copy.case", case.capsys)
    copy.run("import", "FILE", str(lines))
    assert copy.dossier() == case.dossier()
    assert "all is right" in copy.run("check", "FILE")
