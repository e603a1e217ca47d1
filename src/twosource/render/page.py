"""The web page as records: a frozen record a part, made here and in `tables`, shown by templates/dossier.html."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model import ArticleId, Claim, ClaimId, Link, Origin, Point, Relation, Span, Statement
from twosource.render import wording
from twosource.render.case import Case, Label, Report, Said, facts, page_number
from twosource.render.marks import Segment, article_marks, by_paragraph, claim_marks, paragraphs, segments
from twosource.render.overview import Quarrel, explained, glance, lone_points, quarrels, shared_points
from twosource.render.sentences import Sentence, by_sentence, sentences
from twosource.render.telling import exhibits, tell

# What a page holds of a large dossier. The JSON holds all; the page says how much it leaves out. Of 60 articles on one
# subject nearly everything is shown.
POINTS = 300  # points of several articles, the weightiest
STATEMENTS = 20  # wordings of one point
LOOKED_AT = 200  # statements or disagreements of one point among which different wordings are sought
SOURCES = 20  # origins of one point
LINKS = 12  # comparisons of one point, the strongest relations first
DISPUTED = 100  # points with disagreements
PAIRS = 3  # pairs of one point that are shown unfolded
FOLDED = 7  # and folded
LONE = 6000  # statements of one article only, shared out among the articles
MARKED = 300  # articles; of more the texts stand without marks


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a statement stands; `page` is that of a PDF, else None."""

    said: Said
    page: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement in its sentence, cut into marked pieces; `spots` are all articles that have it word for word."""

    said: Said
    segments: tuple[Segment, ...]
    facts: tuple[str, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One kind of evidence of an origin, with the places where it stands: code of the article, anchor."""

    detail: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An origin of a point in words."""

    label: str
    kind: str
    reports: tuple[Report, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements compared, with the reasons that counted."""

    a: Said
    b: Said
    relation: Relation
    badge: str
    explanation: str
    speaks_for: str  # the reasons to take the two as one matter
    against: str


