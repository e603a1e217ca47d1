"""Attributions, cue by cue: what may be a cue is marked, and a second small network reads off what belongs to it.

The first pass of the reader gives every word three flat labels (source, cue, content); that finds the cues. Which
source and which content are a given cue's is read in a second pass over the words around it, so that one word may
serve two attributions and a cue that is none can be turned down.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from twosource.infer.decode import Floats, Piece, runs, sigmoid, softmax, viterbi

if TYPE_CHECKING:
    from twosource.infer.runtime import InferenceSession

FAR, APART = 64, 3  # words, sentences between a word and its cue that the network tells apart
BACK, AHEAD = 80, 100  # words before and after a cue that are looked at: about a window of training
GAP = 12  # words between two pieces of a content that are its own where nothing else stands there
BATCH = 720  # words in one run of the network, padding counted: in larger runs memory is the limit, not the processor
LIKELY = 0.3  # probability from which on a word is tried as a cue; with less it could not be accepted
# Set on held-out training articles of PolNeAR: decision 014.
ACCEPT = 0.65  # mean of the two passes' probabilities from which on a word is a cue
LEAN = np.array([0, -0.3, 0.6, -0.7, 0.7], np.float32)  # added to the scores: spans break too readily


@dataclass(frozen=True, slots=True)
class Framed:
    """The pieces of one attribution; a missing part is empty."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What the first pass gives of an article, one row a word."""

    flat: Floats  # [words, 3, 3]: scores of O, B, I for source, cue and content
    cue: Floats  # [words, size]
    word: Floats  # [words, size]


def frames(session: "InferenceSession", seen: Seen, sentences: Sequence[tuple[int, int]]) -> list[Framed]:
    """The attributions of an article, in the order of their cues."""
    cues = candidates(seen.flat[:, 1])
    sentence_of = np.zeros(len(seen.word), np.int64)
    for number, (first, past) in enumerate(sentences):
        sentence_of[first:past] = number
    views = [(max(0, c.first - BACK), min(len(seen.word), c.first + AHEAD)) for c in cues]
    order = sorted(range(len(cues)), key=lambda k: views[k][0] - views[k][1])  # like lengths together: little padding
    found: dict[int, Framed] = {}
    at = 0
    while at < len(order):
        longest = views[order[at]][1] - views[order[at]][0]
        group = order[at : at + max(1, BATCH // longest)]
        at += len(group)
        inputs = _frame_inputs(seen, sentence_of, [cues[k] for k in group], [views[k] for k in group])
        labels, valid = session.run(None, inputs)
        for k, scores, sure in zip(group, labels, sigmoid(valid).tolist(), strict=True):
            (first, past), score = views[k], (cues[k].score + sure) / 2
            if score >= ACCEPT:
                found[k] = _framed(cues[k], scores[: past - first], first, score)
    return [found[k] for k in sorted(found) if found[k].source or found[k].content]


def told(found: Sequence[Framed], sentences: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """By number of the sentence: the contents [first, past) that lie in the sentence of their cue, apart from it."""
    starts = [first for first, _ in sentences]
    out: dict[int, list[tuple[int, int]]] = {}
    for framed in found:
        cue = framed.cue[0]
        number = bisect_right(starts, cue.first) - 1
        first, past = sentences[number]
        for piece in framed.content:
            if first <= piece.first and piece.past <= past and (piece.past <= cue.first or cue.past <= piece.first):
                out.setdefault(number, []).append((piece.first, piece.past))
    return out


def candidates(scores: Floats) -> list[Piece]:
    """Every run of words that may be a cue, by BIO scores [words, 3]; its score is the probability that it begins."""
    if not len(scores):
        return []
    begins = softmax(scores)[:, 1]
    out = []
    taken = np.zeros(len(scores), bool)
    for piece in runs(viterbi(scores)):
        taken[piece.first : piece.past] = True
        out.append(Piece(piece.first, piece.past, 0, float(begins[piece.first])))
    for i in np.flatnonzero((begins >= LIKELY) & ~taken).tolist():
        out.append(Piece(i, i + 1, 0, float(begins[i])))
    return sorted(out, key=lambda p: p.first)


def _frame_inputs(
    seen: Seen, sentence_of: NDArray[np.int64], cues: Sequence[Piece], views: Sequence[tuple[int, int]]
) -> dict[str, NDArray[np.generic]]:
    longest = max(past - first for first, past in views)
    n, size = len(cues), seen.word.shape[1]
    words = np.zeros((n, longest, size), np.float32)
    mark = np.full((n, longest), -1, np.int64)
    far, apart = np.zeros((n, longest), np.int64), np.zeros((n, longest), np.int64)
    place = np.arange(longest)
    for k, (cue, (first, past)) in enumerate(zip(cues, views, strict=True)):
        words[k, : past - first] = seen.word[first:past]
        mark[k, : past - first] = 0
        mark[k, cue.first - first : cue.past - first] = 1
        far[k] = np.clip(place - (cue.first - first), -FAR, FAR) + FAR
        apart[k, : past - first] = np.clip(sentence_of[first:past] - sentence_of[cue.first], -APART, APART) + APART
    at = np.array([cue.first - first for cue, (first, _) in zip(cues, views, strict=True)], np.int64)
    states = seen.cue[[c.first for c in cues]]
    return {"cue": states, "words": words, "mark": mark, "far": far, "apart": apart, "at": at}


def _framed(cue: Piece, scores: Floats, first: int, score: float) -> Framed:
    parts: tuple[list[Piece], list[Piece]] = ([], [])
    for piece in runs(viterbi(scores + LEAN)):
        parts[piece.label].append(Piece(first + piece.first, first + piece.past, piece.label, piece.score))
    best = max(parts[0], key=lambda p: p.score, default=None)  # a cue has one source, in one piece nearly always
    source = (best,) if best else ()
    return Framed(source, (cue,), _pieces_joined(parts[1], (cue, *source)), score)


def _pieces_joined(pieces: Sequence[Piece], between: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a content, as one where neither its cue nor its source stands between (decision 011)."""
    out: list[Piece] = []
    for piece in pieces:
        if (
            out
            and piece.first - out[-1].past <= GAP
            and not any(out[-1].past <= other.first < piece.first for other in between)
        ):
            score = min(out[-1].score, piece.score)
            out[-1] = Piece(out[-1].first, piece.past, piece.label, score)
        else:
            out.append(piece)
    return tuple(out)
