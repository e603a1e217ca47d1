"""sources: a name is one source in all reports, whoever is not named is one in his own report alone."""

import pytest

import build
from twosource.dossier.sources import find_sources
from twosource.model import Actor, ActorId, Claims, Mention, Place, Point, PointId, SourceType, because
from twosource.view import open_view

Said = tuple[str, SourceType, int | None]  # the words of the source, what it is, and its entity


def _report(name: str, *said: Said) -> Claims:
    text = " ".join(f"Dam {n} leaked, {source} said." for n, (source, _, _) in enumerate(said)) + f" In {name}."
    held = tuple(
        build.attribution(
            [build.span(text, f", {source} said", sum(s[0] == source for s in said[:n]))],
            [build.span(text, "said", n)],
            [build.span(text, f"Dam {n} leaked")],
            source_type=kind,
            source_entity=entity,
            source_label=source,
        )
        for n, (source, kind, entity) in enumerate(said)
    )
    names = tuple(
        Mention(build.span(text, source), "PER", entity=entity) for source, _, entity in said if entity is not None
    )
    of = build.analysis(build.article(text, name=name), attributions=held, mentions=names)
    return build.claims_of(of, [build.claim(of, f"Dam {n} leaked", attribution=one.id) for n, one in enumerate(held)])


def _cited(*reports: Claims) -> list[tuple[str, SourceType, bool, int]]:
    """Of each source its label, type, whether it is an actor, and its statements."""
    names = [Place(r.analysis.article.id, m.span) for r in reports for m in r.analysis.mentions]
    actors = (Actor(ActorId("gray"), "Ann Gray", "PER", (), tuple(names)),)
    view = open_view(reports, actors)
    statements = tuple(view.statement(claim.id) for report in reports for claim in report.claims)
    first = statements[0]
    place = Place(first.article, first.span)
    point = Point(PointId("p"), "It", place, "agree", statements, (), (), (1, 2), because("single"), 2.0)
    return [(c.label, c.source_type, c.actor is not None, len(c.statements)) for c in find_sources(view, [point])]


PERSON: SourceType = "named_person"
GROUP: SourceType = "unnamed_group"


@pytest.mark.parametrize(
    ("first", "second", "cited"),
    [
        ([("Gray", PERSON, 0)], [("Ann Gray", PERSON, 0)], [("Ann Gray", PERSON, True, 2)]),
        ([("Gray", PERSON, None)], [("Gray", PERSON, None)], [("Gray", PERSON, False, 1)] * 2),  # no entity, no actor
        ([("the clerk", GROUP, 0)], [("the clerk", GROUP, 0)], [("the clerk", GROUP, False, 1)] * 2),  # never one
        ([("guards", GROUP, None), ("guards", GROUP, None)], [], [("guards", GROUP, False, 2)]),
        (
            [("guards", GROUP, None), ("clerks", GROUP, None)],
            [],
            [("clerks", GROUP, False, 1), ("guards", GROUP, False, 1)],
        ),
        (
            [("Gray", PERSON, 0), ("guards", GROUP, None)],
            [("Gray", PERSON, 0)],
            [("Ann Gray", PERSON, True, 2), ("guards", GROUP, False, 1)],  # the most cited first
        ),
    ],
)
def test_who_is_cited(first: list[Said], second: list[Said], cited: list[tuple[str, SourceType, bool, int]]) -> None:
    reports = [_report("a", *first), *([_report("b", *second)] if second else [])]
    assert _cited(*reports) == cited
