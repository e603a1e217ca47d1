"""Points -> the numbers in them, each with its bounds and its words."""

from collections.abc import Sequence

from twosource.model import Figure, Place, Point
from twosource.view import View


def find_figures(view: View, points: Sequence[Point]) -> tuple[Figure, ...]:
    """One figure for each quantity of each statement, in order of points and statements."""
    found = []
    for point in points:
        for statement in point.statements:
            analysis = view.analyses[statement.article]
            for number in view.claims[statement.claim].quantities:
                quantity = analysis.quantities[number]
                found.append(
                    Figure(
                        point=point.id,
                        counted=quantity.counted,
                        unit=quantity.unit,
                        low=quantity.low,
                        high=quantity.high,
                        comparator=quantity.comparator,
                        place=Place(statement.article, quantity.whole or quantity.span),
                        statement=statement,
                    )
                )
    return tuple(found)
