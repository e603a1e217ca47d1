"""Fits the weights of twosource/annotate/antecedents.py on GUM's training part, read by the reader from the bare text.

    python -m training.antecedents [--out src/twosource/data/en/antecedents.toml]

One softmax a word over its candidates and "none of them". Prints for some thresholds how many links are given and
how many of them are right, each quarter of the documents kept out once; the thresholds in the file were chosen so.
"""

import argparse
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from eval.score_names import GENRES, TREEBANKS, documents, gold_mentions, reading_from_conllu, text_of
from numpy.typing import NDArray

from twosource.annotate.coreference import antecedents, join_mentions
from twosource.annotate.mentions import find_mentions
from twosource.infer import load_reader
from twosource.model import Reading
from twosource.tree import Tree, grow

OUT = Path(__file__).resolve().parents[1] / "src" / "twosource" / "data" / "en" / "antecedents.toml"
LEAST = {"body": 0.6, "many": 0.85, "person": 0.75, "place": 0.7, "someone": 0.9, "thing": 0.8}
PENALTY = {"person": 2.0, "thing": 2.0, "many": 4.0, "noun": 4.0}
RARE = 8  # a feature seen less often gets no weight
STEPS, RATE = 300, 0.1
FOLDS = 4
HEAD = """\
# Source: fitted by training/antecedents.py on the training part of GUM (Zeldes 2017, CC BY) as the reader reads it.
# What is seen of something met before and of the word that may stand for it: "person" for he and she, "thing" for it,
# "many" for they, "noun" for "the city". What begins with "none" speaks for no antecedent.

# how likely the likeliest must be
[least]
"""


@dataclass(frozen=True)
class Case:
    """One word with the features of its candidates, the last row those of "none"; which are right; which are named."""

    document: str
    kind: str
    seen: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]
    named: tuple[bool, ...]

    @property
    def group(self) -> str:
        """The set of weights that it is for."""
        return self.kind if self.kind in PENALTY else "noun"


def cases(name: str, conllu: str, reading: Reading) -> list[Case]:
    """The words of one document for which an antecedent is looked for; words before them are linked as gold has it."""
    text = text_of(conllu)
    tree = grow(text, reading_from_conllu(conllu, text).tokens)
    gold: dict[int, str] = {}
    for one in sorted(gold_mentions(conllu, tree), key=lambda g: g.first - g.last):
        if one.head >= 0:
            gold.setdefault(tree.tokens.starts[one.head], one.entity)
    found: list[Case] = []

    def ask(tree: Tree, asked: antecedents.Asked, before: Sequence[antecedents.Met], *known: Mapping) -> int | None:  # type: ignore[type-arg]
        fitting = antecedents.candidates(tree, asked, before, known[1])
        if not fitting:
            return None
        wanted = gold.get(tree.tokens.starts[asked.word])
        right = []
        for one in fitting:
            entities = Counter(e for m in one.met if (e := gold.get(tree.tokens.starts[m.head])))
            right.append(bool(wanted) and bool(entities) and entities.most_common(1)[0][0] == wanted)
        seen = (*antecedents.features(tree, asked, fitting, *known), antecedents.nobody(tree, asked, fitting))
        named = (*(one.number is not None for one in fitting), False)
        found.append(Case(name, asked.kind, seen, (*right, not any(right)), named))
        return next((one.number for one, so in zip(fitting, right, strict=True) if so), None)

    with patch.object(antecedents, "choose", ask):
        join_mentions(text, reading.tokens, find_mentions(text, reading))
    return found


def fit(given: Sequence[Case], penalty: float) -> dict[str, float]:
    """The weights that make what is right likeliest, by Adam on all cases at once."""
    times = Counter(name for case in given for seen in case.seen for name in seen)
    at = {name: n for n, name in enumerate(sorted(k for k, v in times.items() if v >= RARE))}
    rows: NDArray[np.float64] = np.zeros((sum(len(c.seen) for c in given), len(at)))
    for row, seen in enumerate(seen for case in given for seen in case.seen):
        for name, value in seen.items():
            if name in at:
                rows[row, at[name]] = value
    right = np.array([r for case in given for r in case.right], float)
    sizes = [len(case.seen) for case in given]
    starts, of = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    weights, mean, square = np.zeros(len(at)), np.zeros(len(at)), np.zeros(len(at))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        guess = odds / np.add.reduceat(odds, starts)[of]
        target = odds * right / np.add.reduceat(odds * right, starts).clip(1e-12)[of]
        slope = rows.T @ (guess - target) + penalty * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[n]), 2) for name, n in at.items() if abs(weights[n]) >= 0.05}


def likeliest(weights: Mapping[str, float], case: Case) -> tuple[int, float]:
    """The candidate with the highest score, and its share."""
    scores = [sum(weights.get(k, 0.0) * v for k, v in seen.items()) for seen in case.seen]
    top = max(range(len(scores) - 1), key=scores.__getitem__)
    return top, 1 / sum(math.exp(s - scores[top]) for s in scores)


def show(kind: str, given: Sequence[Case]) -> None:
    """Prints what thresholds give, each fold by the weights of the others."""
    order = {name: n % FOLDS for n, name in enumerate(sorted({c.document for c in given}))}
    guessed: list[tuple[Case, tuple[int, float]]] = []
    for fold in range(FOLDS):
        weights = fit([c for c in given if order[c.document] != fold], PENALTY[kind])
        guessed += [(c, likeliest(weights, c)) for c in given if order[c.document] == fold]
    for one in sorted({c.kind for c in given}):
        mine = [(c, g) for c, g in guessed if c.kind == one]
        wanted = sum(any(r and n for r, n in zip(c.right, c.named, strict=True)) for c, _ in mine)
        print(f"{one}: {len(mine)} words, {wanted} of something named")
        for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
            links = [c.right[top] for c, (top, share) in mine if share >= least and c.named[top]]
            print(f"  {least}: {len(links)} links, {sum(links)} right")


def main() -> None:
    """Writes the file."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--out", type=Path, default=OUT)
    o = a.parse_args()
    reader = load_reader()
    found: list[Case] = []
    for name, conllu in documents(TREEBANKS / "en_gum-train.conllu", GENRES.split(",")):
        found += cases(name, conllu, reader.read(text_of(conllu))[0])
    out = HEAD + "".join(f"{kind} = {least}\n" for kind, least in sorted(LEAST.items()))
    for kind, penalty in PENALTY.items():
        mine = [c for c in found if c.group == kind]
        show(kind, mine)
        lines = (f'"{name}" = {weight}\n' for name, weight in sorted(fit(mine, penalty).items()))
        out += f"\n[{kind}]\n" + "".join(lines)
    o.out.write_text(out, encoding="utf-8")


if __name__ == "__main__":
    main()
