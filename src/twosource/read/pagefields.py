"""What a web page says about its report in JSON-LD, <meta> and <time>, and where the date was found."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple, TypeAlias

from twosource.lexicon import table, words
from twosource.read.dates import normalise
from twosource.read.document import Fields

Page: TypeAlias = Any  # lxml's element, which is untyped

DEEPEST = 6  # levels of JSON-LD that are looked into


class Said(NamedTuple):
    """The fields, the text where the page gives it as data, and a note on a date that could not be read."""

    fields: Fields
    body: str | None
    note: str | None


def page_fields(page: Page) -> Said:
    """What the page says about its report; nothing is taken from the running text."""
    report = next(_report_fields(page), {})
    metas = _metas(page)
    published, where, note = _date(page, report, metas)
    fields = Fields(
        title=_text(report.get("headline")) or metas.get("og:title") or _heading(page) or _title(page),
        outlet=_text(report.get("publisher")) or metas.get("og:site_name") or metas.get("application-name"),
        author=_text(report.get("author")) or metas.get("author") or metas.get("dc.creator") or _byline(page),
        published=published,
        published_from=where,
        url=_link(page) or metas.get("og:url") or _text(report.get("url")),
        language=page.get("lang")
        or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _text(report.get("inLanguage"))
        or metas.get("content-language")
        or metas.get("og:locale"),
    )
    return Said(fields, _text(report.get("articleBody")), note)


def _date(page: Page, report: dict[str, Any], metas: dict[str, str]) -> tuple[str | None, str | None, str | None]:
    """The first date given that can be read, where it stood, and a note if there is none but unreadable ones."""
    note = None
    for words_, where in _dates(page, report, metas):
        dated = normalise(words_)
        if dated.value:
            return words_, where, None
        note = note or dated.note
    return None, None, note


def _dates(page: Page, report: dict[str, Any], metas: dict[str, str]) -> Iterator[tuple[str, str]]:
    if given := _text(report.get("datePublished")):
        yield given, "JSON-LD datePublished"
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


def _report_fields(page: Page) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe a report, those that are one before those that hold one."""
    found: list[dict[str, Any]] = []
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            _gather(json.loads(script.text or "", strict=False), found, DEEPEST)
        except (ValueError, RecursionError):
            continue  # broken data islands are common, and the page says the same elsewhere
    yield from sorted(found, key=lambda one: ("datePublished" not in one, "webpage" in _types(one)))


def _gather(value: Any, found: list[dict[str, Any]], depth: int) -> None:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            _gather(item, found, depth - 1)
    elif isinstance(value, dict):
        if _types(value) & words("pages", "report_types"):
            found.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _gather(value.get(key), found, depth - 1)


def _types(value: dict[str, Any]) -> set[str]:
    kinds: object = value.get("@type")
    return {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


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
    return _squeezed(elements[0].text_content())[:120] or None if elements else None


def _link(page: Page) -> str | None:
    link = next(iter(page.xpath("//link[@rel='canonical']/@href")), None)
    return str(link) if link and str(link).startswith(("http://", "https://")) else None


def _text(value: Any, depth: int = DEEPEST) -> str | None:
    """The words of a JSON-LD value: a string, the name of an object, the like of a list joined by commas."""
    if not depth:
        return None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(one, depth - 1) for one in value[:20]))) or None
    return unescape(value).strip() or None if isinstance(value, str) else None


def _squeezed(words_: str) -> str:
    return " ".join(words_.split())
