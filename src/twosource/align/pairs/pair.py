"""Two claims -> reasons: what speaks for their being about one matter, and what against.

A plain function a feature; `features` has the list of them.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from twosource.align.pairs.measures import answers
from twosource.align.table import ROOT, Table
from twosource.align.table.rarity import UNIT
from twosource.align.table.row import Row
from twosource.model import Quantity, Reason, Time, because
from twosource.values.compare import Comparison, compare_quantities, compare_times
from twosource.values.days import ordinal

TELLING = ((1.0, 1.0), (7.0, 0.8), (31.0, 0.5), (inf, 0.0))  # days that a time may be -> what it says that two share it
SAME_STRETCH = 0.6  # share of the shorter claim that must be the same stretch of a copied passage


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side, with what several features need."""

    table: Table
    a: Row
    b: Row
    cosine: float


def by_meaning(pair: Pair) -> Reason:
    """How near the sentence vectors of the two claims are."""
    return Reason("meaning", max(-1.0, min(1.0, pair.cosine)), because("cosine", cosine=pair.cosine))


def by_sentence(pair: Pair) -> Reason:
    """How like the sentences are that the two stand in, by their words."""
    shared, norms = pair.a.around & pair.b.around, pair.table.norms.around
    score = pair.table.words.likeness(shared, norms[pair.a.number], norms[pair.b.number])
    return Reason("sentence", score, because("sentences_share", words=tuple(sorted(shared))))


def by_within(pair: Pair) -> Reason:
    """How like one claim is to the whole sentence of the other, which may spread out what the one says in a clause."""
    a, b, norms = pair.a, pair.b, pair.table.norms
    score = max(
        pair.table.words.likeness(one.words & other.around, norms.words[one.number], norms.around[other.number])
        for one, other in ((a, b), (b, a))
    )
    return Reason("within", score, because("likeness_within", likeness=score))


def by_roots_around(pair: Pair) -> Reason:
    """How like the sentences are that the two stand in, by the roots of their words."""
    shared, norms = pair.a.roots_around & pair.b.roots_around, pair.table.norms.roots_around
    score = pair.table.roots.likeness(shared, norms[pair.a.number], norms[pair.b.number])
    return Reason("roots_around", score, because("likeness_of_roots", likeness=score))


def by_rarest(pair: Pair) -> Reason:
    """How telling the most telling word in both is: rare among these reports and in news at large."""
    return _by_telling_word("rarest", pair, pair.a.roots & pair.b.roots, 1)


def by_second(pair: Pair) -> Reason:
    """How telling the next most telling word in both is."""
    return _by_telling_word("second", pair, pair.a.roots & pair.b.roots, 2)


def by_near(pair: Pair) -> Reason:
    """How telling the most telling word is that one claim and the other's sentence share."""
    a, b = pair.a, pair.b
    return _by_telling_word("near", pair, (a.roots & b.roots_around) | (b.roots & a.roots_around), 1)


def by_people(pair: Pair) -> Reason:
    """Whether both name people, and none of them, nor anything else named, in common."""
    a, b = pair.a, pair.b
    if not a.names or not b.names:
        return Reason("people", 0.0, because("no_person"))
    shared = a.people & b.people
    others = not shared and not a.actors & b.actors
    return Reason("people", -1.0 if others else 0.0, because("other_people" if others else "some_people"))


def by_subject(pair: Pair) -> Reason:
    """Whether the two are about the same subject."""
    a, b = pair.a, pair.b
    if a.subject and b.subject:
        same = bool(a.subject & b.subject)
        return Reason("subject", 1.0 if same else -1.0, because("one_subject" if same else "two_subjects"))
    shared = a.subject_words & b.subject_words
    if a.subject_words and b.subject_words and not (a.subject or b.subject):
        return Reason("subject", 0.5 if shared else -0.5, because("subjects_share", words=tuple(sorted(shared))))
    return Reason("subject", 0.0, because("no_subject"))


def by_predicate(pair: Pair) -> Reason:
    """Whether the two say it with the same verb or noun."""
    a, b = pair.a, pair.b
    if a.predicate == b.predicate:
        return Reason("predicate", 1.0, because("one_predicate", word=a.predicate))
    if a.predicate in b.words or b.predicate in a.words:
        return Reason("predicate", 0.5, because("predicate_within", a=a.predicate, b=b.predicate))
    return Reason("predicate", 0.0, because("two_predicates", a=a.predicate, b=b.predicate))


def by_quantities(pair: Pair) -> Reason:
    """Whether the two count the same thing."""
    a, b = pair.a.quantities, pair.b.quantities
    if not a or not b:
        return Reason("quantities", 0.0, because("no_numbers"))
    compared = side_by_side(pair)
    if any(c.outcome in ("same", "within") for _, _, c in compared):
        return Reason("quantities", 1.0, compared[0][2].why)
    if compared:
        return Reason("quantities", 0.2, compared[0][2].why)
    return Reason("quantities", -0.5, because("other_things"))


