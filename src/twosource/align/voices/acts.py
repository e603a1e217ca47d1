"""Acts that are public by being done, what somebody makes known by saying it, and who does so."""

from bisect import bisect_right

from twosource import lexicon
from twosource.align.voices.lookup import Lookup
from twosource.align.voices.offices import body_called, described, speaks_for, told_which
from twosource.align.voices.voice import Voice, bare
from twosource.model import Analysis, Claim, Evidence, Place, Span, Tokens, because

ACTING = frozenset({"PER", "ORG", "GPE"})  # types of those who act in public
HUNG = frozenset({"acl", "advcl", "conj", "parataxis", "xcomp"})  # how a predicate hangs on one whose subject it has
SAME = frozenset({"appos", "conj", "flat"})  # how a name hangs on the word for the same, or beside it
RELATIVE = frozenset({"that", "which", "who"})  # lemmas that stand for the word their clause is about
MOST_STEPS = 6  # predicates between a claim and its subject
MOST_BESIDE = 2  # steps between a subject and the name for it


def act(known: Lookup, claim: Claim) -> Voice | None:
    """Of a claim that tells a public act of somebody named, or what he says: he; of a denied or doubted one nobody.

    What somebody blames, praises or denies is known by his saying so, whichever verb the report has for it.
    """
    analysis = known.analysis
    if claim.polarity == "-" or not len(analysis.tokens):
        return None
    head = analysis.tokens.lemmas[claim.head].casefold()
    done, told = head in lexicon.words("acts", "verbs"), head in lexicon.words("acts", "telling")
    if analysis.tokens.upos[claim.head] != "VERB" or not (done or told):
        return None
    passive = _is_passive_claim(analysis, claim)
    doer = _agent(known, claim) if done else None
    if doer is None and not passive:
        doer = _doer(known, claim)
    if doer is None:
        return _by_body(known, claim) if done else None
    name = known.actors.all[doer].name
    shown = Evidence("act", because("did", actor=name, act=head), Place(analysis.article.id, claim.span))
    person = known.actors.all[doer].type == "PER"
    words = described(known, doer, "") if person else frozenset()
    key = f"actor/{known.actors.keys[doer]}"
    return Voice("act", key, name, shown, doer, body=speaks_for(known, doer), person=person, described=words)


def _by_body(known: Lookup, claim: Claim) -> Voice | None:
    """Of an act of a body that is named by its role: "police arrested", "prosecutors charged"."""
    analysis = known.analysis
    if claim.subject is None or _is_passive_claim(analysis, claim):
        return None
    label = claim.subject.of(analysis.article.text)
    body, ident = body_called(label), analysis.article.id
    if body is None:
        return None
    told = Evidence(
        "act", because("did", actor=label, act=analysis.tokens.lemmas[claim.head]), Place(ident, claim.span)
    )
    return Voice("act", f"words/{ident}/{bare(label)}", label, told, body=body, of=told_which(label))


def _doer(known: Lookup, claim: Claim) -> int | None:
    """Who the subject of the predicate is, or of the one it hangs on: by name, or the name beside its title."""
    mentions = known.analysis.mentions
    word = _subject_word(known.analysis.tokens, claim.head)
    if word is None:
        return None
    words = _called_beside(known.analysis.tokens, word)
    named = [n for n, m in enumerate(mentions) if m.head in words and known.actor_of[n] is not None]
    number = min(named, key=lambda n: (mentions[n].head != word, mentions[n].span), default=None)
    at = known.analysis.tokens.span(word, word) if number is None else mentions[number].span
    entitled = _entitled(known.analysis, at)
    number = number if entitled is None else entitled
    return known.actor_of[number] if number is not None and mentions[number].type in ACTING else None


def _subject_word(tokens: Tokens, head: int) -> int | None:
    """The word that is the subject of a predicate, or of the one it hangs on: "Gray spoke to thank the crew"."""
    at = head
    for _ in range(MOST_STEPS):
        first, past = _sentence_of_act(tokens, at)
        subject = next((i for i in range(first, past) if _is_doer_of(tokens, i, at)), None)
        if tokens.deprels[at] == "acl:relcl" and (subject is None or tokens.lemmas[subject] in RELATIVE):
            return tokens.heads[at]
        if subject is not None:
            return subject
        if tokens.deprels[at].split(":")[0] not in HUNG or tokens.heads[at] < 0:
            return None
        at = tokens.heads[at]
    return None


def _is_doer_of(tokens: Tokens, word: int, predicate: int) -> bool:
    return tokens.heads[word] == predicate and tokens.deprels[word].split(":")[0] == "nsubj"


def _sentence_of_act(tokens: Tokens, word: int) -> tuple[int, int]:
    """The first word of a word's sentence and the one behind its last."""
    return tokens.sentences[bisect_right(tokens.sentences, (word, len(tokens))) - 1]


def _called_beside(tokens: Tokens, word: int) -> set[int]:
    """The word and what is the same beside it: the name of "the captain, Ann Gray", both of "Gray and Moss"."""
    first, past = _sentence_of_act(tokens, word)
    found = {word}
    for _ in range(MOST_BESIDE):
        found |= {i for i in range(first, past) if tokens.heads[i] in found and tokens.deprels[i].split(":")[0] in SAME}
    return found


def _agent(known: Lookup, claim: Claim) -> int | None:
    """By whom it was done: "passed by the council"."""
    tokens = known.analysis.tokens
    if tokens.xpos[claim.head] != "VBN":
        return None
    by = {
        tokens.heads[i] for i in tokens.begun_in(claim.span) if tokens.lemmas[i] == "by" and tokens.deprels[i] == "case"
    }
    for mention, actor in zip(known.analysis.mentions, known.actor_of, strict=True):
        if mention.head in by and tokens.heads[mention.head] == claim.head and mention.type in ACTING:
            return actor
    return None


def _entitled(analysis: Analysis, title: Span) -> int | None:
    """The mention of the person whose name stands right after the words: "Speaker", "Ann Gray"."""
    for number, mention in enumerate(analysis.mentions):
        follows = mention.span.start > title.end and analysis.article.text[title.end : mention.span.start] == " "
        if mention.type == "PER" and mention.form == "name" and follows:
            return number
    return None


def _is_passive_claim(analysis: Analysis, claim: Claim) -> bool:
    """True where the verb has the auxiliary of a passive, or is a bare participle: "the man arrested on Friday".

    What the reader calls a passive subject is none where neither is there: "Police arrested 18-year-old Ann Gray".
    """
    tokens = analysis.tokens
    children = [tokens.deprels[i] for i in tokens.begun_in(claim.span) if tokens.heads[i] == claim.head]
    bare_participle = tokens.xpos[claim.head] == "VBN" and not any(d.startswith("nsubj") for d in children)
    return "aux:pass" in children or bare_participle
