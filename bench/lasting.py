"""What one report more, and one decision more, cost in a case, against the first run over all.

    python -m bench.lasting PATH... [--articles 200]

In one paired run, each step a process of its own: a case of so many articles of PATH and its first dossier; one
article more and the dossier again; and the same articles in a case made anew, whose dossier must be equal byte for
byte. Then one suggested pair is decided, and the dossier made again by a process of its own, and once more by a process
that had the one before, as the desk does. Prints of each the seconds, and of processor time the ratio to the first: on
a machine that does other work too, seconds tell more of that.
"""

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.corpus import Corpus
from twosource.model import Judgement

COMMAND = [sys.executable, "-m", "twosource.cli"]


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that something took, and seconds of processor time of all its processes."""

    seconds: float
    processor: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.seconds + other.seconds, self.processor + other.processor)


def timed(*args: str) -> Took:
    """What `twosource ARGS` took."""
    before, used = time.monotonic(), _used(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, *args], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Took(time.monotonic() - before, _used(resource.RUSAGE_CHILDREN) - used)


def _used(whose: int) -> float:
    of = resource.getrusage(whose)
    return of.ru_utime + of.ru_stime


def decided(case: str) -> Took:
    """What a dossier takes in a process that made the last one, after one suggested pair was decided."""
    corpus = Corpus.from_paths(case)
    corpus.dossier()
    names = {claim.id: claim for one in corpus.analyse() for claim in one.claims}
    pairs = [s for s in corpus.suggestions()[:9] if names[s.a].span != names[s.b].span]
    for pair in pairs[:2]:  # of the first the command makes the dossier, of the second this process
        anchors = tuple(corpus.anchor(names[ident].article, names[ident].span) for ident in (pair.a, pair.b))
        made = Judgement(0, "2026-11-28T09:00:00Z", "bench", "same", anchors)
        if pair is pairs[0]:
            corpus.decide(made)
            corpus.dossier()
    before, used = time.monotonic(), _used(resource.RUSAGE_SELF)
    corpus.decide(made)
    corpus.dossier()
    return Took(time.monotonic() - before, _used(resource.RUSAGE_SELF) - used)


def texts(paths: Sequence[str], count: int) -> list[Path]:
    """So many text files below the paths, each of another content, evenly chosen."""
    found = {p.read_bytes(): p for path in paths for p in sorted(Path(path).rglob("*.txt"))}
    files = list(found.values())
    return [files[n * len(files) // count] for n in range(min(count, len(files)))]


def main() -> None:
    """Prints the seconds and the ratio."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("paths", nargs="+")
    a.add_argument("--articles", type=int, default=200)
    o = a.parse_args()
    chosen = texts(o.paths, o.articles + 1)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # its modules are compiled, as an installed program has them
        os.environ["PYTHONPYCACHEPREFIX"] = str(top / "compiled")
        for n, path in enumerate(chosen):
            (top / "reports").mkdir(exist_ok=True)
            (top / "reports" / f"{n:04d}.txt").write_bytes(path.read_bytes())
        timed("dossier", str(chosen[0]), "-o", str(top / "0.json"))  # compiles
        last = top / f"{len(chosen) - 1:04d}.txt"
        (top / "reports" / last.name).rename(last)
        case, anew = str(top / "a.case"), str(top / "b.case")
        first = timed("case", "new", case, str(top / "reports")) + timed("dossier", case, "-o", str(top / "1.json"))
        more = timed("case", "add", case, str(last)) + timed("dossier", case, "-o", str(top / "2.json"))
        kept = sqlite3.connect(case).execute("SELECT length(pairs) FROM compared").fetchone()[0]
        size = os.path.getsize(case)
        last.rename(top / "reports" / last.name)
        whole = timed("case", "new", anew, str(top / "reports")) + timed("dossier", anew, "-o", str(top / "3.json"))
        same = (top / "2.json").read_bytes() == (top / "3.json").read_bytes()
        desk = decided(case)
        again = timed("dossier", case, "-o", str(top / "4.json"))
        subprocess.run([*COMMAND, "case", "check", case, "--drop-pairs"], check=True, stdout=subprocess.DEVNULL)
        timed("dossier", case, "-o", str(top / "5.json"))
        same_again = (top / "4.json").read_bytes() == (top / "5.json").read_bytes()
        print(
            f"articles {len(chosen) - 1}  equal {same} {same_again}  "
            f"case {size / 1e6:.1f} MB, of which pairs {kept / 1e6:.1f} MB"
        )
        for name, took in (("first", first), ("anew", whole), ("one more", more), ("decided", again), ("desk", desk)):
            ratio = took.processor / first.processor
            print(f"{name:9} {took.seconds:6.1f} s  processor {took.processor:6.1f} s  ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