def by_times(pair: Pair) -> Reason:
    """Whether the two speak of the same time."""
    compared = compared_times(pair)
    if not compared:
        return Reason("times", 0.0, because("no_times"))
    good = [(_telling(a, b), c) for a, b, c in compared if c.outcome in ("same", "within")]
    if good:
        telling, result = max(good, key=lambda of: of[0])
        return Reason("times", telling, result.why)
    clash = all(c.outcome == "conflict" for _, _, c in compared)
    return Reason("times", -1.0 if clash else 0.0, compared[0][2].why)


def _telling(a: Time, b: Time) -> float:
    """How much it says that two times fit each other, 0..1: a day in common more than a year that holds it."""
    widest = max(_days_of(a), _days_of(b))
    return next(telling for days, telling in TELLING if widest <= days)


def _days_of(time: Time) -> float:
    """How many days a time may be; without end where a bound is open, one of a length."""
    if time.type == "DURATION":
        return 1.0
    first, last = ordinal(time.earliest), ordinal(time.latest)
    return inf if first is None or last is None else last - first + 1.0


def by_polarity(pair: Pair) -> Reason:
    """Whether one says so and the other not."""
    same = pair.a.claim.polarity == pair.b.claim.polarity
    return Reason("polarity", 0.0 if same else -1.0, because("both_so" if same else "one_not"))


def by_quotation(pair: Pair) -> Reason:
    """Whether the two quote the same words."""
    shared = pair.a.quoted & pair.b.quoted
    if not shared:
        return Reason("quotation", 0.0, because("no_quote"))
    return Reason("quotation", 1.0, because("shared_quote", words=" ".join(min(shared))))


def by_passage(pair: Pair) -> Reason:
    """Whether the two stand at the same place of a shared passage."""
    same = same_passages(pair.a, pair.b)
    return Reason("passage", 1.0 if same else 0.0, because("one_passage" if same else "no_passage"))


def by_voice(pair: Pair) -> Reason:
    """Whether the same source says both."""
    a, b = pair.a.voice, pair.b.voice
    if a.actor is not None and b.actor is not None:
        return Reason("voice", 1.0 if a.key == b.key else -1.0, because("two_voices", a=a.label, b=b.label))
    if a.key == b.key or (a.vague and a.vague == b.vague):
        return Reason("voice", 0.5, because("one_voice", source=a.label))
    return Reason("voice", 0.0, because("two_voices", a=a.label, b=b.label))


# --- telling words -----------------------------------------------------------------------------


def _by_telling_word(name: str, pair: Pair, shared: frozenset[str], place: int) -> Reason:
    """The weight of the root at this place, 1 the most telling."""
    weights = pair.table.telling
    order = sorted((-weights[r], r) for r in shared)
    if len(order) < place:
        return Reason(name, 0.0, because("no_root"))
    weight, found = order[place - 1]
    return Reason(name, -weight / UNIT, because("root" if len(found) < ROOT else "root_cut", root=found))


# --- shared with relation ----------------------------------------------------------------------


def compared_quantities(pair: Pair) -> list[tuple[Quantity, Quantity, Comparison]]:
    """Every two numbers of the two claims that answer each other, agreement first."""
    return [(a, b, c) for a, b, c in side_by_side(pair) if answers(pair.a, a, pair.b, b)]


def side_by_side(pair: Pair) -> list[tuple[Quantity, Quantity, Comparison]]:
    """Every two numbers of one kind, whenever and of whatever: numbers that are alike are a sign of one matter."""
    return _numbers_beside(pair.a, pair.b)


@lru_cache(maxsize=256)  # several features and rules ask it of one pair
def _numbers_beside(one: Row, two: Row) -> list[tuple[Quantity, Quantity, Comparison]]:
    text_a, text_b = one.analysis.article.text, two.analysis.article.text
    found = []
    for a in one.quantities:
        for b in two.quantities:
            result = compare_quantities(a, b, (a.whole or a.span).of(text_a), (b.whole or b.span).of(text_b))
            if result is not None:
                found.append((a, b, result))
    return sorted(found, key=lambda f: (_RANK[f[2].outcome], f[0].span, f[1].span))


def compared_times(pair: Pair) -> list[tuple[Time, Time, Comparison]]:
    """Every two comparable times of the two claims, agreement first."""
    return _times_beside(pair.a, pair.b)


@lru_cache(maxsize=256)
def _times_beside(one: Row, two: Row) -> list[tuple[Time, Time, Comparison]]:
    text_a, text_b = one.analysis.article.text, two.analysis.article.text
    found = []
    for a in one.times:
        for b in two.times:
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
