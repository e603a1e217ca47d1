"""Two claims of one matter -> what excludes each other: numbers, names, days, yes and no, opposites."""

from difflib import SequenceMatcher

from twosource.align.pairs.pair import Pair, compared_quantities, compared_times
from twosource.align.relation.decision import LIKELY, ONE_COUNT, SURE, Decision
from twosource.align.relation.opposites import denies_nothing, find_opposites
from twosource.align.relation.roles import counts_subject, like, one_role, one_subject, shared_subject
from twosource.align.relation.slots import both
from twosource.model import because
from twosource.names.spelling import listed_spelling
from twosource.text import fold

SHORTEST = 4  # letters of a name; two shorter ones are alike by chance
SPELLING = 0.75  # likeness of letters from which two names of one matter are one name, spelled in two ways
# Shares of the shorter claim's words (by weight) that the longer one has too. WHOLE was chosen on four of the annotated
# collections (.85 gives two points of 64 less there and as many on the other four); PART was set by eye on all.
WHOLE = 0.75
PART = 0.4


def numbers_differ(pair: Pair, score: float) -> Decision | None:
    if not is_one_count(pair, score):
        return None
    counted_a, counted_b = ({t.quantity.span for t in row.tallies} for row in (pair.a, pair.b))
    # counts of what befell people are compared by what befell them in which event (counts), ages by their names (ages)
    compared = [
        (a, b, c)
        for a, b, c in compared_quantities(pair)
        if not (a.span in counted_a and b.span in counted_b) and one_role(pair, a, b)
    ]
    settled = {id(q) for a, b, c in compared if c.outcome in ("same", "within") for q in (a, b)}
    open_ = [(a, b, c) for a, b, c in compared if id(a) not in settled and id(b) not in settled and like(a, b)]
    for a, _, c in open_:
        if c.outcome == "conflict":
            if a.unit is None and _later(pair):
                return Decision("update", because("later_count", compared=c.why), "number")
            return Decision("conflict", because("numbers_exclude", compared=c.why), "number")
    for _, _, c in open_:
        if c.outcome == "differ":
            return Decision("differ", because("numbers_differ", compared=c.why), "number")
    return None


def is_one_count(pair: Pair, score: float) -> bool:
    """True where both say the same of what they count: two numbers of one kind in one matter may measure two things."""
    if pair.a.predicate == pair.b.predicate:
        return one_subject(pair) or counts_subject(pair)
    one_verb = not (pair.a.verbal and pair.b.verbal) or score >= SURE
    return score >= ONE_COUNT and (one_verb or counts_subject(pair))


def name_spelled(pair: Pair, score: float) -> Decision | None:
    """One person's name, spelled in two ways."""
    if score < LIKELY:
        return None
    text_a, text_b = (row.analysis.article.text for row in (pair.a, pair.b))
    for a in sorted(pair.a.people - pair.b.people):
        for b in sorted(pair.b.people - pair.a.people):
            if is_spelling(a, b) and a not in text_b and b not in text_a:
                return Decision("conflict", because("name_spelled", a=a, b=b), "name")
    return None


def is_spelling(a: str, b: str) -> bool:
    """True where two words may be one name, spelled in two ways."""
    one, two = fold(a), fold(b)
    if listed_spelling(one) == listed_spelling(two):
        return False  # every outlet writes it in its own way: no error of either
    if min(len(one), len(two)) < SHORTEST or one[0] != two[0] or one.startswith(two):
        return False
    return not two.startswith(one) and SequenceMatcher(None, one, two, autojunk=False).ratio() >= SPELLING


def dates_differ(pair: Pair, score: float) -> Decision | None:
    compared = compared_times(pair)
    if not compared or any(c.outcome in ("same", "within") for _, _, c in compared):
        return None
    if score < LIKELY or pair.a.predicate != pair.b.predicate:
        return None  # of one matter one report dates this and the other that
    text_a, text_b = (row.analysis.article.text for row in (pair.a, pair.b))
    other = [c for a, b, c in compared if fold(a.span.of(text_a)) != fold(b.span.of(text_b))]
    if not other or len(other) < len(compared):
        return None  # "Saturday" in reports of two days: which is meant rests on the reports' dates, not on their words
    if all(c.outcome == "conflict" for c in other):
        return Decision("conflict", because("times_exclude", compared=other[0].why), "time")
    return Decision("differ", because("times_differ", compared=other[0].why), "time")


def denial(pair: Pair, score: float) -> Decision | None:
    if pair.a.claim.polarity == pair.b.claim.polarity or not pair.a.predicate:
        return None
    if pair.a.predicate != pair.b.predicate or score < LIKELY or not one_subject(pair):
        return None  # "was not closed", "stayed open": a denial of another thing is none
    if any(row.claim.polarity == "-" and denies_nothing(row) for row in (pair.a, pair.b)):
        return None
    if score >= SURE and shared_subject(pair) and pair.a.future == pair.b.future:
        return Decision("conflict", because("denied", **both(pair)), "denial")
    return Decision("differ", because("put_as_denial", **both(pair)), "denial")


def opposite(pair: Pair, score: float) -> Decision | None:
    """All else alike, a word of the one is the opposite of a word of the other."""
    found = find_opposites(pair) if score >= LIKELY else None
    if found is None:
        return None
    one = one_subject(pair)
    if not one and not (found.words & pair.a.subject_words and found.words & pair.b.subject_words):
        return None
    alike = _alike_but(pair, found.words)
    why = because("opposites", a=found.a, b=found.b)
    if one and alike >= WHOLE and score >= SURE and pair.a.future == pair.b.future:
        return Decision("conflict", why, "denial")
    return Decision("differ", why, "denial") if alike >= PART else None


def _alike_but(pair: Pair, words: frozenset[str]) -> float:
    """The share of the shorter claim's words, but for these, that the longer has too."""
    one, two = pair.a.words - words, pair.b.words - words
    shorter = min(pair.table.words.mass(one), pair.table.words.mass(two))
    return pair.table.words.mass(one & two) / shorter if shorter else 0.0


def _later(pair: Pair) -> bool:
    a, b = pair.a.day, pair.b.day
    return a is not None and b is not None and a != b
