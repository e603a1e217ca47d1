"""Killed at any moment, on a full disk, two at once: what was confirmed is there, and nothing by halves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.store.check import find_faults
from twosource.store.events import in_force
from twosource.store.file import create_case, open_case

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

TESTS = Path(__file__).resolve().parents[1]
KILLS = 50
HEAD = f"""
import os, random, signal, sys, time
sys.path[:0] = [{str(TESTS)!r}]
from store.made import arrivals, made_article, sentences
from twosource.errors import StoreError
from twosource.model import Judgement
from twosource.store.anchors import anchor_of
from twosource.store.articles import add_arrivals
from twosource.store.check import find_faults
from twosource.store.events import in_force, record
from twosource.store.file import open_case

path, seed = sys.argv[1:3]
article = made_article(1)
spans = sentences(article.text)

def decide(case, by):
    span = random.choice(spans)
    return record(case, Judgement(0, "2026-11-28T09:00:00Z", by, "note", (anchor_of(article, span),), "words " * 200))
"""
# A child records and says so, decision by decision; the parent kills it at any moment, and looks whether all is there.
KILLED = (
    HEAD
    + """
random.seed(seed)
confirmed = set()
for turn in range(int(sys.argv[3])):
    here, there = os.pipe()
    child = os.fork()
    if not child:
        case = open_case(path)
        while True:
            os.write(there, b"%d\\n" % decide(case, "child").number)
    os.close(there)
    said = os.read(here, 65536) if turn % 5 else b""  # mostly once it is at work, also on a busy machine
    time.sleep(random.uniform(0.0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(here, 65536):
        said += more
    os.close(here)
    confirmed |= {int(line) for line in said.split(b"\\n")[:-1]}
    with open_case(path) as case:
        found = in_force(case)
        there_now = {one.number for one in found}
        assert confirmed <= there_now, confirmed - there_now
        assert all(len(one.anchors) == 1 and one.value == "words " * 200 for one in found)
with open_case(path) as case:
    assert list(find_faults(case)) == []
print(len(confirmed))
"""
)
FULL = (
    HEAD
    + """
import resource
case = open_case(path)
size = os.path.getsize(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, size + 60_000))
done = []
try:
    while len(done) < 1000:
        done.append(decide(case, "x").number)
except StoreError as error:
    print(error)
print(*done)
"""
)
BOTH = HEAD + "\ncase = open_case(path)\nfor _ in range(60):\n    print(decide(case, seed).number, flush=True)\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    from store.made import arrivals  # noqa: PLC0415
    from twosource.store.articles import add_arrivals  # noqa: PLC0415

    found = tmp_path / "fire.case"
    with create_case(str(found)) as case:
        add_arrivals(case, arrivals([1]), at="2026-11-28T09:00:00Z", by="x")
    return found


def script(code: str, *args: str) -> list[str]:
    return [sys.executable, "-c", code, *args]


def test_a_kill_at_any_moment_loses_no_confirmed_decision(path: Path, seed: str) -> None:
    done = subprocess.run(
        script(KILLED, str(path), seed, str(KILLS)), capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > KILLS // 2, "too few were recorded between the kills: the moments are chosen badly"


def test_without_room_nothing_is_recorded_by_halves_and_it_is_told(path: Path) -> None:
    done = subprocess.run(script(FULL, str(path), "1"), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    said, confirmed = done.stdout.splitlines()
    assert "make room" in said
    with open_case(str(path)) as case:
        assert [one.number for one in in_force(case)] == [int(number) for number in confirmed.split()]
        assert list(find_faults(case)) == []


def test_two_processes_record_in_one_case(path: Path) -> None:
    running = [subprocess.Popen(script(BOTH, str(path), who), stdout=subprocess.PIPE, text=True) for who in ("a", "b")]
    said = [int(number) for process in running for number in process.communicate(timeout=60)[0].split()]
    assert [process.returncode for process in running] == [0, 0]
    with open_case(str(path)) as case:
        assert sorted(said) == [one.number for one in in_force(case)]
        assert len(said) == 120
        assert {one.by for one in in_force(case)} == {"a", "b"}
        assert list(find_faults(case)) == []


def test_a_kill_while_a_case_is_made_leaves_none_or_a_whole_one(tmp_path: Path, seed: str) -> None:
    code = (
        HEAD
        + """
from twosource.store.file import create_case
for turn in range(10):
    name = f"{path}/{turn}.case"
    child = os.fork()
    if not child:
        create_case(name).close()
        os._exit(0)
    time.sleep(random.uniform(0.0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if os.path.exists(name):
        with open_case(name) as case:
            assert list(find_faults(case)) == []
"""
    )
    done = subprocess.run(script(code, str(tmp_path), seed), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
