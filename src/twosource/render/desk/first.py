"""What stands wherever there is room for little: the title, the points most worth checking, who says something."""

from twosource.model import Dossier, Point
from twosource.render import wording
from twosource.render.brief.lines import title_words
from twosource.render.case import Case
from twosource.render.overview import shared_points


def title_of(dossier: Dossier) -> str:
    """The subject that was given, else what the articles are about."""
    return wording.one_line(dossier.subject or "") or title_words(dossier.title)


def first_points(case: Case) -> tuple[Point, ...]:
    """The points of several articles that are shown before the rest is folded."""
    dossier = case.dossier
    main = tuple(map(case.point, dossier.main)) or shared_points(case)
    return main[: dossier.top]


def voice(holder: str) -> str:
    """Who says it; nothing where the article tells it itself, which needs no telling."""
    return "" if holder == wording.OWN_VOICE else holder
