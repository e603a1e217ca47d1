"""How well points are found across reports: the whole chain over annotated collections of articles.

    python -m eval.stories             a line of scores for each collection and for all
    python -m eval.stories FOLDER ...  for these alone

Scored by `score_stories.py` beside the data, which says what each number counts. Without the data it says so.
The scores whose names begin with `left_out` are of groups made with weights that were fitted without the collection
they are measured on; the others are of the package as it is, whose weights have seen all of them.
`one_matter` is a reader's view: of the points that are not folded away and in which two articles make statements that
the annotation knows, the share all of whose such statements can stand for one annotated point. Points that the
annotators held doubtful count neither way.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training.pairs import cases, left_out

from eval.annotated import MORE, SCORER, Collection, collections, labels, scoring
from eval.scorer import options, require
from twosource.align.groups import group
from twosource.align.pairs.block import candidate_pairs
from twosource.align.pairs.links import Compared
from twosource.align.pairs.score import Scorer
from twosource.flow import make_dossier
from twosource.model import Dossier

SHOWN = (
    "f1",
    "recall",
    "precision",
    "clutter",
    "look_alikes",
    "points",
    "relation",
    "origins",
    "sourcing",
    "open_origin",
    "one_origin",
    "conflict_recall",
    "conflict_precision",
    "update_recall",
    "update_precision",
)
ONE_MATTER = ("one_matter", "measured")  # counted beside what the scorer counts
LEFT_OUT = ("f1", "recall", "precision", "clutter", "look_alikes")  # what groups alone decide


def scores(folders: tuple[Path, ...] = ()) -> dict[str, float]:
    """The scores over all annotated collections together; empty where the data is not there."""
    found = collections(folders)
    if not found:
        return {}
    apart = scoring().summary(_left_out(found))
    return summary([_whole(c) for c in found]) | {f"left_out_{n}": float(apart[n]) for n in LEFT_OUT}


def scores_of_more() -> dict[str, float]:
    """The scores over the further collections together; empty where the data is not there."""
    found = collections(tuple(sorted(folder.parent for folder in MORE.glob("*/gold.json"))))
    if not found:
        return {}
    return summary([_whole(c) for c in found])


def summary(rows: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """The scores of collections together, from their counts."""
    total = scoring().summary(rows)
    pure, measured = (total["counts"][name] for name in ONE_MATTER)
    return {name: float(total[name]) for name in SHOWN} | {"one_matter": pure / measured if measured else 0.0}


def points_of(dossier: Dossier) -> dict[str, Any]:
    """What the scorer reads of a dossier, as the JSON of the command has it."""
    names = {a.analysis.article.id: a.analysis.article.name for a in dossier.articles}
    points = [
        {
            "relation": point.relation,
            "independent": list(point.independent),
            "origins": [{"kind": origin.kind} for origin in point.origins],
            "statements": [
                {"article": names[s.article], "start": s.span.start, "end": s.span.end} for s in point.statements
            ],
        }
        for point in dossier.points
    ]
    return {"points": points}


def groups_of(collection: Collection, scorer: Scorer | None = None) -> dict[str, Any]:
    """What the scorer reads, of groups alone, made with the weights of `scorer`."""
    table = collection.table
    compared = Compared(table, candidate_pairs(table), scorer)
    points = []
    for rows in group(len(table.rows), compared.all(), compared.score):
        claims = [table.rows[i] for i in rows]
        said = [{"article": table.of(r).name, "start": r.claim.span.start, "end": r.claim.span.end} for r in claims]
        points.append({"relation": "", "independent": [0, -1], "statements": said})
    return {"points": points}


def of_one_matter(one: Collection, dossier: Dossier) -> tuple[int, int]:
    """How many points not folded away hold statements of one annotated point alone; of how many it can be told."""
    sure = {
        row.claim.id: {point for point, _ in of if point not in one.doubtful}
        for row, of in zip(one.table.rows, labels(one), strict=True)
    }
    main, pure, measured = set(dossier.main), 0, 0
    for point in (point for point in dossier.points if point.id in main):
        known = [s for s in point.statements if sure[s.claim]]
        if len({s.article for s in known}) > 1:
            measured += 1
            pure += bool(set.intersection(*(sure[s.claim] for s in known)))
    return pure, measured


def _whole(one: Collection) -> dict[str, int]:
    dossier = make_dossier(one.articles)
    counted: dict[str, int] = scoring().score(one.folder, points_of(dossier))
    return counted | dict(zip(ONE_MATTER, of_one_matter(one, dossier), strict=True))


def _left_out(found: Sequence[Collection]) -> list[dict[str, int]]:
    weights = left_out({c.folder.name: cases(c) for c in found})
    return [scoring().score(c.folder, groups_of(c, weights[c.folder.name])) for c in found]


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    chosen = a.parse_args().folders
    require(SCORER)
    found = collections(tuple(chosen))
    rows = [(c.folder.name, _whole(c)) for c in found]
    for folder, row in [*rows, ("all", None)]:
        total = summary([row] if row else [r for _, r in rows])
        print(f"{folder:18s} " + "  ".join(f"{name} {value:.3f}" for name, value in total.items()))
    if len(found) > 1:
        apart = scoring().summary(_left_out(found))
        print(f"{'left out':18s} " + "  ".join(f"{shown} {apart[shown]:.3f}" for shown in LEFT_OUT))


if __name__ == "__main__":
    main()
