"""Articles -> all of them compared, before anything that people decided of pairs of statements.

Everything costly stands here. It is asked of the same articles again and again while a person decides, and then only
what a decision changes is made anew (`conclude`); what pairs of articles come to is kept for a later collection.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from twosource.align.actors import Actors, find_actors
from twosource.align.events import Events
from twosource.align.events.counts import Counts, find_counts
from twosource.align.groups.drawn import NEAR, Likeness
from twosource.align.groups.firm import FEWEST, Firm
from twosource.align.origins import backgrounds, find_origins, independent, said_by
from twosource.align.origins.direction import directed
from twosource.align.origins.said import Background
from twosource.align.pairs.block import candidate_pairs, find_neighbours
from twosource.align.pairs.kept import NOTHING_KEPT, Kept, claim_keys, kept_of, signatures
from twosource.align.pairs.links import Compared
from twosource.align.pairs.pair import same_passages
from twosource.align.passages import find_passages
from twosource.align.relation import strongest
from twosource.align.relation.decision import SURE, Decision
from twosource.align.rulings import Rulings, rulings, without_wrong
from twosource.align.table import Table, build
from twosource.align.table.columns import columns
from twosource.align.table.row import Row
from twosource.model import (
    NOTHING_JUDGED,
    UNOPPOSED,
    Alignment,
    ArticleId,
    Claims,
    Group,
    Judged,
    Link,
    Passage,
)

MOST_LINKS = 400  # links kept of one group; of a larger one those between the nearest claims


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What is known across articles when groups are put together. It remembers the groups that it was asked for."""

    asked: tuple[object, ...]  # of what it was made
    kept: Kept  # for a later one
    table: Table
    actors: Actors
    passages: tuple[Passage, ...]  # with their directions
    compared: Compared
    links: Mapping[tuple[int, int], float]  # those that are firm
    firm: Firm
    counts: Counts
    events: Events
    behind: Mapping[ArticleId, Background]
    groups: dict[tuple[int, ...], Group] = field(default_factory=dict, repr=False)  # of rows nobody decided of


def compare(
    articles: Sequence[Claims],
    judged: Judged = NOTHING_JUDGED,
    *,
    kept: Kept | None = None,
    before: Comparison | None = None,
) -> Comparison:
    """The articles compared. The order they come in changes nothing; of two with one text the first name stays.

    Whatever is kept from an earlier comparison, and whatever came `before` in this process, changes nothing but the
    time: `before` itself is given back where nothing is new and what is decided concerns pairs of statements alone.
    With None for `kept` nothing is taken over and nothing given back, which is a little faster.
    """
    ordered = _ordered(articles)
    asked = (ordered, judged.wrong, judged.actors_joined, judged.actors_parted, judged.sources_joined)
    if before is not None and _same_asked(before.asked, asked):
        return before
    right = without_wrong(ordered, judged)
    actors = find_actors(right, judged)
    passages = find_passages([a.analysis.article for a in right])
    table = build(right, actors, passages, _rows_by_article(before) if before else None, judged=judged)
    compared, left = _compared(table, actors, passages, kept)
    links = compared.all()
    events = Events(table, actors, links)
    firm = Firm(table, events, compared.score)
    return Comparison(
        asked,
        left,
        table,
        actors,
        directed(table.articles, passages),
        compared,
        firm.links(links),
        firm,
        find_counts(table, events, compared.score),
        events,
        backgrounds(table.articles, table.rows),
    )


def _compared(table: Table, actors: Actors, passages: Sequence[Passage], kept: Kept | None) -> tuple[Compared, Kept]:
    """The pairs of the table compared, as far as they are not kept, and what is kept of them."""
    if kept is None:
        return Compared(table, candidate_pairs(table)), NOTHING_KEPT
    of, claims = columns(table), claim_keys(table)
    near = find_neighbours(table, kept.before(*claims))
    pairs, rows = candidate_pairs(table, near), signatures(table, of, claims[0], actors, passages)
    compared = Compared(table, pairs, known=kept.of(rows, pairs), of=of)
    return compared, kept_of(claims, near, rows, pairs, compared.plain)


def conclude(comparison: Comparison, judged: Judged = NOTHING_JUDGED) -> Alignment:
    """What the comparison comes to with what people decided: they joined it or parted it, or said how it stands."""
    ruled, counts, together = grouped(comparison, judged)
    decided = _decided_rows(comparison, ruled, counts)
    groups = []
    for members in together:
        if decided.isdisjoint(members):
            if members not in comparison.groups:
                comparison.groups[members] = _group_of(members, comparison, counts, ruled)
            groups.append(comparison.groups[members])
        else:
            groups.append(_group_of(members, comparison, counts, ruled))
    return Alignment(comparison.table.articles, comparison.actors.all, tuple(groups), comparison.passages)


