"""The reader: one encoder with several heads, run by onnxruntime from the files shipped with the package."""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from twosource.errors import ModelError
from twosource.infer.decode import Floats, Piece, runs
from twosource.infer.frames import Framed, frames, told
from twosource.infer.frames import Seen as FrameSeen
from twosource.infer.lemma import lemma
from twosource.infer.parts import PART, Read, in_parts, joined
from twosource.infer.pieces import Window, WordPieces, encode, windows
from twosource.infer.runtime import sessions
from twosource.infer.tree import best_tree, keep_together
from twosource.infer.wordpiece import Vocabulary, vocabulary
from twosource.infer.words import Words, split
from twosource.model import MentionType, RawAttribution, RawMention, Reading, Span, Tokens, Vectors
from twosource.shipped import MEND, shipped

if TYPE_CHECKING:
    from twosource.infer.runtime import InferenceSession

log = logging.getLogger(__name__)

DIM = 384
HEADS = 64  # heads whose relations are scored at once
BATCH = 512  # word pieces in one run of the encoder, padding counted: 2048 take a tenth longer and more memory
_NONE = np.zeros((0, DIM), np.float32)


@dataclass(frozen=True, slots=True)
class States:
    """What the encoder made of an article, for vectors of any of its spans: sums of piece vectors a word."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sums: NDArray[np.float32]  # [words, DIM]; float16 where the text was read in parts
    counts: NDArray[np.float32]  # [words]: pieces of the word


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the outputs of each head, in order, and the lemma table."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]
    lemmas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sessions:
    """The two networks, loaded: all heads in one pass over the words, and what belongs to one cue."""

    words: "InferenceSession"
    frames: "InferenceSession"


@dataclass(frozen=True, slots=True)
class _Heads:
    """The head outputs of a whole article, one row a word."""

    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    arc_from: Floats
    arc_to: Floats
    arc_bias: Floats
    rel_from: Floats
    rel_to: Floats
    entity: Floats
    attribution: Floats
    frame_cue: Floats
    frame_word: Floats
    fact: Floats
    sums: Floats


class Reader:
    """Holds the model; `read` may be called from several threads, one text each."""

    def __init__(self, sessions: "Sessions", known: Vocabulary, labels: Labels, rel: Floats) -> None:
        self._session, self._frames, self._labels = sessions.words, sessions.frames, labels
        # [REL + 1, labels * (REL + 1)]: a head's row times this, then a dependent's row, is the score of each label.
        self._labels_n, _, side = rel.shape
        self._rel = np.ascontiguousarray(rel.transpose(2, 0, 1).reshape(side, -1))
        self._pieces = WordPieces(known)

    def read(self, text: str, words: Words | None = None) -> tuple[Reading, States]:
        """Words, tags, trees, names and attributions of `text`, and the states that vectors are pooled from.

        `words`: given words and sentences instead of our own, for measuring on gold ones.
        """
        words = words or split(text)
        if not words.starts:
            empty = Tokens((), (), (), (), (), (), (), ())
            none = np.zeros(0, np.int64)
            return Reading(empty, (), (), ()), States(
                none, none, np.zeros((0, DIM), np.float32), np.zeros(0, np.float32)
            )
        parts: list[Read] = []
        at = 0
        # In a long text the sums are the most of what is kept: half the digits are enough to tell claims apart.
        sums = np.empty((len(words.starts), DIM), np.float32 if len(words.starts) <= PART else np.float16)
        for part in in_parts(words):
            read = self._read(text, part)
            sums[at : at + len(part.starts)] = read.sums
            at += len(part.starts)
            parts.append(replace(read, sums=_NONE))
        counts = np.concatenate([part.counts for part in parts])
        return joined(parts, words), States(np.array(words.starts), np.array(words.ends), sums, counts)

    def _read(self, text: str, words: Words) -> Read:
        cut = windows(list(encode(self._pieces, text, words)))
        seen = self._run(cut, len(words.starts))
        found = frames(self._frames, FrameSeen(seen.attribution, seen.frame_cue, seen.frame_word), words.sentences)
        tokens = self._tokens(text, words, seen, told(found, words.sentences))
        return Read(
            tokens,
            self._mentions(tokens, seen),
            tuple(
                _attribution(tokens, a) for a in sorted(found, key=lambda a: min(p.first for p in (*a.cue, *a.content)))
            ),
            tuple(round(float(f), 3) for f in np.clip(seen.fact, -3, 3)),
            seen.sums,
            np.concatenate([np.array(w.counts, np.float32) for w in cut]),
        )

    def _run(self, cut: Sequence[Window], words: int) -> _Heads:
        """All windows through the encoder, those of like length together; rows come back in order of the text."""
        order = sorted(range(len(cut)), key=lambda k: -len(cut[k].ids))
        columns: list[NDArray[np.float32]] | None = None
        at = 0
        while at < len(order):
            length = len(cut[order[at]].ids)
            group = [cut[k] for k in order[at : at + max(1, BATCH // length)]]
            at += len(group)
            outputs = self._session.run(None, _inputs(group, length))
            vectors = outputs.pop()
            if columns is None:
                columns = [np.empty((words, *o.shape[2:]), o.dtype) for o in outputs]
                columns.append(np.empty((words, DIM), np.float32))
            for k, window in enumerate(group):
                rows = slice(window.first_word, window.first_word + len(window.first))
                for column, output in zip(columns, outputs, strict=False):
                    column[rows] = output[k, : len(window.first)]
                columns[-1][rows] = _sums(vectors[k], np.array(window.first), np.array(window.counts))
        return _Heads(*cast(list[NDArray[np.float32]], columns))  # type: ignore[arg-type]

    def _tokens(
        self, text: str, words: Words, seen: _Heads, told_in: Mapping[int, Sequence[tuple[int, int]]]
    ) -> Tokens:
        heads = np.full(len(words.starts), -1)
        for number, (first, past) in enumerate(words.sentences):
            scores = seen.arc_from[first:past] @ seen.arc_to[first:past].T + seen.arc_bias[first:past]
            for begin, end in told_in.get(number, ()):
                keep_together(scores, begin - first, end - first)
            tree = best_tree(scores)
            heads[first:past] = [first + h if h >= 0 else -1 for h in tree]
        own = np.where(heads < 0, np.arange(len(heads)), heads)
        labels = self._relations(seen, own)
        names = self._labels
        upos = tuple(names.upos[i] for i in seen.upos.tolist())
        xpos = tuple(names.xpos[i] for i in seen.xpos.tolist())
        return Tokens(
            words.starts,
            words.ends,
            words.sentences,
            upos,
            xpos,
            tuple(
                lemma(text[s:e], u, x, names.lemmas)
                for s, e, u, x in zip(words.starts, words.ends, upos, xpos, strict=True)
            ),
            tuple(heads.tolist()),
            tuple("root" if h < 0 else names.deprels[r] for h, r in zip(heads.tolist(), labels.tolist(), strict=True)),
        )

    def _relations(self, seen: _Heads, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """The best relation of every word to its head; `root` is kept for the root.

        Head by head: what a head's row gives is worked out once for all that hang on it, two words on average.
        """
        one = np.ones((len(heads), 1), np.float32)
        order = np.argsort(heads, kind="stable")
        above, begins = np.unique(heads[order], return_index=True)
        bounds = [*begins.tolist(), len(heads)]
        below, tops = np.hstack([seen.rel_from, one])[order], np.hstack([seen.rel_to, one])[above]
        scores = np.empty((len(heads), self._labels_n), np.float32)
        for at in range(0, len(above), HEADS):  # in parts: the product is [heads, labels * 97]
            product = (tops[at : at + HEADS] @ self._rel).reshape(-1, self._labels_n, below.shape[1])
            for head, matrix in enumerate(product, at):
                rows = slice(bounds[head], bounds[head + 1])
                scores[rows] = below[rows] @ matrix.T
        scores[:, self._labels.deprels.index("root")] = -np.inf
        out = np.empty(len(heads), np.int64)
        out[order] = scores.argmax(1)
        return out

    def _mentions(self, tokens: Tokens, seen: _Heads) -> tuple[RawMention, ...]:
        return tuple(
            RawMention(
                tokens.span(p.first, p.past - 1), cast(MentionType, self._labels.entities[p.label]), round(p.score, 3)
            )
            for p in runs(seen.entity, tokens.sentences)
        )


def _attribution(tokens: Tokens, a: Framed) -> RawAttribution:
    def spans(pieces: tuple[Piece, ...]) -> tuple[Span, ...]:
        return tuple(tokens.span(p.first, p.past - 1) for p in pieces)

    return RawAttribution(spans(a.source), spans(a.cue), spans(a.content), round(a.score, 3))


def _sums(vectors: Floats, first: NDArray[np.int64], counts: NDArray[np.int64]) -> Floats:
    """[words, DIM]: the sum of each word's pieces. Most words are one piece."""
    out: Floats = vectors[first]
    for more in range(1, int(counts.max())):
        longer = np.flatnonzero(counts > more)
        out[longer] += vectors[first[longer] + more]
    return out


