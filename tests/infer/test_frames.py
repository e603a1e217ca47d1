"""Cues, and what a second look at each of them makes its own."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.infer.frames import AHEAD, BACK, Seen, candidates, frames, told

SIZE = 4


class Session:
    """Answers as the small network would: `content` words after the cue, a source word before it, sure or not."""

    def __init__(self, *, sure: float = 8.0, content: int = 3) -> None:
        self.sure, self.content = sure, content
        self.runs: list[dict[str, np.ndarray]] = []

    def run(self, _: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.runs.append(given)
        n, words = given["mark"].shape
        labels = np.zeros((n, words, 5), np.float32)
        labels[:, :, 0] = 4
        for k, at in enumerate(given["at"].tolist()):
            if at:
                labels[k, at - 1, 1] = 9
            labels[k, at + 1 : at + 2, 3] = 9
            labels[k, at + 2 : at + 1 + self.content, 4] = 9
        return [labels, np.full(n, self.sure, np.float32)]


def seen(words: int, cues: dict[int, int]) -> Seen:
    """An article of so many words, with cues from a word for so many words."""
    flat = np.zeros((words, 3, 3), np.float32)
    flat[:, :, 0] = 8
    for first, length in cues.items():
        flat[first, 1] = (0, 8, 0)
        flat[first + 1 : first + length, 1] = (0, 0, 8)
    return Seen(flat, np.zeros((words, SIZE), np.float32), np.zeros((words, SIZE), np.float32))


def read(session: Any, what: Seen, sentences: list[tuple[int, int]]) -> list[tuple[list[tuple[int, int]], ...]]:
    spans = lambda pieces: [(p.first, p.past) for p in pieces]  # noqa: E731
    return [(spans(f.source), spans(f.cue), spans(f.content)) for f in frames(session, what, sentences)]


def test_each_cue_gets_its_own_source_and_content() -> None:
    found = read(Session(), seen(20, {2: 1, 10: 2}), [(0, 8), (8, 20)])
    assert found == [([(1, 2)], [(2, 3)], [(3, 6)]), ([(9, 10)], [(10, 12)], [(11, 14)])]


def test_what_the_second_look_turns_down_is_no_attribution() -> None:
    assert read(Session(sure=-8.0), seen(20, {2: 1}), [(0, 20)]) == []


def test_a_cue_without_source_and_content_is_dropped() -> None:
    class Nothing(Session):
        def run(self, _: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
            labels, valid = super().run(_, given)
            labels[:, :, 1:] = -9
            return [labels, valid]

    assert read(Nothing(), seen(9, {2: 1}), [(0, 9)]) == []


def test_a_likely_word_that_the_first_look_missed_is_tried() -> None:
    what = seen(12, {})
    what.flat[4, 1] = (1.0, 0.6, 0)
    assert [(c.first, c.past) for c in candidates(what.flat[:, 1])] == [(4, 5)]
    assert [f[1] for f in read(Session(), what, [(0, 12)])] == [[(4, 5)]]


def test_a_content_has_gaps_only_for_its_cue_and_its_source() -> None:
    class Gaps(Session):
        def run(self, _: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
            labels, valid = super().run(_, given)
            labels[:, :, 1:] = -9
            for word, label in ((0, 3), (2, 3), (7, 3), (9, 3)):
                labels[:, word, label] = 9
            labels[:, 6, 1] = 9
            return [labels, valid]

    # words 0 and 2 are one piece, 7 and 9 another: the cue (4) and the source (6) stand between
    assert read(Gaps(), seen(12, {4: 1}), [(0, 12)]) == [([(6, 7)], [(4, 5)], [(0, 3), (7, 10)])]


def test_what_is_told_lies_in_the_sentence_of_its_cue() -> None:
    session = Session(content=6)
    found = frames(session, seen(20, {2: 1, 10: 1}), [(0, 8), (8, 20)])
    assert told(found, [(0, 8), (8, 20)]) == {1: [(11, 17)]}  # the first goes on in the next sentence


def test_an_article_without_cues_asks_nothing() -> None:
    session = Session()
    assert frames(session, seen(5, {}), [(0, 5)]) == []
    assert candidates(np.zeros((0, 3), np.float32)) == []
    assert not session.runs


@given(st.integers(1, 400), st.sets(st.integers(0, 399), max_size=40))
def test_pieces_lie_in_the_article_and_near_their_cue(words: int, at: set[int]) -> None:
    what = seen(words, {i: 1 for i in at if i < words})
    third = max(1, words // 3)
    sentences = [(a, min(a + third, words)) for a in range(0, words, third)]
    found = frames(Session(content=5), what, sentences)
    assert len(found) <= len(at)
    for framed in found:
        cue = framed.cue[0].first
        for piece in (*framed.source, *framed.content):
            assert max(0, cue - BACK) <= piece.first < piece.past <= min(words, cue + AHEAD)
