"""`twosource check`: arguments, exit statuses, what is refused. The shipped reader is not needed."""

from pathlib import Path

import pytest

from twosource.cli.commands import run

pytestmark = pytest.mark.usefixtures("fake_reader")

SOURCE = "The ferry opened on Monday. The office said 200 people crossed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(SOURCE)
    (tmp_path / "more.txt").write_text("The office said 200 people crossed on Monday.\n")
    (tmp_path / "same.md").write_text("The ferry opened on Monday.\n")
    (tmp_path / "other.md").write_text("The ferry opened on Monday. The office said 900 people crossed. <!-- x -->\n")
    return tmp_path


def test_nothing_found_is_0_and_something_is_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = str(folder / "reports")
    assert run(["check", str(folder / "same.md"), "--against", reports]) == 0
    assert "nothing found" in capsys.readouterr().out
    assert run(["check", str(folder / "other.md"), "--against", reports, str(folder / "more.txt")]) == 1
    assert "number-changed" in capsys.readouterr().out


def test_a_code_that_is_ignored_is_not_found(folder: Path) -> None:
    asked = ["check", str(folder / "other.md"), "--against", str(folder / "reports"), "--ignore", "number-changed"]
    assert run(asked) == 0


def test_an_accepted_finding_is_no_finding(folder: Path) -> None:
    draft = folder / "other.md"
    draft.write_text("The office said 900 people crossed. <!-- twosource: ok number-changed because I saw it -->\n")
    assert run(["check", str(draft), "--against", str(folder / "reports")]) == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "--against: no sources named"),
        (["--against", "nothing"], "nothing readable"),
        (["--against", "reports", "--ignore", "numbers"], "--ignore numbers: no such code"),
        (["--against", "reports", "--format", "docx"], "--format docx: is no text for a terminal"),
        (["--against", "reports", "--format", "yaml"], "Invalid value for '--format'"),
        (["--against", "same.md"], "is the only text to check it against"),
        (["--against", "reports", "-o", "same.md"], "would overwrite an input"),
    ],
)
def test_what_can_not_run_is_2_with_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    monkeypatch.chdir(folder)
    assert run(["check", "same.md", *more]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1


def test_a_draft_among_the_sources_is_left_out_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(folder / "same.md"), "--against", str(folder)]) == 0
    assert "is among the sources too" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".json", ".sarif", ".html", ".docx", ".txt"])
def test_the_name_of_the_output_tells_the_form(folder: Path, suffix: str) -> None:
    pytest.importorskip("docx")
    to = folder / "out" / f"found{suffix}"
    to.parent.mkdir()
    assert run(["check", str(folder / "other.md"), "--against", str(folder / "reports"), "-o", str(to)]) == 1
    assert to.stat().st_size > 100
