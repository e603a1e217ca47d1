"""A dossier as Markdown: overview, disagreements, points with the exact words, articles.

Every text of an article is escaped, so that it can neither format nor link nor bring in HTML.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.model import Dossier, Point, Statement
from twosource.render import wording
from twosource.render.case import Case, Report, Said, facts, open_case, same_text
from twosource.render.days import Event, days
from twosource.render.kept.decisions import decided_of
from twosource.render.overview import explained, glance, lone_points, overview, quarrels, shared_points
from twosource.render.sentences import Sentence, around, by_sentence, lone_sentences, pieces
from twosource.render.sourcing import sourcing_words
from twosource.render.tables import Copied, copied, copied_count
from twosource.render.watch import Quotation, Thin, watch

PAIRS = 3  # disagreements shown of one point
COPIES = 20  # shared passages that are shown, the longest
COPY = 300  # characters of one
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&]|:(?=//)|(?<=www)\.)", re.IGNORECASE)  # the last two: a bare address
# GitHub looks for mail addresses and for names to notify in what is shown, where no backslash stands any more; an empty
# comment behind the sign parts them, and is seen by nobody.
_AT, _PARTED = "@", "@<!-- -->"
_LINE_START = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")


def markdown(dossier: Dossier) -> str:
    """The dossier as CommonMark, ending in one line end."""
    case = open_case(dossier)
    return "\n".join(_statement_lines(case)).rstrip() + "\n"


def escaped(text: str) -> str:
    """The text on one line, with a backslash before whatever Markdown would take for its own, addresses too."""
    line = _SPECIAL.sub(r"\\\1", wording.one_line(text)).replace(_AT, _PARTED)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)


def _statement_lines(case: Case) -> Iterator[str]:
    top = overview(case)
    yield f"# {escaped(top.title)}"
    yield ""
    yield f"{top.line}."
    yield ""
    for line in top.foreign:
        yield f"{escaped(line)}."
        yield ""
    if top.skipped:
        yield "Not read:"
        yield ""
        yield from (f"- {escaped(line)}" for line in top.skipped)
        yield ""
    yield (
        "Each statement is given in its sentence, in bold where it is a part of it, with who says it and, unless it is "
        "stated as certain, how surely. Nothing here says who is right."
    )
    yield ""
    if top.decided:
        yield from ("## Decided by hand", "")
        yield from (f"- {escaped(line)}" for line in top.decided)
        yield ""
    yield from _quarrel_lines(case)
    yield from _watch_lines(case)
    shared = shared_points(case)
    if shared:
        yield "## Points in more than one article"
        yield ""
        for point in shared:
            yield from _point_lines(case, point)
    yield from _timeline(case)
    yield from _copies(case)
    alone = lone_sentences(case, lone_points(case))
    if alone:
        yield "## In one article only"
        yield ""
        for report in case.reports:
            yield from _alone_lines(report, alone.get(report.number, ()))
    yield "## Articles"
    yield ""
    for report in case.reports:
        yield _article_lines(report)


def _quarrel_lines(case: Case) -> Iterator[str]:
    found = quarrels(case)
    if not found:
        return
    yield "## Disagreements"
    yield ""
    for quarrel in found:
        yield f"### Point {_with_title(case, quarrel.point)}"
        yield ""
        for disagreement in quarrel.disagreements[:PAIRS]:
            relation = wording.RELATIONS[disagreement.relation]
            a, b = disagreement.a, disagreement.b
            why = case.told(disagreement.why, (a.article, b.article), (case.said(a).words, case.said(b).words))
            yield f"**{relation}** – {escaped(why)}"
            yield ""
            yield from _statements(case, (disagreement.a, disagreement.b))
        if len(quarrel.disagreements) > PAIRS:
            yield f"And {wording.count(len(quarrel.disagreements) - PAIRS, 'more pair')} on this point."
            yield ""


def _watch_lines(case: Case) -> Iterator[str]:
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
            yield f"- {_requoted_line(pair.a)}"
            yield f"  {_requoted_line(pair.b)}"
        yield ""
    for title, thin in (
        ("In several articles, of one origin", found.one_origin),
        ("Reported, and nobody says by whom", found.unattributed),
    ):
        if thin:
            yield from (f"## {title}", "", *(_thin_line(one) for one in thin), "")
    if found.questions:
        yield from ("## Left open by all articles", "")
        yield from (f"- Point {q.number}: {escaped(q.text)} ({q.report.code})" for q in found.questions)
        yield ""


def _thin_line(thin: Thin) -> str:
    codes = ", ".join(report.code for report in thin.reports)
    words = _words_around(thin.label.before, thin.label.words, thin.label.after)
    return f"- Point {thin.number}: {words} – {escaped(thin.origin)}{', ' if thin.origin else ''}in {codes}"


def _requoted_line(quotation: Quotation) -> str:
    words = "".join(f"**{escaped(words)}**" if other else _inner(words) for words, other in quotation.pieces)
    return f"{quotation.report.code}: “{words}”"


def _with_title(case: Case, point: Point) -> str:
    """The number and label of a point with who says it and how surely."""
    label = case.label(point)
    surely = f", {escaped(label.surely)}" if label.surely else ""
    words = _words_around(label.before, label.words, label.after)
    return f"{case.points[point.id]}. {words} – {escaped(label.holder)}{surely}"


def _point_lines(case: Case, point: Point) -> Iterator[str]:
    yield f"### {_with_title(case, point)}"
    yield ""
    badge = wording.badge(point.relation, point.about)
    yield f"**{badge}** – {glance(point)}. {escaped(explained(case, point))}"
    yield ""
    if by_hand := decided_of(case.dossier, point):
        yield f"Decided by hand: {by_hand}."
        yield ""
    yield from _position_rows(case, point)
    yield from _statements(case, point.statements)
    for origin in point.origins:
        codes = ", ".join(report.code for report in case.origin_articles(origin.articles))
        yield f"- Origin: {escaped(origin.label)} ({wording.ORIGINS[origin.kind]}), in {codes}"
    yield ""


def _position_rows(case: Case, point: Point) -> Iterator[str]:
    """A table with a row for each of several values or stands; nothing where the statements have one."""
    if len(point.positions) < 2:
        return
    yield "| value or stand | in | since | rests on |"
    yield "|---|---|---|---|"
    for position in point.positions:
        codes = ", ".join(report.code for report in case.origin_articles(position.articles))
        value = escaped(position.value or position.stand) + (" (the latest)" if position.latest else "")
        yield f"| {value} | {codes} | {position.since or '–'} | {escaped(sourcing_words(position.sourcing))} |"
    yield ""


def _statements(case: Case, statements: Sequence[Statement]) -> Iterator[str]:
    """Each sentence as a quotation, its statements in bold; what tells the same in the same words once."""
    same: dict[tuple[str, str, str, tuple[str, ...]], list[tuple[Said, ...]]] = {}
    for of in by_sentence(case, statements):
        all_ = tuple(map(case.said, of))
        found = tuple(dict.fromkeys(fact for said in all_ for fact in facts(said)))
        key = (_in_sentence(case, all_), all_[0].holder, all_[0].certainty, found)
        same.setdefault(key, []).append(all_)
    for (quoted, _, _, found), places in same.items():
        first = places[0][0]
        spots = [_where(said) for of in places for said in of]
        yield f"> {quoted}"
        yield ">"
        yield f"> – {'; '.join([escaped(first.holder), *_certainty(first), *map(escaped, found), *spots])}"
        yield ""


def _certainty(said: Said) -> list[str]:
    return [] if said.statement.factuality == "CT+" else [said.certainty]


def _in_sentence(case: Case, all_: Sequence[Said]) -> str:
    """The sentence of the statements, their own words in bold where they are not the whole of it."""
    text, span = all_[0].report.article.text, around(case, all_[0])
    return _bold(pieces(text, span, [said.statement.span for said in all_]))


def _bold(cut: Sequence[tuple[str, bool]]) -> str:
    """The pieces in quotation marks; those that are marked true in bold, unless nothing else says anything."""
    others = [words for words, on in cut if not on and any(c.isalnum() for c in words)]
    if not others or not any(on for _, on in cut):
        whole = escaped("".join(words for words, _ in cut))
        return whole if whole.startswith(("“", '"')) else escaped(wording.quoted("".join(words for words, _ in cut)))
    told = []
    for words, on in cut:
        bare = words.strip()
        if on and bare:
            left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            told.append(f"{left}**{escaped(bare)}**{right}")
        else:
            told.append(_inner(words))
    whole = "".join(told).strip()
    return whole if whole.startswith(("“", '"', "**“", '**"')) else f"“{whole}”"


def _words_around(before: str, words: str, after: str) -> str:
    """The words in quotation marks between those around them in their sentence."""
    return f"{_inner(before)}{escaped(wording.quoted(words))}{_inner(after)}".strip()


def _inner(words: str) -> str:
    """Escaped words that keep the blanks at their ends."""
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{left}{escaped(words)}{right}" if words.strip() else words


def _timeline(case: Case) -> Iterator[str]:
    """The days in order, with what places each thing where no date does."""
    found = days(case)
    if not found:
        return
    yield from ("## Timeline", "", "What is said to have happened, or to come, as exactly as the words date it.", "")
    for day in found:
        yield f"- **{escaped(day.when)}**"
        yield from (f"  - {_event_line(event)}" for event in day.events)
        if day.more:
            yield f"  - and {day.more:,} more"
    yield ""


def _event_line(event: Event) -> str:
    codes = ", ".join(dict.fromkeys(spot.code for spot in event.spots))
    words = _words_around(event.before, event.words, event.after)
    told = [escaped(part) for part in (event.holder, event.surely, event.placed) if part]
    return f"{words} – {'; '.join([*told, codes])}"


def _copies(case: Case) -> Iterator[str]:
    """The longest shared passages, with who may have had them first."""
    found = copied(case)[:COPIES]
    if not found:
        return
    yield from ("## Shared text", "", "Words that articles have in common count as one origin.", "")
    yield from (f"- {_copied_line(one)}" for one in found)
    if copied_count(case) > len(found):
        yield f"- and {copied_count(case) - len(found):,} shorter ones"
    yield ""


def _copied_line(one: Copied) -> str:
    codes = ", ".join(dict.fromkeys(stretch.report.code for stretch in one.stretches))
    words = escaped(wording.quoted(wording.clipped(one.stretches[0].words, COPY)))
    direction = f"; {escaped(one.direction)}" if one.direction else ""
    return f"{one.kind}, in {codes}: {words}{direction}"


def _where(said: Said) -> str:
    """The article and the span in it."""
    report, span = said.report, said.statement.span
    return f"{report.code} {escaped(report.outlet)}, {escaped(report.date)}, characters {span.start}–{span.end}"


def _alone_lines(report: Report, found: Sequence[Sentence]) -> Iterator[str]:
    if not found:
        return
    yield f"### {report.code} {escaped(report.heading)}"
    yield ""
    for sentence in found:
        yield f"- {_bold(sentence.pieces)} – {_held_by(sentence)} ({sentence.span.start}–{sentence.span.end})"
    yield ""


def _held_by(sentence: Sentence) -> str:
    """Who says it, how surely; where parts of a sentence are held by several, which part."""
    told = []
    for held in sentence.held:
        who = ", ".join(escaped(part) for part in (held.holder, held.surely) if part)
        told.append(f"{escaped(held.words)}: {who}" if held.words else who)
    return "; ".join(told)


def _article_lines(report: Report) -> str:
    article = report.article
    parts = [article.title, article.outlet, article.author, article.published, article.name]
    address = wording.web_address(article.url)
    told = ", ".join(escaped(part) for part in parts if part)
    copies = f". {escaped(same_text(report))}" if article.other_names else ""
    return f"- **{report.code}** {told}" + (f", {escaped(address)}" if address else "") + copies
