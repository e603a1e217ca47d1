"""Whose text an article is: the agency whose tag it carries, known by its own form or by the other articles'."""

import re
from collections.abc import Sequence

from twosource.model import Article, ArticleId, Claims, Place, Span, Wire
from twosource.text import fold

LONGEST_TAG = 60  # characters of a line that is nothing but a tag
_TAG = re.compile(r"\(([^()\n]+)\)\s*\Z")
_PARTS = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")


def find_agencies(articles: Sequence[Claims]) -> dict[ArticleId, Wire]:
    """The agency of each article that is one's: its own tag, or a last line that names one tagged in another article.

    "(Norwick Press, Vessany Post)" names an agency only where another report has it in an agency's own form.
    """
    found = {a.analysis.article.id: a.analysis.wire for a in articles if a.analysis.wire is not None}
    names = {fold(wire.agency): wire.agency for wire in found.values()}
    for article in articles:
        tag = _last_tag(article.analysis.article, names)
        if article.analysis.article.id not in found and tag is not None:
            found[article.analysis.article.id] = tag
    return found


def _last_tag(article: Article, names: dict[str, str]) -> Wire | None:
    text = article.text.rstrip()
    start = text.rfind("\n") + 1
    match = _TAG.match(text, start)
    if match is None or len(text) - start > LONGEST_TAG:
        return None
    own = fold(article.outlet or "")
    for part in _PARTS.split(match[1]):
        if fold(part) in names and fold(part) != own:
            at = text.index(part, start)
            return Wire(names[fold(part)], Place(article.id, Span(at, at + len(part))))
    return None
