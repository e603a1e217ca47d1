"""A case as it is compared: its articles with what was set by hand, kept analyses, decisions; now or as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from twosource.model import Article, Claims, Judged, Judgement
from twosource.store.analyses import keep_analysis, kept_analysis, kept_of
from twosource.store.articles import articles_of, newer_versions
from twosource.store.events import in_force, last_entry
from twosource.store.file import CaseFile
from twosource.store.replay import Newer, replay, set_by_hand
from twosource.text import digest


@dataclass(frozen=True, slots=True)
class Held:
    """What a case brings to a dossier; `fingerprint` is that of the program that asks."""

    case: CaseFile
    articles: tuple[Article, ...]
    judgements: tuple[Judgement, ...]
    newer: Newer
    fingerprint: str
    past: bool = False  # as it was, not as it is
    last: int = 0  # the number of the last entry of its log

    def kept(self, article: Article) -> Claims | None:
        """The kept analysis of the article; None where it is to be made."""
        return kept_analysis(self.case, article, self.fingerprint)

    def keep(self, claims: Claims) -> None:
        """Keeps an analysis, but for one of a past state, and where the file is write-protected."""
        own = any(
            article.id == claims.analysis.article.id for article in self.articles
        )  # not one from a folder beside it
        if own and self.case.writable and not self.past:
            keep_analysis(self.case, claims, self.fingerprint)

    def fresh(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Those of the articles of which no analysis is kept."""
        kept = kept_of(self.case, self.fingerprint)
        return tuple(article for article in articles if not kept(article))

    def judged(self, articles: Sequence[Claims]) -> Judged:
        """What the decisions come to over the analysed articles."""
        return replay(self.judgements, articles, self.newer)

    def state(self) -> str:
        """A digest of all that decides what the dossier says, but for how articles are compared."""
        articles = msgspec.json.encode(self.articles).decode("utf-8", "surrogatepass")
        return digest(self.fingerprint, articles, *(str(judgement.number) for judgement in self.judgements))


def hold(case: CaseFile, fingerprint: str, *, until: int | None = None) -> Held:
    """The case as it is, or as it was after the entry `until` of its log."""
    last = last_entry(case) if until is None else until
    judgements = tuple(in_force(case, until=last))
    newer = newer_versions(case, until=last)
    articles = set_by_hand(articles_of(case, until=last), judgements, newer)
    return Held(case, articles, judgements, newer, fingerprint, past=until is not None, last=last)
