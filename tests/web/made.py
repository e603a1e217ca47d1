"""A desk without a socket, and somebody who visits it; and one that is served by a process of its own."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from cli.started import PATIENCE, command
from twosource.config import Settings
from twosource.store.file import create_case, open_case
from twosource.takings import Stamp, read_for_case, take_in
from twosource.web.app import make_app
from twosource.web.desk import Desk
from twosource.web.safety import Door, new_door

PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"


def now() -> str:
    return "2026-11-28T09:30:00Z"


def until(holds: Callable[[], object]) -> None:
    """Returns as soon as it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def make_case(folder: Path, reports: Path | None = None) -> str:
    """The path of a new case, with the reports."""
    path = str(folder / "fire.case")
    create_case(path).close()
    if reports:
        add(path, reports)
    return path


def add(case: str, reports: Path) -> None:
    """What `twosource case add` does."""
    with open_case(case) as opened:
        take_in(opened, [read_for_case(case, str(reports), Settings())], Stamp(now(), "Bo"))


@dataclass(frozen=True)
class Visitor:
    """A browser at the desk, with its cookies."""

    desk: Desk
    door: Door
    client: TestClient

    def get(self, address: str, **how: Any) -> Any:
        return self.client.get(address, **how)

    def csrf(self) -> str:
        """The word of the forms."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get("/log").text + self.client.get("/").text)
        return found[1] if found else self.door.word("form", self.session)

    @property
    def session(self) -> str:
        return str(self.door.session(self.client.cookies[self.door.cookie]))

    def post(self, address: str, fields: dict[str, str] | None = None, **how: Any) -> Any:
        """A form of the desk, sent as a browser does."""
        how["headers"] = {"Origin": HERE, "Sec-Fetch-Site": "same-origin", **how.get("headers", {})}
        return self.client.post(address, data={"csrf": self.csrf(), "back": "/", **(fields or {})}, **how)

    def place(self, words: str) -> str:
        """The statement that has these words, as the forms send it."""
        for claims in self.desk.articles:
            text = claims.analysis.article.text
            for claim in claims.claims:
                if words in claim.span.of(text):
                    return f"{claims.analysis.article.id}:{claim.span.start}-{claim.span.end}"
        raise AssertionError(f"nothing has the words {words!r}")

    def settled(self) -> None:
        """Returns when all is compared."""
        until(lambda: self.desk.ready and not self.desk.told().jobs and not self.desk.seen.waiting)


def stranger(door: Door, desk: Desk, **how: Any) -> TestClient:
    """A client that was not let in."""
    return TestClient(make_app(desk, door), base_url=HERE, follow_redirects=False, **how)


@contextmanager
def visited(case: str, **how: Any) -> Iterator[Visitor]:
    """A desk on the case, compared, with a visitor who was let in."""
    desk, door = Desk(case, now=now, by="Ann"), new_door(PORT)
    desk.begin()
    try:
        until(lambda: desk.ready and not desk.told().jobs)
        client = stranger(door, desk, **how)
        assert client.get(door.address().removeprefix(HERE)).status_code == 303
        yield Visitor(desk, door, client)
    finally:
        desk.end(PATIENCE)


@dataclass
class Served:
    """`twosource serve` as a process, and a browser at it."""

    process: "subprocess.Popen[str]"
    address: str
    client: Any

    def place(self, words: str, kind: str = "/points.json") -> str:
        """The first place in a page's record."""
        raise NotImplementedError


@contextmanager
def served(*args: str, cwd: Path) -> Iterator[Served]:
    """The command, started and let in; killed in the end."""
    import httpx2  # noqa: PLC0415

    process = subprocess.Popen(
        command("serve", "--no-browser", *args), cwd=cwd, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)(/open\?key=\S+)", line)
        assert found, line
        with httpx2.Client(
            base_url=found[1], headers={"Origin": found[1]}, timeout=PATIENCE, trust_env=False
        ) as client:
            assert client.get(found[2]).status_code == 303
            yield Served(process, found[1], client)
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


def events(text: str) -> list[tuple[str, str]]:
    """Server-sent events: names and data."""
    found = []
    for block in text.split("\n\n"):
        lines = [line.partition(": ") for line in block.splitlines()]
        names = [value for name, _, value in lines if name == "event"]
        if names:
            found.append((names[0], "\n".join(value for name, _, value in lines if name == "data")))
    return found


def record(answer: Any) -> Any:
    """The JSON of an answer."""
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)
