"""Claims of one article -> when what they tell is said to have been, by dates and by words of order.

A date places what it is said of: a statement ("closed on Monday"), or only the thing it stands with ("the May 3
party"). "before", "a day after", "the next day" place a statement against another; with a date there, that gives
bounds, without one only the order. Nothing is dated by guess: what has neither is left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from twosource import lexicon
from twosource.claims.order import Order, find_orders
from twosource.model import Analysis, Claim, ClaimId, Place, Placed, Placing, Span, Time, TimeRelation
from twosource.tree import Tree, grow
from twosource.values.days import days_later

DEEPEST = 6  # steps from a statement to the date that it is before or after
NEAR = 8  # words before "since 1981" in which "the highest" may stand
_NO_EARLIER = (
    ("no", "earlier", "than"),
    ("no", "sooner", "than"),
    ("not", "earlier", "than"),
    ("not", "sooner", "than"),
)
_NO_LATER = (("no", "later", "than"), ("not", "later", "than"))
Days = tuple[str | None, str | None]  # the earliest and the latest day, ISO, both included


def find_placed(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[Placed]:
    """What dates say first; then, of what no date places, what words of order say."""
    tree = grow(analysis.article.text, analysis.tokens)
    dated: dict[ClaimId, Days] = {}
    for claim in claims:
        for placed in _placed_by_dates(tree, analysis, claim):
            if placed.placing.thing is None and placed.placing.relation == "at":
                dated.setdefault(claim.id, placed.days)
            yield placed
    orders: dict[ClaimId, list[Order]] = defaultdict(list)
    for order in find_orders(tree, analysis, claims):
        if order.claim not in dated:
            orders[order.claim].append(order)
    for claim in claims:
        for order in orders.get(claim.id, ()):
            days = _shifted(_anchored(analysis, order, dated, orders, 0), order)
            where = (Place(claim.article, order.words), Place(claim.article, order.anchor))
            yield Placed(days, Placing(claim.id, order.sense, *where))


def _placed_by_dates(tree: Tree, analysis: Analysis, claim: Claim) -> Iterator[Placed]:
    """The dates of a claim; "from ... to" of one claim is one stretch of time."""
    times = [t for t in (analysis.times[n] for n in claim.times) if t.span.overlaps(claim.span)]
    placed = [_by_date(tree, claim, time, paired=_is_paired(tree, times)) for time in times]
    found = [p for p in placed if p is not None]
    whole = [p for p in found if p.placing.thing is None]
    begins = [p for p in whole if p.placing.relation == "since"]
    ends = [p for p in whole if p.placing.relation == "until"]
    if len(begins) == len(ends) == 1 and begins[0].days[0] is not None and ends[0].days[1] is not None:
        first, last = begins[0].placing.words.span, ends[0].placing.words.span
        if first < last and begins[0].days[0] <= ends[0].days[1]:
            words = Place(claim.article, Span(first.start, last.end))
            yield Placed((begins[0].days[0], ends[0].days[1]), Placing(claim.id, "at", words))
            found = [p for p in found if p not in (begins[0], ends[0])]
    yield from found


def _is_paired(tree: Tree, times: Sequence[Time]) -> bool:
    """True where one of the times is led by "from", so that "to" before another ends what that begins."""
    leads = [lead for time in times if (inside := tree.within(time.span)) for lead in _lead_words(tree, inside[0])]
    return any(tree.lower[lead] in lexicon.words("order", "from") for lead in leads)


def _by_date(tree: Tree, claim: Claim, time: Time, *, paired: bool) -> Placed | None:
    if time.type not in ("DATE", "TIME") or not (time.earliest or time.latest):
        return None
    inside = tree.within(time.span)
    if not inside:
        return Placed((time.earliest, time.latest), Placing(claim.id, "at", Place(claim.article, time.span)))
    head = tree.head_of(inside)
    noun = _noun_above(tree, claim, head)
    leads = _lead_words(tree, inside[0])
    if noun is not None:
        thing, words = Place(claim.article, _thing(tree, noun, inside)), Place(claim.article, time.span)
        return (
            None if _compared(tree, inside[0]) else Placed(_span_of(time), Placing(claim.id, "at", words, None, thing))
        )
    bound = _not_before(tree, claim, inside[0], leads)
    relation = bound or _relation([tree.lower[lead] for lead in leads], paired=paired)
    if relation == "since" and not bound and _compared(tree, inside[0]):
        return None  # "the highest since 1981" tells of no event in 1981
    first = inside[0] - 3 if tree.lower[inside[0] - 1] == "than" and bound else next(iter(leads), inside[0])
    start = tree.tokens.starts[first] if relation != "at" else time.span.start
    words = Place(claim.article, Span(start, time.span.end))
    return Placed(_bounded(_span_of(time), relation), Placing(claim.id, relation, words))


def _lead_words(tree: Tree, first: int) -> list[int]:
    """The prepositions right before the words of the time."""
    found: list[int] = []
    for word in range(first - 1, -1, -1):
        if tree.relation(word) not in ("case", "mark") or tree.sentence_of[word] != tree.sentence_of[first]:
            break
        found.insert(0, word)
    return found


def _span_of(time: Time) -> Days:
    return time.earliest, time.latest


def _relation(leads: Sequence[str], *, paired: bool) -> TimeRelation:
    for lead in leads:
        if lead in lexicon.words("order", "from"):
            return "since"
        if lead in lexicon.words("order", "to") or (paired and lead in lexicon.words("order", "ending")):
            return "until"
        if lead in lexicon.words("order", "after"):
            return "after"
        if lead in lexicon.words("order", "before"):
            return "before"
    return "at"


def _not_before(tree: Tree, claim: Claim, first: int, leads: Sequence[int]) -> TimeRelation | None:
    """ "since" for "not expected before June", "no earlier than June", "did not open until June": from then on.

    What "did not last until June" was over by then.
    """
    than = tuple(tree.lower[max(first - 3, 0) : first])
    if than in _NO_EARLIER:
        return "since"
    if than in _NO_LATER:
        return "until"
    led = {tree.lower[lead] for lead in leads}
    if "before" in led:
        return "since" if claim.polarity == "-" else None
    if not led & {"until", "till"} or tree.lemma(claim.head) in lexicon.words("negators", "lasting"):
        return None
    denied = any(tree.lower[kid] in ("not", "n't") for kid in tree.kids(claim.head, "advmod"))
    return "since" if denied or claim.polarity == "-" else None


def _bounded(days: Days, relation: TimeRelation) -> Days:
    match relation:
        case "since" | "after":
            return days[0], None
        case "until" | "before":
            return None, days[1]
        case _:
            return days


def _noun_above(tree: Tree, claim: Claim, word: int) -> int | None:
    """The noun that the time stands with, where it dates that and not what the claim says of it."""
    units = lexicon.table("times")["units"]
    below = word
    for above in tree.above(word):
        named = tree.tokens.upos[above] in ("NOUN", "PROPN") and tree.lower[above] not in units
        if above == claim.head:
            return above if named and not tree.is_predicate(above) else None
        if named and tree.relation(below) in ("nmod", "compound", "amod", "nummod"):
            return above
        below = above
    return None


def _thing(tree: Tree, noun: int, time: range) -> Span:
    """The noun with the time and what stands close by it, without preposition and what is told of it in clauses."""
    cut = frozenset(tree.kids(noun, "case", "cc", "punct", "acl", "appos", "conj", "parataxis", "cop", "nsubj", "mark"))
    inside = {*tree.subtree(noun, cut), *time}
    first = last = noun
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    first, last = min(first, time[0]), max(last, time[-1])
    while first < last and tree.tokens.upos[first] in ("ADP", "PUNCT", "CCONJ"):
        first += 1
    return tree.tokens.span(first, last)


def _compared(tree: Tree, word: int) -> bool:
    """True where a record or a rarity is told before the date: "the highest since", "unseen since"."""
    records = lexicon.words("order", "records")
    first = max(0, word - NEAR, tree.tokens.sentences[tree.sentence_of[word]][0])
    return any(tree.xpos(k) in ("JJS", "RBS") or tree.lower[k] in records for k in range(first, word))


# --- before and after --------------------------------------------------------------------------------


def _anchored(
    analysis: Analysis,
    order: Order,
    dated: Mapping[ClaimId, Days],
    orders: Mapping[ClaimId, Sequence[Order]],
    depth: int,
) -> Days:
    """The days of what the order counts from: its own date, one in its words, or those of what it is ordered by."""
    if order.anchor_claim is None:
        inside = [t for t in analysis.times if order.anchor.contains(t.span) and t.type in ("DATE", "TIME")]
        return _span_of(inside[0]) if len(inside) == 1 else (None, None)
    if order.anchor_claim in dated:
        return dated[order.anchor_claim]
    other = next(iter(orders.get(order.anchor_claim, ())), None)
    if other is None or depth >= DEEPEST:
        return None, None
    return _shifted(_anchored(analysis, other, dated, orders, depth + 1), other)


def _shifted(days: Days, order: Order) -> Days:
    """The days of what comes before or after those, by the measure where one is told."""
    earliest, latest = days
    if order.gap is None:
        return (earliest, None) if order.sense == "after" else (None, latest)
    least, most = order.gap if order.sense == "after" else (-order.gap[1], -order.gap[0])
    return days_later(earliest, least), days_later(latest, most)
