"""Trains the reader, all heads together, from what training.prepare wrote; run again to resume.

    python -m training.train [--device cuda] [--begin reader.pt --phase 3]

Five phases: large batches at first, then small ones, which give the attribution heads the many steps they need; in the
last, where all has been seen often, some words are hidden. At the end of the last three, weights and inputs are rounded
as they will be at run time. Prints losses and speed; writes work/reader.pt at the end. eval.reader measures what
training.export makes of it.
"""

import argparse
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, Inventory, Window, batches, collate, pack
from training.data import Document
from training.losses import WEIGHTS, labelled, read_frames
from training.net import Encoder, Reader, make_coarse
from training.prepare import WORK, Prepared, load

LR_ENCODER, LR_HEADS = 1.5e-4, 1e-3  # at rate 1
WARMUP = 0.04  # share of the steps of a phase


@dataclass(frozen=True)
class Phase:
    """So many passes over each corpus, in batches of so many word pieces; the learning rate falls from `rate` to 0.

    From the share `coarse` of its steps on, linear layers compute as in 8 bits. A share `hide` of the pieces is masked.
    """

    passes: Mapping[str, float]
    pieces: int
    rate: float
    coarse: float = 2.0
    hide: float = 0.0


PHASES = (
    Phase({"polnear": 2, "ewt": 4, "gum": 2, "names": 2, "gmb": 0.5}, 2560, 1.0),
    Phase({"polnear": 1, "ewt": 1, "gum": 1, "names": 1, "gmb": 0.25}, 1024, 0.6),
    Phase({"polnear": 2, "ewt": 1.5, "gum": 1, "names": 1.5, "gmb": 0.12}, 1024, 0.8, coarse=0.7),
    Phase({"polnear": 4, "ewt": 3, "gum": 2, "names": 2, "gmb": 0.12}, 1024, 0.8, coarse=0.75),
    Phase({"polnear": 3, "ewt": 2, "gum": 1, "names": 2, "gmb": 0.1}, 1024, 0.8, coarse=0.75, hide=0.1),
)


@dataclass(frozen=True)
class Options:
    """Where and from what one training runs."""

    work: Path
    out: str
    device: torch.device
    seed: int
    first: int  # phase, from 1
    begin: Path | None  # a trained reader to go on from
    mean: float  # share of the new weights in what is written, the rest being those it began with
    workers: int
    every: float  # minutes between checkpoints


def new_reader(work: Path, inventory: Inventory) -> Reader:
    """An untrained reader on the base encoder."""
    encoder = Encoder()
    encoder.load_state_dict({k: v.float() for k, v in torch.load(work / "base.pt", weights_only=True).items()})
    return Reader(encoder, len(inventory.xpos), len(inventory.deprels))


@torch.no_grad()
def base_vectors(work: Path, data: Prepared, device: torch.device) -> Tensor:
    """[n, 384]: the base model's vector (the mean over all pieces) of every sentence that has a row; kept in a file."""
    path = work / "vectors.npy"
    if path.exists():
        kept = np.load(path)
        if len(kept) == data.vectors:
            return torch.from_numpy(kept).to(device)
    encoder = new_reader(work, data.inventory).encoder.eval().to(device)
    chosen = [s for documents in data.train.values() for d in documents for s in d if s.vector >= 0]
    chosen.sort(key=lambda s: len(s.pieces))
    out = torch.zeros(data.vectors, 384, dtype=torch.float16)
    size = 256 if device.type == "cuda" else 32
    for at in range(0, len(chosen), size):
        group = chosen[at : at + size]
        t = 2 + len(group[-1].pieces)
        ids, mask = torch.zeros(len(group), t, dtype=torch.long), torch.zeros(len(group), t, dtype=torch.long)
        for k, s in enumerate(group):
            ids[k, : len(s.pieces) + 2] = torch.tensor([101, *s.pieces, 102])
            mask[k, : len(s.pieces) + 2] = 1
        ids, mask = ids.to(device), mask.to(device)
        states = encoder(ids, None, mask)
        mean = F.normalize((states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True), dim=1)
        out[torch.tensor([s.vector for s in group])] = mean.half().cpu()
    np.save(path, out.numpy())
    return out.to(device)


