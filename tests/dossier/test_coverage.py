"""coverage: who says a point as its label does, who otherwise, who against it; and who is silent on what most carry."""

from dataclasses import replace

import pytest

import build
from twosource.dossier.coverage import find_coverage, find_omissions
from twosource.model import (
    About,
    Claims,
    Link,
    Place,
    Point,
    PointId,
    Relation,
    because,
)
from twosource.view import View, open_view

TEXTS = {"a": "The dam leaked.", "b": "The dam held.", "c": "The dam broke.", "d": "Wool is dear."}


def _view(*names: str) -> View:
    articles: list[Claims] = []
    for name in names:
        of = build.analysis(build.article(TEXTS[name], name=name))
        articles.append(build.claims_of(of, [TEXTS[name].rstrip(".")]))
    return open_view(articles, [])


def _point(view: View, *links: tuple[str, str, Relation, About | None], of: str = "abc", firm: str = "") -> Point:
    """A point of the claims of these articles; its label is the first one's. `firm` are those surely of one matter."""
    claims = {a.analysis.article.name: a.claims[0] for a in view.articles}
    made = tuple(
        Link(claims[a].id, claims[b].id, relation, 0.9, (), because("single"), about) for a, b, relation, about in links
    )
    first = claims[of[0]]
    statements = tuple(view.statement(claims[name].id) for name in of)
    place = Place(first.article, first.span)
    point = Point(PointId("p"), "The dam", place, "agree", statements, made, (), (1, 2), because("single"), 2.0)
    return replace(point, firm=tuple(of.index(name) for name in firm))


def _names(view: View, articles: tuple[str, ...]) -> str:
    return "".join(view.analyses[a].article.name for a in articles)  # type: ignore[index]


@pytest.mark.parametrize(
    ("links", "says", "otherwise", "against"),
    [
        ((("a", "b", "agree", None),), "abc", "", ""),
        ((("a", "b", "refine", "detail"),), "abc", "", ""),
        ((("a", "b", "differ", "number"),), "ac", "b", ""),
        ((("a", "b", "differ", "detail"),), "abc", "", ""),  # further details oppose nothing
        ((("a", "b", "conflict", "denial"),), "ac", "b", "b"),
        ((("a", "b", "conflict", "detail"),), "ac", "b", "b"),
        ((("a", "b", "update", "state"), ("c", "a", "conflict", None)), "a", "bc", "c"),
        ((("b", "c", "conflict", "number"),), "abc", "", ""),  # neither is the label's
    ],
)
def test_who_says_otherwise_than_the_label(
    links: tuple[tuple[str, str, Relation, About | None], ...], says: str, otherwise: str, against: str
) -> None:
    view = _view("a", "b", "c")
    [row] = find_coverage(view, [_point(view, *links)])
    told = [_names(view, of) for of in (row.says, row.otherwise, row.conflicts)]
    assert told == [says, otherwise, against]


def test_a_point_of_one_article_has_no_coverage() -> None:
    view = _view("a", "b")
    assert find_coverage(view, [_point(view, of="a")]) == ()


@pytest.mark.parametrize(
    ("names", "of", "firm", "silent"),
    [
        ("abcd", "abc", "abc", "d"),
        ("abcd", "ab", "ab", None),
        ("ad", "a", "", None),
        ("ab", "ab", "ab", None),
        ("abc", "ab", "ab", "c"),
        ("abcd", "abc", "ab", None),  # whether c carries it is not sure
        ("abcd", "abc", "", None),
    ],
)
def test_silent_is_who_leaves_out_what_surely_more_than_half_carry(
    names: str, of: str, firm: str, silent: str | None
) -> None:
    view = _view(*names)
    found = [_names(view, omission.silent) for omission in find_omissions(view, [_point(view, of=of, firm=firm)])]
    assert found == ([] if silent is None else [silent])


def test_an_article_in_another_language_is_not_silent() -> None:
    view = _view("a", "b", "d")
    ident = view.articles[2].analysis.article.id
    analysis = view.analyses[ident]
    foreign = replace(analysis, article=replace(analysis.article, language="fr"))
    point = _point(view, of="ab", firm="ab")
    assert find_omissions(replace(view, analyses={**view.analyses, ident: foreign}), [point]) == ()
