""" "In short": the lines of a dossier's brief in words, in parts that know where they stand.

Each form shows the same parts: the web page and Markdown with links, the terminal as they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.model import ArticleId, Clause, Line, LineKind, Place, QuestionKind, Speaker, Title
from twosource.render import wording
from twosource.render.brief.rests import rests_of
from twosource.render.brief.shortdays import days_between
from twosource.render.case import Case, codes_of

WHOLE = 140  # characters of a point that is told here alone
SAID = 64  # characters of a statement
NUMBERS = 4  # of points
VOICES = 3  # names of a clause; of more it is told how many
NOBODY: dict[QuestionKind, str] = {
    "period": "the period of",
    "counter": "who counted",
    "source": "who is behind",
}

HEADS: dict[LineKind, str] = {
    "disputed": "Conflict",
    "changed": "Later update",
    "differs": "Differ",
    "alleged": "Alleged by one, stated by another",
    "carried": "Most articles",
    "denied": "Denied",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line; `places` are the words of the articles that they rest on, none for what only joins."""

    text: str
    places: tuple[Place, ...] = ()
    strong: bool = False  # the latest state
    quoted: bool = False  # words of a text


@dataclass(frozen=True, slots=True)
class Told:
    """One line: what it is about ("Dead"), and its parts in order; `points` the numbers of its points."""

    kind: str
    head: str
    parts: tuple[Part, ...]
    points: tuple[int, ...]

    @property
    def text(self) -> str:
        """The line in one string."""
        return f"{self.head}: {''.join(part.text for part in self.parts)}"


def brief_lines(case: Case) -> tuple[Told, ...]:
    """The lines of "In short" in their order."""
    return tuple(told(case, line) for line in case.dossier.brief)


def title_words(title: Title) -> str:
    """ "Lady Maren, 10–13 March 2026": the subject that was given, else the names and the days."""
    if title.subject:
        return wording.one_line(title.subject)
    days = days_between(title.earliest, title.latest)
    return wording.one_line(", ".join([*title.names, *([days] if days else [])])) or "What the articles say"


# --- a line ----------------------------------------------------------------------------------------


def told(case: Case, line: Line) -> Told:
    """One line in words; also of what the articles have otherwise."""
    head, parts = _HOW[line.kind](case, line)
    numbers = {case.points[p] for clause in line.clauses for p in clause.points if p in case.points}
    return Told(line.kind, wording.one_line(head), tuple(parts), tuple(sorted(numbers)))


def _lines_figures(case: Case, line: Line) -> tuple[str, list[Part]]:
    return state_head(line.about or "") if line.state else line.about or "", list(
        _lines_joined([_lines_clause(case, clause) for clause in line.clauses])
    )


def _lines_stated(case: Case, line: Line) -> tuple[str, list[Part]]:
    parts = _lines_joined([[*_lines_words(clause), Part(f" ({told_about(case, clause)})")] for clause in line.clauses])
    return HEADS[line.kind], list(parts)


def _told_carried(case: Case, line: Line) -> tuple[str, list[Part]]:
    """The words whole, and on what they rest: the point is listed nowhere else in the brief."""
    [clause] = line.clauses
    words = Part(wording.quoted(wording.clipped(clause.words or "", WHOLE)), clause.places, quoted=True)
    number = numbered(sorted(case.points[p] for p in clause.points))
    sure = case.label(case.point(clause.points[0])).surely
    told = "; ".join(filter(None, (number, sure, told_about(case, clause), rests_of(case, clause))))
    return HEADS[line.kind], [words, Part(f" ({told})")]


def _lines_opposed(case: Case, line: Line) -> tuple[str, list[Part]]:
    """The values of one matter, or the statements, each with its stand where those differ."""
    positions = list(_lines_joined([_lines_clause(case, clause) for clause in line.clauses]))
    if line.about is None:
        return HEADS[line.kind], positions
    matter = Part(wording.quoted(wording.clipped(line.about, SAID)), line.clauses[0].places[:1], quoted=True)
    return HEADS[line.kind], [matter, Part(": "), *positions]


def _told_one_source(case: Case, line: Line) -> tuple[str, list[Part]]:
    told = []
    for clause in line.clauses:
        numbers = sorted(case.points[p] for p in clause.points)
        more = f" and {len(numbers) - NUMBERS} more" if len(numbers) > NUMBERS else ""
        points = f"point{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:NUMBERS]))}{more}"
        told.append([Part(clause.words or "", clause.places), Part(f" ({points}; {_codes(case, clause.articles)})")])
    return "Rests on one source", list(_lines_joined(told))


