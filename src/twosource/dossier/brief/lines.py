"""Points -> "In short": what an editor wants to know first, in about eight lines, each clause with its words.

Nothing stands here that is not in the points, the passages or the questions of the dossier.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from twosource.dossier.brief.agencies import find_agencies
from twosource.dossier.brief.clauses import clause_of
from twosource.dossier.brief.denials import find_denials
from twosource.dossier.brief.speakers import Voices
from twosource.dossier.brief.unnamed import find_unnamed
from twosource.dossier.firmness import firm_articles
from twosource.dossier.folding import is_furniture
from twosource.dossier.positions import is_alleged
from twosource.model import Line, Passage, Point, PointId, Question, Shift, Stand

SERIES, ALLEGED, DISPUTED, SOURCES, OPEN = 3, 1, 2, 3, 3  # lines or clauses of a kind at most
FIRST = 3  # lines that tell what happened: figures, differences, and where those are fewer what most articles carry
MOSTLY = 0.6  # share of the articles that carry it
ALLEGED_STAND: Stand = "alleged"
STATED: Stand = "stated"


@dataclass(frozen=True, slots=True)
class Found:
    """What else of a dossier the brief tells."""

    series: Sequence[Line]
    disputes: Sequence[Line]
    shifts: Sequence[Shift]
    passages: Sequence[Passage]
    questions: Sequence[Question]


def make_brief(voices: Voices, points: Sequence[Point], found: Found) -> tuple[Line, ...]:
    """The lines in the order in which they are read; of what there is none, no line."""
    shared = [p for p in points if len({s.article for s in p.statements}) > 1]
    alleged = _alleged(voices, found.shifts)[:ALLEGED]
    answered = {ident for line in alleged for clause in line.clauses for ident in clause.points}
    opposed = [line for line in found.disputes if line not in found.series and not _is_answered(line, answered)]
    first = [*found.series[:SERIES], *opposed[:DISPUTED]]
    told = {ident for line in (*found.series, *found.disputes) for clause in line.clauses for ident in clause.points}
    lines = [
        *first,
        *_lines_carried(voices, shared, told)[: max(0, FIRST - len(first))],
        *alleged,
        *find_denials(voices, [p for p in points if p.id not in told]),
        *_lines_one_source(voices, shared),
        *find_agencies(voices, points, found.passages),
        *find_unnamed(voices, points),
        *_lines_open(voices, found.questions),
    ]
    return tuple(lines)


def _is_answered(line: Line, answered: Collection[PointId]) -> bool:
    """True for what is alleged in a point of which the very word that is doubted there, and stated here, is told."""
    return line.kind == "alleged" and any(ident in answered for clause in line.clauses for ident in clause.points)


def _alleged(voices: Voices, shifts: Sequence[Shift]) -> list[Line]:
    """What one article has as alleged and another states as a fact."""
    lines = []
    for shift in shifts:
        if shift.weaker.article != shift.stronger.article and is_alleged(voices.view, shift.weaker):
            weaker, stronger = (
                replace(
                    clause_of(voices, [s], [shift.point], words=voices.view.words(s.article, s.span), stand=stand),
                    whole=True,
                )
                for s, stand in ((shift.weaker, ALLEGED_STAND), (shift.stronger, STATED))
            )
            lines.append(Line("alleged", None, (weaker, stronger)))
    return lines


def _lines_carried(voices: Voices, points: Sequence[Point], told: Collection[PointId]) -> list[Line]:
    """What most articles carry of what no line above tells: the points that stand first."""
    many = len(voices.view.articles)
    lines = []
    for point in points:
        articles = firm_articles(point)
        if (
            point.part_of is None
            and point.id not in told
            and not is_furniture(point)
            and len(articles) >= max(2, MOSTLY * many)
        ):
            firm = point.firm_statements
            own = [s for s in firm if s.span == point.label_place.span] or list(firm)
            first = [s for s in own if s.article == point.label_place.article] or own
            rest = [s for s in firm if s not in first]
            clause = clause_of(voices, [*first[:1], *rest], [point.id], words=point.label)
            lines.append(Line("carried", None, (replace(clause, whole=True),)))
    return lines


def _lines_one_source(voices: Voices, shared: Sequence[Point]) -> list[Line]:
    """Who stands alone behind points that are surely of one matter, with those points."""
    of: dict[str, list[Point]] = defaultdict(list)
    for point in shared:
        if (
            point.firm
            and point.independent[1] == 1
            and point.origins
            and point.origins[0].kind in ("statement", "document", "unnamed")
        ):
            of[point.origins[0].label].append(point)
    clauses = []
    for label, found in sorted(of.items(), key=lambda o: (-len(o[1]), o[0])):
        statements = [s for point in found for s in point.statements]
        clause = clause_of(voices, statements, [p.id for p in found], words=label)
        clauses.append(replace(clause, many=len(found), said_by=()))
    return [Line("one_source", None, tuple(clauses[:SOURCES]))] if clauses else []


def _lines_open(voices: Voices, questions: Sequence[Question]) -> list[Line]:
    clauses = []
    for question in questions[:OPEN]:
        words = voices.view.words(question.place.article, question.place.span)
        clause = clause_of(voices, (), [question.point], words=words, places=[question.place])
        clauses.append(replace(clause, asks=question.kind))
    return [Line("open", None, tuple(clauses))] if clauses else []
