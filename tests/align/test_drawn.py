"""drawn: what fits all of what a person joined stands with it, each sentence once, and nothing that was parted."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from build import analysis, article, claims_of
from twosource.align import compare
from twosource.align.groups.drawn import Likeness, draw_in, groups_of_rows, with_drawn

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.05, 0.2, 0.4, 0.9]),
)


def _likeness(scores: dict[tuple[int, int], float], places: list[tuple[int, int]] | None = None) -> Likeness:
    def score(i: int, j: int) -> float:
        return scores.get((min(i, j), max(i, j)), 0.0)

    def near(row: int) -> list[int]:
        return sorted({i + j - row for i, j in scores if row in (i, j)})

    return Likeness(score, score, near, places or [(row, 0) for row in range(8)])


def _drawn(
    scores: dict[tuple[int, int], float],
    places: list[tuple[int, int]] | None = None,
    groups: list[tuple[int, ...]] | None = None,
    parted: tuple[tuple[int, int], ...] = (),
) -> tuple[int, ...]:
    held = groups_of_rows(groups or [(row,) for row in range(8)])
    return draw_in((0, 1), _likeness(scores, places), held, lambda i, j: (min(i, j), max(i, j)) in parted)


def test_what_fits_all_of_them_is_drawn_in() -> None:
    assert _drawn({(0, 2): 0.25, (1, 2): 0.25}) == (0, 1, 2)
    assert _drawn({(0, 2): 0.6, (1, 2): 0.1}) == (0, 1, 2)
    assert _drawn({(0, 2): 0.6}) == (0, 1)


def test_what_is_drawn_in_draws_others_with_them() -> None:
    assert _drawn({(0, 2): 0.9, (1, 2): 0.9, (2, 3): 0.9, (0, 3): 0.2, (1, 3): 0.1}) == (0, 1, 2, 3)
    assert _drawn({(0, 2): 0.9, (1, 2): 0.9, (2, 3): 0.9}) == (0, 1, 2)


def test_what_stands_with_one_of_them_anyway_needs_less() -> None:
    scores = {(0, 2): 0.5, (1, 2): 0.03}
    assert _drawn(scores) == (0, 1)
    assert _drawn(scores, groups=[(0, 2), (1,)]) == (0, 1, 2)


def test_each_sentence_comes_in_once() -> None:
    scores = dict.fromkeys([(0, 2), (1, 2), (0, 3), (1, 3), (2, 3)], 0.6) | {(0, 4): 0.9, (1, 4): 0.9}
    places = [(0, 0), (1, 0), (2, 5), (2, 5), (0, 0), (5, 0), (6, 0), (7, 0)]
    assert _drawn(scores, places) == (0, 1, 2)


def test_what_was_parted_from_any_of_them_is_not_drawn_in() -> None:
    scores = dict.fromkeys(combinations(range(4), 2), 0.9)
    assert _drawn(scores) == (0, 1, 2, 3)
    assert _drawn(scores, parted=((1, 2),)) == (0, 1, 3)
    assert _drawn(scores, parted=((2, 3),)) == (0, 1, 2)


@given(SCORES, st.lists(st.sets(st.integers(0, 7), min_size=2), max_size=3))
def test_every_row_is_held_and_nothing_lies_within_another(
    scores: dict[tuple[int, int], float], grouped: list[set[int]]
) -> None:
    apart = [tuple(sorted(g)) for g in grouped if not any(g < other for other in grouped)]
    groups = sorted({*apart, *((row,) for row in range(8) if not any(row in g for g in apart))})
    drawn = draw_in((0, 1), _likeness(scores), groups_of_rows(groups), lambda i, j: False)
    assert {0, 1} <= set(drawn)
    found = with_drawn(groups, [drawn])
    assert found == sorted(set(found))
    assert {row for rows in found for row in rows} == set(range(8))
    assert any(set(drawn) <= set(rows) for rows in found)
    assert not any(set(a) < set(b) for a in found for b in found)


@given(
    st.lists(
        st.lists(st.sampled_from(["the", "ferry", "sank", "near", "a", "harbour", "wall"]), min_size=2), max_size=6
    )
)
def test_the_candidates_around_a_row_are_those_of_all(texts: list[list[str]]) -> None:
    """`around` finds by one row what `all` finds of every pair."""
    said = sorted({" ".join(words) for words in texts})
    found = compare([claims_of(analysis(article(t, name=f"{n}.txt")), [t]) for n, t in enumerate(said)]).compared
    every = found.all(0.1, anchored=False)
    for row in range(len(said)):
        assert found.around(row, 0.1) == {i + j - row: score for (i, j), score in every.items() if row in (i, j)}
