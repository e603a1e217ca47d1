"""The page on cases: every command of "A case over weeks" does what it says, in order."""

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from cli.test_case import a_claim_a_sentence
from twosource.cli import main
from twosource.cli.case import COMMANDS
from twosource.model import JudgementKind

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "case.md").read_text(encoding="utf-8")
REPORTS = {
    "monday/courier.txt": "The mill burned on Sunday. Five people were hurt in the fire.\n",
    "monday/gazette.txt": "The mill burned on Sunday. Three people were hurt in the fire.\n",
    "tuesday/post.txt": "The mill burned on Sunday. Six people were hurt. The road is closed.\n",
}


def commands() -> list[list[str]]:
    """The commands of the first part of the page."""
    part = PAGE[PAGE.index("## A case over weeks") : PAGE.index("## Decisions")]
    blocks = re.findall(r"```\n(.*?)```", part, re.S)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


@pytest.mark.usefixtures("fake_reader")
def test_the_commands_do_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("twosource.claims.find_claims", a_claim_a_sentence)
    monkeypatch.setattr("twosource.cli.clock.stamp", lambda: 4e9)
    monkeypatch.chdir(tmp_path)
    for name, text in REPORTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = {}
    for command in commands():
        assert main(command) == 0, (command, capsys.readouterr())
        told[" ".join(command)] = "".join(capsys.readouterr())
    assert told["case diff fire.case"].startswith("Since entry 5: 1 new article")
    assert "wrong" in told["case log fire.case"]
    assert (tmp_path / "new.html").exists()
    assert "all is right" in told["case check fire.case"]


def test_every_command_and_every_kind_of_decision_is_on_the_page() -> None:
    used = {command[1] for command in commands() if command[0] == "case"}
    assert used == {command.name for command in COMMANDS}
    kinds = PAGE[PAGE.index("## Decisions") : PAGE.index("### How a decision")]
    assert [kind for kind in get_args(JudgementKind) if f"`{kind}`" not in kinds] == []
