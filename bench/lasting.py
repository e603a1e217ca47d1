"""What one report more costs in a case, against the first run over all.

    python -m bench.lasting PATH... [--articles 200]

In one paired run, each step a process of its own: a case of so many articles of PATH and its first dossier; one
article more and the dossier again; and the same articles in a case made anew, whose dossier must be equal byte for
byte. Prints the seconds of each and the ratio of the second to the first.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

COMMAND = [sys.executable, "-m", "twosource.cli"]


def timed(*args: str) -> float:
    """Seconds that `twosource ARGS` took."""
    before = time.monotonic()
    subprocess.run([*COMMAND, *args], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - before


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
        for n, path in enumerate(chosen):
            (top / "reports").mkdir(exist_ok=True)
            (top / "reports" / f"{n:04d}.txt").write_bytes(path.read_bytes())
        last = top / f"{len(chosen) - 1:04d}.txt"
        (top / "reports" / last.name).rename(last)
        case, anew = str(top / "a.case"), str(top / "b.case")
        first = timed("case", "new", case, str(top / "reports")) + timed("dossier", case, "-o", str(top / "1.json"))
        more = timed("case", "add", case, str(last)) + timed("dossier", case, "-o", str(top / "2.json"))
        last.rename(top / "reports" / last.name)
        whole = timed("case", "new", anew, str(top / "reports")) + timed("dossier", anew, "-o", str(top / "3.json"))
        same = (top / "2.json").read_bytes() == (top / "3.json").read_bytes()
        print(
            f"articles {len(chosen) - 1}  first {first:.1f} s  one more {more:.1f} s  ratio {more / first:.3f}  "
            f"anew {whole:.1f} s  equal {same}"
        )


if __name__ == "__main__":
    main()
