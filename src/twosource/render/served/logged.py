"""Everything that was decided, the newest first; before it what found no place any more, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.render.served.addresses import asked_address
from twosource.render.served.decided import DecidedLine, decided_line
from twosource.render.served.html import DeskPage
from twosource.render.served.listing import asked_number
from twosource.render.served.seen import Seen

PAGE = 50  # entries


@dataclass(frozen=True, slots=True)
class Logbook:
    """A page of the log. `unplaced` are the decisions that change nothing now; all of them, on the first page."""

    unplaced: tuple[DecidedLine, ...]
    entries: tuple[DecidedLine, ...]
    all: int
    page: int
    pages: int
    before: str
    after: str


def log_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The log."""
    entries = seen.entries[::-1]
    pages = max(1, -(-len(entries) // PAGE))
    page = min(asked_number(asked.get("page", "1")), pages)
    lost = [entry for entry in entries if entry.placed == "unplaced" and entry.in_force]
    logbook = Logbook(
        unplaced=tuple(decided_line(seen, entry) for entry in lost) if page == 1 else (),
        entries=tuple(decided_line(seen, entry) for entry in entries[(page - 1) * PAGE : page * PAGE]),
        all=len(entries),
        page=page,
        pages=pages,
        before=asked_address("/log", {"page": str(page - 1)}) if page > 1 else "",
        after=asked_address("/log", {"page": str(page + 1)}) if page < pages else "",
    )
    return DeskPage("log", "Log", logbook)
