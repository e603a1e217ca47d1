"""What a person wrote -> the words of an article that are meant by it; what may mean two is refused with both shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import Anchor, Claims, JudgementKind, Span
from twosource.store.anchors import anchor_of
from twosource.store.events import OF_ARTICLE
from twosource.store.replay import NAMES, spans_of
from twosource.text import fold

SHOWN = 4  # places listed where words may mean several
LONGEST = 90  # characters of each


@dataclass(frozen=True, slots=True)
class _ReferMatch:
    """Words of one article that fit."""

    article: Claims
    span: Span

    @property
    def words(self) -> str:
        return " ".join(self.span.of(self.article.analysis.article.text).split())

    @property
    def shown(self) -> str:
        cut = self.words if len(self.words) <= LONGEST else self.words[: LONGEST - 1] + "…"
        return f"{self.article.analysis.article.name}: {cut}"


def refer(kind: JudgementKind, said: str, articles: Sequence[Claims]) -> Anchor:
    """The anchor of what is meant. `said` is words of a statement, a name or a source, or "ARTICLE: words".

    Raises InputError where nothing fits, and where several places fit.
    """
    named, words = _refer_parted(said, articles)
    if kind in OF_ARTICLE or not words:
        return anchor_of(_refer_one_article(said, articles).analysis.article, None)
    within = [named] if named else list(articles)
    fits = _refer_names(kind, words, within) if kind in NAMES else _refer_statements(words, within)
    if not fits:
        what = "source" if kind == "source-same" else "name" if kind in NAMES else "statement"
        raise InputError(f"{said!r}: no {what} of the case has these words; copy them from the dossier")
    if len(fits) > 1:
        listed = "; ".join(fit.shown for fit in fits[:SHOWN]) + ("; …" if len(fits) > SHOWN else "")
        raise InputError(f"{said!r}: may mean {len(fits)} places; write ARTICLE: and more words of one ({listed})")
    return anchor_of(fits[0].article.analysis.article, fits[0].span)


def _refer_parted(said: str, articles: Sequence[Claims]) -> tuple[Claims | None, str]:
    """The article that the words begin with, if they do, and the rest."""
    heads = sorted(articles, key=lambda a: -len(a.analysis.article.name))
    for article in heads:
        name = article.analysis.article.name
        if said == name or said.startswith(f"{name}:"):
            return article, said[len(name) + 1 :].strip()
    return None, said.strip()


def _refer_one_article(said: str, articles: Sequence[Claims]) -> Claims:
    named = [a for a in articles if said.strip() in (a.analysis.article.name, f"{a.analysis.article.name}:")]
    fits = named or [a for a in articles if a.analysis.article.name.endswith(f"/{said.strip()}")]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise InputError(f"{said!r}: no article of the case is called so; twosource dossier lists their names")
    raise InputError(f"{said!r}: {len(fits)} articles end so; give the whole name, as {fits[0].analysis.article.name}")


def _refer_statements(words: str, articles: Sequence[Claims]) -> list[_ReferMatch]:
    """The statements that have the words: of one within another the inner one."""
    sought = fold(words)
    fits = [
        _ReferMatch(article, span)
        for article in articles
        for span in dict.fromkeys(claim.span for claim in article.claims)
        if sought in fold(span.of(article.analysis.article.text))
    ]
    exact = [fit for fit in fits if fold(fit.words) == sought]
    return [fit for fit in exact or fits if not any(_refer_within(other, fit) for other in exact or fits)]


def _refer_within(inner: _ReferMatch, outer: _ReferMatch) -> bool:
    same = inner.article is outer.article and inner.span != outer.span
    return same and outer.span.contains(inner.span)


def _refer_names(kind: JudgementKind, words: str, articles: Sequence[Claims]) -> list[_ReferMatch]:
    """The places of the name. A name is meant wherever it stands, the first place is as good as any; a description
    ("the coastguard") is somebody else in each article."""
    sought = fold(words)
    fits = [
        _ReferMatch(article, span)
        for article in articles
        for span in spans_of(kind, article)
        if fold(span.of(article.analysis.article.text)) == sought
    ]
    per_article = list({id(fit.article): fit for fit in reversed(fits)}.values())[::-1]
    return per_article[:1] if words[:1].isupper() else per_article
