"""A dossier as one HTML file that needs nothing else: see `template` for what keeps it safe."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.model import Dossier
from twosource.render import days, page, tables
from twosource.render.brief.cards import sure_count
from twosource.render.brief.lines import title_words
from twosource.render.brief.linked import LinkedLine, linked_lines
from twosource.render.brief.measured import foot
from twosource.render.case import Case, Report, open_case
from twosource.render.marks import KINDS, Kind
from twosource.render.overview import Overview, overview
from twosource.render.pictures import figures
from twosource.render.pictures.dates import Calendar, calendar
from twosource.render.points import cards
from twosource.render.points.disputed import Dispute, disputes
from twosource.render.points.gathered import Only, Rise, only_sources, rises
from twosource.render.points.legend import Word, legend
from twosource.render.points.paper import Paper, on_paper
from twosource.render.template import part, shipped
from twosource.render.watch import Watch, watch
from twosource.render.wording import COMPARE, MAY_BE_ONE, OWN_VOICE, PERHAPS

OPEN_ARTICLES = 3  # up to so many articles stand unfolded
VOICES = 20  # sources shown unfolded
FIGURES = 10  # numbers on which articles differ that are shown unfolded
WATCHED = 8  # certainty shifts, altered quotations, thin points and questions that are shown, of each; then folded
DISPUTES = 8  # points with disagreements that are shown unfolded
AT_ONCE = 20  # articles; of more, a browser with script makes what is folded when it is unfolded
LISTED = 8  # articles; of more the list at the top is folded
MOST = 40  # articles, points or places named in one line

_LINK = re.compile(r'href="#(a-[^"]+)-(\d+)"')  # to a place in an article, see Report.anchor

MARKS: tuple[tuple[Kind, str, str], ...] = (
    ("source", "source", "who says it"),
    ("cue", "cue", "the words that attribute it"),
    ("claim", "statement", "the words in question, in their sentence"),
    ("content", "content", "what is attributed (in the articles)"),
    ("hedge", "hedge", "makes it less certain"),
    ("negation", "negation", "says it is not so"),
    ("figure", "number", "with its bounds"),
    ("time", "time", "with its dates"),
    ("loaded", "loaded word", "judges while it tells"),
    ("name", "name", "of somebody or something"),
)
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

    title: str
    overview: Overview
    short: tuple[LinkedLine, ...]
    reports: tuple[Report, ...]
    disputes: tuple[Dispute, ...]
    cards: tuple[cards.PointCard, ...]
    top: int  # of the cards, how many stand before the rest is folded
    sure: int  # of the cards, how many stand before those that may be of several matters
    alone: tuple[page.Alone, ...]
    figures: figures.Figures
    timeline: tuple[days.Day, ...]
    calendar: Calendar | None
    voices: tuple[tables.Voice, ...]
    coverage: tuple[tables.CoverageRow, ...]
    matrix: bool  # the articles fit into a table
    gaps: tuple[tables.Gap, ...]
    watch: Watch
    rises: tuple[Rise, ...]
    only: tuple[Only, ...]  # sources behind which there is no other
    paper: Paper
    passages: tuple[tables.Copied, ...]
    people: tuple[tables.Person, ...]
    whole: Whole
    shown: Mapping[int, str]  # the points that the page shows, and their ids on it
    legend: tuple[Word, ...]
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
    values = shipped(("style.css", "dossier.css"), "script.js") | {
        "page": page_,
        "own_voice": OWN_VOICE,
        "foot": foot(),
        "shown_marks": [(kind, MARK_NAMES.get(kind, kind)) for kind in KINDS if kind != "claim"],
        "voices_shown": VOICES,
        "figures_shown": FIGURES,
        "disputes_shown": DISPUTES,
        "open_articles": OPEN_ARTICLES,
        "listed": LISTED,
        "watched": WATCHED,
        "most": MOST,
        "marks": MARKS,
        "may_be_one": MAY_BE_ONE,
        "compare": COMPARE,
        "perhaps": PERHAPS,
    }
    top = part("dossier.html", values)
    yield top
    linked: dict[str, set[int]] = defaultdict(set)
    for ident, start in _LINK.findall(top):
        linked[ident].add(int(start))
    del top
    for body in page.bodies(case, linked, page_.shown):
        yield part("dossier_article.html", values | {"body": body})
    yield part("dossier_end.html", values)


def compose(case: Case) -> Page:
    """The parts of the page."""
    disputed = disputes(case)
    made = cards.cards(case, disputed)
    seen, short = watch(case), linked_lines(case)
    only = only_sources(seen.one_origin)
    shown = {card.number: card.ident for card in made}
    shown |= {inner.number: inner.ident for card in made for inner in card.parts}
    return Page(
        title=title_words(case.dossier.title),
        overview=overview(case),
        short=short,
        reports=case.reports,
        disputes=disputed,
        cards=made,
        top=case.dossier.top,
        sure=sure_count([card.doubtful for card in made]),
        alone=page.alone(case),
        figures=figures.figures(case),
        timeline=days.days(case),
        calendar=calendar(case),
        voices=tables.voices(case),
        coverage=tables.coverage(case),
        matrix=len(case.reports) <= tables.COLUMNS,
        gaps=tables.gaps(case),
        watch=seen,
        rises=rises(seen.drifts),
        only=only,
        paper=on_paper(short, disputed, only, case.reports),
        passages=tables.copied(case),
        people=tables.people(case),
        whole=Whole(
            disputes=len(case.dossier.disputes),
            points=len(case.dossier.main),
            dates=days.count(case),
            voices=len(case.dossier.cited),
            people=len(case.dossier.actors),
            passages=tables.copied_count(case),
        ),
        shown=shown,
        legend=legend(case, disputed, made),
        marked=len(case.reports) <= page.MARKED,
        later=len(case.reports) > AT_ONCE,
    )
