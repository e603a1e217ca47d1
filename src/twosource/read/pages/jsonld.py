"""JSON-LD of a web page -> what it says about the page's own report, not about one that the page only points to."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any, NamedTuple, TypeAlias

from twosource.lexicon import words

Page: TypeAlias = Any  # lxml's element, which is untyped

DEEPEST = 6  # levels that are looked into
# Share of the shorter headline's words that the other has, from which both are of one report, and up to which they are
# of two: "through" alone is no likeness of "Bees come through" to "Dam holds through the night".
LIKE, AKIN = 0.6, 1 / 3

_WRAPPED = re.compile(r"\A[\s;/*]*(?:<!--|<!\[CDATA\[)|(?://|/\*)?\s*(?:-->|\]\]>)[\s;*/]*\Z|;\s*\Z")
_COMMA_TOO_MANY = re.compile(r",(\s*[}\]])")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
_ADDRESS = re.compile(r"\A(?:https?:)?//(?:www\.|m\.|amp\.)?", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")
_BLOCK = re.compile(r"<(?:p|br|div|li|h\d)\b[^<>]{0,500}>|</(?:p|div|li|h\d)>", re.IGNORECASE)


class Own(NamedTuple):
    """What the page itself says of which report it is: its addresses and its headlines."""

    addresses: Sequence[str]
    headlines: Sequence[str]


class Report(NamedTuple):
    """The report's fields in JSON-LD; `published` alone where the data is broken."""

    data: dict[str, Any]
    published: str | None

    def text(self, key: str) -> str | None:
        """The words of a field: a string, the name of an object, the like of a list joined by commas."""
        return _text(self.data.get(key))

    def people(self) -> str | None:
        """The authors that are said to be persons."""
        authors = self.data.get("author")
        several = authors if isinstance(authors, list) else [authors]
        return _text([one for one in several if isinstance(one, dict) and "person" in _types(one)])

    def body(self) -> str | None:
        """The text where the page gives it as data: the report's own, then the entries of a live page as they stand."""
        parts = [self.data.get("articleBody"), *(one.get("articleBody") for one in self._entries())]
        return "\n".join(filter(None, (_plain(part) for part in parts if isinstance(part, str)))) or None

    def live(self) -> bool:
        """True where entries of a live page are given."""
        return bool(self._entries())

    def _entries(self) -> list[dict[str, Any]]:
        entries = self.data.get("liveBlogUpdate")
        return [one for one in (entries if isinstance(entries, list) else [entries]) if isinstance(one, dict)]


def own_report(page: Page, own: Own) -> Report:
    """The report the page is about; an empty one where its data is of others only.

    An address or a headline that the page has itself makes it its own; where several are, the one with a date counts.
    """
    found: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in page.xpath("//script[starts-with(normalize-space(@type), 'application/ld+json')]"):
        text = script.text or ""
        value = _parsed(text)
        if value is None:
            broken.append(text)
        else:
            _jsonld_gather(value, found, DEEPEST)
    standing = [(_standing(one, own), one) for one in found]
    ranked = sorted(
        (pair for pair in standing if pair[0] < _OTHER),
        key=lambda pair: (pair[0], "datePublished" not in pair[1], "webpage" in _types(pair[1])),
    )
    if ranked:
        return Report(ranked[0][1], _text(ranked[0][1].get("datePublished")))
    dates = {unescape(date) for text in broken for date in _PUBLISHED.findall(text)}
    return Report({}, dates.pop() if len(dates) == 1 and not found else None)


_OTHER = 2


def _standing(report: dict[str, Any], own: Own) -> int:
    """0: the page's own; 1: nothing tells; 2: another's.

    Another's is what has another address and no headline of the page, or no address and a headline of other words.
    Houses give one report several headlines, so a few shared words are enough where no address speaks against it.
    """
    addresses = {_address(a) for a in own.addresses}
    given = [_text(report.get("url")), _identified(report.get("mainEntityOfPage")), _identified(report)]
    theirs = {_address(a) for a in given if a and "/" in a}
    headline = _text(report.get("headline"))
    likeness = max((_likeness(headline, other) for other in own.headlines), default=0.0) if headline else 0.0
    if theirs & addresses or likeness >= LIKE:
        return 0
    if headline and own.headlines and (likeness <= AKIN or (theirs and addresses)):
        return _OTHER
    return 1


def _identified(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id")
    return value if isinstance(value, str) else None


def _address(address: str) -> str:
    bare = _ADDRESS.sub("", address.strip()).split("#")[0].split("?")[0].rstrip("/").lower()
    return bare.removesuffix("/amp").removesuffix(".amp")


def _likeness(one: str, other: str) -> float:
    """Share of the words of the shorter headline that the other has; 1 where it is the other's beginning.

    The name of the outlet behind a bar makes only the longer one longer.
    """
    a, b = (re.findall(r"\w+", words_.lower()) for words_ in (one, other))
    shorter, longer = sorted((a, b), key=len)
    if shorter and longer[: len(shorter)] == shorter and (len(shorter) > 1 or len(longer) == 1):
        return 1.0
    telling = [word for word in shorter if word not in words("pages", "untelling")]
    return sum(word in longer for word in telling) / len(telling) if telling else 0.0


def _parsed(text: str) -> Any:
    """The value of a data island, also where it is wrapped for old browsers or has a comma too many; None if broken."""
    bare = _WRAPPED.sub("", _WRAPPED.sub("", text)).strip()
    for attempt in (text, bare, _COMMA_TOO_MANY.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue  # broken data islands are common, and the page says the same elsewhere
    return None


def _jsonld_gather(value: Any, found: list[dict[str, Any]], depth: int) -> None:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            _jsonld_gather(item, found, depth - 1)
    elif isinstance(value, dict):
        if _types(value) & words("pages", "report_types"):
            found.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _jsonld_gather(value.get(key), found, depth - 1)


def _types(value: dict[str, Any]) -> set[str]:
    kinds: object = value.get("@type")
    return {str(kind).lower().rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _text(value: Any, depth: int = DEEPEST) -> str | None:
    """The words of a value: a string, the name of an object, the like of a list joined by commas."""
    if not depth:
        return None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(one, depth - 1) for one in value[:20]))) or None
    return unescape(value).strip() or None if isinstance(value, str) else None


def _plain(markup: str) -> str:
    """The words of a text that may be markup, a line a paragraph."""
    lines = _TAG.sub("", _BLOCK.sub("\n", unescape(markup))).split("\n")
    return "\n".join(_squeezed(lines))


def _squeezed(lines: Sequence[str]) -> Iterator[str]:
    yield from filter(None, (" ".join(unescape(line).split()) for line in lines))
