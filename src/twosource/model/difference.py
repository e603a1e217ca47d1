"""What is new in a case since some moment, point by point."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.dossier import Position, Statement
from twosource.model.span import PointId, Relation


@dataclass(frozen=True, slots=True)
class PointChange:
    """What changed in one matter: a point of now with the points of then that its statements stood in.

    A `new` point has none of then, one that is `gone` none of now; `was` is the relation of then where it is another.
    """

    point: PointId
    label: str
    relation: Relation
    new: bool = False
    gone: bool = False
    was: Relation | None = None
    statements: tuple[Statement, ...] = ()  # that are new in it
    left: tuple[Statement, ...] = ()  # that stood in it, and stand there no more
    values: tuple[Position, ...] = ()  # whose value nobody gave then
    sources: tuple[str, ...] = ()  # behind it now, and not then
    articles: int = 0  # that carry it now


@dataclass(frozen=True, slots=True)
class Difference:
    """All points that changed, those of several articles first; and what came in."""

    since: str  # for people: a day, an entry of the log
    articles: tuple[str, ...]  # names of the articles that are new
    left: tuple[str, ...]  # names of those that take part no more
    changes: tuple[PointChange, ...]
    decisions: int  # taken since
