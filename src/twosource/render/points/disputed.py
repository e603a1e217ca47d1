"""What the articles have otherwise, matter by matter: a row a position, the latest last, and how it came to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import ClaimId, Line, PointId, Relation
from twosource.render import wording
from twosource.render.brief.lines import state_head
from twosource.render.case import STATEMENT, Case
from twosource.render.pictures.routes import Routes, routes
from twosource.render.points.positions import PositionRow, clause_row, statements_of

DISPUTED = 100  # matters
ORDER: tuple[Relation, ...] = ("conflict", "update", "differ")


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter: "Dead", or the words of a point, with its rows and the numbers of its points."""

    number: int  # from 1
    head: str
    quoted: bool  # `head` is words of a text
    relation: Relation
    badge: str
    rows: tuple[PositionRow, ...]
    points: tuple[int, ...]
    claims: frozenset[ClaimId]  # of the statements in its rows
    routes: Routes | None


def disputes(case: Case) -> tuple[Dispute, ...]:
    """Every matter that the articles have otherwise, in the order of the dossier."""
    return tuple(_dispute(case, n, line) for n, line in enumerate(case.dossier.disputes[:DISPUTED], start=1))


def _dispute(case: Case, number: int, line: Line) -> Dispute:
    idents = tuple(dict.fromkeys(ident for clause in line.clauses for ident in clause.points))
    sides = [frozenset(s.claim for s in statements_of(case, clause)) for clause in line.clauses]
    relation = _disputed_relation(case, idents, sides)
    rows = tuple(clause_row(case, clause) for clause in line.clauses)
    about = line.about or ""
    words = _disputed_head(rows) if not about else state_head(about) if line.state else about
    return Dispute(
        number=number,
        head=wording.clipped(words, STATEMENT),
        quoted=bool(about) and not line.state and line.kind != "figures",
        relation=relation,
        badge=wording.RELATIONS[relation],
        rows=rows,
        points=tuple(sorted(case.points[ident] for ident in idents)),
        claims=frozenset().union(*sides),
        routes=routes(case, line),
    )


def _disputed_relation(case: Case, idents: Sequence[PointId], sides: Sequence[frozenset[ClaimId]]) -> Relation:
    """The strongest relation between statements of two rows; what their points have otherwise besides is not asked."""
    side = {claim: n for n, claims in enumerate(sides) for claim in claims}
    found = {
        link.relation
        for ident in idents
        for link in case.point(ident).links
        if link.a in side and link.b in side and side[link.a] != side[link.b]
    }
    default: Relation = "differ"
    return next((one for one in ORDER if one in found), default)


def _disputed_head(rows: Sequence[PositionRow]) -> str:
    """ "Planned, then done": the stands of the rows; of one stand, what the first row says."""
    stands = list(dict.fromkeys(row.stand for row in rows if row.stand))
    if len(stands) < 2:
        return wording.quoted(rows[0].words or rows[0].value) if rows else ""
    words = (", then " if any(row.latest for row in rows) else " and ").join(stands)
    return words[:1].upper() + words[1:]
