"""Open pairs, one at a time: two statements that may be one matter, and that no point holds together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.model import ClaimId, Place, Statement, Suggestion
from twosource.render.served.addresses import asked_address, place_key, point_address
from twosource.render.served.decided import DecidedLine, decided_line
from twosource.render.served.html import DeskPage
from twosource.render.served.seen import ANSWERS, Seen
from twosource.render.served.worded import Worded, worded

LONGEST = 120  # characters of the pair that was passed over
LAST = 3  # answers that are shown


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of the two: its sentence, and the point it stands in now."""

    key: str
    worded: Worded
    address: str
    point: str  # words of the point's label
    statements: int  # of the point


@dataclass(frozen=True, slots=True)
class Asking:
    """The pair that is asked about, and how far it goes. Of none `sides` are empty."""

    sides: tuple[PairSide, ...]
    gain: int  # pairs of statements that may come together
    number: int  # of this pair among those open, from 1
    open: int
    answered: int
    skip: str  # address of the next pair; "" after the last
    here: str  # address of this pair
    first: str  # address of the first open pair
    last: tuple[DecidedLine, ...]  # answers given last, the newest first


def suggestions_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The first open pair, or the one after the pair that was passed over (`after`)."""
    pairs = [one for one in seen.suggestions if _side_of(seen, one.a) and _side_of(seen, one.b)]
    at = _after_passed(seen, pairs, asked.get("after", ""))
    answers = [e for e in seen.entries if e.kind in ANSWERS and e.in_force]
    one = pairs[at] if at < len(pairs) else None
    skip = asked_address("/suggestions", {"after": _pair_key(seen, one)}) if one and at + 1 < len(pairs) else ""
    asking = Asking(
        sides=tuple(_pair_side(seen, ident) for ident in (one.a, one.b)) if one else (),
        gain=one.gain if one else 0,
        number=at + 1 if one else 0,
        open=len(pairs),
        answered=len(answers),
        skip=skip,
        here=asked_address("/suggestions", {"after": asked.get("after", "")}),
        first="/suggestions",
        last=tuple(decided_line(seen, entry) for entry in reversed(answers[-LAST:])),
    )
    return DeskPage("suggestions", "Suggestions", asking)


def _after_passed(seen: Seen, pairs: Sequence[Suggestion], passed: str) -> int:
    """Where the pair after the one passed over stands; the first where that one is open no more."""
    if len(passed) > LONGEST:
        raise InputError(f"after {passed[:40]!r}…: is no pair; go on from /suggestions")
    at = next((n for n, one in enumerate(pairs) if passed and _pair_key(seen, one) == passed), -1)
    return at + 1


def _pair_key(seen: Seen, one: Suggestion) -> str:
    return "~".join(place_key(_claim_place(seen, ident)) for ident in (one.a, one.b))


def _claim_place(seen: Seen, ident: ClaimId) -> Place:
    claim = seen.view.claims[ident]
    return Place(claim.article, claim.span)


def _side_of(seen: Seen, ident: ClaimId) -> Statement | None:
    """The statement as it stands in its main point; None where it stands in none (wrong, or hidden)."""
    for point in seen.ways.of_claim.get(ident, ())[:1]:
        return next((s for s in seen.ways.points[point].statements if s.claim == ident), None)
    return None


def _pair_side(seen: Seen, ident: ClaimId) -> PairSide:
    point = seen.ways.points[seen.ways.of_claim[ident][0]]
    statement = next(s for s in point.statements if s.claim == ident)
    label = seen.case.label(point)
    return PairSide(
        key=place_key(_claim_place(seen, ident)),
        worded=worded(seen.case, [statement])[0],
        address=point_address(point),
        point=f"{label.before}{label.words}{label.after}",
        statements=len(point.statements),
    )
