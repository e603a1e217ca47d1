"""How well points are found where the reports of all annotated collections lie in one folder.

    python -m eval.together

A collection of three reports on one event shows nothing of what happens in a large one, where each claim meets many
that are like it by chance. `together_f1`, `together_precision` and `together_look_alikes` are those of `eval.stories`,
counted in each collection; `together_kept_apart` is the share of the pairs of statements in one point, of two articles,
that stand in reports of one collection: those of two collections tell of two events.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from eval.annotated import SCORER, Collection, collections, scoring
from eval.scorer import options, require, show
from eval.stories import points_of
from twosource.flow import make_dossier
from twosource.model import Claims, Dossier

SHOWN = ("f1", "recall", "precision", "look_alikes")


def scores() -> dict[str, float]:
    """The scores over all collections together; empty where the data is not there."""
    found = collections()
    return measured(found) if found else {}


def measured(found: Sequence[Collection]) -> dict[str, float]:
    """The scores of those collections, in one folder."""
    dossier = make_dossier([_within(one.folder.name, claims) for one in found for claims in one.articles])
    points = points_of(dossier)["points"]
    rows = [scoring().score(one.folder, {"points": _only(one.folder.name, points)}) for one in found]
    total = scoring().summary(rows)
    return {f"together_{name}": float(total[name]) for name in SHOWN} | {"together_kept_apart": _kept_apart(dossier)}


def _within(folder: str, claims: Claims) -> Claims:
    """The claims of an article whose name tells its collection."""
    article = claims.analysis.article
    named = replace(article, name=f"{folder}/{article.name}")
    return replace(claims, analysis=replace(claims.analysis, article=named))


def _only(folder: str, points: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The points with the statements of one collection."""
    cut = ({**p, "statements": [s for s in p["statements"] if s["article"].startswith(f"{folder}/")]} for p in points)
    return [point for point in cut if point["statements"]]


def _kept_apart(dossier: Dossier) -> float:
    folder = {a.analysis.article.id: a.analysis.article.name.split("/")[0] for a in dossier.articles}
    pairs = [
        folder[a.article] == folder[b.article]
        for point in dossier.points
        for a, b in combinations(point.statements, 2)
        if a.article != b.article
    ]
    return sum(pairs) / len(pairs) if pairs else 1.0


def main() -> None:
    """Prints the scores."""
    options(__doc__).parse_args()
    require(SCORER)
    show(scores())


if __name__ == "__main__":
    main()
