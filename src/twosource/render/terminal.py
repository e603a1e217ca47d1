"""A dossier on one screen or two of a terminal, 80 columns wide and without colour where it is not one."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from twosource.model import Dossier, Relation
from twosource.render import wording
from twosource.render.case import Case, Said, open_case, surely
from twosource.render.overview import glance, overview, quarrels, shared_points

DISAGREEMENTS = 5  # shown; the number of those left out is told
POINTS = 10
WORDS = 240  # characters of a statement
STYLES: dict[Relation, str] = {
    "conflict": "bold red",
    "update": "bold yellow",
    "differ": "bold yellow",
    "refine": "bold cyan",
    "agree": "bold green",
    "single": "bold",
}


def print_summary(dossier: Dossier) -> None:
    """Prints the summary on standard output."""
    terminal(dossier, Console(highlight=False))


def terminal(dossier: Dossier, console: Console) -> None:
    """Prints the summary: overview, disagreements, the weightiest points, where there is more."""
    case = open_case(dossier)
    for line in _lines(case):
        console.print(line, highlight=False, soft_wrap=False)


def _lines(case: Case) -> Iterator[Text | Padding]:
    top = overview(case)
    yield Text(top.title, style="bold")
    yield Text(top.line)
    for skipped in top.skipped:
        yield Text.assemble(("not read: ", "bold yellow"), skipped)
    yield from _disagreements(case)
    yield from _points(case)
    yield Text()
    yield Text("Nothing here says who is right. The whole dossier, with every word in its place:", style="dim")
    yield Text("  twosource dossier PATH... -o dossier.html   (or .md, .json)", style="dim")


def _disagreements(case: Case) -> Iterator[Text | Padding]:
    pairs = [(quarrel.number, one) for quarrel in quarrels(case) for one in quarrel.disagreements]
    if not pairs:
        return
    yield Text()
    yield Text("DISAGREEMENTS", style="bold")
    for number, disagreement in pairs[:DISAGREEMENTS]:
        yield Text()
        yield Text.assemble(
            (wording.RELATIONS[disagreement.relation], STYLES[disagreement.relation]),
            f" (point {number})  {wording.one_line(disagreement.explanation)}",
        )
        for statement in (disagreement.a, disagreement.b):
            yield Padding(_statement(case.said(statement)), (0, 0, 0, 2))
    if len(pairs) > DISAGREEMENTS:
        yield Text()
        yield Text(f"and {wording.count(len(pairs) - DISAGREEMENTS, 'more disagreement')}", style="dim")


def _statement(said: Said) -> Text:
    sure = surely(said)
    return Text.assemble(
        wording.quoted(wording.clipped(said.words, WORDS)),
        (f"  {said.holder}" + (f", {sure}" if sure else "") + f"; {_place(said)}", "dim"),
    )


def _place(said: Said) -> str:
    outlet, date = wording.one_line(said.report.outlet), wording.one_line(said.report.date)
    return f"{outlet}, {date}, at {said.statement.span.start}"


def _points(case: Case) -> Iterator[Text | Padding]:
    shared = shared_points(case)
    yield Text()
    if not shared:
        yield Text("No point is in more than one article.")
        return
    yield Text("POINTS IN MORE THAN ONE ARTICLE", style="bold")
    for point in shared[:POINTS]:
        label = case.label(point)
        yield Text()
        yield Text.assemble(
            (f"{case.points[point.id]:>3}  ", "bold"),
            wording.quoted(wording.clipped(label.words, WORDS)),
            (f"  {label.holder}" + (f", {label.surely}" if label.surely else ""), "dim"),
        )
        yield Padding(
            Text.assemble((wording.RELATIONS[point.relation], STYLES[point.relation]), f"; {glance(point)}"),
            (0, 0, 0, 5),
        )
    if len(shared) > POINTS:
        yield Text()
        yield Text(f"and {wording.count(len(shared) - POINTS, 'more point')} in more than one article", style="dim")
