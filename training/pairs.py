"""The weights by which two claims are taken for one matter: a logistic regression over align's visible features.

    python -m training.pairs FILE      fits on all annotated collections and writes the weights (TOML)

Pairs are the candidates of each collection; a pair is one matter where its claims stand for statements of one
annotated point. Doubtful points are left out. Needs numpy alone. `eval/stories.py` fits the same with each collection
left out, so that none is scored with weights it had a part in.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from eval.annotated import ANNOTATED, Collection, collections, labels
from numpy.typing import NDArray

from twosource.align.pairs.block import candidate_pairs
from twosource.align.pairs.features import FEATURES
from twosource.align.pairs.links import Compared
from twosource.align.pairs.score import Scorer

RIDGE = 0.3  # pull of the weights to zero: a few pairs of one collection must not set a weight
STEPS = 15

Cases = tuple[NDArray[np.float64], NDArray[np.float64]]  # [n, features], [n] 1 where one matter


def cases(collection: Collection) -> Cases:
    """What the features say of each candidate pair between articles, and whether it is one matter."""
    rows = collection.table.rows
    of, doubtful = labels(collection), collection.doubtful
    pairs = candidate_pairs(collection.table)
    compared = Compared(collection.table, pairs[:0])
    features, same = [], []
    for i, j in pairs.tolist():
        shared = {point for point, _ in of[i]} & {point for point, _ in of[j]}
        if rows[i].article == rows[j].article or (shared and shared <= doubtful):
            continue
        features.append([reason.score for reason in compared.reasons(i, j)])
        same.append(float(bool(shared)))
    return np.array(features).reshape(-1, len(FEATURES)), np.array(same)


def fit(parts: Sequence[Cases]) -> Scorer:
    """The weights, rounded to what the data can tell; none below 0: what speaks for one matter can't count against it.

    Features that say much the same else take opposite weights, which no reader of the reasons could follow.
    """
    features = np.concatenate([f for f, _ in parts])
    same = np.concatenate([s for _, s in parts])
    x = np.hstack([features, np.ones((len(features), 1))])
    free = np.ones(x.shape[1], dtype=bool)
    while True:
        weights = np.zeros(x.shape[1])
        weights[free] = _regression(x[:, free], same)
        against = (weights < 0) & (np.arange(len(weights)) < len(weights) - 1)
        if not against.any():
            break
        free &= ~against
    rounded = [round(float(w), 2) for w in weights]
    return Scorer(rounded[-1], dict(zip(NAMES, rounded[:-1], strict=True)))


def _regression(x: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of the columns, the last of which is the bias."""
    pull = np.full(x.shape[1], RIDGE)
    pull[-1] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):  # Newton's method: convex, settled long before the last step
        likely = 1.0 / (1.0 + np.exp(-(x @ weights)))
        slope = x.T @ (likely - same) + pull * weights
        bend = (x * (likely * (1 - likely))[:, None]).T @ x + np.diag(pull)
        weights -= np.linalg.solve(bend, slope)
    return weights


def toml(scorer: Scorer) -> str:
    """The file of the weights."""
    lines = [f"{name} = {weight}" for name, weight in sorted(scorer.weights.items())]
    return "\n".join([HEAD, "", f"bias = {scorer.bias}", "", "[weights]", *lines, ""])


NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
HEAD = "# Source: compiled for twosource; fitted by `python -m training.pairs` on 66 annotated collections of reports."


def left_out(parts: Mapping[str, Cases]) -> dict[str, Scorer]:
    """For each collection the weights fitted on all others."""
    return {name: fit([part for other, part in parts.items() if other != name]) for name in parts}


if __name__ == "__main__":
    found = collections(ANNOTATED)
    Path(sys.argv[1]).write_text(toml(fit([cases(c) for c in found])), encoding="utf-8")
