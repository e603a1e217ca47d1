"""The libraries that write for a desk open no connection and no file: what they make stays in memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
WATCHED = """
import os, sys
seen = []

def watch(event, args):
    if event.startswith("socket.") and event != "socket.gethostname":
        seen.append((event, args[1:]))
    elif event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        seen.append((event, args[0]))
    elif event in ("os.mkdir", "tempfile.mkstemp", "tempfile.mkdtemp", "subprocess.Popen"):
        seen.append((event, args))

sys.addaudithook(watch)
from render import sample
from render.desk_sample import full
from twosource.shown import shown_dossier

dossier = shown_dossier(full(sample.dossier()))
for suffix in (".docx", ".xlsx", ".csv"):
    assert dossier.to_bytes(suffix)
assert len(dossier.to_frame("statements"))
assert dossier.to_arrow("statements").num_rows
assert dossier._repr_html_()
assert seen == [], seen
"""


def test_nothing_is_written_and_no_connection_is_opened() -> None:
    for library in ("docx", "xlsxwriter", "pandas", "pyarrow"):
        pytest.importorskip(library)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")]),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
