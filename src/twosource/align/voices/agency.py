"""Whose text an article is: the agency whose tag it carries, known by its own form or by the other articles'."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from twosource import lexicon
from twosource.model import Analysis, Article, ArticleId, Claims, Place, Span, Wire
from twosource.text import fold

LONGEST_TAG = 60  # characters of a line that is nothing but a tag
NAMES = 2  # names of a tag that tells the agency and who prints it
_TAG = re.compile(r"\(([^()\n]+)\)\s*\Z")
_PARTS = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")


def find_agencies(articles: Sequence[Claims]) -> dict[ArticleId, Wire]:
    """The agency of each article that is one's: its own tag, or a last line that names one.

    "(Norwick Press, Vessany Post)" names an agency where a list has it, where another report has it in an agency's own
    form, where the other name is the article's outlet, or where two reports have the first name alone in common.
    """
    found = {a.analysis.article.id: a.analysis.wire for a in articles if a.analysis.wire is not None}
    tagged = {a.analysis.article.id: _last_names(a.analysis) for a in articles}
    names = {fold(wire.agency): wire.agency for wire in found.values()} | _names_shared(list(tagged.values()))
    for article in articles:
        ident = article.analysis.article.id
        tag = _last_tag(article.analysis.article, tagged[ident], names)
        if ident not in found and tag is not None:
            found[ident] = tag
    return found


def _last_names(analysis: Analysis) -> tuple[str, ...]:
    """The names in a last line that is nothing but a tag; none where one is a person's, who signs for an outlet."""
    text = analysis.article.text.rstrip()
    start = text.rfind("\n") + 1
    match = _TAG.match(text, start)
    if match is None or len(text) - start > LONGEST_TAG:
        return ()
    if any(m.type == "PER" and m.span.start >= start for m in analysis.mentions):
        return ()
    return tuple(_PARTS.split(match[1].strip()))


def _names_shared(tags: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """The first names of the tags that stand before different second ones: whoever wrote it, two outlets carry it."""
    before: dict[str, set[str]] = defaultdict(set)
    spelled = {fold(tag[0]): tag[0] for tag in sorted(tags, reverse=True) if len(tag) == NAMES}
    for tag in tags:
        if len(tag) == NAMES:
            before[fold(tag[0])].add(fold(tag[1]))
    return {name: spelled[name] for name, outlets in before.items() if len(outlets) > 1}


def _last_tag(article: Article, tag: Sequence[str], names: Mapping[str, str]) -> Wire | None:
    """The first name of the tag that is an agency's, and where it stands."""
    own, listed = fold(article.outlet or ""), lexicon.table("agencies")["agencies"]
    start = article.text.rstrip().rfind("\n") + 1
    with_outlet = len(tag) == NAMES and own in {fold(name) for name in tag}
    for name in tag:
        known = names.get(fold(name)) or (listed.get(fold(name)) if len(tag) > 1 else None)
        known = known or (name if with_outlet and len(name.split()) > 1 else None)
        if known is not None and fold(name) != own:
            at = article.text.index(name, start)
            return Wire(str(known), Place(article.id, Span(at, at + len(name))))
    return None
