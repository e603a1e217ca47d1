"""A dossier on one screen or two of a terminal, 80 columns wide and without colour where it is not one."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from twosource.model import Dossier, Relation
from twosource.render import wording
from twosource.render.case import Case, Label, Report, Said, open_case, same_text, surely
from twosource.render.kept.decisions import decided_of
from twosource.render.overview import Quarrel, glance, overview, quarrels, shared_points

DISAGREEMENTS = 5  # points with disagreements that are shown; the number of those left out is told
POINTS = 10
DECIDED = 8  # decisions of people, the last ones
WORDS = 240  # characters of a statement
LISTED = 8  # articles; of more the list is left to the page
HEADING = 90  # characters of an article's line
WIDEST = 100  # columns; longer lines are hard to read
STYLES: dict[Relation, str] = {
    "conflict": "bold red",
    "update": "bold yellow",
    "differ": "bold yellow",
    "refine": "bold cyan",
    "agree": "bold green",
    "single": "bold",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is wrapped under itself: `lead` stands before the first row, blanks before the others."""

    text: Text
    lead: str = ""


def print_summary(dossier: Dossier) -> None:
    """Prints the summary on standard output, with ? for what its encoding has not."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, emoji=False, markup=False)
    with console.capture() as summary:  # what the console writes itself ends the program where the pipe is closed
        terminal(dossier, console)
    sys.stdout.write(summary.get())


def terminal(dossier: Dossier, console: Console) -> None:
    """Prints the summary: overview, disagreements, the weightiest points, where there is more."""
    case = open_case(dossier)
    for line in _line_rows(case):
        room = max(20, min(console.width, WIDEST) - len(line.lead))
        rows = line.text.wrap(console, room) if line.text else [Text()]
        for number, row in enumerate(rows):
            row.rstrip()
            console.print(Text.assemble(" " * len(line.lead) if number else line.lead, row), soft_wrap=True)


def _line_rows(case: Case) -> Iterator[Line]:
    top = overview(case)
    yield Line(Text(top.title, style="bold"))
    yield Line(Text(top.line))
    if len(case.reports) <= LISTED:
        yield from _article_lines(case.reports)
    for foreign in top.foreign:
        yield Line(Text(foreign))
    for skipped in top.skipped:
        yield Line(Text.assemble(("not read: ", "bold yellow"), skipped))
    if top.decided:
        yield Line(Text())
        yield Line(Text("DECIDED BY HAND", style="bold"))
        yield from (Line(Text(line), "  ") for line in top.decided[-DECIDED:])
        if len(top.decided) > DECIDED:
            yield Line(Text(f"and {len(top.decided) - DECIDED:,} before", style="dim"), "  ")
    yield from _quarrel_lines_of(case)
    yield from _points(case)
    yield Line(Text())
    yield Line(Text("Nothing here says who is right. The whole dossier, with every word in its place:", style="dim"))
    yield Line(Text("twosource dossier PATH... -o dossier.html   (or .md, .json)", style="dim"), "  ")


def _article_lines(reports: Sequence[Report]) -> Iterator[Line]:
    """A line an article where there are several, and the files with the same text in any case."""
    for report in reports:
        if len(reports) > 1:
            yield Line(Text(_title_line(report), style="dim"), f"{report.code:>4}  ")
        if report.article.other_names:
            yield Line(Text(same_text(report), style="dim"), "      " if len(reports) > 1 else "")


def _quarrel_lines_of(case: Case) -> Iterator[Line]:
    found = quarrels(case)
    if not found:
        return
    yield Line(Text())
    yield Line(Text("DISAGREEMENTS", style="bold"))
    for quarrel in found[:DISAGREEMENTS]:
        yield from _quarrel(case, quarrel)
    if len(found) > DISAGREEMENTS:
        yield Line(Text())
        left = wording.count(len(found) - DISAGREEMENTS, "more point")
        yield Line(Text(f"and {left} with disagreements", style="dim"))


def _quarrel(case: Case, quarrel: Quarrel) -> Iterator[Line]:
    """The first disagreement of a point, and how many more there are."""
    first = quarrel.disagreements[0]
    both = [case.said(statement) for statement in (first.a, first.b)]
    why = case.told(first.why, [said.report.article.id for said in both], [said.words for said in both])
    yield Line(Text())
    yield Line(
        Text.assemble((wording.RELATIONS[first.relation], STYLES[first.relation]), f"  {why}"),
        _right_number(quarrel.number),
    )
    for said in both:
        yield Line(_styled(said), "   - ")
        yield Line(Text(f"{_holder(said)}; {_placed_in(said)}", style="dim"), "     ")
    if len(quarrel.disagreements) > 1:
        left = wording.count(len(quarrel.disagreements) - 1, "more pair")
        yield Line(Text(f"and {left} on this point", style="dim"), "     ")


def _points(case: Case) -> Iterator[Line]:
    shared = shared_points(case)
    yield Line(Text())
    if not shared:
        yield Line(Text("No point is in more than one article."))
        return
    yield Line(Text("POINTS IN MORE THAN ONE ARTICLE", style="bold"))
    for point in shared[:POINTS]:
        label = case.label(point)
        yield Line(Text())
        yield Line(_styled(label), _right_number(case.points[point.id]))
        yield Line(Text(label.holder + (f", {label.surely}" if label.surely else ""), style="dim"), "     ")
        badge = wording.badge(point.relation, point.about)
        by_hand = decided_of(case.dossier, point)
        told = Text.assemble(
            (badge, STYLES[point.relation]), f"; {glance(point)}", f"; by hand: {by_hand}" if by_hand else ""
        )
        yield Line(told, "     ")
    if len(shared) > POINTS:
        yield Line(Text())
        yield Line(Text(f"and {wording.count(len(shared) - POINTS, 'more point')} in more than one article", "dim"))


def _styled(said: Said | Label) -> Text:
    """The words, such as do not stand alone in their sentence."""
    return Text.assemble((said.before, "dim"), wording.quoted(wording.clipped(said.words, WORDS)), (said.after, "dim"))


def _title_line(report: Report) -> str:
    """The outlet, the day and the title in one line."""
    told = [report.outlet, report.date, *([report.article.title] if report.article.title else [])]
    return wording.clipped(", ".join(told), HEADING)


def _holder(said: Said) -> str:
    sure = surely(said)
    return f"{said.holder}, {sure}" if sure else said.holder


def _placed_in(said: Said) -> str:
    outlet, date = wording.one_line(said.report.outlet), wording.one_line(said.report.date)
    return f"{said.report.code} {outlet}, {date}"


def _right_number(number: int) -> str:
    return f"{number:>3}  "
