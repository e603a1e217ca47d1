"""A claim -> whether what it tells is still to come or has come about, as its verb and what governs it say.

A later report that has as done what an earlier one expects outdates it, in whatever words: "is expected to approve
the plan", "signed it".
"""

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter

from twosource import lexicon
from twosource.model import Analysis, Article, Claim, Stage, Tokens

TRIED = frozenset({"attempt", "fail", "need", "seek", "struggle", "try", "want", "work"})  # done already, if in vain
FIRM = frozenset({"shall", "will", "wo", "'ll", "’ll"})  # "could", "may" and "would" tell of what may never come
JOINED = frozenset({"conj", "xcomp"})  # relations over which a verb is as far on as the one it hangs on
STEPS = 4  # governors looked at
DONE = frozenset({"CT+", "CT-"})  # factuality of what has come about, or not


def staged(analysis: Analysis, claim: Claim) -> Claim:
    """The claim with how far on what it tells is."""
    article, tokens = analysis.article, analysis.tokens
    return replace(claim, stage=find_stage(article, tokens, claim), future=is_future(tokens, claim))


def find_stage(article: Article, tokens: Tokens, claim: Claim) -> Stage | None:
    """How far on what the claim tells is, None where its words do not say."""
    if not len(tokens):
        return None
    if _coming(tokens, claim.head):
        return "coming"
    return "done" if claim.factuality in DONE and _is_finite_verb(article, tokens, claim) else None


def is_future(tokens: Tokens, claim: Claim) -> bool:
    """True where the predicate is put as not yet so, be it sure or not: "may", "will", "is expected to", "plans to"."""
    if not len(tokens):
        return False
    inside, head = tokens.begun_in(claim.span), claim.head
    helpers = {tokens.lemmas[i] for i in inside if tokens.heads[i] == head and tokens.upos[i] == "AUX"}
    if helpers & {"will", "shall", "would", "may", "might", "could"}:
        return True
    marked = any(tokens.heads[i] == head and tokens.xpos[i] == "TO" for i in inside)
    governor = tokens.heads[head]
    return marked and governor >= 0 and tokens.lemmas[governor] in _plans()


def _coming(tokens: Tokens, head: int) -> bool:
    """True for "will open", "is expected to open", "is likely to", "poised to", and what is joined to such a verb."""
    if _governs(tokens, head) and any(_marked(tokens, i) for i in _kids(tokens, head) if i > head):
        return True
    for _ in range(STEPS):
        helpers = {tokens.lemmas[i].lower() for i in _kids(tokens, head) if tokens.upos[i] == "AUX"}
        if helpers:
            return bool(helpers & FIRM)
        above, marked = tokens.heads[head], _marked(tokens, head)
        if above < 0 or tokens.deprels[head] not in JOINED:
            return False
        if marked and _governs(tokens, above):
            return True
        if not marked and tokens.deprels[head] != "conj":
            return False
        head = above
    return False


def _governs(tokens: Tokens, word: int) -> bool:
    """True for "set to open", "expected to"; "set up to help" is another verb and tells what was done."""
    if tokens.lemmas[word].lower() not in _plans() | lexicon.words("coming", "governors"):
        return False
    return not any(tokens.deprels[i] == "compound:prt" for i in _kids(tokens, word))


def _plans() -> frozenset[str]:
    return (lexicon.words("plans", "verbs") | lexicon.words("plans", "adjectives")) - TRIED


def _marked(tokens: Tokens, verb: int) -> bool:
    """True for an infinitive with "to"."""
    return any(tokens.xpos[i] == "TO" for i in _kids(tokens, verb))


def _kids(tokens: Tokens, word: int) -> list[int]:
    sentence = bisect_right(tokens.sentences, word, key=itemgetter(0)) - 1
    first, past = tokens.sentences[sentence] if sentence >= 0 else (word, word)
    return [i for i in range(first, past) if tokens.heads[i] == word]


def _is_finite_verb(article: Article, tokens: Tokens, claim: Claim) -> bool:
    """True for "opened", "has opened", "was opened", and for "opens" in a headline; not for "is opening"."""
    head = claim.head
    form = tokens.xpos[head]
    if form == "VBN":
        helped = any(tokens.lemmas[i].lower() in ("be", "get", "have") for i in _kids(tokens, head))
        return helped and not tokens.span(head, head).of(article.text).endswith("ing")
    return form == "VBD" or (form == "VBZ" and claim.title)
