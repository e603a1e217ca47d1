"""Points -> those that stand alone, and those that are read in the sentences of another one.

"Five people were killed and more than 340 were rescued" makes two points or more, of which all but the first tell a
part of sentences that are shown with the first.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from twosource.model import UNOPPOSED, ArticleId, Point, PointId
from twosource.view import View

# Share of a point's sentences that are shown with others, and with the one that it is read with. By eye on five
# collections .75 with that one alone, which of what annotators would check first leaves .608 among the first instead of
# .618 (eval.core).
MOSTLY, HALF = 0.75, 0.5
SHARED = 2  # articles
Sentence = tuple[ArticleId, int]


def fold_fragments(view: View, points: Sequence[Point], settled: Collection[PointId]) -> tuple[Point, ...]:
    """The points, each whose sentences are shown with earlier ones marked as a part of the one that shows most of them.

    First those of several articles that stand alone, then those that are parts, then what one article alone has.

    What has a disagreement of its own stands alone, unless that is `settled`: told elsewhere as a number of one event.
    So does what a person decided of: who joined two statements looks for their point.
    """
    alone: dict[PointId, frozenset[Sentence]] = {}
    holding: dict[Sentence, list[PointId]] = defaultdict(list)  # the points that stand alone, by their sentences
    order = {point.id: number for number, point in enumerate(points)}
    found = []
    for point in points:
        own = _folding_sentences(view, point)
        main = None
        if _can_fold(point, settled) and sum(bool(holding[s]) for s in own) >= MOSTLY * len(own):
            near = sorted({ident for sentence in own for ident in holding[sentence]}, key=order.__getitem__)
            main = max(
                (i for i in near if _mostly_there(own, alone[i])), key=lambda i: len(own & alone[i]), default=None
            )
        if main is None and len({s.article for s in point.statements}) > 1:
            alone[point.id] = own
            for sentence in own:
                holding[sentence].append(point.id)
        found.append(replace(point, part_of=main))
    return tuple(sorted(found, key=lambda p: (len({s.article for s in p.statements}) < SHARED, p.part_of is not None)))


def main_points(points: Sequence[Point]) -> tuple[PointId, ...]:
    """The points of several articles that stand alone; where there is none, all that stand alone."""
    alone = [p for p in points if p.part_of is None and not is_furniture(p)]
    shared = tuple(p.id for p in alone if len({s.article for s in p.statements}) > 1)
    return shared or tuple(p.id for p in alone)


def is_furniture(point: Point) -> bool:
    """True of what stands around a text and is no matter of its own: never shown first, nor as a difference."""
    return any(one.merit == "furniture" for one in point.worth)


def _mostly_there(own: frozenset[Sentence], held: frozenset[Sentence]) -> bool:
    """True where half of the sentences are among those that are held, and no article is new."""
    return len(own & held) >= HALF * len(own) and {a for a, _ in own} <= {a for a, _ in held}


def _can_fold(point: Point, settled: Collection[PointId]) -> bool:
    if point.named or point.pinned or any(r.feature == "judged" for link in point.links for r in link.reasons):
        return False
    if point.id in settled and point.about == "count":
        return True
    return point.relation not in ("conflict", "update") and not (
        point.relation == "differ" and point.about not in UNOPPOSED
    )


def _folding_sentences(view: View, point: Point) -> frozenset[Sentence]:
    return frozenset((s.article, view.claims[s.claim].sentence) for s in point.statements)
