"""Statements -> those of people who are not named, by who they are: "two senior officials", not "the company"."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from twosource.dossier.brief.clauses import clause_of
from twosource.dossier.brief.speakers import Voices
from twosource.dossier.people import is_unnamed
from twosource.model import ClaimId, Line, Point, PointId, Statement
from twosource.text import fold


def find_unnamed(voices: Voices, points: Sequence[Point]) -> tuple[Line, ...]:
    """One line, with a clause for each who is told of, the most heard first; none where all are named.

    Who is only told of again ("the congressman") is named, or told of, elsewhere; a body ("the company") is no person.
    """
    of: dict[str, dict[ClaimId, tuple[Statement, PointId]]] = defaultdict(dict)
    label: dict[str, str] = {}
    for point in points:
        for statement in point.statements:
            held = voices.view.attribution(voices.view.claims[statement.claim])
            if held is not None and statement.said_by and is_unnamed(voices.view, statement, held):
                bare = _without_tail(statement.said_by)
                label.setdefault(fold(bare), bare)
                of[fold(bare)].setdefault(statement.claim, (statement, point.id))
    clauses = []
    for key, told in sorted(of.items(), key=lambda o: (-len(o[1]), o[0])):
        statements = [s for s, _ in told.values()]
        clause = clause_of(voices, statements, [p for _, p in told.values()], words=label[key])
        clauses.append(replace(clause, many=len(told), said_by=()))
    return (Line("unnamed", None, tuple(clauses)),) if clauses else ()


def _without_tail(words: str) -> str:
    """ "a port official" of "a port official, who asked not to be named"."""
    bare = words.partition(",")[0].partition(" who ")[0].strip()
    return bare or words
