"""What other articles say to each sentence of one: those that agree, differ, conflict, and what was decided there."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model import Article, ClaimId, Place, Point, Relation, Span, Statement
from twosource.render import wording
from twosource.render.case import Report, facts
from twosource.render.served.addresses import statement_address
from twosource.render.served.decided import DecidedLine, decided_line
from twosource.render.served.reading.told import Carrier, Telling, telling_of, telling_said
from twosource.render.served.seen import Seen

ORDER: tuple[Relation, ...] = ("conflict", "update", "differ", "refine", "agree", "single")
HEADS: Mapping[Relation, str] = {
    "conflict": "conflict",
    "update": "update",
    "differ": "differ",
    "refine": "add detail",
    "agree": "agree",
    "single": "also on this",
}
OTHERS = 4  # statements of others that are shown with one relation; the point has all
MATTERS = 6  # points of one sentence


@dataclass(frozen=True, slots=True)
class Other:
    """A statement of another article, with its value where the point has several; `also` have it word for word."""

    value: str
    said: Telling
    perhaps: bool  # it may be about another matter than the sentence
    also: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class OthersSide:
    """The others that stand in one relation to the sentence; `more` of them are not shown."""

    relation: Relation
    head: str
    others: tuple[Other, ...]
    outlets: tuple[str, ...]  # of all, each once
    more: int


@dataclass(frozen=True, slots=True)
class SharedMatter:
    """A point that the sentence speaks to and other articles too."""

    address: str
    value: str  # of the sentence; "" where it gives none
    sides: tuple[OthersSide, ...]


@dataclass(frozen=True, slots=True)
class StatedBeside:
    """One statement of the sentence, what was found in its words, and what was decided of it."""

    said: Telling
    span: Span
    facts: tuple[str, ...]
    rulings: tuple[DecidedLine, ...]
    wrong: bool
    page: int | None  # of a PDF


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside one sentence. `number` counts those of the part of the text."""

    number: int
    end: int  # where the sentence's last statement ends
    stated: tuple[StatedBeside, ...]
    matters: tuple[SharedMatter, ...]
    relation: Relation  # the strongest of the sides; "single" where no other article speaks to it
    heads: tuple[tuple[Relation, str, tuple[str, ...]], ...]  # of all sides: relation, in words, outlets


def asides(seen: Seen, report: Report, part: Span) -> tuple[Aside, ...]:
    """What stands beside the sentences of that part of the article, in order."""
    by_sentence: dict[int, list[Statement]] = defaultdict(list)
    claims = report.claims
    inside = [c for c in claims.claims if part.start <= c.span.start < part.end]
    for claim in sorted(inside, key=lambda c: (c.span.start, -c.span.end)):
        if claim.id in seen.ways.of_claim:
            by_sentence[claim.sentence].append(seen.view.statement(claim.id))
    rulings = _decided_there(seen, report)
    found = sorted(by_sentence.values(), key=lambda of: of[0].span)
    return tuple(_beside_sentence(seen, report, number, of, rulings) for number, of in enumerate(found, start=1))


def _decided_there(seen: Seen, report: Report) -> Mapping[Place, tuple[DecidedLine, ...]]:
    """What was decided of the statements of the article, by their places."""
    found: dict[Place, list[DecidedLine]] = defaultdict(list)
    for entry in seen.of_article.get(report.article.id, ()):
        for place in entry.places:
            if place.article == report.article.id:
                found[place].append(decided_line(seen, entry))
    return {place: tuple(of) for place, of in found.items()}


def _beside_sentence(
    seen: Seen,
    report: Report,
    number: int,
    statements: Sequence[Statement],
    rulings: Mapping[Place, tuple[DecidedLine, ...]],
) -> Aside:
    matters = tuple(_shared_matters(seen, statements))
    of: dict[Relation, dict[str, None]] = defaultdict(dict)
    for matter in matters:
        for side in matter.sides:
            of[side.relation].update(dict.fromkeys(side.outlets))
    heads = tuple((relation, HEADS[relation], tuple(of[relation])) for relation in ORDER if relation in of)
    return Aside(
        number=number,
        end=max(_trimmed(report.article, one.span) for one in statements),
        stated=tuple(_stated_beside(seen, report, one, rulings) for one in statements),
        matters=matters,
        relation=heads[0][0] if heads else "single",
        heads=heads,
    )


def _trimmed(article: Article, span: Span) -> int:
    """The end of the words without the white space they may end with."""
    return span.start + len(span.of(article.text).rstrip())


