"""Statements -> who says them, named as the whole dossier names him."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.dossier.people import is_unnamed
from twosource.dossier.sources import cited_actor
from twosource.model import ActorId, Attribution, ClaimId, Origin, OriginKind, Point, PointId, Speaker, Statement
from twosource.text import fold
from twosource.view import View

SAYING: frozenset[OriginKind] = frozenset({"statement", "document", "unnamed"})  # origins that are somebody's words
ARTICLES = frozenset({"A", "An", "The"})  # they begin a sentence, and no name
SMALL = frozenset({"a", "an", "at", "for", "in", "of", "the"})
FULL = 60  # characters of a source's own words that are shown whole


@dataclass(frozen=True, slots=True)
class Voices:
    """The articles, and whose words a claim is where they are somebody's."""

    view: View
    origins: Mapping[ClaimId, Origin]
    points: Mapping[PointId, Point]
    names: Mapping[ActorId, str]

    def behind(self, points: Iterable[PointId]) -> tuple[Origin, ...]:
        """The origins of all these points, one that stands behind several of them once."""
        found: dict[tuple[OriginKind, str], Origin] = {}
        for ident in dict.fromkeys(points):
            for origin in self.points[ident].origins:
                known = found.get((origin.kind, origin.label))
                found[origin.kind, origin.label] = _speakers_together(known, origin) if known else origin
        return tuple(found.values())


def _speakers_together(one: Origin, other: Origin) -> Origin:
    return replace(
        one,
        articles=tuple(dict.fromkeys((*one.articles, *other.articles))),
        through=tuple(dict.fromkeys((*one.through, *other.through))),
        claims=tuple(dict.fromkeys((*one.claims, *other.claims))),
    )


def open_voices(view: View, points: Iterable[Point]) -> Voices:
    """Whose words each claim is; of a claim in several points the first that tells it."""
    found: dict[ClaimId, Origin] = {}
    points = tuple(points)
    for point in points:
        for origin in point.origins:
            if origin.kind in SAYING:
                for claim in origin.claims:
                    found.setdefault(claim, origin)
    return Voices(view, found, {p.id: p for p in points}, {a.id: a.name for a in view.actors})


def speaker_of(voices: Voices, statement: Statement) -> Speaker | None:
    """Who says it; None where the article says it itself or names nobody."""
    view = voices.view
    held = view.attribution(view.claims[statement.claim])
    if held is None or statement.said_by is None:
        return None
    origin = voices.origins.get(statement.claim)
    actor = cited_actor(view, statement, held)
    label = voices.names[actor] if actor else statement.said_by
    if origin is not None and (origin.kind == "statement" or _share_word(origin.label, statement.said_by)):
        label = origin.label
    if " " not in label and label in statement.said_by and len(statement.said_by) <= FULL and _speakers_is_body(held):
        label = statement.said_by  # "the Glassworkers' Association", of which only the last word is known as a name
    if label.partition(" ")[0] in ARTICLES:
        label = label[:1].lower() + label[1:]
    return Speaker(label, held.source_type, actor, actor is None and is_unnamed(view, statement, held))


def _share_word(one: str, two: str) -> bool:
    return not set(fold(one).split()).isdisjoint(set(fold(two).split()) - SMALL)


def _speakers_is_body(held: Attribution) -> bool:
    return held.source_type != "named_person"


def speakers_of(voices: Voices, statements: Sequence[Statement]) -> tuple[Speaker, ...]:
    """Who says them, each once, in their order."""
    found: dict[str, Speaker] = {}
    for statement in statements:
        speaker = speaker_of(voices, statement)
        if speaker is not None:
            found.setdefault(speaker.label, speaker)
    return tuple(found.values())
