"""Nothing leaves the machine and nothing is written but the output: a real run, watched from inside and outside.

docs/privacy.md tells what is checked here and how to check it by hand.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = [pytest.mark.models, pytest.mark.slow]

# Runs at the start of every process, workers too. It sees what Python code does; strace and the empty folders tell
# what compiled code does. A line an event: process, event, what.
WATCH = """
import os, sys
LOCAL = 1  # AF_UNIX: pairs without a name, between the processes of one run
log = os.open({log!r}, os.O_WRONLY | os.O_APPEND)
def watch(event, args):
    if event == "import" and args[0] == "onnxruntime":
        told = os.environ.get("ORT_DISABLE_TELEMETRY")
    elif event == "socket.__new__" and int(args[1]) != LOCAL:
        told = str(args[1])
    elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        told = ascii(args[1:])
    elif event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        told = args[0]
    else:
        return
    os.write(log, f"{{os.getpid()}}\\t{{event}}\\t{{told}}\\n".encode())
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class Seen:
    """What a run did: events of its processes (process, event, what), lines of strace, files it left by folder."""

    events: tuple[tuple[str, str, str], ...]
    calls: tuple[str, ...] | None  # None: it can't be traced here
    left: dict[str, list[str]]

    def of(self, event: str) -> list[str]:
        """What was said of an event."""
        return [what for _, name, what in self.events if name == event]


def works(*command: str) -> bool:
    """True where the command is there and allowed."""
    return bool(shutil.which(command[0])) and not subprocess.run(command, capture_output=True, check=False).returncode


def without_network() -> list[str]:
    """What a command is put behind to have no network: a namespace of its own, where the system lends one."""
    tries = (["unshare", "--net"], ["unshare", "--net", "--map-root-user"])
    return next((command for command in tries if works(*command, "true")), [])


def watched(folder: Path, *arguments: str) -> Seen:
    """One run of the command in an empty home, with no network where that can be had."""
    homes = {name: folder / name for name in ("home", "temporary", "runtime", "out")}
    for path in (*homes.values(), folder / "watch"):
        path.mkdir()
    log, trace = folder / "events", folder / "trace"
    log.touch()
    (folder / "watch" / "sitecustomize.py").write_text(WATCH.format(log=str(log)), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(homes["home"]),
        "USERPROFILE": str(homes["home"]),
        "XDG_RUNTIME_DIR": str(homes["runtime"]),
        "TMPDIR": str(homes["temporary"]),
        "PYTHONPATH": os.pathsep.join([str(folder / "watch"), str(ROOT / "src")]),
        "PYTHONDONTWRITEBYTECODE": "1",  # Python's own cache beside the code, which pip has written
    }
    calls = "trace=network,open,openat,creat,mkdir,mkdirat"
    strace = ["strace", "-f", "-qq", "-o", str(trace), "-e", calls]
    strace = strace if works("strace", "-f", "-qq", "true") else []
    command = [*without_network(), *strace, sys.executable, "-m", "twosource.cli", *arguments]
    done = subprocess.run(command, env=environment, cwd=homes["out"], capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (0, 1), done.stderr.decode()  # what was written
    return Seen(
        tuple(tuple(line.split("\t", 2)) for line in log.read_text(encoding="utf-8").splitlines()),  # type: ignore[misc]
        tuple(trace.read_text(encoding="utf-8", errors="replace").splitlines()) if strace else None,
        {name: sorted(str(p.relative_to(path)) for p in path.rglob("*")) for name, path in homes.items()},
    )


@pytest.fixture(scope="module", params=["1", "2"], ids=["one process", "two workers"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """A dossier of text, Markdown, web pages and a PDF."""
    folder = tmp_path_factory.mktemp("privacy")
    reports = ROOT / "examples" / "ferry"
    assert {".txt", ".md", ".html", ".pdf"} <= {path.suffix for path in reports.iterdir()}
    return watched(folder, "dossier", str(reports), "-o", "dossier.html", "--workers", request.param)


def test_nothing_is_written_but_the_output(seen: Seen) -> None:
    assert seen.left == {"home": [], "temporary": [], "runtime": [], "out": ["dossier.html"]}


def test_no_file_is_opened_for_writing_but_the_output(seen: Seen) -> None:
    """Also none that is gone again; the output is written beside its place, and then moved there."""
    assert [path for path in seen.of("open") if not allowed(path)] == []


def allowed(path: str) -> bool:
    """True for the output, and for what stores nothing."""
    return path.startswith(("/dev/", "/proc/")) or path == "dossier.html" or Path(path).parent.name == "out"


def test_no_socket_is_opened_and_no_name_is_asked_for(seen: Seen) -> None:
    assert [event for event in seen.events if event[1].startswith("socket.")] == []


def test_every_process_silences_the_model_library_before_it_loads_it(seen: Seen) -> None:
    found = seen.of("import")
    assert found
    assert set(found) == {"1"}


def test_compiled_code_opens_no_socket_and_writes_no_file_either(seen: Seen) -> None:
    if seen.calls is None:
        pytest.skip("strace is not here, or may not be used")
    sockets = [call for call in seen.calls if re.search(r"\b(?:socket|connect|bind|sendto|sendmsg)\(", call)]
    assert [call for call in sockets if "AF_UNIX" not in call] == []
    assert [call for call in sockets if re.search(r"\bconnect\(", call)] == []
    written = [call for call in seen.calls if re.search(r"O_WRONLY|O_RDWR|O_CREAT|\b(?:creat|mkdir|mkdirat)\(", call)]
    paths = [match[1] for call in written if (match := re.search(r'"([^"]*)"', call))]
    assert [path for path in paths if not allowed(path) and not path.endswith("/events")] == []


def test_both_workers_were_seen(seen: Seen, request: pytest.FixtureRequest) -> None:
    workers = {process for process, event, _ in seen.events if event == "import"}
    assert len(workers) == (2 if "two" in request.node.name else 1)
