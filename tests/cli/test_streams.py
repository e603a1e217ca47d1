"""Closed streams, readers that go away, full disks behind a stream: one line at most, and the documented status."""

import json
import os
from pathlib import Path

import pytest

from cli.started import run, shell

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams of POSIX")

COMMANDS = (
    ("--help",),
    ("--version",),
    ("dossier", "--help"),
    ("dossier", "{reports}"),
    ("dossier", "{reports}", "-o", "-"),
    ("analyse", "{reports}"),
    ("analyse", "{reports}", "-o", "/dev/stdout", "--format", "conllu"),
)


def filled(args: tuple[str, ...], reports: Path) -> list[str]:
    return [a.format(reports=reports) for a in args]


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_away_is_141(args: tuple[str, ...], reports: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*filled(args, reports), stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("args", COMMANDS[:1] + COMMANDS[3:], ids=" ".join)
def test_a_closed_standard_output_is_one_line(args: tuple[str, ...], reports: Path) -> None:
    done = shell('"$@" >&-', *filled(args, reports))
    assert done.returncode == 2
    assert done.stderr.startswith(b"twosource: ")
    assert done.stderr.count(b"\n") == 1
    assert b"closed" in done.stderr or b"/dev/stdout" in done.stderr


def test_what_goes_to_a_file_needs_no_standard_stream(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    (reports / "empty.txt").touch()
    done = shell('"$@" <&- >&- 2>&-', "analyse", str(reports), "-o", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"")
    names = [json.loads(line)["article"]["name"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert names == ["a.txt", "b.txt"]


@pytest.mark.parametrize("line", ['"$@" 2>&-', '"$@" 2>/dev/full', '"$@" 2> >(true)'])
def test_a_line_that_nobody_can_read_changes_no_status(line: str, reports: Path) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    (reports / "empty.txt").touch()
    done = shell(line, "analyse", str(reports))
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (3, 2, b"")


def test_a_closed_standard_input_is_named(reports: Path) -> None:
    done = shell('"$@" <&-', "analyse", "-", str(reports))
    assert done.returncode == 3
    assert done.stderr == b"twosource: skipped stdin: can't be opened: bad file descriptor\n"
    assert len(done.stdout.splitlines()) == 2


def test_a_full_disk_behind_standard_output_is_one_line(reports: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    for args in (("analyse", "{reports}"), ("dossier", "{reports}"), ("dossier", "{reports}", "-o", "/dev/full")):
        given = filled(args, reports)
        done = shell('"$@" >/dev/full', *given)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1, done.stderr


def test_output_in_an_encoding_without_the_signs_is_written(reports: Path) -> None:
    (reports / "a.txt").write_text("The café opened – “at last” – on Monday.\n", encoding="utf-8")
    done = run("dossier", str(reports), "--subject", "Ünïcode", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_subject_that_is_no_text_is_written_as_far_as_it_is(reports: Path, tmp_path: Path) -> None:
    for suffix in ("json", "html", "md"):
        out = tmp_path / f"d.{suffix}"
        done = shell(f"\"$@\" --subject $'Harbour \\xff' -o '{out}'", "dossier", str(reports))
        assert (done.returncode, done.stderr.count(b"\n")) == (0, 1), done.stderr  # what was written
        assert "Harbour \ufffd" in out.read_text(encoding="utf-8")


def test_names_that_are_no_text_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        for byte in (b"\xff", b"\xfe", b"\x01"):
            (Path(os.fsdecode(os.fsencode(folder) + b"/a" + byte + b".txt"))).write_text(f"It cost {byte[0]} crowns.\n")
        Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt")).touch()
    except OSError:
        pytest.skip("this file system takes only names that are text")
    done = run("analyse", str(folder))
    assert done.returncode == 3
    names = [json.loads(line)["article"]["name"] for line in done.stdout.splitlines()]
    assert names == ["a\\x01.txt", "a\\xfe.txt", "a\\xff.txt"]
    assert done.stderr == b"twosource: skipped b\\xff.txt: empty\n"
    made = run("dossier", str(folder), "-o", "-")
    assert [one["name"] for one in json.loads(made.stdout)["skipped"]] == ["b\\xff.txt"]


def test_a_path_that_is_no_text_can_be_named_in_a_dossier(reports: Path) -> None:
    done = shell("\"$@\" $'none\\xff' -o -", "dossier", str(reports))
    assert done.returncode == 3
    assert json.loads(done.stdout)["skipped"] == [{"name": "none\\xff", "reason": "no such file or folder"}]
