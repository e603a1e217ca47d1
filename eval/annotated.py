"""The annotated collections of articles, read and analysed, with what the annotation says of each claim."""

import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from eval.scorer import DATA, TOOLS
from twosource.align.actors import find_actors
from twosource.align.passages import find_passages
from twosource.align.table import Table, build
from twosource.flow import analyse_article
from twosource.infer import load_reader
from twosource.model import Claims
from twosource.read import read_paths

STORIES, SCORER = DATA / "stories", TOOLS / "score_stories.py"
ANNOTATED = tuple(
    sorted(path.parent for part in ("stories", "stories_more") for path in (DATA / part).glob("*/gold.json"))
)

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


@cache
def scoring() -> ModuleType:
    """The module that scores, which lies beside the data."""
    spec = importlib.util.spec_from_file_location("score_stories", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _file(name: str) -> str:
    return name if name.endswith(".txt") else f"{name}.txt"
