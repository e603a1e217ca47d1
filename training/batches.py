"""Sentences with labels -> batches of padded windows, as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor

from training.data import Document, Sample
from training.labels import IGNORE
from twosource.infer.frames import APART, FAR
from twosource.infer.pieces import CLS, SEP

MASK = 103  # of the same vocabulary as CLS and SEP
SOURCE, CUE, CONTENT = range(3)
LOWER, CAPITALS = 0.08, 0.04  # share of the name corpora's sentences shown all in lower case, all in capitals


@dataclass
class Batch:
    """One batch; a label tensor is filled with IGNORE where its corpus says nothing, None where none says anything."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    sentence: Tensor  # [batch, words]: number of the sentence in the window, -1 padding
    sentence_pieces: Tensor  # [batch, pieces]: number of the sentence in the batch, 0 for padding, [CLS] and [SEP]
    vectors: Tensor  # [sentences + 1]: the row of each sentence's vector by the base model, -1 none; 0 is padding's
    upos: Tensor | None
    xpos: Tensor | None
    heads: Tensor | None
    rels: Tensor | None  # [arcs, 4]: window, word, its head, the relation
    entities: Tensor | None
    bio: Tensor | None  # [batch, words, 3]
    facts: Tensor | None  # [batch, words], NaN where not annotated
    frames: "FrameBatch | None"

    def to(self, device: torch.device) -> "Batch":
        """The same batch there."""
        moved = {}
        for f in fields(self):
            value = getattr(self, f.name)
            moved[f.name] = value if value is None else value.to(device, non_blocking=True)
        return Batch(**moved)


@dataclass
class FrameBatch:
    """Cues of a batch, and words that only look like cues, with what belongs to each."""

    window: Tensor  # [cues]
    at: Tensor  # [cues]: first word
    mark: Tensor  # [cues, words]: 1 in the cue, 0 outside, -1 padding
    labels: Tensor | None  # [cues, words]: FRAME_BIO; IGNORE for padding, and for what is no cue
    valid: Tensor | None  # [cues]: 1.0 a cue, 0.0 none

    def to(self, device: torch.device, *, non_blocking: bool = True) -> "FrameBatch":
        """The same there."""
        return FrameBatch(
            *(
                None if v is None else v.to(device, non_blocking=non_blocking)
                for v in (getattr(self, f.name) for f in fields(self))
            )
        )


