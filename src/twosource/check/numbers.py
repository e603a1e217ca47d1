"""number-changed: a number that the sources have otherwise."""

from collections.abc import Iterator
from itertools import combinations

from twosource.check.evidence import Matched, place_of
from twosource.check.sides import Sentence
from twosource.model import Finding, Quantity
from twosource.values.compare import Outcome, comparable, compare_quantities, counted_words

LIKE = 20.0  # times: a number beyond this ratio to another measures something else
SMALL = 3.0  # bare counts up to this ("one", "both men") are told in many ways
STATED = (
    0.3  # share of the draft's words that a sentence must have before another sum of money in it stands for this one
)
BESIDE = 60  # characters after a number in which what it counts may be named
BOUNDS = frozenset({"at_least", "more_than", "at_most", "less_than"})
LARGE = 10.0  # smaller counts of things that are called otherwise are mostly of other things


def number_changed(matched: Matched) -> Iterator[Finding]:
    """A number that the sources have otherwise: its value, or its bound.

    What it finds: a figure of the draft that no nearby sentence of a source has, where one has another figure of the
    same thing. A figure fairly rounded, "about" before it, or an exact one within "more than" is no fault; a bound
    that is lost ("at least nine" told as "nine") is.

    Why: a wrong figure is the commonest fault of a summary, and readers remember figures.

    Example: the source has "The ferry carried 340 passengers", the draft "The ferry carried 430 passengers".
    """
    for quantity in matched.sentence.quantities:
        for kind, found in (("value", _contradicting(matched, quantity)), ("bound", _bounded(matched, quantity))):
            if found is not None:
                sentence, other = found
                where = place_of(sentence, other.whole or other.span if kind == "bound" else other.span)
                yield Finding("number-changed", "error", quantity.span, kind, (place_of(sentence),), where)
                break


def compared_numbers(matched: Matched, quantity: Quantity) -> list[tuple[Sentence, Quantity, Outcome]]:
    """The numbers of the same thing in the nearest sentences, with how each stands to this one."""
    found = []
    for sentence in matched.related:
        for other in sentence.quantities:
            compared = compare_quantities(quantity, other)
            if compared is not None:
                found.append((sentence, other, compared.outcome))
    return found


def _contradicting(matched: Matched, quantity: Quantity) -> tuple[Sentence, Quantity] | None:
    """The nearest other number of the same thing; None where a sentence around has this one."""
    others = [(s, q) for s in matched.context for q in s.quantities]
    if any(_numbers_agrees(quantity, q) for _, q in others):
        return None
    if any(_numbers_written(matched.sentence, quantity) == _numbers_written(s, q) for s, q in others):
        return None
    for near in matched.near:
        if near.sentence not in matched.related:
            continue
        if _numbers_is_sum(quantity, near.sentence) or (quantity.unit is not None and near.share < STATED):
            continue
        rivals = [q for q in near.sentence.quantities if _rivals(matched, quantity, near.sentence, q)]
        if rivals:
            return near.sentence, rivals[0]
    return None


def _numbers_is_sum(quantity: Quantity, sentence: Sentence) -> bool:
    """True where two numbers of the sentence make this one: "27 counts" of 21 and six others."""
    parts = [q.low for q in sentence.quantities if q.unit == quantity.unit and q.low is not None and q.low == q.high]
    return quantity.low is not None and any(one + two == quantity.low for one, two in combinations(parts, 2))


def _bounded(matched: Matched, quantity: Quantity) -> tuple[Sentence, Quantity] | None:
    """The same number in a source with a bound that the draft leaves out; None where any source has it exactly."""
    if quantity.comparator != "exact":
        return None
    alike = [(s, q) for s, q, outcome in compared_numbers(matched, quantity) if outcome == "within"]
    bound = [(s, q) for s, q in alike if q.comparator in BOUNDS and quantity.low in (q.low, q.high)]
    exact = any(
        q.low == q.high == quantity.low for s in matched.context for q in s.quantities if q.unit == quantity.unit
    )
    return bound[0] if bound and not exact else None


def _numbers_is_age(sentence: Sentence, quantity: Quantity) -> bool | None:
    """True for "46-year-old", False for another length of time; None for what may be either: "Ann Gray, 46,"."""
    if quantity.unit != "year":
        return None
    where, text = quantity.whole or quantity.span, sentence.analysis.article.text
    if "old" in text[where.start : where.end + len("-old ")]:
        return True
    return False if any(t.span.overlaps(quantity.span) for t in sentence.times) else None


def _numbers_written(sentence: Sentence, quantity: Quantity) -> str:
    return quantity.span.of(sentence.analysis.article.text).lower()


def _numbers_agrees(one: Quantity, two: Quantity) -> bool:
    """True where the two are the same, or the one lies within the other, whatever is said to be counted."""
    if one.unit != two.unit and None not in (one.unit, two.unit):
        found = compare_quantities(one, two)
        return found is not None and found.outcome in ("same", "within")
    low, high = _numbers_ends(one)
    low2, high2 = _numbers_ends(two)
    if low is None and high is None:
        return True
    found = compare_quantities(one, two)
    if found is not None:
        return found.outcome in ("same", "within")
    return (low, high) == (low2, high2)


def _numbers_ends(q: Quantity) -> tuple[float | None, float | None]:
    return q.low, q.high


def _rivals(matched: Matched, own: Quantity, sentence: Sentence, other: Quantity) -> bool:
    """True where the other number stands in the place of this one, and the draft has it nowhere else."""
    if any(_numbers_agrees(other, q) for q in matched.sentence.quantities if q is not own):
        return False
    one, two = own.low if own.low is not None else own.high, other.low if other.low is not None else other.high
    if one is None or two is None or (own.low, own.high) == (other.low, other.high):
        return False
    if own.unit != other.unit or {_numbers_is_age(matched.sentence, own), _numbers_is_age(sentence, other)} == {
        True,
        False,
    }:
        return False
    small, large = sorted((abs(one), abs(two)))
    if large > LIKE * max(small, 1.0):
        return False
    if comparable(own, other):
        return True
    if own.unit is not None:
        return own.change == other.change
    heads = counted_words(own.counted)[-1:], counted_words(other.counted)[-1:]
    if heads[0] and heads[0] == heads[1]:
        return True
    return min(abs(one), abs(two)) >= LARGE and _counts_alike(matched, own, sentence, other)


def _counts_alike(matched: Matched, own: Quantity, sentence: Sentence, other: Quantity) -> bool:
    """True where a word of what the one counts is among the words of what the other counts, or right beside it."""
    starts = (matched.sentence.analysis.tokens.starts, sentence.analysis.tokens.starts)
    words = []
    for side, quantity, at in ((matched.sentence, own, starts[0]), (sentence, other, starts[1])):
        where = quantity.whole or quantity.span
        words.append({root for i, root in side.roots.items() if where.start <= at[i] <= where.end + BESIDE})
    same = words[0] & words[1]
    return any(not root[:1].isdigit() for root in same)
