"""Claims of all articles -> one table: a row a claim for reading, numpy columns for counting.

Rows stand in order of article and text. Words are lemmas of content words, roots their beginnings, which
"shoot" and "shooting" share; the weight of either falls with the number of sentences that hold it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from twosource import lexicon
from twosource.align.actors import Actors, entity_numbers
from twosource.align.origins import Voice, voices
from twosource.align.rarity import Rarity, rarity, telling
from twosource.align.tallies import Tally, find_tallies
from twosource.model import (
    Analysis,
    Article,
    Attribution,
    AttributionId,
    Claim,
    Claims,
    Passage,
    Quantity,
    Span,
    Time,
    Tokens,
)
from twosource.text import fold

Matrix = NDArray[np.float32]  # [n, dim], rows of length 1

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
EMPTY = frozenset({"be", "have", "do", "say", "tell", "go", "get", "also", "more", "very", "just", "not", "so", "then"})
ROOT = 5  # letters of a word that its root is
QUOTED = 4  # words; fewer in a row are no quotation of their own
NO_DOUBT = frozenset({"can", "if", "should", "unless", "would"})  # hedges of condition and duty
TRIED = frozenset({"attempt", "fail", "need", "seek", "struggle", "try", "want", "work"})  # done already, if in vain
LONGEST_LINE = 20_000  # characters of a line that are looked through for quotation marks
_STRIP = ".,;:!?\"'()[]“”‘’`-–—"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a passage that a claim covers, in characters from the passage's beginning."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with what is compared of it."""

    number: int  # its place in the table
    claim: Claim
    article: int  # the place of its article
    text: str
    words: frozenset[str]
    around: frozenset[str]  # the words of its whole sentence
    roots: frozenset[str]
    roots_around: frozenset[str]
    subject_words: frozenset[str]
    predicate: str
    verbal: bool  # the predicate is a verb
    future: bool  # will, is to, plans to: not yet so
    written: tuple[tuple[str, str], ...]  # the words with their forms, in order of the text
    people: frozenset[str]  # the words of the people's names in it, as they are written
    doubts: tuple[str, ...]  # the hedges that weaken it, as they are written
    actors: frozenset[int]
    subject: frozenset[int]  # the actors that the subject is
    quantities: tuple[Quantity, ...]
    tallies: tuple[Tally, ...]  # how many were killed, hurt, arrested: those that stand in it
    times: tuple[Time, ...]
    quoted: frozenset[tuple[str, ...]]  # four words in a row between quotation marks
    shares: tuple[Share, ...]
    voice: Voice
    attribution: Attribution | None
    day: int | None  # of publication, as an ordinal


@dataclass(frozen=True, slots=True)
class Table:
    """All claims, and how rare the words, roots and actors in them are."""

    articles: tuple[Claims, ...]
    rows: tuple[Row, ...]
    vectors: Matrix
    settings: Matrix  # of each claim, the mean vector of the claims of its sentence
    words: Rarity[str]
    roots: Rarity[str]
    telling: Mapping[str, int]  # the weight of a root that is rare both here and in news at large
    actors: Rarity[int]

    def of(self, row: Row) -> Article:
        """The article the claim stands in."""
        return self.articles[row.article].analysis.article


def build(articles: Sequence[Claims], actors: Actors, passages: Sequence[Passage]) -> Table:
    """The table of the articles' claims; the articles' order is kept."""
    said = voices(articles, actors)
    shares = _shares(articles, passages)
    rows: list[Row] = []
    for number, article in enumerate(articles):
        source = _source(article, number, actors, shares.get(number, ()))
        for claim in article.claims:
            rows.append(_row(len(rows), claim, source, said[claim.id]))
    sentences = {(row.article, row.claim.sentence): row.around | row.words for row in rows}
    words = Counter(word for held in sentences.values() for word in held)
    roots = Counter(r for held in sentences.values() for r in {root(word) for word in held})
    named = Counter(actor for row in rows for actor in row.actors)
    vectors = _matrix(articles)
    rare_roots = rarity(roots, len(sentences))
    return Table(
        tuple(articles),
        tuple(rows),
        vectors,
        _settings(rows, vectors),
        rarity(words, len(sentences)),
        rare_roots,
        telling(rare_roots),
        rarity(named, len(rows)),
    )


