"""One text in several papers: every output names all of them."""

import json
from pathlib import Path

import pytest

from read.samples import PAGE
from twosource.cli import main

pytestmark = pytest.mark.usefixtures("fake_reader")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one text in three papers, and one other report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(
            "The ferry opened on Monday. The office said 200 people crossed.\n", encoding="utf-8"
        )
    (folder / "d.txt").write_text("The ferry opened on Monday. It rained.\n", encoding="utf-8")
    (folder / "metadata.csv").write_text("file,outlet\na.txt,Echo\nb.txt,Post\nc.txt,Star\n", encoding="utf-8")
    return folder


TOLD = "The same text: b.txt and c.txt; carried also by Post and Star"


def test_every_output_names_who_carried_one_text(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = {}
    for suffix in ("json", "md", "html"):
        assert main(["dossier", str(papers), "-o", str(tmp_path / f"d.{suffix}")]) == 0
        made[suffix] = (tmp_path / f"d.{suffix}").read_text(encoding="utf-8")
    first, second = json.loads(made["json"])["articles"]
    assert (first["other_names"], first["other_outlets"]) == (["b.txt", "c.txt"], ["Post", "Star"])
    assert (second["other_names"], second["other_outlets"]) == ([], [])
    assert TOLD in made["html"]
    assert TOLD in made["md"].replace("\\", "")
    capsys.readouterr()
    assert main(["dossier", str(papers)]) == 0
    assert TOLD in capsys.readouterr().out
    assert main(["dossier", str(papers / "a.txt"), str(papers / "b.txt")]) == 0
    assert "The same text: b.txt; carried also by Post" in capsys.readouterr().out


def test_what_is_passed_over_leaves_the_status_at_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "x.js").write_text("x", encoding="utf-8")
    assert main(["analyse", str(tmp_path), "-o", "-"]) == 0
    assert "skipped a_files: belongs to the saved page beside it and is passed over: 1 file" in capsys.readouterr().err
