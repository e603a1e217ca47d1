"""A case as it was compared last, with everything that a page of the desk asks of it looked up once.

What was decided since is in it too, as `waiting`: it is shown at once, and the comparison follows.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from twosource.model import (
    Anchor,
    Article,
    ArticleId,
    ClaimId,
    Decided,
    Difference,
    Dossier,
    Place,
    Placement,
    Point,
    PointId,
    Span,
    Suggestion,
)
from twosource.render.case import Case, open_case
from twosource.render.served.facets import Shelf, shelve
from twosource.view import View

ANSWERS = frozenset({"same", "apart"})  # decisions that say whether two statements are one matter
TWO = 2  # statements of a pair

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log, with where its words stand in the articles of today.

    `placed` and what follows are filled by `see`, from the dossier; of what is no decision they stay empty.
    """

    number: int
    at: str  # ISO 8601, UTC
    by: str
    kind: str  # of a decision; or "added", "undo"
    value: str | None = None
    why: str | None = None
    anchors: tuple[Anchor, ...] = ()  # as it was recorded
    undoes: int | None = None
    undone_by: int | None = None
    decision: bool = True
    placed: Placement | None = None  # None too where it was taken after the comparison
    reason: str | None = None  # why it is unplaced
    places: tuple[Place, ...] = ()
    points: tuple[PointId, ...] = ()
    waiting: bool = False  # taken, or taken back, after the comparison

    @property
    def in_force(self) -> bool:
        """True of a decision that nobody took back."""
        return self.decision and self.undone_by is None


