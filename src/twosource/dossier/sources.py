"""Points -> who is cited for what. Unnamed sources of two articles are never taken for one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.model import ActorId, Attribution, Cited, Point, PointId, SourceType, Statement
from twosource.text import fold
from twosource.view import View

NAMED: frozenset[SourceType] = frozenset({"named_person", "named_org", "document"})


def find_sources(view: View, points: Sequence[Point]) -> tuple[Cited, ...]:
    """Everybody and everything the statements are attributed to, the most cited first."""
    cited: dict[tuple[str, ...], list[tuple[PointId, Statement, Attribution]]] = defaultdict(list)
    for point in points:
        for statement in point.statements:
            held = view.attribution(view.claims[statement.claim])
            if held is not None and statement.said_by is not None:
                cited[_cited_key(view, statement, held)].append((point.id, statement, held))
    names = {actor.id: actor.name for actor in view.actors}
    made = [_cited(view, names, key, uses) for key, uses in cited.items()]
    return tuple(sorted(made, key=lambda c: (-len(c.points), -len(c.statements), c.label, c.statements[0].claim)))


def cited_actor(view: View, statement: Statement, held: Attribution) -> ActorId | None:
    """The actor who is cited; None for who has no name."""
    if held.source_entity is None or held.source_type not in NAMED:
        return None
    return view.actor_of.get((statement.article, held.source_entity))


def _cited_key(view: View, statement: Statement, held: Attribution) -> tuple[str, ...]:
    actor = cited_actor(view, statement, held)
    return ("actor", actor) if actor else ("words", statement.article, fold(statement.said_by or ""))


def _cited(
    view: View,
    names: Mapping[ActorId, str],
    key: tuple[str, ...],
    uses: Sequence[tuple[PointId, Statement, Attribution]],
) -> Cited:
    actor = cited_actor(view, uses[0][1], uses[0][2])
    kinds = sorted(held.source_type for _, _, held in uses)
    return Cited(
        label=names[actor] if actor else uses[0][1].said_by or "",
        source_type=max(dict.fromkeys(kinds), key=kinds.count),
        actor=actor,
        points=tuple(dict.fromkeys(point for point, _, _ in uses)),
        statements=tuple(statement for _, statement, _ in uses),
    )
