"""Killed at any moment, on a full disk, past a limit: the output is the old or the new one, whole."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.started import command, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

KILLS = 20
OLD = b"old\n" * 50_000
# What the command does with its output, over and over, so that most kills come while it is being written.
WRITER = """
import sys
from twosource.cli.output import write
print("ready", flush=True)
for turn in range(1_000_000):
    write(sys.argv[1], (b"%07d\\n" % turn for _ in range(20_000)))
"""


def check_whole(out: Path) -> None:
    """Old or new, not the beginning of one."""
    data = out.read_bytes()
    lines = data.split(b"\n")
    assert data == OLD or (len(lines) == 20_001 and lines[-1] == b"" and len(set(lines[:-1])) == 1)


def test_a_kill_leaves_the_old_or_the_new_output(seed: str, tmp_path: Path) -> None:
    """At random moments of writing; at most the file not yet whole is left, and the next run removes it."""
    chance, out, left = random.Random(f"{seed}/write"), tmp_path / "out.txt", 0
    out.write_bytes(OLD)
    for _ in range(KILLS):
        args = [sys.executable, "-c", WRITER, str(out)]
        with subprocess.Popen(args, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
        check_whole(out)
        beside = [p.name for p in tmp_path.iterdir() if p != out]
        assert len(beside) <= 1  # what the kill before left is gone
        assert all(name.startswith(".twosource-") and name.endswith(".part") for name in beside)
        left += len(beside)
    assert left, "no kill came while it was written: the moments are chosen badly"


@pytest.mark.slow
def test_a_kill_of_the_command_leaves_the_old_or_the_new_output(seed: str, reports: Path, tmp_path: Path) -> None:
    """At random moments of a whole run."""
    chance, out = random.Random(f"{seed}/command"), tmp_path / "out.jsonl"
    args = ("analyse", str(reports), "-o", str(out))
    start = time.monotonic()
    assert run(*args).returncode == 0
    took, new = time.monotonic() - start, out.read_bytes()
    for _ in range(KILLS // 4):
        out.write_bytes(OLD)
        with subprocess.Popen(command(*args), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0, took))
            process.send_signal(signal.SIGKILL)
        assert out.read_bytes() in (OLD, new)
    assert run(*args).returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "reports"]


def test_past_a_limit_of_the_file_size_the_old_output_stays(reports: Path, tmp_path: Path) -> None:
    """What a full disk does, where none can be made."""
    out = tmp_path / "out.jsonl"
    out.write_bytes(OLD)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))  # noqa: E731
    done = run("analyse", str(reports), "-o", str(out), preexec_fn=limit)
    check_told(done, out)
    assert out.read_bytes() == OLD
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "reports"]


@pytest.mark.parametrize("suffix", ["jsonl", "conllu"])
def test_on_a_full_disk_the_old_output_stays(suffix: str, reports: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        out = disk / f"out.{suffix}"
        out.write_bytes(b"old")
        (disk / "rest").write_bytes(b"x" * 61_000)
        (reports / "long.txt").write_text("The office said 200 people crossed on Monday.\n" * 200, encoding="utf-8")
        done = run("analyse", str(reports), "-o", str(out))
        check_told(done, out)
        assert out.read_bytes() == b"old"
        assert sorted(p.name for p in disk.iterdir()) == [f"out.{suffix}", "rest"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def check_told(done: subprocess.CompletedProcess[bytes], out: Path) -> None:
    """One line with the mend."""
    assert done.returncode == 2
    assert done.stderr.startswith(f"twosource: cannot write {out}: ".encode())
    assert done.stderr.endswith(b"; make room or choose another place\n")
    assert done.stderr.count(b"\n") == 1
