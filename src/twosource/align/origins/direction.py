"""Shared passages -> which of the two articles may have had the words first, with every sign that says so.

Signs are the dates of the articles, one's text lying within the other's, an agency's tag, and an article that names
the other's outlet as its source for the words. They are signs, no proof: two articles may have the words from a third.
Where signs point both ways, or there are none, the direction is not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from twosource.model import (
    Article,
    ArticleId,
    Attribution,
    Claims,
    Direction,
    Passage,
    Place,
    Sign,
    Span,
    Wire,
    because,
)
from twosource.text import fold
from twosource.values.days import DAY

WHOLE = 0.8  # share of an article's characters in passages shared with the other, from which it lies within that other
MORE = 1.25  # times as long the other must be, so that it is the one that contains
CREDIT = 3  # letters of an outlet's name; a shorter one may be any word


@dataclass(frozen=True, slots=True)
class Side:
    """What is looked up of one article for every passage of it."""

    article: Article
    wire: Wire | None
    attributions: tuple[Attribution, ...]
    length: int  # characters that are no white space


def directed(articles: Sequence[Claims], passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with their directions, in the order given."""
    of = {a.analysis.article.id: a for a in articles}
    used = {place.article for p in passages for place in (p.a, p.b)}
    known = {ident: _side(of[ident]) for ident in sorted(used)}
    pairs: dict[tuple[ArticleId, ArticleId], list[Passage]] = defaultdict(list)
    for passage in passages:
        pairs[passage.a.article, passage.b.article].append(passage)
    general = {pair: _general(known[pair[0]], known[pair[1]], found) for pair, found in pairs.items()}
    return tuple(_with(p, known, general[p.a.article, p.b.article]) for p in passages)


def _side(article: Claims) -> Side:
    whole = article.analysis.article
    attributions = tuple(sorted(article.analysis.attributions, key=lambda a: (a.content, a.id)))
    return Side(whole, article.analysis.wire, attributions, sum(map(len, whole.text.split())))


def _with(passage: Passage, known: Mapping[ArticleId, Side], general: Sequence[Sign]) -> Passage:
    if passage.kind == "same_quote":
        return passage  # both may have heard it: words of a third say nothing of who copied whom
    one, two = known[passage.a.article], known[passage.b.article]
    signs = (*_credits(one, two, passage.a.span), *_credits(two, one, passage.b.span), *general)
    if not signs:
        return passage
    sides = {sign.article for sign in signs}
    source = sides.pop() if len(sides) == 1 else None
    return replace(passage, direction=Direction(source, signs))


def _general(one: Side, two: Side, passages: Sequence[Passage]) -> tuple[Sign, ...]:
    """The signs that hold for all passages of two articles."""
    return (*_tags(one, two), *_date_signs(one, two), *_contained(one, two, passages))


# --- signs -----------------------------------------------------------------------------------------


def _date_signs(one: Side, two: Side) -> tuple[Sign, ...]:
    """The earlier article; within a day only where both tell the time."""
    a, b = one.article.published, two.article.published
    if not a or not b or not _is_iso_day(a[:DAY]) or not _is_iso_day(b[:DAY]):
        return ()  # of a year or a month it is not known which is the earlier
    if a[:DAY] != b[:DAY]:
        first, other = (one, two) if a[:DAY] < b[:DAY] else (two, one)
        day, later = (v.article.published or "" for v in (first, other))
        return (Sign(first.article.id, "date", because("dated_first", day=day[:DAY], later=later[:DAY])),)
    at, by = _instant(a), _instant(b)
    if at is None or by is None or at == by or (at.tzinfo is None) != (by.tzinfo is None):
        return ()
    first, other = (one, two) if at < by else (two, one)
    day, later = (known.article.published or "" for known in (first, other))
    return (Sign(first.article.id, "date", because("dated_first", day=day, later=later)),)


def _is_iso_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _instant(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if len(value) > DAY else None
    except ValueError:
        return None


def _tags(one: Side, two: Side) -> tuple[Sign, ...]:
    """The one that carries an agency's tag, where the other carries none."""
    tagged = [(known.article.id, known.wire) for known in (one, two) if known.wire is not None]
    if len(tagged) != 1:
        return ()  # of one agency: both have it from there; of two: nothing follows
    ident, wire = tagged[0]
    return (Sign(ident, "wire", because("tag_beside_none", agency=wire.agency), wire.place),)


def _contained(one: Side, two: Side, passages: Sequence[Passage]) -> tuple[Sign, ...]:
    """The longer one, where nearly all of the shorter stands in it."""
    short, long = (one, two) if one.length <= two.length else (two, one)
    if not short.length or long.length < MORE * short.length:
        return ()
    spans = [(p.a if p.a.article == short.article.id else p.b).span for p in passages]
    share = _characters_covered(spans, short.article.text) / short.length
    if share < WHOLE:
        return ()
    return (Sign(long.article.id, "containment", because("holds_most", percent=min(100, round(100 * share)))),)


def _characters_covered(spans: Iterable[Span], text: str) -> int:
    """The characters that are no white space in the spans, each once."""
    at = many = 0
    for span in sorted(spans):
        start = max(at, span.start)
        if start < span.end:
            many += sum(map(len, text[start : span.end].split()))
            at = span.end
    return many


def _credits(copy: Side, source: Side, where: Span) -> tuple[Sign, ...]:
    """The other's outlet, named by this article as who said the words of the passage."""
    outlet = fold(source.article.outlet or "").strip()
    if len(outlet) < CREDIT or outlet == fold(copy.article.outlet or "").strip():
        return ()
    name = f" {outlet.removeprefix('the ')} "
    for held in copy.attributions:
        if any(span.overlaps(where) for span in held.content):
            for span in held.source:
                words = "".join(c if c.isalnum() else " " for c in fold(span.of(copy.article.text)))
                if name in f" {' '.join(words.split())} ":
                    return (Sign(source.article.id, "credit", because("credited"), Place(copy.article.id, span)),)
    return ()
