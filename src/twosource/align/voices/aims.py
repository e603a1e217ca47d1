"""What somebody means to do, or does, as the report tells it: no words of his, if the reader has a source for it."""

from functools import cache

from twosource import lexicon
from twosource.model import Attribution, Tokens


def tells_aim(tokens: Tokens, held: Attribution) -> bool:
    """True where the report gives nobody's words but an aim or a deed: "plans to run", "refused to leave".

    What is so told within another's words is that other's.
    """
    words = [i for span in held.cue for i in tokens.begun_in(span)]
    if held.parent is not None or held.kind != "indirect" or not held.source:
        return False
    verb = any(tokens.upos[i] == "VERB" for i in words)  # "allegedly" tells no aim
    return verb and _saying().isdisjoint(tokens.lemmas[i].casefold() for i in words)


@cache
def _saying() -> frozenset[str]:
    """The lemmas with which words are given."""
    verbs = lexicon.words("report_verbs", "saying") | lexicon.words("report_verbs", "speech")
    return verbs | lexicon.words("acts", "words_given")
