"""A dossier as Markdown: overview, disagreements, points with the exact words, articles.

Every text of an article is escaped, so that it can neither format nor link nor bring in HTML.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Dossier, Point, Statement
from twosource.render import wording
from twosource.render.case import Case, Report, Said, facts, open_case
from twosource.render.overview import glance, lone_points, overview, quarrels, shared_points
from twosource.render.watch import Quotation, Thin, watch

PAIRS = 3  # disagreements shown of one point
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
    yield from _watch(case)
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
        yield f"### Point {_titled(case, quarrel.point)}"
        yield ""
        for disagreement in quarrel.disagreements[:PAIRS]:
            relation = wording.RELATIONS[disagreement.relation]
            yield f"**{relation}** – {escaped(disagreement.explanation)}"
            yield ""
            yield from _statements(case, (disagreement.a, disagreement.b))
        if len(quarrel.disagreements) > PAIRS:
            yield f"And {wording.count(len(quarrel.disagreements) - PAIRS, 'more pair')} on this point."
            yield ""


def _watch(case: Case) -> Iterator[str]:
    """Certainty that grows, altered quotations, what rests on one origin or nobody, questions left open."""
    found = watch(case)
    if found.drifts:
        yield from ("## From reported to fact", "")
        for drift in found.drifts:
            yield f"Point {drift.number}: {escaped(drift.explanation)}"
            yield ""
            yield from _statements(case, (drift.weaker.statement, drift.stronger.statement))
    if found.requoted:
        yield from ("## Quotations worded otherwise", "")
        for pair in found.requoted:
            yield f"- {_quotation(pair.a)}"
            yield f"  {_quotation(pair.b)}"
        yield ""
    for title, thin in (
        ("In several articles, of one origin", found.one_origin),
        ("Reported, and nobody says by whom", found.unattributed),
    ):
        if thin:
            yield from (f"## {title}", "", *(_thin(one) for one in thin), "")
    if found.questions:
        yield from ("## Left open by all articles", "")
        yield from (f"- Point {q.number}: {escaped(q.text)} ({q.report.code})" for q in found.questions)
        yield ""


def _thin(thin: Thin) -> str:
    codes = ", ".join(report.code for report in thin.reports)
    return f"- Point {thin.number}: {escaped(wording.quoted(thin.label.words))} – {escaped(thin.origin)}, in {codes}"


def _quotation(quotation: Quotation) -> str:
    words = " ".join(f"**{escaped(words)}**" if other else escaped(words) for words, other in quotation.pieces)
    return f"{quotation.report.code}: “{words}”"


def _titled(case: Case, point: Point) -> str:
    """The number and label of a point with who says it and how surely."""
    label = case.label(point)
    surely = f", {escaped(label.surely)}" if label.surely else ""
    return f"{case.points[point.id]}. {escaped(wording.quoted(label.words))} – {escaped(label.holder)}{surely}"


def _point(case: Case, point: Point) -> Iterator[str]:
    yield f"### {_titled(case, point)}"
    yield ""
    yield f"**{wording.RELATIONS[point.relation]}** – {glance(point)}. {escaped(point.explanation)}"
    yield ""
    yield from _statements(case, point.statements)
    for origin in point.origins:
        codes = ", ".join(report.code for report in case.origin_articles(origin.articles))
        yield f"- Origin: {escaped(origin.label)} ({wording.ORIGINS[origin.kind]}), in {codes}"
    yield ""


def _statements(case: Case, statements: Sequence[Statement]) -> Iterator[str]:
    """Each statement as a quotation; those that tell the same in the same words once, with all places."""
    same: dict[tuple[object, ...], list[Said]] = {}
    for said in map(case.said, statements):
        same.setdefault((said.words, said.holder, said.certainty, facts(said)), []).append(said)
    for of in same.values():
        first = of[0]
        surely = "; ".join([first.certainty, *map(escaped, facts(first))])
        yield f"> {escaped(wording.quoted(first.words))}"
        yield ">"
        yield f"> – {escaped(first.holder)}; {surely}; {'; '.join(map(_place, of))}"
        yield ""


def _place(said: Said) -> str:
    """The article and the span in it."""
    report, span = said.report, said.statement.span
    return f"{report.code} {escaped(report.outlet)}, {escaped(report.date)}, characters {span.start}–{span.end}"


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
