"""The words of the statements, looked up once: which statements have a word, by its beginning, or words in a row."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model import Point, Statement
from twosource.render.case import Case
from twosource.render.wording import one_line
from twosource.text import fold

LONGEST = 200  # characters of what is typed into the search
LAST = "\U0010ffff"  # after every word that begins alike

_WORD = re.compile(r"\w+")
_TYPED = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the search: each of them is the beginning of a word, or whole words in a row."""

    begins: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def any(self) -> bool:
        """True where something was typed that can be searched."""
        return bool(self.begins or self.rows)

    def fits(self, text: str) -> bool:
        """True where the text, as `searchable` makes it, has all of them."""
        return all(f" {word}" in text for word in self.begins) and all(row in text for row in self.rows)


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Of each word the statements that have it, in their sentence, their holder's name or their outlet's."""

    vocabulary: tuple[str, ...]  # in order
    having: Mapping[str, Sequence[int]] = field(repr=False)  # numbers of statements
    texts: tuple[str, ...] = field(repr=False)  # of the statements
    first: Sequence[int] = field(repr=False)  # of each point its first statement
    point: Sequence[int] = field(repr=False)  # of each statement its point

    def points(self, asked: Typed) -> frozenset[int]:
        """The numbers of the points that have a statement with all that was asked."""
        left: set[int] | None = None
        for word in [*asked.begins, *(w for row in asked.rows for w in row.split())]:
            found = self._beginning(word)
            left = found if left is None else left & found
            if not left:
                return frozenset()
        kept = (n for n in left or () if not asked.rows or asked.fits(self.texts[n]))
        return frozenset(self.point[n] for n in kept)

    def of(self, point: int) -> Sequence[str]:
        """The texts of a point's statements, in order."""
        return self.texts[self.first[point] : self.first[point + 1]]

    def _beginning(self, word: str) -> set[int]:
        found: set[int] = set()
        start, end = bisect_left(self.vocabulary, word), bisect_left(self.vocabulary, word + LAST)
        for one in self.vocabulary[start:end]:
            found.update(self.having[one])
        return found


def index_words(case: Case, points: Sequence[Point]) -> WordIndex:
    """The index over the statements of the points, which are numbered as they stand."""
    having: dict[str, array[int]] = defaultdict(lambda: array("I"))
    texts: list[str] = []
    first, of = array("I", [0]), array("I")
    known: dict[tuple[object, ...], str] = {}
    for number, point in enumerate(points):
        for statement in point.statements:
            key = (statement.article, _sentence_number(case, statement), statement.said_by)
            text = known.get(key)
            if text is None:
                text = known[key] = searchable(_said_text(case, statement))
            for word in set(text.split()):
                having[word].append(len(texts))
            texts.append(text)
            of.append(number)
        first.append(len(texts))
    return WordIndex(tuple(sorted(having)), dict(having), tuple(texts), first, of)


def typed(words: str) -> Typed:
    """What to search for. Whatever is typed is some query."""
    begins: list[str] = []
    rows: list[str] = []
    for match in _TYPED.finditer(words[:LONGEST]):
        said = searchable(match[1] if match[1] is not None else match[2])
        if match[1] is None:
            begins += said.split()
        elif said.strip():
            rows.append(said)
    return Typed(tuple(dict.fromkeys(begins)), tuple(dict.fromkeys(rows)))


def searchable(text: str) -> str:
    """The words, folded, with a blank before and after each."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def hit_pieces(text: str, asked: Typed) -> tuple[tuple[str, bool], ...]:
    """The text on one line in pieces, true for the words that were searched."""
    line = one_line(text)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in _hit_words(line, asked):
        pieces += [(line[at:start], False), (line[start:end], True)]
        at = end
    return tuple(piece for piece in [*pieces, (line[at:], False)] if piece[0])


def _hit_words(line: str, asked: Typed) -> Iterator[tuple[int, int]]:
    """The words that begin as asked, and those of what was asked in a row."""
    words = [word for row in asked.rows for word in row.split()]
    for match in _WORD.finditer(line):
        folded = fold(match[0])
        if folded in words or any(folded.startswith(word) for word in asked.begins):
            yield match.span()


def _sentence_number(case: Case, statement: Statement) -> int:
    claim = case.view.claims.get(statement.claim)
    return claim.sentence if claim else -1


def _said_text(case: Case, statement: Statement) -> str:
    report = case.by_id[statement.article]
    tokens, number = report.claims.analysis.tokens, _sentence_number(case, statement)
    span = statement.span
    if 0 <= number < len(tokens.sentences):
        first, past = tokens.sentences[number]
        span = tokens.span(first, past - 1) if first < past else span
    return f"{span.of(report.article.text)} | {statement.said_by or ''} | {report.outlet}"
