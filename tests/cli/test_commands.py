"""The commands: what they write, where, and with which exit status. The reader is the fake one."""

import io
import json
import os
import stat
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from twosource.claims import find_claims
from twosource.cli import main
from twosource.corpus import Corpus
from twosource.model import Analysis

pytestmark = pytest.mark.usefixtures("fake_reader")


def test_analyse_writes_a_line_an_article_in_order_of_name(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(reports / "b.txt"), str(reports / "a.txt")]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["article"]["name"] for line in out.splitlines()] == ["a.txt", "b.txt"]
    assert err == ""


def test_analyse_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("A café opened.\n".encode())))
    assert main(["analyse", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == "A café opened.\n"


def test_analyse_gives_the_same_bytes_to_a_file(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", str(reports)]) == 0
    printed = capsys.readouterr().out.encode()
    assert main(["analyse", str(reports), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert (tmp_path / "out.jsonl").read_bytes() == printed
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "form", "begins"),
    [
        ("out.jsonl", None, b"{"),
        ("out.txt", None, b"{"),
        ("out.conllu", None, b"# newdoc"),
        ("out.HTML", None, b"<!doctype html>"),
        ("out.txt", "html", b"<!doctype html>"),
        ("out.html", "json", b"{"),
    ],
)
def test_analyse_writes_the_format_that_is_asked_for(
    reports: Path, tmp_path: Path, name: str, form: str | None, begins: bytes
) -> None:
    asked = ["--format", form] if form else []
    assert main(["analyse", str(reports / "a.txt"), "-o", str(tmp_path / name), *asked]) == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_analyse_writes_all_articles_as_conllu(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(reports), "--format", "conllu"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if "# name" in line] == [
        "# name = a.txt",
        "# name = b.txt",
    ]


def test_a_page_shows_one_article(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(reports), "-o", str(tmp_path / "out.html")]) == 2
    err = capsys.readouterr().err
    assert "2 articles found" in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize("suffix", [".html", ".md", ".json", ".JSON"])
def test_dossier_writes_what_the_name_asks_for(reports: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"dossier{suffix}"
    assert main(["dossier", str(reports), "--subject", "Ferry", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "Ferry" in text
    if suffix.lower() == ".json":
        assert [a["name"] for a in json.loads(text)["articles"]] == ["a.txt", "b.txt"]


def test_dossier_without_output_prints_a_summary(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", str(reports)]) == 0
    out, err = capsys.readouterr()
    assert out.strip()
    assert "\x1b" not in out
    assert err == ""


def test_what_was_written_is_told_in_one_line(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossier", str(reports), "-o", str(tmp_path / "d.html")]) == 0
    assert capsys.readouterr() == ("", "d.html: 2 articles, 0 points in more than one, 0 disagreements\n")


def test_the_output_is_opened_where_there_is_a_file(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    out = str(tmp_path / "d.html")
    assert main(["dossier", str(reports), "-o", out, "--open"]) == 0
    assert opened == [out]
    capsys.readouterr()
    for given in ([], ["-o", "-"]):
        assert "there is no file to open" in error(["dossier", str(reports), "--open", *given], capsys)
    assert opened == [out]


def test_as_many_points_are_shown_as_are_asked_for(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", str(reports), "-o", "-", "--top", "3"]) == 0
    assert json.loads(capsys.readouterr().out)["top"] == 3


def test_a_forgotten_command_is_named(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"did you mean `twosource dossier {reports} --top 3`?" in error([str(reports), "--top", "3"], capsys)
    assert "did you mean" not in error(["nowhere"], capsys)


def test_the_shell_is_told_how_to_complete(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_TWOSOURCE_COMPLETE", "zsh_source")
    assert main([]) == 0
    assert "#compdef twosource" in capsys.readouterr().out


def test_texts_on_request_and_json_on_standard_output(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", str(reports), "-o", "-"]) == 0
    assert "text" not in json.loads(capsys.readouterr().out)["articles"][0]
    assert main(["dossier", str(reports), "-o", "-", "--text"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"][0]["text"].startswith("The ferry")


def test_settings_from_a_file_and_the_option_before_it(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "settings.toml"
    config.write_text("text = true\nworkers = 1\n", encoding="utf-8")
    assert main(["dossier", str(reports), "-o", "-", "--config", str(config)]) == 0
    assert "text" in json.loads(capsys.readouterr().out)["articles"][0]
    config.write_text("colour = 1\n", encoding="utf-8")
    assert main(["dossier", str(reports), "--config", str(config)]) == 2
    assert "unknown setting 'colour'; known are workers, memory, text" in capsys.readouterr().err


def test_a_skipped_input_is_named_and_the_rest_is_done(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "c.txt").write_bytes(b"")
    assert main(["analyse", str(reports)]) == 3
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err.startswith("twosource: skipped c.txt: ")
    assert err.count("\n") == 1


def error(args: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error of a command that could do nothing."""
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("twosource: ")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["dossier", "{reports}", "-o", "{tmp}/d.pages"], "no format for .pages; use .html, .md, .json"),
        (["dossier", "{reports}", "-o", "{tmp}/dossier"], "no format for a name without suffix"),
        (["dossier", "{reports}", "-o", "{tmp}/none/d.html"], "there is no folder {tmp}/none; make it first"),
        (["analyse", "{reports}", "-o", "{tmp}"], "is a folder; give a file name in it"),
        (["analyse", "{reports}/a.txt", "-o", "{reports}/a.txt"], "would overwrite an input; choose another name"),
        (["dossier", "{reports}", "-o", "{reports}/d.html"], "would be read as an article; write it outside"),
        (["dossier", "{reports}", "--text", "-o", "{tmp}/d.md"], "only JSON holds whole texts; use -o FILE.json"),
        (["dossier", "{reports}", "--text"], "--text without -o: only JSON holds whole texts; use -o FILE.json"),
        (["dossier", "{reports}", "--workers", "many"], "'many' is not a valid integer range"),
        (["dossier"], "Missing argument 'PATH...'; see twosource dossier --help"),
        (["dossier", "--subjekt", "x"], "No such option '--subjekt'"),
        (["dosier", "x"], "No such command 'dosier'"),
        (["dossier", "{tmp}/nothing.txt"], "nothing.txt"),
        (["dossier", "{reports}", "--config", "{tmp}/none.toml"], "none.toml: No such file"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_done(
    args: list[str], message: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    filled = [a.format(reports=reports, tmp=tmp_path) for a in args]
    assert message.format(reports=reports, tmp=tmp_path) in error(filled, capsys)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_to_an_input_is_not_overwritten(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "link.json").symlink_to(reports / "a.txt")
    assert "would overwrite an input" in error(
        ["dossier", str(reports / "a.txt"), "-o", str(tmp_path / "link.json")], capsys
    )


def test_control_characters_in_a_name_stay_harmless(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "x\x1b[31m\ny.txt").write_bytes(b"")
    assert main(["analyse", str(reports)]) == 3
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err.count("\n") == 1


def test_an_output_is_replaced_whole_and_keeps_its_permissions(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "d.json"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    assert main(["dossier", str(reports), "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d.json", "reports"]


def test_a_new_output_has_the_usual_permissions(reports: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert main(["dossier", str(reports), "-o", str(tmp_path / "d.md")]) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "d.md").stat().st_mode) == 0o644


FAILURES = [
    (KeyboardInterrupt(), 130, "stopped by Ctrl-C"),
    (MemoryError(), 2, "nothing could be analysed: a.txt: needs more memory than one input may have"),
    (ZeroDivisionError("by zero"), 2, "stopped by a mistake in twosource (ZeroDivisionError: by zero); please report"),
]


def test_the_old_output_stays_where_anything_fails(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "claims.jsonl"
    out.write_text("old", encoding="utf-8")
    for failure, status, message in FAILURES:
        monkeypatch.setattr("twosource.claims.find_claims", Mock(side_effect=failure))
        assert main(["analyse", str(reports), "-o", str(out)]) == status
        err = capsys.readouterr().err
        assert message in err
        assert err.count("\n") == 1
        assert "Traceback" not in err
        assert out.read_text(encoding="utf-8") == "old"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "reports"]


def test_the_corpus_does_what_the_commands_do(reports: Path) -> None:
    corpus = Corpus.from_paths(str(reports))
    assert [claims.analysis.article.name for claims in corpus.analyse()] == ["a.txt", "b.txt"]
    told: list[tuple[int, int, str]] = []
    made = corpus.dossier(subject="Ferry", progress=lambda *seen: told.append(seen))
    assert made.subject == "Ferry"
    assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]
    assert corpus.dossier(subject="Ferry") == made


def test_a_report_that_fails_is_named_and_the_log_says_where(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = find_claims

    def failing(analysis: Analysis) -> object:
        if analysis.article.name == "a.txt":
            raise ZeroDivisionError("by zero")
        return real(analysis)

    monkeypatch.setattr("twosource.claims.find_claims", failing)
    log = tmp_path / "log"
    for command in (["analyse"], ["dossier", "-o", str(tmp_path / "d.json")]):
        log.unlink(missing_ok=True)
        assert main([*command, str(reports), "--debug", str(log)]) == 3
        out, err = capsys.readouterr()
        assert err.startswith(
            "twosource: skipped a.txt: stopped by a mistake in twosource (ZeroDivisionError: by zero)"
        )
        done = "d.json: 1 article, 0 points in more than one, 0 disagreements"
        assert err.splitlines()[1:] == [done] * (command[0] == "dossier")
        assert "Traceback" not in out + err
        written = log.read_text(encoding="utf-8")
        assert "analysing a.txt" in written
        assert "in failing" in written
    skipped = json.loads((tmp_path / "d.json").read_bytes())["skipped"]
    assert [one["name"] for one in skipped] == ["a.txt"]


def test_the_log_overwrites_nothing(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (reports / "a.txt").read_bytes()
    assert "is there already" in error(["analyse", str(reports), "--debug", str(reports / "a.txt")], capsys)
    assert (reports / "a.txt").read_bytes() == before
    assert "choose another place" in error(["analyse", str(reports), "--debug", str(tmp_path / "no" / "log")], capsys)


def test_a_mistake_outside_the_border_is_in_the_log(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("twosource.corpus.make_dossier", Mock(side_effect=ZeroDivisionError("by zero")))
    assert main(["dossier", str(reports), "--debug", str(tmp_path / "log")]) == 70
    assert "internal error, ZeroDivisionError: by zero; please report it" in capsys.readouterr().err
    assert "ZeroDivisionError" in (tmp_path / "log").read_text(encoding="utf-8")
