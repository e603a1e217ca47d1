"""No output takes the place of an input, by whatever name it is called; what is left behind is cleared away."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cli.started import run, shell
from twosource.cli import main

pytestmark = pytest.mark.usefixtures("fake_reader")


def refused(args: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line of a command that changed nothing of what is there."""
    there = Path(args[1]) if Path(args[1]).is_dir() else Path(args[1]).parent
    root = there.parent
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in root.rglob("*") if p.is_file()}
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in root.rglob("*") if p.is_file()} == before
    return err


def link(at: Path, to: Path) -> str:
    at.symlink_to(to)
    return str(at)


def hard_link(at: Path, to: Path) -> str:
    os.link(to, at)
    return str(at)


OUTPUTS = {
    "the file itself": lambda r: str(r / "a.txt"),
    "another way to write it": lambda r: f"{r}/../{r.name}/./a.txt",
    "a link to it": lambda r: link(r.parent / "l.json", r / "a.txt"),
    "a hard link to it": lambda r: hard_link(r.parent / "h.json", r / "a.txt"),
    "the table about it": lambda r: str(r / "metadata.csv"),
}


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("output", OUTPUTS)
def test_an_input_is_not_overwritten(
    output: str, there: bool, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if there:
        (reports / "metadata.csv").write_text("file,outlet\na.txt,Echo\n", encoding="utf-8")
    assert "choose another name" in refused(["analyse", str(reports / "a.txt"), "-o", OUTPUTS[output](reports)], capsys)


def test_a_file_of_a_folder_that_is_read_is_not_overwritten(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [reports / "a.txt", reports / "new.json", reports / ".hidden.json", reports / "metadata.csv"]
    outputs += [
        Path(hard_link(reports.parent / "h.json", reports / "b.txt")),
        Path(link(reports.parent / "in", reports)) / "x.json",
    ]
    for output in outputs:
        assert "choose another name" in (said := refused(["analyse", str(reports), "-o", str(output)], capsys)) or (
            "write it outside" in said
        )


def test_what_a_followed_link_leads_to_is_not_overwritten(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = reports.parent / "other"
    other.mkdir()
    (other / "c.txt").write_text("It opened.", encoding="utf-8")
    link(reports / "c.txt", other / "c.txt")
    args = ["analyse", str(reports), "-o", str(other / "c.txt")]
    assert "would overwrite an input" in refused([*args, "--follow-links"], capsys)
    assert main(args) == 3
    assert json.loads((other / "c.txt").read_text(encoding="utf-8").splitlines()[0])


def test_the_settings_are_not_overwritten(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "settings.json"
    config.write_text("workers = 1\n", encoding="utf-8")
    for output in (str(config), link(tmp_path / "l.json", config)):
        said = refused(["dossier", str(reports), "--config", str(config), "-o", output], capsys)
        assert "would overwrite the settings; choose another name" in said


def test_what_is_piped_in_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It opened on Monday.\n", encoding="utf-8")
    done = shell(f"cd '{tmp_path}'; \"$@\" -o a.txt < a.txt", "analyse", "-")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    done = shell(f"cd '{tmp_path}'; \"$@\" >> a.txt", "analyse", "a.txt")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "It opened on Monday.\n"


def test_a_protected_output_stays(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "d.json"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o444)
    said = refused(["dossier", str(reports), "-o", str(out)], capsys)
    assert "is write-protected; choose another name, or allow it with chmod u+w" in said


@pytest.mark.parametrize("name", ["", "x" * 300 + ".json", "loop.json", "gone.json"])
def test_no_place_for_an_output_is_told_before_the_work(
    name: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link(tmp_path / "loop.json", tmp_path / "loop.json")
    link(tmp_path / "gone.json", tmp_path / "none" / "x.json")
    refused(["analyse", str(reports), "-o", str(tmp_path / name) if name else ""], capsys)


def test_a_link_as_output_is_kept_and_its_file_is_replaced(reports: Path, tmp_path: Path) -> None:
    out = Path(link(tmp_path / "l.json", tmp_path / "d.json"))
    for _ in range(2):
        assert main(["dossier", str(reports), "-o", str(out)]) == 0
        assert out.is_symlink()
        assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))


def test_a_named_pipe_gets_the_output(reports: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert main(["analyse", str(reports), "-o", str(pipe)]) == 0
    reader.join(10)
    assert len(got[0].splitlines()) == 2


def test_standard_output_by_its_name_is_not_replaced(reports: Path, tmp_path: Path) -> None:
    """`>>` appends, also where the file is named /dev/stdout."""
    if not Path("/dev/stdout").exists():
        pytest.skip("needs /dev/stdout")
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    done = shell(f"\"$@\" >> '{log}'", "analyse", str(reports), "-o", "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = log.read_bytes().splitlines()
    assert (lines[0], len(lines)) == (b"before", 3)


def test_what_a_killed_run_left_is_cleared_away_and_nothing_else(reports: Path, tmp_path: Path) -> None:
    left, other = tmp_path / ".twosource-1.part", tmp_path / ".other-1.part"
    at_work = tmp_path / ".twosource-2.part"
    for path in (left, other, at_work):
        path.write_bytes(b"half")
    code = f"import fcntl; f = open({str(at_work)!r}, 'r+b'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        assert main(["analyse", str(reports), "-o", str(tmp_path / "out.jsonl")]) == 0
        assert sorted(p.name for p in tmp_path.glob(".*")) == [other.name, at_work.name]
        process.communicate(b"\n")
    assert main(["analyse", str(reports), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert sorted(p.name for p in tmp_path.glob(".*")) == [other.name]


def test_a_link_that_is_called_like_a_leftover_is_left(reports: Path, tmp_path: Path) -> None:
    link(tmp_path / ".twosource-1.part", reports / "a.txt")
    assert run("analyse", str(reports), "-o", str(tmp_path / "out.jsonl")).returncode == 0
    assert (tmp_path / ".twosource-1.part").is_symlink()
    assert (reports / "a.txt").exists()
