"""What people decided of pairs of statements -> groups, counts and links that keep to it.

Rows that a person joined are one node. They stand together with what is like all of them on the mean, from a lower
score than elsewhere (groups/drawn). Rows that a person parted have no score, nor have those that are joined with
either. A relation set by a person is the link's own.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from twosource.align.events.counts import Counts
from twosource.align.groups import Score, group
from twosource.align.groups.drawn import Likeness, draw_in, groups_of_rows, with_drawn
from twosource.align.table.row import Row
from twosource.align.union import Union
from twosource.model import ClaimId, Claims, Judged, Link, Reason, Ruled, Vectors, because

Scores = Mapping[tuple[int, int], float]
ONE = 1.0  # score of two statements that a person joined
FLOAT16 = 2  # bytes of a number of a vector


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions about pairs of rows."""

    nodes: tuple[tuple[int, ...], ...]  # the rows by those that are joined, in order of their first
    node: tuple[int, ...]  # of each row
    parted: frozenset[tuple[int, int]]  # pairs of nodes, the lower first
    said: Mapping[tuple[int, int], Ruled]  # what was decided of two rows themselves, the lower first

    def grouped(self, links: Scores, likeness: Likeness, *, large: bool) -> list[tuple[int, ...]]:
        """The groups of rows, as `group` makes them, and those around what is joined; `large` as there."""
        if self.parted:
            made = self._kept_apart(links, likeness.score, large=large)
        else:
            made = group(len(self.node), links, likeness.score, large=large)
        held = groups_of_rows(made) if self.said else {}
        drawn = [draw_in(node, likeness, held, self._apart) for node in self.nodes if len(node) > 1]
        return with_drawn(made, drawn) if drawn else made

    def _kept_apart(self, links: Scores, score: Score, *, large: bool) -> list[tuple[int, ...]]:
        """The groups without parted rows in any: of a large one `group` doesn't compare every row with every other."""

        def of_rows(i: int, j: int) -> float:
            return 0.0 if self._apart(i, j) else score(i, j)

        open_ = {pair: value for pair, value in links.items() if not self._apart(*pair)}
        groups = group(len(self.node), open_, of_rows, large=large)
        nodes = {node for pair in self.parted for node in pair}
        parts = {p for rows in groups for p in (self._parts(rows) if {self.node[r] for r in rows} & nodes else [rows])}
        told = {row for rows in parts if len(rows) > 1 for row in rows}
        return sorted(rows for rows in parts if len(rows) > 1 or rows[0] not in told)

    def kept(self, counts: Counts) -> Counts:
        """The counts without what parted rows would say together."""
        if not self.parted:
            return counts
        groups = [part for rows in counts.groups for part in self._parts(rows) if len(part) > 1]
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

    def decided(self, row: int) -> bool:
        """True of a row that a person joined with another."""
        return len(self.nodes[self.node[row]]) > 1

    def _apart(self, i: int, j: int) -> bool:
        return self._pair(i, j) in self.parted

    def _pair(self, i: int, j: int) -> tuple[int, int]:
        one, two = self.node[i], self.node[j]
        return (one, two) if one < two else (two, one)

    def _parts(self, rows: Sequence[int]) -> list[tuple[int, ...]]:
        """The rows in as few parts as keep parted ones apart."""
        parts: list[list[int]] = []
        for row in rows:
            fitting = (part for part in parts if not any(self._apart(row, other) for other in part))
            part = next(fitting, None)
            if part is None:
                parts.append([row])
            else:
                part.append(row)
        return [tuple(part) for part in parts]


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
