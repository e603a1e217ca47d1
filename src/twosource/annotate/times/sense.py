"""What a time expression means before any date is known: the records that rules give and resolution takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from twosource import lexicon
from twosource.annotate.times.words import Words
from twosource.model import TimeType

Direction = Literal["last", "next", "this", "mentioned", "free"]
Anchor = Literal["published", "mentioned", "focus", "focus_mentioned", "focus_year", "latest", "near", "tense", "told"]
Name = Literal[
    "month", "weekday", "season", "quarter", "half", "day", "decade", "feast", "nth", "nthin", "week", "inweek",
    "inmonth", "either", "numbered",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shift:
    """So many whole units from the anchor: "last month" is (M, -1, published).

    `focus` is the period the report compares ("the quarter", "a year ago"): the last quarter mentioned; so are
    `focus_mentioned` ("a year earlier"), if no other period stands near, and `focus_year`, with `count` as the year.
    `near` is the period that holds the one mentioned near, else the published one ("the full year");
    `latest` is that or the last one completed; `tense` is the published one or the one before, as the tense says;
    `told` is the one mentioned, of what is told as past, else the published one.
    """

    unit: str
    count: int
    anchor: Anchor = "published"


@dataclass(frozen=True, slots=True)
class Named:
    """One of the many things that bear the name: the nearest in the direction; "free" lets the tense decide.

    `nth` is a weekday counted within the month `number`, `week` a week of it (`day` says which, -1 the last);
    `inweek` and `inmonth` are a weekday or day of the week or month `day` steps from the published one; `nthin` is a
    weekday counted within the month `year` steps from it; `either` is a day told in figures whose order is open;
    `numbered` is the day `number` of whatever month that falls on the weekday.
    """

    kind: Name
    number: int
    direction: Direction = "free"
    day: int = 0  # of the month, for kind "day"; for a weekday 1 for "the following", -1 for "the previous"
    until: int = 0  # last day of the month of a range of days
    weekday: int = 0  # that the day must be, where the text says
    name: str = ""  # of a season or feast
    year: int = 0  # a whole year on top: years from the published one (-1 last, 1 next), with `yearly`
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """Type, what holds without any date (`value`), and the step that gives the value from a date."""

    type: TimeType
    value: str | None = None
    mod: str | None = None
    step: Shift | Named | None = None
    part: str = ""  # follows a day's value: TMO, T22:00
    limit: Literal["", "before", "after"] = ""  # "earlier this year" ends with, "later this year" begins with, now
    wide: bool = False  # a winter that may begin or end in its year


NOTHING: Final = Sense("DATE", "")  # surely no time, and neither is any part of it: "aged two years"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule's pattern holds: words [first, past)."""

    words: Words
    first: int
    past: int
    groups: tuple[tuple[str, int, int], ...]

    def keys(self, name: str) -> tuple[str, ...]:
        """The lower-case words of a group; empty where it took no part."""
        for group, first, past in self.groups:
            if group == name:
                return self.words.keys[first:past]
        return ()

    def key(self, name: str) -> str:
        """The words of a group joined by blanks."""
        return " ".join(self.keys(name))

    @property
    def all_keys(self) -> tuple[str, ...]:
        """All words of the hit, in lower case."""
        return self.words.keys[self.first : self.past]

    @property
    def unit(self) -> str:
        """The code of the unit named, "" if none is."""
        units: dict[str, str] = lexicon.table("times")["units"]
        return units.get(self.key("unit"), "")

    @property
    def before(self) -> str:
        """The word before."""
        return self.words.key(self.first - 1)

    @property
    def after(self) -> str:
        """The word behind."""
        return self.words.key(self.past)


@dataclass(frozen=True, slots=True)
class Found:
    """A sense at words [first, past)."""

    first: int
    past: int
    sense: Sense
