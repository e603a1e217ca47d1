"""Two numbers in their claims -> whether the one answers the other: of one thing, at one time, on one footing.

"Prices rose by 9 percent in June" and "rents rose by 4 percent in May" count percents, and nothing in common. A count
is of what happened, and may leave its time unsaid; a measure (a price, a rate, a share) holds at a time: one that is
dated and one that is not are never set against each other. What is planned, forecast or aimed at answers no fact, and
the value that something fell from answers no value that it fell to.
"""

from collections.abc import Sequence

from twosource.align.table import root
from twosource.align.table.row import Row, lemma_of
from twosource.model import Quantity, Time
from twosource.text import fold
from twosource.values.compare import compare_times

OUTLOOK = frozenset(
    {"chance", "estimate", "expectation", "forecast", "goal", "odds", "outlook", "probability", "projection", "target"}
)
LEADS = frozenset({"by", "from"})  # "by" a number tells a change, "from" one where it began
FURTHER = frozenset({"additional", "another", "extra", "further", "more", "other", "others"})
NOUNS = frozenset({"NOUN", "PROPN"})
QUALIFIES = frozenset({"amod", "compound", "nmod", "nmod:poss", "obl"})


def answers(a: Row, one: Quantity, b: Row, two: Quantity) -> bool:
    """True where nothing stands between a number of the first claim and a comparable one of the second."""
    if a.future != b.future or _looks_ahead(a) != _looks_ahead(b) or _lead(a, one) != _lead(b, two):
        return False
    measure = one.unit is not None
    if not _at_one_time(a, b, measure=measure):
        return False
    further = measure and (_is_further(a, one) or _is_further(b, two))
    return not further and (not measure or _one_thing(_measured_thing(a, one), _measured_thing(b, two)))


# --- when, and on which footing -------------------------------------------------------------------


def _looks_ahead(row: Row) -> bool:
    return not OUTLOOK.isdisjoint(row.words)


def _lead(row: Row, quantity: Quantity) -> str | None:
    """The preposition right before the number and its bound, where it says what the number is to a change."""
    tokens = row.analysis.tokens
    before = [i for i in tokens.begun_in(row.claim.span) if tokens.starts[i] < (quantity.whole or quantity.span).start]
    word = lemma_of(tokens, before[-1]) if before else ""
    return word if word in LEADS else None


def _at_one_time(a: Row, b: Row, *, measure: bool) -> bool:
    one, two = _measured_times(a, measure=measure), _measured_times(b, measure=measure)
    if not one and not two:
        return True
    if not one or not two:
        return not measure
    return any(_times_meet(a, x, b, y) for x in one for y in two)


def _measured_times(row: Row, *, measure: bool) -> Sequence[Time]:
    """The times of the claim; of a measure without one, those of its sentence."""
    own = [time for time in row.times if time.span.overlaps(row.claim.span)]
    found = own or (row.times_around if measure else ())
    return [time for time in found if time.type != "SET"]


def _times_meet(a: Row, one: Time, b: Row, two: Time) -> bool:
    """True for one day or the one within the other; of times that are not settled, for the same words."""
    compared = compare_times(one, two)
    if compared is not None:
        return compared.outcome in ("same", "within")
    return fold(one.span.of(a.analysis.article.text)) == fold(two.span.of(b.analysis.article.text))


# --- what is measured -----------------------------------------------------------------------------


def _is_further(row: Row, quantity: Quantity) -> bool:
    """True for "another 2 billion", "3 percent more": beside a number told elsewhere."""
    tokens = row.analysis.tokens
    inside = tokens.begun_in(quantity.whole or quantity.span)
    around = range(max(0, inside[0] - 1), inside[-1] + 2) if inside else range(0)
    words = [lemma_of(tokens, i) for i in around if i < len(tokens)]
    return any(word in FURTHER and words[n + 1 : n + 2] != ["than"] for n, word in enumerate(words))


def _measured_thing(row: Row, quantity: Quantity) -> frozenset[str]:
    """The roots of the nouns that say what is measured: the subject, and what the number stands with."""
    tokens = row.analysis.tokens
    number = tokens.begun_in(quantity.whole or quantity.span)
    words = set(tokens.begun_in(row.claim.subject)) if row.claim.subject is not None else set[int]()
    word = number[0] if number else -1
    while word >= 0 and word != row.claim.head:
        if word not in number:
            words |= {word, *(i for i in tokens.begun_in(row.claim.span) if _qualifies(row, i, word))}
        word = tokens.heads[word]
    return frozenset(root(lemma_of(tokens, i)) for i in words - set(number) if tokens.upos[i] in NOUNS)


def _qualifies(row: Row, word: int, noun: int) -> bool:
    tokens = row.analysis.tokens
    return tokens.heads[word] == noun and tokens.deprels[word] in QUALIFIES


def _one_thing(one: frozenset[str], two: frozenset[str]) -> bool:
    """True where both are told in words of which the one side's are among the other's, or nearly so."""
    shared = one & two
    return bool(shared) and (shared in (one, two) or len(shared) > 1)
