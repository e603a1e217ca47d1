"""A dossier as one HTML file that needs nothing else: see `template` for what keeps it safe."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model import Dossier
from twosource.render import days, page, tables, wording
from twosource.render.case import Case, Report, open_case
from twosource.render.marks import KINDS, Kind
from twosource.render.overview import Overview, overview, quarrels, shared_points
from twosource.render.template import part, shipped
from twosource.render.watch import Watch, watch

OPEN_ARTICLES = 3  # up to so many articles stand unfolded
VOICES = 20  # sources shown unfolded
FIGURES = 10  # numbers on which articles differ that are shown unfolded
WATCHED = 30  # certainty shifts, altered quotations, thin points and questions that are listed, of each
DISPUTES = 8  # points with disagreements that are shown unfolded
AT_ONCE = 20  # articles; of more, a browser with script makes what is folded when it is unfolded
MOST = 40  # articles, points or places named in one line

_LINK = re.compile(r'href="#a(\d+)-(\d+)"')  # to a place in an article, see Report.anchor

MARK_NAMES: Mapping[Kind, str] = {"figure": "number", "loaded": "loaded word"}


@dataclass(frozen=True, slots=True)
class Whole:
    """How many there are of what the page shows a part of."""

    disputes: int
    points: int
    dates: int
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
    figures: tables.Figures
    timeline: tuple[days.Day, ...]
    voices: tuple[tables.Voice, ...]
    coverage: tuple[tables.CoverageRow, ...]
    matrix: bool  # the articles fit into a table
    gaps: tuple[tables.Gap, ...]
    watch: Watch
    passages: tuple[tables.Copied, ...]
    people: tuple[tables.Person, ...]
    whole: Whole
    shown: frozenset[int]  # the numbers of the points that have a card
    marked: bool  # the articles' texts have their marks
    later: bool  # what is folded is made when it is unfolded


def webpage(dossier: Dossier) -> str:
    """The whole page. Characters that no page can hold are shown as U+FFFD."""
    return "".join(pieces(dossier))


def pieces(dossier: Dossier) -> Iterator[str]:
    """The page piece by piece: all before the articles, then each article, then the end.

    An article's text has an id only at the places that the page links to, which are known once the rest is made.
    """
    case = open_case(dossier)
    page_ = compose(case)
    values = shipped(("style.css",), "script.js") | {
        "page": page_,
        "legend": [(kind, wording.RELATIONS[kind], meaning) for kind, meaning in wording.RELATIONS_LONG.items()],
        "shown_marks": [(kind, MARK_NAMES.get(kind, kind)) for kind in KINDS if kind != "claim"],
        "voices_shown": VOICES,
        "figures_shown": FIGURES,
        "disputes_shown": DISPUTES,
        "open_articles": OPEN_ARTICLES,
        "watched": WATCHED,
        "most": MOST,
    }
    top = part("dossier.html", values)
    yield top
    linked: dict[int, set[int]] = defaultdict(set)
    for number, start in _LINK.findall(top):
        linked[int(number)].add(int(start))
    del top
    for body in page.bodies(case, linked, page_.shown):
        yield part("dossier_article.html", values | {"body": body})
    yield part("dossier_end.html", values)


def compose(case: Case) -> Page:
    """The parts of the page."""
    cards = page.cards(case)
    return Page(
        overview=overview(case),
        reports=case.reports,
        disputes=page.disputes(case),
        cards=cards,
        alone=page.alone(case),
        figures=tables.figures(case),
        timeline=days.days(case),
        voices=tables.voices(case),
        coverage=tables.coverage(case),
        matrix=len(case.reports) <= tables.COLUMNS,
        gaps=tables.gaps(case),
        watch=watch(case),
        passages=tables.copied(case),
        people=tables.people(case),
        whole=Whole(
            disputes=len(quarrels(case)),
            points=len(shared_points(case)),
            dates=days.count(case),
            voices=len(case.dossier.cited),
            people=len(case.dossier.actors),
            passages=tables.copied_count(case),
        ),
        shown=frozenset(card.number for card in cards),
        marked=len(case.reports) <= page.MARKED,
        later=len(case.reports) > AT_ONCE,
    )
