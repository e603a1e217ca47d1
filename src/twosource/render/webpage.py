"""A dossier as one HTML file that needs nothing else: see `template` for what keeps it safe."""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model import Dossier
from twosource.render import page, tables, wording
from twosource.render.case import Case, Report, open_case
from twosource.render.marks import KINDS, Kind
from twosource.render.overview import Overview, overview, shared_points
from twosource.render.template import filled
from twosource.render.watch import Watch, watch

OPEN_ARTICLES = 3  # up to so many articles stand unfolded
VOICES = 20  # sources shown unfolded
FIGURES = 10  # numbers on which articles differ that are shown unfolded
WATCHED = 30  # certainty shifts, altered quotations, thin points and questions that are listed, of each
DISPUTES = 8  # points with disagreements that are shown unfolded


MARK_NAMES: Mapping[Kind, str] = {"figure": "number", "loaded": "loaded word"}


@dataclass(frozen=True, slots=True)
class Whole:
    """How many there are of what the page shows a part of."""

    coverage: int
    voices: int
    people: int
    passages: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page, in its order."""

    overview: Overview
    reports: tuple[Report, ...]
    disputes: tuple[page.Dispute, ...]
    cards: tuple[page.PointCard, ...]
    alone: tuple[page.Alone, ...]
    figures: tuple[tables.FigureGroup, ...]
    lone_figures: tuple[tables.FigureRow, ...]
    figures_left: int
    timeline: tuple[tables.Day, ...]
    voices: tuple[tables.Voice, ...]
    coverage: tuple[tables.CoverageRow, ...]
    matrix: bool  # the articles fit into a table
    gaps: tuple[tables.Gap, ...]
    watch: Watch
    passages: tuple[tables.Copied, ...]
    people: tuple[tables.Person, ...]
    whole: Whole
    bodies: tuple[page.Body, ...]


def webpage(dossier: Dossier) -> str:
    """The whole page. Characters that no page can hold are shown as U+FFFD."""
    values = {
        "page": compose(open_case(dossier)),
        "legend": [(kind, wording.RELATIONS[kind], meaning) for kind, meaning in wording.RELATIONS_LONG.items()],
        "shown_marks": [(kind, MARK_NAMES.get(kind, kind)) for kind in KINDS if kind != "claim"],
        "voices_shown": VOICES,
        "figures_shown": FIGURES,
        "disputes_shown": DISPUTES,
        "open_articles": OPEN_ARTICLES,
        "watched": WATCHED,
    }
    return filled("dossier.html", ("style.css",), "script.js", values)


def compose(case: Case) -> Page:
    """The parts of the page."""
    groups, lone, left = tables.figure_groups(case)
    return Page(
        overview=overview(case),
        reports=case.reports,
        disputes=page.disputes(case),
        cards=page.cards(case),
        alone=page.alone(case),
        figures=groups,
        lone_figures=lone,
        figures_left=left,
        timeline=tables.timeline(case),
        voices=tables.voices(case),
        coverage=tables.coverage(case),
        matrix=len(case.reports) <= tables.COLUMNS,
        gaps=tables.gaps(case),
        watch=watch(case),
        passages=tables.copied(case),
        people=tables.people(case),
        whole=Whole(
            coverage=len(shared_points(case)),
            voices=len(case.dossier.cited),
            people=len(case.dossier.actors),
            passages=tables.copied_count(case),
        ),
        bodies=page.bodies(case),
    )
