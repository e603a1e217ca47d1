"""Broken and hostile inputs: what comes of each, in what time and memory.

    python -m bench.faults            the worst cases, made anew (bench/worst.py): some minutes
    python -m bench.faults FOLDER     the faults collected by mutation, a folder or file each, as unpacked in FOLDER

Each is given to `twosource analyse`; a line tells the exit status, the articles that came out, seconds, the most
memory of all processes together (Linux, else 0) and what was skipped. The last column says whether that is what
docs/robustness.md promises; the exit status is 1 where something is not.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.run import _family, _resident
from bench.worst import WORST, write

MOST_MB = 1_000  # of all processes together


@dataclass(frozen=True)
class Expected:
    """What must come of one input: articles, and a part of what is said of what was skipped ("" for nothing)."""

    articles: int
    says: str = ""


COLLECTED = {
    "enc": Expected(1, "encrypted"),
    "hostile": Expected(18),
    "html_jsonld_deep": Expected(2),
    "html_nested_div": Expected(1),
    "json_deep": Expected(3),
    "json_empty": Expected(1, "none.json: holds no reports: an empty list"),
    "json_nested_body": Expected(1, "d.json: a text in more than 20 lists"),
    "meta_short": Expected(1, "metadata.csv: line 2: names no file"),
    "pdf_headline_indexerror.pdf": Expected(1),
    "pdf_only_footer": Expected(1, "scan.pdf: a scanned PDF without text"),
    "zip_2gb": Expected(1, "packed 901 to one"),
    "zip_bomb": Expected(1, "packed 1,028 to one"),
    "zip_bz2": Expected(1, "damaged or unsupported packing"),
    "zip_lie": Expected(1, "damaged or unsupported packing"),
    "zip_lie_pdf": Expected(1, "damaged or unsupported packing"),
    "zip_lzma": Expected(1, "damaged or unsupported packing"),
    "zip_lzma_options.zip": Expected(0, "damaged or unsupported packing"),
    "zip_negative_seek.zip": Expected(0, "damaged or unsupported packing"),
    "zip_noname": Expected(1, "has no name"),
    "zip_unicode_name.zip": Expected(2, "damaged or unsupported packing"),
}


@dataclass(frozen=True)
class Came:
    """What came of one input."""

    status: int
    articles: int
    seconds: float
    megabytes: int
    said: tuple[str, ...]

    def wrong(self, expected: Expected) -> str:
        """In what it is not as promised; empty where it is."""
        wanted = 2 if not expected.articles else 3 if expected.says else 0
        return ", ".join(
            what
            for what, fault in (
                (f"status {self.status}, not {wanted}", self.status != wanted),
                (f"{self.articles} articles, not {expected.articles}", self.articles != expected.articles),
                (f"does not say {expected.says!r}", expected.says not in " ".join(self.said)),
                ("says something", not expected.says and bool(self.said)),
                ("a traceback", any("Traceback" in line for line in self.said)),
                ("a mistake of ours", any("mistake in twosource" in line for line in self.said)),
                (f"more than {MOST_MB} MB", self.megabytes > MOST_MB),
            )
            if fault
        )


def analysed(path: Path) -> Came:
    """What `twosource analyse` makes of a file or folder."""
    with tempfile.TemporaryDirectory() as beside:
        out, errors = Path(beside) / "out.jsonl", Path(beside) / "errors"
        started = time.monotonic()
        with errors.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "twosource.cli", "analyse", str(path), "-o", str(out)], stderr=file
            )
            most = 0
            while process.poll() is None:
                most = max(most, sum(_resident(pid) for pid in _family(process.pid)))
                time.sleep(0.05)
        seconds = time.monotonic() - started
        articles = out.read_bytes().count(b"\n") if out.exists() else 0
        said = errors.read_text(encoding="utf-8", errors="replace").splitlines()
        return Came(process.returncode, articles, seconds, round(most / 1024), tuple(said))


def cases(folder: str | None, only: str) -> Iterator[tuple[str, Path, Expected]]:
    """Name, path and what is expected, of the collected faults or the worst cases whose names hold `only`."""
    if folder:
        yield from ((name, Path(folder) / name, wanted) for name, wanted in COLLECTED.items() if only in name)
        return
    for worst in (worst for worst in WORST if only in worst.name):
        with tempfile.TemporaryDirectory() as made:
            write(worst, Path(made))
            yield worst.name, Path(made), Expected(worst.articles, worst.says)


def main() -> int:
    """Prints a line a case; 1 where one is not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", metavar="FOLDER")
    parser.add_argument("--only", metavar="WORDS", default="", help="the cases with these words in their names")
    given = parser.parse_args()
    faults = 0
    for name, path, expected in cases(given.folder, given.only):
        came = analysed(path)
        wrong = came.wrong(expected)
        faults += bool(wrong)
        print(
            f"{name:32s} status {came.status}  {came.articles:2d} articles  {came.seconds:6.1f} s  "
            f"{came.megabytes:5d} MB  {wrong or 'as promised'}",
            flush=True,
        )
        for line in came.said[:3]:
            print(f"    {line[:150]}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
