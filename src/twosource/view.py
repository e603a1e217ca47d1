"""Articles read and compared, with what is looked up of them: claims, analyses, attributions, who an entity is."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model import (
    Actor,
    ActorId,
    Analysis,
    ArticleId,
    Attribution,
    AttributionId,
    Claim,
    ClaimId,
    Claims,
    Place,
    Span,
    Statement,
)


@dataclass(frozen=True, slots=True)
class View:
    """Lookups over the articles of one alignment, or of the dossier made of it."""

    articles: tuple[Claims, ...]
    actors: tuple[Actor, ...]
    claims: Mapping[ClaimId, Claim]
    analyses: Mapping[ArticleId, Analysis]
    attributions: Mapping[tuple[ArticleId, AttributionId], Attribution]
    actor_of: Mapping[tuple[ArticleId, int], ActorId]  # of an entity number
    rank: Mapping[ArticleId, int]  # the articles' order

    def statement(self, ident: ClaimId) -> Statement:
        """The claim as it stands in a point."""
        claim = self.claims[ident]
        held = self.attribution(claim)
        return Statement(
            article=claim.article,
            span=claim.span,
            claim=claim.id,
            said_by=said_by(self.analyses[claim.article], held) if held else None,
            attribution=held.id if held else None,
            factuality=claim.factuality,
            polarity=claim.polarity,
            hedges=claim.hedges,
        )

    def attribution(self, claim: Claim) -> Attribution | None:
        """The innermost attribution that holds the claim."""
        return self.attributions.get((claim.article, claim.attribution)) if claim.attribution else None

    def text(self, article: ArticleId) -> str:
        """The text of the article."""
        return self.analyses[article].article.text

    def outlet(self, article: ArticleId) -> str:
        """The outlet of the article, or its name where none is known."""
        return self.analyses[article].article.outlet or self.analyses[article].article.name

    def words(self, article: ArticleId, span: Span) -> str:
        """The words of the span in one line."""
        return " ".join(span.of(self.analyses[article].article.text).split())


def open_view(articles: Sequence[Claims], actors: Sequence[Actor]) -> View:
    """The lookups over articles in their order, and the actors that their mentions stand for."""
    analyses = {a.analysis.article.id: a.analysis for a in articles}
    by_place = {place: actor.id for actor in actors for place in actor.mentions}
    actor_of: dict[tuple[ArticleId, int], ActorId] = {}
    for ident, analysis in analyses.items():
        for mention in analysis.mentions:
            actor = by_place.get(Place(ident, mention.span))
            if actor is not None and mention.entity >= 0:
                actor_of.setdefault((ident, mention.entity), actor)
    return View(
        tuple(articles),
        tuple(actors),
        {claim.id: claim for a in articles for claim in a.claims},
        analyses,
        {(ident, a.id): a for ident, analysis in analyses.items() for a in analysis.attributions},
        actor_of,
        {a.analysis.article.id: n for n, a in enumerate(articles)},
    )


def said_by(analysis: Analysis, held: Attribution) -> str | None:
    """The words shown for a source; None where the attribution names none ("is believed to").

    A word that is no name loses the capital letter that it has for beginning its sentence: said by "police".
    """
    if not held.source:
        return None
    words = " ".join(" ".join(span.of(analysis.article.text) for span in held.source).split())
    label = " ".join((held.source_label or words).split())
    if label[:2] == words[:2] and _only_begins(analysis, held.source[0].start):
        label = label[:1].lower() + label[1:]
    return label or None


def _only_begins(analysis: Analysis, start: int) -> bool:
    """True where a sentence begins there with a word that is written small elsewhere: no name, no "I", no acronym."""
    tokens = analysis.tokens
    word = bisect_left(tokens.starts, start)
    if word >= len(tokens) or tokens.starts[word] != start or not tokens.sentences:
        return False
    begins = tokens.sentences[max(0, bisect_right(tokens.sentences, (word, len(tokens))) - 1)][0] == word
    spelled = analysis.article.text[start : tokens.ends[word]]
    named = any(m.form == "name" and m.span.start == start for m in analysis.mentions)
    common = tokens.upos[word] in ("NOUN", "DET", "ADJ", "NUM") and not tokens.xpos[word].startswith("NNP")
    return begins and common and not named and spelled[1:] == spelled[1:].lower()
