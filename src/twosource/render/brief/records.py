"""The records of the JSON that tell a dossier in short; `render/records.py` has all others."""

import msgspec

from twosource import model


class Place(msgspec.Struct, frozen=True):
    """A span in the article of that name."""

    article: str
    start: int
    end: int


class Cell(msgspec.Struct, frozen=True):
    """What one article itself has: its own value where the point's values differ, and its stand."""

    article: str
    value: str | None
    stand: model.Stand
    place: Place


class Title(msgspec.Struct, frozen=True):
    """What the dossier is about: the subject given, else the commonest names, and the days; `text` is all of it."""

    subject: str | None
    names: list[str]
    earliest: str | None
    latest: str | None
    text: str


class Speaker(msgspec.Struct, frozen=True):
    """Who says something; `unnamed`: a person, or people, whom the texts do not name."""

    label: str
    source_type: model.SourceType
    actor: str | None
    unnamed: bool


class Clause(msgspec.Struct, frozen=True):
    """One part of a line with what it rests on: a value, or a statement (`whole`), and its places in the articles."""

    words: str | None
    whole: bool
    stand: model.Stand
    said_by: list[Speaker]
    articles: list[str]
    places: list[Place]
    points: list[str]
    since: str | None
    until: str | None
    latest: bool
    many: int
    asks: model.QuestionKind | None
    rests: str


class Line(msgspec.Struct, frozen=True):
    """One line of "In short", or one matter that the articles have otherwise; `text` is the line in words."""

    kind: model.LineKind
    about: str | None
    text: str
    clauses: list[Clause]
