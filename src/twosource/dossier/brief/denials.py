"""Statements -> what somebody denies, in the words of what he denies."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource import lexicon
from twosource.dossier.brief.clauses import clause_of
from twosource.dossier.brief.speakers import Voices, speaker_of
from twosource.model import Attribution, ClaimId, Clause, Line, Place, Point, Span, Statement
from twosource.text import fold
from twosource.view import View

THAT = "that "
MOST = 3  # clauses
LEANING = frozenset({"acl", "advcl"})  # clauses that tell something beside what is denied


def find_denials(voices: Voices, points: Sequence[Point]) -> tuple[Line, ...]:
    """One line, a clause for each point and each who denies it; none where nothing is denied."""
    clauses: list[Clause] = []
    seen: set[ClaimId] = set()
    told: set[tuple[str, str]] = set()
    for point in points:
        for statement, held in _denied_in(voices.view, point):
            if statement.claim in seen:
                continue
            seen.add(statement.claim)
            speaker = speaker_of(voices, statement)
            place = _denials_content(voices.view, statement, held)
            words = voices.view.words(place.article, place.span)
            key = (speaker.label if speaker else "", fold(words))
            if key not in told:
                told.add(key)
                clause = clause_of(voices, [statement], [point.id], words=words, stand="denied", places=[place])
                clauses.append(replace(clause, whole=True))
    whole = [c for c in clauses if (c.words and c.words[:1].islower()) or len(clauses) == 1] or clauses
    return (Line("denied", None, tuple(whole[:MOST])),) if whole else ()


def _denied_in(view: View, point: Point) -> Iterator[tuple[Statement, Attribution]]:
    """The statements that stand under a verb of denying, each with who denies it."""
    for statement in point.statements:
        claim = view.claims[statement.claim]
        held = view.attribution(claim)
        if held is None or statement.said_by is None:
            continue
        tokens = view.analyses[statement.article].tokens
        cue = {fold(tokens.lemmas[i]) for span in held.cue for i in tokens.begun_in(span)}
        if cue.isdisjoint(lexicon.words("disputes", "denying")):
            continue
        own = claim.subject is not None and claim.span.contains(claim.subject)
        if claim.title or (own and tokens.deprels[claim.head].partition(":")[0] not in LEANING):
            yield statement, held


def _denials_content(view: View, statement: Statement, held: Attribution) -> Place:
    """All that is denied, from where the statement begins; without the "that" before it."""
    inside = [span for span in held.content if span.overlaps(statement.span)]
    end = max([statement.span.end, *(span.end for span in inside)])
    start = max(statement.span.start, min((span.start for span in inside), default=0))
    text = view.text(statement.article)
    if text[start : start + len(THAT)] == THAT:
        start += len(THAT)
    return Place(statement.article, Span(start, end))