def grouped(comparison: Comparison, judged: Judged) -> tuple[Rulings, Counts, list[tuple[int, ...]]]:
    """The decisions by rows, what is counted as far as they let it, and which rows stand together."""
    ruled = rulings(comparison.table.rows, judged)
    counts = ruled.kept(comparison.counts)
    large = len(comparison.table.articles) >= FEWEST
    return ruled, counts, counts.beside(ruled.grouped(comparison.links, _row_likeness(comparison), large=large))


def _row_likeness(found: Comparison) -> Likeness:
    """What is asked of rows that are grouped."""
    compared, firm = found.compared, found.firm

    def near(row: int) -> list[int]:
        return [other for other, score in compared.around(row, NEAR).items() if firm.hold(row, other, score)]

    return Likeness(firm.score, compared.alone, near, [(row.article, row.claim.sentence) for row in found.table.rows])


def _ordered(articles: Sequence[Claims]) -> tuple[Claims, ...]:
    """The articles in order of name, each text once."""
    by_text = {a.analysis.article.id: a for a in sorted(articles, key=_order_of, reverse=True)}
    return tuple(sorted(by_text.values(), key=_order_of))


def _order_of(article: Claims) -> tuple[str, str]:
    return article.analysis.article.name, article.analysis.article.id


def _same_asked(one: tuple[object, ...], two: tuple[object, ...]) -> bool:
    """True where the articles are the same objects, and what was decided of names and wrong statements is the same."""
    articles, others = one[0], two[0]
    assert isinstance(articles, tuple)
    assert isinstance(others, tuple)
    same = len(articles) == len(others) and all(a is b for a, b in zip(articles, others, strict=True))
    return same and one[1:] == two[1:]


def _rows_by_article(before: Comparison) -> dict[ArticleId, list[Row]]:
    found: dict[ArticleId, list[Row]] = {}
    for row in before.table.rows:
        found.setdefault(row.claim.article, []).append(row)
    return found


# --- one group ----------------------------------------------------------------------------------


def _decided_rows(comparison: Comparison, ruled: Rulings, counts: Counts) -> frozenset[int]:
    """The rows of which something was decided, and those whose counts it changes."""
    nodes = {node for pair in ruled.parted for node in pair}
    decided = {row for n, rows in enumerate(ruled.nodes) if len(rows) > 1 or n in nodes for row in rows}
    if counts.groups != comparison.counts.groups:
        decided |= {row for rows in set(counts.groups) ^ set(comparison.counts.groups) for row in rows}
    return frozenset(decided)


def _group_of(rows: Sequence[int], found: Comparison, counts: Counts, ruled: Rulings) -> Group:
    table, compared = found.table, found.compared
    pairs = [
        (i, j)
        for i, j in combinations(rows, 2)
        if table.rows[i].article != table.rows[j].article and (ruled.joined(i, j) or not counts.elsewhere(i, j, rows))
    ]
    if len(pairs) > MOST_LINKS:
        pairs = sorted(sorted(pairs, key=lambda p: (not ruled.joined(*p), -compared.score(*p), p))[:MOST_LINKS])
    links = tuple(_link_of(i, j, found, counts, ruled) for i, j in pairs)
    decision = strongest(links, {table.rows[i].claim.id: table.rows[i].claim.article for i in rows})
    said = [
        said_by(
            table.rows[i], frozenset(p for j in rows for p in same_passages(table.rows[i], table.rows[j])), found.behind
        )
        for i in rows
    ]
    origins = find_origins(said)
    return Group(
        tuple(table.rows[i].claim.id for i in rows),
        links,
        decision.relation,
        decision.why,
        origins,
        independent(origins, opposed=_opposed(decision)),
        decision.about,
    )


def _link_of(i: int, j: int, found: Comparison, counts: Counts, ruled: Rulings) -> Link:
    """The link of two rows of a group, as counts and people have it."""
    one, two = found.table.rows[i].article, found.table.rows[j].article
    link = found.compared.link(i, j)
    # of few reports of near days the one event is the subject
    few = len(found.table.articles) < FEWEST and link.score >= SURE and found.events.are_near(one, two)
    kin = few or ruled.joined(i, j) or found.events.are_kin(one, two)
    return ruled.told(i, j, counts.told(i, j, link, kin=kin))


def _opposed(decision: Decision) -> bool:
    """True where statements say otherwise in something that has a name."""
    strife = decision.relation in ("conflict", "differ", "update")
    return strife and decision.about is not None and decision.about not in UNOPPOSED
