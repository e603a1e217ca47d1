"""A checked draft for the terminal: each sentence with its fault underlined, and the source's words below it."""

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from twosource.model import Checked, CheckedSentence, Finding, Place
from twosource.render.check.wording import UNCHECKED, Articles, message, quoted_place, quoted_words, summary
from twosource.render.terminal import WIDEST, Line

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
UNDERLINED = {"error": "underline red", "warning": "underline yellow", "note": "underline cyan"}


def print_check(checked: Checked, *, notes: bool) -> None:
    """Prints the findings on standard output, with ? for what its encoding has not; `notes`: the notes too."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.stdout.write(_drawn(checked, Console(highlight=False, emoji=False, markup=False), notes=notes))


def check_text(checked: Checked, *, notes: bool) -> str:
    """The same as plain text of WIDEST columns."""
    console = Console(highlight=False, emoji=False, markup=False, width=WIDEST, color_system=None, force_terminal=False)
    return _drawn(checked, console, notes=notes)


def _drawn(checked: Checked, console: Console, *, notes: bool) -> str:
    with console.capture() as shown:  # what the console writes itself ends the program where the pipe is closed
        for line in check_lines(checked, notes=notes):
            room = max(20, min(console.width, WIDEST) - len(line.lead))
            rows = line.text.wrap(console, room) if line.text else [Text()]
            for number, row in enumerate(rows):
                row.rstrip()
                lead = " " * len(line.lead) if number else line.lead
                console.print(Text.assemble(lead, row), soft_wrap=True)
    return shown.get()


def check_lines(checked: Checked, *, notes: bool) -> Iterator[Line]:
    """The lines: findings in order of the draft, what was not checked, the sum."""
    articles = {a.analysis.article.id: a.analysis.article for a in checked.sources}
    text = checked.draft.article.text
    for sentence in checked.sentences:
        shown = [*(f for f in sentence.findings if f.accepted is None), *(sentence.notes if notes else ())]
        if shown:
            yield Line(_underlined(sentence, shown, text), "  ")
            for finding in shown:
                yield from _finding_lines(finding, text, articles)
            yield Line(Text())
    left = [s for s in checked.sentences if s.unchecked is not None]
    if left:
        yield Line(Text("Not checked:", style="bold"))
    for sentence in left:
        why = UNCHECKED[sentence.unchecked or "no statement"]
        yield Line(Text(f"{quoted_words(sentence.span.of(text), 120)} ({why})"), "  ")
    accepted = [f for s in checked.sentences for f in (*s.findings, *s.notes) if f.accepted is not None]
    if accepted:
        yield Line(Text("Accepted in the draft:", style="bold"))
    for finding in accepted:
        why = f": {finding.accepted}" if finding.accepted else ""
        yield Line(Text(f"{finding.code}, {quoted_words(finding.span.of(text), 80)}{why}"), "  ")
    yield Line(Text(f"{summary(checked)}.", style="bold"))


def _underlined(sentence: CheckedSentence, findings: list[Finding], text: str) -> Text:
    shown = Text(" ".join(("new: " if sentence.new else "", "")).strip())
    start = sentence.span.start
    words = Text(sentence.span.of(text).replace("\n", " "))
    for finding in findings:
        words.stylize(UNDERLINED[finding.severity], max(0, finding.span.start - start), finding.span.end - start)
    return Text.assemble(shown, " " if sentence.new else "", words)


def _finding_lines(finding: Finding, text: str, articles: Articles) -> Iterator[Line]:
    title = f"{finding.code}: {message(finding, text, articles)}"
    yield Line(Text.assemble((title, STYLES[finding.severity])), "    ")
    for place in finding.evidence:
        yield Line(Text(f"{where(place, articles)}: {quoted_place(place, articles)}", style="dim"), "      ")


def where(place: Place, articles: Articles) -> str:
    """The file, and the line in it where the words begin."""
    article = articles[place.article]
    return f"{article.name}, line {article.text.count(chr(10), 0, place.span.start) + 1}"
