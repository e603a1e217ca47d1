"""Statements -> the sentences they stand in, each told once with all that is stated in it and who says it.

A clause by itself ("that began in 2014") says little; in its sentence, with the words in question set off, it reads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.model import Point, Span, Statement
from twosource.render import wording
from twosource.render.case import Case, Report, Said, surely

LONGEST = 700  # characters of a sentence that are shown
SHARE = 0.9  # of a sentence's characters; statements that cover so many are not set off in it
WORDS = 60  # characters of a statement where several holders of one sentence are told apart


@dataclass(frozen=True, slots=True)
class Held:
    """Who says what part of a sentence: `words` are empty for who says all, or all but what stands with others."""

    words: str
    holder: str
    surely: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces, true for the words that are stated; `held` says by whom."""

    report: Report
    span: Span
    pieces: tuple[tuple[str, bool], ...]
    held: tuple[Held, ...]
    anchor: str

    @property
    def quoted(self) -> bool:
        """True where the sentence brings quotation marks of its own."""
        return self.pieces[0][0].startswith(("“", '"', "‘")) if self.pieces else False


def sentences(case: Case, said: Iterable[Said]) -> tuple[Sentence, ...]:
    """The sentences of those statements, in order of article and place; each once."""
    found: dict[tuple[int, Span], list[Said]] = {}
    for one in said:
        found.setdefault((one.report.number, around(case, one)), []).append(one)
    return tuple(_sentence_of(span, found[number, span]) for number, span in sorted(found))


def lone_sentences(case: Case, points: Sequence[Point]) -> dict[int, tuple[Sentence, ...]]:
    """The sentences of the points of one article only, by number of the article."""
    found: dict[int, list[Said]] = {}
    for point in points:
        for statement in point.statements:
            said = case.said(statement)
            found.setdefault(said.report.number, []).append(said)
    return {number: sentences(case, of) for number, of in found.items()}


def by_sentence(case: Case, statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """The statements that stand in one sentence with one holder and certainty together, in order of the first."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        said = case.said(statement)
        key = (said.report.number, around(case, said), said.holder, surely(said))
        found.setdefault(key, []).append(statement)
    return tuple(tuple(dict.fromkeys(of)) for of in found.values())


def around(case: Case, said: Said) -> Span:
    """The sentence of a statement, of very long ones the part around it."""
    span = case.context(said)
    return span if span.contains(said.statement.span) else said.statement.span


def pieces(text: str, whole: Span, stated: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """The words of `whole` on one line, cut where statements begin and end; true for stated words."""
    found: list[tuple[str, bool]] = []
    at = whole.start
    for span in _holders_merged(text, stated):
        start, end = max(span.start, at), min(span.end, whole.end)
        if start < end:
            found += [(text[at:start], False), (text[start:end], True)]
            at = end
    found.append((text[at : whole.end], False))
    lined = [(wording.blanks_joined(words), on) for words, on in found]
    lined[0] = (lined[0][0].lstrip(), lined[0][1])
    lined[-1] = (lined[-1][0].rstrip(), lined[-1][1])
    return tuple(piece for piece in lined if piece[0])


def _sentence_of(span: Span, said: Sequence[Said]) -> Sentence:
    text = said[0].report.article.text
    stated = [one.statement.span for one in said]
    cut = pieces(text, Span(span.start, min(span.end, span.start + LONGEST)), stated)
    marked = sum(len(words) for words, on in cut if on)
    if marked >= SHARE * sum(len(words) for words, _ in cut):
        cut = ((" ".join("".join(words for words, _ in cut).split()), False),)
    return Sentence(said[0].report, span, cut, _held_in(said), said[0].anchor)


def _held_in(said: Sequence[Said]) -> tuple[Held, ...]:
    """Who holds most of what is stated, without words; then the others with what they hold, in order of place."""
    of: dict[tuple[str, str], list[Said]] = {}
    for one in sorted(said, key=lambda s: (s.statement.span, s.statement.claim)):
        of.setdefault((one.holder, surely(one)), []).append(one)
    main = max(of, key=lambda key: sum(len(one.words) for one in of[key]))  # of two as long the first
    found = [Held("", *main, of[main][0].anchor)]
    for (holder, sure), those in of.items():
        if (holder, sure) == main:
            continue
        words = "; ".join(wording.quoted(wording.clipped(one.words, WORDS)) for one in those)
        found.append(Held(words, holder, sure, those[0].anchor))
    return tuple(found)


def _holders_merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those with no word between them as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return found
