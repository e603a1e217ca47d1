"""Claims of all articles -> one table: a row a claim for reading, numpy columns for counting.

Rows stand in order of article and text. Words are lemmas of content words, roots their beginnings, which
"shoot" and "shooting" share; the weight of either falls with the number of sentences that hold it.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from twosource import lexicon
from twosource.align.actors import Actors, entity_numbers
from twosource.align.table.rarity import Rarity, rarity, telling
from twosource.align.table.row import STRIP, Around, Row, Share, lemma_of, own_words
from twosource.align.voices import Voice, voices
from twosource.align.voices.joined import join_voices
from twosource.model import (
    NOTHING_JUDGED,
    Analysis,
    Article,
    ArticleId,
    Attribution,
    AttributionId,
    Claim,
    Claims,
    Judged,
    Passage,
    Span,
    Tokens,
)
from twosource.text import fold
from twosource.values.days import ordinal

Matrix = NDArray[np.float32]  # [n, dim], rows of length 1
Numbers = NDArray[np.int64]  # [n]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
PIECE = 4096  # rows of a matrix that are changed at a time
EMPTY = frozenset({"be", "have", "do", "say", "tell", "go", "get", "also", "more", "very", "just", "not", "so", "then"})
ROOT = 5  # letters of a word that its root is
QUOTED = 4  # words; fewer in a row are no quotation of their own
NO_DOUBT = frozenset({"can", "if", "should", "unless", "would"})  # hedges of condition and duty
LONGEST_LINE = 20_000  # characters of a line that are looked through for quotation marks
_MARK = re.compile('[“”"]')
Key = TypeVar("Key", str, int, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Norms:
    """Of each row the summed squares of what it has, for the cosine."""

    words: "array[int]"
    around: "array[int]"
    roots_around: "array[int]"


@dataclass(frozen=True, slots=True)
class Table:
    """All claims, and how rare the words, roots and actors in them are."""

    articles: tuple[Claims, ...]
    rows: tuple[Row, ...]
    vectors: Matrix
    settings: Matrix  # of each sentence with claims, the mean vector of these
    places: Numbers  # of each claim, the place of its sentence in `settings`
    words: Rarity[str]
    roots: Rarity[str]
    telling: Mapping[str, int]  # the weight of a root that is rare both here and in news at large
    actors: Rarity[int]
    norms: Norms

    def of(self, row: Row) -> Article:
        """The article the claim stands in."""
        return self.articles[row.article].analysis.article


def build(
    articles: Sequence[Claims],
    actors: Actors,
    passages: Sequence[Passage],
    before: Mapping[ArticleId, Sequence[Row]] | None = None,
    *,
    judged: Judged = NOTHING_JUDGED,
) -> Table:
    """The table of the articles' claims; the articles' order is kept.

    `before` are rows of an earlier table by article: what rests on the article alone is taken from them.
    """
    said = join_voices(articles, voices(articles, actors), judged)
    shares = _shares(articles, passages)
    other = _of_no_person(articles)
    rows: list[Row] = []
    for number, article in enumerate(articles):
        had = before.get(article.analysis.article.id, ()) if before else ()
        same = had if had and had[0].analysis is article.analysis and _one_claims(had, article) else ()
        source = _row_source(article, number, actors, shares.get(number, ()), other)
        if same:
            rows += (_row_again(row, n, source, said[row.claim.id]) for n, row in enumerate(same, start=len(rows)))
        else:
            rows += (
                _table_row(n, claim, source, said[claim.id]) for n, claim in enumerate(article.claims, start=len(rows))
            )
    # of the last claim of each sentence, whose subject may stand outside it
    last = {(row.article, row.claim.sentence): row for row in rows}
    sentences = {key: {*row.sentence.words, *row.lemmas} for key, row in last.items()}
    words = Counter(word for held in sentences.values() for word in held)
    roots = Counter(r for held in sentences.values() for r in {root(word) for word in held})
    named = Counter(actor for row in rows for actor in row.who)
    vectors = _matrix(articles)
    rare_words, rare_roots = rarity(words, len(sentences)), rarity(roots, len(sentences))
    settings, places = _sentence_vectors(rows, vectors)
    return Table(
        tuple(articles),
        tuple(rows),
        vectors,
        settings,
        places,
        rare_words,
        rare_roots,
        telling(rare_roots),
        rarity(named, len(rows)),
        Norms(
            array("q", (rare_words.norm(row.lemmas) for row in rows)),
            array("q", (rare_words.norm(row.sentence.words) for row in rows)),
            array("q", (rare_roots.norm(row.sentence.roots) for row in rows)),
        ),
    )


# --- rows --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _RowSource:
    """One article with what its rows look up."""

    article: Claims
    number: int
    actor_of: tuple[int | None, ...]  # of each mention
    attributions: Mapping[AttributionId, Attribution]
    shares: tuple[tuple[Span, int], ...]  # passages by their place in this article
    day: int | None
    sentences: dict[int, Around]  # those seen so far
    other: frozenset[str]  # words of names of no person


def _row_source(
    article: Claims, number: int, actors: Actors, shares: Sequence[tuple[Span, int]], other: frozenset[str]
) -> _RowSource:
    analysis = article.analysis
    ident = analysis.article.id
    return _RowSource(
        article,
        number,
        tuple(actors.of_entity.get((ident, entity)) for entity in entity_numbers(article)),
        {a.id: a for a in analysis.attributions},
        tuple(shares),
        _published_day(analysis),
        {},
        other,
    )


def _one_claims(rows: Sequence[Row], article: Claims) -> bool:
    """True where the rows are those of the article's claims: a person may have found one wrong since."""
    return len(rows) == len(article.claims) and all(r.claim is c for r, c in zip(rows, article.claims, strict=True))


