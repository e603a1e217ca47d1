"""Two claims of one matter -> what excludes each other: numbers, names, days, yes and no, opposites."""

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import pairwise, product

from twosource import lexicon
from twosource.align.pairs.pair import Pair, compared_quantities, compared_times
from twosource.align.relation.decision import FRAME, LIKELY, ONE_COUNT, SURE, Decision
from twosource.align.relation.opposites import denies_nothing, find_compared, find_opposites
from twosource.align.relation.roles import counts_subject, like, one_role, one_subject, shared_subject
from twosource.align.relation.slots import both
from twosource.align.table import root
from twosource.align.table.row import Row, lemma_of
from twosource.model import Time, because
from twosource.names.spelling import given, listed_spelling
from twosource.text import fold

SHORTEST = 4  # letters of a name; two shorter ones are alike by chance
FEWEST = 3  # letters of a word of which one may be a slip
SPELLING = 0.75  # likeness of letters from which two names of one matter are one name, spelled in two ways
# Shares of the shorter claim's words (by weight) that the longer one has too. WHOLE was chosen on four of the annotated
# collections (.85 gives two points of 64 less there and as many on the other four); PART was set by eye on all.
WHOLE = 0.75
PART = 0.4
INITIAL = 2  # letters; a shorter name is an initial
# what is said of the same hour, of an event and of when it was known
HAPPENS = frozenset({"begin", "break", "happen", "occur", "report", "respond", "start", "take"})
QUARTER = 15  # minutes that two hours of one thing lie apart at least to exclude each other: less is a rounding
DAY = 24 * 60  # minutes
YEAR = re.compile(r"\d{4}")
CLOCK = re.compile(r"T(\d\d):(\d\d)$")
OPEN = frozenset({"can", "could", "ever", "if", "may", "might", "must", "ought", "should", "unless", "whether"})


