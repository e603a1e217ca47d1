"""`twosource case watch`: folders, feeds and addresses looked at again and again; what is new is told."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from twosource.cli import clock
from twosource.cli.case import asked
from twosource.cli.case.difference import run as tell_difference
from twosource.cli.case.linked import Linked, fetch_linked
from twosource.cli.messages import one_line, say, say_skipped
from twosource.cli.target import STDOUT
from twosource.errors import InputError

if TYPE_CHECKING:
    from twosource.online.visit import Visitor
    from twosource.store.addresses import Told
    from twosource.store.articles import Arrival
    from twosource.store.file import CaseFile

SECONDS = {"s": 1, "m": 60, "h": 3600}
SHORTEST, SHORTEST_ONLINE = 5, 60  # seconds between two looks; a server is asked once a minute at most
SETTLED = 2.0  # seconds since a file was changed; before that it may still be being written
FEED = ".rss"  # the ending under which an answer that may be a feed is read
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_EVERY = re.compile(r"(\d{1,5})([smh])")

Stamp = tuple[int, int]  # when a file was changed, and its size


@dataclass(slots=True)
class _Watched:
    """What was seen at the last look: the files by name, of each its stamp; who goes to addresses."""

    files: dict[str, Stamp] = field(default_factory=dict)
    visitor: "Visitor | None" = None
    follow: bool = True  # the links of feeds
    told: "dict[str, Told]" = field(default_factory=dict)  # by servers, and not yet kept


@click.command(short_help="Take in what is new in folders, feeds and addresses.")
@asked.file
@click.argument("places", metavar="PLACE...", nargs=-1, required=True)
@click.option("--every", metavar="TIME", default="10m", show_default=True, help="How often: 30s, 10m, 2h.")
@click.option("--once", is_flag=True, help="Look once and end, as a timer of the system would have it.")
@click.option("--online", is_flag=True, help="Ask the addresses among PLACE. Without it no connection is opened.")
@click.option("--no-links", is_flag=True, help="Take what feeds hold, and fetch no page that they lead to.")
@asked.by
def watch(file: str, places: tuple[str, ...], every: str, by: str | None, **told: bool) -> int:
    """Looks at folders and files (a feed that something else saves, too) every ten minutes, puts new reports into the
    case, and tells what is new in them, point by point. Ctrl-C ends it.

    With --online, PLACE may be an address of http or https: a feed or a page. Its robots.txt is kept to, its host is
    asked at most every ten seconds, or as seldom as it asks for, and sends only what is new. Of a feed the pages that
    it leads to are fetched likewise, at most 20 a look, unless it holds the reports whole; no other link is followed.

    \b
    Examples:
      twosource case watch fire.case inbox/
      twosource case watch fire.case inbox/ --every 1h
      twosource case watch fire.case https://news.example/feed.xml --online --once
    """
    match = _EVERY.fullmatch(every)
    seconds = int(match[1]) * SECONDS[match[2]] if match else 0
    addresses = [place for place in places if _ADDRESS.match(place)]
    if seconds < (SHORTEST_ONLINE if addresses else SHORTEST):
        raise InputError(f"--every {every}: needs a time from {'1m' if addresses else '5s'} on, as 30s, 10m or 2h")
    if addresses and not told["online"]:
        raise InputError(
            f"{addresses[0]}: is an address, and nothing is fetched without --online; give it, or a saved file"
        )
    missing = [place for place in places if place not in addresses and not os.path.exists(place)]
    if missing:
        raise InputError(f"{missing[0]}: no such file or folder; make it first")
    watched = _Watched(follow=not told["no_links"])
    if addresses:
        from twosource.online.visit import Visitor

        watched.visitor = Visitor(clock.seconds, clock.wait)
    name = asked.who(by)
    while True:
        look(file, places, watched, by=name)
        if told["once"]:
            return 0
        clock.wait(seconds)


def look(file: str, places: Sequence[str], watched: _Watched, *, by: str) -> int:
    """How many reports were new at one look; they are in the case, and what is new in them is told."""
    from twosource.store.addresses import keep_told
    from twosource.store.articles import add_arrivals
    from twosource.store.events import log
    from twosource.store.file import open_case

    with open_case(file) as case:
        first = not log(case)
        arrivals: list[Arrival] = []
        for place in places:
            arrivals += (
                _fetched(case, place, watched) if _ADDRESS.match(place) else _watch_changed(file, place, watched)
            )
        taken = add_arrivals(case, arrivals, at=clock.now(), by=by) if arrivals else None
        while watched.told:  # after what came with it: else a kill between the two would lose it
            keep_told(case, *watched.told.popitem())
    new = len(taken.new) + len(taken.versions) if taken else 0
    if new:
        say(f"{one_line(file)}: {new} new")
        if not first:
            tell_difference(file, None, STDOUT, ".txt")
    return new


def _watch_changed(file: str, place: str, watched: _Watched) -> "list[Arrival]":
    """The reports of the files that are new or changed, and no longer being written."""
    from twosource.engine.processes import Processes
    from twosource.read import read_paths
    from twosource.read.files import is_metadata, places_read
    from twosource.store.articles import Arrival
    from twosource.takings import READING_SECONDS, is_own, origin

    moment, fresh = clock.stamp(), []
    for path in places_read(place):
        if not path.is_file() or is_own(file, path.name) or is_metadata(path.name):
            continue
        found = path.stat()
        stamp = (found.st_mtime_ns, found.st_size)
        if moment - found.st_mtime >= SETTLED and watched.files.get(str(path)) != stamp:
            watched.files[str(path)] = stamp
            fresh.append(str(path))
    arrivals = []
    for name in fresh:
        try:
            intake = read_paths([name], apart=Processes(1, lambda _: READING_SECONDS))
        except InputError as error:
            say(str(error))
            continue
        say_skipped(intake.skipped)
        arrivals += [Arrival(a, a.url or origin(file, name, a.name)) for a in intake.articles]
    return arrivals


def _fetched(case: "CaseFile", address: str, watched: _Watched) -> "list[Arrival]":
    """The reports that an address has and had not; why there are none is told."""
    from twosource.engine.processes import Processes
    from twosource.model import Intake
    from twosource.online.visit import Seen
    from twosource.read import read_bytes
    from twosource.read.containers.feed import NO_TEXT
    from twosource.store.addresses import Told, told_of
    from twosource.store.articles import Arrival
    from twosource.takings import READING_SECONDS

    assert watched.visitor is not None
    told = told_of(case, address)
    answer = watched.visitor.visit(address, Seen(told.etag, told.modified))
    if answer.state == "same":
        return []
    if answer.state != "new":
        say(f"{one_line(address)}: {one_line(answer.reason)}")
        return []
    name = one_line(address.partition("://")[2].partition("?")[0])
    linked = Linked()
    if watched.follow and answer.ending == FEED:
        linked = fetch_linked(case, address, answer.data, watched.visitor)
        watched.told |= linked.told
    try:
        apart = Processes(1, lambda _: READING_SECONDS)
        intake = read_bytes(name, answer.data, ending=answer.ending, apart=apart)
    except InputError:
        if not linked.arrivals:  # entries that are nothing but links are no report themselves
            raise
        intake = Intake(())
    say_skipped(tuple(one for one in intake.skipped if not watched.follow or one.reason != NO_TEXT))
    if not linked.left:  # else the feed is asked for again, for what is left of it
        watched.told[address] = Told(answer.seen.etag, answer.seen.modified)
    alone = len(intake.articles) == 1
    own = [a for a in intake.articles if (a.url or "").partition("#")[0] not in linked.instead]
    return [
        *linked.arrivals,
        *(Arrival(a, a.url or (address if alone else f"{address}#{a.name}")) for a in own),
    ]
