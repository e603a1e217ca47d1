"""Points -> what is said to have happened, or to come, when; in order of time. What nothing places is left out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from twosource.model import ClaimId, Moment, Placed, Point, Span, Statement
from twosource.view import View


def make_timeline(view: View, points: Sequence[Point]) -> tuple[Moment, ...]:
    """The moments in order: by their first day, then what is only before or after another, without a day, last."""
    uses: dict[ClaimId, list[tuple[Point, Statement]]] = defaultdict(list)
    for point in points:
        for statement in point.statements:
            uses[statement.claim].append((point, statement))
    found: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for article in view.articles:
        for placed in article.placed:
            if placed.placing.claim in uses:
                found[_together(placed)].append(placed)
    moments = [_moment_of(view, of, uses) for of in found.values()]
    return tuple(sorted(moments, key=lambda m: (_order_key(m), _first_words(view, m))))


# --- moments -----------------------------------------------------------------------------------------


def _together(placed: Placed) -> tuple[object, ...]:
    """What stands in one moment: the same days; of what is only before or after something, the same of that as well."""
    return *placed.days, placed.placing.relation, placed.placing.anchor


def _moment_of(view: View, of: Sequence[Placed], uses: Mapping[ClaimId, Sequence[tuple[Point, Statement]]]) -> Moment:
    said = Counter(view.words(p.placing.words.article, p.placing.words.span) for p in of)
    used = [use for p in of for use in uses[p.placing.claim]]
    return Moment(
        earliest=of[0].days[0],
        latest=of[0].days[1],
        label=min(said, key=lambda words: (-said[words], -len(words), words)),
        points=tuple(dict.fromkeys(point.id for point, _ in used)),
        statements=tuple(dict.fromkeys(statement for _, statement in used)),
        placings=tuple(dict.fromkeys(p.placing for p in of)),
    )


def _order_key(moment: Moment) -> tuple[int, str, int, str]:
    """First by the first day, before it what only ends there, behind it what is open or wider."""
    earliest, latest = moment.earliest, moment.latest
    if earliest is None and latest is None:
        return 1, "", 0, ""
    if earliest is None:
        return 0, latest or "", 0, ""
    return 0, earliest, 1 if latest is not None else 2, latest or ""


def _first_words(view: View, moment: Moment) -> tuple[int, Span]:
    places = [(view.rank[p.words.article], p.words.span) for p in moment.placings]
    return min(places)
