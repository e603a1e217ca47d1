"""One article -> what its words place before or after what: "a day after the vote", "A week later", "before he left".

Only what a clause, a phrase or the sentence just before says is used; what stands in a title, is only asked, or may
never come about is no event and has no place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from twosource import lexicon
from twosource.model import Analysis, Claim, ClaimId, Span
from twosource.tree import Tree
from twosource.values.cover import Cover

Sense = Literal["before", "after"]
Gap = tuple[int, int]  # days between, the least and the most

HELD = frozenset({"CT+", "CT-"})  # what is put as certain; what may come about has no place yet
CLIMB = 3  # words between a clause and the statement it hangs on; farther ones hang on something else in the sentence
VERBAL = frozenset({"VERB", "AUX"})
_NEXT = re.compile(r"^(?:the |a |an )?(?P<way>next|following|previous|preceding) (?P<unit>[a-z]+)$")
_APART = re.compile(
    r"^(?:(?:just|about|only|some|nearly|almost) )*(?P<many>[\w-]+(?: few)?) "
    r"(?P<unit>[a-z]+?)s? (?P<way>\w+)(?: that)?$"
)


@dataclass(frozen=True, slots=True)
class Order:
    """A claim comes before or after something of its own article; `words` say so, `anchor` says what."""

    claim: ClaimId
    sense: Sense
    words: Span
    anchor: Span
    anchor_claim: ClaimId | None
    gap: Gap | None


def find_orders(tree: Tree, analysis: Analysis, claims: Sequence[Claim]) -> tuple[Order, ...]:
    """The orders of an article, in order of the words that say them; each claim once against one anchor."""
    by_head: dict[int, Claim] = {}
    for claim in claims:
        if not claim.title:
            by_head.setdefault(claim.head, claim)
    found = [*_clauses(tree, analysis, by_head), *_adverbs(tree, analysis, by_head)]
    seen: set[tuple[ClaimId, Span]] = set()
    kept = []
    for order in sorted(found, key=lambda o: (o.words, o.anchor, o.claim)):
        if (order.claim, order.anchor) not in seen:
            seen.add((order.claim, order.anchor))
            kept.append(order)
    return tuple(kept)


def marks(tree: Tree, word: int) -> tuple[str, ...]:
    """The prepositions and conjunctions that stand before a word, in lower case."""
    return tuple(tree.lower[kid] for kid in tree.kids(word, "case", "mark"))


# --- clauses and phrases: "after he left", "a month after the fire" --------------------------------


def _clauses(tree: Tree, analysis: Analysis, by_head: dict[int, Claim]) -> Iterator[Order]:
    dated = Cover.of(time.span for time in analysis.times if time.type != "DURATION")
    for word in range(len(tree)):
        sense = _sense(tree.lower[word])
        of = tree.heads[word]
        if sense is None or tree.relation(word) not in ("case", "mark") or of < 0 or of < word:
            continue
        claim = _claim_above(tree, of, by_head)
        begun = Span(tree.tokens.starts[of], tree.tokens.starts[of] + 1)
        if dated.overlaps(begun):
            continue  # "since March": a date, settled or not
        if claim is None or not _is_event(tree, claim, of, word):
            continue
        first = word + 2 if tree.lower[word] == "prior" else word + 1
        if first > tree.right[of]:
            continue
        start, gap = _measure(tree, analysis, word)
        anchor = tree.tokens.span(first, max(of, _reach(tree, of)))
        held = by_head.get(of)
        if held is not None and held.id == claim.id:
            held = None
        said = Span(tree.tokens.starts[start], tree.tokens.ends[first - 1])
        yield Order(claim.id, sense, said, anchor, held.id if held else None, gap)


def _sense(word: str) -> Sense | None:
    if word in lexicon.words("order", "after"):
        return "after"
    return "before" if word in lexicon.words("order", "before") else None


def _claim_above(tree: Tree, word: int, by_head: dict[int, Claim]) -> Claim | None:
    """The statement whose verb the clause or phrase of the word hangs on."""
    below = word
    for above in tree.above(word)[:CLIMB]:
        if tree.relation(below) in ("ccomp", "parataxis", "relcl") or tree.tokens.deprels[below] == "acl:relcl":
            return None
        if above in by_head:
            return by_head[above] if by_head[above].factuality in HELD else None
        below = above
    return None


def _is_event(tree: Tree, claim: Claim, of: int, word: int) -> bool:
    """False for "named after", "before the judge", "since" that gives a reason, and what is only supposed."""
    if tree.lemma(claim.head) in lexicon.words("order", "phrasal") and tree.heads[of] == claim.head:
        return tree.is_predicate(of)
    if any(tree.lower[kid] in ("if", "unless", "whenever") for kid in tree.kids(claim.head, "mark", "advmod")):
        return False
    if tree.relation(word) == "mark":
        return tree.is_predicate(of) and tree.lower[word] != "since"
    if tree.is_predicate(of):
        return True
    return _names_event(tree, of)


def _names_event(tree: Tree, noun: int) -> bool:
    """True for a noun that says that something happened, and for one that is dated."""
    lemma = tree.lemma(noun)
    return lemma in lexicon.words("event_nouns", "events") or any(
        tree.lemma(word) in lexicon.table("times")["months"] for word in tree.subtree(noun)
    )


def _reach(tree: Tree, of: int) -> int:
    """The last word of what hangs on the word, without what is only set beside it."""
    cut = frozenset(
        tree.kids(of, "parataxis", "punct", "conj", "cc", "appos")
        + [kid for kid in tree.children[of] if tree.tokens.deprels[kid] == "acl:relcl"]
    )
    inside = tree.subtree(of, cut)
    last = of
    for word in inside[inside.index(of) :]:
        if word > last + 1:
            break
        last = word
    return last


def _measure(tree: Tree, analysis: Analysis, word: int) -> tuple[int, Gap | None]:
    """The first word of what says how much before or after, and the days it may come to."""
    first = word
    nearly = lexicon.words("order", "nearly")
    gap: Gap | None = None
    for time in analysis.times:
        if time.type == "DURATION" and time.span.end < tree.tokens.starts[word] <= time.span.end + 2:
            first = next(iter(tree.within(time.span)), word)
            gap = _days_of_gap(time.value)
    while first > 0 and tree.lower[first - 1] in nearly and tree.sentence_of[first - 1] == tree.sentence_of[word]:
        first -= 1
    return first, gap


# --- adverbs: "A week later", "the next day", "afterwards" -----------------------------------------


def _adverbs(tree: Tree, analysis: Analysis, by_head: dict[int, Claim]) -> Iterator[Order]:
    text = analysis.article.text
    for time in analysis.times:
        if time.type not in ("DATE", "TIME") or time.earliest or time.latest:
            continue
        told = _order_told(" ".join(time.span.of(text).lower().split()))
        inside = tree.within(time.span)
        if told is None or not inside or marks(tree, tree.head_of(inside)):
            continue  # "12 percent more than a year earlier", "from the previous day": compared, not placed
        yield from _from_before(tree, tree.head_of(inside), time.span, told, by_head)
    timed = Cover.of(time.span for time in analysis.times)
    for word, lower in enumerate(tree.lower):
        sense: Sense | None = "after" if lower in lexicon.words("order", "later") else None
        if lower in lexicon.words("order", "earlier"):
            sense = "before"
        span = tree.word_span(word)
        if sense and tree.relation(word) == "advmod" and not timed.overlaps(span):
            yield from _from_before(tree, word, span, (sense, None), by_head)


def _from_before(
    tree: Tree, word: int, words: Span, told: tuple[Sense, Gap | None], by_head: dict[int, Claim]
) -> Iterator[Order]:
    """Against the statement of the sentence before, in the same paragraph or the one just before it."""
    claim = by_head.get(tree.heads[word])
    number = tree.sentence_of[word]
    if claim is None or claim.factuality not in HELD or number == 0 or tree.tokens.upos[claim.head] not in VERBAL:
        return
    if tree.above(claim.head) and tree.relation(claim.head) != "conj":
        return  # within a clause the words may count from the main clause as well
    first, past = tree.tokens.sentences[number - 1]
    root = next((w for w in range(first, past) if tree.heads[w] < 0 and w in by_head), None)
    told_before = [w for w in range(first, past) if w in by_head and tree.relation(w) in ("root", "conj", "ccomp")]
    root = root if root is not None else next(iter(told_before), None)
    if root is not None and by_head[root].factuality in HELD and tree.tokens.upos[root] in VERBAL:
        before = by_head[root]
        yield Order(claim.id, told[0], words, before.span, before.id, told[1])


def _order_told(words: str) -> tuple[Sense, Gap | None] | None:
    """What an expression without a date of its own says: "the next day", "two weeks later"."""
    found = _NEXT.match(words)
    if found:
        return ("after" if found["way"] in ("next", "following") else "before"), _times(1, found["unit"])
    found = _APART.match(words)
    if not found:
        return None
    way = found["way"]
    sense: Sense | None = "after" if way in ("later", "after") else "before" if way in ("earlier", "before") else None
    numbers = lexicon.table("times")["numbers"]
    many = found["many"]
    count = 1 if many in ("a", "an") else int(many) if many.isdecimal() and len(many) < 5 else numbers.get(many)
    return (sense, _times(count, found["unit"])) if sense else None


def _times(count: int | None, unit: str) -> Gap | None:
    """So many of a unit in days; a measure in weeks is told to the week, one in days to the day."""
    days = lexicon.table("order")["days"].get(unit)
    if days is None or count is None or count > 1000:
        return None
    least, most = days
    if least == 0:
        return 0, 1 + count // 12
    middle = (least + most) // 2
    return (count - 1) * middle + least, (count - 1) * middle + most


@cache
def _days_of_gap(value: str | None) -> Gap | None:
    """The days of an ISO 8601 duration of one unit; None where how many is not known."""
    found = re.fullmatch(r"P(T?)(\d{1,4})([YMWDH])", value or "")
    if not found:
        return None
    names = {"Y": "year", "M": "minute" if found[1] else "month", "W": "week", "D": "day", "H": "hour"}
    return _times(int(found[2]), names[found[3]])
