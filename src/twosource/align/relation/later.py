"""Two claims of one matter -> what came later than the other: expected there, done here."""

from collections.abc import Iterator

from twosource.align.pairs.pair import Pair, side_by_side
from twosource.align.relation.decision import LIKELY, SURE, Decision
from twosource.align.relation.roles import like, one_subject, shared_subject
from twosource.align.relation.slots import both
from twosource.align.table import EMPTY, root
from twosource.align.table.row import Row, lemma_of
from twosource.model import because

DONE = frozenset({"CT+", "CT-"})  # factuality of what has come about, or not
SHORTEST = 4  # letters of a verb that may be the beginning of its other form
BY_NOW = frozenset({"already", "have"})  # lemmas beside a verb that tell it as come about
PAST = frozenset({"VBD", "VBN"})  # tags of what is told as done


def outdated(pair: Pair, score: float) -> Decision | None:
    """To come in the earlier report, told as done in the later one, in whatever words, of one that both name."""
    a, b = pair.a, pair.b
    if score < LIKELY or not (a.actors & b.actors or shared_subject(pair)) or _measure_two_things(pair):
        return None
    stages = a.claim.stage, b.claim.stage
    before, after = (a, b) if stages[0] == "coming" else (b, a)
    if set(stages) != {"coming", "done"} or not _came_about(before, after):
        return None
    if score < SURE and not (root(a.predicate) in b.roots or root(b.predicate) in a.roots):
        return None  # "will close the works", "sold the works": another step of another thing
    return Decision("update", because("expected_done", **both(pair)), "state")


def still_to_come(pair: Pair, score: float) -> Decision | None:
    """Expected in the earlier report, done in the later one.

    What is surely one statement has one subject, though it is called otherwise: "the mayor", "Ms. Gray".
    """
    a, b = pair.a, pair.b
    coming = _is_coming(a)
    if coming == _is_coming(b) or score < LIKELY or not _one_act(a, b):
        return None
    if not (one_subject(pair) or score >= SURE) or _measure_two_things(pair):
        return None
    before, after = (a, b) if coming else (b, a)
    surely = a.claim.polarity == b.claim.polarity and after.claim.factuality in DONE
    if surely and _came_about(before, after, one_day=_tag(after) in PAST):
        return Decision("update", because("expected_done", **both(pair)), "state")
    if _tag(after) not in PAST:
        return None  # "to cancel it" and "he cancels it", "will harm" and "harms" are two ways to put one thing
    return Decision("differ", because("still_to_come", **both(pair)), "state")


def _is_coming(row: Row) -> bool:
    return row.future or row.claim.stage == "coming"


def _one_act(a: Row, b: Row) -> bool:
    """True where one verb of content tells both, as it is or in another form that was read as another word."""
    if {a.predicate, b.predicate} & EMPTY:
        return False
    short, long = sorted((a.predicate, b.predicate), key=len)
    return short == long or (len(short) >= SHORTEST and long.startswith(short))


def _came_about(before: Row, after: Row, *, one_day: bool = False) -> bool:
    """True where the earlier report expects it, for sure enough, and in the later one it is over and done.

    Of `one_day` too where both say one thing: what is done is later than what is to come.

    "Asked him to open it" is past itself; "might open", "will open if" expect nothing; "is opening" is not done.
    """
    if before.day is None or after.day is None or before.claim.factuality.startswith("PS"):
        return False
    if before.day > after.day or (before.day == after.day and not one_day):
        return False
    tokens = before.analysis.tokens
    if any(tokens.lemmas[i] == "if" for i in tokens.begun_in(before.claim.span)):
        return False
    if "have" in _auxiliaries(before):
        return False  # "to have been stolen", "will have closed"
    return _tag(before) != "VBD" and (_tag(after) != "VBG" or not BY_NOW.isdisjoint(_auxiliaries(after)))


def _auxiliaries(row: Row) -> Iterator[str]:
    """The words that hang on its verb: "have stepped", "already facing"."""
    tokens = row.analysis.tokens
    return (lemma_of(tokens, i) for i in tokens.begun_in(row.claim.span) if tokens.heads[i] == row.claim.head)


def _tag(row: Row) -> str:
    tokens = row.analysis.tokens
    return tokens.xpos[row.claim.head] if 0 <= row.claim.head < len(tokens) else ""


def _measure_two_things(pair: Pair) -> bool:
    """True where numbers of one kind lie far apart: "cost 85,000 crowns", "would cost 38 million crowns"."""
    return not all(like(one, two) for one, two, _ in side_by_side(pair))
