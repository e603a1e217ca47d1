"""Scores of words -> spans, and spans -> attributions with their cue."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Set on 42 held-out training articles of PolNeAR: they lift linked F1 from .36 (a bare threshold of .2 on the
# probability) to .60; between .05 and .2 a word, and from -4 to -8, nothing moves by more than a point.
A_WORD = 0.15  # what each word between a cue and a span takes from the log-odds of their link
FARTHEST = 60  # words: what lies further costs no more
LEAST_SOURCE, LEAST_CONTENT = -6.0, -8.0  # log-odds below which a span is not the cue's
# What is added to the scores of O, B and I of source, cue and content: the heads break spans too readily. Set on the
# same 42 articles: exact F1 .70 / .64 / .60 without, .73 / .68 / .61 with; flat within .3 of each number.
LEAN = np.array([[0, 0, 1.0], [0, -0.3, 0.6], [0, -0.4, 0]], np.float32)
REACH = 250  # words: no source or content lies further from its cue


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words [first, past) with a label and the mean probability of its labels."""

    first: int
    past: int
    label: int
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """The pieces of one attribution; a missing part is empty."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    score: float


def runs(logits: Floats, sentences: Sequence[tuple[int, int]] | None = None) -> list[Piece]:
    """The spans that BIO scores [words, 1 + 2k] give: column 0 is O, then B and I of each label.

    An I without its B begins a span. With `sentences` no span reaches over the end of one.
    """
    if not len(logits):
        return []
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    probability = shifted.max(1) / shifted.sum(1)
    labels: list[int] = logits.argmax(1).tolist()
    breaks = {first for first, _ in sentences} if sentences is not None else set()
    out: list[Piece] = []
    start = -1
    for i, label in enumerate([*labels, 0]):
        if start >= 0:
            goes_on = label and label % 2 == 0 and (label - 1) // 2 == (labels[start] - 1) // 2 and i not in breaks
            if goes_on and i < len(labels):
                continue
            out.append(Piece(start, i, (labels[start] - 1) // 2, float(probability[start:i].mean())))
            start = -1
        if label:
            start = i
    return out


def viterbi(logits: Floats) -> Floats:
    """The scores with I made impossible where the best path has none: BIO of one label, [words, 3].

    Only O before I is forbidden, so a sequence whose best labels never do that is returned as it is.
    """
    best = logits.argmax(1)
    wrong = np.flatnonzero((best[1:] == 2) & (best[:-1] == 0)) + 1
    if not len(wrong) and (not len(best) or best[0] != 2):
        return logits
    rows = (logits - logits.max(1, keepdims=True)).tolist()
    outside, inside, back = rows[0][0], rows[0][1], []
    for o, b, i in rows[1:]:
        best_before = max(outside, inside)
        begin, go_on = best_before + b, inside + i
        back.append((outside >= inside, begin >= go_on))
        outside, inside = best_before + o, max(begin, go_on)
    labels = [0] * len(rows)
    within = inside > outside
    for k in range(len(rows) - 1, -1, -1):
        if k == 0:
            labels[0] = 1 if within else 0
            break
        from_outside, begins = back[k - 1]
        labels[k] = (1 if begins else 2) if within else 0
        within = (within and not begins) or not from_outside
    fixed = logits.copy()
    rows_at = np.flatnonzero(np.array(labels) != best)
    fixed[rows_at, np.array(labels)[rows_at]] = logits[rows_at].max(1) + 0.01
    return fixed


def link(sources: list[Piece], cues: list[Piece], contents: list[Piece], scores: Sequence[Floats]) -> list[Linked]:
    """Attributions: every content goes to the cue that claims it most, every cue takes its best source.

    `scores[c]` is [2, words]: the probability that a word is in the source, in the content of cue c. Between equals
    the nearer wins. A content that no cue claims stands alone; a cue with neither source nor content is dropped.
    """
    of_content: list[list[Piece]] = [[] for _ in cues]
    alone: list[Piece] = []
    for piece in contents:
        best, cue = max(((_odds(scores[c][1], piece, cues[c]), c) for c in _near(cues, piece)), default=(-np.inf, -1))
        (of_content[cue] if best >= LEAST_CONTENT else alone).append(piece)
    out = []
    for c, cue_piece in enumerate(cues):
        near = _near(sources, cue_piece)
        best, found = max(((_odds(scores[c][0], sources[k], cue_piece), k) for k in near), default=(-np.inf, -1))
        source = (sources[found],) if best >= LEAST_SOURCE else ()
        if of_content[c] or source:
            parts = (*source, cue_piece, *of_content[c])
            out.append(Linked(source, (cue_piece,), tuple(of_content[c]), sum(p.score for p in parts) / len(parts)))
    out.extend(Linked((), (), (piece,), piece.score * 0.5) for piece in alone)
    return out


def _near(pieces: list[Piece], other: Piece) -> list[int]:
    return [k for k, piece in enumerate(pieces) if _gap(piece, other) <= REACH]


def _gap(a: Piece, b: Piece) -> int:
    return max(0, max(a.first, b.first) - min(a.past, b.past))


def _odds(row: Floats, piece: Piece, cue: Piece) -> float:
    mean = min(max(float(row[piece.first : piece.past].mean()), 1e-3), 1 - 1e-3)
    return math.log(mean / (1 - mean)) - A_WORD * min(_gap(piece, cue), FARTHEST)


def sigmoid(x: Floats) -> Floats:
    """Probabilities, without overflow."""
    out: Floats = 0.5 * (1.0 + np.tanh(0.5 * x))
    return out


def scale(size: int) -> float:
    """What a dot product of this size is divided by."""
    return 1.0 / math.sqrt(size)
