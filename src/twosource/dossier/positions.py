"""A point's statements -> its positions: what some of them have in common against the others, a value or a stand.

A point whose statements agree has one position. Values are told apart only where a link of the point says that they
differ; a statement that gives none stands with the only one of its article, or else in a position without a value.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource import lexicon
from twosource.dossier.sourcing import sourcing_of
from twosource.model import About, ArticleId, ClaimId, Grounds, Group, Link, Position, Quantity, Stand, Statement
from twosource.text import fold
from twosource.values.compare import comparable
from twosource.values.days import DAY, UNDATED
from twosource.view import View

OPPOSED = frozenset({"conflict", "differ", "update"})
OF_NUMBER: frozenset[About | None] = frozenset({"age", "count", "number"})
OF_WORDS: frozenset[About | None] = frozenset({"name", "time"})
OF_STAND: frozenset[About | None] = frozenset({"certainty", "denial", "state"})
RELATIVE = "acl:relcl"  # of a clause that tells more of a noun
Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it is compared and as it is written."""

    key: str
    bounds: Bounds | None
    words: str


def find_positions(view: View, group: Group, statements: Sequence[Statement]) -> tuple[Position, ...]:
    """The positions of the statements of a group, in order of their days, the last state last; a partition of them."""
    links = [k for k in group.links if k.relation in OPPOSED and k.about in OF_NUMBER | OF_WORDS | OF_STAND]
    values = _given_values(view, statements, links)
    if len({v.key for v in values.values()}) < 2:
        values = {}
    # where values differ, that one of them was still to come tells no two apart, nor is it a later state
    kinds = {k.about for k in links if not values or k.about != "state"}
    states = [k for k in links if k.relation == "update" and (k.about in kinds)]
    shared = _with_own_value(statements, values)
    stands = [_stand(view, s, kinds) for s in statements]
    held: dict[tuple[str, Stand], list[int]] = defaultdict(list)
    for n, statement in enumerate(statements):
        value = shared.get(statement.claim)
        held[value.key if value else "", stands[n]].append(n)
    updating = {claim for k in states for claim in (k.a, k.b)}
    made = []
    for (_, stand), members in held.items():
        named = [v for n in members if (v := values.get(statements[n].claim))]
        made.append(_made_position(view, group, statements, members, stand, most_written(named)))
    last = next(
        (p for p in made if _is_newest(p, made) and any(statements[n].claim in updating for n in p.statements)), None
    )
    ordered = sorted(made, key=lambda p: (p is last, p.since or UNDATED, -len(p.articles), p.statements))
    return tuple(replace(p, latest=p is last) for p in ordered)


def _made_position(
    view: View, group: Group, statements: Sequence[Statement], members: list[int], stand: Stand, value: str | None
) -> Position:
    own = [statements[n] for n in members]
    articles = tuple(sorted({s.article for s in own}, key=lambda a: view.rank[a]))
    days = [day[:DAY] for a in articles if (day := view.analyses[a].article.published)]
    return Position(
        value=value,
        stand=stand,
        statements=tuple(members),
        said_by=tuple(dict.fromkeys(s.said_by for s in own if s.said_by)),
        articles=articles,
        since=min(days, default=None),
        latest=False,
        sourcing=sourcing_of(group.origins, {s.claim: s.article for s in own}),
    )


def _is_newest(position: Position, positions: Sequence[Position]) -> bool:
    """True where it is first told after all others: what some had said before is no later state."""
    others = [p.since for p in positions if p is not position]
    return bool(others) and position.since is not None and all(day and day < position.since for day in others)


# --- values --------------------------------------------------------------------------------------


def _given_values(view: View, statements: Sequence[Statement], links: Sequence[Link]) -> dict[ClaimId, Given]:
    """The value that each statement gives for what the links say differs; none for one that gives none."""
    numbers = [k for k in links if k.about in OF_NUMBER]
    found: dict[ClaimId, Given] = {}
    if numbers:
        sample = _numbers_compared(view, statements, numbers)
        for statement in statements:
            quantity = _answering(view, statement, sample)
            if quantity is not None:
                found[statement.claim] = given_number(view, statement, quantity)
        return bounds_met(found)
    for link in sorted((k for k in links if k.about in OF_WORDS), key=lambda k: (-k.score, k.a, k.b)):
        words = _compared_words(link.why)
        for claim, own in zip((link.a, link.b), words, strict=True):
            if own is not None:
                found.setdefault(claim, Given(fold(own), None, own))
    return found


def _numbers_compared(view: View, statements: Sequence[Statement], links: Sequence[Link]) -> list[Quantity]:
    """The numbers of the statements that the links name, the surest first."""
    of = {s.claim: s for s in statements}
    found = []
    for link in sorted(links, key=lambda k: (-k.score, k.a, k.b)):
        for claim, words in zip((link.a, link.b), _compared_words(link.why), strict=True):
            inside = list(_quantities(view, of[claim]))
            near = [q for q in inside if words and fold(q.span.of(view.text(of[claim].article))) in fold(words)]
            found += near[:1] or inside[:1]
    return found


