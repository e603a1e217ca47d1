"""Nothing leaves the machine and nothing is written but the output: a real run, watched from inside and outside.

docs/privacy.md tells what is checked here and how to check it by hand.
"""

import re
import subprocess
from pathlib import Path

import pytest

from watched import ROOT, Seen, watch, without_network

pytestmark = [pytest.mark.models, pytest.mark.slow]


@pytest.fixture(scope="module", params=["1", "2"], ids=["one process", "two workers"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """A dossier of text, Markdown, web pages and a PDF."""
    folder = tmp_path_factory.mktemp("privacy")
    reports = ROOT / "examples" / "ferry"
    assert {".txt", ".md", ".html", ".pdf"} <= {path.suffix for path in reports.iterdir()}
    run = watch(folder, "dossier", str(reports), "-o", "dossier.html", "--workers", request.param)
    command = [*without_network(), *run.command]
    done = subprocess.run(command, env=run.environment, cwd=folder / "out", capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (0, 1), done.stderr.decode()  # what was written
    return run.seen()


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