def numbers_differ(pair: Pair, score: float) -> Decision | None:
    if not is_one_count(pair, score):
        return None
    counted_a, counted_b = ({t.quantity.span for t in row.tallies} for row in (pair.a, pair.b))
    # counts of what befell people are compared by what befell them in which event (counts), ages by their names (ages)
    compared = [
        (a, b, c)
        for a, b, c in compared_quantities(pair)
        if not (a.span in counted_a and b.span in counted_b) and one_role(pair, a, b, surely=score >= SURE)
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
    for (a, after), (b, other) in product(sorted(_capitals(pair.a)), sorted(_capitals(pair.b))):
        if after == other and is_slip(a, b) and a not in text_b and b not in text_a:
            return Decision("conflict", because("name_spelled", a=f"{a} {after}", b=f"{b} {other}"), "name")
    return None


def _capitals(row: Row) -> set[tuple[str, str]]:
    """The capital words of the claim, each with the noun or name that follows it."""
    tokens, text = row.analysis.tokens, row.analysis.article.text
    own = tokens.begun_in(row.claim.span)
    words = [tokens.span(i, i).of(text) for i in own]
    kinds = [tokens.upos[i] for i in own]
    return {
        (word, after)
        for (word, after), (_, kind) in zip(pairwise(words), pairwise(kinds), strict=True)
        if word[0].isupper() and len(word) >= SHORTEST and kind in ("NOUN", "PROPN")
    }


def is_slip(a: str, b: str) -> bool:
    """True where one letter is another, or there is one more: beside a second word that is the same, a slip."""
    one, two = fold(a), fold(b)
    if listed_spelling(one) == listed_spelling(two) or min(len(one), len(two)) < FEWEST or not (one + two).isalpha():
        return False
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1:
        return False
    first = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[first + (len(short) == len(long)) :] == long[first + 1 :]


def is_spelling(a: str, b: str) -> bool:
    """True where two words may be one name, spelled in two ways."""
    one, two = fold(a), fold(b)
    if listed_spelling(one) == listed_spelling(two):
        return False  # every outlet writes it in its own way: no error of either
    if not one.replace("-", "").isalpha() or not two.replace("-", "").isalpha():
        return False  # "U.S.", "U.N."
    if min(len(one), len(two)) < SHORTEST or one[0] != two[0] or one.startswith(two):
        return False
    return not two.startswith(one) and SequenceMatcher(None, one, two, autojunk=False).ratio() >= SPELLING


def other_name(pair: Pair, score: float) -> Decision | None:
    """One thing told of two people of whom one name is the same: "Ann Holzwart left", "Ann Gray left"."""
    if score < SURE:
        return None
    one_act = pair.a.predicate == pair.b.predicate
    one, two = _people_named(pair.a), _people_named(pair.b)
    for a, b in product(sorted(one), sorted(two)):
        same = [x == y for x, y in zip(_spelled_plain(a), _spelled_plain(b), strict=True)]
        if sum(same) == 1 and not _is_named(a, pair.b) and not _is_named(b, pair.a):
            if not same[1] and not one_act:
                continue  # two people called Bill
            if same[1] and (given(fold(a[0])) == given(fold(b[0])) or min(len(a[0]), len(b[0])) < INITIAL):
                continue  # "Bill Gray", "William Gray"
            return Decision("conflict", because("names_differ", a=" ".join(a), b=" ".join(b)), "name")
    return None


def dates_differ(pair: Pair, score: float) -> Decision | None:
    """Of one thing two days, years or hours that exclude each other."""
    compared = compared_times(pair)
    if not compared or any(c.outcome in ("same", "within") for _, _, c in compared):
        return _hours_differ(pair, score)
    years = all(YEAR.fullmatch(t.value or "") for x, y, _ in compared for t in (x, y))
    one_act = root(pair.a.predicate) == root(pair.b.predicate)
    if not (one_act and score >= (FRAME if years or _one_thing(pair) else LIKELY)) and not (years and score >= SURE):
        return None  # of one matter one report dates this and the other that
    text_a, text_b = (row.analysis.article.text for row in (pair.a, pair.b))
    if any(_is_limit(pair.a, x) or _is_limit(pair.b, y) for x, y, _ in compared):
        return None
    other = [c for a, b, c in compared if fold(a.span.of(text_a)) != fold(b.span.of(text_b))]
    if not other or len(other) < len(compared):
        return None  # "Saturday" in reports of two days: which is meant rests on the reports' dates, not on their words
    if all(c.outcome == "conflict" for c in other):
        return Decision("conflict", because("times_exclude", compared=other[0].why), "time")
    return Decision("differ", because("times_differ", compared=other[0].why), "time") if score >= LIKELY else None


def _is_limit(row: Row, time: Time) -> bool:
    """True of "by Monday", "as of Sunday": until when, and not when."""
    tokens = row.analysis.tokens
    before = [lemma_of(tokens, i) for i in tokens.begun_in(row.claim.span) if tokens.starts[i] < time.span.start]
    return before[-1:] == ["by"] or before[-2:] == ["as", "of"]


def _hours_differ(pair: Pair, score: float) -> Decision | None:
    """Of one thing two hours that lie a quarter of an hour or more apart."""
    predicates = {pair.a.predicate, pair.b.predicate}
    if score < (LIKELY if len(predicates) == 1 else SURE) or not (len(predicates) == 1 or predicates <= HAPPENS):
        return None  # "hit the rocks at 6", "left the port at 4.50"
    hours = [[(h, t) for t in row.times if (h := _hour_of(t)) is not None] for row in (pair.a, pair.b)]
    if not hours[0] or not hours[1]:
        return None
    apart = [abs(x - y) for (x, _), (y, _) in product(*hours)]
    if min(min(gap, DAY - gap) for gap in apart) < QUARTER:
        return None
    shown = [t[0][1].span.of(row.analysis.article.text) for t, row in zip(hours, (pair.a, pair.b), strict=True)]
    return Decision("conflict", because("hours_exclude", a=shown[0], b=shown[1]), "time")


def _hour_of(time: Time) -> int | None:
    """The minutes since midnight, of a time that is told to the hour, and not as one before or after which."""
    told = CLOCK.search(time.value or "")
    if time.type != "TIME" or told is None or time.mod not in (None, "APPROX"):
        return None
    return int(told[1]) * 60 + int(told[2])


def denial(pair: Pair, score: float) -> Decision | None:
    """What the one says, the other says is not so; or what the one says, a source of the other denies."""
    a, b = pair.a, pair.b
    if not a.predicate or root(a.predicate) != root(b.predicate):
        return None
    if a.claim.polarity == b.claim.polarity:
        turned = a.claim.polarity == "+" and score >= LIKELY and _is_denied(a) != _is_denied(b)
        return Decision("conflict", because("denied", **both(pair)), "denial") if turned else None
    told_no = any(row.claim.polarity == "-" and _is_denied(row) for row in (a, b))
    if told_no and score >= LIKELY and a.future == b.future:
        return Decision("conflict", because("denied", **both(pair)), "denial")
    if not one_subject(pair):
        return None  # "was not closed", "stayed open": a denial of another thing is none
    if any(row.claim.polarity == "-" and denies_nothing(row) for row in (a, b)):
        return None
    alike = _alike_but(pair, frozenset())
    firm = score >= FRAME and a.future == b.future and not _left_open(a) and not _left_open(b)
    said_of_one = shared_subject(pair) and (score >= SURE or alike >= WHOLE)
    if firm and (said_of_one or (score >= SURE and _is_noun(a) and not (a.subject_words or b.subject_words))):
        return Decision("conflict", because("denied", **both(pair)), "denial")
    return (
        Decision("differ", because("put_as_denial", **both(pair)), "denial")
        if score >= LIKELY or alike >= WHOLE
        else None
    )


def _is_denied(row: Row) -> bool:
    """True where it is told as what somebody denies."""
    tokens = row.analysis.tokens
    cue = row.attribution.cue if row.attribution is not None else ()
    words = {lemma_of(tokens, i) for span in cue for i in tokens.begun_in(span)}
    return not words.isdisjoint(lexicon.words("disputes", "denying"))


def _is_noun(row: Row) -> bool:
    """True where it says what something is: "it is a hoax"."""
    tokens = row.analysis.tokens
    return 0 <= row.claim.head < len(tokens) and tokens.upos[row.claim.head] == "NOUN"


def _left_open(row: Row) -> bool:
    """True of what should be, can be, or is asked: its denial excludes nothing."""
    tokens = row.analysis.tokens
    return not OPEN.isdisjoint(lemma_of(tokens, i) for i in tokens.begun_in(row.claim.span))


def opposite(pair: Pair, score: float) -> Decision | None:
    """All else alike, a word of the one is the opposite of a word of the other."""
    if score < LIKELY:
        return None
    compared = find_compared(pair)
    if compared is not None and pair.a.actors & pair.b.actors:
        return Decision("conflict", because("opposites", a=compared.a, b=compared.b), "denial")
    found = find_opposites(pair)
    if found is None:
        return None
    one = one_subject(pair)
    if not one and not (found.words & pair.a.subject_words and found.words & pair.b.subject_words):
        return None
    alike = _alike_but(pair, found.words)
    why = because("opposites", a=found.a, b=found.b)
    if one and alike >= WHOLE and pair.a.future == pair.b.future:
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


def _one_thing(pair: Pair) -> bool:
    """True where the subjects share an actor or the beginning of a word."""
    one, two = ({root(word) for word in row.subject_words} for row in (pair.a, pair.b))
    return bool(one & two) or bool(pair.a.subject & pair.b.subject)


def _people_named(row: Row) -> set[tuple[str, str]]:
    """The first and the last name of each person that it names with both."""
    text = row.analysis.article.text
    mentions = (row.analysis.mentions[n] for n in row.claim.mentions)
    names = [m.span.of(text).split() for m in mentions if m.type == "PER" and m.form == "name"]
    return {(words[0], words[-1]) for words in names if len(words) > 1}


def _spelled_plain(name: tuple[str, str]) -> tuple[str, ...]:
    """The names without case and accents."""
    return tuple(unicodedata.normalize("NFKD", fold(word)).encode("ascii", "ignore").decode() for word in name)


def _is_named(name: tuple[str, str], row: Row) -> bool:
    """True where the article has both words of the name: it knows two people of one name."""
    text = row.analysis.article.text
    return all(word in text for word in name)