def _stated_beside(
    seen: Seen, report: Report, statement: Statement, rulings: Mapping[Place, tuple[DecidedLine, ...]]
) -> StatedBeside:
    said = seen.case.said(statement)
    of = rulings.get(Place(statement.article, statement.span), ())
    page = next((p.number for p in report.article.pages if p.span.start <= statement.span.start < p.span.end), None)
    return StatedBeside(
        telling_said(said), statement.span, facts(said), of, any(one.kind == "wrong" for one in of), page
    )


def _shared_matters(seen: Seen, statements: Sequence[Statement]) -> Iterable[SharedMatter]:
    """The points of the sentence in which other articles stand, those with the strongest relation first.

    What another article says is told once, in the first of them.
    """
    own = {statement.claim for statement in statements}
    idents = dict.fromkeys(ident for claim in _own_order(statements) for ident in seen.ways.of_claim.get(claim, ()))
    points = [seen.ways.points[ident] for ident in idents]
    stands = {point.id: _others_standing(seen, point, own, statements[0].article) for point in points}
    points = [point for point in points if stands[point.id]]
    points.sort(key=lambda p: min(ORDER.index(relation) for relation in stands[p.id]))
    told: set[ClaimId] = set()
    for point in points[:MATTERS]:
        left = {r: [s for s in of if s.claim not in told] for r, of in stands[point.id].items()}
        sure = _surely_with(point, own)
        sides = tuple(_others_side(seen, point, r, left[r], sure) for r in ORDER if left.get(r))
        told.update(s.claim for of in left.values() for s in of)
        if sides:
            held = next(s for s in point.statements if s.claim in own)
            yield SharedMatter(statement_address(Place(held.article, held.span)), _own_value(point, own), sides)


def _own_order(statements: Sequence[Statement]) -> tuple[ClaimId, ...]:
    """The claims of the statements, in order."""
    return tuple(statement.claim for statement in statements)


def _others_standing(seen: Seen, point: Point, own: set[ClaimId], article: str) -> dict[Relation, list[Statement]]:
    """The statements of other articles, by how they stand to the sentence: the strongest relation of each counts."""
    stands: dict[ClaimId, Relation] = {}
    for link in point.links:
        if (link.a in own) == (link.b in own):
            continue
        other = link.b if link.a in own else link.a
        if other not in stands or ORDER.index(link.relation) < ORDER.index(stands[other]):
            stands[other] = link.relation
    of: dict[Relation, list[Statement]] = defaultdict(list)
    for statement in point.statements:
        if statement.article != article and statement.article in seen.case.by_id:
            of[stands.get(statement.claim, "single")].append(statement)
    return of


def _surely_with(point: Point, own: set[ClaimId]) -> frozenset[ClaimId]:
    """The statements that are surely about one matter with the sentence; none where it may be about another itself."""
    firm = frozenset(statement.claim for statement in point.firm_statements)
    return frozenset() if firm.isdisjoint(own) else firm


def _others_side(
    seen: Seen, point: Point, relation: Relation, statements: Sequence[Statement], sure: Container[ClaimId]
) -> OthersSide:
    values = _point_values(point)
    same: dict[tuple[str, ...], Other] = {}
    for statement in statements:
        said, value = telling_of(seen.case, statement), values.get(statement.claim, "")
        key = (said.words, said.before, said.after, said.holder, said.surely, value)
        known, perhaps = same.get(key), statement.claim not in sure
        same[key] = (
            replace(known, perhaps=known.perhaps and perhaps, also=(*known.also, said.carrier))
            if known
            else Other(value, said, perhaps)
        )
    outlets = dict.fromkeys(wording.one_line(seen.case.by_id[s.article].outlet) for s in statements)
    found = tuple(same.values())
    return OthersSide(relation, HEADS[relation], found[:OTHERS], tuple(outlets), len(found[OTHERS:]))


def _point_values(point: Point) -> Mapping[ClaimId, str]:
    """The value that each statement gives, where the point has several."""
    if len(point.positions) < 2:
        return {}
    return {
        point.statements[n].claim: wording.clipped(position.value, 60)
        for position in point.positions
        if position.value
        for n in position.statements
    }


def _own_value(point: Point, own: set[ClaimId]) -> str:
    values = _point_values(point)
    return next((values[s.claim] for s in point.statements if s.claim in own and s.claim in values), "")
