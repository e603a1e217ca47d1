"""`twosource serve` as a process: killed, stopped, beside a running `case add`, two at once; and its command line."""

import ctypes
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.started import PATIENCE, command, run
from twosource.cli.commands import run as run_here
from twosource.cli.serve import case_beside, serve
from twosource.store.events import in_force
from twosource.store.file import open_case
from web.made import Served, make_case, served, until, visited

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def case(plain: None, reports: Path, tmp_path: Path) -> str:
    """A case with kept analyses: the process that serves it has none to make."""
    path = make_case(tmp_path, reports)
    with visited(path):
        pass
    return path


def decided(path: str) -> list[str]:
    with open_case(path) as case:
        return [one.kind for one in in_force(case)]


def place(path: str) -> str:
    """A statement of the case, as the forms send it."""
    with visited(path) as at:
        return at.place("The ferry opened")


def page(desk: Served, address: str = "/") -> str:
    """The page, once the case was compared."""
    until(lambda: "One moment" not in desk.client.get(address).text)
    return str(desk.client.get(address).text)


def post(desk: Served, address: str, fields: dict[str, str], **how: Any) -> int:
    found = re.search(r'name="csrf" content="([^"]+)"', page(desk))
    assert found
    return int(desk.client.post(address, data={"csrf": found[1], "back": "/", **fields}, **how).status_code)


def test_a_decision_outlasts_a_kill(case: str, tmp_path: Path) -> None:
    stands = place(case)
    with served(case, "--by", "Ann", cwd=tmp_path) as desk:
        assert post(desk, "/decide", {"kind": "note", "a": stands, "value": "call the office"}) == 303
        desk.process.kill()
        desk.process.wait()
    assert decided(case) == ["note"]
    with served(case, cwd=tmp_path) as desk:
        assert "call the office" in page(desk, "/log")


def test_an_article_that_another_process_adds_comes_in_while_somebody_decides(case: str, tmp_path: Path) -> None:
    stands = place(case)
    (tmp_path / "c.txt").write_text("Rain fell on the hills.\n", encoding="utf-8")
    with served(case, cwd=tmp_path) as desk:
        adding = subprocess.Popen(command("case", "add", case, "c.txt"), cwd=tmp_path, stderr=subprocess.DEVNULL)
        assert post(desk, "/decide", {"kind": "pin", "a": stands}) == 303
        assert adding.wait() == 0
        until(lambda: "c.txt" in desk.client.get("/articles").text)
        assert decided(case) == ["pin"]


def test_ctrl_c_ends_it_also_in_the_middle_of_work(case: str, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for n in range(300):
        (many / f"{n}.txt").write_text(f"Rain fell on hill {n}.\n" * 200, encoding="utf-8")
    with served(case, str(many), cwd=tmp_path) as desk:
        desk.process.send_signal(signal.SIGINT)
        assert desk.process.wait(PATIENCE) == 0  # a second is meant; a busy machine may take many
        assert desk.process.stderr
        assert "closed; open it again with" in desk.process.stderr.read()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names its threads in /proc")
def test_ctrl_c_ends_it_also_where_another_thread_hears_it(case: str, tmp_path: Path) -> None:
    with served(case, cwd=tmp_path) as desk:
        pid = desk.process.pid
        other = next(int(thread) for thread in os.listdir(f"/proc/{pid}/task") if int(thread) != pid)
        ctypes.CDLL(None).tgkill(pid, other, int(signal.SIGINT))
        assert desk.process.wait(PATIENCE) == 0


def test_a_folder_becomes_a_case_beside_it_and_is_read(reports: Path, tmp_path: Path) -> None:
    with served("reports", cwd=tmp_path) as desk:
        until(lambda: "a.txt" in desk.client.get("/articles").text)
    assert (tmp_path / "reports.case").exists()
    (reports / "c.txt").write_text("Rain fell on the hills.\n", encoding="utf-8")
    with served("reports/", cwd=tmp_path) as desk:  # opened, and what is new read
        until(lambda: "c.txt" in desk.client.get("/articles").text)


def test_the_same_case_answers_at_the_same_address_again(case: str, tmp_path: Path) -> None:
    with served(case, cwd=tmp_path) as one:
        first = one.address
        with served(case, cwd=tmp_path) as two:  # a second desk, at another port
            assert two.address != first
    with served(case, cwd=tmp_path) as again:
        assert again.address == first


def test_a_port_that_is_taken_is_told(case: str, tmp_path: Path) -> None:
    with served(case, cwd=tmp_path) as desk:
        port = desk.address.rpartition(":")[2]
        done = run("serve", case, "--no-browser", "--port", port, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert f"--port {port}: " in done.stderr.decode()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nothing.case"], "no such file"),
        (["-"], "no such file"),
        (["--port", "0", "."], "--port"),
        (["--port", "99999", "."], "--port"),
    ],
)
def test_what_cannot_be_served_is_told_in_one_line(
    args: list[str], told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_here(["serve", *args]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_something_else_where_the_case_would_be_is_left(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports.case").write_text("mine", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_here(["serve", "reports"]) == 2
    assert "is none; rename it" in capsys.readouterr().err


def test_a_plain_install_says_what_is_missing(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("twosource.web", "starlette", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    monkeypatch.setitem(sys.modules, "starlette.datastructures", None)
    assert run_here(["serve", case, "--no-browser"]) == 2
    assert "pip install 'twosource[web]'" in capsys.readouterr().err


def test_where_the_case_of_a_path_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "reports").mkdir(parents=True)
    (tmp_path / "in" / "reports" / "a.txt").touch()
    monkeypatch.chdir(tmp_path / "in")
    assert case_beside("reports/") == "reports.case"
    assert case_beside("reports/a.txt") == "reports/reports.case"
    assert case_beside(".") == str(tmp_path / "in.case")
    assert case_beside(str(tmp_path / "in" / "reports")) == str(tmp_path / "in" / "reports.case")


def test_the_commands_of_the_page_are_commands() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
    lines = re.findall(r"^twosource serve (.+)$|`twosource serve ([^`]+)`", page, re.M)
    assert len(lines) >= 4
    for one, other in lines:
        with serve.make_context("serve", shlex.split(one or other)) as context:
            assert context.params["paths"]


def test_help_is_there_at_once() -> None:
    """It loads no server; so it takes 0.13 s of processor time."""
    script = "import sys; from twosource.cli import main; main(['serve', '--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not re.search(r"'(?:starlette|uvicorn|numpy|msgspec|sqlite3)'", done.stdout)