def _agency(case: Case, line: Line) -> tuple[str, list[Part]]:
    told = [
        [Part(clause.words or "One text", clause.places), Part(f" behind {_codes(case, clause.articles)}")]
        for clause in line.clauses
    ]
    return "One agency story", list(_lines_joined(told))


def _unnamed(case: Case, line: Line) -> tuple[str, list[Part]]:
    total = sum(clause.many for clause in line.clauses)
    told = [
        [
            Part(wording.clipped(clause.words or "", SAID), clause.places),
            Part(
                f" ({clause.many}; {_codes(case, clause.articles)})"
                if clause.many > 1
                else f" ({_codes(case, clause.articles)})"
            ),
        ]
        for clause in line.clauses[:VOICES]
    ]
    more = len(line.clauses) - len(told)
    parts = [Part(f"{wording.count(total, 'statement')}: "), *_lines_joined(told)]
    return "From people who are not named", [*parts, *([Part(f" · {more} more")] if more > 0 else [])]


def _told_open(case: Case, line: Line) -> tuple[str, list[Part]]:
    told = [
        [
            Part(f"{NOBODY[clause.asks]} " if clause.asks else ""),
            *_lines_words(clause),
            Part(f" ({_codes(case, clause.articles)})"),
        ]
        for clause in line.clauses
    ]
    return "No article says", list(_lines_joined(told))


_HOW = {
    "figures": _lines_figures,
    "disputed": _lines_opposed,
    "alleged": _lines_opposed,
    "differs": _lines_opposed,
    "carried": _told_carried,
    "denied": _lines_stated,
    "changed": _lines_opposed,
    "one_source": _told_one_source,
    "agency": _agency,
    "unnamed": _unnamed,
    "open": _told_open,
}


def state_head(state: str) -> str:
    """ "Dead" of "the dead", "Taken to hospital" of "those taken to hospital"."""
    called = str(lexicon.table("befallen")["states"][state]["as"])
    bare = called.removeprefix("the ").removeprefix("those ")
    return bare[:1].upper() + bare[1:]


# --- a clause --------------------------------------------------------------------------------------


def _lines_clause(case: Case, clause: Clause) -> list[Part]:
    """The value, or the stand and the words, then who and when: "five (the Coastguard; A2 A3 A6, 11 Mar)"."""
    about = Part(f" ({told_about(case, clause)})")
    if clause.whole:
        return [Part(f"{clause.stand} "), *_lines_words(clause), about]
    latest = Part(", the latest") if clause.latest else Part("")
    return [Part(wording.one_line(clause.words or clause.stand), clause.places, strong=clause.latest), latest, about]


def _lines_words(clause: Clause) -> list[Part]:
    words = wording.quoted(wording.clipped(clause.words or "", SAID))
    return [Part(words, clause.places, strong=clause.latest, quoted=True)]


def numbered(points: Sequence[int]) -> str:
    """ "point 3", "points 1, 4"."""
    return f"point{'s' if len(points) > 1 else ''} {', '.join(map(str, points))}"


def told_about(case: Case, clause: Clause) -> str:
    """Who says it, in which articles, when."""
    days = days_between(clause.since, clause.until, year=case.many_years, short=True)
    where = _codes(case, clause.articles) + (f", {days}" if days else "")
    return "; ".join(filter(None, (_lines_who(clause.said_by), where)))


def _lines_who(speakers: Sequence[Speaker]) -> str:
    """The names; of people who are not named the words, with that they are not."""
    told = [_lines_speaker(one) for one in speakers[:VOICES]]
    more = [f"{len(speakers) - VOICES} more"] if len(speakers) > VOICES else []
    return wording.listed([*told, *more])


def _lines_speaker(speaker: Speaker) -> str:
    label = wording.clipped(speaker.label, SAID)
    return f"{label}, unnamed" if speaker.unnamed else label


def _codes(case: Case, articles: Sequence[ArticleId]) -> str:
    return codes_of(case.origin_articles(articles))


def _lines_joined(told: Sequence[Sequence[Part]]) -> Iterator[Part]:
    for number, parts in enumerate(told):
        if number:
            yield Part(" · ")
        yield from parts
