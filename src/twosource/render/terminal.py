"""A dossier on one screen or two of a terminal, 80 columns wide and without colour where it is not one."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.text import Text

from twosource.model import Dossier
from twosource.render import wording
from twosource.render.brief.cards import TABLES, cards, sure_count
from twosource.render.brief.lines import brief_lines, numbered
from twosource.render.brief.measured import foot
from twosource.render.brief.rows import Row, matters
from twosource.render.case import Case, Label, Report, Said, open_case, same_text, spoken, surely
from twosource.render.kept.decisions import decided_of
from twosource.render.overview import overview, shared_points
from twosource.render.watch import Quotation, Watch, untold, watch

WATCHED = 3  # of a kind
SIDE = 110  # characters of one side of what to watch for
DECIDED = 8  # decisions of people, the last ones
WORDS = 240  # characters of a statement
LISTED = 8  # articles; of more the list is left to the page
HEADING = 90  # characters of an article's line
WIDEST = 100  # columns; longer lines are hard to read


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
    """Prints the summary: In short, the articles, where they differ, what to check first, what to watch."""
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
    yield from _brief(case)
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
    yield from _terminal_matters(case)
    yield from _points(case)
    yield from _watched(case)
    yield Line(Text())
    yield Line(Text(f"{foot()} The whole dossier, with every word in its place:", style="dim"))
    yield Line(Text("twosource dossier PATH... -o dossier.html   (or .md, .json)", style="dim"), "  ")


def _brief(case: Case) -> Iterator[Line]:
    lines = brief_lines(case)
    if lines:
        yield Line(Text())
        yield Line(Text("IN SHORT", style="bold"))
    for told in lines:
        parts = [(part.text, "bold" if part.strong else "") for part in told.parts]
        yield Line(Text.assemble((f"{told.head}: ", "bold"), *parts), "  ")


def _article_lines(reports: Sequence[Report]) -> Iterator[Line]:
    """A line an article where there are several, and the files with the same text in any case."""
    if len(reports) > 1:
        yield Line(Text())
        yield Line(Text("ARTICLES", style="bold"))
    for report in reports:
        if len(reports) > 1:
            yield Line(Text(_title_line(report), style="dim"), f"{report.code:>4}  ")
        if report.article.other_names:
            yield Line(Text(same_text(report), style="dim"), "      " if len(reports) > 1 else "")


def _terminal_matters(case: Case) -> Iterator[Line]:
    found = matters(case)
    if not found:
        return
    yield Line(Text())
    yield Line(Text("WHERE THEY DIFFER", style="bold"))
    for matter in found[:TABLES]:
        yield Line(Text())
        head = wording.quoted(wording.clipped(matter.head, WORDS)) if matter.quoted else matter.head
        kind = f"  {matter.kind}" if matter.kind else ""
        yield Line(Text.assemble((head, "bold"), (kind, "bold yellow"), (f"  {numbered(matter.points)}", "dim")), "  ")
        for row in matter.rows:
            yield from _terminal_row(row)
    if len(found) > TABLES:
        yield Line(Text())
        yield Line(Text(f"and {wording.count(len(found) - TABLES, 'more')}", style="dim"), "  ")


def _terminal_row(row: Row) -> Iterator[Line]:
    latest = " (the latest)" if row.latest else ""
    words = f": {wording.quoted(wording.clipped(row.words, WORDS))}" if row.words else ""
    yield Line(Text.assemble((f"{row.value}{latest}", "bold"), words), "   - ")
    yield Line(Text(f"{row.about}; {row.rests}" if row.rests else row.about, style="dim"), "     ")


def _points(case: Case) -> Iterator[Line]:
    found = cards(case)
    yield Line(Text())
    if not shared_points(case):
        yield Line(Text("No point is in more than one article."))
        return
    yield Line(Text("WHAT TO CHECK FIRST", style="bold"))
    top = case.dossier.top
    listed = [card for card in found[:top] if not card.told]
    sure = sure_count([card.doubtful for card in listed])
    for place, card in enumerate(listed):
        yield Line(Text())
        if place == sure:
            yield Line(Text(wording.MAY_BE_ONE.upper(), style="bold"))
            yield Line(Text(wording.COMPARE, style="dim"), "  ")
            yield Line(Text())
        yield Line(_styled(card.label), _right_number(card.number))
        who = ", ".join(filter(None, (card.who, card.label.surely)))
        where = "; ".join(filter(None, (who, card.codes)))
        yield Line(Text(f"{where}; {card.rests}" if card.rests else where, style="dim"), "     ")
        if by_hand := decided_of(case.dossier, card.point):
            yield Line(Text(f"by hand: {by_hand}", style="dim"), "     ")
        if card.detail:
            yield Line(Text(card.detail, style="dim"), "     ")
    if len(found) > top:
        yield Line(Text())
        yield Line(Text(f"and {wording.count(len(found) - top, 'more point')} in more than one article", style="dim"))


def _watched(case: Case) -> Iterator[Line]:
    """What to watch for, a line each, and how many more there are."""
    found = watch(case)
    told = list(_watch_lines(replace(found, drifts=untold(case, found.drifts))))
    if told:
        yield Line(Text())
        yield Line(Text("TO WATCH", style="bold"))
        yield from told


def _watch_lines(found: Watch) -> Iterator[Line]:
    for drift in found.drifts[:WATCHED]:
        text = f"Reported, then fact: {_drift_side(drift.weaker)} – {_drift_side(drift.stronger)}"
        yield Line(Text(text), "   - ")
    for pair in found.requoted[:WATCHED]:
        yield Line(Text.assemble("Quotation altered: ", *_quotation(pair.a), " – ", *_quotation(pair.b)), "   - ")
    for thin in found.unattributed[:WATCHED]:
        codes = " ".join(report.code for report in thin.reports)
        yield Line(Text.assemble("Nobody stands for it: ", _styled(thin.label), f" ({codes})"), "   - ")
    for more, what in (
        (len(found.drifts) - WATCHED, "matter that is reported here and a fact there"),
        (len(found.requoted) - WATCHED, "altered quotation"),
        (len(found.unattributed) - WATCHED, "statement that nobody stands for"),
    ):
        if more > 0:
            plural = what.replace("matter that is", "matters that are").replace("quotation", "quotations")
            yield Line(Text(f"and {wording.count(more, f'more {what}', f'more {_plural(plural)}')}", "dim"), "     ")


def _plural(what: str) -> str:
    return what.replace("statement that", "statements that")


def _drift_side(said: Said) -> str:
    told = ", ".join(filter(None, (spoken(said.holder), surely(said))))
    return f"{wording.quoted(wording.clipped(said.words, SIDE))} ({'; '.join(filter(None, (told, said.report.code)))})"


def _quotation(quotation: Quotation) -> list[tuple[str, str]]:
    """The words around what is altered, which stands in square brackets: there may be no colour."""
    text = "".join(_bracketed(words) if other else words for words, other in quotation.around(SIDE))
    return [(f"“{wording.one_line(text)}” ({quotation.codes})", "")]


def _bracketed(words: str) -> str:
    bare = words.strip()
    return words.replace(bare, f"[{bare}]") if bare else words


def _styled(said: Said | Label) -> Text:
    """The words, such as do not stand alone in their sentence."""
    return Text.assemble((said.before, "dim"), wording.quoted(wording.clipped(said.words, WORDS)), (said.after, "dim"))


def _title_line(report: Report) -> str:
    """The outlet, the day and the title in one line."""
    told = [report.outlet, report.date, *([report.article.title] if report.article.title else [])]
    return wording.clipped(", ".join(told), HEADING)


def _right_number(number: int) -> str:
    return f"{number:>3}  "
