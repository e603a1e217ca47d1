"""Speed and memory of twosource on this machine.

    python -m bench.run [--articles 100] [--update]

    words_a_second   of `analyse` (one process, all threads), reading of the file left out
    bare_ratio       the encoder's own time / the time of `analyse`: 1 is the bare model
    one_thread_ratio the same in seconds of the processor with one thread, as each of several workers reads
    outside          the share of `analyse` spent outside the model, by stage
    peak_mb          resident memory, all processes added up, of making the dossier of so many articles
    help_s           median start of `twosource --help`
    cold_s           median of `twosource dossier` on the first example, from a cold start

Articles are the shipped examples, repeated with other first lines, so that it runs anywhere. bench/baseline.json keeps
what was measured when it was last updated; ratios worse than it by a fifth are marked.
"""

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from twosource import annotate, claims, infer
from twosource.flow import analyse_article
from twosource.infer import Reader, load_reader
from twosource.model import Article
from twosource.read import read_paths

ROOT = Path(__file__).resolve().parents[1]
BASELINE = Path(__file__).with_name("baseline.json")


def examples(count: int) -> list[Article]:
    """`count` articles: the examples, over and over, each with a first line of its own."""
    folders = sorted(p for p in (ROOT / "examples").iterdir() if p.is_dir())
    found = [a for f in folders for a in read_paths([str(f)]).articles]
    return [
        Article(
            id=type(a.id)(f"{a.id}{i}"),
            name=f"{i:05d}-{a.name}",
            text=f"Edition {i}.\n\n{a.text}",
            published=a.published,
        )
        for i, a in ((i, found[i % len(found)]) for i in range(count))
    ]


class Clock:
    """Adds up the seconds that wrapped functions take."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: Counter[str] = Counter()
        self._now = now

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            start = self._now()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[name] += self._now() - start

        return timed


class _Timed:
    """A session whose run() is timed."""

    def __init__(self, session: Any, clock: Clock) -> None:
        self.run = clock.wrap("model", session.run)


def analyse_speed(articles: list[Article]) -> dict[str, Any]:
    """Words a second, the model's share, and where the rest goes."""
    reader: Reader = load_reader()
    reader.read(articles[0].text)  # warm
    clock = Clock()
    session = reader._session
    reader._session = _Timed(session, clock)  # type: ignore[assignment]
    words = 0
    start = time.perf_counter()
    for article in articles:
        reading, states = clock.wrap("reader", reader.read)(article.text)
        analysis = clock.wrap("annotate", annotate.annotate)(article, reading)
        found = clock.wrap("claims", claims.find_claims)(analysis)
        clock.wrap("pool", infer.pool)(states, [c.span for c in found])
        words += len(reading.tokens)
    total = time.perf_counter() - start
    reader._session = session
    clock.seconds["reader"] -= clock.seconds["model"]
    share = {k: round(v / total, 3) for k, v in sorted(clock.seconds.items())}
    return {"words_a_second": round(words / total), "bare_ratio": share.pop("model"), "outside": share}


def one_thread_ratio(articles: list[Article]) -> float:
    """The encoder's processor time / that of `analyse`, both with one thread: what else runs here matters little."""
    reader: Reader = load_reader(threads=1)
    reader.read(articles[0].text)  # warm
    clock = Clock(time.thread_time)
    session = reader._session
    reader._session = _Timed(session, clock)  # type: ignore[assignment]
    for article in articles:
        clock.wrap("all", analyse_article)(article, reader)
    reader._session = session
    return round(clock.seconds["model"] / clock.seconds["all"], 3)


def dossier_memory(count: int) -> float:
    """Peak resident megabytes, all processes added up, of making the dossier of `count` articles. Linux."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as out:
        for a in examples(count):
            (Path(folder) / (a.name.replace("/", "-") + ".txt")).write_text(a.text, encoding="utf-8")
        command = [sys.executable, "-m", "twosource.cli", "dossier", folder, "-o", str(Path(out) / "out.json")]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        most = 0
        while process.poll() is None:
            most = max(most, sum(_resident(pid) for pid in _family(process.pid)))
            time.sleep(0.05)
        if process.returncode:
            raise SystemExit(f"twosource dossier ended with {process.returncode}")
        return round(most / 1024)


def _family(pid: int) -> list[int]:
    """A process and all its children, as far as they still run."""
    out = [pid]
    for one in out:
        with contextlib.suppress(OSError):
            out += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return out


def _resident(pid: int) -> int:
    """Kilobytes, less what it shares with others."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0


def start_up(arguments: list[str], times: int) -> float:
    """Median seconds of a command from a cold process."""
    out = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "twosource.cli", *arguments], check=True, capture_output=True)
        out.append(time.perf_counter() - start)
    return round(statistics.median(out), 3)


def main() -> None:
    """Prints what was measured beside the baseline."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--articles", type=int, default=100)
    a.add_argument("--update", action="store_true")
    o = a.parse_args()
    first = sorted(p for p in (ROOT / "examples").iterdir() if p.is_dir())[0]
    found: dict[str, Any] = {
        "articles": o.articles,
        "peak_mb": dossier_memory(o.articles),
        "help_s": start_up(["--help"], 7),
    }
    found["cold_s"] = start_up(["dossier", str(first)], 3)
    found |= analyse_speed(examples(o.articles))
    found["one_thread_ratio"] = one_thread_ratio(examples(o.articles))
    kept = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    for name, value in found.items():
        worse = name.endswith("_ratio") and value < 0.8 * kept.get(name, 0)
        print(f"{name:16s} {value!s:60s} baseline {kept.get(name, '-')}{'   WORSE' if worse else ''}")
    if o.update:
        BASELINE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
