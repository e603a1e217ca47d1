"""Signals: from the first moment on one line, the documented status, no traceback, nothing half-written."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.started import BARE, PATIENCE, command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

STATUSES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
TRIES = 5  # a busy machine may let the child wait between its word and its call
SAID = {signal.SIGINT: b"twosource: stopped by Ctrl-C; no output file was changed\n"}


def usual() -> None:
    """A shell starts what it puts in the background with signals ignored, and a child inherits that: set it back."""
    for number in STATUSES:
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def started(args: list[str], *, fds: tuple[int, ...] = ()) -> Iterator[subprocess.Popen[bytes]]:
    """The process, ended at the end."""
    with subprocess.Popen(
        args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=fds, preexec_fn=usual
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[bytes], number: int) -> None:
    """The process ended as the signal asks, and said what it should."""
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == STATUSES[signal.Signals(number)], said
    assert said == SAID.get(signal.Signals(number), b"")


@pytest.mark.parametrize("after", [0.001, 0.003, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.4, 0.8])
def test_ctrl_c_while_it_loads(after: float, reports: Path) -> None:
    """From the moment `main` is called, the shipped reader and all its libraries being loaded."""
    args = [sys.executable, "-c", BARE, "analyse", str(reports), "-"]  # waits for standard input at the latest
    for _ in range(TRIES):
        reader, writer = os.pipe()
        os.dup2(writer, 3) if writer != 3 else None
        with started(args, fds=(3,)) as process:
            os.close(writer)
            assert os.read(reader, 1) == b"."
            time.sleep(after)
            process.send_signal(signal.SIGINT)
            status, said = process.wait(timeout=PATIENCE), process.stderr.read() if process.stderr else b""
        os.close(reader)
        if not (
            status < 0 and said.endswith(b"line 1, in <module>\nKeyboardInterrupt\n")
        ):  # else it came before `main`
            break
    assert (status, said) == (STATUSES[signal.SIGINT], SAID[signal.SIGINT])


def test_ctrl_c_before_it_is_loaded(reports: Path) -> None:
    """From the moment the process is made: until the first line of ours runs, Python answers in its own way."""
    script = "import sys; from twosource.cli import main; sys.exit(main())"
    for moment in range(15):
        with started([sys.executable, "-c", script, "analyse", str(reports), "-"]) as process:
            time.sleep(moment * 0.01)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode in (130, -signal.SIGINT, 1), said
        assert process.returncode == 130 or b"twosource/cli" not in said, said
        assert process.returncode != 130 or said == SAID[signal.SIGINT]


@pytest.mark.parametrize("number", STATUSES)
def test_a_signal_while_it_waits_for_input(number: int) -> None:
    with started(command("analyse", "-")) as process:
        assert process.stdin
        process.stdin.write(b"word " * 60_000)  # more than a pipe holds: returns when it is being read
        time.sleep(0.3)  # and it waits for more: between two reads Python would see the signal only after the next
        process.send_signal(number)
        ended(process, number)


@pytest.mark.parametrize("number", STATUSES)
def test_a_signal_while_workers_work(number: int, tmp_path: Path) -> None:
    """None of them stays behind, and nothing of the output."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n}.txt").write_text(f"The office said {n} people crossed on Monday.\n" * 400)
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    with started(command("analyse", str(folder), "-o", str(out), "--workers", "2")) as process:
        until(lambda: list(tmp_path.glob(".twosource-*.part")), process)
        until(lambda: len(children(process.pid)) >= 2, process)
        workers = children(process.pid)
        process.send_signal(number)
        ended(process, number)
    assert out.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out.jsonl"]
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and any(map(alive, workers)):
        time.sleep(0.05)
    assert not any(map(alive, workers))


def test_what_is_ignored_stays_ignored(reports: Path) -> None:
    """As `nohup` wants it."""
    with started(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command("analyse", "-", str(reports))]) as process:
        assert process.stdin
        process.stdin.write(b"word " * 60_000)
        process.send_signal(signal.SIGHUP)
        out, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, len(out.splitlines()), said) == (0, 3, b"")


def test_the_terminal_is_left_as_it_was(reports: Path) -> None:
    """The bar hides the cursor; after Ctrl-C it is there, in front of the one line."""
    ours, theirs = pty.openpty()
    args = command("analyse", "-", str(reports))
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen(
        args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, env=environment, preexec_fn=usual
    )
    os.close(theirs)
    shown = b""
    with process:
        while b"\x1b[?25l" not in shown:
            shown += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
    try:
        while more := os.read(ours, 4096):
            shown += more
    except OSError:  # the other end is closed
        os.close(ours)
    assert shown.rpartition(b"\x1b[?25h")[2].replace(b"\r", b"") == SAID[signal.SIGINT], shown


def until(what: object, process: subprocess.Popen[bytes]) -> None:
    """Returns when it is so; fails where the process ends before."""
    assert callable(what)
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert process.poll() is None, "ended too early"
        assert time.monotonic() < deadline
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    """The processes that it started and that still run; on other systems than Linux none are seen."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("needs /proc")
    return [int(child) for child in listed.read_text().split()]


def alive(pid: int) -> bool:
    """True for a process that still runs; one that only waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
