"""Told without saying who tells: "is believed to", "reportedly", "it emerged that", "amid claims that".

Such an attribution has no source; what is told of ("the gang" of "the gang is believed to have left") is content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.speaker import (
    cue_word,
    is_passive,
    noun_phrase,
    subject_of,
    with_auxiliaries,
)
from twosource.annotate.quotes import Quote
from twosource.lexicon import table, words
from twosource.model import Span
from twosource.tree import Tree

_PHRASE = 5  # words from "faces" to "allegations"
_ABOUT = ("nmod", "acl:relcl", "nmod:poss", "det:poss")


def without_agent(tree: Tree, said: Said) -> Said:
    """The attribution, where its cue names no agent, with the cue's subject as content and not as source.

    Of 25 passive cues without "by" in PolNeAR's held articles 22 have it so, of 14 of "seem" and "appear" 10. Not of
    "told" and the like, whose subject hears it, of "quoted", whose subject says it, nor of "upset" and the like, whose
    subject feels it.
    """
    word = cue_word(tree, said.cue)
    if word < 0:
        return said
    accused = _accused(tree, word)
    if accused < 0 and (
        not _tells_of_subject(tree, word) or any(_lies_in(tree, k, said.cue) for k in tree.kids(word, "xcomp"))
    ):
        return said
    subject = accused if accused >= 0 else next(iter(tree.kids(word, "nsubj")), -1)
    if subject < 0 or _lies_in(tree, subject, said.cue):
        return said
    kept = tuple(s for s in said.source if subject not in tree.within(s))
    if kept or not said.content:
        return replace(said, source=kept) if said.content else said
    clause = next(iter(tree.kids(word, "ccomp", "csubj")), -1)
    if tree.lower[subject] == "it" and clause >= 0:
        return replace(said, source=())
    named = _is_named(tree, subject)
    content = tuple(c for c in said.content if not c.overlaps(named))
    if any(named.overlaps(c) for c in said.cue) or not content:
        return replace(said, source=())
    return Said((), said.cue, tuple(sorted((named, *content))))


def _accused(tree: Tree, word: int) -> int:
    """Who is accused, as the head of a phrase: of "Lind, accused of", "stands accused of", "faces claims"; else -1."""
    lemma = tree.lemma(word)
    if tree.tokens.upos[word] == "NOUN":
        verb = tree.heads[word]
        faced = lemma in table("accusations")["nouns"]["faced"]
        if not faced or verb < 0 or tree.relation(word) != "obj" or not _is_facing(tree, verb):
            return -1
        return subject_of(tree, verb)
    done = tree.tokens.xpos[word] == "VBN" or any(tree.tokens.deprels[k] == "aux:pass" for k in tree.children[word])
    done |= tree.tokens.xpos[word] == "VBD" and tree.relation(word) == "acl" and not tree.kids(word, "nsubj")
    if lemma not in table("accusations")["prepositions"] or not done or has_agent(tree, word):
        return -1
    if tree.relation(word) == "acl" and not is_passive(tree, word):
        return tree.heads[word]
    if any(tree.lower[k] in ("stand", "stands", "stood") for k in tree.kids(word, "aux")):
        return next(iter(tree.kids(word, "nsubj")), -1)  # "stands accused of"
    active = any(tree.tokens.lemmas[k].lower() == "have" for k in tree.kids(word, "aux")) and not is_passive(tree, word)
    if active or tree.relation(word) not in ("xcomp", "advcl"):
        return -1
    return subject_of(tree, tree.heads[word]) if tree.heads[word] >= 0 else -1


def _is_facing(tree: Tree, verb: int) -> bool:
    return (
        tree.tokens.upos[verb] == "VERB" and tree.tokens.lemmas[verb].lower() in table("accusations")["nouns"]["facing"]
    )


def agentless(tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> Iterator[Said]:
    """The attributions without an agent that the reader did not see, none in a quotation or twice for one word."""
    taken = {i for one in said for piece in (*one.cue, *one.source) for i in tree.within(piece)}
    told = {i for one in said for piece in one.content for i in tree.within(piece)}
    quoted = {i for quote in quotes for i in tree.within(quote.inner)}
    for i in range(len(tree)):
        if i in taken or i in quoted:
            continue
        found = _found(tree, i, tree.lemma(i), told)
        if found is not None and not any(i in taken for piece in found.cue for i in tree.within(piece)):
            yield found


def _found(tree: Tree, i: int, lemma: str, told: set[int]) -> Said | None:
    tag = tree.tokens.upos[i]
    told_so = lemma in words("report_verbs", "passive") or lemma in table("accusations")["prepositions"]
    beside = tree.tokens.xpos[i] == "VBD" and tree.relation(i) in ("acl", "advcl") and not tree.kids(i, "nsubj")
    if tag == "VERB" and told_so and (tree.tokens.xpos[i] == "VBN" or beside):
        return _passive(tree, i, lemma)
    if tag == "ADJ" and lemma in table("accusations")["nouns"]["adjectives"]:
        return _known_for(tree, i)
    if tag == "VERB" and lemma in words("report_verbs", "emerging"):
        return _emerging(tree, i)
    if tag == "ADV" and i not in told and tree.lower[i] in words("report_verbs", "hearsay"):
        return _hearsay(tree, i)
    if tag == "NOUN" and i not in told and lemma in table("accusations")["nouns"]["faced"]:
        faced = _faced(tree, i)
        if faced is not None:
            return faced
    if tag == "NOUN" and i not in told and lemma in words("report_verbs", "rumours"):
        return _rumour(tree, i)
    return None


def _passive(tree: Tree, verb: int, lemma: str) -> Said | None:
    """Of "X is believed to ..." or "X, accused of ..."."""
    passive = is_passive(tree, verb)
    accuses = lemma in table("accusations")["prepositions"]
    after_noun = tree.relation(verb) == "acl" and (accuses or lemma in words("report_verbs", "participle"))
    ahead = accuses and tree.relation(verb) == "advcl" and not tree.kids(verb, "aux", "nsubj")  # "Suspected of arson,"
    if not (passive or after_noun or ahead) or has_agent(tree, verb):
        return None
    if any(tree.lower[k] in words("negators", "adverbs") for k in tree.kids(verb, "advmod")):
        return None  # "has not been charged with": nobody tells anything
    kinds = ("xcomp", "ccomp", "obl", "advcl") if accuses else ("xcomp", "ccomp", "obl")
    rest = next((k for k in tree.kids(verb, *kinds) if _completes_cue(tree, verb, k, lemma)), -1)
    if rest < verb:
        return None
    content = [tree.phrase(rest)] if tree.relation(rest) != "ccomp" else [noun_phrase(tree, rest)]
    subject = next(iter(tree.kids(verb, "nsubj")), -1)
    if subject < 0:
        subject = next(iter(tree.kids(tree.heads[verb], "nsubj")), -1) if ahead else _subject_of_both(tree, verb)
    if subject >= 0 and not (tree.lower[subject] == "it" and tree.relation(rest) == "ccomp"):
        content.insert(0, _is_named(tree, subject))
    elif after_noun and not passive and tree.heads[verb] < verb:
        content.insert(0, tree.tokens.span(tree.left[tree.heads[verb]], tree.heads[verb]))
    return _told_by_none(tree, with_auxiliaries(tree, verb), content)


def _completes_cue(tree: Tree, verb: int, rest: int, lemma: str) -> bool:
    if rest < verb:
        return False
    prepositions = table("accusations")["prepositions"].get(lemma)
    if prepositions is None and tree.relation(rest) != "obl":
        return True
    if lemma in words("report_verbs", "passive") and tree.relation(rest) in ("xcomp", "ccomp"):
        return True
    case = next(iter(tree.kids(rest, "case", "mark")), -1)
    return case >= 0 and tree.lower[case] in (prepositions or ("as",))


def _known_for(tree: Tree, adjective: int) -> Said | None:
    """Of "X is notorious for ...", "X is reputed to ..."."""
    subject = next(iter(tree.kids(adjective, "nsubj")), -1)
    rest = next((k for k in tree.kids(adjective, "obl", "advcl", "xcomp") if k > adjective), -1)
    case = next(iter(tree.kids(rest, "case", "mark")), -1) if rest >= 0 else -1
    if subject < 0 or case < 0 or tree.lower[case] not in ("for", "to") or not tree.kids(adjective, "cop"):
        return None
    return _told_by_none(tree, with_auxiliaries(tree, adjective), [_is_named(tree, subject), tree.phrase(rest)])


def _faced(tree: Tree, noun: int) -> Said | None:
    """Of "X faces allegations of ..." and "... that ..."."""
    verb = tree.heads[noun]
    below = [*tree.kids(noun, "nmod", "acl", "ccomp"), *tree.kids(verb, "obj", "obl", "ccomp", "advcl")]
    rest = next((k for k in below if tree.left[k] == noun + 1), -1) if verb >= 0 else -1
    if verb < 0 or rest < 0 or tree.relation(noun) != "obj" or not _is_facing(tree, verb):
        return None
    subject = subject_of(tree, verb)
    if subject < 0 or noun - verb > _PHRASE:
        return None
    return _told_by_none(tree, tree.tokens.span(verb, noun), [_is_named(tree, subject), tree.phrase(rest)])


def _emerging(tree: Tree, verb: int) -> Said | None:
    """Of "it emerged that ..."."""
    subjects = [k for k in tree.kids(verb, "nsubj", "expl") if tree.lower[k] == "it"]
    clause = next((k for k in tree.kids(verb, "ccomp", "csubj") if k > verb), -1)
    if not subjects or clause < 0 or not any(tree.lower[k] == "that" for k in tree.kids(clause, "mark")):
        return None
    return _told_by_none(tree, with_auxiliaries(tree, verb), [noun_phrase(tree, clause)])


def _hearsay(tree: Tree, adverb: int) -> Said | None:
    """Of "reportedly": the clause it stands in, or its part after the relative pronoun's noun."""
    verb = tree.heads[adverb]
    beside = adverb + 1
    if verb != beside and beside < len(tree) and tree.tokens.upos[beside] == "VERB" and tree.relation(beside) != "amod":
        verb = beside  # "for allegedly hacking the register": the word beside it is surer than the tree
    if verb < 0 or tree.tokens.upos[verb] not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
        return None
    if tree.relation(adverb) not in ("advmod",):
        return None
    clause = noun_phrase(tree, verb)
    cue = tree.tokens.span(adverb, adverb)
    inside = tree.within(clause)
    first, past = inside.start, inside.stop
    while first < adverb and tree.relation(first) in ("case", "cc", "mark"):
        first += 1
    content = [tree.tokens.span(a, b - 1) for a, b in ((first, adverb), (adverb + 1, past)) if a < b]
    return _told_by_none(tree, cue, content)


