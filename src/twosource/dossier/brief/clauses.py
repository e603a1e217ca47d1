"""Statements -> one clause of a line: where their words stand, who says them, since when."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.dossier.brief.speakers import Voices, speakers_of
from twosource.dossier.sourcing import sourcing_of
from twosource.model import ArticleId, Clause, Place, PointId, Speaker, Stand, Statement
from twosource.values.days import DAY, UNDATED
from twosource.view import View


def clause_of(
    voices: Voices,
    statements: Sequence[Statement],
    points: Sequence[PointId],
    *,
    words: str | None = None,
    stand: Stand = "stated",
    places: Sequence[Place] = (),
) -> Clause:
    """The clause of these statements; `places` are the words where those are narrower than the statements."""
    first: dict[ArticleId, Place] = {}
    for place in places or [Place(s.article, s.span) for s in statements]:
        first.setdefault(place.article, place)
    articles = tuple(sorted(first, key=lambda a: voices.view.rank[a]))
    days = days_of(voices.view, articles)
    return Clause(
        words=words,
        stand=stand,
        articles=articles,
        places=tuple(first[a] for a in articles),
        points=tuple(dict.fromkeys(points)),
        said_by=_mostly(voices, statements, articles),
        since=min(days, default=None),
        until=max(days, default=None),
        sourcing=sourcing_of(voices.behind(points), {s.claim: s.article for s in statements}) if statements else None,
    )


def _mostly(voices: Voices, statements: Sequence[Statement], articles: Sequence[ArticleId]) -> tuple[Speaker, ...]:
    """Who says it, where at least half of the articles have it from somebody."""
    cited = {s.article for s in statements if s.said_by is not None}
    return speakers_of(voices, statements) if 2 * len(cited) >= len(articles) else ()


def days_of(view: View, articles: Sequence[ArticleId]) -> list[str]:
    """The days of those articles, of those that have one."""
    return [day[:DAY] for a in articles if (day := view.analyses[a].article.published)]


def in_order(clauses: Sequence[Clause], *, later: bool) -> tuple[Clause, ...]:
    """By their first days; where there is a `later` state, the clause that is told after all others is the latest."""
    newest = next((c for c in clauses if later and _clauses_is_newest(c, clauses)), None)
    ordered = sorted(clauses, key=lambda c: (c is newest, c.since or UNDATED, -len(c.articles), c.places))
    return tuple(replace(c, latest=c is newest) for c in ordered)


def _clauses_is_newest(clause: Clause, clauses: Sequence[Clause]) -> bool:
    others = [c.since for c in clauses if c is not clause]
    return bool(others) and clause.since is not None and all(day and day < clause.since for day in others)
