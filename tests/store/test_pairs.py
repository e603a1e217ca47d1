"""What pairs of articles came to: kept in the case, taken over where it is right, and never missed where it is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.made import analysed, arrivals, made_article
from twosource.align import compare, conclude
from twosource.align.pairs.kept import NOTHING_KEPT
from twosource.store.articles import add_arrivals
from twosource.store.check import find_faults
from twosource.store.file import CaseFile, create_case, open_case
from twosource.store.lines import read_lines, write_lines
from twosource.store.pairs import drop_pairs, keep_pairs, kept_pairs

TESTS = Path(__file__).resolve().parents[1]
WHEN = "2026-11-28T09:00:00Z"
ARTICLES = [analysed(made_article(n)) for n in range(4)]


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    made = create_case(str(tmp_path / "fire.case"))
    add_arrivals(made, arrivals(range(4)), at=WHEN, by="x")
    return made


def test_what_was_kept_comes_back_for_the_same_program_alone(case: CaseFile) -> None:
    first = compare(ARTICLES[:3], kept=kept_pairs(case, "one"))
    keep_pairs(case, first.kept, "one")
    back = kept_pairs(case, "one")
    assert back.same_pairs(first.kept)
    assert len(back.pairs)
    assert kept_pairs(case, "other") is NOTHING_KEPT
    assert conclude(compare(ARTICLES, kept=back)) == conclude(compare(ARTICLES))


def test_damage_is_told_and_what_is_damaged_is_made_again(case: CaseFile) -> None:
    keep_pairs(case, compare(ARTICLES, kept=NOTHING_KEPT).kept, "one")
    assert list(find_faults(case)) == []
    with case.writing():
        case.put("UPDATE compared SET pairs = substr(pairs, 1, 100)")
    assert kept_pairs(case, "one") is NOTHING_KEPT
    assert any("--drop-pairs" in fault for fault in find_faults(case))
    drop_pairs(case)
    assert list(find_faults(case)) == []


def test_what_is_made_anew_is_not_exported(case: CaseFile, tmp_path: Path) -> None:
    keep_pairs(case, compare(ARTICLES, kept=NOTHING_KEPT).kept, "one")
    lines = list(write_lines(case))
    with create_case(str(tmp_path / "copy.case")) as copy:
        read_lines(copy, lines)
        assert list(write_lines(copy)) == lines
        assert kept_pairs(copy, "one") is NOTHING_KEPT


KILLED = f"""
import os, random, signal, sys, time
sys.path[:0] = [{str(TESTS)!r}]
from store.made import analysed, made_article
from twosource.align import compare
from twosource.align.pairs.kept import NOTHING_KEPT
from twosource.store.check import find_faults
from twosource.store.file import open_case
from twosource.store.pairs import keep_pairs, kept_pairs

random.seed(sys.argv[2])
articles = [analysed(made_article(n)) for n in range(4)]
made = [compare(articles[:n], kept=NOTHING_KEPT).kept for n in (2, 3, 4)]
whole = 0
for turn in range(25):
    child = os.fork()
    if not child:
        case = open_case(sys.argv[1])
        while True:
            keep_pairs(case, random.choice(made), "one")
    time.sleep(random.uniform(0.005, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_case(sys.argv[1]) as case:
        assert list(find_faults(case)) == []
        found = kept_pairs(case, "one")
        whole += any(found.same_pairs(one) for one in made)
        assert found is NOTHING_KEPT or any(found.same_pairs(one) for one in made)
print(whole)
"""
FULL = f"""
import resource, sys, os
sys.path[:0] = [{str(TESTS)!r}]
from store.made import analysed, made_article
from twosource.align import compare
from twosource.align.pairs.kept import NOTHING_KEPT
from twosource.errors import StoreError
from twosource.store.file import open_case
from twosource.store.pairs import keep_pairs
case = open_case(sys.argv[1])
kept = compare([analysed(made_article(n)) for n in range(4)], kept=NOTHING_KEPT).kept
size = os.path.getsize(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, size + 60_000))
try:
    for _ in range(1000):
        keep_pairs(case, kept, "one")
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_killed_at_any_moment_they_are_whole_or_those_before(case: CaseFile, seed: str) -> None:
    case.close()
    done = subprocess.run([sys.executable, "-c", KILLED, case.path, seed], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_without_room_what_was_kept_stays_and_it_is_told(case: CaseFile) -> None:
    case.close()
    done = subprocess.run([sys.executable, "-c", FULL, case.path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "make room" in done.stdout
    with open_case(case.path) as again:
        assert kept_pairs(again, "one").same_pairs(compare(ARTICLES, kept=NOTHING_KEPT).kept)
        assert list(find_faults(again)) == []
