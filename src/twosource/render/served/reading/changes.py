"""What is new in the case, point by point: since the last visit, or since the day or entry that is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model import Place, PointChange, Statement
from twosource.render import wording
from twosource.render.kept.difference import told_counts
from twosource.render.served.addresses import point_address, statement_address
from twosource.render.served.html import DeskPage
from twosource.render.served.reading.told import Telling, telling_of
from twosource.render.served.seen import Seen

CHANGED_MOST = 100  # points on the page; the JSON of twosource case diff has all
NEW_MOST = 8  # statements of one point


@dataclass(frozen=True, slots=True)
class Novelty:
    """What is new in one point."""

    sign: str  # new, changed, gone
    label: str
    address: str  # "" of what is gone
    relation: str  # in words; "" where nothing about it is to tell
    was: str  # the relation before; "" where it is the same
    badge: str  # of the relation now
    values: tuple[str, ...]
    sources: tuple[str, ...]
    came: tuple[Telling, ...]
    more: int  # statements that came and are not shown
    left: tuple[str, ...]  # words of statements that stood in it


@dataclass(frozen=True, slots=True)
class News:
    """What is on the page; `first` on the first visit, before which there was nothing to compare with."""

    since: str
    line: str
    first: bool
    articles: tuple[str, ...]
    gone: tuple[str, ...]
    changes: tuple[Novelty, ...]
    more: int
    asked: str  # day or number that was asked for


def news_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The page of `seen.news`, which the server makes anew where `since` asks for another moment."""
    news = seen.news
    if news is None:
        record = News("", "", True, (), (), (), 0, asked.get("since", ""))
    else:
        record = News(
            since=news.since,
            line=told_counts(news),
            first=False,
            articles=tuple(map(wording.one_line, news.articles)),
            gone=tuple(map(wording.one_line, news.left)),
            changes=tuple(_novelty(seen, change) for change in news.changes[:CHANGED_MOST]),
            more=len(news.changes[CHANGED_MOST:]),
            asked=asked.get("since", ""),
        )
    return DeskPage("changes", "Changes", record)


def _novelty(seen: Seen, change: PointChange) -> Novelty:
    point = seen.ways.points.get(change.point)
    came = [s for s in change.statements if s.article in seen.case.by_id]
    address = point_address(point) if point else ""
    if not address and came:
        address = statement_address(Place(came[0].article, came[0].span))
    return Novelty(
        sign="new" if change.new else "gone" if change.gone else "changed",
        label=wording.clipped(change.label, 300),
        address="" if change.gone else address,
        relation=wording.RELATIONS[change.relation] if change.was or change.relation != "single" else "",
        was=wording.RELATIONS[change.was] if change.was else "",
        badge=change.relation,
        values=tuple(wording.clipped(p.value, 160) for p in change.values if p.value),
        sources=tuple(map(wording.one_line, change.sources)),
        came=tuple(telling_of(seen.case, s) for s in came[:NEW_MOST]),
        more=len(came[NEW_MOST:]),
        left=tuple(filter(None, (_words_gone(seen, s) for s in change.left[:NEW_MOST]))),
    )


def _words_gone(seen: Seen, statement: Statement) -> str:
    """The words of a statement that takes part no more; "" where its text is not at hand."""
    article = seen.case.articles.get(statement.article) or seen.former.get(statement.article)
    return (
        f"{wording.one_line(article.name)}: {wording.clipped(statement.span.of(article.text), 240)}" if article else ""
    )