def _row_again(row: Row, number: int, source: _RowSource, voice: Voice) -> Row:
    """The row of an earlier table, with all that rests on other articles too made anew."""
    who, about = _actors_named(row.claim, source)
    shares = _passages_covered(row.claim, source)
    names = _people_words(row.claim, source)
    changed = replace(row, number=number, article=source.number, who=who, about=about, shares=shares, voice=voice)
    return replace(changed, names=names)


def _actors_named(claim: Claim, source: _RowSource) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The actors that the claim names, and those that its subject is."""
    mentions = source.article.analysis.mentions
    who = {m: actor for m in claim.mentions if (actor := source.actor_of[m]) is not None}
    subject = {a for m, a in who.items() if claim.subject and claim.subject.contains(mentions[m].span)}
    if len(subject) > 1:  # of "the lawyer of A and B" neither A nor B is what the claim is about
        subject = set()
    return _each_once(who.values()), _each_once(subject)


def _passages_covered(claim: Claim, source: _RowSource) -> tuple[Share, ...]:
    return tuple(_share_of(claim.span, at, passage) for at, passage in source.shares if at.overlaps(claim.span))


def _table_row(number: int, claim: Claim, source: _RowSource, voice: Voice) -> Row:
    analysis = source.article.analysis
    text, tokens = analysis.article.text, analysis.tokens
    inside = tokens.begun_in(claim.span)
    about = tokens.begun_in(claim.subject) if claim.subject else range(0)
    who, subject = _actors_named(claim, source)
    held = source.attributions.get(claim.attribution) if claim.attribution else None
    words = _each_once(_content(tokens, {*own_words(tokens, claim, held), *about}))
    return Row(
        number=number,
        claim=claim,
        article=source.number,
        analysis=analysis,
        lemmas=words,
        lemma_roots=_each_once(map(root, words)),
        sentence=_sentence_around(source, claim.sentence),
        subject_lemmas=_each_once(_content(tokens, about)),
        names=_people_words(claim, source),
        quotations=_quoted_runs(text, tokens, inside),
        who=who,
        about=subject,
        predicate=lemma_of(tokens, claim.head) if len(tokens) else "",
        verbal=len(tokens) > 0 and tokens.upos[claim.head] in ("VERB", "AUX"),
        future=claim.future,
        doubts=tuple(_doubts(text, tokens, claim)),
        quantities=tuple(analysis.quantities[q] for q in claim.quantities),
        tallies=tuple(t for t in analysis.tallies if claim.span.contains(t.quantity.span)),
        times=tuple(analysis.times[t] for t in claim.times),
        shares=_passages_covered(claim, source),
        voice=voice,
        attribution=held,
        day=source.day,
    )


def _each_once(things: Iterable[Key]) -> tuple[Key, ...]:
    """Each once, in an order that is the same in every process."""
    return tuple(sorted(set(things)))


def _sentence_around(source: _RowSource, number: int) -> Around:
    known = source.sentences.get(number)
    if known is None:
        tokens = source.article.analysis.tokens
        bounds = tokens.sentences[number] if 0 <= number < len(tokens.sentences) else (0, 0)
        words = _each_once(_content(tokens, range(*bounds)))
        known = source.sentences[number] = Around(words, _each_once(map(root, words)))
    return known


def _content(tokens: Tokens, inside: Iterable[int]) -> Iterator[str]:
    for i in inside:
        if tokens.upos[i] in CONTENT:
            lemma = lemma_of(tokens, i)
            if lemma and lemma not in EMPTY:
                yield lemma


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """What forms of a word and the words made of it share: its beginning."""
    return word[:ROOT]


def _people_words(claim: Claim, source: _RowSource) -> tuple[str, ...]:
    analysis = source.article.analysis
    named = (m for m in (analysis.mentions[n] for n in claim.mentions) if m.type == "PER" and m.form == "name")
    words = (word.strip(STRIP) for m in named for word in m.span.of(analysis.article.text).split())
    return _each_once(word for word in words if word not in source.other)


def _of_no_person(articles: Sequence[Claims]) -> frozenset[str]:
    """The words of names that more articles take for a body's, a place's or a thing's than for a person's."""
    balance: Counter[str] = Counter()
    for article in articles:
        for person in (True, False):
            named = (m for m in article.analysis.mentions if m.form == "name" and (m.type == "PER") is person)
            words = {word.strip(STRIP) for m in named for word in m.span.of(article.analysis.article.text).split()}
            balance.update(dict.fromkeys(words, -1 if person else 1))
    return frozenset(word for word, more in balance.items() if more > 0)


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


def _quoted_runs(text: str, tokens: Tokens, inside: range) -> tuple[tuple[str, ...], ...]:
    """Every four words in a row that stand between quotation marks."""
    found: set[tuple[str, ...]] = set()
    if not inside:
        return ()
    start, end = tokens.starts[inside[0]], tokens.ends[inside[-1]]
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    for first, past in _quote_ranges(text, low, high if high >= 0 else len(text)):
        words = [lemma_of(tokens, i) for i in inside if first <= tokens.starts[i] < past and tokens.upos[i] != "PUNCT"]
        found.update(tuple(words[n : n + QUOTED]) for n in range(len(words) - QUOTED + 1))
    return _each_once(found)


def _quote_ranges(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Ranges between quotation marks in one line; a straight mark opens and closes in turn."""
    opened = -1
    for mark in _MARK.finditer(text, low, min(high, low + LONGEST_LINE)):
        if mark[0] == "“" or (mark[0] == '"' and opened < 0):
            opened = mark.end()
        elif opened >= 0:
            yield opened, mark.start()
            opened = -1


