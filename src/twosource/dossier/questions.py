"""Points -> what no statement of them says: the period of a count, who counted, who reports it.

A question is made only of what is missing in all wordings of a point, never of what one would like to know.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from twosource import lexicon
from twosource.model import Place, Point, Quantity, Question, Statement, Time
from twosource.text import fold
from twosource.view import View

# cues that report nothing, and hold nothing against anybody
COMMON = frozenset({"appear", "associate", "expect", "know", "plan", "schedule", "see", "seem", "set"})
LARGE = 100.0  # a bare count of at least this has a period, and somebody who counted; smaller ones are seen at a place


def find_questions(view: View, points: Sequence[Point]) -> tuple[Question, ...]:
    """The questions in order of the points, each kind once a point, and once of the same words in two points."""
    found = (question for point in points for question in _questions_of(view, point))
    return tuple({(one.kind, one.place): one for one in reversed([*found])}.values())[::-1]


def unattributed(view: View, points: Sequence[Point]) -> tuple[Point, ...]:
    """The points that every statement reports without naming who says so, those of most articles first."""
    found = [p for p in points if all(_unsaid(view, s) for s in p.statements)]
    return tuple(sorted(found, key=lambda p: -len({s.article for s in p.statements})))


def _unsaid(view: View, statement: Statement) -> bool:
    """True for what is reported, by nobody who is named; "known for" and "expected to" report nothing."""
    if statement.attribution is None or statement.said_by is not None:
        return False
    held = view.attribution(view.claims[statement.claim])
    tokens = view.analyses[statement.article].tokens
    words = [i for span in (held.cue if held is not None else ()) for i in tokens.begun_in(span)]
    return not any(fold(tokens.lemmas[i]) in COMMON for i in words)


def _questions_of(view: View, point: Point) -> Iterator[Question]:
    counted = [(s, q) for s in point.statements for q in _large_counts(view, s)]
    if counted:
        statement, quantity = counted[0]
        where = quantity.whole or quantity.span
        place = Place(statement.article, where)
        if not any(_is_dated(view, s) for s in point.statements):
            yield Question(point.id, "period", place)
        if all(s.said_by is None for s in point.statements):
            yield Question(point.id, "counter", place)
    elif len({s.article for s in point.statements}) > 1 and all(_unsaid(view, s) for s in point.statements):
        first = point.statements[0]
        held = view.attribution(view.claims[first.claim])
        where = held.cue[0] if held is not None and held.cue else first.span
        yield Question(point.id, "source", Place(first.article, where))


def _large_counts(view: View, statement: Statement) -> list[Quantity]:
    """Large bare numbers of the statement that were counted over a time; no measures, money or shares."""
    analysis = view.analyses[statement.article]
    found = [analysis.quantities[n] for n in view.claims[statement.claim].quantities]
    return [
        q
        for q in found
        if q.unit is None and _is_counted_over_time(q) and max(q.low or 0.0, q.high or 0.0) >= LARGE
        if not _is_vague(view, statement, q)
    ]


def _is_vague(view: View, statement: Statement, quantity: Quantity) -> bool:
    """True of "millions", which nobody counted."""
    return fold(view.words(statement.article, quantity.span)).split()[-1] in lexicon.words("befallen", "vague")


def _is_counted_over_time(quantity: Quantity) -> bool:
    """True where what is counted happens or comes over a time: encounters and arrivals, not seats or crowns."""
    nouns = lexicon.words("tallied", "nouns")
    return any(
        form in nouns
        for word in fold(quantity.counted or "").split()
        for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    )


def _is_dated(view: View, statement: Statement) -> bool:
    """True where any time stands in the sentence of the statement."""
    analysis = view.analyses[statement.article]
    claim = view.claims[statement.claim]
    if not 0 <= claim.sentence < len(analysis.tokens.sentences):
        return bool(claim.times)
    first, past = analysis.tokens.sentences[claim.sentence]
    whole = analysis.tokens.span(first, past - 1)
    times: tuple[Time, ...] = analysis.times
    at = bisect_left([t.span.start for t in times], whole.start)
    return bool(claim.times) or (at < len(times) and times[at].span.start < whole.end)
