"""Alignment -> Dossier: points, disagreements, figures, sources and the timeline, in reading order."""

from collections.abc import Sequence

from twosource.dossier.brief.disputes import find_disputes
from twosource.dossier.brief.lines import Found, make_brief
from twosource.dossier.brief.series import find_series
from twosource.dossier.brief.speakers import open_voices
from twosource.dossier.brief.title import find_title
from twosource.dossier.certainty import find_shifts
from twosource.dossier.coverage import find_coverage, find_omissions
from twosource.dossier.disagreements import find_disagreements
from twosource.dossier.figures import find_figures
from twosource.dossier.folding import fold_fragments, is_furniture, main_points
from twosource.dossier.judged import arrange
from twosource.dossier.points import make_points
from twosource.dossier.questions import find_questions, unattributed
from twosource.dossier.quotations import find_requotes
from twosource.dossier.sources import find_sources
from twosource.dossier.timeline import make_timeline
from twosource.model import NOTHING_JUDGED, Alignment, Dossier, Judged, Skipped
from twosource.view import open_view

__all__ = ["compile_dossier"]


def compile_dossier(
    alignment: Alignment,
    *,
    subject: str | None = None,
    skipped: Sequence[Skipped] = (),
    judged: Judged = NOTHING_JUDGED,
) -> Dossier:
    """The dossier of an alignment. Every claim stands in a point, lone ones in a point of their own.

    Points that a person hid (`judged`) are left out, pinned ones come first.
    """
    view = open_view(alignment.articles, alignment.actors)
    arranged = arrange(make_points(view, alignment.groups), judged)
    points = arranged.points
    voices, disagreements = open_voices(view, points), find_disagreements(points)
    told = [p for p in points if not is_furniture(p)]
    shifts, questions, timeline = find_shifts(view, told), find_questions(view, told), make_timeline(view, points)
    series = find_series(voices, told)
    settled = {ident for line in series for clause in line.clauses for ident in clause.points}
    points = fold_fragments(view, points, settled)
    disputes = find_disputes(voices, told, series, disagreements)
    return Dossier(
        subject=subject,
        articles=alignment.articles,
        skipped=tuple(sorted(skipped, key=lambda s: (s.name, s.reason))),
        actors=alignment.actors,
        points=points,
        disagreements=disagreements,
        figures=find_figures(view, points),
        cited=find_sources(view, points),
        passages=alignment.passages,
        timeline=timeline,
        omissions=find_omissions(view, points),
        shifts=shifts,
        requotes=find_requotes(view, alignment.passages),
        questions=questions,
        coverage=find_coverage(view, points),
        one_origin=tuple(p.id for p in points if p.independent[1] == 1 and p.firm),
        unattributed=tuple(p.id for p in unattributed(view, told)),
        title=find_title(view, timeline, subject=subject),
        disputes=disputes,
        brief=make_brief(voices, points, Found(series, disputes, shifts, alignment.passages, questions)),
        main=main_points(points),
        decided=arranged.decided,
    )
