"""The first page: what the articles say in short, what is new, what waits for somebody to decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.render import wording
from twosource.render.brief.lines import title_words
from twosource.render.overview import counts, foreign
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Seen
from twosource.render.served.short import ShortLine, short_lines


@dataclass(frozen=True, slots=True)
class Front:
    """What is on the first page; of an empty case only its name."""

    case: str
    title: str
    line: str  # of counts
    empty: bool
    short: tuple[ShortLine, ...]
    skipped: tuple[str, ...]
    foreign: tuple[str, ...]
    undecided: int  # suggestions
    state: str


def overview_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The first page."""
    dossier = seen.dossier
    title = title_words(dossier.title)
    front = Front(
        case=seen.name,
        title=title,
        line=counts(dossier),
        empty=not dossier.articles,
        short=short_lines(seen),
        skipped=tuple(f"{wording.one_line(s.name)}: {wording.one_line(s.reason)}" for s in dossier.skipped),
        foreign=foreign(seen.case.reports),
        undecided=len(seen.suggestions),
        state=seen.state,
    )
    return DeskPage("overview", seen.name if front.empty else title, front)
