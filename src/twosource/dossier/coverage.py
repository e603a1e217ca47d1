"""Points -> what most articles carry and some do not."""

from collections.abc import Sequence

from twosource.dossier.view import View
from twosource.model import Omission, Point

CARRIED = 0.5  # share of the articles; a point in more than these is one that an article may be said to leave out


def find_omissions(view: View, points: Sequence[Point]) -> tuple[Omission, ...]:
    """The points that more than half of the articles (and at least two) carry, with the articles that do not."""
    found = []
    for point in points:
        carried = {statement.article for statement in point.statements}
        silent = tuple(a for a in view.rank if a not in carried)
        if silent and len(carried) >= 2 and len(carried) > CARRIED * len(view.rank):
            found.append(Omission(point.id, silent))
    return tuple(found)
