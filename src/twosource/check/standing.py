"""Notes on what is supported: how it stands in the sources. single-origin, disputed, outdated, hedge-added."""

from collections.abc import Iterator

from twosource.check.certainty import left_open, weak_words
from twosource.check.evidence import Matched, place_of
from twosource.check.numbers import compared_numbers
from twosource.check.overlap import Stated, stated
from twosource.model import Claim, Finding, NoteCode
from twosource.values.days import ordinal

SIDES = 2  # what is disputed, or stands on more than one source, needs as many


def single_origin(matched: Matched) -> Iterator[Finding]:
    """All that says so is one source: a note.

    What it finds: a statement that the nearest sentences give as the word of one and the same, or that one report of
    several tells alone.

    Why: the newsroom asks for two sources.

    Example: three reports have "the coastguard said five people were killed", and nobody else tells how many.
    """
    found = stated(matched, matched.sentence.terms)
    keys = {_standing_holder(matched, one) for one in found}
    if found and len(matched.sources.of) >= SIDES and len(keys) == 1:
        places = tuple(place_of(one.sentence) for one in found)
        yield Finding("single-origin", "note", matched.sentence.span, "one", places, places[0])


def disputed(matched: Matched) -> Iterator[Finding]:
    """The sources have different numbers, and the draft one of them: a note, with both sides.

    What it finds: a number that one source has as the draft, where another has one that excludes it. Where the other is
    of a later day it is outdated.

    Why: whoever quotes one side should know that there is another.

    Example: one report has "five were killed", another "seven were killed"; the draft has five.
    """
    for quantity in matched.sentence.quantities:
        near = compared_numbers(matched, quantity)
        fine = [s for s, _, outcome in near if outcome in ("same", "within")]
        against = [(s, q) for s, q, outcome in near if outcome == "conflict"]
        if not fine or not against:
            continue
        sentence, other = against[0]
        here, there = (ordinal(s.analysis.article.published) for s in (fine[0], sentence))
        later = here is not None and there is not None and there > here
        code: NoteCode = "outdated" if later else "disputed"
        detail = "later" if later else "sides"
        places = (place_of(sentence), place_of(fine[0]))
        yield Finding(code, "note", quantity.span, detail, places, place_of(sentence, other.span))
        return


def hedge_added(matched: Matched) -> Iterator[Finding]:
    """What a source states plainly told as open: a note.

    What it finds: "may", "allegedly" and the like in the draft, where every source that states the same has nothing of
    the kind.

    Why: a doubt that nobody has is a statement too.

    Example: the source has "The bridge closed on Monday", the draft "The bridge reportedly closed on Monday".
    """
    sentence = matched.sentence
    weak = weak_words(sentence)
    found = stated(matched, sentence.terms) if weak else ()
    if found and not any(left_open(matched, one) or weak_words(one.sentence) for one in found):
        tokens = sentence.analysis.tokens
        first = found[0].sentence
        span = tokens.span(weak[0], weak[0])
        yield Finding("hedge-added", "note", span, "hedge", (place_of(first),), place_of(first))


def _standing_holder(matched: Matched, one: Stated) -> str:
    """The key of who holds the claim of that sentence that shares most with the draft's; the article where none is."""
    sources = matched.sources
    shared = [i for i, root in one.sentence.roots.items() if root in one.shared]
    claims = sorted(one.sentence.claims, key=lambda c: (-sum(_standing_in(one, i, c) for i in shared), c.id))
    holder = sources.holding.get(claims[0].id) if claims else None
    return holder.key if holder is not None else one.sentence.article


def _standing_in(one: Stated, word: int, claim: Claim) -> bool:
    start = one.sentence.analysis.tokens.starts[word]
    return claim.span.start <= start < claim.span.end
