"""What is printed: articles and sources first have a right to their lines, then as many disagreements as fit."""

import pytest

from render.sample import dossier
from twosource.render.brief.linked import linked_lines
from twosource.render.case import open_case
from twosource.render.points import paper
from twosource.render.points.disputed import disputes
from twosource.render.points.paper import on_paper


def test_of_a_small_dossier_all_of_the_brief_is_printed() -> None:
    case = open_case(dossier())
    assert on_paper(linked_lines(case), disputes(case), (), case.reports) == paper.Paper(2, 0, 3)


def test_more_disagreements_than_fit_are_left_to_the_page() -> None:
    case = open_case(dossier())
    made = on_paper(linked_lines(case), disputes(case) * 30, (), case.reports * 50)
    assert 4 <= made.disputes < 20
    assert paper.ARTICLES <= made.articles < 100


@pytest.mark.parametrize("lines", [0.0, 20.0, 110.0])
def test_never_more_than_there_are_and_never_less_than_none(monkeypatch: pytest.MonkeyPatch, lines: float) -> None:
    monkeypatch.setattr(paper, "LINES", lines)
    case = open_case(dossier())
    made = on_paper(linked_lines(case), disputes(case), (), case.reports)
    assert 0 <= made.disputes <= 2
    assert 0 <= made.articles <= 3