@dataclass(frozen=True, slots=True)
class Ways:
    """Look-ups over a dossier, made once: they hold as long as it does."""

    points: Mapping[PointId, Point]
    standing: Mapping[Place, tuple[PointId, ...]]  # of each statement the points that it stands in, the main one first
    spans: Mapping[ArticleId, tuple[Span, ...]]  # of the statements of each article, in order
    of_claim: Mapping[ClaimId, tuple[PointId, ...]]
    inside: Mapping[PointId, tuple[PointId, ...]]  # of a point those whose words are parts of its sentences


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as it was compared last, for every page of the desk."""

    name: str  # of the case file, as shown
    case: Case
    ways: Ways = field(repr=False)
    shelf: Shelf = field(repr=False)
    entries: tuple[Entry, ...]  # the log, in order
    of_point: Mapping[PointId, tuple[Entry, ...]] = field(repr=False)  # decisions in force, in order
    of_article: Mapping[ArticleId, tuple[Entry, ...]] = field(repr=False)
    pairs: tuple[Suggestion, ...] = field(repr=False)  # open at the comparison, the most useful first
    suggestions: tuple[Suggestion, ...]  # those of them that are open now
    news: Difference | None  # since the last visit; None on the first
    state: str  # digest: the browser's cache key, and the `seen` of a decision
    newer: Mapping[ArticleId, tuple[ArticleId, ...]] = field(repr=False)  # versions of an article after it
    former: Mapping[ArticleId, Article] = field(repr=False)  # articles that a newer version stands for

    @property
    def dossier(self) -> Dossier:
        return self.case.dossier

    @property
    def view(self) -> View:
        return self.case.view

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """What was decided, or taken back, after the comparison was made."""
        return tuple(entry for entry in self.entries if entry.waiting)

    def at(self, article: ArticleId, span: Span) -> Place | None:
        """The statement of today that stands there: the same place, else the one that shares most characters.

        Of an article with a newer version the words are sought there. None where no statement of today is meant.
        """
        if article not in self.case.by_id:
            found = _in_newer(self, article, span)
            return self.at(found.article, found.span) if found else None
        spans = self.ways.spans.get(article, ())
        if Place(article, span) in self.ways.standing:
            return Place(article, span)
        over = [one for one in spans[: bisect_left(spans, Span(span.end, 0))] if one.overlaps(span)]
        best = max(over, key=lambda o: (min(o.end, span.end) - max(o.start, span.start), -o.start), default=None)
        return Place(article, best) if best else None


def see(
    name: str,
    dossier: Dossier,
    entries: Sequence[Entry] = (),
    *,
    suggestions: Sequence[Suggestion] = (),
    news: Difference | None = None,
    state: str = "",
) -> Seen:
    """The dossier of a case and its log, ready for the pages. `news` is the difference since the last visit."""
    case = open_case(dossier)
    seen = Seen(name, case, _look_ups(dossier), shelve(case), (), {}, {}, tuple(suggestions), (), news, state, {}, {})
    return decided_since(seen, entries, state)


def with_versions(
    seen: Seen, newer: Mapping[ArticleId, tuple[ArticleId, ...]], former: Mapping[ArticleId, Article]
) -> Seen:
    """The same with the articles that have newer versions, so that links to their statements go on to those."""
    return replace(seen, newer=newer, former=former)


def decided_since(seen: Seen, entries: Sequence[Entry], state: str) -> Seen:
    """The same comparison with the log of now: what is not in its dossier yet is `waiting`. Costs next to nothing."""
    compared = {one.judgement.number: one for one in seen.dossier.decided}
    told: list[Entry] = []
    for entry in entries:
        known = compared.get(entry.number)
        if known is not None:
            told.append(_as_compared(entry, known))
        elif entry.in_force:
            told.append(_taken_since(seen, entry))
        else:
            told.append(entry)
    of_point: dict[PointId, list[Entry]] = defaultdict(list)
    of_article: dict[ArticleId, list[Entry]] = defaultdict(list)
    for entry in told:
        if not entry.in_force:
            continue
        for point in dict.fromkeys(entry.points):
            of_point[point].append(entry)
        found = [place.article for place in entry.places] or [anchor.article for anchor in entry.anchors]
        for article in dict.fromkeys(found):
            of_article[article].append(entry)
    closed = {frozenset(_claims_of(seen, entry)) for entry in told if entry.in_force and entry.waiting}
    again = _asked_again(seen, told)
    closed |= {frozenset((one.a, one.b)) for one in again}
    return replace(
        seen,
        entries=tuple(told),
        of_point={point: tuple(of) for point, of in of_point.items()},
        of_article={article: tuple(of) for article, of in of_article.items()},
        suggestions=(*again, *(s for s in seen.pairs if frozenset((s.a, s.b)) not in closed)),
        state=state,
    )


def _look_ups(dossier: Dossier) -> Ways:
    standing: dict[Place, list[PointId]] = defaultdict(list)
    of_claim: dict[ClaimId, list[PointId]] = defaultdict(list)
    spans: dict[ArticleId, set[Span]] = defaultdict(set)
    inside: dict[PointId, list[PointId]] = defaultdict(list)
    for point in sorted(dossier.points, key=lambda p: p.part_of is not None):
        if point.part_of is not None:
            inside[point.part_of].append(point.id)
        for statement in point.statements:
            place = Place(statement.article, statement.span)
            if point.id not in standing[place]:
                standing[place].append(point.id)
            of_claim[statement.claim].append(point.id)
            spans[statement.article].add(statement.span)
    return Ways(
        {point.id: point for point in dossier.points},
        _frozen(standing),
        {article: tuple(sorted(of)) for article, of in spans.items()},
        _frozen(of_claim),
        _frozen(inside),
    )


def _frozen(found: Mapping[Key, Iterable[Value]]) -> dict[Key, tuple[Value, ...]]:
    return {key: tuple(of) for key, of in found.items()}


def _as_compared(entry: Entry, known: Decided) -> Entry:
    """A decision as it stands in the dossier; `waiting` where it was taken back since."""
    back = entry.undone_by is not None
    return replace(
        entry, placed=known.placed, reason=known.reason, places=known.places, points=known.points, waiting=back
    )


def _taken_since(seen: Seen, entry: Entry) -> Entry:
    """A decision that the comparison does not know yet, at the places that were shown when it was taken."""
    places = tuple(Place(a.article, a.span) for a in entry.anchors if a.span is not None)
    found = [seen.ways.standing.get(place, ()) for place in places]
    points = tuple(dict.fromkeys(point for of in found for point in of[:1]))
    return replace(entry, places=places, points=points, waiting=True)


def _asked_again(seen: Seen, entries: Sequence[Entry]) -> tuple[Suggestion, ...]:
    """The pairs of which an answer was taken back that the comparison knows: they are open again, the last first."""
    back = [e for e in reversed(entries) if e.waiting and e.undone_by is not None and e.kind in ANSWERS]
    pairs = [tuple(_claims_of(seen, entry)) for entry in back]
    return tuple(Suggestion(pair[0], pair[1], 1.0, 0) for pair in dict.fromkeys(pairs) if len(set(pair)) == TWO)


def _claims_of(seen: Seen, entry: Entry) -> list[ClaimId]:
    found: list[ClaimId] = []
    for place in entry.places:
        for ident in seen.ways.standing.get(place, ())[:1]:
            found += [s.claim for s in seen.ways.points[ident].statements if Place(s.article, s.span) == place][:1]
    return found


def _in_newer(seen: Seen, article: ArticleId, span: Span) -> Place | None:
    """The words of a former version where the one newer version has them, once."""
    old = seen.former.get(article)
    after = [one for one in seen.newer.get(article, ()) if one in seen.case.by_id]
    if old is None or len(after) != 1:
        return None
    words, text = span.of(old.text), seen.case.articles[after[0]].text
    start = text.find(words) if words else -1
    if start < 0 or text.find(words, start + 1) >= 0:
        return None
    return Place(after[0], Span(start, start + len(words)))
