"""What a file says before it is an article: the text, and the words it gives about itself."""

from __future__ import annotations

from dataclasses import dataclass, fields

from twosource.errors import TwosourceError
from twosource.model import Page


class Unreadable(TwosourceError):
    """One input can't be read; the message is the reason, in one line. Becomes a `Skipped`."""


class PictureOnly(Unreadable):
    """The words of the input are in pictures, where they could be recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is said about an article, in the words found: `published` is not normalised yet."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    language: str | None = None
    name: str | None = None  # of an entry in a container

    def or_else(self, other: Fields) -> Fields:
        """These fields, the missing ones taken from `other`; a date keeps the place it was found at."""
        merged = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        merged["published_from"] = self.published_from if self.published else other.published_from
        return Fields(**merged)


NOTHING_SAID = Fields()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one report with what is said about it, as one kind of file gave it."""

    name: str
    text: str
    fields: Fields = NOTHING_SAID
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
