"""What a notebook shows of a collection, a dossier, a point or an article: a small table, never a whole page."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import Article, Claims, Dossier, Point, Skipped
from twosource.render import wording
from twosource.render.brief.cards import Card, card, cards
from twosource.render.brief.lines import brief_lines
from twosource.render.case import Case, Said, codes_of, open_case, spoken, surely
from twosource.render.overview import overview
from twosource.render.sentences import around, by_sentence, pieces
from twosource.render.sourcing import sourcing_words
from twosource.render.template import part

ROWS = 15  # of a table that are shown
WORDS = 300  # characters of a statement

Marked = tuple[tuple[str, bool], ...]  # words, and whether they are set off


@dataclass(frozen=True, slots=True)
class NotebookTable:
    """A table under its heading; `more` says what is not shown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | Marked, ...], ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a notebook shows of one thing."""

    title: str
    lines: tuple[str, ...]
    listings: tuple[NotebookTable, ...]

    def html(self) -> str:
        """A fragment of HTML that styles itself, and nothing else on the page."""
        return part("notebook.html", {"glimpse": self})


def collection_glimpse(articles: Sequence[Article], skipped: Sequence[Skipped]) -> Glimpse:
    """The articles that were read, and what was not."""
    rows = [
        (a.name, a.title or "", a.outlet or "", a.published or "undated", f"{len(a.text):,}", a.language or "")
        for a in articles
    ]
    heads = ("file", "title", "outlet", "published", "characters", "language")
    return Glimpse(
        wording.count(len(articles), "article"),
        tuple(f"not read: {one.name}: {one.reason}" for one in skipped[:ROWS]),
        (_table_of(heads, rows, "article"),),
    )


def dossier_glimpse(dossier: Dossier) -> Glimpse:
    """The title, what is in it, "In short", and the points most worth checking."""
    case = open_case(dossier)
    top = overview(case)
    listings = []
    if lines := brief_lines(case):
        short = [(f"{one.head}:", tuple((part.text, part.strong) for part in one.parts)) for one in lines]
        listings.append(NotebookTable(("in short", ""), tuple(short)))
    found = cards(case) or [card(case, point) for point in dossier.points]
    if found:
        more = len(dossier.points) - min(len(found), ROWS)
        listings.append(
            NotebookTable(("", "point", "articles"), tuple(map(_card_row, found[:ROWS])), _more(more, "point"))
        )
    return Glimpse(top.title, (top.line, *top.foreign), tuple(listings))


def _card_row(one: Card) -> tuple[str | Marked, ...]:
    label = one.label
    told = "; ".join(filter(None, (one.badge, spoken(label.holder), label.surely, one.rests, one.detail)))
    after = f"{label.after} – {told}" if told else label.after
    return (
        str(one.number),
        ((label.before, False), (wording.clipped(label.words, WORDS), True), (after, False)),
        one.codes,
    )


def point_glimpse(dossier: Dossier, point: Point) -> Glimpse:
    """The point with its positions and the exact words in their sentences."""
    case = open_case(dossier)
    label = case.label(point)
    listings = []
    if len(point.positions) > 1:
        listings.append(_positions_listed(case, point))
    rows = [_statement_row(case, [case.said(one) for one in of]) for of in by_sentence(case, point.statements)]
    listings.append(_table_of(("", "words", "who says it", "how surely"), rows, "sentence"))
    number = case.points.get(point.id)
    title = f"Point {number}: {label.words}" if number else label.words
    badge = wording.badge(point.relation, point.about)
    return Glimpse(title, (" · ".join(filter(None, (badge, spoken(label.holder)))),), tuple(listings))


def bare_glimpse(point: Point) -> Glimpse:
    """The point without the texts that its words stand in."""
    return Glimpse(point.label, (wording.badge(point.relation, point.about),), ())


def _positions_listed(case: Case, point: Point) -> NotebookTable:
    rows = [
        (
            (position.value or position.stand) + (" (the latest)" if position.latest else ""),
            wording.listed(position.said_by),
            codes_of(case.origin_articles(position.articles)),
            position.since or "",
            sourcing_words(position.sourcing),
        )
        for position in point.positions
    ]
    return _table_of(("value or stand", "who says it", "articles", "since", "rests on"), rows, "position")


def _statement_row(case: Case, told: Sequence[Said]) -> tuple[str | Marked, ...]:
    first = told[0]
    words = pieces(first.report.article.text, around(case, first), [one.statement.span for one in told])
    return (
        f"{first.report.code} {first.report.outlet}, {first.report.date}",
        words,
        spoken(first.holder),
        surely(first),
    )


def article_glimpse(claims: Claims) -> Glimpse:
    """The article with the statements found in it, each with who says it and how surely."""
    case = open_case(Dossier(None, (claims,), *((),) * 9))
    report = case.reports[0]
    said = [case.said(case.view.statement(claim.id)) for claim in claims.claims]
    rows = [(wording.clipped(one.words, WORDS), spoken(one.holder), surely(one)) for one in said[:ROWS]]
    found = claims.analysis
    counted = (
        wording.count(len(claims.claims), "statement"),
        wording.count(len(found.attributions), "attribution"),
        wording.count(len(found.quantities), "number"),
        wording.count(len(found.times), "time"),
    )
    listing = NotebookTable(
        ("words", "who says it", "how surely"), tuple(rows), _more(len(said) - len(rows), "statement")
    )
    where = f"{report.article.name} · {report.outlet} · {report.date}"
    return Glimpse(report.heading, (where, " · ".join(counted)), (listing,) if rows else ())


def _table_of(heads: tuple[str, ...], rows: Sequence[tuple[str | Marked, ...]], noun: str) -> NotebookTable:
    return NotebookTable(heads, tuple(rows[:ROWS]), _more(len(rows) - ROWS, noun))


def _more(many: int, noun: str) -> str:
    return f"and {wording.count(many, f'more {noun}')}" if many > 0 else ""