def _share_of(claim: Span, place: Span, passage: int) -> Share:
    return Share(passage, max(claim.start, place.start) - place.start, min(claim.end, place.end) - place.start)


def _shares(articles: Sequence[Claims], passages: Sequence[Passage]) -> dict[int, list[tuple[Span, int]]]:
    """For each article the places of its passages, with the passage's number."""
    number = {article.analysis.article.id: n for n, article in enumerate(articles)}
    found: dict[int, list[tuple[Span, int]]] = {}
    for n, passage in enumerate(passages):
        for place in (passage.a, passage.b):
            found.setdefault(number[place.article], []).append((place.span, n))
    return found


def _published_day(analysis: Analysis) -> int | None:
    """The day it was published; where none is stated, the day that its own words settle."""
    published = analysis.article.published
    if published is None and analysis.document_date is not None:
        published = analysis.document_date.day
    return ordinal(published)


def _sentence_vectors(rows: Sequence[Row], vectors: Matrix) -> tuple[Matrix, Numbers]:
    """The mean vectors of the sentences, and of each row the place of its sentence among them."""
    numbers: dict[tuple[int, int], int] = {}
    ordered = (numbers.setdefault((row.article, row.claim.sentence), len(numbers)) for row in rows)
    places = np.fromiter(ordered, dtype=np.int64, count=len(rows))
    sums = np.zeros((len(numbers), vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, places, vectors)
    return _to_unit_length(sums), places


def _to_unit_length(rows: Matrix) -> Matrix:
    """The rows with length 1, changed in place and in pieces: of a large collection a copy would be some 200 MB."""
    for at in range(0, len(rows), PIECE):
        piece = rows[at : at + PIECE]
        lengths = np.linalg.norm(piece, axis=1, keepdims=True)
        piece /= np.where(lengths == 0, 1, lengths)
    return rows


def _matrix(articles: Sequence[Claims]) -> Matrix:
    """All vectors, rows of length 1; articles without claims add none."""
    given = [a.vectors for a in articles if a.vectors.rows]
    if not given:
        return np.zeros((0, 1), dtype=np.float32)
    out = np.empty((sum(v.rows for v in given), given[0].dim), dtype=np.float32)
    at = 0
    for v in given:
        out[at : at + v.rows] = np.frombuffer(v.data, dtype="<f2").reshape(v.rows, v.dim)
        at += v.rows
    return _to_unit_length(out)
