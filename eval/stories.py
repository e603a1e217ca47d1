"""How well points are found across reports: the whole chain over annotated collections of articles.

    python -m eval.stories             a line of scores for each collection and for all
    python -m eval.stories FOLDER ...  for these alone

Scored by `score_stories.py` beside the data, which says what each number counts. Without the data it says so.
The scores whose names begin with `left_out` are of groups made with weights that were fitted without the collection
they are measured on; the others are of the package as it is, whose weights have seen all of them.
"""

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from eval.scorer import DATA, TOOLS, options, require
from twosource.align.actors import find_actors
from twosource.align.groups import group
from twosource.align.pairs.block import candidate_pairs
from twosource.align.pairs.links import Compared
from twosource.align.pairs.score import Scorer
from twosource.align.passages import find_passages
from twosource.align.table import Table, build
from twosource.flow import analyse_article, make_dossier
from twosource.infer import load_reader
from twosource.model import Claims, Dossier
from twosource.read import read_paths

STORIES, SCORER = DATA / "stories", TOOLS / "score_stories.py"
SHOWN = ("f1", "recall", "precision", "clutter", "look_alikes", "relation", "origins")
LEFT_OUT = ("f1", "recall", "precision", "clutter", "look_alikes")  # what groups alone decide

Statement = tuple[int, int]  # point and statement of the annotation, by number


@dataclass(frozen=True, slots=True)
class Collection:
    """One annotated collection with the table of its claims."""

    folder: Path
    articles: tuple[Claims, ...]
    table: Table
    gold: dict[str, Any]

    @property
    def doubtful(self) -> frozenset[int]:
        """The annotated points that count neither way."""
        return frozenset(n for n, point in enumerate(self.gold["points"]) if point.get("doubtful"))


def scores(folders: tuple[Path, ...] = ()) -> dict[str, float]:
    """The scores over all annotated collections together; empty where the data is not there."""
    found = collections(folders)
    if not found:
        return {}
    total = scoring().summary([_whole(c) for c in found])
    apart = scoring().summary(_left_out(found))
    return {name: float(total[name]) for name in SHOWN} | {f"left_out_{n}": float(apart[n]) for n in LEFT_OUT}


@cache
def collections(folders: tuple[Path, ...] = ()) -> list[Collection]:
    """The annotated collections, read and analysed; none where the data is not there."""
    chosen = [f for f in (folders or sorted(STORIES.glob("*"))) if (f / "gold.json").exists()]
    if not chosen or not SCORER.exists():
        return []
    reader = load_reader()
    found = []
    for folder in chosen:
        articles = [a for a in read_paths([str(folder)]).articles if not a.name.endswith("gold.json")]
        analysed = tuple(analyse_article(a, reader) for a in sorted(articles, key=lambda a: (a.name, a.id)))
        found.append(collection(folder, analysed))
    return found


def collection(folder: Path, articles: tuple[Claims, ...]) -> Collection:
    """A collection of analysed articles, in order of their names."""
    table = build(articles, find_actors(articles), find_passages([a.analysis.article for a in articles]))
    return Collection(folder, articles, table, json.loads((folder / "gold.json").read_text(encoding="utf-8")))


def labels(collection: Collection) -> list[frozenset[Statement]]:
    """The annotated statements that each row of the table stands for, as the scorer sees it."""
    module = scoring()
    said = [(p, n, s) for p, point in enumerate(collection.gold["points"]) for n, s in enumerate(point["statements"])]
    found = []
    for row in collection.table.rows:
        place, span = _file(collection.table.of(row).name), {"start": row.claim.span.start, "end": row.claim.span.end}
        found.append(frozenset((p, n) for p, n, s in said if s["file"] == place and module.stands_for(span, s)))
    return found


def points_of(dossier: Dossier) -> dict[str, Any]:
    """What the scorer reads of a dossier, as the JSON of the command has it."""
    names = {a.analysis.article.id: a.analysis.article.name for a in dossier.articles}
    points = [
        {
            "relation": point.relation,
            "independent": list(point.independent),
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


def _whole(one: Collection) -> dict[str, int]:
    counted: dict[str, int] = scoring().score(one.folder, points_of(make_dossier(one.articles)))
    return counted


def _left_out(found: Sequence[Collection]) -> list[dict[str, int]]:
    from training.pairs import cases, left_out  # noqa: PLC0415  (it imports this module)

    weights = left_out({c.folder.name: cases(c) for c in found})
    return [scoring().score(c.folder, groups_of(c, weights[c.folder.name])) for c in found]


def _file(name: str) -> str:
    return name if name.endswith(".txt") else f"{name}.txt"


@cache
def scoring() -> ModuleType:
    """The module that scores, which lies beside the data."""
    spec = importlib.util.spec_from_file_location("score_stories", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    chosen = a.parse_args().folders
    require(SCORER)
    found = collections(tuple(chosen))
    summary = scoring().summary
    rows = [(c.folder.name, _whole(c)) for c in found]
    for name, row in [*rows, ("all", None)]:
        total = summary([row] if row else [r for _, r in rows])
        print(f"{name:18s} " + "  ".join(f"{shown} {total[shown]:.3f}" for shown in SHOWN))
    if len(found) > 1:
        apart = summary(_left_out(found))
        print(f"{'left out':18s} " + "  ".join(f"{shown} {apart[shown]:.3f}" for shown in LEFT_OUT))


if __name__ == "__main__":
    main()
