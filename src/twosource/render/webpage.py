"""A dossier as one HTML file that needs nothing else: no network, no fonts, and no script to be read.

Every text that comes from an article, a file name or a metadata row is escaped by the template engine; the only
strings taken as HTML are the style sheet and the script shipped beside the template. Both are named by their
digest in the Content-Security-Policy, so that nothing else can run or style the page.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from twosource.model import Dossier
from twosource.render import page, tables, wording
from twosource.render.case import Case, Report, open_case, surely
from twosource.render.marks import KINDS, Kind
from twosource.render.overview import Overview, overview

OPEN_ARTICLES = 3  # up to so many articles stand unfolded
VOICES = 20  # sources shown unfolded
FIGURES = 10  # numbers on which articles differ that are shown unfolded
DISPUTES = 8  # points with disagreements that are shown unfolded


MARK_NAMES: Mapping[Kind, str] = {"figure": "number", "loaded": "loaded word"}


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
    passages: tuple[tables.Copied, ...]
    people: tuple[tables.Person, ...]
    bodies: tuple[page.Body, ...]


def webpage(dossier: Dossier) -> str:
    """The whole page. Characters that no page can hold are shown as U+FFFD."""
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            page=compose(open_case(dossier)),
            style=Markup(style),  # shipped with the package
            script=Markup(script),  # shipped with the package
            policy=policy,
            legend=[(kind, wording.RELATIONS[kind], meaning) for kind, meaning in wording.RELATIONS_LONG.items()],
            shown_marks=[(kind, MARK_NAMES.get(kind, kind)) for kind in KINDS if kind != "claim"],
            voices_shown=VOICES,
            figures_shown=FIGURES,
            disputes_shown=DISPUTES,
            open_articles=OPEN_ARTICLES,
            passages_shown=tables.PASSAGES,
        )
    )


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
        passages=tables.copied(case),
        people=tables.people(case),
        bodies=page.bodies(case),
    )


@cache
def _asset(name: str) -> str:
    return files("twosource.render").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    """The digest of an inline style or script as a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _finalize(value: object) -> object:
    """Texts without the characters that break or disguise a page; called on every value before it is escaped."""
    return wording.showable(value) if type(value) is str else value


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"quoted": wording.quoted, "count": wording.count, "surely": surely}
    return environment
