"""Points -> "In short": what an editor wants to know first, in about eight lines, each clause with its words.

Nothing stands here that is not in the points, the passages or the questions of the dossier.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from twosource import lexicon
from twosource.dossier.clauses import clause_of, in_order
from twosource.dossier.series import find_series
from twosource.dossier.speakers import Voices, open_voices
from twosource.model import (
    ClaimId,
    Clause,
    Line,
    Origin,
    Place,
    Point,
    PointId,
    Position,
    Question,
    Shift,
    SourceType,
    Statement,
)
from twosource.text import fold
from twosource.view import View

SERIES, ALLEGED, DENIED, CHANGED, DISPUTED, SOURCES, OPEN = 3, 2, 2, 2, 2, 3, 3  # lines or clauses of a kind at most
UNNAMED: frozenset[SourceType] = frozenset({"unnamed_official", "unnamed_group"})


def make_brief(
    view: View,
    points: Sequence[Point],
    *,
    shifts: Sequence[Shift],
    questions: Sequence[Question],
) -> tuple[Line, ...]:
    """The lines in the order in which they are read; of what there is none, no line."""
    voices = open_voices(view, points)
    shared = [p for p in points if len({s.article for s in p.statements}) > 1]
    series = find_series(voices, points)
    told = {ident for line in series for clause in line.clauses for ident in clause.points}
    lines = [
        *series[:SERIES],
        *_alleged(voices, shifts)[:ALLEGED],
        *_denied(voices, points)[:DENIED],
        *_opposed(voices, [p for p in shared if p.id not in told]),
        *_one_source(voices, shared),
        *_agency(voices),
        *_unnamed(voices, points),
        *_open(voices, questions, points),
    ]
    return tuple(lines)


def _alleged(voices: Voices, shifts: Sequence[Shift]) -> list[Line]:
    """What one puts as said or hedged and another states as a fact, of two articles."""
    lines = []
    for shift in shifts:
        if shift.weaker.article == shift.stronger.article:
            continue
        weaker = clause_of(
            voices, [shift.weaker], [shift.point], words=_words(voices.view, shift.weaker), stand="alleged"
        )
        stronger = clause_of(voices, [shift.stronger], [shift.point], words=_words(voices.view, shift.stronger))
        lines.append(Line("alleged", None, (weaker, stronger)))
    return lines


def _denied(voices: Voices, points: Sequence[Point]) -> list[Line]:
    """What somebody denies, one line a point; of several statements of one point their first words."""
    lines, seen = [], set[ClaimId]()
    for point in points:
        own = [s for s in point.statements if s.claim not in seen and _is_denied(voices.view, s)]
        if own:
            seen |= {s.claim for s in own}
            clause = clause_of(voices, own, [point.id], words=_words(voices.view, own[0]), stand="denied")
            lines.append(Line("denied", None, (clause,)))
    return lines


def _is_denied(view: View, statement: Statement) -> bool:
    """True where its source says, with a verb of denying, that it is not so."""
    held = view.attribution(view.claims[statement.claim])
    if held is None or statement.said_by is None:
        return False
    tokens = view.analyses[statement.article].tokens
    cue = {fold(tokens.lemmas[i]) for span in held.cue for i in tokens.begun_in(span)}
    return not cue.isdisjoint(lexicon.words("disputes", "denying"))


def _opposed(voices: Voices, points: Sequence[Point]) -> list[Line]:
    """The positions of points that conflict, or were updated, in anything but a count told above."""
    disputed: list[Line] = []
    changed: list[Line] = []
    for point in points:
        if point.relation not in ("conflict", "update") or len(point.positions) < 2:
            continue
        line = Line(
            "changed" if point.relation == "update" else "disputed",
            point.label,
            in_order([_of_position(voices, point, p) for p in point.positions], later=point.relation == "update"),
        )
        (changed if point.relation == "update" else disputed).append(line)
    return [*disputed[:DISPUTED], *changed[:CHANGED]]


def _of_position(voices: Voices, point: Point, position: Position) -> Clause:
    own = [point.statements[n] for n in position.statements]
    return clause_of(voices, own, [point.id], words=position.value, stand=position.stand)


def _one_source(voices: Voices, shared: Sequence[Point]) -> list[Line]:
    """Who stands alone behind points of several articles, with those points."""
    of: dict[str, list[tuple[Point, Origin]]] = defaultdict(list)
    for point in shared:
        if (
            point.independent[1] == 1
            and point.origins
            and point.origins[0].kind in ("statement", "document", "unnamed")
        ):
            of[point.origins[0].label].append((point, point.origins[0]))
    clauses = []
    for label, found in sorted(of.items(), key=lambda o: (-len(o[1]), o[0])):
        statements = [s for point, _ in found for s in point.statements]
        clause = clause_of(voices, statements, [p.id for p, _ in found], words=label)
        clauses.append(replace(clause, many=len(found), said_by=()))
    return [Line("one_source", None, tuple(clauses[:SOURCES]))] if clauses else []


def _agency(voices: Voices) -> list[Line]:
    """The agencies whose tags two articles or more carry."""
    places: dict[str, list[Place]] = defaultdict(list)
    for analysis in voices.view.analyses.values():
        if analysis.wire is not None and analysis.wire.place is not None:
            places[analysis.wire.agency].append(analysis.wire.place)
    clauses = tuple(
        clause_of(voices, (), (), words=agency, places=of) for agency, of in sorted(places.items()) if len(of) > 1
    )
    return [Line("agency", None, clauses)] if clauses else []


def _unnamed(voices: Voices, points: Sequence[Point]) -> list[Line]:
    """How many statements come from people who are not named, by who they are."""
    of: dict[str, dict[ClaimId, tuple[Statement, PointId]]] = defaultdict(dict)
    for point in points:
        for statement in point.statements:
            held = voices.view.attribution(voices.view.claims[statement.claim])
            if held is not None and statement.said_by and held.source_type in UNNAMED:
                of[statement.said_by].setdefault(statement.claim, (statement, point.id))
    clauses = []
    for label, told in sorted(of.items(), key=lambda o: (-len(o[1]), o[0])):
        statements = [s for s, _ in told.values()]
        clause = clause_of(voices, statements, [p for _, p in told.values()], words=label)
        clauses.append(replace(clause, many=len(told), said_by=()))
    return [Line("unnamed", None, tuple(clauses))] if clauses else []


def _open(voices: Voices, questions: Sequence[Question], points: Sequence[Point]) -> list[Line]:
    clauses = []
    for question in questions[:OPEN]:
        words = voices.view.words(question.place.article, question.place.span)
        clause = clause_of(voices, (), [question.point], words=words, places=[question.place])
        clauses.append(replace(clause, asks=question.kind))
    return [Line("open", None, tuple(clauses))] if clauses else []


def _words(view: View, statement: Statement) -> str:
    return view.words(statement.article, statement.span)
