"""The timeline of the desk: what is said to have happened when, by whom and how surely, each with its point."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import Moment
from twosource.render import wording
from twosource.render.brief.shortdays import in_words, is_day
from twosource.render.days import Day, Event, day_of, undated
from twosource.render.pictures.dates import Calendar, calendar
from twosource.render.served.addresses import article_address, asked_address, statement_address
from twosource.render.served.html import DeskPage
from twosource.render.served.reading.told import Carrier
from twosource.render.served.seen import Seen

MOMENTS = 40  # days and times within which something was, at once
OF_MOMENT = 30  # things told of one
OF_ORDER = 100  # things of which only an order is known
CARRIERS = 8  # articles named with one thing; of more their number


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing told of a moment; without a point it is only named ("the May 3 party")."""

    words: str
    before: str
    after: str
    holder: str  # "" where the articles themselves say it
    surely: str  # "" where it is stated as certain
    placed: str  # the words that say when, where they do not stand in the words
    point: str  # address
    place: str  # "article:start-end"
    carriers: tuple[Carrier, ...]
    more: int  # articles that are not named


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment with what is told of it."""

    when: str
    settled: bool  # one day
    happenings: tuple[Happening, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Stage:
    """The days that one page of the timeline tells, and its address."""

    words: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What is on the page; the picture and what has no day stand on the first alone."""

    stops: tuple[Stop, ...]
    undated: Stop | None
    picture: Calendar | None
    many: int  # moments
    page: int
    pages: tuple[Stage, ...]


def timeline_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """Forty moments at once, or those from a day on (`from`)."""
    moments = [m for m in seen.dossier.timeline if m.earliest or m.latest]
    starts = range(0, len(moments), MOMENTS) if moments else range(1)
    number = _timeline_number(asked, moments, len(starts))
    shown = moments[(number - 1) * MOMENTS : number * MOMENTS]
    rest = undated(seen.case, OF_ORDER) if number == len(starts) else None
    record = TimelinePage(
        stops=tuple(_stop(seen, day_of(seen.case, moment, OF_MOMENT)) for moment in shown),
        undated=_stop(seen, rest) if rest else None,
        picture=calendar(seen.case) if number == 1 else None,
        many=len(moments),
        page=number,
        pages=tuple(_page_of(moments[at : at + MOMENTS], at // MOMENTS + 1, number) for at in starts)
        if moments
        else (),
    )
    return DeskPage("timeline", "Timeline", record)


def _timeline_number(asked: Mapping[str, str], moments: Sequence[Moment], pages: int) -> int:
    """The page asked for, by its number or by a day. Raises InputError for what is neither."""
    if day := asked.get("from", ""):
        if not is_day(day):
            raise InputError(f"from {day[:40]!r}: is no day; write it as 2026-03-11")
        days = [m.earliest or m.latest or "" for m in moments]
        return min(pages, bisect_left(days, day) // MOMENTS + 1)
    words = asked.get("page") or "1"
    if not (words.isascii() and words.isdigit() and len(words) < 7 and 1 <= int(words) <= pages):
        raise InputError(f"page {words[:40]!r}: is none; the timeline has {pages:,}, counted from 1")
    return int(words)


def _page_of(moments: Sequence[Moment], number: int, here: int) -> Stage:
    first, last = moments[0], moments[-1]
    words = in_words(first.earliest or first.latest, last.latest or last.earliest, short=True)
    return Stage(words, asked_address("/timeline", {}, page=str(number)), number == here)


def _stop(seen: Seen, day: Day) -> Stop:
    return Stop(day.when, day.settled, tuple(_happening(seen, event) for event in day.events), day.more)


def _happening(seen: Seen, event: Event) -> Happening:
    first = event.spots[0].place
    of: dict[str, Carrier] = {}
    for spot in event.spots:
        report = seen.case.by_id[spot.place.article]
        carrier = Carrier(
            wording.one_line(report.outlet),
            wording.one_line(report.date),
            article_address(spot.place.article, spot.place.span),
        )
        of.setdefault(report.code, carrier)
    found = tuple(of.values())
    return Happening(
        words=event.words,
        before=event.before,
        after=event.after,
        holder="" if event.holder == wording.OWN_VOICE else wording.one_line(event.holder),
        surely=event.surely,
        placed=event.placed,
        point=statement_address(first),
        place=f"{first.article}:{first.span.start}-{first.span.end}",
        carriers=found[:CARRIERS],
        more=len(found[CARRIERS:]),
    )
