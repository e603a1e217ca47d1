"""Whether what an editor must check stands first: the points that annotators marked as core, among the first fifteen.

    python -m eval.core             a line for each story, and their mean
    python -m eval.core --list      also the first points of each story, with those that are core

A core point stands among the first where one of the points shown, with those that are read in its sentences, holds
statements of it in two articles. `of_all` is their share of all core points, `of_found` their share of those that the
dossier has in any point of several articles: what it did not find no order can show. The same is measured of an order
by the number of articles, the earlier in the texts first. The generic lines among the first are counted by hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.annotated import SCORER, STORIES, collections, scoring
from eval.scorer import options, require, show
from twosource.flow import make_dossier
from twosource.model import TOP, Dossier, Point, PointId

Gold = Mapping[str, Any]


def scores(folders: tuple[Path, ...] = ()) -> dict[str, float]:
    """The means over the stories that have core points; empty where the data is not there."""
    found = [core_scores(dossier, gold) for dossier, gold in _stories(folders)]
    return mean(found)


def mean(found: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each score."""
    return {name: sum(row[name] for row in found) / len(found) for name in (found[0] if found else ())}


def core_scores(dossier: Dossier, gold: Gold) -> dict[str, float]:
    """The shares of one story, in the order of the dossier and by the number of articles."""
    core = [point for point in gold["points"] if point.get("core")]
    standing = _Standing(dossier)
    anywhere = standing.stood_for(dossier.points, core)
    ranked = standing.stood_for(standing.with_parts(dossier.main[:TOP]), core)
    by_number = standing.stood_for(standing.with_parts(by_articles(dossier)[:TOP]), core)
    known = max(1, anywhere)
    return {
        "of_all": ranked / len(core),
        "of_found": ranked / known,
        "by_articles_of_all": by_number / len(core),
        "by_articles_of_found": by_number / known,
    }


def by_articles(dossier: Dossier) -> tuple[PointId, ...]:
    """The points of several articles, those of most articles first, of as many the earlier in the texts."""
    rank = {a.analysis.article.id: n for n, a in enumerate(dossier.articles)}

    def key(point: Point) -> tuple[int, int, int]:
        first = min((rank[s.article], s.span.start) for s in point.statements)
        return (-len({s.article for s in point.statements}), *first)

    shared = [p for p in dossier.points if len({s.article for s in p.statements}) > 1]
    return tuple(p.id for p in sorted(shared, key=key))


class _Standing:
    """Which annotated points the points of a dossier stand for. A class because it holds the dossier's look-ups."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._by_id = {p.id: p for p in dossier.points}
        self._file = {a.analysis.article.id: _file(a.analysis.article.name) for a in dossier.articles}

    def with_parts(self, idents: Iterable[PointId]) -> list[Point]:
        """The points of those ids, and those that are read in their sentences."""
        chosen = set(idents)
        return [p for p in self._dossier.points if p.id in chosen or p.part_of in chosen]

    def stood_for(self, points: Sequence[Point], core: Sequence[Gold]) -> int:
        """How many of the annotated points one of the points stands for."""
        return sum(any(self.stands_for(point, one) for point in points) for one in core)

    def stands_for(self, point: Point, gold: Gold) -> bool:
        """True where the point holds statements of the annotated one in two articles."""
        files = set()
        for statement in point.statements:
            file, span = self._file[statement.article], {"start": statement.span.start, "end": statement.span.end}
            if any(s["file"] == file and scoring().stands_for(span, s) for s in gold["statements"]):
                files.add(file)
        return len(files) > 1


def _stories(folders: tuple[Path, ...]) -> Iterable[tuple[Dossier, Gold]]:
    for one in collections(folders):
        if any(point.get("core") for point in one.gold["points"]):
            yield make_dossier(one.articles), one.gold


def _file(name: str) -> str:
    return name if name.endswith(".txt") else f"{name}.txt"


def main() -> None:
    """Prints the table."""
    a = options(__doc__)
    a.add_argument("--list", action="store_true")
    told = a.parse_args().list
    require(SCORER)
    rows = []
    for folder in sorted(path.parent for path in STORIES.glob("*/gold.json")):
        for dossier, gold in _stories((folder,)):
            rows.append(core_scores(dossier, gold))
            print(f"{folder.name:18s} " + "  ".join(f"{name} {value:.2f}" for name, value in rows[-1].items()))
            if told:
                _print_first(dossier, gold)
    show(mean(rows))


def _print_first(dossier: Dossier, gold: Gold) -> None:
    standing = _Standing(dossier)
    for number, ident in enumerate(dossier.main[:TOP], start=1):
        held = [
            g["id"] for g in gold["points"] if g.get("core") and standing.stood_for(standing.with_parts([ident]), [g])
        ]
        label = next(p.label for p in dossier.points if p.id == ident)
        print(f"    {number:2d}  {label[:100]}  {' '.join(held)}")


if __name__ == "__main__":
    main()
