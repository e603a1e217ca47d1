"""What people decided, as a page tells it: apart from what the program found, with who and when, and the way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.model import Anchor, Place, Placement, Point
from twosource.render import wording
from twosource.render.kept.decisions import KINDS
from twosource.render.served.addresses import article_address, statement_address
from twosource.render.served.seen import Entry, Seen

QUOTE = 160  # characters
SHOWN_ELSE = frozenset({"pin", "rename"})  # decisions that a line of a list shows in other ways
CALLED: Mapping[str, str] = {str(kind): told for kind, told in KINDS.items()} | {
    "relation": "relation set",
    "added": "articles came in",
    "undo": "taken back",
}
RELATED: Mapping[str, str] = {str(name): told for name, told in wording.RELATIONS.items()}
_MOVED: Placement = "quote"


@dataclass(frozen=True, slots=True)
class DecidedSpot:
    """Words that a decision is about, and where they lead today; "" where nowhere."""

    quote: str  # "" for an article as a whole
    code: str
    outlet: str
    address: str


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """One entry of the log."""

    number: int
    kind: str
    words: str  # "one matter", "called"
    value: str | None
    why: str | None
    by: str
    at: str  # ISO, UTC
    spots: tuple[DecidedSpot, ...]
    unplaced: str | None  # why it found no place, and so changes nothing
    moved: bool  # found by its words, in a newer version or at another place
    waiting: bool  # the comparison does not know it yet
    undone_by: int | None
    undoes: int | None
    decision: bool

    @property
    def day(self) -> str:
        """2026-03-12 09:41."""
        return self.at[:16].replace("T", " ")


def decided_line(seen: Seen, entry: Entry) -> DecidedLine:
    """The entry for a page."""
    return DecidedLine(
        number=entry.number,
        kind=entry.kind,
        words=_logged_words(entry),
        value=_value_words(entry),
        why=wording.one_line(entry.why) if entry.why else None,
        by=wording.one_line(entry.by),
        at=entry.at,
        spots=tuple(_spots(seen, entry)),
        unplaced=entry.reason if entry.placed == "unplaced" else None,
        moved=entry.placed == _MOVED,
        waiting=entry.waiting,
        undone_by=entry.undone_by,
        undoes=entry.undoes,
        decision=entry.decision,
    )


def effective(entries: Iterable[Entry], kind: str) -> Entry | None:
    """The last decision of that kind that holds."""
    held = [entry for entry in entries if entry.kind == kind and entry.placed != "unplaced"]
    return held[-1] if held else None


def decided_name(seen: Seen, point: Point) -> str | None:
    """What a person calls the point, also where it was decided a moment ago."""
    entry = effective(seen.of_point.get(point.id, ()), "rename")
    return wording.one_line(entry.value) if entry and entry.value else None


def _logged_words(entry: Entry) -> str:
    many = entry.value if entry.kind == "added" and (entry.value or "").isdecimal() else None
    return wording.count(int(many), "article") + " came in" if many else CALLED.get(entry.kind, entry.kind)


def _value_words(entry: Entry) -> str | None:
    if entry.value is None or entry.kind == "added":
        return None
    if entry.kind == "relation":
        return RELATED.get(entry.value, entry.value)
    return wording.one_line(entry.value)


def _spots(seen: Seen, entry: Entry) -> Iterable[DecidedSpot]:
    known = len(entry.places) == len(entry.anchors)
    for n, anchor in enumerate(entry.anchors):
        yield _spot_of(seen, anchor, entry.places[n] if known else None)


def _spot_of(seen: Seen, anchor: Anchor, place: Place | None) -> DecidedSpot:
    article = place.article if place else anchor.article
    report = seen.case.by_id.get(article)
    quote = anchor.quote
    if not quote and place and report:
        quote = place.span.of(report.article.text)
    address = ""
    if report:
        statement = seen.at(place.article, place.span) if place else None
        address = statement_address(statement) if statement else article_address(article, place.span if place else None)
    return DecidedSpot(
        wording.clipped(quote, QUOTE), report.code if report else "", report.outlet if report else "", address
    )
