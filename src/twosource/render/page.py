"""The web page as records: a frozen record a part, made here and in `tables`, shown by templates/dossier.html."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import ArticleId, Claim, ClaimId, Span, Statement
from twosource.render import wording
from twosource.render.case import Case, Report
from twosource.render.marks import Segment, article_marks, by_paragraph, paragraphs, segments
from twosource.render.overview import lone_points, shared_points
from twosource.render.sentences import Sentence, sentences

# What a page holds of a large dossier: see also `points.cards`.
LONE = 6000  # statements of one article only, shared out among the articles
MARKED = 300  # articles; of more the texts stand without marks


@dataclass(frozen=True, slots=True)
class Alone:
    """The statements of one article that no other article has, in their sentences; `more` of `many` are not shown."""

    report: Report
    sentences: tuple[Sentence, ...]
    many: int
    more: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of an article's text with the ids that start at it and the points of the claims that end with it."""

    segment: Segment
    ids: tuple[str, ...]
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `page` is the number of the page of the PDF that begins with it or in it, else None."""

    page: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An article with its whole text."""

    report: Report
    address: str | None
    paragraphs: tuple[Paragraph, ...]


def alone(case: Case) -> tuple[Alone, ...]:
    """The statements of each article that no other article has, in the order of the text; of many the weightiest."""
    found: dict[ArticleId, list[Statement]] = {}
    for point in lone_points(case):
        for statement in point.statements:
            found.setdefault(statement.article, []).append(statement)
    all_ = sum(len(of) for of in found.values())
    share = all_ if all_ <= LONE else max(1, LONE // len(found))
    return tuple(
        Alone(report, sentences(case, map(case.said, of[:share])), len(of), len(of[share:]))
        for report in case.reports
        if (of := found.get(report.article.id))
    )


def bodies(case: Case, linked: Mapping[str, set[int]], points: Collection[int]) -> Iterator[Body]:
    """The articles with their texts, cut into marked pieces, one after the other.

    `linked` are the places that the page links to, by id of the article; `points` the numbers of the points that
    it shows.
    """
    shared = {s.claim: case.points[point.id] for point in shared_points(case) for s in point.statements}
    shown = {claim: number for claim, number in shared.items() if number in points}
    for report in case.reports:
        yield _body_of(report, shown, linked.get(report.ident, set()), marked=len(case.reports) <= MARKED)


# --- articles ----------------------------------------------------------------------------------


def _body_of(report: Report, shared: Mapping[ClaimId, int], starts: set[int], *, marked: bool) -> Body:
    analysis, claims = report.claims.analysis, report.claims.claims
    text = analysis.article.text
    spans = paragraphs(text)
    firsts = [span.start for span in spans]
    ids = _snapped(report, starts, spans)
    ends: dict[int, set[int]] = {}
    for claim in claims:
        if claim.id in shared:
            ends.setdefault(_last_character(text, claim), set()).add(shared[claim.id])
    marks = by_paragraph(spans, article_marks(analysis, claims) if marked else ())
    cuts: list[list[int]] = [[] for _ in spans]
    for cut in [*ids, *ends]:
        if spans:
            cuts[max(0, bisect_right(firsts, cut) - 1)].append(cut)
    lasts = [span.end for span in spans]
    pages = {bisect_right(lasts, page.span.start): page.number for page in analysis.article.pages}
    found = []
    for number, span in enumerate(spans):
        pieces = segments(text, span, marks[number], cuts[number])
        found.append(Paragraph(pages.get(number), tuple(_piece_of(piece, ids, ends) for piece in pieces)))
    return Body(report, wording.web_address(analysis.article.url), tuple(found))


def _piece_of(segment: Segment, ids: Mapping[int, list[str]], ends: Mapping[int, set[int]]) -> Piece:
    past = segment.start + len(segment.text)
    return Piece(segment, tuple(ids.get(segment.start, ())), tuple(sorted(ends.get(past, ()))))


def _last_character(text: str, claim: Claim) -> int:
    """The end of the claim without the white space it may end with."""
    return claim.span.start + len(claim.span.of(text).rstrip())


def _snapped(report: Report, starts: set[int], spans: Sequence[Span]) -> dict[int, list[str]]:
    """The ids by the position they go to: their own, or the next paragraph where theirs is between two."""
    found: dict[int, list[str]] = {}
    at = 0
    for start in sorted(starts):
        while at < len(spans) - 1 and spans[at].end <= start:
            at += 1
        if spans:
            place = start if spans[at].start <= start < spans[at].end else spans[at].start
            found.setdefault(place, []).append(report.anchor(start))
    return found
