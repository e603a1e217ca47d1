"""The pages that a feed leads to: fetched by a watch that may go online, as politely as the feed itself."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from twosource.cli.messages import one_line, say, say_skipped

if TYPE_CHECKING:
    from twosource.online.visit import Answer, Visitor
    from twosource.read.containers.feed import FeedLink
    from twosource.store.addresses import Told
    from twosource.store.articles import Arrival
    from twosource.store.file import CaseFile

MOST = 20  # pages asked for at one look at a feed; the others at the next: each waits for its host
FAILED = "failed "  # before the entry of a page that will not come


@dataclass(slots=True)
class Linked:
    """What came of the pages: the reports, what their servers said, and of which entries the page stands for them."""

    arrivals: "list[Arrival]" = field(default_factory=list)
    told: "dict[str, Told]" = field(default_factory=dict)
    instead: set[str] = field(default_factory=set)
    left: int = 0  # pages that are to be asked for again


def fetch_linked(case: "CaseFile", feed: str, data: bytes, visitor: "Visitor") -> Linked:
    """The pages of the entries that the feed does not hold itself; why one does not come is told.

    One that came is asked for again where the feed says otherwise of it; one that its server refuses, too.
    """
    from twosource.store.addresses import told_of

    found, visits = Linked(), 0
    for link in _links(data):
        told = told_of(case, link.address)
        if told.entry is not None and told.entry.removeprefix(FAILED) == link.entry:
            if not told.entry.startswith(FAILED):
                found.instead.add(link.address)
        elif visits == MOST:
            found.left += 1
        else:
            visits += 1
            _visit(link, told, feed, visitor, found)
    if found.left:
        say(f"{one_line(feed)}: {found.left} linked pages are left for the next look")
    return found


def _links(data: bytes) -> "list[FeedLink]":
    """The links of a feed, read in a process of its own, as all that comes from outside."""
    from twosource.engine import Failed
    from twosource.engine.processes import Processes
    from twosource.read.containers.feed import find_links
    from twosource.takings import READING_SECONDS

    made = Processes(1, lambda _: READING_SECONDS)(find_links, [data])
    return [link for link in made if not isinstance(link, Failed)]


def _visit(link: "FeedLink", told: "Told", feed: str, visitor: "Visitor", found: Linked) -> None:
    """Asks for one page; what comes of it goes into `found`."""
    from twosource.online.visit import Answer, Seen, is_within
    from twosource.store.addresses import Told

    if urlsplit(link.address).hostname != urlsplit(feed).hostname and is_within(link.address):
        answer = Answer("refused", reason="is an address of this machine or its network, to which no feed may lead",
                        lasting=True)  # fmt: skip
    else:
        answer = visitor.visit(link.address, Seen(told.etag, told.modified))
    came = answer.state == "same" or (answer.state == "new" and _taken(link, answer, found))
    if answer.state in ("refused", "failed"):
        say(f"{one_line(link.address)}: {one_line(answer.reason)}")
    # what came of it before stays where it can't be had now, and no summary of the feed takes its place
    there = came or (told.entry is not None and not told.entry.startswith(FAILED))
    if came or answer.state == "new" or answer.lasting:
        entry = link.entry if there else FAILED + link.entry
        found.told[link.address] = Told(answer.seen.etag, answer.seen.modified, entry)
    else:
        found.left += 1
    if there:
        found.instead.add(link.address)


def _taken(link: "FeedLink", answer: "Answer", found: Linked) -> bool:
    """True where the page is a report; it is then among the arrivals, under the address that the feed gives."""
    from twosource.engine.processes import Processes
    from twosource.errors import InputError
    from twosource.read import read_bytes
    from twosource.store.articles import Arrival
    from twosource.takings import READING_SECONDS

    name = one_line(link.address.partition("://")[2].partition("?")[0])
    try:
        intake = read_bytes(name, answer.data, ending=answer.ending, apart=Processes(1, lambda _: READING_SECONDS))
    except InputError as error:
        say(str(error))
        return False
    say_skipped(intake.skipped)
    alone = len(intake.articles) == 1
    found.arrivals += [
        Arrival(article, link.address if alone else f"{link.address}#{article.name}") for article in intake.articles
    ]
    return bool(intake.articles)
