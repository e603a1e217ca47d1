"""On what a position or a point rests, in as few words as a list allows; `render/sourcing.py` has the sentence."""

from twosource.model import Clause, Sourcing
from twosource.render.case import Case, codes_of
from twosource.render.sourcing import number_word
from twosource.render.wording import clipped, listed
from twosource.text import fold

NAME = 60  # characters of a source
BEGINNERS = frozenset({"A", "An", "Many", "One", "Several", "Some", "The", "Three", "Two"})
NAMES = 2  # sources that are named; of more it is told how many


def short_sourcing(case: Case, sourcing: Sourcing) -> str:
    """ "one source: the Coastguard", "two sources: A and B; A4 shows none", "no source shown"."""
    if sourcing.kind == "own":
        return "no source shown"
    names = [_small(clipped(source, NAME)) for source in sourcing.sources]
    if sourcing.kind == "public":
        return f"a public act of {listed(names)}"
    told = _from_whom(sourcing, names)
    own = case.origin_articles(sourcing.own)
    return f"{told}; {codes_of(own)} {'shows' if len(own) == 1 else 'show'} none" if own else told


def rests_of(case: Case, clause: Clause) -> str:
    """The same of a clause that names who says it: not told again."""
    sourcing = clause.sourcing
    if sourcing is None:
        return ""
    told = {fold(speaker.label) for speaker in clause.said_by}
    known = all(any(fold(source) in label for label in told) for source in sourcing.sources)
    if sourcing.kind == "one" and sourcing.sources and known:
        agency = next((relay.name for relay in sourcing.through if relay.agency), None)
        return f"one source, via {agency}" if agency else "one source"
    return short_sourcing(case, sourcing)


def _small(name: str) -> str:
    """Without the capital of a word that only begins a sentence: "a union representative"."""
    return name[:1].lower() + name[1:] if name.partition(" ")[0] in BEGINNERS else name


def _from_whom(sourcing: Sourcing, names: list[str]) -> str:
    if not names:
        agencies = [relay.name for relay in sourcing.through]
        return f"one story of {listed(agencies)}" if agencies else "one text, whose it is not said"
    if len(names) == 1:
        return f"one source: {names[0]}"
    return f"{number_word(len(names))} sources" + (f": {listed(names)}" if len(names) <= NAMES else "")
