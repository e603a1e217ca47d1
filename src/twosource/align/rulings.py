"""What people decided of pairs of statements -> groups, counts and links that keep to it.

Rows that a person joined are one node when claims are grouped, as like to others as they are on the mean. What is like
some of its rows and not at all like another one is no part of it, and stands beside, with those that it is like:
nearly three of four such pairs were of two matters (decision 033). Rows that a person parted have no score, nor have
those that are joined with either. A relation set by a person is the link's own.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import product

from twosource.align.events.counts import Counts
from twosource.align.groups import JOIN, group
from twosource.align.table.row import Row
from twosource.align.union import Union
from twosource.model import ClaimId, Claims, Judged, Link, Reason, Ruled, Vectors, because

Score = Callable[[int, int], float]
Scores = Mapping[tuple[int, int], float]
# Set on every second of the further collections (decision 033): a score below which a row is not like another at all;
# and the rows of a node, and the link to one of them, with which what is linked is drawn in all the same.
NOT_LIKE = 0.02
FEW = 2
FIRM = 0.8
ONE = 1.0  # score of two statements that a person joined
FLOAT16 = 2  # bytes of a number of a vector


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions about pairs of rows."""

    nodes: tuple[tuple[int, ...], ...]  # the rows by those that are joined, in order of their first
    node: tuple[int, ...]  # of each row
    parted: frozenset[tuple[int, int]]  # pairs of nodes, the lower first
    said: Mapping[tuple[int, int], Ruled]  # what was decided of two rows themselves, the lower first

    def grouped(self, links: Scores, score: Score, *, large: bool) -> list[tuple[int, ...]]:
        """The groups of rows, as `group` makes them of the nodes; `large` as there."""
        if not self.said:
            return group(len(self.node), links, score, large=large)
        best: dict[tuple[int, int], float] = {}
        beside: dict[tuple[int, int], float] = {}
        for (i, j), value in links.items():
            pair = self._pair(i, j)
            if pair[0] == pair[1] or pair in self.parted:
                continue
            drawn = value >= FIRM and max(len(self.nodes[n]) for n in pair) <= FEW
            if drawn or min(self._scores(*pair, score)) >= NOT_LIKE:
                best[pair] = max(value, best.get(pair, 0.0))
            else:
                beside[i, j] = value

        def of_nodes(a: int, b: int) -> float:
            if (min(a, b), max(a, b)) in self.parted:
                return 0.0
            scores = self._scores(a, b, score)
            return 0.0 if len(scores) > FEW and min(scores) < NOT_LIKE else sum(scores) / len(scores)

        made = group(len(self.nodes), best, of_nodes, large=large)
        groups = sorted(tuple(sorted(row for node in nodes for row in self.nodes[node])) for nodes in made)
        return self._with_beside(groups, beside, score)

    def _with_beside(self, groups: list[tuple[int, ...]], links: Scores, score: Score) -> list[tuple[int, ...]]:
        """The groups, and those that rows make which are linked with one of a node and do not stand with it."""
        held: dict[int, set[int]] = defaultdict(set)
        for number, rows in enumerate(groups):
            for row in rows:
                held[row].add(number)
        left = {(i, j): value for (i, j), value in links.items() if value >= JOIN and held[i].isdisjoint(held[j])}
        alone = sorted({row for pair in left for row in pair})
        place = {row: n for n, row in enumerate(alone)}

        def of_rows(a: int, b: int) -> float:
            return 0.0 if self._pair(alone[a], alone[b]) in self.parted else score(alone[a], alone[b])

        made = group(len(alone), {(place[i], place[j]): value for (i, j), value in left.items()}, of_rows)
        more = [tuple(alone[n] for n in places) for places in made if len(places) > 1]
        more = [one for one in more if not any(set(one) <= set(other) for other in groups)]
        told = {row for one in more for row in one}
        return sorted({*(one for one in groups if len(one) > 1 or one[0] not in told), *more})

    def _scores(self, a: int, b: int, score: Score) -> list[float]:
        """The scores of the rows of one node with those of another."""
        return [score(i, j) for i, j in product(self.nodes[a], self.nodes[b])]

    def kept(self, counts: Counts) -> Counts:
        """The counts without what parted rows would say together."""
        if not self.parted:
            return counts
        groups = [part for rows in counts.groups for part in self._split(rows)]
        decisions = {pair: told for pair, told in counts.decisions.items() if self._pair(*pair) not in self.parted}
        return Counts(tuple(sorted(set(groups))), decisions)

    def joined(self, i: int, j: int) -> bool:
        """True of two rows that are one matter by decision, also through third ones."""
        return self.node[i] == self.node[j]

    def open(self, i: int, j: int) -> bool:
        """True of two rows of which nothing was decided, also not through third ones."""
        pair = self._pair(i, j)
        return pair[0] != pair[1] and pair not in self.parted

    def told(self, i: int, j: int, link: Link) -> Link:
        """The link of two rows with what was decided of them."""
        if not self.joined(i, j):
            return link
        verdict = self.said.get((min(i, j), max(i, j)))
        number = verdict.number if verdict else 0
        reasons = (*link.reasons, Reason("judged", ONE, because("judged_same", number=number)))
        if verdict is None or verdict.relation is None:
            return replace(link, score=ONE, reasons=reasons)
        why = because("judged_relation", number=number)
        return replace(link, relation=verdict.relation, score=ONE, reasons=reasons, why=why, about=None)

    def _pair(self, i: int, j: int) -> tuple[int, int]:
        one, two = self.node[i], self.node[j]
        return (one, two) if one < two else (two, one)

    def _split(self, rows: Sequence[int]) -> list[tuple[int, ...]]:
        """The rows in as few parts as keep parted ones apart; what is left alone counts with nobody."""
        parts: list[list[int]] = []
        for row in rows:
            fitting = (part for part in parts if all(self._pair(row, other) not in self.parted for other in part))
            part = next(fitting, None)
            if part is None:
                parts.append([row])
            else:
                part.append(row)
        return [tuple(part) for part in parts if len(part) > 1]


