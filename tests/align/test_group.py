"""group: what fits stands together, what does not stays apart, and one claim may serve two matters."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from twosource.align.groups import AGAIN, AGAIN_SAID, JOIN, MOST, WORST, group

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.sampled_from([0.0, 0.2, 0.4, 0.9])
)


def _grouped(links: dict[tuple[int, int], float], count: int, *, large: bool = False) -> list[tuple[int, ...]]:
    return group(count, links, lambda i, j: links.get((min(i, j), max(i, j)), 0.0), large=large)


def test_likeness_does_not_chain() -> None:
    assert _grouped({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.0}, 3) == [(0, 1), (1, 2)]
    assert _grouped({(0, 1): 0.9, (1, 2): AGAIN - 0.01, (0, 2): 0.0}, 3) == [(0, 1), (2,)]


def test_three_that_fit_are_one_group() -> None:
    assert _grouped({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}, 3) == [(0, 1, 2)]


def test_a_weak_link_joins_nothing() -> None:
    assert _grouped({(0, 1): JOIN - 0.01}, 2) == [(0,), (1,)]


@given(SCORES, st.booleans())
def test_every_row_is_held_and_no_group_lies_within_another(links: dict[tuple[int, int], float], large: bool) -> None:
    found = _grouped(links, 8, large=large)
    assert {row for members in found for row in members} == set(range(8))
    assert found == sorted(found)
    assert not any(set(a) <= set(b) for a in found for b in found if a is not b)
    assert max(sum(row in members for members in found) for row in range(8)) <= MOST
    for members in found:
        assert all(links.get(pair, 0.0) >= WORST for pair in itertools.combinations(members, 2))


@given(SCORES, st.booleans())
def test_no_group_mostly_says_again_what_others_say(links: dict[tuple[int, int], float], large: bool) -> None:
    found = [set(members) for members in _grouped(links, 8, large=large)]
    for members in found:
        others = [other for other in found if other is not members]
        if len(members) > 1 and members <= set().union(*others):
            pairs = [set(pair) for pair in itertools.combinations(sorted(members), 2)]
            assert sum(any(pair <= other for other in others) for pair in pairs) <= AGAIN_SAID * len(pairs)


def test_groups_that_fit_each_other_become_one() -> None:
    """Of many claims of one matter each is near to a few: what they begin apart is one matter all the same."""
    chains = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert _grouped(chains | dict.fromkeys([(0, 2), (0, 3), (1, 3)], JOIN), 4, large=True) == [(0, 1, 2, 3)]
    assert _grouped(chains | {(0, 2): JOIN, (1, 3): JOIN}, 4, large=True) == [(0, 1, 2), (2, 3)]
