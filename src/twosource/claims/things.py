"""The times, quantities and mentions that a clause is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from twosource.claims.split import Clause
from twosource.model import Analysis, Span
from twosource.tree import Tree


class Things:
    """Finds by position what stands in a clause, so that a long article is not walked for each claim."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tables = tuple(
            _sorted([thing.span for thing in kind]) for kind in (analysis.times, analysis.quantities, analysis.mentions)
        )

    def of(self, tree: Tree, clause: Clause) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """The indices of the times, quantities and mentions in the clause's own words or its subject.

        What stands in another clause inside the range belongs to that one.
        """
        pieces = _thing_pieces(tree, clause)
        times, quantities, mentions = (_in(table, pieces) for table in self.tables)
        return times, quantities, mentions


def _thing_pieces(tree: Tree, clause: Clause) -> list[Span]:
    """The runs of own words, and the subject."""
    own = sorted(clause.own)
    firsts = [word for before, word in zip([-2, *own], own, strict=False) if word != before + 1]
    lasts = [word for word, after in zip(own, [*own[1:], -2], strict=True) if after != word + 1]
    runs = [tree.tokens.span(first, last) for first, last in zip(firsts, lasts, strict=True)]
    return runs + ([clause.subject] if clause.subject else [])


def _sorted(spans: Sequence[Span]) -> list[tuple[int, int, int]]:
    return sorted((span.start, span.end, number) for number, span in enumerate(spans))


def _in(table: Sequence[tuple[int, int, int]], pieces: Sequence[Span]) -> tuple[int, ...]:
    """The numbers of the things that start in one of the pieces."""
    found: set[int] = set()
    for piece in pieces:
        at = bisect_left(table, (piece.start,))
        while at < len(table) and table[at][0] < piece.end:
            found.add(table[at][2])
            at += 1
    return tuple(sorted(found))
