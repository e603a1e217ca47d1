"""Two claims about one matter -> how the one stands to the other, with the rule that says so.

The rules go from the strongest to the weakest: what excludes each other, what came later, what is worded with
another strength or scope, what adds. Numbers and times are compared exactly, and only where both say the same thing of
the same: in one matter many things are counted and dated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from twosource.align.groups import JOIN
from twosource.align.pairs.pair import Pair, compared_quantities, compared_times, side_by_side
from twosource.align.relation.lists import compare_lists
from twosource.align.relation.opposites import denies_nothing, find_opposites
from twosource.align.relation.roles import counts_subject, like, one_role, one_subject, shared_subject
from twosource.align.relation.slots import added, both, voices
from twosource.align.table.row import Row
from twosource.model import About, ArticleId, ClaimId, Grounds, Link, Reason, Relation, Slot, because
from twosource.names.spelling import listed_spelling
from twosource.text import fold

ORDER: tuple[Relation, ...] = ("single", "agree", "refine", "differ", "update", "conflict")  # weak to strong
ONE_COUNT = 0.5  # score from which two numbers of one kind are taken for the same one; judged by eye on the examples
SURE = 0.75  # score from which two claims are one statement, so that yes and no contradict each other
LIKELY = 0.5  # score from which a later state is taken for one of the same thing
SOME_WORDS = 4  # words; fewer can stand in another statement by chance
# Shares of the shorter claim's words (by weight) that the longer one has too. WHOLE was chosen on four of the annotated
# collections (.85 gives two points of 64 less there and as many on the other four); PART was set by eye on all.
WHOLE = 0.75
PART = 0.4
FULLER = 2.0  # times as much said (weight of words) that makes one side the fuller, though the other is within it
DONE = frozenset({"CT+", "CT-"})  # factuality of what has come about, or not
PAST = frozenset({"VBD", "VBN"})  # tags of what is told as done
SPELLING = 0.75  # likeness of letters from which two names of one matter are one name, spelled in two ways


@dataclass(frozen=True, slots=True)
class Decision:
    """The relation of two claims, and the rule that says so."""

    relation: Relation
    why: Grounds
    about: About | None = None  # in what they differ, or the one adds


def decide(pair: Pair, score: float) -> Decision:
    """The relation between two claims of different articles that are about one matter."""
    for rule in (
        _same_words,
        _numbers_differ,
        _name_spelled,
        _dates_differ,
        _denial,
        _opposite,
        _outdated,
        _still_to_come,
        _strength,
        _more_exact,
        _lists,
        _says_all,
    ):
        decision = rule(pair, score)
        if decision is not None:
            return decision
    return _detail(pair)


def strongest(links: Sequence[Link], article: Mapping[ClaimId, ArticleId]) -> Decision:
    """The strongest relation between statements that answer each other, and the grounds of the surest link of it.

    Between two articles that is the nearest pair of statements, and any pair of surely one statement that excludes
    or outdates: in a point of many statements a far pair, compared all the same, would mostly be found to differ.
    """
    leading: dict[tuple[ArticleId, ArticleId], Link] = {}
    for link in sorted(links, key=lambda k: (-k.score, k.a, k.b)):
        first, second = sorted((article[link.a], article[link.b]))
        leading.setdefault((first, second), link)
    if not leading:
        return Decision("single", because("single"))
    near = [link for link in leading.values() if link.score >= JOIN] or list(leading.values())
    strife = (link for link in links if link.score >= SURE and link.relation in ("conflict", "update"))
    answering = [*near, *strife]
    best = max(answering, key=lambda link: (ORDER.index(link.relation), link.score, link.a, link.b))
    return Decision(best.relation, best.why, best.about)


# --- what excludes, what came later -------------------------------------------------------------


def _same_words(pair: Pair, score: float) -> Decision | None:
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
        fuller = _lists(pair, score) or _adds(pair)
        return fuller or Decision("agree", because("few_more_words", **voices(pair)))
    return None


def _numbers_differ(pair: Pair, score: float) -> Decision | None:
    if not _one_count(pair, score):
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


def _one_count(pair: Pair, score: float) -> bool:
    """True where both say the same of what they count: two numbers of one kind in one matter may measure two things."""
    if pair.a.predicate == pair.b.predicate:
        return one_subject(pair) or counts_subject(pair)
    one_verb = not (pair.a.verbal and pair.b.verbal) or score >= SURE
    return score >= ONE_COUNT and (one_verb or counts_subject(pair))


def _name_spelled(pair: Pair, score: float) -> Decision | None:
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
    if min(len(one), len(two)) < SOME_WORDS or one[0] != two[0] or one.startswith(two):
        return False
    return not two.startswith(one) and SequenceMatcher(None, one, two, autojunk=False).ratio() >= SPELLING


def _dates_differ(pair: Pair, score: float) -> Decision | None:
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


def _denial(pair: Pair, score: float) -> Decision | None:
    if pair.a.claim.polarity == pair.b.claim.polarity or not pair.a.predicate:
        return None
    if pair.a.predicate != pair.b.predicate or score < LIKELY or not one_subject(pair):
        return None  # "was not closed", "stayed open": a denial of another thing is none
    if any(row.claim.polarity == "-" and denies_nothing(row) for row in (pair.a, pair.b)):
        return None
    if score >= SURE and shared_subject(pair) and pair.a.future == pair.b.future:
        return Decision("conflict", because("denied", **both(pair)), "denial")
    return Decision("differ", because("put_as_denial", **both(pair)), "denial")


def _opposite(pair: Pair, score: float) -> Decision | None:
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


def _outdated(pair: Pair, score: float) -> Decision | None:
    """To come in the earlier report, told as done in the later one, in whatever words, of one that both name."""
    a, b = pair.a, pair.b
    if score < LIKELY or not (a.actors & b.actors or shared_subject(pair)) or _measure_two_things(pair):
        return None
    stages = a.claim.stage, b.claim.stage
    before, after = (a, b) if stages[0] == "coming" else (b, a)
    if set(stages) != {"coming", "done"} or not _came_about(before, after):
        return None
    return Decision("update", because("expected_done", **both(pair)), "state")


def _still_to_come(pair: Pair, score: float) -> Decision | None:
    """Expected in the earlier report, done in the later one."""
    a, b = pair.a, pair.b
    if a.future == b.future or score < LIKELY or a.predicate != b.predicate or not one_subject(pair):
        return None
    if _measure_two_things(pair):
        return None
    before, after = (a, b) if a.future else (b, a)
    surely = (shared_subject(pair) or score >= SURE) and after.claim.factuality in DONE
    if surely and _came_about(before, after, one_day=_tag(after) in PAST):
        return Decision("update", because("expected_done", **both(pair)), "state")
    if _tag(after) not in PAST:
        return None  # "to cancel it" and "he cancels it", "will harm" and "harms" are two ways to put one thing
    return Decision("differ", because("still_to_come", **both(pair)), "state")


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
    return _tag(before) != "VBD" and _tag(after) != "VBG"


def _tag(row: Row) -> str:
    tokens = row.analysis.tokens
    return tokens.xpos[row.claim.head] if 0 <= row.claim.head < len(tokens) else ""


def _measure_two_things(pair: Pair) -> bool:
    """True where numbers of one kind lie far apart: "cost 85,000 crowns", "would cost 38 million crowns"."""
    return not all(like(one, two) for one, two, _ in side_by_side(pair))


# --- what is worded otherwise, what adds ---------------------------------------------------------


def _strength(pair: Pair, score: float) -> Decision | None:
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


def _more_exact(pair: Pair, score: float) -> Decision | None:
    """A number or a time that lies within the other's."""
    if _one_count(pair, score):
        for a, b, c in compared_quantities(pair):
            if c.outcome == "within" and like(a, b):
                return Decision("refine", because("more_exact", compared=c.why), "number")
    if pair.a.predicate == pair.b.predicate:
        for _, _, c in compared_times(pair):
            if c.outcome == "within" and c.wider is not None:
                return Decision("refine", because("more_exact", compared=c.why), "time")
    return None


def _lists(pair: Pair, score: float) -> Decision | None:
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


def _says_all(pair: Pair, score: float) -> Decision | None:
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


def _detail(pair: Pair) -> Decision:
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


# --- looked at ---------------------------------------------------------------------------------


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


def _later(pair: Pair) -> bool:
    a, b = pair.a.day, pair.b.day
    return a is not None and b is not None and a != b


def reasons_of(said: Sequence[Reason]) -> tuple[Reason, ...]:
    """The reasons that say something, the weightiest first."""
    return tuple(sorted((r for r in said if r.score), key=lambda r: (-abs(r.score), r.feature)))
