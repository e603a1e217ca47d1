"""How the time of a reading step grows with the length of junk that invites a pattern to go back and forth.

    python -m bench.linear [--length 8000]

For each step and kind of junk: processor seconds for the length and for a quarter of it, each the best of three, and
the slope: 1 is linear, 2 a square. The steepest come first; a slope over 1.5 at a time that can be felt is a fault.
"""

import argparse
import math
import time
from collections.abc import Callable

from twosource.align.passages import find_passages
from twosource.annotate.quotes import find_quotes
from twosource.annotate.times import find_times
from twosource.annotate.times.dateline import find_document_date
from twosource.model import Article, Tokens

NONE = Tokens((), (), (), (), (), (), (), ())
MORE = 4  # times the length
FELT = 0.02  # seconds; below, the clock is too coarse for a slope

TIMES = ("the ", "1", "1,", "a-", "last the of ", "two hundred ", "\n \n", "10:30 ", "’80s", "may ")
DATELINES = (
    "Published ", "(@a) Jan. 14, 2025 ", "© (c) ", "posted by a ", "\n\n", "Jan. 14, 2025 ", "CITY, ", "A-",
    "today, Jan. 14, 2025, ", "5:40 \n",
)  # fmt: skip
QUOTES = ('"', "'", "“", "‘a ", "''", "' x", "”", "a\n")
PASSAGES = ("“ab the ", '" ', "xxxxx ")


def times(text: str) -> None:
    """All times of it."""
    find_times(text, NONE, "2025-01-15")


def dateline(text: str) -> None:
    """The date of the document, its times found too."""
    find_document_date(text, NONE, find_times(text, NONE, None))


def passages(text: str) -> None:
    """What it shares with itself turned round."""
    two = (Article("a", "a", text), Article("b", "b", text[::-1]))
    find_passages(two)


STEPS: tuple[tuple[Callable[[str], object], tuple[str, ...]], ...] = (
    (times, TIMES),
    (dateline, DATELINES),
    (find_quotes, QUOTES),
    (passages, PASSAGES),
)


def seconds(step: Callable[[str], object], text: str) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        step(text)
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> None:
    """Prints a line a step and junk, the steepest first."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--length", type=int, default=8000)
    length = a.parse_args().length
    found = []
    for step, junks in STEPS:
        for junk in junks:
            short, long = (seconds(step, junk * (size // len(junk))) for size in (length // MORE, length))
            slope = math.log(long / max(short, FELT / MORE)) / math.log(MORE) if long > FELT else 0.0
            found.append((slope, long, step.__name__, junk))
    for slope, long, name, junk in sorted(found, reverse=True):
        print(f"{name:12} {junk!r:28} {long:7.3f} s  slope {slope:.2f}")


if __name__ == "__main__":
    main()
