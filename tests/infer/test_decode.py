"""Scores a word -> spans, and their cue."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.infer.decode import Piece, link, runs, viterbi


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


@given(st.integers(1, 40), st.integers(0, 10**6))
def test_the_best_path_never_goes_from_outside_to_inside(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, 3)).astype(np.float32)
    labels = viterbi(scores).argmax(1).tolist()
    assert labels[0] != 2
    assert all(not (a == 0 and b == 2) for a, b in pairwise(labels))


def test_each_content_goes_to_the_cue_that_claims_it_and_a_source_may_serve_two() -> None:
    source, cues = Piece(0, 1, 0, 0.9), [Piece(1, 2, 0, 0.9), Piece(4, 5, 0, 0.9)]
    contents = [Piece(2, 4, 0, 0.9), Piece(5, 7, 0, 0.9)]
    claims = [np.zeros((2, 7), np.float32) for _ in cues]
    for c, (a, b) in enumerate([(2, 4), (5, 7)]):
        claims[c][0, 0] = 0.8
        claims[c][1, a:b] = 0.9
    found = link([source], cues, contents, claims)
    assert [(a.source, a.cue, a.content) for a in found] == [
        ((source,), (cues[0],), (contents[0],)),
        ((source,), (cues[1],), (contents[1],)),
    ]
