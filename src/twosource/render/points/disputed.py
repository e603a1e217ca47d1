"""What the articles have otherwise, matter by matter: a row a position, the latest last, and how it came to them."""

from dataclasses import dataclass

from twosource.model import ClaimId, Line, Relation
from twosource.render import wording
from twosource.render.brief.lines import HEADS, state_head
from twosource.render.case import Case
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
    idents = dict.fromkeys(ident for clause in line.clauses for ident in clause.points)
    relations = {case.point(ident).relation for ident in idents}
    relation: Relation = next((one for one in ORDER if one in relations), "differ")
    about = line.about or ""
    rows = tuple(clause_row(case, clause) for clause in line.clauses)
    head = state_head(about) if line.state else wording.clipped(about, wording.LONGEST_URL)
    return Dispute(
        number=number,
        head=head or HEADS.get(line.kind, "") or (rows[0].words if rows else ""),
        quoted=bool(about) and not line.state and line.kind != "figures",
        relation=relation,
        badge=wording.RELATIONS[relation],
        rows=rows,
        points=tuple(sorted(case.points[ident] for ident in idents)),
        claims=frozenset(s.claim for clause in line.clauses for s in statements_of(case, clause)),
        routes=routes(case, line),
    )
