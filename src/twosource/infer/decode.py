"""Scores of words -> spans."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words [first, past) with a label and the mean probability of its labels."""

    first: int
    past: int
    label: int
    score: float


def runs(logits: Floats, sentences: Sequence[tuple[int, int]] | None = None) -> list[Piece]:
    """The spans that BIO scores [words, 1 + 2k] give: column 0 is O, then B and I of each label.

    An I without its B begins a span. With `sentences` no span reaches over the end of one.
    """
    if not len(logits):
        return []
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    probability = shifted.max(1) / shifted.sum(1)
    labels = logits.argmax(1)
    kinds: list[int] = ((labels - 1) // 2).tolist()
    breaks = {first for first, _ in sentences} if sentences is not None else set()
    out: list[Piece] = []
    start = past = -1
    for i in np.flatnonzero(labels).tolist():
        if i == past and labels[i] % 2 == 0 and kinds[i] == kinds[start] and i not in breaks:
            past = i + 1
            continue
        if start >= 0:
            out.append(Piece(start, past, kinds[start], float(probability[start:past].mean())))
        start, past = i, i + 1
    if start >= 0:
        out.append(Piece(start, past, kinds[start], float(probability[start:past].mean())))
    return out


def viterbi(logits: Floats) -> Floats:
    """The scores with I raised or lowered where the best path needs it: BIO of any labels, [words, 1 + 2k].

    Only an I that neither its B nor its I goes before is forbidden, so scores whose best labels never do that are
    returned as they are.
    """
    best = logits.argmax(1)
    before = np.concatenate([[0], best[:-1]])
    inside = (best > 0) & (best % 2 == 0)
    if not (inside & (before != best) & (before != best - 1)).any():
        return logits
    rows: list[list[float]] = (logits - logits.max(1, keepdims=True)).tolist()
    labels = range(len(rows[0]))
    inside_of = [label for label in labels if label and label % 2 == 0]
    score = [-np.inf if label in inside_of else rows[0][label] for label in labels]
    back: list[list[int]] = []
    for row in rows[1:]:
        most = max(score)
        came = [score.index(most)] * len(row)
        after = [most + value for value in row]
        for label in inside_of:
            from_i, from_b = score[label], score[label - 1]
            came[label], best_before = (label, from_i) if from_i >= from_b else (label - 1, from_b)
            after[label] = best_before + row[label]
        score = after
        back.append(came)
    path = [score.index(max(score))]
    for came in reversed(back):
        path.append(came[path[-1]])
    found = np.array(path[::-1])
    fixed = logits.copy()
    changed = np.flatnonzero(found != best)
    fixed[changed, found[changed]] = logits[changed].max(1) + 0.01
    return fixed


def sigmoid(x: Floats) -> Floats:
    """Probabilities, without overflow."""
    out: Floats = 0.5 * (1.0 + np.tanh(0.5 * x))
    return out


def softmax(x: Floats) -> Floats:
    """Probabilities of the last axis."""
    shifted = np.exp(x - x.max(-1, keepdims=True))
    out: Floats = shifted / shifted.sum(-1, keepdims=True)
    return out