@dataclass(frozen=True, slots=True)
class PointCard:
    """A point of several articles with all that stands behind it."""

    number: int
    label: Label
    relation: Relation
    badge: str
    meaning: str
    glance: str
    explanation: str
    quotes: tuple[Quote, ...]
    more_statements: int  # not shown, as the next two
    sources: tuple[Source, ...]
    more_sources: int
    comparisons: tuple[Comparison, ...]
    left_out: int  # comparisons not shown


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements side by side."""

    relation: Relation
    badge: str
    a: Quote
    b: Quote
    explanation: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """The disagreements of one point: `pairs` shown at once, `more` folded, `left` not shown."""

    number: int
    label: Label
    pairs: tuple[Pair, ...]
    more: tuple[Pair, ...]
    left: int


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


def quote(case: Case, statement: Statement, *others: Statement) -> Quote:
    """The statement in its sentence, with others of the same sentence and holder."""
    told = [case.said(one) for one in (statement, *others)]
    said = told[0]
    analysis = said.report.claims.analysis
    marks = [m for one in told if one.claim for m in claim_marks(analysis, one.claim, case.attribution(one))]
    pieces = segments(analysis.article.text, case.context(said), dict.fromkeys(marks))
    found = tuple(dict.fromkeys(fact for one in told for fact in facts(one)))
    return Quote(said, pieces, found, (Spot(said, page_number(analysis.article, statement.span.start)),))


def quotes(case: Case, statements: Sequence[Statement]) -> tuple[tuple[Quote, ...], int]:
    """The statements in their sentences, and how many are not among them.

    Those of one sentence and holder are told together, and once where articles share them word for word.
    """
    same: dict[tuple[object, ...], Quote] = {}
    told = 0
    for of in by_sentence(case, statements[:LOOKED_AT]):
        one = quote(case, *of)
        key = _seen(one)
        if key in same or len(same) < STATEMENTS:
            same[key] = _joined_quote(same[key], one) if key in same else one
            told += len(of)
    return tuple(same.values()), len(statements) - told


def _seen(one: Quote) -> tuple[object, ...]:
    """All that a quote tells but where it stands."""
    shown = tuple((piece.text, piece.kinds) for piece in one.segments)
    return (shown, one.said.holder, one.said.certainty, one.facts)


def _joined_quote(one: Quote, other: Quote) -> Quote:
    """The quote with the places of both."""
    known = {spot.said.anchor for spot in one.spots}
    return replace(one, spots=one.spots + tuple(spot for spot in other.spots if spot.said.anchor not in known))


def disputes(case: Case) -> tuple[Dispute, ...]:
    """The disagreements, point by point; pairs that tell the same in the same words once."""
    return tuple(_dispute(case, quarrel) for quarrel in quarrels(case)[:DISPUTED])


def _dispute(case: Case, quarrel: Quarrel) -> Dispute:
    same: dict[tuple[object, ...], Pair] = {}
    told = 0
    for d in quarrel.disagreements[:LOOKED_AT]:
        a, b = quote(case, d.a), quote(case, d.b)
        why = case.told(d.why, (d.a.article, d.b.article), (a.said.words, b.said.words))
        key = (d.relation, why, _seen(a), _seen(b))
        if key in same or len(same) < PAIRS + FOLDED:
            known = same.get(key, Pair(d.relation, wording.RELATIONS[d.relation], a, b, why))
            same[key] = replace(known, a=_joined_quote(known.a, a), b=_joined_quote(known.b, b))
            told += 1
    pairs, left = tuple(same.values()), len(quarrel.disagreements) - told
    return Dispute(quarrel.number, case.label(quarrel.point), pairs[:PAIRS], pairs[PAIRS:], left)


def cards(case: Case) -> tuple[PointCard, ...]:
    """The weightiest points of several articles, in the order of the dossier."""
    return tuple(_card(case, point) for point in shared_points(case)[:POINTS])


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


def bodies(case: Case, linked: Mapping[int, set[int]], points: Collection[int]) -> Iterator[Body]:
    """The articles with their texts, cut into marked pieces, one after the other.

    `linked` are the places that the page links to, by number of the article; `points` the numbers of the points that
    it shows.
    """
    shared = {s.claim: case.points[point.id] for point in shared_points(case) for s in point.statements}
    shown = {claim: number for claim, number in shared.items() if number in points}
    for report in case.reports:
        yield _body_of(report, shown, linked.get(report.number, set()), marked=len(case.reports) <= MARKED)


# --- points ------------------------------------------------------------------------------------


def _card(case: Case, point: Point) -> PointCard:
    comparisons = sorted(point.links, key=lambda link: (-_strength_of(link), -link.score, link.a, link.b))
    of_claim = {statement.claim: statement for statement in point.statements}
    shown = [link for link in comparisons if link.a in of_claim and link.b in of_claim][:LINKS]
    told, more = quotes(case, point.statements)
    return PointCard(
        number=case.points[point.id],
        label=case.label(point),
        relation=point.relation,
        badge=wording.badge(point.relation, point.about),
        meaning=wording.RELATIONS_LONG[point.relation],
        glance=glance(point),
        explanation=explained(case, point),
        quotes=told,
        more_statements=more,
        sources=tuple(_source_of(case, origin) for origin in point.origins[:SOURCES]),
        more_sources=len(point.origins[SOURCES:]),
        comparisons=tuple(_comparison(case, link, of_claim[link.a], of_claim[link.b]) for link in shown),
        left_out=len(point.links) - len(shown),
    )


def _strength_of(link: Link) -> int:
    return list(wording.RELATIONS_LONG)[::-1].index(link.relation)


def _comparison(case: Case, link: Link, a: Statement, b: Statement) -> Comparison:
    reasons = sorted((r for r in link.reasons if r.score), key=lambda r: (-abs(r.score), r.feature))
    return Comparison(
        case.said(a),
        case.said(b),
        link.relation,
        wording.badge(link.relation, link.about),
        case.told(link.why, (a.article, b.article)),
        "; ".join(tell(r.why, case.articles) for r in reasons if r.score > 0),
        "; ".join(tell(r.why, case.articles) for r in reasons if r.score < 0),
    )


def _source_of(case: Case, origin: Origin) -> Source:
    found: dict[str, list[tuple[str, str]]] = {}
    for evidence in exhibits(origin, case.articles):
        places = found.setdefault(evidence.detail, [])
        report = case.by_id.get(evidence.place.article) if evidence.place else None
        if report is not None and evidence.place is not None:
            place = (report.code, report.anchor(evidence.place.span.start))
            if place not in places:
                places.append(place)
    told = tuple(Proof(detail, tuple(places)) for detail, places in found.items())
    return Source(origin.label, wording.ORIGINS[origin.kind], case.origin_articles(origin.articles), told)


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
