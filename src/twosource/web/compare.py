"""A case -> its dossier, where most of it was compared a moment ago: only what is new is analysed or read again.

What compares is loaded when it is needed: the desk shows its first page before that.
"""

# ruff: noqa: PLC0415  (the imports inside, see above)

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from twosource.config import Settings
from twosource.errors import InputError
from twosource.flow import compare_articles, make_dossier
from twosource.model import NOTHING_JUDGED, ArticleId, Claims, Dossier, Intake, Judged, Skipped, Suggestion
from twosource.store.held import Held
from twosource.store.points import keep_points
from twosource.store.replay import Newer
from twosource.web.jobs import Cancelled

if TYPE_CHECKING:
    from twosource.align import Comparison

Tell = Callable[[int, int, str], None]  # done, of how many, the name of the article just done


@dataclass(frozen=True, slots=True)
class CaseAnalysed:
    """The articles of a case as they were analysed, and those that could not be."""

    articles: tuple[Claims, ...]
    lost: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseCompared:
    """A case compared, without the case: a connection belongs to one thread, and this does not."""

    state: str  # of the case, as `Held.state` tells it
    newer: Newer
    analysed: CaseAnalysed
    judged: Judged
    dossier: Dossier
    comparison: "Comparison | None" = None


CANCELLED = "was not analysed, because that was cancelled; it is when the desk is started again"
OFFERED = 2_000  # pairs: of 200 articles some 40,000 are open, and after each few answers they are looked for anew
NOTHING = Dossier(None, *((),) * 10)  # what an empty case says


def analyse_case(held: Held, before: CaseAnalysed, settings: Settings, tell: Tell) -> CaseAnalysed:
    """The analysed articles of the case: those of `before` as long as nothing was said otherwise about them, else those
    that the case keeps; the rest is analysed, and kept. `tell` hears of each that is new; where it
    raises Cancelled, the others are left out and told so.

    What could not be analysed before is not tried again: it may have taken minutes.
    """
    from twosource.corpus import Corpus, Sharing

    known = {claims.analysis.article.id: claims for claims in before.articles}
    hopeless = {one.name: one for one in before.lost}
    fresh = tuple(article for article in held.fresh(held.articles) if article.name not in hopeless)
    made: dict[ArticleId, Claims] = {}
    lost = [hopeless[article.name] for article in held.articles if article.name in hopeless]
    share = Sharing()
    if fresh:
        tell(0, len(fresh), fresh[0].name)
        corpus = Corpus(Intake(()), settings=settings, held=replace(held, articles=fresh))
        # Where all that is new can't be analysed, the rest is shown all the same.
        with closing(cast("Generator[Claims]", corpus.analyse())) as found, suppress(InputError, Cancelled):
            for done, claims in enumerate(found, start=1):
                made[claims.analysis.article.id] = share.shared(claims)
                tell(done, len(fresh), claims.analysis.article.name)
        lost += corpus.skipped
        named = {one.name for one in lost}
        lost += [Skipped(a.name, CANCELLED) for a in fresh if a.id not in made and a.name not in named]
    failed = {one.name for one in lost}
    articles = []
    for article in held.articles:
        earlier = known.get(article.id)
        if article.id in made:
            articles.append(made[article.id])
        elif earlier is not None and earlier.analysis.article == article:
            articles.append(earlier)
        elif article.name not in failed and (kept := held.kept(article)) is not None:
            articles.append(share.shared(kept))
    return CaseAnalysed(tuple(articles), tuple(lost))


def compare_case(held: Held, analysed: CaseAnalysed, before: "Comparison | None" = None) -> CaseCompared:
    """The dossier of the case; its table of statements is written, where it may be.

    What pairs of articles came to is taken from `before`, the last comparison, else from the case, and kept there.
    """
    from twosource.fingerprints import comparing_fingerprint
    from twosource.store.pairs import keep_pairs, kept_pairs

    if not analysed.articles:
        nothing = replace(NOTHING, skipped=analysed.lost)
        return CaseCompared(held.state(), held.newer, analysed, NOTHING_JUDGED, nothing)
    judged = held.judged(analysed.articles)
    kept = before.kept if before else kept_pairs(held.case, comparing_fingerprint())
    comparison = compare_articles(analysed.articles, judged, kept=kept, before=before)
    dossier = make_dossier(analysed.articles, skipped=analysed.lost, judged=judged, comparison=comparison)
    if held.case.writable and not held.past and not analysed.lost:
        if not comparison.kept.same_pairs(kept):
            keep_pairs(held.case, comparison.kept, comparing_fingerprint())
        keep_points(held.case, dossier, held.state())
    return CaseCompared(held.state(), held.newer, analysed, judged, dossier, comparison)


def open_pairs(compared: CaseCompared) -> tuple[Suggestion, ...]:
    """The pairs that a person's answer would tell most about, the first of them."""
    from twosource.align import suggested

    return suggested(compared.comparison, compared.judged)[:OFFERED] if compared.comparison else ()
