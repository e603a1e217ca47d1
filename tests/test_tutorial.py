"""The tutorial works: its commands and its Python, run in the order of the page, with the shipped reader."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.M | re.S)
MADE = ("dossier.html", "bridge.html", "bridge.docx", "bridge.xlsx", "bridge.csv", "bridge.md", "bridge.json")


def blocks(kind: str) -> list[str]:
    return [code for found, code in BLOCK.findall(PAGE) if found == kind]


@pytest.mark.models
@pytest.mark.slow
def test_every_command_and_every_block_of_python_works(tmp_path: Path) -> None:
    for library in ("docx", "xlsxwriter", "pandas", "pyarrow"):
        pytest.importorskip(library)
    shutil.copytree(ROOT / "examples" / "ferry", tmp_path / "examples" / "ferry")
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    command = f'twosource() {{ {shlex.quote(sys.executable)} -m twosource.cli "$@"; }}'
    for run in (
        ["bash", "-euo", "pipefail", "-c", "\n".join([command, *blocks("sh")])],
        [sys.executable, "-c", "\n".join(blocks("python"))],
    ):
        done = subprocess.run(
            run,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert all((tmp_path / name).stat().st_size for name in (*MADE, "again.html", "again.docx", "echo.html"))
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_every_block_is_one_that_is_run_or_the_one_that_installs() -> None:
    opened = re.findall(r"^```(\w*)\n", PAGE, re.M)[::2]
    assert opened == ["", *(found for found, _ in BLOCK.findall(PAGE))]


def test_what_the_pages_link_to_is_there() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
