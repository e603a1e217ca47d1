"""Two claims about one matter -> how the one stands to the other, with a line that says why.

The rules go from the strongest to the weakest: what excludes each other, what came later, what is worded with
another strength or scope, what adds. Numbers and times are compared exactly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.align.features import Pair, compared_quantities, compared_times
from twosource.align.table import Row
from twosource.model import ArticleId, ClaimId, Link, Quantity, Reason, Relation
from twosource.text import fold

ORDER: tuple[Relation, ...] = ("single", "agree", "refine", "differ", "update", "conflict")  # weak to strong
ONE_COUNT = 0.5  # score from which two numbers of one kind are taken for the same one; judged by eye on the examples
LIKE = 10.0  # times: beyond this ratio two numbers measure two things, unless the score is SURE; judged likewise
SURE = 0.75  # score from which two claims are one statement, so that yes and no contradict each other
LIKELY = 0.5  # score from which a later state is taken for one of the same thing
OTHER = 0.6  # share of either side's words (by weight) that the other has not
SOME_WORDS = 4  # words; fewer can stand in another statement by chance
MORE = 1.4  # times as much said (weight of words) that makes one side the fuller


@dataclass(frozen=True, slots=True)
class Decision:
    """The relation of two claims and why, in one line."""

    relation: Relation
    explanation: str


def decide(pair: Pair, score: float) -> Decision:
    """The relation between two claims of different articles that are about one matter."""
    for rule in (_numbers, _copy, _dates, _denial, _state, _strength, _scope, _detail):
        decision = rule(pair, score)
        if decision is not None:
            return decision
    if score >= SURE:
        return Decision("agree", "Both say the same.")
    return Decision("agree", "Both speak of the same matter; no number, date, denial or hedge in them differs.")


def strongest(links: Sequence[Link], article: Mapping[ClaimId, ArticleId]) -> Decision:
    """The strongest relation between statements that answer each other, and the explanation of the surest link of it.

    Between two articles that is the nearest pair of statements, and any pair that is surely one statement: in a
    point of many statements a far pair, compared all the same, would mostly be found to differ.
    """
    leading: dict[tuple[ArticleId, ArticleId], Link] = {}
    for link in sorted(links, key=lambda k: (-k.score, k.a, k.b)):
        first, second = sorted((article[link.a], article[link.b]))
        leading.setdefault((first, second), link)
    answering = [*leading.values(), *(link for link in links if link.score >= SURE)]
    if not answering:
        return Decision("single", "Only one article says so.")
    best = max(answering, key=lambda link: (ORDER.index(link.relation), link.score, link.a, link.b))
    return Decision(best.relation, best.explanation)


# --- rules -------------------------------------------------------------------------------------


def _numbers(pair: Pair, score: float) -> Decision | None:
    compared = compared_quantities(pair)
    settled = {id(q) for a, b, c in compared if c.outcome in ("same", "within") for q in (a, b)}
    open_ = [(a, b, c) for a, b, c in compared if id(a) not in settled and id(b) not in settled]
    for a, b, c in open_:
        if c.outcome == "conflict":
            one_count = score >= ONE_COUNT or pair.a.predicate == pair.b.predicate
            if not (one_count and (score >= SURE or _like(a, b))):
                continue  # two numbers of one kind in one matter may still measure two things
            if a.unit is None and _later(pair):
                return Decision("update", f"The later report has another count: {c.detail}.")
            return Decision("conflict", f"The numbers exclude each other: {c.detail}.")
    for _, _, c in open_:
        if c.outcome == "differ":
            return Decision("differ", f"The numbers differ, but can both be true: {c.detail}.")
    return None


def _like(a: Quantity, b: Quantity) -> bool:
    """True where the one is at most LIKE times the other."""
    ends = sorted(abs(e) for q in (a, b) for e in (q.low if q.low is not None else q.high,) if e is not None)
    return len(ends) == 2 and ends[1] <= LIKE * ends[0]


def _copy(pair: Pair, score: float) -> Decision | None:
    """The same words, or the one's within the other's, with the same numbers: never a conflict, never an update.

    Where the reader takes one for denied or to come and the other not, the same words outweigh its doubt; but words
    that are not marked as quoted can stand below a "nobody", and are then compared as any others.
    """
    less, more = sorted((_plain(pair.a), _plain(pair.b)), key=len)
    quoted = bool(pair.a.quoted & pair.b.quoted)
    if not less.strip() or less not in more or not (pair.a.claim.polarity == pair.b.claim.polarity or quoted):
        return None
    if less == more:
        return Decision("agree", "Both say the same in the same words.")
    if quoted or len(less.split()) >= SOME_WORDS:
        return _detail(pair, 1.0) or Decision("agree", "Both say the same, one with a few words more.")
    return None


def _dates(pair: Pair, score: float) -> Decision | None:
    compared = compared_times(pair)
    if not compared or any(c.outcome in ("same", "within") for _, _, c in compared):
        return None
    text_a, text_b = pair.table.of(pair.a).text, pair.table.of(pair.b).text
    alike = [c.detail for a, b, c in compared if fold(a.span.of(text_a)) == fold(b.span.of(text_b))]
    if alike:
        # "Saturday" in reports of two days: which one is meant rests on the reports' dates, not on their words
        return Decision("differ", f"The times are put in the same words, but read as others: {alike[0]}.")
    if all(c.outcome == "conflict" for _, _, c in compared) and pair.a.predicate == pair.b.predicate and score >= SURE:
        return Decision("conflict", f"The times exclude each other: {compared[0][2].detail}.")
    return Decision("differ", f"The times differ: {compared[0][2].detail}.")


def _denial(pair: Pair, score: float) -> Decision | None:
    if pair.a.claim.polarity == pair.b.claim.polarity:
        return None
    same = pair.a.predicate == pair.b.predicate and pair.a.predicate != ""
    if same and score >= SURE:
        return Decision("conflict", f"One says so, the other denies it: {_both(pair)}.")
    return Decision("differ", f"One is put as a denial, the other is not: {_both(pair)}.")


def _state(pair: Pair, score: float) -> Decision | None:
    """Expected in the earlier report, done in the later one."""
    a, b = pair.a, pair.b
    if a.future == b.future or a.day is None or b.day is None or score < LIKELY:
        return None
    if not _same_predicate(pair):
        return None
    before, after = (a, b) if a.future else (b, a)
    if before.day is not None and after.day is not None and before.day < after.day:
        return Decision("update", f"The earlier report expects it, the later one has it done: {_both(pair)}.")
    return None


def _strength(pair: Pair, score: float) -> Decision | None:
    # Hedges are words one can point at; a difference in factuality alone was found to be the reader's doubt more often
    # than the reports'. Only of one statement can it be said that one side hedges it: other words about the matter
    # may have hedges of their own.
    if not _same_predicate(pair) or score < LIKELY:
        return None
    one, two = _hedged(pair.a, pair), _hedged(pair.b, pair)
    if bool(one) != bool(two):
        row, hedges = (pair.a, one) if one else (pair.b, two)
        return Decision("differ", f"{_name(pair, row)} hedges it (“{hedges[0]}”), the other does not: {_both(pair)}.")
    if pair.a.future != pair.b.future:
        return Decision("differ", f"One speaks of what is to come, the other of what is: {_both(pair)}.")
    return None


def _scope(pair: Pair, score: float) -> Decision | None:
    if pair.a.voice.actor is not None and pair.b.voice.actor is not None and pair.a.voice.key != pair.b.voice.key:
        return Decision("differ", f"Two sources put it in their own ways: {_both(pair)}.")
    return None


def _detail(pair: Pair, score: float) -> Decision | None:
    for _, _, c in (*compared_quantities(pair), *compared_times(pair)):
        if c.outcome == "within":
            return Decision("refine", f"The one is more exact: {c.detail}.")
    mass_a, mass_b = pair.table.words.mass(pair.a.words), pair.table.words.mass(pair.b.words)
    more, less = (pair.a, pair.b) if mass_a >= mass_b else (pair.b, pair.a)
    if max(mass_a, mass_b) > MORE * min(mass_a, mass_b):
        added = sorted(more.words - less.words, key=lambda w: (-pair.table.words.of[w], w))[:4]
        return Decision("refine", f"{_name(pair, more)} adds detail ({', '.join(added)}).")
    extra_a, extra_b = pair.a.words - pair.b.words, pair.b.words - pair.a.words
    other = pair.table.words.mass(extra_a) > OTHER * mass_a and pair.table.words.mass(extra_b) > OTHER * mass_b
    if other and score < SURE:
        return Decision("differ", f"The same matter in other words: {_both(pair)}.")
    return None


def _same_predicate(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    return a.predicate in (b.predicate, *b.words) or b.predicate in a.words


def _plain(row: Row) -> str:
    """The words alone, a space before and after each."""
    kept = "".join(c if c.isalnum() else " " for c in fold(row.text).replace("’", "'").replace("'", ""))
    return f" {' '.join(kept.split())} "


def _hedged(row: Row, pair: Pair) -> list[str]:
    """The hedges of a claim as they are written."""
    text = pair.table.of(row).text
    return [hedge.of(text) for hedge in row.claim.hedges]


# --- words -------------------------------------------------------------------------------------


def _later(pair: Pair) -> bool:
    a, b = pair.a.day, pair.b.day
    return a is not None and b is not None and a != b


def _both(pair: Pair) -> str:
    return f"“{_short(pair.a)}” and “{_short(pair.b)}”"


def _short(row: Row) -> str:
    text = " ".join(row.text.split())
    return text if len(text) <= 90 else text[:87].rsplit(" ", 1)[0] + " …"


def _name(pair: Pair, row: Row) -> str:
    article = pair.table.of(row)
    return article.outlet or article.name


def reasons_of(said: Sequence[Reason]) -> tuple[Reason, ...]:
    """The reasons that say something, the weightiest first."""
    return tuple(sorted((r for r in said if r.score), key=lambda r: (-abs(r.score), r.feature)))
