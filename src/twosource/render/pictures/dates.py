"""The timeline as a picture: a row a moment, a dot where the day is known, a bar where it is not, disputes joined.

Long gaps are shortened, by the logarithm of their days: the order is true, the distances are not. The list below it
says the same in words.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from twosource.model import ClaimId, Moment, Point
from twosource.render.brief.shortdays import in_words, is_day
from twosource.render.case import Case
from twosource.render.points.anchors import anchor_of

ROWS = 30  # moments; of more those that most articles tell
STEP = 20.0  # between two rows
TOP = 12.0  # the middle of the first row
LEFT, RIGHT = 166.0, 536.0  # where the scale begins and ends
OPEN = 30.0  # the length of a bar whose other end is not known
WIDTH = 664.0
SMALLEST = 3.5  # of a dot that one article tells
OF_TIME = frozenset({"conflict", "differ", "update"})


@dataclass(frozen=True, slots=True)
class Dated:
    """One row: its words, its bar from `low` to `high` (the same for one day), and how many articles tell it."""

    words: str
    y: float
    low: float
    high: float
    open_low: bool
    open_high: bool
    size: float
    articles: int

    @property
    def one_day(self) -> bool:
        """True where the day is known."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Disputed:
    """Two rows between which articles disagree about the day of one matter."""

    x1: float
    y1: float
    x2: float
    y2: float
    number: int
    ident: str
    told: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The picture."""

    width: float
    height: float
    rows: tuple[Dated, ...]
    disputed: tuple[Disputed, ...]
    left: int  # moments that are not in it


def calendar(case: Case) -> Calendar | None:
    """The picture of the moments that have a day; None of fewer than two."""
    moments = [m for m in case.dossier.timeline if _has_days(m)]
    chosen = sorted(range(len(moments)), key=lambda n: (-_dates_articles(moments[n]), n))[:ROWS]
    shown = [moments[n] for n in sorted(chosen)]
    if len(shown) < 2:
        return None
    scale = _scale(shown)
    rows = tuple(_dates_dated(moment, n, scale) for n, moment in enumerate(shown))
    height = round(TOP * 2 + STEP * (len(rows) - 1), 1)
    return Calendar(WIDTH, height, rows, tuple(_dates_disputes(case, shown, rows)), len(moments) - len(shown))


def _has_days(moment: Moment) -> bool:
    """True where one end at least is known, and what is known are days."""
    known = [day for day in (moment.earliest, moment.latest) if day is not None]
    return bool(known) and all(map(is_day, known))


def _dates_articles(moment: Moment) -> int:
    return len({statement.article for statement in moment.statements})


def _scale(moments: Sequence[Moment]) -> Mapping[str, float]:
    """Where each day of the moments lies, from LEFT to RIGHT."""
    days = sorted({day for m in moments for day in (m.earliest, m.latest) if day})
    found, at = {days[0]: 0.0}, 0.0
    for before, after in itertools.pairwise(days):
        at += log2(1 + max(1, (date.fromisoformat(after) - date.fromisoformat(before)).days))
        found[after] = at
    return {day: round(LEFT + (RIGHT - LEFT) * x / (at or 1.0), 1) for day, x in found.items()}


def _dates_dated(moment: Moment, number: int, scale: Mapping[str, float]) -> Dated:
    low = scale[moment.earliest] if moment.earliest else scale[moment.latest or ""] - OPEN
    high = scale[moment.latest] if moment.latest else scale[moment.earliest or ""] + OPEN
    many = _dates_articles(moment)
    return Dated(
        words=in_words(moment.earliest, moment.latest, short=True),
        y=TOP + STEP * number,
        low=round(low, 1),
        high=round(high, 1),
        open_low=moment.earliest is None,
        open_high=moment.latest is None,
        size=round(SMALLEST + log2(max(1, many)), 1),
        articles=many,
    )


def _dates_disputes(case: Case, moments: Sequence[Moment], rows: Sequence[Dated]) -> list[Disputed]:
    """Each pair of rows once a point, by the links that say that the day differs."""
    row_of: dict[ClaimId, int] = {}
    for n, moment in enumerate(moments):
        for statement in moment.statements:
            row_of.setdefault(statement.claim, n)
    found: dict[tuple[int, int, int], Disputed] = {}
    for point in case.dossier.points:
        for a, b in _of_day(point):
            if a in row_of and b in row_of and row_of[a] != row_of[b]:
                one, two = sorted((rows[row_of[a]], rows[row_of[b]]), key=lambda row: row.y)
                key = (case.points[point.id], row_of[a], row_of[b])
                told = f"{one.words} or {two.words}"
                found.setdefault(
                    key, Disputed(one.high, one.y, two.high, two.y, case.points[point.id], anchor_of(point.id), told)
                )
    return list(found.values())


def _of_day(point: Point) -> list[tuple[ClaimId, ClaimId]]:
    return [(k.a, k.b) for k in point.links if k.about == "time" and k.relation in OF_TIME]
