"""A dossier as Markdown: overview, disagreements, points with the exact words, articles.

Every text of an article is escaped, so that it can neither format nor link nor bring in HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from twosource.model import Dossier, Point, Statement
from twosource.render import wording
from twosource.render.brief.cards import TABLES, Card, cards, sure_count
from twosource.render.brief.lines import Told, brief_lines, numbered
from twosource.render.brief.measured import foot
from twosource.render.brief.rows import Row, matters
from twosource.render.case import Case, Report, Said, facts, open_case, same_text, spoken, surely
from twosource.render.days import Event, days
from twosource.render.kept.decisions import decided_of
from twosource.render.overview import lone_points, overview, shared_points
from twosource.render.sentences import Sentence, around, by_sentence, lone_sentences, pieces
from twosource.render.sourcing import sourcing_words
from twosource.render.tables import Copied, copied, copied_count
from twosource.render.watch import Drift, Quotation, Thin, untold, watch

WATCHED = 2  # of a kind
TITLE = 48  # characters of an article's title
LABEL = 120  # characters of a label
FEWEST = 5  # points that the brief shows, however short the articles are
MARGIN = 40  # words of headings and the like
QUOTED = 76  # characters of a quotation, around what is altered in it
SIDE = 80  # characters of one side of what to watch for
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
    yield from _brief(case)
    yield from ("---", "", "# Everything", "")
    yield (
        "Each statement is given in its sentence, in bold where it is a part of it, with who says it and, unless it is "
        "stated as certain, how surely."
    )
    yield ""
    found = cards(case)
    used = sorted({card.point.relation for card in found if card.badge})
    if used:  # the words that are used here, and no others
        yield from (*(f"- **{wording.BADGES[word]}**: {wording.RELATIONS_LONG[word]}" for word in used), "")
    if shared_points(case):
        yield "## Points in more than one article"
        yield ""
        sure = sure_count([card.doubtful for card in found])
        for place, card in enumerate(found):
            if place == sure:
                yield from (f"**{wording.MAY_BE_ONE}.** {wording.COMPARE}", "")
            yield from _point_lines(case, card)
    yield from _timeline(case)
    yield from _copies(case)
    alone = lone_sentences(case, lone_points(case))
    if alone:
        yield "## In one article only"
        yield ""
        for report in case.reports:
            yield from _alone_lines(report, alone.get(report.number, ()))
    yield from ("## Where the articles are from", "", *map(_article_lines, case.reports))


# --- what an editor reads ---------------------------------------------------------------------------


def _brief(case: Case) -> Iterator[str]:
    """In short, where they differ, what to check first, what to watch, the articles: two pages in print."""
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
    if top.decided:
        yield from ("## Decided by hand", "", *(f"- {escaped(line)}" for line in top.decided), "")
    told_lines = [f"- **{escaped(line.head)}**: {_markdown_parts(line)}" for line in brief_lines(case)]
    if told_lines:
        yield from ("## In short", "", *told_lines, "")
    differ = list(_markdown_matters(case))
    watch = list(_watch_lines(case))
    articles = ["## Articles", "", *(f"- **{report.code}** {_title_line(report)}" for report in case.reports), ""]
    rest = [*told_lines, *differ, *watch, *articles, escaped(foot())]
    yield from differ
    yield from _first_points(case, _word_count(report.article.text for report in case.reports) / 2 - _word_count(rest))
    yield from watch
    yield from articles
    yield from (escaped(foot()), "")


def _title_line(report: Report) -> str:
    told = [report.outlet, report.date, wording.clipped(report.article.title or "", TITLE)]
    return escaped(", ".join(part for part in told if part))


def _markdown_parts(line: Told) -> str:
    return "".join(f"**{_inner(part.text)}**" if part.strong else _inner(part.text) for part in line.parts)


def _markdown_matters(case: Case) -> Iterator[str]:
    """A table a matter; what the articles have otherwise is told nowhere else in the brief."""
    found = matters(case)
    if not found:
        return
    yield from ("## Where they differ", "")
    for matter in found[:TABLES]:
        head = escaped(wording.quoted(matter.head) if matter.quoted else matter.head)
        yield f"**{head}**{f' – {matter.kind.lower()}' if matter.kind else ''}, {numbered(matter.points)}"
        yield ""
        yield from (
            "| value or stand | who, where, when | rests on |",
            "|---|---|---|",
            *map(_markdown_row, matter.rows),
            "",
        )
    if len(found) > TABLES:
        yield from (f"And {len(found) - TABLES:,} more, with their points below.", "")


def _markdown_row(row: Row) -> str:
    words = f": {escaped(wording.quoted(row.words))}" if row.words else ""
    latest = " (the latest)" if row.latest else ""
    return f"| {escaped(row.value)}{latest}{words} | {escaped(row.about)} | {escaped(row.rests)} |"


def _first_points(case: Case, room: float) -> Iterator[str]:
    """The first points, at least FEWEST: so many that the brief has fewer words than half of the articles."""
    found = cards(case) if shared_points(case) else ()
    if not found:
        yield from ("No point is in more than one article.", "")
        return
    yield from ("## What to check first", "")
    shown = found[: case.dossier.top]
    listed = [card for card in shown if not card.told]
    lines = [f"{card.number}. {_card_line(card)}" for card in listed]
    while len(lines) > FEWEST and _word_count(lines) > room - MARGIN:
        lines.pop()
    sure = sure_count([card.doubtful for card in listed])
    for place, line in enumerate(lines):
        if place == sure:
            yield from ("", f"**{wording.MAY_BE_ONE}.** {wording.COMPARE}", "")
        yield line
    yield ""
    more = len(found) - len(shown) + len(listed) - len(lines)
    if more:
        yield from (f"And {wording.count(more, 'more point')}.", "")


def _word_count(texts: Iterable[str]) -> int:
    return sum(any(c.isalnum() for c in word) for text in texts for word in text.split())


def _card_line(card: Card) -> str:
    label = card.label
    told = (card.badge, card.who, label.surely, card.codes, card.rests, card.detail)
    words = _words_around(label.before, wording.clipped(label.words, LABEL), label.after)
    return f"{words} – {'; '.join(escaped(part) for part in told if part)}"


def _watch_lines(case: Case) -> Iterator[str]:
    """From reported to fact, altered quotations, what nobody stands for."""
    found = watch(case)
    lines = [
        *(_drift_line(drift) for drift in untold(case, found.drifts)[:WATCHED]),
        *(f"Quotation altered: {_requoted_line(r.a)} – {_requoted_line(r.b)}" for r in found.requoted[:WATCHED]),
        *(_thin_line(thin) for thin in found.unattributed[:WATCHED]),
    ]
    if lines:
        yield from ("## To watch", "", *(f"- {line}" for line in lines), "")


def _drift_line(drift: Drift) -> str:
    return f"Reported, then fact: {_drift_side(drift.weaker)} – {_drift_side(drift.stronger)}"


def _drift_side(said: Said) -> str:
    told = ", ".join(filter(None, (spoken(said.holder), surely(said))))
    words = escaped(wording.quoted(wording.clipped(said.words, SIDE)))
    return f"{words} ({'; '.join([*([escaped(told)] if told else []), said.report.code])})"


def _thin_line(thin: Thin) -> str:
    codes = " ".join(report.code for report in thin.reports)
    label = thin.label
    return f"Nobody stands for it: {_words_around(label.before, label.words, label.after)} ({codes})"


def _requoted_line(quotation: Quotation) -> str:
    words = "".join(f"**{escaped(words)}**" if other else _inner(words) for words, other in quotation.around(QUOTED))
    return f"“{words}” ({quotation.codes})"


# --- everything -------------------------------------------------------------------------------------


def _point_lines(case: Case, card: Card) -> Iterator[str]:
    yield f"### {card.number}. {_card_line(card)}"
    yield ""
    point = card.point
    if by_hand := decided_of(case.dossier, point):
        yield f"Decided by hand: {by_hand}."
        yield ""
    yield from _position_rows(case, point)
    yield from _statements(case, point.statements)


def _position_rows(case: Case, point: Point) -> Iterator[str]:
    """A table with a row for each of several values or stands; nothing where the statements have one."""
    if len(point.positions) < 2:
        return
    yield "| value or stand | in | since | rests on |"
    yield "|---|---|---|---|"
    for position in point.positions:
        codes = ", ".join(report.code for report in case.origin_articles(position.articles))
        value = escaped(position.value or position.stand) + (" (the latest)" if position.latest else "")
        yield f"| {value} | {codes} | {escaped(position.since or '–')} | {escaped(sourcing_words(position.sourcing))} |"
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
        who = [escaped(told)] if (told := spoken(first.holder)) else []
        yield f"> {quoted}"
        yield ">"
        yield f"> – {'; '.join([*who, *_certainty(first), *map(escaped, found), *spots])}"
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
    told = [escaped(part) for part in (spoken(event.holder), event.surely, event.placed) if part]
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
        held = _held_by(sentence)
        where = f"({sentence.span.start}–{sentence.span.end})"
        yield f"- {_bold(sentence.pieces)} {f'– {held} ' if held else ''}{where}"
    yield ""


def _held_by(sentence: Sentence) -> str:
    """Who says it, how surely; where parts of a sentence are held by several, which part."""
    told = []
    for held in sentence.held:
        who = ", ".join(escaped(part) for part in (spoken(held.holder), held.surely) if part)
        if who:
            told.append(f"{escaped(held.words)}: {who}" if held.words else who)
    return "; ".join(told)


def _article_lines(report: Report) -> str:
    article = report.article
    parts = [article.title, article.outlet, article.author, article.published, article.name]
    address = wording.web_address(article.url)
    told = ", ".join(escaped(part) for part in parts if part)
    copies = f". {escaped(same_text(report))}" if article.other_names else ""
    return f"- **{report.code}** {told}" + (f", {escaped(address)}" if address else "") + copies
