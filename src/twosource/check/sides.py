"""One article, a draft or a source -> its sentences, with what is compared of each: words, names, numbers, times.

Words are compared by their beginnings, which "shoot" and "shooting" share; what names somebody also by who is meant, so
that "he" in a source meets the name in the draft.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from twosource.model import (
    ActorId,
    Analysis,
    ArticleId,
    Attribution,
    Claim,
    Claims,
    Mention,
    Quantity,
    Span,
    Time,
)
from twosource.text import fold
from twosource.view import View

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
EMPTY = frozenset({"be", "have", "do", "say", "tell", "go", "get", "also", "more", "very", "just", "not", "so", "then"})
ROOT = 5  # letters of a word that its root is, as where articles are compared

Term = str | tuple[str, ActorId]  # the root of a word, or who is meant


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence with what is compared of it. Numbers of words are those of its article."""

    analysis: Analysis
    number: int  # its place in the article
    words: range
    span: Span
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]  # whose content or source begins in it
    actors: Mapping[int, ActorId]  # of the mention that begins at that character
    roots: Mapping[int, str]  # of its words of content
    terms: frozenset[Term]

    @property
    def article(self) -> ArticleId:
        """The article it stands in."""
        return self.analysis.article.id

    @property
    def text(self) -> str:
        """Its words as written."""
        return self.span.of(self.analysis.article.text)

    def lemma(self, word: int) -> str:
        """The word's lemma, folded."""
        return folded(self.analysis.tokens.lemmas[word])

    def word(self, word: int) -> str:
        """The word as written."""
        return self.analysis.tokens.span(word, word).of(self.analysis.article.text)


def sentences_of(article: Claims, view: View) -> tuple[Sentence, ...]:
    """The sentences of an article in order."""
    return tuple(_sides_sentences(article, view))


def _sides_sentences(article: Claims, view: View) -> Iterator[Sentence]:
    analysis = article.analysis
    spans = analysis.sentences()
    starts = [span.start for span in spans]

    def number(at: int) -> int:
        return max(0, bisect_right(starts, at) - 1)

    claims: dict[int, list[Claim]] = {}
    for claim in article.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    mentions: dict[int, list[Mention]] = {}
    for mention in analysis.mentions:
        mentions.setdefault(number(mention.span.start), []).append(mention)
    quantities: dict[int, list[Quantity]] = {}
    for quantity in analysis.quantities:
        quantities.setdefault(number(quantity.span.start), []).append(quantity)
    times: dict[int, list[Time]] = {}
    for time in analysis.times:
        times.setdefault(number(time.span.start), []).append(time)
    said: dict[int, list[Attribution]] = {}
    for held in analysis.attributions:
        for n in sorted({number(s.start) for s in (*held.content, *held.source, *held.cue)}):
            said.setdefault(n, []).append(held)
    for n, (first, past) in enumerate(analysis.tokens.sentences):
        named = tuple(mentions.get(n, ()))
        actors = {
            m.span.start: actor
            for m in named
            if (actor := view.actor_of.get((analysis.article.id, m.entity))) is not None and m.entity >= 0
        }
        roots = dict(_roots(analysis, range(first, past)))
        terms: set[Term] = set(roots.values())
        terms |= {("who", actor) for actor in actors.values()}
        yield Sentence(
            analysis, n, range(first, past), spans[n], tuple(claims.get(n, ())), named,
            tuple(quantities.get(n, ())), tuple(times.get(n, ())), tuple(said.get(n, ())), actors, roots,
            frozenset(terms),
        )  # fmt: skip


def _roots(analysis: Analysis, words: range) -> Iterator[tuple[int, str]]:
    tokens = analysis.tokens
    for word in words:
        if tokens.upos[word] in CONTENT:
            lemma = folded(tokens.lemmas[word])
            if lemma and lemma not in EMPTY and any(c.isalnum() for c in lemma):
                yield word, lemma[:ROOT]


def root_over(span: Span, sentence: Sentence) -> str | None:
    """The root of the word that an expression hangs on: what is dated, measured or counted; None where it is none."""
    tokens = sentence.analysis.tokens
    inside = set(tokens.begun_in(span))
    at = next((tokens.heads[i] for i in sorted(inside) if tokens.heads[i] not in inside), -1)
    return sentence.roots.get(at)


@lru_cache(maxsize=50_000)
def folded(lemma: str) -> str:
    """The word for comparing: small letters, no marks around it."""
    return fold(lemma).strip(".,;:!?\"'()[]“”‘’`-–—")