def around(at: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
    """How far each word and its sentence are from the cue, as Frames takes it; at [cues], sentence [cues, words]."""
    place = torch.arange(sentence.shape[1], device=at.device)
    far = (place[None, :] - at[:, None]).clamp(-FAR, FAR) + FAR
    own = sentence.gather(1, at[:, None])
    return far, (sentence - own).clamp(-APART, APART) + APART


@dataclass(frozen=True)
class Inventory:
    """Which label has which number, and the words that are cues now and then."""

    xpos: dict[str, int]
    deprels: dict[str, int]
    cues: frozenset[str]


Window = list[Sample]


def pack(documents: Sequence[Document], limit: int) -> list[Window]:
    """Windows of whole sentences of one document."""
    out: list[Window] = []
    for document in documents:
        group: Window = []
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


def batches(windows: list[Window], rng: random.Random | None, pieces: int) -> list[list[Window]]:
    """Windows of like length together; shuffled where `rng` is given. `pieces` in a batch, padding counted."""
    if rng:
        rng.shuffle(windows)
    noise = (lambda: rng.uniform(-6, 6)) if rng else (lambda: 0.0)
    order = sorted(windows, key=lambda w: sum(len(s.pieces) for s in w) + noise())
    out: list[list[Window]] = []
    group: list[Window] = []
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


def collate(windows: list[Window], inventory: Inventory, rng: random.Random, hide: float = 0.0) -> Batch:
    """Padded tensors of some windows; `rng` chooses the words that only look like cues, and which pieces are hidden.

    `hide` is the share of pieces that are masked.
    """
    b = len(windows)
    t = max(2 + sum(len(s.pieces) for s in w) for w in windows)
    n = max(sum(len(s.forms) for s in w) for w in windows)
    ids, shapes, mask, owner = (torch.zeros(b, t, dtype=torch.long) for _ in range(4))
    first = torch.zeros(b, n, dtype=torch.long)
    sentence = torch.full((b, n), -1)
    upos, xpos, heads, entities = (torch.full((b, n), IGNORE) for _ in range(4))
    bio = torch.full((b, n, 3), IGNORE)
    facts = torch.full((b, n), float("nan"))
    rels: list[list[int]] = []
    vectors = [-1]
    for k, window in enumerate(windows):
        at, word = 1, 0
        ids[k, 0] = CLS
        for number, s in enumerate(window):
            w = slice(word, word + len(s.forms))
            seen = [MASK if rng.random() < hide else p for p in s.pieces] if hide else s.pieces
            ids[k, at : at + len(s.pieces)] = torch.tensor(seen)
            owner[k, at : at + len(s.pieces)] = len(vectors)
            vectors.append(s.vector)
            counts = torch.tensor(s.counts)
            first[k, w] = at + counts.cumsum(0) - counts
            seen_shapes = torch.tensor(s.shapes)
            if s.entities is not None and s.upos is None and (chance := rng.random()) < LOWER + CAPITALS:
                plain = seen_shapes % 8
                cased = ((plain >= 1) & (plain <= 4)) | (plain == 6)
                seen_shapes = torch.where(cased, seen_shapes - plain + (1 if chance < LOWER else 3), seen_shapes)
            shapes[k, at : at + len(s.pieces)] = seen_shapes.repeat_interleave(counts)
            sentence[k, w] = number
            if s.upos is not None and s.xpos and s.heads and s.deprels:
                upos[k, w] = torch.tensor(s.upos)
                xpos[k, w] = torch.tensor([inventory.xpos.get(x, IGNORE) for x in s.xpos])
                heads[k, w] = torch.tensor([word + h for h in s.heads])
                for i, (h, r) in enumerate(zip(s.heads, s.deprels, strict=True)):
                    label = inventory.deprels.get(r, inventory.deprels.get(r.split(":")[0], IGNORE))
                    if label != IGNORE:
                        rels.append([k, word + i, word + h, label])
            if s.entities is not None:
                entities[k, w] = torch.tensor(s.entities)
            if s.facts is not None:
                facts[k, w] = torch.tensor(s.facts)
            if s.bio is not None:
                bio[k, w] = torch.tensor(s.bio).T
            at += len(s.pieces)
            word += len(s.forms)
        ids[k, at] = SEP
        mask[k, : at + 1] = 1
    some = lambda x: x if (x != IGNORE).any() else None  # noqa: E731
    return Batch(
        ids,
        shapes,
        mask,
        first,
        sentence,
        owner,
        torch.tensor(vectors),
        some(upos),
        some(xpos),
        some(heads),
        torch.tensor(rels) if rels else None,
        some(entities),
        some(bio),
        None if torch.isnan(facts).all() else facts,
        _frames(windows, n, sentence, inventory.cues, rng),
    )


def _frames(
    windows: list[Window], n: int, sentence: Tensor, cues: frozenset[str], rng: random.Random
) -> FrameBatch | None:
    """Every cue of the windows, and about as many words that are none: some that often are, and one by chance."""
    window_of, at, marks, labels, valid = [], [], [], [], []
    for k, window in enumerate(windows):
        if window[0].bio is None:
            continue
        found: dict[int, list[list[tuple[int, int, bool]]]] = {}
        word, forms, in_cue = 0, [], []
        for s in window:
            for role in s.roles:
                parts = found.setdefault(role.attribution, [[], [], []])
                parts[role.kind].append((word + role.first, word + role.past, role.begins))
            forms += [f.lower() for f in s.forms]
            in_cue += [b > 0 for b in s.bio[CUE]] if s.bio else [False] * len(s.forms)
            word += len(s.forms)
        for parts in found.values():
            begun = [a for a, _, begins in parts[CUE] if begins]
            if not begun:
                continue
            window_of.append(k)
            at.append(min(begun))
            mark, label = [0] * word + [-1] * (n - word), [0] * word + [IGNORE] * (n - word)
            for a, past, _ in parts[CUE]:
                mark[a:past] = [1] * (past - a)
            for kind, code in ((SOURCE, 1), (CONTENT, 3)):
                for a, past, begins in sorted(parts[kind]):
                    label[a:past] = [code + 1] * (past - a)
                    if begins:
                        label[a] = code
            marks.append(mark)
            labels.append(label)
            valid.append(1.0)
        others = [i for i, f in enumerate(forms) if f in cues and not in_cue[i]]
        chosen = set(rng.sample(others, min(len(others), max(2, len(found)))))
        chosen |= {i for i in (rng.randrange(word),) if not in_cue[i]}
        for i in sorted(chosen):
            window_of.append(k)
            at.append(i)
            marks.append([int(j == i) for j in range(word)] + [-1] * (n - word))
            labels.append([IGNORE] * n)
            valid.append(0.0)
    if not at:
        return None
    return FrameBatch(
        torch.tensor(window_of), torch.tensor(at), torch.tensor(marks), torch.tensor(labels), torch.tensor(valid)
    )
