"""The words of the page that need telling: those that it uses, and no others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model import Relation, Stand
from twosource.render import wording
from twosource.render.case import Case
from twosource.render.points.cards import PointCard
from twosource.render.points.disputed import Dispute
from twosource.render.points.positions import STANDS

MEANT: dict[Stand, str] = {
    "stated": "said as so",
    "alleged": "said with a word that keeps it from being a fact",
    "denied": "said not to be so",
    "open": "left open whether it is so",
    "planned": "said to be still ahead",
    "done": "said to have happened",
}


# What the words on which something rests mean: the word, how it is found in a row, what it means.
RESTS = (
    ("one source", "one source", "all that is told of it leads to this one person, body or document"),
    ("via …", "via ", "by an agency's story, or by another outlet that is cited"),
    ("no source shown", "no source shown", "the article tells it itself and does not say how it knows"),
    ("A1 shows none", "; A", "article A1 tells it itself and shows no source for it"),
    ("unnamed", ", unnamed", "a person whom the texts do not name"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what it means; `relation` gives it its looks."""

    word: str
    meaning: str
    relation: Relation | None = None


def legend(case: Case, disputes: Sequence[Dispute], cards: Sequence[PointCard]) -> tuple[Word, ...]:
    """The words in the order of use: relations, stands, and what a row or a source may say."""
    return tuple(_legend_words(case, disputes, cards))


def _legend_words(case: Case, disputes: Sequence[Dispute], cards: Sequence[PointCard]) -> Iterator[Word]:
    badges = {card.relation for card in cards if card.badge} | {one.relation for one in disputes}
    for relation, meaning in wording.RELATIONS_LONG.items():
        if relation in badges:
            yield Word(wording.RELATIONS[relation], meaning, relation)
    rows = [row for one in disputes for row in one.rows] + [row for card in cards for row in card.rows]
    used = {row.stand for row in rows}
    for stand, meaning in MEANT.items():
        if STANDS[stand] in used:
            yield Word(STANDS[stand], meaning)
    for word, start, meaning in RESTS:
        if any(start in told for row in rows for told in (row.rests, *row.holders)):
            yield Word(word, meaning)
    if any(row.latest for row in rows):
        yield Word("the latest", "told after all others; it may correct them, or be wrong itself")
    if any(row.surely for row in rows):
        yield Word(
            "hedged “…”", "the words that make it less certain; where nothing is said of it, it is put as certain"
        )
    if any(
        statement.attribution and not statement.said_by
        for point in case.dossier.points
        for statement in point.statements
    ):
        yield Word(wording.NO_SOURCE, "said with words such as “is believed to”, and not by whom")
