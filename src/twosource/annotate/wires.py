"""What of an article is an agency's, as its first and last lines show."""

import re

from twosource import lexicon
from twosource.model import Article, Place, Span, Wire
from twosource.text import fold

EDGE_LINES = 4  # lines at each end of an article that may hold an agency's tag
LONGEST_LINE = 300  # characters of a line that is looked at for a tag
_DATELINE = re.compile(
    r"^[^a-z()\n]{2,40}(?:, [A-Z][\w. ]{1,20})?\s?\((?P<tag>[A-Z][\w. ]{1,30})\)\s?(?P<dash>[-–—―]*)"
)
_TAG = re.compile(r"\((?P<tag>[A-Z][\w. ]{1,30})\)")


def find_helped(article: Article) -> tuple[Wire, ...]:
    """The agencies that a line names as having helped, in order of their names."""
    for span in _edge_lines(article.text):
        line = fold(span.of(article.text))
        found = _named_in(line) if "contributed to this" in line else []
        if found:
            return tuple(Wire(agency, Place(article.id, span)) for agency in sorted(found))
    return ()


def find_wire(article: Article) -> Wire | None:
    """The agency an article carries the tag of, and where: "CITY (AP) -", "By ... Associated Press", the author.

    In the form of the first an agency need not be in the list.
    """
    agencies = lexicon.table("agencies")["agencies"]
    lines = _edge_lines(article.text)
    for span in lines[:EDGE_LINES]:
        line = span.of(article.text)
        match = _DATELINE.match(line)
        if match and fold(match["tag"]) in agencies:
            return Wire(str(agencies[fold(match["tag"])]), Place(article.id, _at(span, match)))
        if match and _has_form_of_agency(match, article):
            return Wire(match["tag"], Place(article.id, _at(span, match)))
    for span in lines:
        line = span.of(article.text)
        folded = fold(line)
        for match in _TAG.finditer(line):
            if fold(match["tag"]) in agencies and len(line) < 60:
                return Wire(str(agencies[fold(match["tag"])]), Place(article.id, _at(span, match)))
        if folded in agencies:
            return Wire(str(agencies[folded]), Place(article.id, span))
        for name in sorted(agencies):
            if len(name) > 3 and folded.startswith(("by ", "copyright ", "©", "(c) ", "source: ")) and name in folded:
                return Wire(str(agencies[name]), Place(article.id, span))
    author = _named_in(fold(article.author or ""))
    return Wire(author[0], None) if author else None


def _has_form_of_agency(match: re.Match[str], article: Article) -> bool:
    """True of "TOWN (Name) -": an agency that no list has, unless it is a place or the paper itself."""
    name = fold(match["tag"])
    place = any(name in lexicon.words("places", kind) for kind in ("cities", "countries", "regions", "states"))
    return bool(match["dash"]) and not place and name != fold(article.outlet or "")


def _named_in(line: str) -> list[str]:
    """The agencies that the folded line names, in order of their names in the list."""
    agencies = lexicon.table("agencies")["agencies"]
    named = sorted(name for name in agencies if re.search(rf"\b{re.escape(name)}\b", line))
    return list(dict.fromkeys(str(agencies[name]) for name in named))


def _at(line: Span, match: re.Match[str]) -> Span:
    return Span(line.start + match.start("tag"), line.start + match.end("tag"))


def _edge_lines(text: str) -> list[Span]:
    """The first and last lines that hold words, each cut at `LONGEST_LINE`."""
    spans: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            spans.append(Span(start, start + min(len(bare), LONGEST_LINE)))
        at += len(line)
    return spans if len(spans) <= 2 * EDGE_LINES else spans[:EDGE_LINES] + spans[-EDGE_LINES:]
