"""What somebody is cited for that may be the report's own telling all the same: no words of his are given for it.

What he does or means to do ("plans to run", "refused to leave") is told by the report. So is what it adds about a
noun within his words: relative clauses and appositions are not what a speaker puts forward (Potts 2005, The Logic of
Conventional Implicatures).
"""

from functools import cache

from twosource import lexicon
from twosource.model import Attribution, Claim, Grounds, Tokens, because

ADDED = frozenset({"acl:relcl", "appos"})  # how a clause or a name hangs on the noun about which it adds something


def loose(tokens: Tokens, claim: Claim, held: Attribution, source: str) -> Grounds | None:
    """Why the claim may be the report's own; None where it is quoted, said in so many words, or told by another."""
    if held.kind != "indirect" or not held.source:
        return None
    if held.parent is None and tells_aim(tokens, held):
        return because("tells_aim", source=source)
    added = 0 <= claim.head < len(tokens) and tokens.deprels[claim.head] in ADDED
    return because("tells_aside", source=source) if added else None


def tells_aim(tokens: Tokens, held: Attribution) -> bool:
    """True where the verb beside the source gives nobody's words."""
    words = [i for span in held.cue for i in tokens.begun_in(span)]
    verb = any(tokens.upos[i] == "VERB" for i in words)  # "allegedly" tells no aim
    return verb and _saying().isdisjoint(tokens.lemmas[i].casefold() for i in words)


@cache
def _saying() -> frozenset[str]:
    """The lemmas with which words are given."""
    verbs = lexicon.words("report_verbs", "saying") | lexicon.words("report_verbs", "speech")
    return verbs | lexicon.words("acts", "words_given")
