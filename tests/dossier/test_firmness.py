"""firmness: which statements of a point are surely about one matter."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.dossier.firmness import FIRM, firm_places
from twosource.model import ArticleId, ClaimId, Link, Reason, Rule, Span, Statement, because

SURE, UNSURE = FIRM, FIRM - 0.01


def _statements(articles: str) -> list[Statement]:
    """A statement for each letter, in the article of that letter."""
    return [
        Statement(ArticleId(a), Span(n, n + 1), ClaimId(str(n)), None, None, "CT+", "+") for n, a in enumerate(articles)
    ]


def _links(*pairs: tuple[int, int], score: float = SURE) -> list[Link]:
    return [Link(ClaimId(str(a)), ClaimId(str(b)), "agree", score, (), because("same")) for a, b in pairs]


@pytest.mark.parametrize(
    ("articles", "sure", "firm"),
    [
        ("ab", [(0, 1)], (0, 1)),
        ("ab", [], ()),
        ("abc", [(0, 2)], (0, 2)),  # the second may be of another matter
        ("abc", [(0, 1), (1, 2)], (0, 1, 2)),
        ("abcd", [(0, 1), (2, 3)], (0, 1)),  # alike in all: the first
        ("abcde", [(0, 1), (2, 3), (3, 4)], (2, 3, 4)),  # in more articles
        ("abcab", [(0, 1), (2, 3), (3, 4), (2, 4)], (2, 3, 4)),
        ("abab", [(0, 1), (2, 3), (0, 3)], (0, 1, 2, 3)),
    ],
)
def test_the_largest_part_that_sure_links_hold_together_is_firm(
    articles: str, sure: list[tuple[int, int]], firm: tuple[int, ...]
) -> None:
    rest = [p for p in combinations(range(len(articles)), 2) if p not in sure and articles[p[0]] != articles[p[1]]]
    links = [*_links(*sure), *_links(*rest, score=UNSURE)]
    assert firm_places(_statements(articles), links) == firm


@pytest.mark.parametrize(("rule", "firm"), [("counts_exclude", (0, 1)), ("count_grew", (0, 1)), ("later_state", ())])
def test_counts_of_one_event_are_firm_and_steps_of_its_course_are_not(rule: Rule, firm: tuple[int, ...]) -> None:
    [link] = _links((0, 1), score=UNSURE)
    told = replace(link, reasons=(Reason("counts", 1.0, because(rule)),))
    assert firm_places(_statements("ab"), [told]) == firm


@given(st.data())
def test_the_order_of_links_changes_nothing_and_two_articles_are_in_it_or_none(data: st.DataObject) -> None:
    articles = data.draw(st.text("abc", min_size=1, max_size=7))
    pairs = [(i, j) for i, j in combinations(range(len(articles)), 2) if articles[i] != articles[j]]
    links = [link for pair in pairs for link in _links(pair, score=data.draw(st.sampled_from((SURE, UNSURE))))]
    firm = firm_places(_statements(articles), links)
    assert firm_places(_statements(articles), data.draw(st.permutations(links))) == firm
    assert firm == tuple(sorted(firm))
    assert len({articles[n] for n in firm}) > 1 or firm == ()
