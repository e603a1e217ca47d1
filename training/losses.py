"""What training minimises: the loss of every head that a batch has labels for."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, FrameBatch, around
from training.labels import IGNORE
from training.net import HIDDEN, Reader, Seen, arc_scores, rel_scores

WEIGHTS = {
    "bio": 3.0,
    "frame": 3.0,
    "valid": 0.5,
    "upos": 0.4,
    "xpos": 0.4,
    "arc": 1.0,
    "rel": 1.0,
    "entity": 1.0,
    "fact": 0.3,
    "vector": 8.0,
}


@dataclass
class Framed:
    """Scores of the frames of a batch."""

    labels: Tensor  # [cues, words, 5]
    valid: Tensor  # [cues]


def read_frames(net: Reader, seen: Seen, batch: Batch, frames: FrameBatch) -> Framed:
    """The frames' scores for the given cues."""
    far, apart = around(frames.at, batch.sentence[frames.window])
    cue = seen.frame_cue[frames.window, frames.at]
    return Framed(*net.frames(cue, seen.frame_word[frames.window], frames.mark, far, apart, frames.at))


def labelled(net: Reader, seen: Seen, framed: Framed | None, batch: Batch, vectors: Tensor) -> dict[str, Tensor]:
    """The mean loss of every head that this batch has labels for; `vectors` [n, 384] are the base model's."""
    out: dict[str, Tensor] = {}
    if batch.upos is not None and batch.xpos is not None and batch.heads is not None and batch.rels is not None:
        out["upos"] = _cross(seen.upos, batch.upos)
        out["xpos"] = _cross(seen.xpos, batch.xpos)
        out["arc"] = _cross(_arcs(seen, batch), batch.heads)
        k, i, j, label = batch.rels.T
        out["rel"] = F.cross_entropy(rel_scores(net.rel, seen.rel_from[k, i], seen.rel_to[k, j]), label)
    if batch.entities is not None:
        out["entity"] = _cross(seen.entity, batch.entities)
    if batch.bio is not None:
        out["bio"] = _cross(seen.attribution, batch.bio)
    if framed is not None and batch.frames is not None and batch.frames.labels is not None:
        assert batch.frames.valid is not None
        if (batch.frames.valid > 0).any():  # else every label is ignored, and the mean of nothing is no number
            out["frame"] = _cross(framed.labels, batch.frames.labels)
        out["valid"] = F.binary_cross_entropy_with_logits(framed.valid, batch.frames.valid)
    if batch.facts is not None:
        there = ~torch.isnan(batch.facts)
        loss = F.smooth_l1_loss(seen.fact, torch.nan_to_num(batch.facts), reduction="none")
        out["fact"] = (loss * there).sum() / there.sum()
    out["vector"] = vector_loss(seen, batch, vectors)
    return out


def vector_loss(seen: Seen, batch: Batch, vectors: Tensor) -> Tensor:
    """1 - cosine of our vectors of whole sentences and the base model's, the mean over sentences that have one."""
    n = len(batch.vectors)
    owner = batch.sentence_pieces.flatten()
    sums = seen.vectors.new_zeros(n, HIDDEN).index_add(0, owner, seen.vectors.flatten(0, 1))
    there = (batch.vectors >= 0).to(sums.dtype)
    gap = 1 - F.cosine_similarity(sums, vectors[batch.vectors.clamp_min(0)], dim=1)
    return (gap * there).sum() / there.sum().clamp_min(1)


def _cross(scores: Tensor, labels: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, -2), labels.flatten(), ignore_index=IGNORE)


def _arcs(seen: Seen, batch: Batch) -> Tensor:
    other = batch.sentence[:, :, None] != batch.sentence[:, None, :]
    return arc_scores(seen).masked_fill(other, -1e4)
