"""nearest: the highest products in other texts, the first of equal ones, and the same where a part is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from twosource.align.pairs import nearest
from twosource.align.pairs.nearest import GRID, NEAREST, Lines, Near, find_nearest

Numbers = NDArray[np.int64]


def lines(count: int, seed: int, texts: int) -> Lines:
    """Unit vectors of few directions, so that many are equally near; each in one of the texts."""
    drawn = np.random.default_rng(seed)
    vectors = drawn.integers(-1, 2, (count, 6)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)
    return Lines(vectors, np.sort(drawn.integers(0, texts, count)))


def part(of: Lines, chosen: Numbers) -> Lines:
    return Lines(of.vectors[chosen], of.text[chosen])


def listed(near: Near) -> list[list[tuple[int, int]]]:
    return [
        [(int(j), int(v)) for j, v in zip(*row, strict=True) if j >= 0]
        for row in zip(near.lines, near.values, strict=True)
    ]


many = st.builds(lines, st.integers(0, 90), st.integers(0, 1000), st.integers(1, 6))


@settings(deadline=None, max_examples=40)
@given(many)
def test_the_nearest_are_the_highest_products_of_other_texts(of: Lines) -> None:
    grid = np.rint(of.vectors * np.float32(GRID)).astype(np.int64)
    values = grid @ grid.T
    for i, found in enumerate(listed(find_nearest(of, len(of)))):
        others = [j for j in range(len(of)) if of.text[j] != of.text[i] and values[i, j] > 0]
        best = sorted(others, key=lambda j: (-values[i, j], j))[:NEAREST]
        assert found == [(j, values[i, j]) for j in best]


@settings(deadline=None, max_examples=40)
@given(many, st.data())
def test_a_part_that_is_known_changes_nothing(of: Lines, data: st.DataObject) -> None:
    texts = data.draw(st.sets(st.sampled_from(sorted({*of.text.tolist(), 0}))))
    old = np.flatnonzero(np.isin(of.text, list(texts)))
    before = find_nearest(part(of, old), len(old))
    moved = Near(np.where(before.lines >= 0, old[before.lines], -1).astype(np.int32), before.values)
    again = find_nearest(of, len(of), (old, moved))
    assert listed(again) == listed(find_nearest(of, len(of)))


def test_by_cells_the_nearest_are_mostly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.random.default_rng(5)
    centres = drawn.normal(size=(12, 24))
    vectors = centres[drawn.integers(0, 12, 400)] + drawn.normal(scale=0.4, size=(400, 24))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    of = Lines(vectors.astype(np.float32), np.arange(400) // 4)
    whole = find_nearest(of, len(of))
    monkeypatch.setattr(nearest, "EXACT", 100)
    cells = find_nearest(of, len(of))
    same = np.mean([len(set(a) & set(b)) / NEAREST for a, b in zip(whole.lines, cells.lines, strict=True)])
    assert same > 0.7


def test_values_are_whole_numbers_that_no_sum_rounds() -> None:
    drawn = np.random.default_rng(7)
    vectors = drawn.normal(size=(40, 384))
    vectors[1] = vectors[0]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    of = Lines(vectors.astype(np.float32), np.arange(40))
    grid = np.rint(of.vectors * np.float32(GRID)).astype(np.int64)
    near = find_nearest(of, 40)
    assert near.lines[0, 0] == 1
    for i in range(40):
        for j, value in listed(near)[i]:
            assert value == int(grid[i] @ grid[j]) < 2**24
