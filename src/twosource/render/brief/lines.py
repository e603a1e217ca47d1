""" "In short": the lines of a dossier's brief in words, in parts that know where they stand.

Each form shows the same parts: the web page and Markdown with links, the terminal as they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource import lexicon
from twosource.model import ArticleId, Clause, Line, Place, QuestionKind, Speaker, Title
from twosource.render import wording
from twosource.render.brief.shortdays import days_between
from twosource.render.case import Case

NAMED = frozenset({"named_person", "named_org", "document", "unspecified"})
SAID = 90  # characters of a statement
VOICES = 3  # names of a clause; of more it is told how many
NOBODY: dict[QuestionKind, str] = {
    "period": "the period of",
    "counter": "who counted",
    "source": "who is behind",
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
    return tuple(_told(case, line) for line in case.dossier.brief)


def title_words(title: Title) -> str:
    """ "Lady Maren, 10–13 March 2026": the subject that was given, else the names and the days."""
    if title.subject:
        return wording.one_line(title.subject)
    days = days_between(title.earliest, title.latest)
    return wording.one_line(", ".join([*title.names, *([days] if days else [])])) or "What the articles say"


# --- a line ----------------------------------------------------------------------------------------


def _told(case: Case, line: Line) -> Told:
    head, parts = _HOW[line.kind](case, line)
    numbers = {case.points[p] for clause in line.clauses for p in clause.points if p in case.points}
    return Told(line.kind, head, tuple(parts), tuple(sorted(numbers)))


def _figures(case: Case, line: Line) -> tuple[str, list[Part]]:
    return _state_head(line.about or "") if line.state else line.about or "", list(
        _joined([_clause(case, clause) for clause in line.clauses])
    )


def _alleged(case: Case, line: Line) -> tuple[str, list[Part]]:
    weaker, stronger = line.clauses
    told = [
        [*_words(case, weaker), Part(f" – alleged ({_about(case, weaker)})")],
        [*_words(case, stronger), Part(f" – stated as a fact ({_about(case, stronger)})")],
    ]
    return "Alleged by one, stated by another", list(_joined(told))


def _denied(case: Case, line: Line) -> tuple[str, list[Part]]:
    return "Denied", list(
        _joined([[*_words(case, clause), Part(f" ({_about(case, clause)})")] for clause in line.clauses])
    )


def _opposed(case: Case, line: Line) -> tuple[str, list[Part]]:
    head = "Disputed" if line.kind == "disputed" else "Changed"
    matter = Part(
        f"{wording.quoted(wording.clipped(line.about or '', SAID))}: ", line.clauses[0].places[:1], quoted=True
    )
    return head, [matter, *_joined([_clause(case, clause) for clause in line.clauses])]


def _one_source(case: Case, line: Line) -> tuple[str, list[Part]]:
    told = []
    for clause in line.clauses:
        numbers = ", ".join(str(n) for n in sorted(case.points[p] for p in clause.points))
        points = f"point{'s' if len(clause.points) > 1 else ''} {numbers}"
        told.append([Part(clause.words or "", clause.places), Part(f" ({points}; {_codes(case, clause.articles)})")])
    return "Rests on one source", list(_joined(told))


def _agency(case: Case, line: Line) -> tuple[str, list[Part]]:
    told = [
        [Part(clause.words or "One text", clause.places), Part(f" behind {_codes(case, clause.articles)}")]
        for clause in line.clauses
    ]
    return "One agency story", list(_joined(told))


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
    parts = [Part(f"{wording.count(total, 'statement')}: "), *_joined(told)]
    return "From people who are not named", [*parts, *([Part(f" · {more} more")] if more > 0 else [])]


def _open(case: Case, line: Line) -> tuple[str, list[Part]]:
    told = [
        [
            Part(f"{NOBODY[clause.asks]} " if clause.asks else ""),
            *_words(case, clause),
            Part(f" ({_codes(case, clause.articles)})"),
        ]
        for clause in line.clauses
    ]
    return "No article says", list(_joined(told))


_HOW = {
    "figures": _figures,
    "disputed": _opposed,
    "alleged": _alleged,
    "denied": _denied,
    "changed": _opposed,
    "one_source": _one_source,
    "agency": _agency,
    "unnamed": _unnamed,
    "open": _open,
}


def _state_head(state: str) -> str:
    """ "Dead" of "the dead", "Taken to hospital" of "those taken to hospital"."""
    called = str(lexicon.table("befallen")["states"][state]["as"])
    bare = called.removeprefix("the ").removeprefix("those ")
    return bare[:1].upper() + bare[1:]


# --- a clause --------------------------------------------------------------------------------------


def _clause(case: Case, clause: Clause) -> list[Part]:
    """The value or stand, then who and when: "five (Coastguard; A2 A3 A6, 11 Mar)"."""
    said = clause.words or clause.stand
    return [Part(wording.one_line(said), clause.places, strong=clause.latest), Part(f" ({_about(case, clause)})")]


def _words(case: Case, clause: Clause) -> list[Part]:
    del case
    return [Part(wording.quoted(wording.clipped(clause.words or "", SAID)), clause.places, quoted=True)]


def _about(case: Case, clause: Clause) -> str:
    """Who says it, in which articles, when."""
    days = days_between(clause.since, clause.until, year=False)
    where = _codes(case, clause.articles) + (f", {days}" if days else "")
    return "; ".join(filter(None, (_who(clause.said_by), where)))


def _who(speakers: Sequence[Speaker]) -> str:
    """The names; of people who are not named the words, with that they are not."""
    told = [_speaker(one) for one in speakers[:VOICES]]
    more = [f"{len(speakers) - VOICES} more"] if len(speakers) > VOICES else []
    return wording.listed([*told, *more])


def _speaker(speaker: Speaker) -> str:
    label = wording.clipped(speaker.label, SAID)
    return label if speaker.source_type in NAMED else f"{label}, unnamed"


def _codes(case: Case, articles: Sequence[ArticleId]) -> str:
    """A2 A3 A6."""
    return " ".join(report.code for report in case.origin_articles(articles))


def _joined(told: Sequence[Sequence[Part]]) -> Iterator[Part]:
    for number, parts in enumerate(told):
        if number:
            yield Part(" · ")
        yield from parts
