"""Two claims -> whether they have one subject, and whether two numbers in them stand in one part of the sentence."""

from twosource.align.pairs.pair import Pair
from twosource.align.table.row import Row
from twosource.model import Quantity

LIKE = 10.0  # times: beyond this ratio two numbers measure two things; judged by eye on the examples
PARTS = frozenset({"another", "more", "other", "others"})  # lemmas of a count beside another one


def one_subject(pair: Pair) -> bool:
    """False where the subjects of both are told and share no word; "it" may be anything."""
    one, two = pair.a.subject_words, pair.b.subject_words
    return not one or not two or bool(one & two) or bool(pair.a.subject & pair.b.subject)


def shared_subject(pair: Pair) -> bool:
    """True where the subjects of both are told and are one, or share a word."""
    return bool(pair.a.subject_words & pair.b.subject_words) or bool(pair.a.subject & pair.b.subject)


def counts_subject(pair: Pair) -> bool:
    """True where the subject of both is what is counted: "five people", "seven passengers"."""
    return all(
        row.claim.subject is not None and any(q.span.overlaps(row.claim.subject) for q in row.quantities)
        for row in (pair.a, pair.b)
    )


def one_role(pair: Pair, a: Quantity, b: Quantity, *, surely: bool = False) -> bool:
    """True where both measure, or count in the same place of the sentence: as its subject, or as its object.

    Of what is `surely` one statement in either place: "counted nine boats", "there were twelve boats".

    "Four men were found", "two other men were at the house": in one matter many people are counted, each for something
    else. What a part of others ("two other men") or an age counts answers nothing.
    """
    if "year" in (a.unit, b.unit):
        return False
    if a.unit is not None:
        return True
    role = _role_of(pair.a, a)
    other = _role_of(pair.b, b)
    return role is not None and other is not None and (surely or role == other)


def _role_of(row: Row, quantity: Quantity) -> str | None:
    """What the counted words are to the claim's predicate, None where they hang on something else in it."""
    tokens = row.analysis.tokens
    inside = tokens.begun_in(quantity.whole or quantity.span)
    if any(tokens.lemmas[i] in PARTS and tokens.lemmas[i + 1 : i + 2] != ("than",) for i in inside):
        return None  # "two more", not "more than two"
    word = next((i for i in inside if tokens.heads[i] not in inside), None)
    if word is None:
        return None
    if word == row.claim.head:
        return "predicate"
    if tokens.heads[word] != row.claim.head:
        return None
    clause = tokens.begun_in(row.claim.span)
    there = any(tokens.heads[i] == row.claim.head and tokens.deprels[i] == "expl" for i in clause)
    if there and tokens.deprels[word] == "nsubj":
        return "predicate"  # "there were 20 boats" tells what "20 boats at the quay" tells
    return tokens.deprels[word]


def like(a: Quantity, b: Quantity) -> bool:
    """True where the one is at most LIKE times the other."""
    ends = sorted(abs(e) for q in (a, b) for e in (q.low if q.low is not None else q.high,) if e is not None)
    return len(ends) == 2 and ends[1] <= LIKE * ends[0]
