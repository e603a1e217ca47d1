"""Statements of the last dossier that a query finds, the best fitting first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from twosource.store.articles import articles_of
from twosource.store.file import CaseFile
from twosource.store.query import Query, Row, numbers_of

_COLUMNS = (
    's.article, s.start, s."end", s.text, s.sentence, s.said_by, s.source, s.factuality, s.stand, s.outlet, '
    "s.published, s.numbers, s.point, s.label, s.relation"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement that was found, with its sentence, and the point it stands in."""

    article: str  # name
    start: int
    end: int
    text: str
    sentence: str
    said_by: str | None
    factuality: str
    stand: str
    outlet: str | None
    published: str | None
    point: str
    label: str
    relation: str


def search(case: CaseFile, query: Query) -> tuple[Hit, ...]:
    """The statements, each once; in the order of fit where words were given, else as the dossier has them."""
    match = query.match
    if match is None and not query.conditions:
        return ()
    if match is None:
        rows = case.rows(f"SELECT {_COLUMNS} FROM statement s ORDER BY s.number")
    else:
        rows = case.rows(
            f"SELECT {_COLUMNS} FROM statement_words w JOIN statement s ON s.number = w.rowid "
            "WHERE statement_words MATCH ? ORDER BY bm25(statement_words), s.number",
            (match,),
        )
    names = {str(article.id): article.name for article in articles_of(case)}
    seen: set[Any] = set()
    hits = []
    for row in rows:
        if row[:3] in seen:
            continue
        found = _search_row(names, row)
        if query.holds(found):
            seen.add(row[:3])
            hits.append(_hit(found, row))
    return tuple(hits)


def _search_row(names: dict[str, str], row: Sequence[object]) -> Row:
    article, _, _, text, _, said_by, source, factuality, stand, outlet, published, numbers, *_, relation = cast(
        "Any", row
    )
    name = names.get(article, article)
    return Row(name, text, said_by, source, factuality, stand, outlet, published, numbers_of(numbers), relation)


def _hit(found: Row, row: Sequence[object]) -> Hit:
    _, start, end, text, sentence, *_, point, label, relation = cast("Any", row)
    return Hit(
        found.article, start, end, text, sentence, found.said_by, found.factuality, found.stand, found.outlet,
        found.published, point, label, relation,
    )  # fmt: skip
