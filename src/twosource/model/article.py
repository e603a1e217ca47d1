"""What comes in."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.span import ArticleId, Span


@dataclass(frozen=True, slots=True)
class Page:
    """A range of `article.text` that one page of a PDF gave, `number` from 1; notes at its foot are another range."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One news report that came in. `id` is a digest of its text: same text, same id."""

    id: ArticleId
    name: str  # path relative to the folder given, or file name; in a container `container/entry`
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None  # ISO 8601 date or date-time, as precise as known
    published_from: str | None = None  # where the date was found: metadata.csv, meta tag, JSON key, ...
    url: str | None = None
    language: str | None = None  # ISO 639-1, by its words; None where they are too few, and then read as English
    other_names: tuple[str, ...] = ()  # files with the same text
    other_outlets: tuple[str, ...] = ()  # who else carried it, each once, in order of name
    pages: tuple[Page, ...] = ()  # of a PDF; else empty
    notes: tuple[str, ...] = ()  # what reading had to decide: encoding guessed, characters replaced

    @property
    def foreign(self) -> bool:
        """True where it is not in English: it is shown, searched and dated, but nothing in it is analysed."""
        return self.language not in (None, "en")


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that could not be read, and why, in one line for people.

    `passed` is true of what is no report and was passed over on purpose: it is named, and nothing is lost.
    """

    name: str
    reason: str
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """What reading paths gave: articles in order of name, and what was skipped."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
