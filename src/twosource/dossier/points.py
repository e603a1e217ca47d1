"""Groups -> points in order of weight, each under a label in the words of the texts."""

from collections.abc import Sequence

from twosource.dossier.view import View
from twosource.model import Claim, Group, Place, Point, PointId, Relation, Statement
from twosource.text import digest

LABEL_LENGTH = 110  # characters; a label near this length says enough and still reads at a glance
_STRIFE: dict[Relation, float] = {
    "single": 0.0,
    "agree": 0.0,
    "refine": 0.2,
    "differ": 0.5,
    "update": 1.0,
    "conflict": 1.5,
}


def make_points(view: View) -> tuple[Point, ...]:
    """The points of all groups, the weightiest first; of two that weigh the same, the earlier in the texts."""
    points = [_point(view, group) for group in view.alignment.groups]
    return tuple(sorted(points, key=lambda p: (-p.weight, _first(view, p.statements), p.id)))


def _point(view: View, group: Group) -> Point:
    claims = sorted((view.claims[c] for c in group.claims), key=lambda c: (view.rank[c.article], c.span, c.head, c.id))
    clearest = max(claims, key=lambda c: (_clearness(view, c), -view.rank[c.article], -c.span.start))
    return Point(
        id=PointId(digest(*sorted(c.id for c in claims))),
        label=view.words(clearest.article, clearest.span),
        label_place=Place(clearest.article, clearest.span),
        relation=group.relation,
        statements=tuple(view.statement(c.id) for c in claims),
        links=group.links,
        origins=group.origins,
        independent=group.independent,
        explanation=group.explanation,
        weight=_weight(view, group, claims),
    )


def _clearness(view: View, claim: Claim) -> float:
    """How well a claim stands alone: a full, certain clause with its own subject, not long, not the headline."""
    analysis = view.analyses[claim.article]
    tokens = analysis.tokens
    score = 0.0
    if claim.subject is not None and claim.span.contains(claim.subject):
        score += 2.0
        if all(tokens.upos[i] in ("PRON", "DET") for i in tokens.begun_in(claim.subject)):
            score -= 1.5
    if len(tokens) and tokens.upos[claim.head] in ("VERB", "AUX"):
        score += 0.5
    score += 0.5 * (claim.factuality in ("CT+", "CT-")) - 0.2 * len(claim.hedges)
    score -= 0.7 * claim.title + 0.5 * claim.presupposed
    length = claim.span.end - claim.span.start
    return score - abs(length - LABEL_LENGTH) / LABEL_LENGTH


def _weight(view: View, group: Group, claims: Sequence[Claim]) -> float:
    """One for each article, a half for each sure origin, more for disagreement and for an early place."""
    articles = {c.article for c in claims}
    places = [c.span.start / max(1, len(view.analyses[c.article].article.text)) for c in claims]
    early = 0.4 * (1.0 - min(places))
    if len(articles) == 1:
        return round(early + 0.3 * any(c.title for c in claims), 4)
    return round(len(articles) + 0.5 * group.independent[0] + _STRIFE[group.relation] + early, 4)


def _first(view: View, statements: Sequence[Statement]) -> tuple[int, int, int]:
    return min((view.rank[s.article], s.span.start, s.span.end) for s in statements)