@dataclass
class Plan:
    """Every batch of the training in order, its learning rate, whether in 8 bits, and the share that is hidden."""

    groups: list[list[Window]]
    rates: list[float]
    coarse: list[bool]
    hide: list[float]


def schedule(data: dict[str, list[Document]], o: Options) -> Plan:
    """The phases one after the other; the same for the same data and seed."""
    plan = Plan([], [], [], [])
    for number, phase in enumerate(PHASES[o.first - 1 :], o.first):
        rng = random.Random(1000 * o.seed + number)
        groups: list[list[Window]] = []
        for corpus, passes in phase.passes.items():
            left = passes
            while left > 0:
                documents = data[corpus]
                if left < 1:
                    documents = rng.sample(documents, round(left * len(documents)))
                limit = 60 if corpus == "gmb" else rng.choice((150, 160, 170))
                groups += batches(pack(documents, limit), rng, phase.pieces)
                left -= 1
        rng.shuffle(groups)
        n = len(groups)
        plan.groups += groups
        plan.rates += [phase.rate * min((k + 1) / (WARMUP * n), 1 - k / n) + 1e-3 for k in range(n)]
        plan.coarse += [k >= phase.coarse * n for k in range(n)]
        plan.hide += [phase.hide] * n
    return plan


class Feed(torch.utils.data.Dataset[Batch]):
    """Batches as tensors, by number, for worker processes. A class because the loader asks for one."""

    def __init__(self, plan: Plan, inventory: Inventory, seed: int) -> None:
        self._plan, self._inventory, self._seed = plan, inventory, seed

    def __len__(self) -> int:
        return len(self._plan.groups)

    def __getitem__(self, at: int) -> Batch:
        rng = random.Random(self._seed * 1_000_003 + at)
        return collate(self._plan.groups[at], self._inventory, rng, self._plan.hide[at])


def feed(plan: Plan, first: int, inventory: Inventory, o: Options) -> Iterator[Batch]:
    """The batches from number `first` on, made by worker processes ahead of time."""
    loader: torch.utils.data.DataLoader[Batch] = torch.utils.data.DataLoader(
        Feed(plan, inventory, o.seed),
        batch_size=None,
        sampler=range(first, len(plan.groups)),
        num_workers=o.workers,
        prefetch_factor=16 if o.workers else None,
    )
    return iter(loader)


