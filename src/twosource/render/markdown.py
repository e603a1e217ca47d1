"""A dossier as Markdown: overview, disagreements, points with the exact words, articles.

Every text of an article is escaped, so that it can neither format nor link nor bring in HTML.
"""

import re
from collections.abc import Iterator

from twosource.model import Disagreement, Dossier, Point
from twosource.render import wording
from twosource.render.case import Case, Report, Said, facts, open_case
from twosource.render.overview import glance, lone_points, overview, quarrels, shared_points

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&]|:(?=//))")  # the last: an address would become a link
_LINE_START = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")


def markdown(dossier: Dossier) -> str:
    """The dossier as CommonMark, ending in one line end."""
    case = open_case(dossier)
    return "\n".join(_lines(case)).rstrip() + "\n"


def escaped(text: str) -> str:
    """The text on one line, with a backslash before whatever Markdown would take for its own."""
    line = _SPECIAL.sub(r"\\\1", wording.one_line(text))
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)


def _lines(case: Case) -> Iterator[str]:
    top = overview(case)
    yield f"# {escaped(top.title)}"
    yield ""
    yield f"{top.line}."
    yield ""
    if top.skipped:
        yield "Not read:"
        yield ""
        yield from (f"- {escaped(line)}" for line in top.skipped)
        yield ""
    yield "Each statement is given in the words of its article, with who says it. Nothing here says who is right."
    yield ""
    yield from _disagreements(case)
    shared = shared_points(case)
    if shared:
        yield "## Points in more than one article"
        yield ""
        for point in shared:
            yield from _point(case, point)
    alone = lone_points(case)
    if alone:
        yield "## Points in one article only"
        yield ""
        for report in case.reports:
            yield from _alone(case, report, [p for p in alone if p.statements[0].article == report.article.id])
    yield "## Articles"
    yield ""
    for report in case.reports:
        yield _article(report)


def _disagreements(case: Case) -> Iterator[str]:
    found = quarrels(case)
    if not found:
        return
    yield "## Disagreements"
    yield ""
    for quarrel in found:
        for disagreement in quarrel.disagreements:
            yield from _disagreement(case, disagreement, quarrel.number)


def _disagreement(case: Case, disagreement: Disagreement, number: int) -> Iterator[str]:
    yield f"### {wording.RELATIONS[disagreement.relation].capitalize()} (point {number})"
    yield ""
    for statement in (disagreement.a, disagreement.b):
        yield from _statement(case.said(statement))
    yield escaped(disagreement.explanation)
    yield ""


def _point(case: Case, point: Point) -> Iterator[str]:
    label = case.label(point)
    surely = f", {escaped(label.surely)}" if label.surely else ""
    yield f"### {case.points[point.id]}. {escaped(wording.quoted(label.words))} – {escaped(label.holder)}{surely}"
    yield ""
    yield f"**{wording.RELATIONS[point.relation]}** – {glance(point)}. {escaped(point.explanation)}"
    yield ""
    for statement in point.statements:
        yield from _statement(case.said(statement))
    for origin in point.origins:
        codes = ", ".join(report.code for report in case.origin_articles(origin.articles))
        yield f"- Origin: {escaped(origin.label)} ({wording.ORIGINS[origin.kind]}), in {codes}"
    yield ""


def _statement(said: Said) -> Iterator[str]:
    span = said.statement.span
    yield f"> {escaped(wording.quoted(said.words))}"
    yield ">"
    surely = f"{said.certainty}; " + "".join(f"{escaped(fact)}; " for fact in facts(said))
    where = f"{escaped(said.report.outlet)}, {escaped(said.report.date)}"
    yield f"> – {escaped(said.holder)}; {surely}{said.report.code} {where}, characters {span.start}–{span.end}"
    yield ""


def _alone(case: Case, report: Report, points: list[Point]) -> Iterator[str]:
    if not points:
        return
    yield f"### {report.code} {escaped(report.heading)}"
    yield ""
    for point in points:
        for statement in point.statements:
            said = case.said(statement)
            span = statement.span
            surely = "" if statement.factuality == "CT+" else f", {said.certainty}"
            hedged = "".join(f", hedged {escaped(wording.quoted(hedge))}" for hedge in said.hedges)
            yield (
                f"- {escaped(wording.quoted(said.words))} – {escaped(said.holder)}{surely}{hedged} "
                f"({span.start}–{span.end})"
            )
    yield ""


def _article(report: Report) -> str:
    article = report.article
    parts = [article.title, article.outlet, article.author, article.published, article.name]
    address = wording.web_address(article.url)
    told = ", ".join(escaped(part) for part in parts if part)
    return f"- **{report.code}** {told}" + (f", {escaped(address)}" if address else "")
