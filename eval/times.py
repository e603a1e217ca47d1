"""When undated reports were written, found from their words: how often, and how often rightly.

python -m eval.times [--articles N]

The dates of PolNeAR, of immigration_terrorism.jsonl and of incidents.jsonl are hidden; one article in so many is read.

document_date        share of the articles with an interval, open on one side or closed
document_date_day    share with a single day, from which relative times are reckoned
document_date_right  share of the intervals that hold the true day or lie next to it (a report may go out, and be
                     dated, the day after it was written)

The times themselves are scored by eval.articles (--only times meantime). `incidents.jsonl` dates some articles by the
incident, and pages are changed after their date: a day off the mark is not always an error.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from twosource.annotate.dateline import find_document_date
from twosource.annotate.times import find_times
from twosource.infer import load_reader

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SHORTEST, LONGEST = 200, 20_000  # characters of an article; of longer ones only the beginning is read


@dataclass(frozen=True, slots=True)
class Dated:
    """A text and the day it appeared."""

    text: str
    day: date


def articles() -> Iterator[Dated]:
    """All texts with a known day, in order of the files."""
    for line in (DATA / "attribution" / "polnear_dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield from _dated(row["text"], row["published"])
    for line in (DATA / "clusters" / "immigration_terrorism.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield from _dated(row["text"], row["published"])
    for line in (DATA / "clusters" / "incidents.jsonl").open(encoding="utf-8"):
        for row in json.loads(line)["articles"]:
            yield from _dated(row.get("text") or "", row["dct"])


def _dated(text: str, published: str | None) -> Iterator[Dated]:
    if published and len(text) >= SHORTEST:
        yield Dated(text[:LONGEST], date.fromisoformat(published[:10]))


def _next_to(day: date, bound: str | None, side: int) -> bool:
    """True where the bound is open, or the day is not more than one day outside of it."""
    return bound is None or (date.fromisoformat(bound) - day).days * side <= 1


def scores(count: int = 200) -> dict[str, float]:
    """The three shares, over `count` articles taken at even steps."""
    every = list(articles())
    some = every[:: max(len(every) // count, 1)]
    reader = load_reader()
    given = right = settled = 0
    for one in some:
        tokens = reader.read(one.text)[0].tokens
        found = find_document_date(one.text, tokens, find_times(one.text, tokens, None))
        if found:
            given += 1
            settled += found.day is not None
            right += _next_to(one.day, found.earliest, 1) and _next_to(one.day, found.latest, -1)
    return {
        "document_date": given / len(some),
        "document_date_day": settled / len(some),
        "document_date_right": right / given if given else 0.0,
    }


def main() -> None:
    """Prints the table."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--articles", type=int, default=200, metavar="N", help="how many are read")
    o = a.parse_args()
    if not DATA.exists():
        raise SystemExit(f"skipped: {DATA} is not here")
    print("\n".join(f"{k:20s} {v:.4f}" for k, v in scores(o.articles).items()))


if __name__ == "__main__":
    main()