def _rumour(tree: Tree, noun: int) -> Said | None:
    """Of "amid claims that ...", where nobody is said to make them."""
    clause = next((k for k in tree.kids(noun, "acl", "ccomp") if k > noun), -1)
    if clause < 0 or tree.tokens.deprels[clause] == "acl:relcl":
        return None
    if not any(tree.lower[k] == "that" for k in tree.kids(clause, "mark")):
        return None
    if any(tree.tokens.deprels[k] in _ABOUT or tree.relation(k) == "nmod" for k in tree.children[noun] if k != clause):
        return None  # somebody's, or by somebody
    head = tree.heads[noun]
    there = head >= 0 and any(tree.relation(k) == "expl" for k in tree.children[head])
    there = there or any(tree.relation(k) == "expl" for k in tree.children[noun])
    amid = any(tree.lower[k] in ("amid", "following", "after", "despite") for k in tree.kids(noun, "case"))
    if not (there or amid):
        return None
    return _told_by_none(tree, tree.tokens.span(noun, noun), [noun_phrase(tree, clause)])


def _is_named(tree: Tree, subject: int) -> Span:
    """The subject's phrase without clauses about it that follow a comma."""
    last = tree.right[subject]
    for k in tree.kids(subject, "acl", "appos", "parataxis"):
        if k > subject and tree.words[tree.left[k] - 1] == ",":
            last = min(last, tree.left[k] - 2)
        elif k > subject and tree.words[tree.left[k]] == ",":
            last = min(last, tree.left[k] - 1)
    whole = noun_phrase(tree, subject)
    return Span(whole.start, min(whole.end, tree.tokens.ends[max(last, subject)]))


