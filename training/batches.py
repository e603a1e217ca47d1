"""Sentences with labels -> batches of padded windows, as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from training.data import Document, Sample
from training.labels import IGNORE
from twosource.infer.pieces import CLS, SEP

PIECES = 2560  # in a batch, padding counted


@dataclass
class Batch:
    """One batch; a label tensor is filled with IGNORE where its corpus says nothing."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    sentence: Tensor  # [batch, words]: number of the sentence in the window, -1 padding
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    rels: Tensor
    entities: Tensor
    bio: Tensor  # [batch, words, 3]
    facts: Tensor
    cues: list[tuple[int, int, list[int], list[int]]]  # window, word of the cue, words of its source, of its content
    taught: list[tuple[int, int, int, int]]  # window, first piece, past last piece, row of the teacher
    samples: list[list[Sample]] = field(default_factory=list)


@dataclass(frozen=True)
class Inventory:
    """Which label has which number."""

    xpos: dict[str, int]
    deprels: dict[str, int]


def pack(documents: Sequence[Document], limit: int) -> list[list[Sample]]:
    """Windows of whole sentences of one document."""
    out: list[list[Sample]] = []
    for document in documents:
        group: list[Sample] = []
        size = 0
        for s in document:
            if group and size + len(s.pieces) > limit:
                out.append(group)
                group, size = [], 0
            group.append(s)
            size += len(s.pieces)
        if group:
            out.append(group)
    return out


def batches(windows: list[list[Sample]], rng: random.Random | None, pieces: int = PIECES) -> list[list[list[Sample]]]:
    """Windows of like length together; shuffled where `rng` is given."""
    if rng:
        rng.shuffle(windows)
    noise = (lambda: rng.uniform(-6, 6)) if rng else (lambda: 0.0)
    order = sorted(windows, key=lambda w: sum(len(s.pieces) for s in w) + noise())
    out: list[list[list[Sample]]] = []
    group: list[list[Sample]] = []
    for window in order:
        length = 2 + sum(len(s.pieces) for s in window)
        if group and (len(group) + 1) * max(length, *(2 + sum(len(s.pieces) for s in w) for w in group)) > pieces:
            out.append(group)
            group = []
        group.append(window)
    if group:
        out.append(group)
    if rng:
        rng.shuffle(out)
    return out


def collate(windows: list[list[Sample]], inventory: Inventory) -> Batch:
    """Padded tensors of some windows."""
    b = len(windows)
    t = max(2 + sum(len(s.pieces) for s in w) for w in windows)
    n = max(sum(len(s.forms) for s in w) for w in windows)
    ids, shapes, mask = (torch.zeros(b, t, dtype=torch.long) for _ in range(3))
    first = torch.zeros(b, n, dtype=torch.long)
    sentence = torch.full((b, n), -1)
    upos, xpos, heads, rels, entities = (torch.full((b, n), IGNORE) for _ in range(5))
    bio = torch.full((b, n, 3), IGNORE)
    facts = torch.full((b, n), float("nan"))
    out = Batch(ids, shapes, mask, first, sentence, upos, xpos, heads, rels, entities, bio, facts, [], [], windows)
    for k, window in enumerate(windows):
        at, word = 1, 0
        cues: dict[int, int] = {}
        sources: dict[int, list[int]] = {}
        contents: dict[int, list[int]] = {}
        ids[k, 0] = CLS
        for number, s in enumerate(window):
            w = slice(word, word + len(s.forms))
            ids[k, at : at + len(s.pieces)] = torch.tensor(s.pieces)
            place = at
            for i, count in enumerate(s.counts):
                first[k, word + i] = place
                shapes[k, place : place + count] = s.shapes[i]
                place += count
            sentence[k, w] = number
            if s.upos is not None and s.xpos and s.heads and s.deprels:
                upos[k, w] = torch.tensor(s.upos)
                xpos[k, w] = torch.tensor([inventory.xpos.get(x, IGNORE) for x in s.xpos])
                heads[k, w] = torch.tensor([word + h for h in s.heads])
                rels[k, w] = torch.tensor(
                    [inventory.deprels.get(r, inventory.deprels.get(r.split(":")[0], IGNORE)) for r in s.deprels]
                )
            if s.entities is not None:
                entities[k, w] = torch.tensor(s.entities)
            if s.facts is not None:
                facts[k, w] = torch.tensor(s.facts)
            if s.bio is not None:
                bio[k, w] = torch.tensor(s.bio).T
                cues.update({c: word + i for c, i in s.links})
                for of, found in ((s.source_of, sources), (s.content_of, contents)):
                    for i, c in enumerate(of or ()):
                        if c >= 0:
                            found.setdefault(c, []).append(word + i)
            if s.teacher >= 0:
                out.taught.append((k, at, at + len(s.pieces), s.teacher))
            at += len(s.pieces)
            word += len(s.forms)
        ids[k, at] = SEP
        mask[k, : at + 1] = 1
        out.cues.extend((k, i, sources.get(c, []), contents.get(c, [])) for c, i in cues.items())
    return out