# --- rows --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Source:
    """One article with what its rows look up."""

    article: Claims
    number: int
    actor_of: tuple[int | None, ...]  # of each mention
    attributions: Mapping[AttributionId, Attribution]
    shares: tuple[tuple[Span, int], ...]  # passages by their place in this article
    tallies: tuple[Tally, ...]
    day: int | None


def _source(article: Claims, number: int, actors: Actors, shares: Sequence[tuple[Span, int]]) -> _Source:
    analysis = article.analysis
    ident = analysis.article.id
    return _Source(
        article,
        number,
        tuple(actors.of_entity.get((ident, entity)) for entity in entity_numbers(article)),
        {a.id: a for a in analysis.attributions},
        tuple(shares),
        find_tallies(analysis),
        _day(analysis),
    )


def _row(number: int, claim: Claim, source: _Source, voice: Voice) -> Row:
    analysis = source.article.analysis
    text, tokens = analysis.article.text, analysis.tokens
    inside = tokens.begun_in(claim.span)
    about = tokens.begun_in(claim.subject) if claim.subject else range(0)
    who = {m: actor for m in claim.mentions if (actor := source.actor_of[m]) is not None}
    subject = {a for m, a in who.items() if claim.subject and claim.subject.contains(analysis.mentions[m].span)}
    if len(subject) > 1:  # of "the lawyer of A and B" neither A nor B is what the claim is about
        subject = set()
    held = source.attributions.get(claim.attribution) if claim.attribution else None
    frame = [*held.cue, *held.source] if held else []
    own = {i for i in inside if not any(s.start <= tokens.starts[i] < s.end for s in frame)}
    shares = (_share(claim.span, place, passage) for place, passage in source.shares if place.overlaps(claim.span))
    words = frozenset(_content(tokens, own | set(about)))
    around = frozenset(_content(tokens, range(*_sentence(tokens, claim.sentence))))
    return Row(
        number=number,
        claim=claim,
        article=source.number,
        text=claim.span.of(text),
        words=words,
        around=around,
        roots=frozenset(map(root, words)),
        roots_around=frozenset(map(root, around)),
        subject_words=frozenset(_content(tokens, about)),
        predicate=_lemma(tokens, claim.head) if len(tokens) else "",
        verbal=len(tokens) > 0 and tokens.upos[claim.head] in ("VERB", "AUX"),
        future=len(tokens) > 0 and _is_future(tokens, inside, claim.head),
        written=tuple((_lemma(tokens, i), tokens.span(i, i).of(text)) for i in inside if i in own),
        people=_people(analysis, claim),
        doubts=tuple(_doubts(text, tokens, claim)),
        actors=frozenset(who.values()),
        subject=frozenset(subject),
        quantities=tuple(analysis.quantities[q] for q in claim.quantities),
        tallies=tuple(t for t in source.tallies if claim.span.contains(t.quantity.span)),
        times=tuple(analysis.times[t] for t in claim.times),
        quoted=_quoted(text, tokens, inside),
        shares=tuple(shares),
        voice=voice,
        attribution=held,
        day=source.day,
    )


def _sentence(tokens: Tokens, number: int) -> tuple[int, int]:
    return tokens.sentences[number] if 0 <= number < len(tokens.sentences) else (0, 0)


def _lemma(tokens: Tokens, i: int) -> str:
    return _folded(tokens.lemmas[i])


@lru_cache(maxsize=100_000)  # one string for all rows that hold the word
def _folded(lemma: str) -> str:
    return fold(lemma).strip(_STRIP)


def _content(tokens: Tokens, inside: Iterable[int]) -> Iterator[str]:
    for i in inside:
        if tokens.upos[i] in CONTENT:
            lemma = _lemma(tokens, i)
            if lemma and lemma not in EMPTY:
                yield lemma


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """What forms of a word and the words made of it share: its beginning."""
    return word[:ROOT]


