"""Where the articles differ, as tables: a matter, and a row for each value or stand, the latest last."""

from dataclasses import dataclass

from twosource.model import Clause, Line
from twosource.render import wording
from twosource.render.brief.lines import HEADS, state_head, told_about
from twosource.render.brief.rests import rests_of
from twosource.render.case import STATEMENT, Case, Report


@dataclass(frozen=True, slots=True)
class Row:
    """One position: a value, or a stand and its words; who says it, where and when; on what it rests."""

    value: str  # "five", "planned"
    words: str  # of a statement that has no value of its own; "" where there is one
    about: str
    rests: str
    latest: bool
    reports: tuple[Report, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Matter:
    """What the articles have otherwise: "Dead", or the words of a point, with its rows and its points' numbers."""

    head: str
    quoted: bool  # `head` is words of a text
    kind: str  # "Conflict", "Later update", ...; "" of a number in its states
    rows: tuple[Row, ...]
    points: tuple[int, ...]


def matters(case: Case) -> tuple[Matter, ...]:
    """Every matter that the articles have otherwise, the numbers of one event first."""
    return tuple(_matter(case, line) for line in case.dossier.disputes)


def _matter(case: Case, line: Line) -> Matter:
    numbers = {case.points[p] for clause in line.clauses for p in clause.points if p in case.points}
    rows = tuple(_rows_row(case, clause) for clause in line.clauses)
    about = line.about or ""
    head = state_head(about) if line.state else wording.clipped(about, STATEMENT)
    kind = HEADS.get(line.kind, "")
    return Matter(head or kind, bool(about) and not line.state, kind if head else "", rows, tuple(sorted(numbers)))


def _rows_row(case: Case, clause: Clause) -> Row:
    words = wording.clipped(clause.words or "", STATEMENT)
    return Row(
        value=clause.stand if clause.whole else words or clause.stand,
        words=words if clause.whole else "",
        about=told_about(case, clause),
        rests=rests_of(case, clause),
        latest=clause.latest,
        reports=case.origin_articles(clause.articles),
        clause=clause,
    )
