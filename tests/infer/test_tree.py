"""Scores -> one tree with one root, the best there is."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.infer.tree import best_tree, keep_together


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for i in range(len(heads)):
        seen = set()
        while heads[i] != -1:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i]
    return True


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 30), st.integers(0, 10**6))
def test_any_scores_give_a_tree_with_one_root(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32) * 3
    assert is_tree(best_tree(scores))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # Words 1 and 2 like each other best; word 0 is the root and word 1 likes it almost as well.
    scores = np.array([[5.0, 0.0, 0.0], [4.0, -9.0, 5.0], [1.0, 5.0, -9.0]], np.float32)
    assert best_tree(scores) == [-1, 0, 1]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_no_tree_with_the_same_root_scores_better(seed: int) -> None:
    n = 4
    scores = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32) * 2
    found = best_tree(scores)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    root = found.index(-1)

    def total(heads: list[int]) -> float:
        return float(sum(logs[i, h] for i, h in enumerate(heads) if h >= 0))

    others = [list(h) for h in product(range(-1, n), repeat=n) if h[root] == -1 and is_tree(list(h))]
    assert total(found) >= max(map(total, others)) - 1e-4


def test_what_is_told_is_kept_together() -> None:
    """ "The railway will close, the operator said on Monday": the day may hang on "said" as well as on "close"."""
    scores = np.zeros((4, 4), np.float32)  # close, operator, said, Monday
    scores[2, 2] = scores[0, 2] = scores[1, 2] = 5
    scores[3, 0], scores[3, 2] = 4, 3.5
    assert best_tree(scores.copy()) == [2, 2, -1, 0]
    keep_together(scores, 0, 1)
    assert best_tree(scores) == [2, 2, -1, 2]
