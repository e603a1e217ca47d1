"""Scores a word -> spans."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.infer.decode import runs, viterbi


def logits(labels: list[int], width: int = 3) -> np.ndarray:
    return (np.eye(width)[labels] * 8).astype(np.float32)


def test_runs_of_b_and_i_are_spans() -> None:
    assert [(p.first, p.past, p.label) for p in runs(logits([0, 1, 2, 0, 3, 4, 4, 1], 5))] == [
        (1, 3, 0),
        (4, 7, 1),
        (7, 8, 0),
    ]


def test_an_i_without_its_b_begins_a_span() -> None:
    assert [(p.first, p.past) for p in runs(logits([0, 2, 2, 0]))] == [(1, 3)]


def test_a_name_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert [(p.first, p.past) for p in runs(logits([1, 2, 2, 0]), [(0, 2), (2, 4)])] == [(0, 2), (2, 3)]


def test_a_doubtful_start_is_mended_by_the_best_path() -> None:
    scores = np.array([[3.0, 2.9, 0.0], [0.0, 0.0, 9.0], [9.0, 0.0, 0.0]], np.float32)
    assert [(p.first, p.past) for p in runs(viterbi(scores))] == [(0, 2)]


@given(st.integers(1, 40), st.integers(1, 3), st.integers(0, 10**6))
def test_the_best_path_never_goes_from_outside_to_inside(n: int, kinds: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, 1 + 2 * kinds)).astype(np.float32)
    labels = viterbi(scores).argmax(1).tolist()
    assert all(b == 0 or b % 2 or a in (b - 1, b) for a, b in pairwise([0, *labels]))


@given(st.integers(0, 10**6))
def test_the_best_path_is_the_best_of_all_that_are_allowed(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    allowed = [
        p for p in product(range(5), repeat=4) if all(b == 0 or b % 2 or a in (b - 1, b) for a, b in pairwise([0, *p]))
    ]
    worth = lambda path: sum(float(scores[i, label]) for i, label in enumerate(path))  # noqa: E731
    assert worth(viterbi(scores).argmax(1).tolist()) == pytest.approx(max(map(worth, allowed)), abs=1e-5)