def _is_future(tokens: Tokens, inside: range, head: int) -> bool:
    """True where the predicate is said to come: "will", "is expected to", "plans to"."""
    helpers = {tokens.lemmas[i] for i in inside if tokens.heads[i] == head and tokens.upos[i] == "AUX"}
    if helpers & {"will", "shall", "would", "may", "might", "could"}:
        return True
    marked = any(tokens.heads[i] == head and tokens.xpos[i] == "TO" for i in inside)
    governor = tokens.heads[head]
    plans = (lexicon.words("plans", "verbs") | lexicon.words("plans", "adjectives")) - TRIED
    return marked and governor >= 0 and tokens.lemmas[governor] in plans


def _people(analysis: Analysis, claim: Claim) -> frozenset[str]:
    named = (m for m in (analysis.mentions[n] for n in claim.mentions) if m.type == "PER" and m.form == "name")
    return frozenset(word.strip(_STRIP) for m in named for word in m.span.of(analysis.article.text).split())


def _doubts(text: str, tokens: Tokens, claim: Claim) -> Iterator[str]:
    """The hedges that say how sure it is: not those of condition, ability or what will be."""
    for hedge in claim.hedges:
        inside = tokens.begun_in(hedge)
        known = {tokens.lemmas[i] for i in inside} & (
            lexicon.words("hedges", "lemmas") | lexicon.words("hedges", "nouns")
        )
        form = fold(hedge.of(text))
        if known or len(inside) > 1 or form in lexicon.words("hedges", "words") - NO_DOUBT:
            yield hedge.of(text)


def _quoted(text: str, tokens: Tokens, inside: range) -> frozenset[tuple[str, ...]]:
    """Every four words in a row that stand between quotation marks."""
    found: set[tuple[str, ...]] = set()
    if not inside:
        return frozenset()
    start, end = tokens.starts[inside[0]], tokens.ends[inside[-1]]
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    for first, past in _quotes(text, low, high if high >= 0 else len(text)):
        words = [_lemma(tokens, i) for i in inside if first <= tokens.starts[i] < past and tokens.upos[i] != "PUNCT"]
        found.update(tuple(words[n : n + QUOTED]) for n in range(len(words) - QUOTED + 1))
    return frozenset(found)


def _quotes(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Ranges between quotation marks in one line; a straight mark opens and closes in turn."""
    opened = -1
    for at in range(low, min(high, low + LONGEST_LINE)):
        char = text[at]
        if char == "“" or (char == '"' and opened < 0):
            opened = at + 1
        elif char in '”"' and opened >= 0:
            yield opened, at
            opened = -1


def _share(claim: Span, place: Span, passage: int) -> Share:
    return Share(passage, max(claim.start, place.start) - place.start, min(claim.end, place.end) - place.start)


def _shares(articles: Sequence[Claims], passages: Sequence[Passage]) -> dict[int, list[tuple[Span, int]]]:
    """For each article the places of its passages, with the passage's number."""
    number = {article.analysis.article.id: n for n, article in enumerate(articles)}
    found: dict[int, list[tuple[Span, int]]] = {}
    for n, passage in enumerate(passages):
        for place in (passage.a, passage.b):
            found.setdefault(number[place.article], []).append((place.span, n))
    return found


def _day(analysis: Analysis) -> int | None:
    """The day it was published; where none is stated, the day that its own words settle."""
    published = analysis.article.published
    if published is None and analysis.document_date is not None:
        published = analysis.document_date.day
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _settings(rows: Sequence[Row], vectors: Matrix) -> Matrix:
    if not rows:
        return vectors
    numbers: dict[tuple[int, int], int] = {}
    sentence = np.array([numbers.setdefault((row.article, row.claim.sentence), len(numbers)) for row in rows])
    sums = np.zeros((len(numbers), vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, sentence, vectors)
    spread: Matrix = _unit(sums)[sentence]
    return spread


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Matrix = (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return unit


def _matrix(articles: Sequence[Claims]) -> Matrix:
    """All vectors, rows of length 1; articles without claims add none."""
    blocks = [
        np.frombuffer(a.vectors.data, dtype="<f2").reshape(a.vectors.rows, a.vectors.dim).astype(np.float32)
        for a in articles
        if a.vectors.rows
    ]
    if not blocks:
        return np.zeros((0, 1), dtype=np.float32)
    return _unit(np.concatenate(blocks))
