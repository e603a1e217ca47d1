"""What somebody is cited for that may be the report's own telling all the same: no words of his are given for it.

What he does or means to do ("plans to run", "refused to leave") is told by the report. So may be what is added behind a
comma about a noun within his words: such clauses and appositions are not what a speaker puts forward (Potts 2005, The
Logic of Conventional Implicatures).
"""

from functools import cache

from twosource import lexicon
from twosource.model import Analysis, Attribution, Claim, Grounds, Tokens, because

ADDED = frozenset({"acl:relcl", "appos"})  # how a clause or a name hangs on the noun about which it adds something
NEAR = 3  # characters before a clause in which its mark stands
MARKS = ",–—-("  # before what is added; a clause without one tells which is meant: "contracts which end in May"


def loose(analysis: Analysis, claim: Claim, held: Attribution, source: str) -> Grounds | None:
    """Why the claim may be the report's own; None where it is quoted, said in so many words, or told by another."""
    if held.kind != "indirect" or not held.source:
        return None
    tokens = analysis.tokens
    if held.parent is None and tells_aim(tokens, held):
        return because("tells_aim", source=source)
    added = 0 <= claim.head < len(tokens) and tokens.deprels[claim.head] in ADDED
    before = analysis.article.text[max(0, claim.span.start - NEAR) : claim.span.start].rstrip()[-1:]
    return because("tells_aside", source=source) if added and before and before in MARKS else None


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
