"""folding: what is read in the sentences of other points is shown with them."""

from dataclasses import replace

import build
from twosource.dossier.folding import fold_fragments
from twosource.model import Place, Point, PointId, because
from twosource.view import View, open_view

TEXT = "The dam leaked. The road closed. The school moved. The market burned."
SENTENCES = [f"{words}" for words in TEXT.rstrip(".").split(". ")]


def _view() -> View:
    articles = []
    for name in "ab":
        of = build.analysis(build.article(f"{name.upper()}. {TEXT}", name=name))
        claims = [replace(build.claim(of, words), sentence=n) for n, words in enumerate(SENTENCES)]
        articles.append(build.claims_of(of, claims))
    return open_view(articles, [])


def _point(view: View, name: str, *places: tuple[str, int]) -> Point:
    """A point of these sentences: article and number."""
    claims = {a.analysis.article.name: a.claims for a in view.articles}
    own = [claims[article][number] for article, number in places]
    statements = tuple(view.statement(claim.id) for claim in own)
    place = Place(own[0].article, own[0].span)
    return Point(PointId(name), name, place, "agree", statements, (), (), (1, 2), because("single"), 1.0)


def test_a_point_whose_sentences_are_shown_with_several_is_read_with_the_one_that_shows_most() -> None:
    view = _view()
    one, two = _point(view, "one", ("a", 0), ("b", 0)), _point(view, "two", ("a", 1), ("b", 1), ("b", 2))
    parts = fold_fragments(view, [one, two, _point(view, "of both", ("a", 0), ("b", 1), ("b", 2))], ())
    assert {p.id: p.part_of for p in parts} == {"one": None, "two": None, "of both": "two"}


def test_a_point_with_a_sentence_of_its_own_stands_alone() -> None:
    view = _view()
    one = _point(view, "one", ("a", 0), ("b", 0))
    parts = fold_fragments(view, [one, _point(view, "new", ("a", 0), ("b", 3))], ())
    assert [p.part_of for p in parts] == [None, None]


def test_what_is_shown_with_many_and_mostly_with_none_stands_alone() -> None:
    view = _view()
    shown = [_point(view, str(n), ("a", n), ("b", n)) for n in range(3)]
    every = _point(view, "every", ("a", 0), ("b", 1), ("a", 2))
    assert [p.part_of for p in fold_fragments(view, [*shown, every], ())] == [None] * 4