class Training:
    """The network, its optimizer and how far it is. A class because it holds a resource."""

    def __init__(self, o: Options, data: Prepared) -> None:
        self.o, self.data = o, data
        torch.manual_seed(o.seed)
        self.net = new_reader(o.work, data.inventory)
        if o.begin is not None:
            self.net.load_state_dict(torch.load(o.begin, weights_only=True)["net"], strict=False)
        self.net.to(o.device)
        for frozen in (
            self.net.encoder.word,
            self.net.encoder.place,
        ):  # a fifth faster, and rare words keep their place
            frozen.requires_grad_(False)
        encoder = [p for p in self.net.encoder.parameters() if p.requires_grad]
        own = {id(p) for p in self.net.encoder.parameters()}
        heads = [p for p in self.net.parameters() if id(p) not in own]
        groups = [{"params": encoder, "lr": LR_ENCODER}, {"params": heads, "lr": LR_HEADS}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.plan = schedule(data.train, o)
        self.total = len(self.plan.groups)
        self.decay = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: self.plan.rates[min(s, self.total - 1)]
        )
        self.step = 0
        self.vectors = base_vectors(o.work, data, o.device)
        self.checkpoint = o.work / "checkpoint.pt"

    def resume(self) -> None:
        """Goes on from the checkpoint, where there is one of the same plan."""
        if self.checkpoint.exists():
            saved = torch.load(self.checkpoint, weights_only=True)
            if saved["total"] == self.total:
                self.net.load_state_dict(saved["net"])
                self.optimizer.load_state_dict(saved["optimizer"])
                self.decay.load_state_dict(saved["decay"])
                self.step = saved["step"]
                print(f"resumed at step {self.step}", flush=True)

    def save(self) -> None:
        """Writes the checkpoint, whole or not at all."""
        part = self.checkpoint.with_suffix(".part")
        state = {"net": self.net.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state | {"decay": self.decay.state_dict(), "step": self.step, "total": self.total}, part)
        part.replace(self.checkpoint)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Of every head that the batch has labels for."""
        seen = self.net(batch.ids, batch.shapes, batch.mask, batch.first)
        framed = read_frames(self.net, seen, batch, batch.frames) if batch.frames is not None else None
        return labelled(self.net, seen, framed, batch, self.vectors)

    def run(self) -> None:
        """All steps that are left."""
        sums: dict[str, Tensor] = {}
        counts: dict[str, int] = defaultdict(int)
        began = saved_at = time.time()
        pieces = 0
        self.net.train()
        for batch in feed(self.plan, self.step, self.data.inventory, self.o):
            make_coarse(self.net, on=self.plan.coarse[self.step])
            found = self.losses(batch.to(self.o.device))
            loss = torch.stack([WEIGHTS[k] * v for k, v in found.items()]).sum()
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            self.optimizer.step()
            self.decay.step()
            self.step += 1
            pieces += batch.mask.numel()
            for k, v in found.items():
                sums[k] = sums[k] + v.detach() if k in sums else v.detach()
                counts[k] += 1
            if self.step % 50 == 0:
                shown = " ".join(f"{k} {float(sums[k]) / counts[k]:.3f}" for k in sorted(sums))
                print(f"{self.step}/{self.total} {pieces / (time.time() - began):.0f} pieces/s {shown}", flush=True)
                sums.clear()
                counts.clear()
                began, pieces = time.time(), 0
            if time.time() - saved_at > 60 * self.o.every:
                self.save()
                saved_at = time.time()
        state = {"net": self._averaged(), "step": self.step, "total": self.total}
        torch.save(state, self.o.work / self.o.out)

    def _averaged(self) -> dict[str, Tensor]:
        """The weights, with those that the training began with (Wortsman et al. 2022, "Model soups")."""
        new = self.net.state_dict()
        if self.o.begin is None or self.o.mean == 1.0:
            return new
        old = torch.load(self.o.begin, weights_only=True, map_location=self.o.device)["net"]
        return {
            k: torch.lerp(old[k], v, self.o.mean) if k in old and v.is_floating_point() else v for k, v in new.items()
        }


def main() -> None:
    """Trains, from the newest checkpoint where there is one."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--work", type=Path, default=WORK)
    a.add_argument("--out", default="reader.pt", help="name of the file in the work folder")
    a.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--phase", type=int, default=1, choices=range(1, len(PHASES) + 1), help="the first to do")
    a.add_argument("--begin", type=Path, help="a trained reader to go on from; heads it lacks begin anew")
    a.add_argument("--mean", type=float, default=1.0, help="share of the new weights beside those of --begin")
    a.add_argument("--workers", type=int, default=1, help="processes that make batches")
    a.add_argument("--every", type=float, default=4.0, help="minutes between checkpoints")
    o = a.parse_args()
    torch.backends.cuda.matmul.allow_tf32 = True
    device = torch.device(o.device)
    if device.type == "cpu":
        torch.set_num_threads(len(os.sched_getaffinity(0)))
    data = load(o.work)
    labels = {"xpos": list(data.inventory.xpos), "deprels": list(data.inventory.deprels)}
    (o.work / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    training = Training(Options(o.work, o.out, device, o.seed, o.phase, o.begin, o.mean, o.workers, o.every), data)
    training.resume()
    print(f"{training.total} steps", flush=True)
    training.run()
    print("done", flush=True)


if __name__ == "__main__":
    main()
