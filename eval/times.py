"""When undated reports were written, found from their words: how often, and how often rightly.

python -m eval.times [--articles N] [--held] [--all]

The dates of PolNeAR (both parts), of immigration_terrorism.jsonl and of incidents.jsonl are hidden. `incidents.jsonl`
dates some articles by the incident, and pages are changed after their date: a day off the mark is not always an error.
Without --all N articles at even steps are read whole:

document_date        share of the articles with an interval, open on one side or closed
document_date_day    share with a single day, from which relative times are reckoned
document_date_right  share of the intervals that hold the true day or lie next to it (a report may go out, and be
                     dated, the day after it was written)

With --all every article counts, without the reader and so without what the tense of verbs tells: the counts of the
decision page, for days stated, posts and pictures carried, and copyright lines. With --held only every fifth article,
which no rule was made from, counts. The times themselves are scored by eval.articles (--only times meantime).
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eval.scorer import DATA, options, require, show
from twosource.annotate.times import find_times
from twosource.annotate.times.dateline import find_document_date
from twosource.infer import Reader, load_reader
from twosource.model import DocumentDate, Tokens

SHORTEST, LONGEST = 200, 20_000  # characters of an article; of longer ones only the beginning is read
UNREAD = Tokens((), (), (), (), (), (), (), ())
HELD = 5


@dataclass(frozen=True, slots=True)
class Dated:
    """A text and the day it appeared."""

    text: str
    day: date


def articles(*, held: bool = False) -> list[Dated]:
    """All texts with a known day, in order of the files; every fifth of them with `held`."""
    every = list(_articles())
    return every[HELD - 1 :: HELD] if held else every


def _articles() -> Iterator[Dated]:
    for name in ("attribution/polnear_dev", "attribution/polnear_train", "clusters/immigration_terrorism"):
        for line in (DATA / f"{name}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            yield from _dated(row["text"], row["published"])
    for line in (DATA / "clusters" / "incidents.jsonl").open(encoding="utf-8"):
        for row in json.loads(line)["articles"]:
            yield from _dated(row["content"], row["dct"])


def _dated(text: str | None, published: str | None) -> Iterator[Dated]:
    if published and text and len(text) >= SHORTEST:
        yield Dated(text[:LONGEST], date.fromisoformat(published[:10]))


def found_in(text: str, reader: Reader | None) -> DocumentDate | None:
    """What the words say of the day, with the tense of their verbs where there is a reader."""
    tokens = reader.read(text)[0].tokens if reader else UNREAD
    return find_document_date(text, tokens, find_times(text, tokens, None))


def is_right(found: DocumentDate, day: date) -> bool:
    """True where neither bound leaves the day out by more than one day."""
    late = found.earliest is not None and (date.fromisoformat(found.earliest) - day).days > 1
    return not late and (found.latest is None or (day - date.fromisoformat(found.latest)).days <= 1)


def counted(some: list[Dated], reader: Reader | None) -> Counter[str]:
    """How many of the articles have an interval, of which kind, and how many of these are right."""
    counts = Counter(articles=len(some))
    for one in some:
        found = found_in(one.text, reader)
        if found is None:
            continue
        kind = "day" if found.day else "closed" if found.earliest and found.latest else "open"
        counts.update(("given", kind))
        if is_right(found, one.day):
            counts.update(("given, right", f"{kind}, right"))
        counts["day, exact"] += found.day == one.day.isoformat()
    return counts


def scores(count: int = 200, *, held: bool = False) -> dict[str, float]:
    """The three shares, over `count` articles taken at even steps."""
    every = articles(held=held)
    counts = counted(every[:: max(len(every) // count, 1)], load_reader())
    return {
        "document_date": counts["given"] / counts["articles"],
        "document_date_day": counts["day"] / counts["articles"],
        "document_date_right": counts["given, right"] / max(counts["given"], 1),
    }


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--articles", type=int, default=200, metavar="N", help="how many are read")
    a.add_argument("--held", action="store_true", help="only every fifth article")
    a.add_argument("--all", action="store_true", help="the counts over all articles, without the reader")
    o = a.parse_args()
    require(DATA)
    if o.all:
        show(dict(sorted(counted(articles(held=o.held), None).items())))
    else:
        show(scores(o.articles, held=o.held))


if __name__ == "__main__":
    main()
