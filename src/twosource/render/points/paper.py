"""How much of the brief goes on two printed pages, by the lines that each part takes, about."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from twosource.render.brief.linked import LinkedLine
from twosource.render.case import Report
from twosource.render.points.disputed import Dispute
from twosource.render.points.gathered import Only
from twosource.render.points.positions import PositionRow

# Of A4 at the print size of templates/dossier.css, counted on prints of the examples; a page holds some 58 lines.
LINES = 110.0
HEADING = 2.6  # lines of a section's heading with the room around it
LETTERS = 112  # of a line across the page
CELLS = (26, 28, 40)  # letters of a line in what is said, who says it, on what it rests
ARTICLES = 20  # that are named before anything else is given up for them
SOURCES = 6


@dataclass(frozen=True, slots=True)
class Paper:
    """How many of each are printed, from the first."""

    disputes: int
    sources: int
    articles: int


def on_paper(
    short: Sequence[LinkedLine], disputes: Sequence[Dispute], only: Sequence[Only], reports: Sequence[Report]
) -> Paper:
    """What fits beside "In short": some articles and sources, then the disagreements, then more of the others."""
    left = (
        LINES - 6.0 - sum(_paper_lines("".join(p.text for p in one.parts) + one.head, LETTERS) + 0.4 for one in short)
    )
    titles = [_paper_lines(f"{r.outlet} {r.date} {r.heading}", LETTERS - 10) * 1.1 for r in reports]
    points = [1.2 + sum(_paper_lines(thin.label.words, LETTERS - 20) * 1.1 for thin in one.points) for one in only]
    articles, left = _paper_fitting(titles[:ARTICLES], left - HEADING)
    sources, left = _paper_fitting(points[:SOURCES], left - HEADING if points else left)
    opposed, left = _paper_fitting([_of_dispute(one) for one in disputes], left - HEADING if disputes else left)
    if sources == SOURCES:
        more, left = _paper_fitting(points[SOURCES:], left)
        sources += more
    if articles == ARTICLES:
        articles += _paper_fitting(titles[ARTICLES:], left)[0]
    return Paper(opposed, sources, articles)


def _paper_fitting(costs: Sequence[float], left: float) -> tuple[int, float]:
    """How many of the first fit, and the lines that are left."""
    for number, cost in enumerate(costs):
        if cost > left:
            return number, left
        left -= cost
    return len(costs), left


def _of_dispute(one: Dispute) -> float:
    return _paper_lines(one.head, LETTERS - 20) * 1.2 + 2.6 + sum(map(_of_row, one.rows))


def _of_row(row: PositionRow) -> float:
    said = (1.3 if row.value or row.stand else 0.0) + (0.0 if row.value else _paper_lines(row.words, CELLS[0]))
    who = _paper_lines("; ".join(row.holders) or "the articles", CELLS[1]) + sum(
        _paper_lines(s, CELLS[1]) for s in row.surely
    )
    return max(said, who, 2.0 if row.days else 1.0, _paper_lines(row.rests, CELLS[2])) * 1.05 + 0.7


def _paper_lines(text: str, letters: int) -> int:
    return ceil(len(text) / letters)
