"""One claim of the table, with what is compared of it."""

from dataclasses import dataclass
from functools import lru_cache

from twosource.align.voices import Voice
from twosource.model import Analysis, Attribution, Claim, Quantity, Tally, Time, Tokens
from twosource.text import fold

STRIP = ".,;:!?\"'()[]“”‘’`-–—"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a passage that a claim covers, in characters from the passage's beginning."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a whole sentence and their roots, one object for all claims of it."""

    words: tuple[str, ...]
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One claim with what is compared of it. Two rows are equal where they are one object: what is found of a row is
    remembered by it.

    Of some hundred thousand rows the sets alone would fill the memory. So what is compared as a set is kept as a sorted
    tuple, a fifth as large, and a property makes the set of it; what few need (`text`, `written`) is taken from the
    article when asked for.
    """

    number: int  # its place in the table
    claim: Claim
    article: int  # the place of its article
    analysis: Analysis  # of its article
    lemmas: tuple[str, ...]
    lemma_roots: tuple[str, ...]
    sentence: Around
    subject_lemmas: tuple[str, ...]
    names: tuple[str, ...]
    quotations: tuple[tuple[str, ...], ...]
    who: tuple[int, ...]
    about: tuple[int, ...]
    predicate: str
    verbal: bool  # the predicate is a verb
    future: bool  # will, is to, plans to: not yet so
    doubts: tuple[str, ...]  # the hedges that weaken it, as they are written
    quantities: tuple[Quantity, ...]
    tallies: tuple[Tally, ...]  # how many were killed, hurt, arrested: those that stand in it
    times: tuple[Time, ...]
    shares: tuple[Share, ...]
    voice: Voice
    attribution: Attribution | None
    day: int | None  # of publication, as an ordinal

    @property
    def times_around(self) -> tuple[Time, ...]:
        """The times of its sentence; none where it stands in none."""
        tokens = self.analysis.tokens
        if not 0 <= self.claim.sentence < len(tokens.sentences):
            return ()
        first, past = tokens.sentences[self.claim.sentence]
        sentence = tokens.span(first, past - 1)
        return tuple(time for time in self.analysis.times if sentence.contains(time.span))

    @property
    def text(self) -> str:
        """Its words as they are written."""
        return self.claim.span.of(self.analysis.article.text)

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The words with their forms, in order of the text."""
        return _row_written(self)

    @property
    def words(self) -> frozenset[str]:
        """The lemmas of its words of content."""
        return _words_of(self.lemmas)

    @property
    def around(self) -> frozenset[str]:
        """The words of its whole sentence."""
        return _words_of(self.sentence.words)

    @property
    def roots(self) -> frozenset[str]:
        """The beginnings of its words."""
        return _words_of(self.lemma_roots)

    @property
    def roots_around(self) -> frozenset[str]:
        """The beginnings of the words of its whole sentence."""
        return _words_of(self.sentence.roots)

    @property
    def subject_words(self) -> frozenset[str]:
        """The words of its subject."""
        return frozenset(self.subject_lemmas)

    @property
    def people(self) -> frozenset[str]:
        """The words of the people's names in it, as they are written."""
        return frozenset(self.names)

    @property
    def quoted(self) -> frozenset[tuple[str, ...]]:
        """Four words in a row between quotation marks."""
        return frozenset(self.quotations)

    @property
    def actors(self) -> frozenset[int]:
        """The actors it names."""
        return frozenset(self.who)

    @property
    def subject(self) -> frozenset[int]:
        """The actors that the subject is."""
        return frozenset(self.about)


@lru_cache(maxsize=10_000)  # the pairs of a group ask for the same rows again and again
def _row_written(row: Row) -> tuple[tuple[str, str], ...]:
    text, tokens = row.analysis.article.text, row.analysis.tokens
    own = own_words(tokens, row.claim, row.attribution)
    return tuple((lemma_of(tokens, i), text[tokens.starts[i] : tokens.ends[i]]) for i in own)


@lru_cache(maxsize=10_000)  # the pairs come in order: the same rows are asked for again and again
def _words_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def own_words(tokens: Tokens, claim: Claim, held: Attribution | None) -> list[int]:
    """The claim's words without those that say who says it."""
    frame = [*held.cue, *held.source] if held else []
    inside = tokens.begun_in(claim.span)
    if not frame:
        return list(inside)
    return [i for i in inside if not any(s.start <= tokens.starts[i] < s.end for s in frame)]


def lemma_of(tokens: Tokens, i: int) -> str:
    return _row_folded(tokens.lemmas[i])


@lru_cache(maxsize=100_000)  # one string for all rows that hold the word
def _row_folded(lemma: str) -> str:
    return fold(lemma).strip(STRIP)
