"""Words of an article with all that a citation needs, as a line of text and as HTML, and the link that lasts."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from twosource.errors import InputError
from twosource.model import Article, ArticleId, Place, Span
from twosource.render import wording
from twosource.render.served.addresses import article_address, read_span, statement_address
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import Seen

CITED_MOST = 4000  # characters; of more words the first are cited, and the place tells that there are more


@dataclass(frozen=True, slots=True)
class Citation:
    """What is copied: `text` and `html` say the same; `link` opens the point in which the words stand, in any year."""

    words: str
    said_by: str  # "" where the article itself says it
    outlet: str
    title: str
    date: str  # "" where it is not known
    address: str  # on the web; "" where it is not known
    place: str  # "page 2, paragraph 4, characters 120-184 of report.pdf"
    text: str
    html: str
    link: str
    article: str  # address of the words in the article


def cite_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The page of a citation: what the key copies, to be copied by hand where no script runs."""
    ident, span = ArticleId(asked["article"]), read_span(asked["span"])
    article = seen.case.articles.get(ident) or seen.former.get(ident)
    if article is None:
        raise LookupError(f"no article {ident[:40]} is in this case")
    if span.end > len(article.text):
        raise InputError(f"place {asked['span']}: the article has {len(article.text):,} characters; give words of it")
    return DeskPage("cite", "Citation", citation(seen, article, span))


def citation(seen: Seen, article: Article, span: Span) -> Citation:
    """The words of the span with where they stand."""
    words = wording.clipped(span.of(article.text), CITED_MOST)
    place = seen.at(article.id, span)
    found = next(
        (s for ident in seen.ways.standing.get(place, ()) for s in seen.ways.points[ident].statements
         if Place(s.article, s.span) == place), None,
    ) if place and place.article == article.id else None  # fmt: skip
    holder = seen.case.holder(found) if found is not None else ""
    said_by = "" if holder in ("", wording.OWN_VOICE) else wording.one_line(holder)
    outlet, title = wording.one_line(article.outlet or ""), wording.one_line(article.title or "")
    date, address = (article.published or "")[:10], wording.web_address(article.url) or ""
    where = _cited_place(article, span)
    told = [said_by, outlet, f"“{title}”" if title else "", date or "undated", address, where]
    text = f"{wording.quoted(words)} – {', '.join(filter(None, told))}"
    named = f"<cite>{escape(title)}</cite>" if title else ""
    linked = f'<a href="{escape(address)}">{named or escape(address)}</a>' if address else named
    rest = [escape(said_by), escape(outlet), linked, escape(date or "undated"), escape(where)]
    html = f"<blockquote><p>{escape(wording.quoted(words))}</p></blockquote><p>{', '.join(filter(None, rest))}</p>"
    return Citation(
        words, said_by, outlet, title, date, address, where, text, html,
        statement_address(Place(article.id, span)), article_address(article.id, span),
    )  # fmt: skip


def _cited_place(article: Article, span: Span) -> str:
    """Where the words stand: the page of a PDF, the paragraph, the characters, the file."""
    page = next((p.number for p in article.pages if p.span.start <= span.start < p.span.end), None)
    paragraph = 1 + sum(1 for line in article.text[: span.start].split("\n")[:-1] if line.strip())
    told = [f"page {page}"] if page is not None else []
    told += [f"paragraph {paragraph:,}", f"characters {span.start}–{span.end} of {wording.one_line(article.name)}"]
    return ", ".join(told)
