"""The points of the last dossier, statement by statement, as a table that any SQLite tool can read, and its words."""

from collections.abc import Iterator

import msgspec

from twosource.model import Dossier, Point
from twosource.store.file import CaseFile, Values
from twosource.store.words import searched
from twosource.view import View, open_view

_COLUMNS = (
    "article", "start", '"end"', "text", "sentence", "words", "said_by", "source", "factuality", "stand", "outlet",
    "published", "numbers", "point", "label", "relation",
)  # fmt: skip


def points_state(case: CaseFile) -> str | None:
    """Of which state of the case its table of statements was made; None where there is none."""
    found = case.rows("SELECT state FROM made")
    return str(found[0][0]) if found else None


def keep_points(case: CaseFile, dossier: Dossier, state: str) -> None:
    """Writes the table of statements anew, unless it was made of this very state."""
    if points_state(case) == state:
        return
    view = open_view(dossier.articles, dossier.actors)
    places = ", ".join("?" * len(_COLUMNS))
    known = dict(_searched_before(case))
    with case.writing():
        case.put("DELETE FROM statement")
        for point in dossier.points:
            for row in _points_rows(view, point, known):
                case.put(f"INSERT INTO statement ({', '.join(_COLUMNS)}) VALUES ({places})", row)
        case.put("INSERT INTO statement_words (statement_words) VALUES ('rebuild')")
        case.put("DELETE FROM made")
        case.put("INSERT INTO made (state) VALUES (?)", (state,))


def _searched_before(case: CaseFile) -> Iterator[tuple[str, str]]:
    """What the table searches by, of each sentence and who says it: most stand in the next dossier too."""
    for text, words in case.rows("SELECT sentence || ' ' || coalesce(said_by, ''), words FROM statement"):
        yield str(text), str(words)


def _points_rows(view: View, point: Point, known: dict[str, str]) -> Iterator[Values]:
    stands = {n: position.stand for position in point.positions for n in position.statements}
    for number, statement in enumerate(point.statements):
        analysis = view.analyses[statement.article]
        article, claim = analysis.article, view.claims[statement.claim]
        first, past = analysis.tokens.sentences[claim.sentence] if analysis.tokens.sentences else (0, 0)
        sentence = analysis.tokens.span(first, past - 1).of(article.text) if first < past else ""
        held = view.attribution(claim)
        text = f"{sentence} {statement.said_by or ''}"
        words = known[text] = known.get(text) or searched(text)
        numbers = [(analysis.quantities[q].low, analysis.quantities[q].high) for q in claim.quantities]
        yield (
            statement.article,
            statement.span.start,
            statement.span.end,
            view.words(statement.article, statement.span),
            sentence,
            words,
            statement.said_by,
            held.source_type if held and held.source else ("none" if held else None),
            statement.factuality,
            stands.get(number, "stated"),
            article.outlet,
            article.published,
            msgspec.json.encode(numbers).decode(),
            point.id,
            point.named or point.label,
            point.relation,
        )
