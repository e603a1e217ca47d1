"""Two claims -> reasons: what speaks for their being about one matter, and what against.

FEATURES is the list; each is a plain function whose docstring is the explanation people see.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from twosource.align.pairs.measures import answers
from twosource.align.table import ROOT, Table
from twosource.align.table.rarity import UNIT
from twosource.align.table.row import Row
from twosource.model import Quantity, Reason, Time
from twosource.values.compare import Comparison, compare_quantities, compare_times

RARE = 500  # weight of an actor that about the square root of all claims name
MANY = 6.0  # rare words shared; more prove no more
SAME_STRETCH = 0.6  # share of the shorter claim that must be the same stretch of a copied passage


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side, with what several features need."""

    table: Table
    a: Row
    b: Row
    cosine: float
    setting: float  # cosine of the sentences


Feature = Callable[[Pair], Reason]


def meaning(pair: Pair) -> Reason:
    """How near the sentence vectors of the two claims are."""
    return Reason("meaning", max(-1.0, min(1.0, pair.cosine)), f"cosine {pair.cosine:.2f}")


def setting(pair: Pair) -> Reason:
    """How near the vectors of the two sentences are that the claims stand in."""
    return Reason("setting", max(-1.0, min(1.0, pair.setting)), f"cosine {pair.setting:.2f}")


def words(pair: Pair) -> Reason:
    """How much the two say in the same words; words that most sentences use count little."""
    shared = pair.a.words & pair.b.words
    score = min(1.0, math.log1p(pair.table.words.stepped(shared)) / math.log1p(MANY))
    return Reason("words", score, f"shared words: {', '.join(sorted(shared)) or 'none'}")


def sentence(pair: Pair) -> Reason:
    """How like the sentences are that the two stand in, by their words."""
    shared, norms = pair.a.around & pair.b.around, pair.table.norms.around
    score = pair.table.words.likeness(shared, norms[pair.a.number], norms[pair.b.number])
    return Reason("sentence", score, f"the sentences share: {', '.join(sorted(shared)) or 'nothing'}")


def within(pair: Pair) -> Reason:
    """How like one claim is to the whole sentence of the other, which may spread out what the one says in a clause."""
    a, b, norms = pair.a, pair.b, pair.table.norms
    score = max(
        pair.table.words.likeness(one.words & other.around, norms.words[one.number], norms.around[other.number])
        for one, other in ((a, b), (b, a))
    )
    return Reason("within", score, f"likeness {score:.2f} of one claim to the other's sentence")


def roots_around(pair: Pair) -> Reason:
    """How like the sentences are that the two stand in, by the roots of their words."""
    shared, norms = pair.a.roots_around & pair.b.roots_around, pair.table.norms.roots_around
    score = pair.table.roots.likeness(shared, norms[pair.a.number], norms[pair.b.number])
    return Reason("roots_around", score, f"likeness {score:.2f} of the sentences' roots")


def rarest(pair: Pair) -> Reason:
    """How telling the most telling word in both is: rare among these reports and in news at large."""
    return _telling("rarest", pair, pair.a.roots & pair.b.roots, 1)


def second(pair: Pair) -> Reason:
    """How telling the next most telling word in both is."""
    return _telling("second", pair, pair.a.roots & pair.b.roots, 2)


def near(pair: Pair) -> Reason:
    """How telling the most telling word is that one claim and the other's sentence share."""
    a, b = pair.a, pair.b
    return _telling("near", pair, (a.roots & b.roots_around) | (b.roots & a.roots_around), 1)


def actors(pair: Pair) -> Reason:
    """Whether the two name the same people, bodies and places; the rarer the name, the more it says."""
    shared = pair.a.actors & pair.b.actors
    if not pair.a.actors or not pair.b.actors:
        return Reason("actors", 0.0, "one of them names nobody")
    mass = pair.table.actors.stepped
    whole = (mass(pair.a.actors) * mass(pair.b.actors)) ** 0.5
    score = mass(shared) / whole if whole else 0.0
    return Reason("actors", score if shared else -1.0, f"{len(shared)} actors in both")


def named(pair: Pair) -> Reason:
    """Whether both name somebody or something that few claims name."""
    rare = [x for x in pair.a.actors & pair.b.actors if pair.table.actors.steps[x] >= RARE]
    return Reason("named", 1.0 if rare else 0.0, f"{len(rare)} actors in both that few claims name")


def people(pair: Pair) -> Reason:
    """Whether both name people, and none of them, nor anything else named, in common."""
    a, b = pair.a, pair.b
    if not a.names or not b.names:
        return Reason("people", 0.0, "one of them names no person")
    shared = a.people & b.people
    others = not shared and not a.actors & b.actors
    return Reason("people", -1.0 if others else 0.0, "other people" if others else "people or others in both")


def subject(pair: Pair) -> Reason:
    """Whether the two are about the same subject."""
    a, b = pair.a, pair.b
    if a.subject and b.subject:
        same = bool(a.subject & b.subject)
        return Reason("subject", 1.0 if same else -1.0, "the same subject" if same else "other subjects")
    shared = a.subject_words & b.subject_words
    if a.subject_words and b.subject_words and not (a.subject or b.subject):
        return Reason("subject", 0.5 if shared else -0.5, f"subjects share: {', '.join(sorted(shared)) or 'nothing'}")
    return Reason("subject", 0.0, "a subject is not known")