def _inputs(group: Sequence[Window], length: int) -> dict[str, NDArray[np.int64]]:
    most = max(len(w.first) for w in group)
    ids, shapes, mask = (np.zeros((len(group), length), np.int64) for _ in range(3))
    first = np.zeros((len(group), most), np.int64)
    for k, w in enumerate(group):
        ids[k, : len(w.ids)] = w.ids
        shapes[k, : len(w.ids)] = w.shapes
        mask[k, : len(w.ids)] = 1
        first[k, : len(w.first)] = w.first
    return {"ids": ids, "shapes": shapes, "mask": mask, "first": first}


def pool(states: States, spans: Sequence[Span]) -> Vectors:
    """One vector a span, of length 1: the mean of its pieces, as the encoder saw them in their article.

    A span without a word (blank, or between words) gets a row of zeros, which is like nothing.
    """
    out = np.zeros((len(spans), DIM), np.float32)
    firsts = np.searchsorted(states.ends, [span.start for span in spans], side="right").tolist()
    pasts = np.searchsorted(states.starts, [span.end for span in spans], side="left").tolist()
    for row, (first, past) in enumerate(zip(firsts, pasts, strict=True)):
        if past > first:
            mean = np.asarray(states.sums[first:past], np.float32).sum(0) / states.counts[first:past].sum()
            out[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return Vectors(len(spans), DIM, out.astype("<f2").tobytes())


@cache
def load_reader(folder: Path | None = None, *, threads: int = 0) -> Reader:
    """The reader shipped with the package (or in `folder`), its files checked against their digests.

    `threads`: of onnxruntime for one text, 0 as many as there are cores. Loaded once a process.
    Raises ModelError where a file is missing or altered.
    """
    if folder is None:
        shipped("reader/reader.json")  # has the digests of the others
        with as_file(files("twosource").joinpath("data", "en", "reader")) as found:
            return _load(found, threads)
    return _load(folder, threads)


@cache
def reader_digest() -> str:
    """16 hexadecimal digits that no other reader has: of its card, which holds the digest of each of its files."""
    card = files("twosource").joinpath("data", "en", "reader", "reader.json").read_bytes()
    return hashlib.sha256(card).hexdigest()[:16]


def _load(folder: Path, threads: int) -> Reader:
    try:
        card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        for name, known in card["sha256"].items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != known:
                raise ModelError(
                    f"the reader's file {name} is altered (SHA-256 {found[:12]}..., not {known[:12]}...): {MEND}"
                )
        networks = sessions(folder / "reader.onnx", folder / "frames.onnx", threads=threads)
        pieces = vocabulary((folder / "vocabulary.txt").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"the reader's file {error.filename} can't be read ({error.strerror}): {MEND}") from error
    log.debug("reader of %s loaded", folder)
    labels = Labels(
        tuple(card["upos"]), tuple(card["xpos"]), tuple(card["deprels"]), tuple(card["entities"]), card["lemmas"]
    )
    return Reader(Sessions(*networks), pieces, labels, np.load(folder / "rel.npy").astype(np.float32))
