"""quote-altered: words between quotation marks that no source has so; and how exactly each quotation is had."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from twosource.check.evidence import Matched, Sources, place_of
from twosource.check.sides import Sentence
from twosource.check.statements import quoted_spans
from twosource.model import ArticleId, Finding, Place, Quoted, Span
from twosource.text import fold

FEWEST = 4  # words of a quotation; fewer are a title, a term, a word used with irony
FEWEST_ALTERED = 3  # words in common with the nearest words of a source, from which a quotation is one altered
ALTERED = 0.6  # likeness (difflib) from which words are a quotation altered and no other one; judged by eye
LONGEST = 120  # words of a quotation that are compared; SequenceMatcher takes quadratic time

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CUT = re.compile(r"\s*(?:\[[^\]\n]{0,80}\]|\(?\.{3}\)?|…)\s*")


def quote_altered(matched: Matched) -> Iterator[Finding]:
    """Words between quotation marks that no source has, with the nearest that one has.

    What it finds: a quotation of four words or more that stands in no source: altered, where a source has nearly these
    words, or nowhere. Other quotation marks, dashes, spaces and capitals are no fault, nor is a cut that is shown
    ("...", "[...]").

    Why: quotation marks promise the very words.

    Example: the source has "We had eleven minutes to get everybody off", the draft "We had minutes to get everybody
    off".
    """
    for quote in quotes_of(matched.sentence, matched.sources):
        words = _quotes_words(quote.span.of(matched.sentence.analysis.article.text))
        if quote.tier == "altered" and quote.place is not None:
            yield Finding("quote-altered", "error", quote.span, "altered", (quote.place,), quote.place)
        elif quote.tier == "nowhere" and len(words) >= FEWEST:
            yield Finding("quote-altered", "error", quote.span, "nowhere", tuple(map(place_of, matched.related[:1])))


def quotes_of(sentence: Sentence, sources: Sources) -> tuple[Quoted, ...]:
    """The quotations of the sentence, each with how exactly a source has it, and where."""
    text = sentence.analysis.article.text
    return tuple(_quotes_graded(span, span.of(text), sources) for span in quoted_spans(sentence))


def _quotes_graded(span: Span, quote: str, sources: Sources) -> Quoted:
    inner = quote.strip().rstrip(".,;:!?")
    for ident in sources.of:
        at = sources.view.text(ident).find(inner) if inner else -1
        if at >= 0:
            return Quoted(span, "verbatim", Place(ident, Span(at, at + len(inner))))
    words = _quotes_words(quote)
    if not words:
        return Quoted(span, "nowhere")
    found = _in_a_row(words, sources)
    if found is not None:
        return Quoted(span, "folded", found)
    parts = [_quotes_words(part) for part in _CUT.split(quote) if _quotes_words(part)]
    places = [_in_a_row(part, sources) for part in parts]
    if len(parts) > 1 and all(places) and len({p.article for p in places if p}) == 1:
        return Quoted(span, "cut", places[0])
    nearest = _quotes_nearest(words, sources) if FEWEST_ALTERED <= len(words) <= LONGEST else None
    return Quoted(span, "altered", nearest) if nearest else Quoted(span, "nowhere")


@dataclass(frozen=True, slots=True)
class _QuotesRun:
    """The words of an article, folded: each with its place, and all in one line to be looked through."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    line: str  # a blank before and after each word
    at: tuple[int, ...]  # where each word begins in the line

    def place(self, ident: ArticleId, first: int, past: int) -> Place:
        """The place of the words from `first` to before `past`."""
        return Place(ident, Span(self.starts[first], self.ends[past - 1]))


@lru_cache(maxsize=256)  # for every quotation of a draft the same articles are looked through
def _quotes_run_of(text: str) -> _QuotesRun:
    found = list(_WORD.finditer(text))
    words = tuple(fold(m[0]).replace("’", "'") for m in found)
    at = tuple(accumulate((len(w) + 1 for w in words), initial=1))[: len(words)]
    return _QuotesRun(words, tuple(m.start() for m in found), tuple(m.end() for m in found), f" {' '.join(words)} ", at)


def _in_a_row(words: list[str], sources: Sources) -> Place | None:
    """Where a source has the words one after the other, whatever stands between them."""
    wanted = f" {' '.join(words)} "
    for ident in sources.of:
        run = _quotes_run_of(sources.view.text(ident))
        found = run.line.find(wanted)
        if found >= 0:
            first = bisect_left(run.at, found + 1)
            return run.place(ident, first, first + len(words))
    return None


def _quotes_nearest(words: list[str], sources: Sources) -> Place | None:
    """The stretch of a source that is most like the words, where that is like enough."""
    best, found, wanted = ALTERED, None, set(words)
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    for ident, sentences in sources.of.items():
        run = _quotes_run_of(sources.view.text(ident))
        for sentence in sentences:
            last = sentences[min(sentence.number + 2, len(sentences) - 1)].span.end
            low, high = bisect_left(run.starts, sentence.span.start), bisect_left(run.starts, last)
            if len(wanted.intersection(run.words[low:high])) < max(FEWEST_ALTERED, len(wanted) // 2):
                continue
            matcher.set_seq1(run.words[low:high])
            kept = [b for b in matcher.get_matching_blocks() if b.size]
            first, past = low + kept[0].a, low + kept[-1].a + kept[-1].size
            likeness = 2 * sum(b.size for b in kept) / (len(words) + past - first)
            if likeness > best:
                # with the words in the place of those that the quotation has before and after
                first = max(low, first - kept[0].b)
                past = min(high, past + len(words) - kept[-1].b - kept[-1].size)
                best, found = likeness, run.place(ident, first, past)
    return found


def _quotes_words(text: str) -> list[str]:
    return [fold(m[0]).replace("’", "'") for m in _WORD.finditer(text)]
