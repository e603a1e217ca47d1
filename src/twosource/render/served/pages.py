"""The pages of the desk, each with its address. A new page is a line in PAGES and a template.

What the forms of the pages send, besides `csrf`: `back`, the address of the page to show afterwards; to /decide `kind`,
`a`, `b` (a place is "article:start-end", or "article"), `value`, `why`, `name` (who decides). To part a statement from
several others `b` comes several times: a decision each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from twosource.render.served.html import DeskPage
from twosource.render.served.join import join_page
from twosource.render.served.listing import points_page
from twosource.render.served.logged import log_page
from twosource.render.served.overview import overview_page
from twosource.render.served.point import point_page
from twosource.render.served.reading.article import text_page
from twosource.render.served.reading.articles import articles_page
from twosource.render.served.reading.changes import news_page
from twosource.render.served.reading.citation import cite_page
from twosource.render.served.reading.draft import draft_page
from twosource.render.served.reading.names import names_page
from twosource.render.served.reading.timeline import timeline_page
from twosource.render.served.seen import Seen
from twosource.render.served.suggestions import suggestions_page


@dataclass(frozen=True, slots=True)
class Served:
    """A page: its name in the navigation, its address, and how it is made of what is asked.

    `make` is given the parts of the address and the question, decoded, in one mapping. It raises InputError for an odd
    value and LookupError for what is not there.
    """

    name: str
    address: str  # with {parts} as starlette writes them
    make: Callable[[Seen, Mapping[str, str]], DeskPage]


PAGES: tuple[Served, ...] = (
    Served("overview", "/", overview_page),
    Served("points", "/points", points_page),
    Served("point", "/point/{article}/{span}", point_page),
    Served("join", "/join/{article}/{span}", join_page),
    Served("suggestions", "/suggestions", suggestions_page),
    Served("log", "/log", log_page),
    Served("articles", "/articles", articles_page),
    Served("article", "/article/{article}", text_page),
    Served("timeline", "/timeline", timeline_page),
    Served("names", "/names", names_page),
    Served("changes", "/changes", news_page),
    Served("draft", "/check", draft_page),
    Served("cite", "/cite/{article}/{span}", cite_page),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, in one line for whoever reads the page."""

    said: str


def trouble_page(status: int, said: str) -> DeskPage:
    """The page for what is not there or could not be done."""
    return DeskPage("trouble", "Not found" if status == 404 else "Not done", Trouble(said), status)