def has_agent(tree: Tree, verb: int) -> bool:
    """True where a passive says by whom."""
    agents = [k for k in tree.kids(verb, "obl") if tree.tokens.deprels[k] == "obl:agent"]
    return any(tree.lower[case] == "by" for k in agents for case in tree.kids(k, "case"))


def _tells_of_subject(tree: Tree, word: int) -> bool:
    lemma = tree.tokens.lemmas[word].lower()
    if tree.tokens.upos[word] not in ("VERB", "AUX"):
        return False
    if lemma in ("seem", "appear"):
        return next(iter(tree.kids(word, "xcomp")), -1) > word
    passive = is_passive(tree, word) and not has_agent(tree, word)
    if lemma == "quote":
        return False
    return passive and lemma not in words("report_verbs", "heard") and lemma not in words("report_verbs", "felt")


def _subject_of_both(tree: Tree, verb: int) -> int:
    """The subject that a joined passive shares with the verb before it: "was seen and is believed to"."""
    head = tree.heads[verb]
    if tree.relation(verb) != "conj" or head < 0:
        return -1
    return next(iter(tree.kids(head, "nsubj")), -1)


def _lies_in(tree: Tree, word: int, spans: Sequence[Span]) -> bool:
    return any(word in tree.within(s) for s in spans)


def _told_by_none(tree: Tree, cue: Span, content: Sequence[Span]) -> Said | None:
    words_ = [i for c in content for i in tree.within(c)]
    if not words_ or any(c.overlaps(cue) for c in content):
        return None
    return Said((), (cue,), tuple(sorted(content)))
