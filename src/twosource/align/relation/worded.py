"""Two claims of one matter that do not exclude each other -> what is worded otherwise, and what either adds."""

from functools import lru_cache

from twosource.align.pairs.pair import Pair, compared_quantities, compared_times, same_passages, side_by_side
from twosource.align.relation.decision import LIKELY, SURE, Decision
from twosource.align.relation.lists import compare_lists
from twosource.align.relation.opposites import find_opposites
from twosource.align.relation.roles import like, one_subject
from twosource.align.relation.slots import added, both, voices
from twosource.align.relation.strife import WHOLE, is_one_count
from twosource.align.table.row import Row
from twosource.model import Relation, Rule, Slot, because
from twosource.text import fold

SOME_WORDS = 4  # words; fewer can stand in another statement by chance
FULLER = 2.0  # times as much said (weight of words) that makes one side the fuller, though the other is within it


def same_words(pair: Pair, score: float) -> Decision | None:
    """The same words, or the one's within the other's, with the same numbers: never a conflict, never an update.

    Where the reader takes one for denied or to come and the other not, the same words outweigh its doubt; but words
    that are not marked as quoted can stand below a "nobody", and are then compared as any others.
    """
    less, more = sorted((_plain_words(pair.a), _plain_words(pair.b)), key=len)
    quoted = bool(pair.a.quoted & pair.b.quoted)
    if (
        not less.strip()
        or less not in more
        or find_opposites(pair) is not None
        or not (pair.a.claim.polarity == pair.b.claim.polarity or quoted)
    ):
        return None
    if less == more:
        return Decision("agree", because("same_words", **voices(pair)))
    if quoted or len(less.split()) >= SOME_WORDS:
        fuller = lists(pair, score) or (None if copies(pair, score) else _adds(pair))
        return fuller or Decision("agree", because("few_more_words", **voices(pair)))
    return None


def strength(pair: Pair, score: float) -> Decision | None:
    # Hedges are words one can point at; a difference in factuality alone was found to be the reader's doubt more often
    # than the reports'. Only of one statement can it be said that one side hedges it: other words about the matter
    # may have hedges of their own.
    if pair.a.predicate != pair.b.predicate or score < LIKELY or bool(pair.a.doubts) == bool(pair.b.doubts):
        return None
    if not one_subject(pair):
        return None
    row = pair.a if pair.a.doubts else pair.b
    why = because("hedged", article=row.claim.article, hedge=row.doubts[0], **both(pair))
    return Decision("differ", why, "certainty")


def more_exact(pair: Pair, score: float) -> Decision | None:
    """A number or a time that lies within the other's."""
    if is_one_count(pair, score):
        for a, b, c in compared_quantities(pair):
            if c.outcome == "within" and like(a, b):
                return Decision("refine", because("more_exact", compared=c.why), "number")
    if pair.a.predicate == pair.b.predicate:
        for _, _, c in compared_times(pair):
            if c.outcome == "within" and c.wider is not None:
                return Decision("refine", because("more_exact", compared=c.why), "time")
    return None


def lists(pair: Pair, score: float) -> Decision | None:
    """Lists part by part: what both name, and who names more."""
    members = compare_lists(pair) if score >= LIKELY or pair.a.predicate == pair.b.predicate else None
    if members is None or not (members.only_a or members.only_b):
        return None
    a, b = pair.a.claim.article, pair.b.claim.article
    if members.only_a and members.only_b:
        each: dict[str, Slot] = {"a": a, "only_a": members.only_a, "b": b, "only_b": members.only_b}
        return Decision("differ", because("lists_differ", both=members.both, **each), "parts")
    article, more = (a, members.only_a) if members.only_a else (b, members.only_b)
    return Decision("refine", because("longer_list", both=members.both, article=article, more=more), "parts")


def copies(pair: Pair, _: float) -> Decision | None:
    """Two versions of one text: what is reworded or cut out of it is no detail that a report adds.

    Unless either has a name, a number or a time in the place of the other's.
    """
    a, b = pair.a, pair.b
    if not same_passages(a, b) or a.claim.polarity != b.claim.polarity or (a.actors - b.actors and b.actors - a.actors):
        return None
    compared = [c for _, _, c in (*side_by_side(pair), *compared_times(pair))]
    if any(c.outcome in ("differ", "conflict") for c in compared):
        return None
    more = sum(added(pair, row, other) is not None for row, other in ((a, b), (b, a)))
    rules: tuple[Rule, ...] = ("same", "few_more_words", "same_as_worded")  # none, one or both with words of their own
    return Decision("agree", because(rules[more], **voices(pair)))


def says_all(pair: Pair, score: float) -> Decision | None:
    """The one says all that the other says."""
    if _shared_roots(pair) < WHOLE:
        return None
    return _adds(pair) or Decision("agree", because("same" if score >= SURE else "same_as_worded", **voices(pair)))


def _adds(pair: Pair) -> Decision | None:
    """What the fuller says beyond: when, how many, who, or much else."""
    more, less = _fuller(pair)
    words = added(pair, more, less)
    if words is None:
        return None
    kinds = (
        *(["numbers"] if more.quantities and not less.quantities else []),
        *(["times"] if more.times and not less.times else []),
        *(["actors"] if more.actors - less.actors and not less.actors - more.actors else []),
    )
    article = more.claim.article
    if kinds:
        return Decision("refine", because("adds_kinds", article=article, kinds=kinds, added=words), "detail")
    if pair.table.words.mass(more.words) > FULLER * pair.table.words.mass(less.words):
        return Decision("refine", because("adds", article=article, added=words), "detail")
    return None


def detail(pair: Pair) -> Decision:
    more, less = _fuller(pair)
    told = tuple(
        because("adds_this", article=row.claim.article, added=words)
        for row, other in ((more, less), (less, more))
        if (words := added(pair, row, other)) is not None
    )
    if not told:
        return Decision("agree", because("same", **voices(pair)))
    spoken = pair.a.attribution is not None and pair.b.attribution is not None
    # One source given in two ways is other wording (20 such points of the annotated collections, 12 are detail); what
    # two sources say, or reports tell themselves in other words, is detail oftener (124 against 80).
    relation: Relation = "differ" if len(told) == len((more, less)) and spoken and not voices(pair) else "refine"
    return Decision(relation, because("each_adds", told=told, **voices(pair)), "detail")


def _shared_roots(pair: Pair) -> float:
    """The share of the shorter claim's roots, by weight, that the longer has too; 1 where it has none."""
    roots = pair.table.roots
    shorter = min(roots.mass(pair.a.roots), roots.mass(pair.b.roots))
    return roots.mass(pair.a.roots & pair.b.roots) / shorter if shorter else 1.0


def _fuller(pair: Pair) -> tuple[Row, Row]:
    """The side that says more, and the other."""
    mass = pair.table.words.mass
    return (pair.a, pair.b) if mass(pair.a.words) >= mass(pair.b.words) else (pair.b, pair.a)


@lru_cache(maxsize=10_000)  # of each row of a group once
def _plain_words(row: Row) -> str:
    """The words alone, a space before and after each."""
    kept = "".join(c if c.isalnum() else " " for c in fold(row.text).replace("’", "'").replace("'", ""))
    return f" {' '.join(kept.split())} "