def _answering(view: View, statement: Statement, sample: Sequence[Quantity]) -> Quantity | None:
    """The number of a statement that is of the kind of those that differ: one of them, or the first like one."""
    inside = list(_quantities(view, statement))
    return next((q for q in inside if q in sample), None) or next(
        (q for q in inside if any(comparable(q, other) for other in sample)), None
    )


def _quantities(view: View, statement: Statement) -> Iterator[Quantity]:
    analysis = view.analyses[statement.article]
    for n in view.claims[statement.claim].quantities:
        yield analysis.quantities[n]


def given_number(view: View, statement: Statement, quantity: Quantity) -> Given:
    """The value that a number of the statement gives."""
    text, whole, span = view.text(statement.article), quantity.whole or quantity.span, quantity.span
    end = max(whole.end, span.end) if quantity.unit is not None else span.end  # "8 million crowns", "five"
    words = " ".join(text[min(whole.start, span.start) : end].split())
    words = words if any(c.isupper() for c in words[1:]) else words.lower()
    return Given(f"{quantity.low}/{quantity.high}/{quantity.unit}", (quantity.low, quantity.high), words)


def bounds_met(found: Mapping[ClaimId, Given]) -> dict[ClaimId, Given]:
    """A bound that begins or ends at a figure given outright goes with it: "at least nine" and "nine"."""
    exact = {v.bounds[0]: v.key for v in found.values() if v.bounds and v.bounds[0] == v.bounds[1]}
    out = {}
    for claim, value in found.items():
        ends = [end for end in value.bounds or () if end in exact and end is not None]
        out[claim] = Given(exact[ends[0]], value.bounds, value.words) if ends else value
    return out


def _compared_words(why: Grounds) -> tuple[str | None, str | None]:
    """The words by which the two sides of a comparison are shown."""
    inner = why.slot("compared")
    grounds = inner if isinstance(inner, Grounds) else why
    a, b = grounds.slot("a"), grounds.slot("b")
    return a if isinstance(a, str) else None, b if isinstance(b, str) else None


def _with_own_value(statements: Sequence[Statement], values: Mapping[ClaimId, Given]) -> dict[ClaimId, Given]:
    """The values, and for a statement that gives none the only one that its article gives."""
    given: dict[ArticleId, dict[str, Given]] = defaultdict(dict)
    for statement in statements:
        value = values.get(statement.claim)
        if value is not None:
            given[statement.article].setdefault(value.key, value)
    out = dict(values)
    for statement in statements:
        if statement.claim not in values and len(given[statement.article]) == 1:
            out[statement.claim] = next(iter(given[statement.article].values()))
    return out


def most_written(named: Sequence[Given]) -> str | None:
    """The words most statements have for a value, the shortest of those."""
    if not named:
        return None
    counts = {v.words: sum(o.words == v.words for o in named) for v in named}
    return min(counts, key=lambda w: (-counts[w], len(w), w))


# --- stands --------------------------------------------------------------------------------------


def _stand(view: View, statement: Statement, kinds: set[About | None]) -> Stand:
    """The stand of a statement in what the point's links say differs; "stated" where stands do not differ."""
    claim = view.claims[statement.claim]
    if "denial" in kinds and (statement.polarity == "-" or statement.factuality.endswith("-")):
        return "denied"
    if "state" in kinds:
        if claim.stage == "coming" or claim.future:
            return "planned"
        if claim.stage == "done" or statement.factuality == "CT+":
            return "done"
        return "planned" if statement.factuality == "Uu" and statement.polarity == "+" else "open"
    if "certainty" in kinds:
        if is_alleged(view, statement):
            return "alleged"
        return "stated" if statement.factuality in ("CT+", "CT-") else "open"
    return "stated"


def is_alleged(view: View, statement: Statement) -> bool:
    """True where a hedge in it puts it on somebody else: "allegedly", "is accused of"; not "largely" or "may"."""
    tokens = view.analyses[statement.article].tokens
    known = lexicon.words("worth", "alleging")
    claim = view.claims[statement.claim]
    held = None if tokens.deprels[claim.head] == RELATIVE else view.attribution(claim)
    for hedge in statement.hedges:
        if not statement.span.contains(hedge) and not any(cue.contains(hedge) for cue in (held.cue if held else ())):
            continue  # what only tells more of it is not alleged: "allegedly put off the check that was due"
        if fold(view.words(statement.article, hedge)) in known:
            return True
        if any(fold(tokens.lemmas[i]) in known for i in tokens.begun_in(hedge)):
            return True
    return False
