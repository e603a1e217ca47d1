"""The timeline in words: days in order, what is told of each, and the words that place it there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from twosource.model import Moment, Place, Placing, Statement
from twosource.render import wording
from twosource.render.brief.shortdays import in_words
from twosource.render.case import Case, surely

DATES = 300  # moments that are shown: those with the most statements
EVENTS = 6  # things told of one moment that are shown
ORDERED = 30  # things that only an order is known of
ANCHOR = 140  # characters of what something comes before or after


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is told: code of the article, the anchor on the web page, and the statement's place."""

    code: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """What is told of a day: its words with those around them, by whom, how surely, what places it, and where."""

    words: str
    before: str
    after: str
    holder: str  # "" of a thing that is only named
    surely: str
    placed: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A moment of the timeline; `dated` is false for what only an order is known of."""

    when: str
    settled: bool  # one day
    dated: bool
    events: tuple[Event, ...]
    more: int


def days(case: Case) -> tuple[Day, ...]:
    """The moments in their order, of many those of which the most is said; last, as one, what has no day."""
    moments = [m for m in case.dossier.timeline if m.earliest or m.latest]
    chosen = sorted(range(len(moments)), key=lambda n: (-len(moments[n].statements), n))[:DATES]
    found = [day_of(case, moments[n]) for n in sorted(chosen)]
    ordered = undated(case, ORDERED)
    return tuple(found) if ordered is None else (*found, ordered)


def undated(case: Case, most: int) -> Day | None:
    """What only an order is known of, as one day that is none; None where there is nothing of the kind."""
    events = [event for m in case.dossier.timeline if not (m.earliest or m.latest) for event in _events(case, m)]
    return Day("No day, only an order", False, False, tuple(events[:most]), len(events[most:])) if events else None


def count(case: Case) -> int:
    """How many there are, shown or not; what has no day counts as one."""
    dated = sum(1 for m in case.dossier.timeline if m.earliest or m.latest)
    return dated + (dated < len(case.dossier.timeline))


def day_of(case: Case, moment: Moment, most: int = EVENTS) -> Day:
    """The moment in words, with as many of the things told of it."""
    events = _events(case, moment)
    settled = moment.earliest is not None and moment.earliest == moment.latest
    when = in_words(moment.earliest, moment.latest)
    return Day(when, settled, True, events[:most], len(events[most:]))


def _events(case: Case, moment: Moment) -> tuple[Event, ...]:
    """What is told of the moment; what is told in the same words once, with all places."""
    statements = {statement.claim: statement for statement in moment.statements}
    placings: Iterable[Placing] = moment.placings or [
        Placing(s.claim, "at", Place(s.article, s.span)) for s in moment.statements
    ]
    found: dict[tuple[str, ...], Event] = {}
    for placing in placings:
        event = _event_of(case, statements[placing.claim], placing, bare=not moment.placings)
        key = (event.words.lower(), event.holder, event.surely, event.placed)
        known = found.get(key)
        if known is None:
            found[key] = event
        elif event.spots[0].anchor not in {spot.anchor for spot in known.spots}:
            found[key] = replace(known, spots=(*known.spots, *event.spots))
    return tuple(found.values())


def _event_of(case: Case, statement: Statement, placing: Placing, *, bare: bool) -> Event:
    said = case.said(statement)
    spot = Spot(said.report.code, said.anchor, Place(statement.article, statement.span))
    placed = "" if bare else _placed(case, placing)
    if placing.thing is not None:
        return Event(_place_words(case, placing.thing), "", "", "", "", "", (spot,))
    if placing.anchor is None and _place_words(case, placing.words) in said.words:
        placed = ""  # it stands in the words that are shown
    return Event(said.words, said.before, said.after, said.holder, surely(said), placed, (spot,))


def _placed(case: Case, placing: Placing) -> str:
    """The words that say when, and what they count from."""
    words = wording.quoted(_place_words(case, placing.words))
    if placing.anchor is None:
        return words
    anchor = wording.quoted(wording.clipped(_place_words(case, placing.anchor), ANCHOR))
    return f"{words}: {placing.relation} {anchor}"


def _place_words(case: Case, place: Place) -> str:
    return wording.one_line(place.span.of(case.by_id[place.article].article.text))
