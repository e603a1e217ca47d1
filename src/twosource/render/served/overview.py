"""The first page: what the articles say in short, what is new, what waits for somebody to decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.render import wording
from twosource.render.brief.lines import title_words
from twosource.render.overview import counts, foreign
from twosource.render.served.addresses import point_address
from twosource.render.served.decided import DecidedLine, decided_line
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Seen
from twosource.render.served.short import ShortLine, short_lines

NEW = 8  # points that changed
LATELY = 3  # decisions


@dataclass(frozen=True, slots=True)
class FrontChange:
    """A point that is new or changed since the last visit; `address` is "" of one that is gone."""

    sign: str  # "new", "changed", "gone"
    words: str
    address: str
    relation: str
    badge: str
    statements: int  # that came


@dataclass(frozen=True, slots=True)
class FrontNews:
    """What came in since the last visit."""

    since: str
    articles: tuple[str, ...]
    changes: tuple[FrontChange, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Front:
    """What is on the first page; of an empty case only its name."""

    case: str
    title: str
    line: str  # of counts
    empty: bool
    short: tuple[ShortLine, ...]
    news: FrontNews | None  # None on the first visit, and where nothing is new
    skipped: tuple[str, ...]
    foreign: tuple[str, ...]
    suggestions: int
    unplaced: int  # decisions that found no place
    lately: tuple[DecidedLine, ...]
    state: str


def overview_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The first page."""
    dossier = seen.dossier
    title = title_words(dossier.title)
    held = [entry for entry in seen.entries if entry.in_force]
    front = Front(
        case=seen.name,
        title=title,
        line=counts(dossier),
        empty=not dossier.articles,
        short=short_lines(seen),
        news=_front_news(seen),
        skipped=tuple(f"{wording.one_line(s.name)}: {wording.one_line(s.reason)}" for s in dossier.skipped),
        foreign=foreign(seen.case.reports),
        suggestions=len(seen.suggestions),
        unplaced=sum(entry.placed == "unplaced" for entry in held),
        lately=tuple(decided_line(seen, entry) for entry in reversed(held[-LATELY:])),
        state=seen.state,
    )
    return DeskPage("overview", seen.name if front.empty else title, front)


def _since_words(since: str) -> str:
    """A moment without what nobody reads of it; other words as they are."""
    return (
        wording.one_line(since)[: len("2026-03-12T09:41")].replace("T", " ")
        if since[:4].isdecimal()
        else wording.one_line(since)
    )


def _front_news(seen: Seen) -> FrontNews | None:
    news = seen.news
    if news is None or not (news.articles or news.changes):
        return None
    changes = []
    for change in news.changes[:NEW]:
        point = seen.ways.points.get(change.point)
        changes.append(
            FrontChange(
                "new" if change.new else "gone" if change.gone else "changed",
                wording.clipped(change.label, 160),
                point_address(point) if point and not change.gone else "",
                change.relation,
                wording.badge(change.relation, point.about if point else None),
                len(change.statements),
            )
        )
    names = tuple(wording.one_line(name) for name in news.articles)
    return FrontNews(_since_words(news.since), names, tuple(changes), len(news.changes[NEW:]))
