"""A desk at work, watched as any other run: it listens at 127.0.0.1, asks nobody, and writes beside its case alone."""

import os
import re
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from cli.started import PATIENCE
from watched import ROOT, Seen, watch
from web.made import until

pytestmark = [pytest.mark.models, pytest.mark.slow]
HERE = "127.0.0.1"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """A case made of a folder, a report dropped, a decision, every page that links lead to, and Ctrl-C."""
    import httpx2  # noqa: PLC0415  comes with the extra

    folder = tmp_path_factory.mktemp("served")
    run = watch(folder, "serve", "--no-browser", "reports")
    reports = folder / "out" / "reports"
    reports.mkdir()
    for path in sorted((ROOT / "examples" / "ferry").iterdir())[:3]:
        (reports / path.name).write_bytes(path.read_bytes())
    with subprocess.Popen(
        run.command,
        env=run.environment,
        cwd=folder / "out",
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stderr
            found = re.search(rf"(http://{HERE}:\d+)(/open\?key=\S+)", process.stderr.readline())
            assert found
            headers = {"Origin": found[1]}
            with httpx2.Client(base_url=found[1], headers=headers, timeout=PATIENCE, trust_env=False) as client:
                assert client.get(found[2]).status_code == 303
                visit(client)
            [listening] = {number for number, event, _ in run.seen().events if event == "socket.bind"}
            end(process, int(listening))
        finally:
            process.kill()
        assert "closed; open it again with" in process.stderr.read()  # so it was Ctrl-C that ended it
    return run.seen()


def end(process: "subprocess.Popen[str]", desk: int) -> None:
    """Ends the desk with Ctrl-C, and with more where that is not enough. `process` may be its tracer."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(desk, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
            return


def visit(client: object) -> None:
    """Drops a report, decides, and opens whatever the pages lead to, a few of each kind."""
    get, post = client.get, client.post  # type: ignore[attr-defined]
    until(lambda: get("/").status_code == 200 and "One moment" not in get("/").text)
    csrf = re.search(r'name="csrf" content="([^"]+)"', get("/").text)
    assert csrf
    dropped = [("files", ("late.txt", b"The ferry opened on Monday, the harbour office said.\n", "text/plain"))]
    assert post("/articles", data={"csrf": csrf[1], "back": "/"}, files=dropped).status_code == 303
    until(lambda: "late.txt" in get("/articles").text)
    open_, opened, kinds = ["/"], set[str](), dict[str, int]()
    while open_:
        address = open_.pop()
        kind = address.split("?")[0].split("/")[1]
        if address in opened or kinds.get(kind, 0) >= 5:
            continue
        opened.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = get(address)
        assert answer.status_code in (200, 303), address
        open_ += [found for found in re.findall(r'(?:href|src)="(/[^"#]*)', answer.text) if found != "/events"]
    assert {"points", "suggestions", "articles", "timeline", "names", "changes", "check", "log"} <= kinds.keys()
    stand = re.search(r'name="a" value="([^"]+)"', get(next(a for a in opened if a.startswith("/point/"))).text)
    assert stand
    fields = {"csrf": csrf[1], "back": "/", "kind": "note", "a": stand[1], "value": "call the office"}
    assert post("/decide", data=fields).status_code == 303
    draft = {"csrf": csrf[1], "text": "The ferry opened on Tuesday."}
    checked = post("/check", data=draft)
    assert checked.status_code == 303
    until(lambda: "Tuesday" in get(checked.headers["location"]).text)


def test_it_listens_at_this_machine_alone_and_asks_nobody(seen: Seen) -> None:
    told = [(event, what) for _, event, what in seen.events if event.startswith("socket.")]
    assert {event for event, _ in told} <= {"socket.__new__", "socket.bind"}
    bound = [what for event, what in told if event == "socket.bind"]
    assert bound
    assert all(f"'{HERE}'" in what for what in bound)


def test_compiled_code_asks_nobody_either(seen: Seen) -> None:
    if seen.calls is None:
        pytest.skip("strace is not here, or may not be used")
    reached = [call for call in seen.calls if re.search(r"\b(?:connect|bind|sendto|sendmsg)\(", call)]
    # at a socket of this machine it may ask who the user is; no name of another machine is asked for (above)
    assert [call for call in reached if "AF_INET" in call and f'"{HERE}"' not in call] == []


def test_it_writes_beside_the_case_alone(seen: Seen) -> None:
    left = {name: files for name, files in seen.left.items() if name != "out"}
    assert left == {"home": [], "temporary": [], "runtime": []}
    tops = {Path(path).parts[0] for path in seen.left["out"]}
    assert tops <= {"reports", "reports.case", "reports.case-wal", "reports.case-shm", "reports.files"}, tops
