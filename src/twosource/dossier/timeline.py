"""Points -> what is said to have happened, or to come, when; in order of time."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from twosource.dossier.view import View
from twosource.model import Moment, Point, Statement, Time


def make_timeline(view: View, points: Sequence[Point]) -> tuple[Moment, ...]:
    """One moment for each pair of bounds that a date or time of a statement has; open starts come first.

    Dates that the texts do not settle are left out: nothing is dated by guess.
    """
    found: dict[tuple[str, str], list[tuple[Point, Statement, Time]]] = defaultdict(list)
    for point in points:
        for statement in point.statements:
            times = view.analyses[statement.article].times
            for number in view.claims[statement.claim].times:
                time = times[number]
                if time.type in ("DATE", "TIME") and (time.earliest or time.latest):
                    found[time.earliest or "", time.latest or ""].append((point, statement, time))
    return tuple(_moment(view, bounds, found[bounds]) for bounds in sorted(found))


def _moment(view: View, bounds: tuple[str, str], uses: Sequence[tuple[Point, Statement, Time]]) -> Moment:
    said = Counter(view.words(statement.article, time.span) for _, statement, time in uses)
    return Moment(
        earliest=bounds[0] or None,
        latest=bounds[1] or None,
        label=min(said, key=lambda words: (-said[words], -len(words), words)),
        points=tuple(dict.fromkeys(point.id for point, _, _ in uses)),
        statements=tuple(dict.fromkeys(statement for _, statement, _ in uses)),
    )
