"""Where sentences end: trains the small net of twosource.infer.boundaries on EWT and GUM.

python -m training.boundaries [--out src/twosource/data/en/boundaries.npz] [--epochs 12]

Labels are the treebanks' sentence ends at the gaps between our own words; paragraph ends are given and not learned.
A fifth of the documents is seen once more with its case or its final marks taken away, as headlines and posts have it.
News text teaches as well, by its own rule: only the gaps of PolNeAR's training part where the rule leaves no doubt.
"""

import argparse
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from eval.reader import as_text, treebank
from eval.scorer import DATA
from numpy.typing import NDArray
from torch import nn

from twosource.infer.boundaries import (
    ABBREVIATION,
    BEFORE,
    BEHIND,
    CAPITALS,
    GLUES,
    INITIAL,
    KINDS,
    LOWER,
    MIXED,
    NUMBER,
    TITLE,
    Seen,
    kind_of,
    see,
    window,
)  # fmt: skip
from twosource.infer.words import cut_words

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "en" / "boundaries.npz"
PLACES = BEFORE + BEHIND
WORD, KIND, HIDDEN = 12, 10, 40
SURE_KINDS = (LOWER, TITLE, CAPITALS, MIXED, INITIAL, ABBREVIATION, NUMBER, kind_of(","))
RARE = 6  # times a word must stand in the training texts to be known


@dataclass(frozen=True)
class Gaps:
    """Gaps within paragraphs: the window of words and kinds, the counts, and whether a sentence ends there."""

    words: NDArray[np.int64]
    kinds: NDArray[np.int64]
    numbers: NDArray[np.float32]
    ends: NDArray[np.float32]


def documents(part: str) -> list[tuple[str, frozenset[int]]]:
    """The texts of EWT and GUM with the offsets where sentences end."""
    out = []
    for name in ("ewt", "gum"):
        for document in treebank(name, part):
            text, words = as_text(document)
            out.append((text, frozenset(words.ends[past - 1] for _, past in words.sentences)))
    return out


def gaps(texts: list[tuple[str, frozenset[int]]], known: dict[str, int]) -> Gaps:
    """All gaps of the texts that are not at the end of a paragraph."""
    parts = []
    for text, ends in texts:
        cut = cut_words(text)
        if not cut.starts:
            continue
        seen: Seen = see(text, cut.starts, cut.ends, cut.paragraphs, cut.rule, known)
        n = len(cut.starts)
        inner = np.r_[seen.paragraphs[1:] == seen.paragraphs[:-1], False]
        label = np.array(
            [any(at in ends for at in range(s + 1, e + 1)) for s, e in zip(cut.starts, cut.ends, strict=True)]
        )
        w, k = window(seen.words, seen.paragraphs, 0, n), window(seen.kinds, seen.paragraphs, 0, n)
        parts.append(Gaps(w[inner], k[inner], seen.numbers[inner], label[inner].astype(np.float32)))
    return joined(parts)


