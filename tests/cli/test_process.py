"""The command as a process: start, pipes, a full disk. Nothing here loads the reader unless it says so."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.started import PATIENCE

COMMAND = [sys.executable, "-m", "twosource.cli"]
HEAVY = ("numpy", "onnxruntime", "trafilatura", "lxml", "pypdfium2", "jinja2", "rich", "msgspec")


def run(*args: str, **how: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *args], capture_output=True, check=False, timeout=PATIENCE, **how)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["dossier", "--help"], ["analyse", "-h"], []])
def test_help_answers(args: list[str]) -> None:
    done = run(*args)
    assert done.returncode == 0
    assert done.stdout.startswith((b"Usage: twosource", b"twosource "))
    assert done.stderr == b""


def test_help_loads_no_heavy_library() -> None:
    """What `twosource --help` costs is what it imports: about 0.15 s without these, over a second with them."""
    code = (
        "import sys; from twosource.cli import main; main(['--help']); "
        f"sys.exit(str([m for m in {HEAVY} if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr.strip() == b"[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["--help"], ["--version"]])
def test_a_full_disk_behind_standard_output_is_one_line(args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, *args], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert (
        done.stderr
        == b"twosource: cannot write the output: No space left on device; make room or choose another place\n"
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, "--help"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("number", "status", "said"), [(signal.SIGINT, 130, b"stopped by Ctrl-C"), (signal.SIGTERM, 143, b"")]
)
def test_a_signal_ends_it_without_a_traceback(number: int, status: int, said: bytes) -> None:
    # A shell starts what it puts in the background with SIGINT ignored, and a child inherits that: set it back.
    command = [*COMMAND, "analyse", "-"]
    code = f"import os, signal; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv({command[0]!r}, {command!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(b"word " * 60_000)  # more than a pipe holds: returns when it is being read
        time.sleep(0.5)  # and it waits for more: between two reads Python would see the signal only after the next
        process.send_signal(number)
        assert process.wait(PATIENCE) == status
        message = process.stderr.read()
    assert said in message
    assert b"Traceback" not in message
