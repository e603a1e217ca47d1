"""The command as a process of its own, with the fake reader: what a shell would start, in half a second."""

import subprocess
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]

# As the installed script does it, but the reader. `{ready}` may tell the test that all before it is done.
SCRIPT = f"""
import sys
sys.path[:0] = [{str(TESTS)!r}]
import lazy_fake
from twosource.cli import main
if __name__ == "__main__":
    lazy_fake.take_its_place()
    sys.exit(main())
"""
PATIENCE = 120.0  # seconds; what is waited for takes a tenth of one on a quiet machine, and a minute on a very busy one
BARE = "import os, sys; from twosource.cli import main; os.write(3, b'.'); sys.exit(main())"


def command(*args: str) -> list[str]:
    """The command line of `twosource ARGS` with the fake reader."""
    return [sys.executable, "-c", SCRIPT, *args]


def run(*args: str, **how: Any) -> subprocess.CompletedProcess[bytes]:
    """What `twosource ARGS` did."""
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **how}
    return subprocess.run(command(*args), check=False, timeout=PATIENCE, **how)


def shell(line: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    """What a shell did with the line, in which "$@" stands for `twosource ARGS`."""
    return subprocess.run(
        ["bash", "-c", line, "bash", *command(*args)],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
