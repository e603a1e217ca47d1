"""Decisions and the articles of today -> what they come to: each found again, or listed with the reason it is not."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import cast

from twosource.model import (
    Anchor,
    Article,
    ArticleId,
    Attribution,
    ClaimId,
    Claims,
    Couple,
    Decided,
    Judged,
    Judgement,
    JudgementKind,
    Place,
    Placement,
    Relation,
    Ruled,
    Span,
)
from twosource.store.anchors import Found, Unplaced, find_quote, find_words
from twosource.store.events import OF_ARTICLE
from twosource.store.verdicts import Verdicts

Newer = Mapping[ArticleId, tuple[ArticleId, ...]]
NAMES = frozenset({"actor-same", "actor-apart", "source-same"})  # about who is who, not about statements
BY_HAND = "decision {}"  # where an article's date comes from


@dataclass(frozen=True, slots=True)
class _Today:
    """What the words of decisions are looked for in."""

    articles: Mapping[ArticleId, Claims]
    newer: Newer


def set_by_hand(articles: Sequence[Article], judgements: Sequence[Judgement], newer: Newer) -> tuple[Article, ...]:
    """The articles with the outlets, dates, titles and languages that a person gave them; the last word stands."""
    made = {article.id: article for article in articles}
    for judgement in judgements:
        if judgement.kind in OF_ARTICLE:
            found = _article_of(judgement.anchors[0].article, made, newer)
            if isinstance(found, Found):
                made[found.article] = _with_field(made[found.article], judgement)
    return tuple(made[article.id] for article in articles)


def replay(judgements: Sequence[Judgement], articles: Sequence[Claims], newer: Newer) -> Judged:
    """All that the decisions come to over these articles. Of two that contradict each other the earlier stands."""
    today = _Today({claims.analysis.article.id: claims for claims in articles}, newer)
    verdicts = Verdicts()
    decided = [_replay_decided(judgement, today, verdicts) for judgement in judgements]
    wrong = {c for d in decided if d.judgement.kind == "wrong" and d.placed != "unplaced" for c in d.claims}
    couples = {
        kind: tuple(Couple(d.places[0], d.places[1], d.judgement.number) for d in decided
                    if d.judgement.kind == kind and d.placed != "unplaced")
        for kind in ("actor-same", "actor-apart", "source-same")
    }  # fmt: skip
    return Judged(
        joined=tuple(verdicts.joined),
        parted=tuple(verdicts.parted),
        relations=tuple(v for v in verdicts.joined if v.relation is not None),
        wrong=frozenset(wrong),
        actors_joined=couples["actor-same"],
        actors_parted=couples["actor-apart"],
        sources_joined=couples["source-same"],
        decided=tuple(decided),
    )


def _replay_decided(judgement: Judgement, today: _Today, verdicts: Verdicts) -> Decided:
    """The decision with its places; what it says of two statements goes into the verdicts."""
    places: list[Found] = []
    for anchor in judgement.anchors:
        one = _find(judgement.kind, anchor, today)
        if isinstance(one, Unplaced):
            return Decided(judgement, "unplaced", reason=one.reason)
        places.append(one)
    placed: Placement = "quote" if any(one.moved for one in places) else "exact"
    decided = Decided(judgement, placed, tuple(Place(one.article, one.span) for one in places if one.span is not None))
    if judgement.kind in NAMES:
        reason = _replay_no_effect(judgement.kind, decided.places, today)
        return replace(decided, placed="unplaced", reason=reason) if reason else decided
    if judgement.kind in OF_ARTICLE:
        return decided
    claims = [_claims_at(today, place) for place in decided.places]
    decided = replace(decided, claims=tuple(ident for idents in claims for ident in idents))
    if judgement.kind in ("same", "apart", "relation"):
        reason = _take(judgement, list(product(*claims)), verdicts)
        if reason:
            return replace(decided, placed="unplaced", reason=reason)
    return decided


def _replay_no_effect(kind: JudgementKind, places: Sequence[Place], today: _Today) -> str | None:
    """Why a decision about names or sources could change nothing; None where it can."""
    if kind == "source-same":
        named = next((p for p in places if not _is_cited(today.articles[p.article], p.span)), None)
        if named is None:
            return None
        return f"no statement rests on {_replay_words(today, named)}; name the source where it is cited for one"
    one, two = places
    entities = {_entity_at(today.articles[p.article], p.span) for p in places}
    if kind == "actor-apart" and one.article == two.article and len(entities) == 1:
        words = " and ".join(_replay_words(today, place) for place in places)
        return f"{words} are one inside their article as it is read, which no decision parts; mark what is wrong, wrong"
    return None


def _is_cited(analysed: Claims, span: Span) -> bool:
    """True where a statement rests on the source at that place."""
    held = {a.id for a in analysed.analysis.attributions if a.source and source_span(a) == span}
    return any(claim.attribution in held for claim in analysed.claims)


def _entity_at(analysed: Claims, span: Span) -> int:
    """Whom the name at that place means, as a number of its article; one of its own where that is not settled."""
    number, mention = next((n, m) for n, m in enumerate(analysed.analysis.mentions) if m.span == span)
    return mention.entity if mention.entity >= 0 else -1 - number


def _replay_words(today: _Today, place: Place) -> str:
    return f"“{' '.join(place.span.of(today.articles[place.article].analysis.article.text).split())}”"


def _take(judgement: Judgement, pairs: Sequence[tuple[ClaimId, ...]], verdicts: Verdicts) -> str | None:
    """Takes the verdicts of a decision about two statements; the reason where an earlier one stands against it."""
    relation = cast(Relation, judgement.value) if judgement.kind == "relation" else None
    said = [Ruled(a, b, judgement.number, relation) for a, b in pairs if a != b]
    parts = judgement.kind == "apart"
    against = verdicts.against(said, parts=parts)
    if against is not None:
        return f"decision {against} says otherwise, and was taken before; undo one of the two"
    verdicts.take(said, parts=parts)
    return None


# --- where the words stand today -------------------------------------------------------------------


def _find(kind: JudgementKind, anchor: Anchor, today: _Today) -> Found | Unplaced:
    article = _article_of(anchor.article, today.articles, today.newer)
    if isinstance(article, Unplaced) or anchor.span is None:
        return article
    analysed = today.articles[article.article]
    text = analysed.analysis.article.text
    sought = anchor
    if article.moved:
        there = find_quote(anchor, text)
        if isinstance(there, Unplaced):
            return there
        sought = replace(anchor, article=article.article, span=there, quote=there.of(text))
    if kind == "note":  # of any words
        return Found(article.article, sought.span, article.moved)
    span = find_words(sought, spans_of(kind, analysed), text)
    if isinstance(span, Unplaced):
        return span
    return Found(article.article, span, article.moved or span != sought.span)


def spans_of(kind: JudgementKind, analysed: Claims) -> list[Span]:
    """The spans of an article that a decision of this kind can be about: statements, names, or sources."""
    if kind == "source-same":
        return [source_span(a) for a in analysed.analysis.attributions if a.source]
    if kind in NAMES:
        return [mention.span for mention in analysed.analysis.mentions if mention.form == "name"]
    return list(dict.fromkeys(claim.span for claim in analysed.claims))


def source_span(attribution: Attribution) -> Span:
    """From the first to the last word of the source."""
    return Span(attribution.source[0].start, attribution.source[-1].end)


def _article_of(ident: ArticleId, there: Container[ArticleId], newer: Newer) -> Found | Unplaced:
    if ident in there:
        return Found(ident, None)
    after = [one for one in newer.get(ident, ()) if one in there]
    if len(after) == 1:
        return Found(after[0], None, moved=True)
    return Unplaced("its article takes no part" if not after else "its article has several newer versions")


def _claims_at(today: _Today, place: Place) -> tuple[ClaimId, ...]:
    return tuple(claim.id for claim in today.articles[place.article].claims if claim.span == place.span)


def _with_field(article: Article, judgement: Judgement) -> Article:
    value = judgement.value
    if judgement.kind == "date":
        return replace(article, published=value, published_from=BY_HAND.format(judgement.number))
    if judgement.kind == "outlet":
        return replace(article, outlet=value)
    if judgement.kind == "title":
        return replace(article, title=value)
    return replace(article, language=value)
