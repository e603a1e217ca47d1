"""The list of articles: what is known of each, from where, how much it states; and what could not be read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import ArticleId
from twosource.render import wording
from twosource.render.case import Report
from twosource.render.served.addresses import article_address, asked_address
from twosource.render.served.decided import DecidedLine, decided_line
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Seen

LISTED_AT_ONCE = 50  # articles
ORDERS = ("name", "date", "outlet")
SET_BY_HAND = ("outlet", "date", "title", "language")  # kinds of decisions about an article


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """One article in the list."""

    id: str
    address: str
    outlet: str  # "" where it is not known
    title: str
    date: str  # "" where it is not known
    dated_by: str  # where the date was found; "" where that is not told
    language: str  # in words
    foreign: bool
    file: str
    others: tuple[str, ...]  # files with the same text
    url: str  # on the web; "" where it is not known
    earlier: int  # versions before this one
    statements: int
    notes: tuple[str, ...]  # what reading had to decide
    set: tuple[DecidedLine, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that is no article of the case, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleList:
    """What is on the page."""

    articles: tuple[ListedArticle, ...]
    many: int  # that fit what is asked
    all: int
    unread: tuple[Unread, ...]
    passed: tuple[Unread, ...]  # passed over on purpose
    words: str  # asked for in outlet, title and file
    order: str
    orders: tuple[tuple[str, str], ...]  # name and address
    kinds: tuple[str, ...]
    page: int
    pages: int
    before: str  # address of the page before; "" on the first
    after: str


def articles_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The list, fifty at once."""
    order, words = asked.get("order") or ORDERS[0], asked.get("q", "").strip()
    if order not in ORDERS:
        raise InputError(f"order {order[:40]!r}: is none; use {', '.join(ORDERS)}")
    found = _articles_ordered([r for r in seen.case.reports if _fits_words(r, words.casefold())], order)
    pages = max(1, -(-len(found) // LISTED_AT_ONCE))
    page = min(pages, _list_page(asked.get("page", "")))
    shown = found[(page - 1) * LISTED_AT_ONCE : page * LISTED_AT_ONCE]
    earlier = _earlier(seen)
    kept = {"q": words, "order": order if order != ORDERS[0] else ""}
    skipped = seen.dossier.skipped
    record = ArticleList(
        articles=tuple(_listed_article(seen, report, earlier.get(report.article.id, 0)) for report in shown),
        many=len(found),
        all=len(seen.case.reports),
        unread=tuple(Unread(wording.one_line(s.name), wording.one_line(s.reason)) for s in skipped if not s.passed),
        passed=tuple(Unread(wording.one_line(s.name), wording.one_line(s.reason)) for s in skipped if s.passed),
        words=words,
        order=order,
        orders=tuple((name, asked_address("/articles", kept, order=name)) for name in ORDERS),
        kinds=SET_BY_HAND,
        page=page,
        pages=pages,
        before=asked_address("/articles", kept, page=str(page - 1)) if page > 1 else "",
        after=asked_address("/articles", kept, page=str(page + 1)) if page < pages else "",
    )
    return DeskPage("articles", "Articles", record)


def settings_of(seen: Seen, article: ArticleId) -> tuple[DecidedLine, ...]:
    """What people set of the article and did not take back, in order."""
    return tuple(decided_line(seen, e) for e in seen.of_article.get(article, ()) if e.kind in SET_BY_HAND)


def _fits_words(report: Report, words: str) -> bool:
    """True where outlet, title and file have all the words."""
    article = report.article
    there = f"{article.outlet or ''} {article.title or ''} {article.name}".casefold()
    return all(word in there for word in words.split())


def _articles_ordered(found: Sequence[Report], order: str) -> list[Report]:
    """By outlet or date what is not known stands last; of one outlet and date in order of name."""
    if order == "date":
        return sorted(found, key=lambda r: (r.article.published is None, r.article.published or "", r.number))
    if order == "outlet":
        return sorted(found, key=lambda r: (r.article.outlet is None, (r.article.outlet or "").casefold(), r.number))
    return list(found)


def _list_page(words: str) -> int:
    if not words:
        return 1
    if not (words.isascii() and words.isdigit() and len(words) < 7 and int(words)):
        raise InputError(f"page {words[:40]!r}: is no page; give a number from 1")
    return int(words)


def _earlier(seen: Seen) -> Mapping[ArticleId, int]:
    """How many versions each article had before."""
    found: dict[ArticleId, int] = defaultdict(int)
    for after in seen.newer.values():
        for article in after:
            found[article] += 1
    return found


def _listed_article(seen: Seen, report: Report, earlier: int) -> ListedArticle:
    article, by_hand = report.article, settings_of(seen, report.article.id)
    since = {one.kind: one.value or "" for one in by_hand if one.waiting}  # which the comparison does not know yet
    return ListedArticle(
        id=article.id,
        address=article_address(article.id),
        outlet=since.get("outlet") or wording.one_line(article.outlet or ""),
        title=since.get("title") or wording.one_line(report.heading),
        date=since.get("date") or wording.one_line((article.published or "")[:10]),
        dated_by=wording.one_line(article.published_from or ""),
        language=wording.language(since.get("language") or article.language or "en"),
        foreign=article.foreign,
        file=wording.one_line(article.name),
        others=tuple(map(wording.one_line, article.other_names)),
        url=wording.web_address(article.url) or "",
        earlier=earlier,
        statements=len(seen.ways.spans.get(article.id, ())),
        notes=tuple(map(wording.one_line, article.notes)),
        set=by_hand,
    )
