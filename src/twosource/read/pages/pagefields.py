"""What a web page says about its report in its data and under its headline, and where the date was found."""

from collections.abc import Iterator
from typing import NamedTuple

from twosource.lexicon import table
from twosource.read.dates import dated_line, normalise
from twosource.read.document import Fields
from twosource.read.pages.jsonld import Own, Page, Report, own_report

HEAD_BLOCKS = 12  # short texts after the headline among which the line with the date stands
PROSE_WORDS = 10  # of a sentence; the first may be a standfirst, the second is the report, so that its head is over


class Said(NamedTuple):
    """The fields, the text where the page gives it as data, and a note on a date that could not be read."""

    fields: Fields
    body: str | None
    live: bool  # the text as data is that of a live page, entry by entry
    note: str | None


def page_fields(page: Page) -> Said:
    """What the page says about its report; nothing is taken from the running text."""
    metas = _metas(page)
    link = _link(page)
    heading, title = _heading(page), _title(page)
    addresses = (link, metas.get("og:url"))
    headlines = (heading, metas.get("og:title"), metas.get("twitter:title"), title)
    report = own_report(page, Own([a for a in addresses if a], [h for h in headlines if h]))
    published, where, note = _date(page, report, metas)
    fields = Fields(
        title=report.text("headline") or metas.get("og:title") or heading or title,
        outlet=report.text("publisher") or metas.get("og:site_name") or metas.get("application-name"),
        # Where the data names the house alone, the line under the headline may name who wrote it.
        author=report.people()
        or _byline(page)
        or report.text("author")
        or metas.get("author")
        or metas.get("dc.creator"),
        published=published,
        published_from=where,
        url=link or metas.get("og:url") or report.text("url"),
        language=page.get("lang")
        or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or report.text("inLanguage")
        or metas.get("content-language")
        or metas.get("og:locale"),
    )
    return Said(fields, report.body(), report.live(), note)


def _date(page: Page, report: Report, metas: dict[str, str]) -> tuple[str | None, str | None, str | None]:
    """The first date given that can be read, where it stood, and a note if there is none but unreadable ones."""
    note = None
    for words_, where in _dates(page, report, metas):
        dated = normalise(words_)
        if dated.value:
            return words_, where, None
        note = note or dated.note
    return None, None, note


def _dates(page: Page, report: Report, metas: dict[str, str]) -> Iterator[tuple[str, str]]:
    if report.published:
        yield report.published, "JSON-LD datePublished"
    for name in table("pages")["meta_dates"]:
        if name in metas:
            yield metas[name], f"meta {name}"
    for element in page.xpath("//*[@itemprop='datePublished']"):
        given = element.get("datetime") or element.get("content") or element.text_content()
        yield given.strip(), "itemprop datePublished"
    for element in page.xpath("//time[@datetime][@pubdate or contains(@class, 'publish')]"):
        yield element.get("datetime"), "time element"
    # Times without a word on what they mean count only where all in the report say the same day: lists of
    # other reports have times too.
    times = {t.get("datetime") for t in page.xpath("//article//time[@datetime][not(ancestor::aside)]")}
    if times and len({(normalise(words_).value or words_)[:10] for words_ in times}) == 1:
        yield max(times, key=lambda words_: (len(words_), words_)), "time element"
    if said := _said_under_headline(page):
        yield said, "date line under the headline"


def _said_under_headline(page: Page) -> str | None:
    """The date that stands alone, or behind "Published", between headline and text; None if two do."""
    headings = page.xpath("//article//h1") or page.xpath("//h1")
    if len(headings) != 1:
        return None
    days: dict[str, str] = {}
    sentences = 0
    for number, words_ in enumerate(_blocks_after(headings[0])):
        sentences += len(words_.split()) >= PROSE_WORDS and words_[-1] in '.!?"”'
        if number >= HEAD_BLOCKS or sentences > 1:
            break
        said = dated_line(words_)
        day = normalise(said).value if said else None
        if said and day:
            days.setdefault(day[:10], said)
    return days.popitem()[1] if len(days) == 1 else None


def _blocks_after(heading: Page) -> Iterator[str]:
    """The texts that follow in order of the page, each as a whole."""
    inside = set(heading.iter())
    for element in heading.xpath("following::*[not(self::script or self::style or self::noscript or self::template)]"):
        if element in inside or not isinstance(element.tag, str):
            continue
        # The innermost element whose own text says something, with what is set inside its line.
        own = [element.text, *(child.tail for child in element)]
        if any(part and part.strip() for part in own):
            inside.update(element.iter())
            yield _squeezed(element.text_content())


def _metas(page: Page) -> dict[str, str]:
    """The contents of <meta> by lower-case name; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _heading(page: Page) -> str | None:
    headings = page.xpath("//article//h1") or page.xpath("//h1")
    return _squeezed(headings[0].text_content()) if len(headings) == 1 else None


def _title(page: Page) -> str | None:
    element = page.find(".//title")
    return _squeezed(element.text_content()) if element is not None else None


def _byline(page: Page) -> str | None:
    elements = page.xpath("//*[@rel='author' or @itemprop='author']")
    words_ = _squeezed(elements[0].text_content())[:120] if elements else ""
    return words_.removeprefix("By ").removeprefix("by ").strip() or None


def _link(page: Page) -> str | None:
    link = next(iter(page.xpath("//link[@rel='canonical']/@href")), None)
    return str(link) if link and str(link).startswith(("http://", "https://")) else None


def _squeezed(words_: str) -> str:
    return " ".join(words_.split())