class Model(nn.Module):
    """Words and kinds as vectors, one hidden layer."""

    def __init__(self, words: int, numbers: int) -> None:
        super().__init__()
        self.word, self.kind = nn.Embedding(words, WORD), nn.Embedding(KINDS * GLUES, KIND)
        self.word_to = nn.Parameter(torch.randn(PLACES, WORD, HIDDEN) * 0.1)
        self.kind_to = nn.Parameter(torch.randn(PLACES, KIND, HIDDEN) * 0.1)
        self.counts = nn.Linear(numbers, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        nn.init.normal_(self.word.weight, std=0.3)
        nn.init.normal_(self.kind.weight, std=0.3)

    def forward(self, words: torch.Tensor, kinds: torch.Tensor, numbers: torch.Tensor) -> torch.Tensor:
        """Log odds of an end at each gap."""
        w, k = self.word(words), self.kind(kinds)
        if self.training:  # words drop out as unknown ones, so that kinds learn to stand alone
            w = torch.where(torch.rand(words.shape)[..., None] < 0.15, self.word.weight[0], w)
        hidden = self.counts(numbers) + torch.einsum("npe,peh->nh", w, self.word_to)
        hidden = torch.relu(hidden + torch.einsum("npe,peh->nh", k, self.kind_to))
        hidden = nn.functional.dropout(hidden, 0.2, self.training)
        return self.out(hidden)[:, 0]


def train(data: Gaps, words: int, epochs: int) -> Model:
    """The model after `epochs` passes, its weights averaged over the last half of them."""
    torch.manual_seed(1)
    model = Model(words, data.numbers.shape[1])
    mean = torch.optim.swa_utils.AveragedModel(model)
    tensors = [torch.from_numpy(x) for x in (data.words, data.kinds, data.numbers, data.ends)]
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3, weight_decay=1e-2)
    steps = epochs * (len(data.ends) // 1024 + 1)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, 8e-3, total_steps=steps)
    for epoch in range(epochs):
        model.train()
        for rows in torch.randperm(len(data.ends)).split(1024):
            w, k, c, y = (t[rows] for t in tensors)
            loss = nn.functional.binary_cross_entropy_with_logits(model(w, k, c), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            plan.step()
        if epoch >= epochs // 2:
            mean.update_parameters(model)
    return mean.module.eval()  # type: ignore[no-any-return]


Text = tuple[str, frozenset[int]]


def altered(texts: list[Text]) -> list[Text]:
    """Some of the texts in capitals, in small letters, or without the full stops between sentences."""
    ways = (lambda t: _recased(t, str.upper), lambda t: _recased(t, str.lower), _unmarked)
    return [ways[number % 3](text) for number, text in enumerate(texts[::5])]


def _recased(text: Text, case: Callable[[str], str]) -> Text:
    other = case(text[0])
    return (other, text[1]) if len(other) == len(text[0]) else text


def _unmarked(text: Text) -> Text:
    gone = [e - 1 for e in sorted(text[1]) if text[0][e - 1 : e + 1] == ". "]
    kept = "".join(c for at, c in enumerate(text[0]) if at not in frozenset(gone))
    return kept, frozenset(e - bisect_right(gone, e - 1) for e in text[1])


def news(known: dict[str, int]) -> Gaps:
    """Gaps of news text (PolNeAR, train) where the rule leaves no doubt, as labels of its own making."""
    parts = []
    with (DATA / "attribution" / "polnear_train.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for number, line in enumerate(lines) if number % 5 == 0]
    for text in texts:
        cut = cut_words(text)
        seen = see(text, cut.starts, cut.ends, cut.paragraphs, cut.rule, known)
        kinds = window(seen.kinds, seen.paragraphs, 0, len(cut.starts)) // GLUES
        last, before, after = kinds[:, BEFORE - 1], kinds[:, BEFORE - 2], kinds[:, BEFORE]
        rule = np.array(cut.rule)
        ended = rule & (last == kind_of(".")) & (after == TITLE) & (before != CAPITALS)
        goes_on = ~rule & np.isin(last, SURE_KINDS) | np.isin(last, [kind_of('"'), kind_of("”")]) & (
            before == kind_of(",")
        )
        # More than one sentence in a line shows that lines are paragraphs; after a colon or a dash all is open.
        rows = (ended | goes_on) & np.r_[seen.paragraphs[1:] == seen.paragraphs[:-1], False]
        n = len(cut.starts)
        w, k = window(seen.words, seen.paragraphs, 0, n), window(seen.kinds, seen.paragraphs, 0, n)
        parts.append(Gaps(w[rows], k[rows], seen.numbers[rows], ended[rows].astype(np.float32)))
    return joined(parts)


def joined(parts: list[Gaps]) -> Gaps:
    """All gaps in one."""
    return Gaps(*(np.concatenate([getattr(p, f) for p in parts]) for f in ("words", "kinds", "numbers", "ends")))


def main() -> None:
    """Trains, writes the weights, and prints how gaps of the dev parts are judged."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--out", type=Path, default=OUT)
    a.add_argument("--epochs", type=int, default=12)
    o = a.parse_args()
    torch.set_num_threads(1)
    texts = documents("train")
    counted: Counter[str] = Counter()
    for text, _ in texts:
        cut = cut_words(text)
        counted.update(text[s:e].lower() for s, e in zip(cut.starts, cut.ends, strict=True))
    kept = sorted((w for w, n in counted.items() if n >= RARE), key=lambda w: (-counted[w], w))
    known = {word: number for number, word in enumerate(kept, start=1)}
    model = train(joined([gaps(texts + altered(texts), known), news(known)]), len(known) + 1, o.epochs)
    weights = {
        "word": model.word.weight, "kind": model.kind.weight, "word_to": model.word_to, "kind_to": model.kind_to,
        "counts": model.counts.weight.T, "bias": model.counts.bias, "out": model.out.weight[0],
        "out_bias": model.out.bias[0],
    }  # fmt: skip
    arrays = {name: w.detach().numpy().astype(np.float16) for name, w in weights.items()}
    np.savez_compressed(o.out, known=np.array("\n".join(kept)), **arrays)
    dev = gaps(documents("dev"), known)
    with torch.no_grad():
        scores = model(*(torch.from_numpy(x) for x in (dev.words, dev.kinds, dev.numbers))).numpy()
    for least in (-1.0, -0.5, 0.0, 0.5):
        right = float(((scores > least) * dev.ends).sum())
        print(f"{least:5.1f}  F1 of ends inside paragraphs {2 * right / ((scores > least).sum() + dev.ends.sum()):.4f}")
    print(f"{len(known)} words, {len(dev.ends)} gaps of dev, {o.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