def predicate(pair: Pair) -> Reason:
    """Whether the two say it with the same verb or noun."""
    a, b = pair.a, pair.b
    if a.predicate == b.predicate:
        return Reason("predicate", 1.0, f"both: {a.predicate}")
    if a.predicate in b.words or b.predicate in a.words:
        return Reason("predicate", 0.5, f"{a.predicate} and {b.predicate}, one also in the other")
    return Reason("predicate", 0.0, f"{a.predicate} and {b.predicate}")


def quantities(pair: Pair) -> Reason:
    """Whether the two count the same thing."""
    a, b = pair.a.quantities, pair.b.quantities
    if not a or not b:
        return Reason("quantities", 0.0, "no numbers to compare")
    compared = side_by_side(pair)
    if any(c.outcome in ("same", "within") for _, _, c in compared):
        return Reason("quantities", 1.0, compared[0][2].detail)
    if compared:
        return Reason("quantities", 0.2, compared[0][2].detail)
    return Reason("quantities", -0.5, "numbers of other things")


def times(pair: Pair) -> Reason:
    """Whether the two speak of the same time."""
    compared = compared_times(pair)
    if not compared:
        return Reason("times", 0.0, "no times to compare")
    good = [c for _, _, c in compared if c.outcome in ("same", "within")]
    if good:
        return Reason("times", 1.0, good[0].detail)
    clash = all(c.outcome == "conflict" for _, _, c in compared)
    return Reason("times", -1.0 if clash else 0.0, compared[0][2].detail)


def polarity(pair: Pair) -> Reason:
    """Whether one says so and the other not."""
    same = pair.a.claim.polarity == pair.b.claim.polarity
    return Reason("polarity", 0.0 if same else -1.0, "both say so" if same else "one says so, the other not")


def quotation(pair: Pair) -> Reason:
    """Whether the two quote the same words."""
    shared = pair.a.quoted & pair.b.quoted
    return Reason(
        "quotation", 1.0 if shared else 0.0, f"“{' '.join(min(shared))}”" if shared else "no words quoted in both"
    )


def passage(pair: Pair) -> Reason:
    """Whether the two stand at the same place of a shared passage."""
    same = same_passages(pair.a, pair.b)
    return Reason(
        "passage", 1.0 if same else 0.0, "the same place of a shared passage" if same else "no shared passage"
    )


def voice(pair: Pair) -> Reason:
    """Whether the same source says both."""
    a, b = pair.a.voice, pair.b.voice
    if a.actor is not None and b.actor is not None:
        return Reason("voice", 1.0 if a.key == b.key else -1.0, f"said by {a.label}, and by {b.label}")
    if a.key == b.key or (a.vague and a.vague == b.vague):
        return Reason("voice", 0.5, f"both said by {a.label}")
    return Reason("voice", 0.0, f"said by {a.label}, and by {b.label}")


FEATURES: tuple[Feature, ...] = (
    meaning,
    setting,
    words,
    sentence,
    within,
    roots_around,
    rarest,
    second,
    near,
    actors,
    named,
    people,
    subject,
    predicate,
    quantities,
    times,
    polarity,
    quotation,
    passage,
    voice,
)


# --- telling words -----------------------------------------------------------------------------


def _telling(name: str, pair: Pair, shared: frozenset[str], place: int) -> Reason:
    """The weight of the root at this place, 1 the most telling."""
    weights = pair.table.telling
    order = sorted((-weights[r], r) for r in shared)
    if len(order) < place:
        return Reason(name, 0.0, "none")
    weight, found = order[place - 1]
    return Reason(name, -weight / UNIT, found if len(found) < ROOT else f"{found}…")


# --- shared with relation ----------------------------------------------------------------------


def compared_quantities(pair: Pair) -> list[tuple[Quantity, Quantity, Comparison]]:
    """Every two numbers of the two claims that answer each other, agreement first."""
    return [(a, b, c) for a, b, c in side_by_side(pair) if answers(pair.a, a, pair.b, b)]


def side_by_side(pair: Pair) -> list[tuple[Quantity, Quantity, Comparison]]:
    """Every two numbers of one kind, whenever and of whatever: numbers that are alike are a sign of one matter."""
    text_a, text_b = pair.table.of(pair.a).text, pair.table.of(pair.b).text
    found = []
    for a in pair.a.quantities:
        for b in pair.b.quantities:
            result = compare_quantities(a, b, (a.whole or a.span).of(text_a), (b.whole or b.span).of(text_b))
            if result is not None:
                found.append((a, b, result))
    return sorted(found, key=lambda f: (_RANK[f[2].outcome], f[0].span, f[1].span))


def compared_times(pair: Pair) -> list[tuple[Time, Time, Comparison]]:
    """Every two comparable times of the two claims, agreement first."""
    text_a, text_b = pair.table.of(pair.a).text, pair.table.of(pair.b).text
    found = []
    for a in pair.a.times:
        for b in pair.b.times:
            result = compare_times(a, b, a.span.of(text_a), b.span.of(text_b))
            if result is not None:
                found.append((a, b, result))
    return sorted(found, key=lambda f: (_RANK[f[2].outcome], f[0].span, f[1].span))


def same_passages(a: Row, b: Row) -> frozenset[int]:
    """The passages in which the two claims cover the same stretch."""
    found = set()
    for x in a.shares:
        for y in b.shares:
            if x.passage == y.passage and a.article != b.article:
                both = min(x.end, y.end) - max(x.start, y.start)
                shorter = min(a.claim.span.end - a.claim.span.start, b.claim.span.end - b.claim.span.start)
                if both >= SAME_STRETCH * shorter:
                    found.add(x.passage)
    return frozenset(found)


_RANK = {"same": 0, "within": 1, "differ": 2, "conflict": 3}
