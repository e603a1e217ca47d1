"""Groups -> points in order of weight, each under a label in the words of the texts."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from twosource.dossier.firmness import firm_places
from twosource.dossier.positions import find_positions
from twosource.dossier.worth import Matter, worth_of
from twosource.model import Claim, ClaimId, Group, Place, Point, PointId, Position, Statement, Worth
from twosource.text import digest
from twosource.values.days import UNDATED
from twosource.view import View

LABEL_LENGTH = 110  # characters; a label near this length says enough and still reads at a glance
# How much a claim that stands in another point too loses as the label: two points under one label tell nobody apart.
# On seven dossiers with 389 points of several articles, 1.0 leaves 16 labels that stand twice (55 without), and 317
# with a whole clause (326 without).
ELSEWHERE = 1.0
HANGING = frozenset({"acl", "advcl", "xcomp"})  # relations of clauses that lean on another one


def make_points(view: View, groups: Sequence[Group]) -> tuple[Point, ...]:
    """The points of all groups: those that are surely of one matter first, of these the weightiest; of two that weigh
    the same, the earlier in the texts.

    A point's id is that of its first statement, in the earliest dated article, that stands in no other point: whatever
    else joins or leaves it, the id lasts as long as that statement stays with it and with no other. A point that shares
    each of its statements has the id of all of them together, which lasts as long as they are the same.
    """
    tied = Counter(claim for group in groups for claim in group.claims)
    weighed = [_weighed(view, group) for group in groups]
    taken: set[str] = set()
    points = []
    for one in sorted(weighed, key=lambda w: (not w.firm, -w.weight, sorted(w.group.claims))):
        group = one.group
        label = _label_claim(view, one, tied, taken)
        taken.add(view.words(label.article, label.span))
        points.append(_point_of(view, one, label, _ident(view, group, tied)))
    return tuple(
        sorted(points, key=lambda p: (not p.firm, -p.weight, _first_place(view, p.statements), _all_together(p)))
    )


def _claims(view: View, group: Group) -> list[Claim]:
    return sorted((view.claims[c] for c in group.claims), key=lambda c: (view.rank[c.article], c.span, c.head, c.id))


def _label_claim(view: View, weighed: "_Weighed", tied: Mapping[ClaimId, int], taken: Container[str]) -> Claim:
    """The claim that says best what the group is about, of its firm part where it has one; none that a weightier point
    is called by, unless all are.
    """
    group = weighed.group
    every = _claims(view, group)
    firm = {weighed.statements[n].claim for n in weighed.firm}
    claims = [c for c in every if c.id in firm] or every
    near = _nearness(group)
    return max(
        [c for c in claims if view.words(c.article, c.span) not in taken] or claims,
        key=lambda c: (
            clearness(view, c) + near.get(c.id, 0.0) - ELSEWHERE * (tied[c.id] - 1),
            -view.rank[c.article],
            -c.span.start,
        ),
    )


def _ident(view: View, group: Group, tied: Mapping[ClaimId, int]) -> PointId:
    own = [view.claims[c] for c in group.claims if tied[c] == 1]
    if not own:
        return PointId(digest("point", *sorted(group.claims)))
    first = min(own, key=lambda c: (view.analyses[c.article].article.published or UNDATED, c.article, c.span, c.id))
    return PointId(digest("point", first.id))


def _all_together(point: Point) -> str:
    """What puts two points in order that are alike in all else."""
    return digest(*sorted(statement.claim for statement in point.statements))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A group with its statements and positions, and what it is worth."""

    group: Group
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    worth: tuple[Worth, ...]
    firm: tuple[int, ...]

    @property
    def weight(self) -> float:
        return round(sum(one.score for one in self.worth), 4)


def _weighed(view: View, group: Group) -> _Weighed:
    claims = _claims(view, group)
    statements = tuple(view.statement(c.id) for c in claims)
    positions = find_positions(view, group, statements)
    worth = worth_of(Matter(view, group, claims, positions))
    return _Weighed(group, statements, positions, worth, firm_places(statements, group.links))


def _point_of(view: View, weighed: _Weighed, label: Claim, ident: PointId) -> Point:
    group = weighed.group
    return Point(
        id=ident,
        label=view.words(label.article, label.span),
        label_place=Place(label.article, label.span),
        relation=group.relation,
        statements=weighed.statements,
        links=group.links,
        origins=group.origins,
        independent=group.independent,
        why=group.why,
        weight=weighed.weight,
        about=group.about,
        positions=weighed.positions,
        worth=weighed.worth,
        firm=weighed.firm,
    )


def _nearness(group: Group) -> dict[ClaimId, float]:
    """For each claim of several the mean score of its links in the group, 0..1: how much it is what all speak of."""
    scores: dict[ClaimId, list[float]] = defaultdict(list)
    for link in group.links:
        scores[link.a].append(link.score)
        scores[link.b].append(link.score)
    return {ident: sum(of) / len(of) for ident, of in scores.items()}


def clearness(view: View, claim: Claim) -> float:
    """How well a claim stands alone: a whole, certain clause with its own subject, not long, not the headline."""
    analysis = view.analyses[claim.article]
    tokens = analysis.tokens
    score = 0.0
    if claim.subject is not None and claim.span.contains(claim.subject):
        score += 2.5
        if all(tokens.upos[i] in ("PRON", "DET") for i in tokens.begun_in(claim.subject)):
            score -= 2.0
    if len(tokens):
        score += 0.5 * (tokens.upos[claim.head] in ("VERB", "AUX"))
        score -= 1.0 * (tokens.deprels[claim.head].partition(":")[0] in HANGING)
        inside = tokens.begun_in(claim.span)
        score -= 0.7 * bool(inside and tokens.upos[inside[0]] in ("SCONJ", "ADP", "CCONJ", "PART"))
    score += 0.5 * (claim.factuality in ("CT+", "CT-")) - 0.2 * len(claim.hedges)
    score -= 0.7 * claim.title + 0.5 * claim.presupposed
    length = claim.span.end - claim.span.start
    return score - abs(length - LABEL_LENGTH) / LABEL_LENGTH


def _first_place(view: View, statements: Sequence[Statement]) -> tuple[int, int, int]:
    return min((view.rank[s.article], s.span.start, s.span.end) for s in statements)
