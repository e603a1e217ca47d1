"""Statements -> who says them, named as the whole dossier names him."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.dossier.sources import cited_actor
from twosource.model import ClaimId, Origin, OriginKind, Point, Speaker, Statement
from twosource.view import View

SAYING: frozenset[OriginKind] = frozenset({"statement", "document", "unnamed"})  # origins that are somebody's words


@dataclass(frozen=True, slots=True)
class Voices:
    """The articles, and whose words a claim is where they are somebody's."""

    view: View
    origins: Mapping[ClaimId, Origin]


def open_voices(view: View, points: Iterable[Point]) -> Voices:
    """Whose words each claim is; of a claim in several points the first that tells it."""
    found: dict[ClaimId, Origin] = {}
    for point in points:
        for origin in point.origins:
            if origin.kind in SAYING:
                for claim in origin.claims:
                    found.setdefault(claim, origin)
    return Voices(view, found)


def speaker_of(voices: Voices, statement: Statement) -> Speaker | None:
    """Who says it; None where the article says it itself or names nobody."""
    view = voices.view
    held = view.attribution(view.claims[statement.claim])
    if held is None or statement.said_by is None:
        return None
    origin = voices.origins.get(statement.claim)
    actor = cited_actor(view, statement, held)
    names = {a.id: a.name for a in view.actors} if actor else {}
    label = origin.label if origin is not None else names[actor] if actor else statement.said_by
    return Speaker(label, held.source_type, actor)


def speakers_of(voices: Voices, statements: Sequence[Statement]) -> tuple[Speaker, ...]:
    """Who says them, each once, in their order."""
    found: dict[str, Speaker] = {}
    for statement in statements:
        speaker = speaker_of(voices, statement)
        if speaker is not None:
            found.setdefault(speaker.label, speaker)
    return tuple(found.values())
