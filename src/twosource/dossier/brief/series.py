"""Points -> the figures that matter: one number of one event in all its states, over all points that tell it.

Which counts are of one event is settled where articles are compared, and stands in the reasons of the links; here the
chains of those links are followed, since one count may stand in several points.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.dossier.brief.clauses import clause_of, in_order
from twosource.dossier.brief.speakers import Voices
from twosource.dossier.positions import Given, bounds_met, given_number, most_written
from twosource.model import ClaimId, Line, Link, Place, Point, PointId, Quantity, Statement
from twosource.view import View

COUNTS = "counts"  # the feature of a link by which two claims count one thing of one event
WITHIN = {"injured": ("hospitalised", "shot")}  # states that are compared as another one
FIRST = ("dead", "missing", "injured", "hospitalised")  # what is told before all else that is counted


@dataclass(frozen=True, slots=True)
class _SeriesMember:
    """One statement that gives the number, and the number."""

    statement: Statement
    points: tuple[PointId, ...]
    quantity: Quantity


def find_series(voices: Voices, points: Sequence[Point]) -> tuple[Line, ...]:
    """A line for each number that two articles or more give: what matters most first."""
    made = [
        line
        for state, members, later in _series(voices.view, points)
        if (line := _line_of(voices, state, members, later=later))
    ]
    return tuple(sorted(made, key=_line_rank))


def _line_rank(line: Line) -> tuple[int, int, int, tuple[Place, ...]]:
    state = FIRST.index(line.about) if line.about in FIRST else len(FIRST)
    many = len({a for clause in line.clauses for a in clause.articles})
    return (state, -(len(line.clauses) > 1), -many, line.clauses[0].places)


def _series(view: View, points: Sequence[Point]) -> Iterator[tuple[str, list[_SeriesMember], bool]]:
    """The state, who gives a number of it, and whether one of the numbers is said to be a later one."""
    told: dict[ClaimId, Statement] = {}
    holding: dict[tuple[str, ClaimId], list[PointId]] = defaultdict(list)  # points that compare the number
    near: dict[tuple[str, ClaimId], set[ClaimId]] = defaultdict(set)
    later: set[tuple[str, ClaimId]] = set()
    for point in points:
        for statement in point.statements:
            told.setdefault(statement.claim, statement)
        for link in point.links:
            state = _counted_state(link)
            if state is not None:
                near[state, link.a].add(link.b)
                near[state, link.b].add(link.a)
                holding[state, link.a].append(point.id)
                holding[state, link.b].append(point.id)
                later |= {(state, link.a), (state, link.b)} if link.relation == "update" else set()
    seen: set[tuple[str, ClaimId]] = set()
    for state, claim in list(near):
        if (state, claim) in seen:
            continue
        chain, ahead = [claim], [claim]
        seen.add((state, claim))
        while ahead:
            for other in sorted(near[state, ahead.pop()]):
                if (state, other) not in seen:
                    seen.add((state, other))
                    chain.append(other)
                    ahead.append(other)
        members = [m for c in chain if c in told and (m := _series_member(view, state, told[c], holding[state, c]))]
        yield state, members, any((state, c) in later for c in chain)


def _counted_state(link: Link) -> str | None:
    for reason in link.reasons:
        if reason.feature == COUNTS:
            state = reason.why.slot("state")
            return state if isinstance(state, str) else None
    return None


def _series_member(view: View, state: str, statement: Statement, points: Sequence[PointId]) -> _SeriesMember | None:
    """The statement with the number that it gives of that state."""
    analysis, claim = view.analyses[statement.article], view.claims[statement.claim]
    own = {analysis.quantities[n].span for n in claim.quantities}
    known = (state, *WITHIN.get(state, ()))
    found = [
        t for t in analysis.tallies if t.quantity.span in own and t.state in known and t.scope in ("whole", "with")
    ]
    return _SeriesMember(statement, tuple(points), found[0].quantity) if found else None


def _line_of(voices: Voices, state: str, members: Sequence[_SeriesMember], *, later: bool) -> Line | None:
    if len({m.statement.article for m in members}) < 2:
        return None
    view = voices.view
    given = bounds_met({m.statement.claim: given_number(view, m.statement, m.quantity) for m in members})
    same: dict[str, list[_SeriesMember]] = defaultdict(list)
    for member in members:
        same[given[member.statement.claim].key].append(member)
    clauses = []
    for of in same.values():
        named: list[Given] = [given[m.statement.claim] for m in of]
        ordered = sorted(of, key=lambda m: (view.rank[m.statement.article], m.quantity.span))
        clauses.append(
            clause_of(
                voices,
                [m.statement for m in ordered],
                [ident for m in ordered for ident in m.points],
                words=most_written(named),
                places=[Place(m.statement.article, m.quantity.whole or m.quantity.span) for m in ordered],
            )
        )
    return Line("figures", state, in_order(clauses, later=later), state=True)
