"""How well points are found across reports: the whole chain over annotated collections of articles.

    python -m eval.stories             a line of scores for each collection and for all
    python -m eval.stories FOLDER ...  for these alone

Scored by `score_stories.py` beside the data, which says what each number counts. Without the data it says so.
"""

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from twosource.flow import analyse_article, make_dossier
from twosource.infer import load_reader
from twosource.model import Dossier
from twosource.read import read_paths

SHARED = Path(__file__).resolve().parents[2] / "shared"
STORIES = SHARED / "data" / "stories"
SCORER = SHARED / "tools" / "score_stories.py"
SHOWN = ("f1", "recall", "precision", "clutter", "look_alikes", "relation", "origins")


def scores(folders: Sequence[Path] = ()) -> dict[str, float]:
    """The scores over all annotated collections together; empty where the data is not there."""
    rows = [row for _, row in _rows(folders)]
    if not rows:
        return {}
    total = _scorer().summary(rows)
    return {name: float(total[name]) for name in SHOWN}


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


def _rows(folders: Sequence[Path]) -> list[tuple[str, dict[str, int]]]:
    chosen = [f for f in (folders or sorted(STORIES.glob("*"))) if (f / "gold.json").exists()]
    if not chosen or not SCORER.exists():
        return []
    reader, scorer = load_reader(), _scorer()
    found = []
    for folder in chosen:
        articles = [a for a in read_paths([str(folder)]).articles if not a.name.endswith("gold.json")]
        dossier = make_dossier([analyse_article(article, reader) for article in articles])
        found.append((folder.name, scorer.score(folder, points_of(dossier))))
    return found


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_stories", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: Sequence[str]) -> None:
    """Prints the table."""
    rows = _rows([Path(a) for a in arguments])
    if not rows:
        print(f"skipped: no annotated collections or no scorer under {SHARED}")
        return
    summary = _scorer().summary
    for name, row in [*rows, ("all", None)]:
        total = summary([row] if row else [r for _, r in rows])
        print(f"{name:18s} " + "  ".join(f"{shown} {total[shown]:.3f}" for shown in SHOWN))


if __name__ == "__main__":
    main(sys.argv[1:])