def rulings(rows: Sequence[Row], judged: Judged) -> Rulings:
    """The decisions about statements that are there."""
    number = {row.claim.id: row.number for row in rows}
    union = Union.of(len(rows))
    said: dict[tuple[int, int], Ruled] = {}
    for verdict in (*judged.joined, *judged.parted):
        if verdict.a in number and verdict.b in number:
            i, j = sorted((number[verdict.a], number[verdict.b]))
            before = said.get((i, j))
            if before is None or before.relation is None or verdict.relation is not None:
                said[i, j] = verdict  # the last relation stands, and a plain "the same" takes none away
    for verdict in judged.joined:
        if verdict.a in number and verdict.b in number:
            union.join(number[verdict.a], number[verdict.b], because("judged_same", number=verdict.number))
    first = [union.find(row.number) for row in rows]
    order = {root: n for n, root in enumerate(dict.fromkeys(first))}
    nodes: list[list[int]] = [[] for _ in order]
    for row, root in enumerate(first):
        nodes[order[root]].append(row)
    node = tuple(order[root] for root in first)
    pairs = ((node[number[v.a]], node[number[v.b]]) for v in judged.parted if v.a in number and v.b in number)
    parted = frozenset((min(a, b), max(a, b)) for a, b in pairs if a != b)
    return Rulings(tuple(map(tuple, nodes)), node, parted, said)


def without_wrong(articles: Sequence[Claims], judged: Judged) -> tuple[Claims, ...]:
    """The articles without the statements that a person found wrong."""
    if not judged.wrong:
        return tuple(articles)
    return tuple(_right(article, judged.wrong) for article in articles)


def _right(article: Claims, wrong: Set[ClaimId]) -> Claims:
    kept = [n for n, claim in enumerate(article.claims) if claim.id not in wrong]
    if len(kept) == len(article.claims):
        return article
    size = article.vectors.dim * FLOAT16
    data = article.vectors.data
    rows = b"".join(data[n * size : (n + 1) * size] for n in kept)
    return replace(
        article,
        claims=tuple(article.claims[n] for n in kept),
        vectors=Vectors(len(kept), article.vectors.dim, rows),
        placed=tuple(placed for placed in article.placed if placed.placing.claim not in wrong),
    )
