"""Acts that are public by being done, and who does them."""

from twosource import lexicon
from twosource.align.voices.lookup import Lookup
from twosource.align.voices.offices import body_called, described, speaks_for, told_which
from twosource.align.voices.voice import Voice, bare
from twosource.model import Analysis, Claim, Evidence, Place, Span, because

ACTING = frozenset({"PER", "ORG", "GPE"})  # types of those who act in public


def act(known: Lookup, claim: Claim) -> Voice | None:
    """Of a claim that tells a public act of somebody named: the one who acts; of a denied or doubted one nobody."""
    analysis = known.analysis
    if claim.polarity == "-" or not len(analysis.tokens):
        return None
    head = analysis.tokens.lemmas[claim.head].casefold()
    if analysis.tokens.upos[claim.head] != "VERB" or head not in lexicon.words("acts", "verbs"):
        return None
    doer = _agent(known, claim)
    if doer is None and claim.subject is not None and not _is_passive_claim(analysis, claim):
        doer = _doer(known, claim.subject)
    if doer is None:
        return _by_body(known, claim)
    name = known.actors.all[doer].name
    told = Evidence("act", because("did", actor=name, act=head), Place(analysis.article.id, claim.span))
    person = known.actors.all[doer].type == "PER"
    words = described(known, doer, "") if person else frozenset()
    key = f"actor/{known.actors.keys[doer]}"
    return Voice("act", key, name, told, doer, body=speaks_for(known, doer), person=person, described=words)


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


def _doer(known: Lookup, subject: Span) -> int | None:
    """Who the subject is: its longest name, or the name that follows it as a title."""
    mentions = known.analysis.mentions
    inside = [n for n, m in enumerate(mentions) if subject.contains(m.span)]
    longest = max(inside, key=lambda n: mentions[n].span.end - mentions[n].span.start, default=None)
    entitled = _entitled(known.analysis, subject if longest is None else mentions[longest].span)
    number = longest if entitled is None else entitled
    return known.actor_of[number] if number is not None and mentions[number].type in ACTING else None


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
