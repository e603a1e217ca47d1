"""Claims of all articles -> Alignment: who is who, what is copied, and which claims are about one matter.

Read in this order: table (what is compared), block (which pairs), features and score (how like), group
(which belong together), relation (how they stand to each other), origins (where they come from).
"""

from collections.abc import Sequence

from twosource.align.actors import find_actors
from twosource.align.block import candidate_pairs
from twosource.align.features import same_passages
from twosource.align.group import group
from twosource.align.links import Compared
from twosource.align.origins import Said, find_origins, independent
from twosource.align.passages import find_passages
from twosource.align.relation import strongest
from twosource.align.table import Table, build
from twosource.model import Alignment, Claims, Group

__all__ = ["align"]

MOST_LINKS = 400  # links kept of one group; of a larger one those between the nearest claims


def align(articles: Sequence[Claims]) -> Alignment:
    """All articles compared. The order they come in changes nothing; of two with one text the first name stays."""
    known = {a.analysis.article.id: a for a in sorted(articles, key=_name, reverse=True)}
    ordered = tuple(sorted(known.values(), key=_name))
    actors = find_actors(ordered)
    passages = find_passages([a.analysis.article for a in ordered])
    table = build(ordered, actors, passages)
    compared = Compared(table, candidate_pairs(table))
    groups = [_group(rows, table, compared) for rows in group(len(table.rows), compared.all(), compared.score)]
    return Alignment(ordered, actors.all, tuple(groups), passages)


def _name(article: Claims) -> tuple[str, str]:
    return article.analysis.article.name, article.analysis.article.id


def _group(rows: Sequence[int], table: Table, compared: Compared) -> Group:
    pairs = [
        (i, j) for n, i in enumerate(rows) for j in rows[n + 1 :] if table.rows[i].article != table.rows[j].article
    ]
    if len(pairs) > MOST_LINKS:
        pairs = sorted(sorted(pairs, key=lambda p: (-compared.score(*p), p))[:MOST_LINKS])
    links = tuple(compared.link(i, j) for i, j in pairs)
    decision = strongest(links, {table.rows[i].claim.id: table.rows[i].claim.article for i in rows})
    said = [
        Said(
            table.rows[i].claim.article,
            table.rows[i].voice,
            frozenset(p for j in rows for p in same_passages(table.rows[i], table.rows[j])),
        )
        for i in rows
    ]
    origins = find_origins(said)
    return Group(
        tuple(table.rows[i].claim.id for i in rows),
        links,
        decision.relation,
        decision.explanation,
        origins,
        independent(origins),
    )
