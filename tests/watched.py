"""A real run of the command, watched from inside (an audit hook a process) and outside (strace, empty folders)."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

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


@dataclass(frozen=True)
class Watched:
    """A command line that is watched, its environment, and the folders and files by which it is."""

    folder: Path
    command: list[str]
    environment: dict[str, str]
    traced: bool

    def seen(self) -> Seen:
        """What the run did so far."""
        trace = self.folder / "trace"
        return Seen(
            tuple(tuple(line.split("\t", 2)) for line in (self.folder / "events").read_text("utf-8").splitlines()),  # type: ignore[misc]
            tuple(trace.read_text(encoding="utf-8", errors="replace").splitlines()) if self.traced else None,
            {name: _files(self.folder / name) for name in HOMES},
        )


HOMES = ("home", "temporary", "runtime", "out")


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def watch(folder: Path, *arguments: str) -> Watched:
    """The command in an empty home; it is to be started in `out` below the folder."""
    for name in (*HOMES, "watch"):
        (folder / name).mkdir()
    (folder / "events").touch()
    (folder / "watch" / "sitecustomize.py").write_text(WATCH.format(log=str(folder / "events")), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "USERPROFILE": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "runtime"),
        "TMPDIR": str(folder / "temporary"),
        "PYTHONPATH": os.pathsep.join([str(folder / "watch"), str(ROOT / "src")]),
        "PYTHONDONTWRITEBYTECODE": "1",  # Python's own cache beside the code, which pip has written
    }
    calls = "trace=network,open,openat,creat,mkdir,mkdirat"
    strace = ["strace", "-f", "-qq", "-o", str(folder / "trace"), "-e", calls]
    strace = strace if works("strace", "-f", "-qq", "true") else []
    return Watched(folder, [*strace, sys.executable, "-m", "twosource.cli", *arguments], environment, bool(strace))
