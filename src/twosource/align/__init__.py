"""Claims of all articles -> Alignment: who is who, what is copied, and which claims are about one matter.

Read in this order: table (what is compared), block (which pairs), features and score (how like), firm (how like in so
large a collection), group (which belong together), counts (what is counted of one event, across all of it), relation
(how they stand to each other), origins (where they come from), direction (who may have copied whom). What is kept so
that later articles cost less stands in known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.align.actors import Actors, find_actors
from twosource.align.drafts import match_draft
from twosource.align.events import Events
from twosource.align.events.counts import Counts, find_counts
from twosource.align.groups.firm import FEWEST, Firm
from twosource.align.origins import backgrounds, find_origins, independent, said_by
from twosource.align.origins.direction import directed
from twosource.align.origins.said import Background
from twosource.align.pairs.block import candidate_pairs, find_neighbours
from twosource.align.pairs.known import Extended, Known, remember, signatures
from twosource.align.pairs.links import Compared
from twosource.align.pairs.pair import same_passages
from twosource.align.passages import find_passages
from twosource.align.relation import strongest
from twosource.align.relation.decision import SURE, Decision
from twosource.align.rulings import Rulings, rulings, without_wrong
from twosource.align.suggestions import LEAST, rank
from twosource.align.table import Table, build
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
    Suggestion,
)

__all__ = ["Extended", "Known", "align", "extend", "match_draft", "suggest"]

MOST_LINKS = 400  # links kept of one group; of a larger one those between the nearest claims


def align(articles: Sequence[Claims], judged: Judged = NOTHING_JUDGED) -> Alignment:
    """All articles compared. The order they come in changes nothing; of two with one text the first name stays.

    What people decided (`judged`) stands: they joined it or parted it, found it wrong, said how or who it is.
    """
    ordered = without_wrong(_ordered(articles), judged)
    actors = find_actors(ordered, judged)
    passages = find_passages([a.analysis.article for a in ordered])
    table = build(ordered, actors, passages, judged=judged)
    return _alignment(table, actors, passages, Compared(table, candidate_pairs(table)), judged)


def suggest(articles: Sequence[Claims], judged: Judged = NOTHING_JUDGED) -> tuple[Suggestion, ...]:
    """The pairs of statements that a person's answer would tell most about, the most useful first."""
    ordered = without_wrong(_ordered(articles), judged)
    actors = find_actors(ordered, judged)
    table = build(ordered, actors, find_passages([a.analysis.article for a in ordered]), judged=judged)
    compared = Compared(table, candidate_pairs(table))
    found, groups = _grouped(table, actors, compared, judged)
    return rank(table.rows, groups, compared.all(LEAST, anchored=False), found.ruled)


def extend(new: Sequence[Claims], known: Known) -> Extended:
    """The known and the new articles compared, as `align` does with all of them; see `known` for what is not redone."""
    ordered = _ordered((*known.articles, *new))
    actors = find_actors(ordered)
    passages = find_passages([a.analysis.article for a in ordered])
    table = build(ordered, actors, passages, known.rows)
    near = find_neighbours(table, known.before(table))
    pairs = candidate_pairs(table, near)
    rows = signatures(table, actors, passages)
    compared = Compared(table, pairs, known=known.of(rows, pairs))
    alignment = _alignment(table, actors, passages, compared)
    return Extended(alignment, remember(table, near, rows, pairs, compared.plain))


def _alignment(
    table: Table, actors: Actors, passages: Sequence[Passage], compared: Compared, judged: Judged = NOTHING_JUDGED
) -> Alignment:
    found, together = _grouped(table, actors, compared, judged)
    groups = [_group_of(members, found) for members in together]
    return Alignment(table.articles, actors.all, tuple(groups), directed(table.articles, passages))


def _ordered(articles: Sequence[Claims]) -> tuple[Claims, ...]:
    """The articles in order of name, each text once."""
    by_text = {a.analysis.article.id: a for a in sorted(articles, key=_order_of, reverse=True)}
    return tuple(sorted(by_text.values(), key=_order_of))


def _order_of(article: Claims) -> tuple[str, str]:
    return article.analysis.article.name, article.analysis.article.id


def _opposed(decision: Decision) -> bool:
    """True where statements say otherwise in something that has a name."""
    strife = decision.relation in ("conflict", "differ", "update")
    return strife and decision.about is not None and decision.about not in UNOPPOSED


@dataclass(frozen=True, slots=True)
class _AlignFound:
    """What is known across articles when a group is put together."""

    table: Table
    compared: Compared
    counts: Counts
    events: Events
    ruled: Rulings
    behind: Mapping[ArticleId, Background]


def _grouped(
    table: Table, actors: Actors, compared: Compared, judged: Judged
) -> "tuple[_AlignFound, list[tuple[int, ...]]]":
    """Which rows stand together, and what that rests on."""
    links = compared.all()
    events = Events(table, actors, links)
    ruled = rulings(table.rows, judged)
    counts = ruled.kept(find_counts(table, events, compared.score))
    firm = Firm(table, events, compared.score)
    together = counts.beside(ruled.grouped(firm.links(links), firm.score))
    return _AlignFound(table, compared, counts, events, ruled, backgrounds(table.articles, table.rows)), together


def _group_of(rows: Sequence[int], found: _AlignFound) -> Group:
    table, compared, counts, ruled = found.table, found.compared, found.counts, found.ruled
    pairs = [
        (i, j)
        for i, j in combinations(rows, 2)
        if table.rows[i].article != table.rows[j].article and (ruled.joined(i, j) or not counts.elsewhere(i, j, rows))
    ]
    if len(pairs) > MOST_LINKS:
        pairs = sorted(sorted(pairs, key=lambda p: (not ruled.joined(*p), -compared.score(*p), p))[:MOST_LINKS])
    links = tuple(_link_of(i, j, found) for i, j in pairs)
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


def _link_of(i: int, j: int, found: _AlignFound) -> Link:
    """The link of two rows of a group, as counts and people have it."""
    one, two = found.table.rows[i].article, found.table.rows[j].article
    link = found.compared.link(i, j)
    # of few reports of near days the one event is the subject
    few = len(found.table.articles) < FEWEST and link.score >= SURE and found.events.are_near(one, two)
    kin = few or found.ruled.joined(i, j) or found.events.are_kin(one, two)
    return found.ruled.told(i, j, found.counts.told(i, j, link, kin=kin))
