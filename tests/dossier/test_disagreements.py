"""disagreements: what both stand for and put otherwise, and nothing that only adds or is only asked."""

import pytest

from twosource.dossier.disagreements import find_disagreements
from twosource.model import (
    About,
    ArticleId,
    ClaimId,
    Factuality,
    Link,
    Place,
    Point,
    PointId,
    Polarity,
    Relation,
    Span,
    Statement,
)


def _statement(name: str, factuality: Factuality, polarity: Polarity) -> Statement:
    return Statement(ArticleId(name), Span(0, 9), ClaimId(f"{name}1"), None, None, factuality, polarity)


def _point(
    relation: Relation, about: About | None, *, score: float = 0.9, other: Factuality = "CT+", denied: bool = False
) -> Point:
    a, b = _statement("a", "CT+", "+"), _statement("b", other, "-" if denied else "+")
    link = Link(a.claim, b.claim, relation, score, (), "Why.", about)
    place = Place(a.article, a.span)
    return Point(PointId("p"), "It rained.", place, relation, (a, b), (link,), (), (1, 2), "Why.", 2.0)


@pytest.mark.parametrize("about", ["number", "count", "age", "name", "time", "denial", "state", "parts", "certainty"])
def test_what_differs_in_something_named_is_shown(about: About) -> None:
    [shown] = find_disagreements([_point("differ", about)])
    assert (shown.a.article, shown.b.article, shown.about) == ("a", "b", about)


def test_further_details_are_no_disagreement() -> None:
    assert not find_disagreements([_point("differ", "detail")])


@pytest.mark.parametrize("about", ["denial", "state", "certainty"])
def test_what_is_only_asked_or_supposed_contradicts_nothing(about: About) -> None:
    assert not find_disagreements([_point("differ", about, other="Uu")])


def test_of_two_statements_that_are_only_alike_each_has_its_own_hedges() -> None:
    assert not find_disagreements([_point("differ", "certainty", score=0.6)])


def test_who_denies_a_list_names_no_other_members() -> None:
    assert not find_disagreements([_point("differ", "parts", other="CT-", denied=True)])


@pytest.mark.parametrize("relation", ["conflict", "update"])
def test_what_excludes_or_outdates_is_shown_whatever_it_is_about(relation: Relation) -> None:
    assert [d.relation for d in find_disagreements([_point(relation, None, other="Uu")])] == [relation]
