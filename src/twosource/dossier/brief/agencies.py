"""Articles -> behind which of them one agency's story stands: by its tag, by its words, or as what was cited."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource.dossier.brief.clauses import clause_of
from twosource.dossier.brief.speakers import Voices
from twosource.model import ArticleId, Line, Passage, Place, Point
from twosource.view import View

FEWEST = 200  # characters; less is a sentence that two may have from one source
COPIED = 0.4  # share of an article's characters that it has from a carrier of the story; judged by eye


def find_agencies(voices: Voices, points: Sequence[Point], passages: Sequence[Passage]) -> tuple[Line, ...]:
    """The agencies whose story stands in two articles or more, tagged or by its words."""
    places: dict[str, dict[ArticleId, Place]] = defaultdict(dict)
    for analysis in voices.view.analyses.values():
        if analysis.wire is not None and analysis.wire.place is not None:
            places[analysis.wire.agency].setdefault(analysis.article.id, analysis.wire.place)
    for point in points:
        of = {s.article: Place(s.article, s.span) for s in reversed(point.statements)}
        for relay in (relay for origin in point.origins for relay in origin.through if relay.agency):
            for article in relay.articles:
                if article in of:
                    places[relay.name].setdefault(article, of[article])
    for agency, of in places.items():
        for article, place in _agencies_copies(voices.view, passages, of):
            places[agency].setdefault(article, place)
    clauses = tuple(
        clause_of(voices, (), (), words=agency, places=tuple(of.values()))
        for agency, of in sorted(places.items())
        if len(of) > 1
    )
    return (Line("agency", None, clauses),) if clauses else ()


def _agencies_copies(
    view: View, passages: Sequence[Passage], carriers: Mapping[ArticleId, Place]
) -> list[tuple[ArticleId, Place]]:
    """The articles of which a good part stands word for word in one of those, each with the longest stretch."""
    stretches: dict[tuple[ArticleId, ArticleId], list[Place]] = defaultdict(list)
    for passage in passages:
        for own, other in ((passage.a, passage.b), (passage.b, passage.a)):
            if passage.kind != "same_quote" and own.article not in carriers and other.article in carriers:
                stretches[own.article, other.article].append(own)
    found = {}
    for (article, _), of in stretches.items():
        if sum(p.span.end - p.span.start for p in of) >= max(FEWEST, COPIED * len(view.text(article))):
            found[article] = max(of, key=lambda p: p.span.end - p.span.start)
    return list(found.items())
