"""A point of several articles in a few words: its label, who has it, on what it rests, what one has more exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model import OWN_DETAIL, Grounds, Point, PointId, Rule, Sourcing
from twosource.render import wording
from twosource.render.brief.rests import short_sourcing
from twosource.render.case import Case, Label, Report, articles_of, codes_of, is_doubtful, perhaps_articles, spoken
from twosource.render.overview import explained

FINER: frozenset[Rule] = frozenset({"first_finer", "second_finer", "same_days", "same_length"})
TABLES = 8  # matters that are told in tables before the list of points


@dataclass(frozen=True, slots=True)
class Card:
    """A point as it is listed; `told`: it stands in a table, or a line, before the list."""

    number: int
    point: Point
    label: Label
    badge: str  # "conflict", "later update", "differ"; "" where nothing is told otherwise
    reports: tuple[Report, ...]  # those that are surely of one matter; all, where that is sure of no two
    perhaps: tuple[Report, ...]  # the others
    rests: str  # in few words; "" where it has several positions, which rest on their own
    detail: str  # where a number, a day, a name or how surely differs; "" elsewhere
    parts: tuple[int, ...]  # numbers of the points that are read in its sentences
    told: bool = False

    @property
    def doubtful(self) -> bool:
        """True where its statements may be about several matters."""
        return is_doubtful(self.point)

    @property
    def who(self) -> str:
        """Who says it; "" of the articles' own voice, and where the words around the label tell it."""
        told, around = spoken(self.label.holder), f"{self.label.before} {self.label.after}"
        return "" if told.removeprefix("said by ").lower() in around.lower() else told

    @property
    def codes(self) -> str:
        """A1 A3, perhaps A4."""
        return ", perhaps ".join(filter(None, (codes_of(self.reports), codes_of(self.perhaps))))


def cards(case: Case) -> tuple[Card, ...]:
    """The points that stand alone: those that are surely of one matter first, of these what is most worth checking; the
    dossier says how many are shown at first.
    """
    parts: dict[PointId, list[int]] = {}
    for point in case.dossier.points:
        if point.part_of is not None:
            parts.setdefault(point.part_of, []).append(case.points[point.id])
    carried = [line for line in case.dossier.brief if line.kind == "carried"]
    above = [*case.dossier.disputes[:TABLES], *carried]
    told = {ident for line in above for clause in line.clauses for ident in clause.points}
    return tuple(
        card(case, case.point(ident), tuple(parts.get(ident, ())), told=ident in told) for ident in case.dossier.main
    )


def sure_count(doubtful: Sequence[bool]) -> int:
    """How many points of a list stand before those at its end that are all doubtful; a pinned one may stand first."""
    return max((n + 1 for n, one in enumerate(doubtful) if not one), default=0)


def card(case: Case, point: Point, parts: tuple[int, ...] = (), *, told: bool = False) -> Card:
    """One point; `told`: it stands before the list already."""
    perhaps = perhaps_articles(point)
    sourcing = point.positions[0].sourcing if len(point.positions) == 1 else None
    return Card(
        number=case.points[point.id],
        point=point,
        label=case.label(point),
        badge=wording.BADGES.get(point.relation, "") if told and len(point.positions) > 1 else "",
        reports=case.origin_articles([a for a in articles_of(point) if a not in perhaps]),
        perhaps=case.origin_articles(perhaps),
        rests=_rests(case, sourcing, case.label(point).holder) if sourcing is not None else "",
        detail="" if told else _cards_detail(case, point),
        parts=parts,
        told=told,
    )


def _rests(case: Case, sourcing: Sourcing, holder: str) -> str:
    """The sourcing, without the name that the holder tells already."""
    whole = short_sourcing(case, sourcing)
    if sourcing.kind == "one" and any(source.split()[-1] in holder for source in sourcing.sources):
        return "one source"
    return whole


def _cards_detail(case: Case, point: Point) -> str:
    """In what the articles name another number, day, place or name, or one of them none; "" where they do not."""
    why = point.why
    if why.rule not in OWN_DETAIL or (why.rule == "hedged" and not any(p.stand == "alleged" for p in point.positions)):
        return ""
    compared = why.slot("compared")
    if isinstance(compared, Grounds) and compared.rule in FINER:
        return ""  # "Thursday evening" beside "Thursday"
    a, b = ((compared if isinstance(compared, Grounds) else why).slot(side) for side in ("a", "b"))
    if isinstance(a, str) and isinstance(b, str):
        return f"{wording.quoted(a)} beside {wording.quoted(b)}"
    return explained(case, point)
