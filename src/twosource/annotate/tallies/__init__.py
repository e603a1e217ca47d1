"""Numbers of an article -> tallies: how many of those counted were killed, hurt, arrested ..., with their scope.

A tally is read off the tree: the number, what is counted, and the word that says what befell it. Counts of a part
("two of them"), of many events together ("in separate attacks") and of an earlier hour ("up from five") are marked as
such by `scope`, because only whole counts of one event answer each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from twosource import lexicon
from twosource.annotate.tallies.scopes import scope_of
from twosource.model import Quantity, Tally, Time, Tokens
from twosource.text import fold
from twosource.tree import Tree, grow
from twosource.values.cover import Cover

NEAR = 4  # words between a number and what befell, where the tree does not join them
BESIDE = 12  # words within which others are counted beside one
STEPS = 5  # governors looked at
NOT = frozenset({"any", "n't", "no", "none", "not", "without"})
ORDINALS = frozenset({"eighth", "fifth", "first", "fourth", "ninth", "second", "seventh", "sixth", "tenth", "third"})
OTHERS = frozenset({"other", "others"})
JOBLESS = "jobless"
LIFE = "life"
WHERE = frozenset({"after", "by", "during", "from", "in", "near", "on", "with"})  # "wounded in two blasts"
ITSELF = ("self", "selves")  # ends of "himself" and "themselves"


def find_tallies(text: str, tokens: Tokens, quantities: Sequence[Quantity], times: Sequence[Time]) -> tuple[Tally, ...]:
    """The tallies of an article in order of the text."""
    found = _tallies(grow(text, tokens), quantities, Cover.of(time.span for time in times))
    return tuple(sorted(found, key=lambda t: t.quantity.span))


def _tallies(tree: Tree, quantities: Sequence[Quantity], timed: Cover) -> Iterator[Tally]:
    for quantity in (*quantities, *_ones(tree, quantities)):
        if quantity.unit is not None or quantity.change is not None or (quantity.low is None and quantity.high is None):
            continue
        number = tree.head_of(tree.within(quantity.span))
        if number < 0 or timed.overlaps(quantity.span):
            continue
        head = _head(tree, quantity, number)
        counted = _tally_kind(tree, head, number)
        befell = _befell(tree, head, number)
        if (
            befell is not None
            and counted != ""
            and not _is_age(tree, head, number)
            and not _denied(tree, head, befell[1])
            and not _is_rate(tree, head)
        ):
            state, word = befell
            yield Tally(quantity, state, counted, scope_of(tree, head, number, word), tree.word_span(word))


# --- what is counted ------------------------------------------------------------------------------


def _ones(tree: Tree, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts of one that are no number expressions: "one person", "a man" where "others" are counted beside."""
    known = {quantity.span.start for quantity in quantities}
    for first, past in tree.tokens.sentences:
        for word in range(first, past - 1):
            low, others = tree.lower[word], OTHERS.intersection(tree.lower[word : min(past, word + BESIDE)])
            if low != "one" and not (low in ("a", "an") and others):
                continue
            noun = next((w for w in range(word + 1, min(past, word + NEAR)) if tree.tokens.upos[w] == "NOUN"), None)
            if noun is None or tree.tokens.starts[word] in known or tree.xpos(noun) != "NN":
                continue
            if any(tree.xpos(w) in ("CD", "JJ") and tree.lower[w] in ORDINALS for w in range(word + 1, noun)):
                continue  # "a fourth victim"
            if tree.lemma(noun) in lexicon.words("befallen", "persons"):
                span = tree.word_span(noun)
                yield Quantity(
                    tree.word_span(word),
                    1.0,
                    1.0,
                    "exact",
                    counted=tree.lower[noun],
                    counted_span=span,
                    whole=tree.span((word, noun)),
                )


def _head(tree: Tree, quantity: Quantity, number: int) -> int:
    """The word that is counted; the number itself where none is named: "two were arrested"."""
    if quantity.counted_span is not None:
        head = tree.head_of(tree.within(quantity.counted_span))
        return head if head >= 0 else number
    above = tree.heads[number]
    return above if tree.relation(number) == "nummod" and above >= 0 else number


def _tally_kind(tree: Tree, head: int, number: int) -> str | None:
    """The narrower word for who is counted, None for people as such; empty for what is no countable thing."""
    lemma = tree.lemma(head)
    if head == number or lemma in lexicon.words("befallen", "anybody") or _state_noun(tree, head) is not None:
        return None
    if head == number + 1 and _beside(tree, number) is not None:
        return None  # the word is no thing that is counted
    past = tree.tokens.sentences[tree.sentence_of[head]][1]
    if OTHERS.intersection(tree.lower[head:past]):
        return None  # "two men were killed, and eight others": all are counted, in two kinds
    return lemma if tree.tokens.upos[head] in ("NOUN", "PROPN") else ""


# --- what befell it -------------------------------------------------------------------------------


def _befell(tree: Tree, head: int, number: int) -> tuple[str, int] | None:
    """The state and the word that says it: what stands right beside the number first, then what the tree joins."""
    if (found := _beside(tree, number)) is not None:
        return found
    state = _state_noun(tree, head)
    if state is not None and tree.tokens.upos[head] != "VERB":
        return state, head
    found = _before(tree, number) or _behind(tree, head, number)
    for word in dict.fromkeys((head, number)):
        found = found or _told_of(tree, word, "acl") or _wounds(tree, word) or _climbed(tree, word)
    if found is None and tree.xpos(head) != "NN":  # "one wounded man" tells of him, and counts nobody
        found = _told_of(tree, head, "amod")
    return found or _toll(tree, number)


def _beside(tree: Tree, number: int) -> tuple[str, int] | None:
    """ "2 killed", "and 100 wounded": a bare number, and right behind it the state, whatever the tree makes of them."""
    word = number + 1
    if word >= tree.tokens.sentences[tree.sentence_of[number]][1]:
        return None
    state = _forms("is").get(tree.lower[word])
    told_of_noun = tree.relation(word) == "amod" and tree.heads[word] > word
    if state is None or told_of_noun or (tree.kids(word, "obj") and not _is_passive_tally(tree, word)):
        return None
    return ("dead" if _to_death(tree, word) else state), word


def _state_noun(tree: Tree, word: int) -> str | None:
    lemma = tree.lemma(word)
    if lemma == LIFE:
        return "dead" if _is_lost(tree, word) else None
    if lemma in lexicon.words("befallen", "jobs"):
        return JOBLESS if _is_lost(tree, word) else None
    return _forms("nouns").get(lemma) or _forms("nouns").get(tree.lower[word])


def _is_lost(tree: Tree, job: int) -> bool:
    """ "412 jobs would be lost", "the loss of 412 jobs", "cut 412 posts": so many people lose theirs."""
    word = job
    for _ in range(STEPS):
        above = tree.heads[word]
        if any(
            w >= 0 and tree.lemma(w) in lexicon.words("befallen", "losing") for w in (above, *tree.kids(word, "acl"))
        ):
            return True
        if above < 0 or tree.relation(word) not in ("appos", "compound", "conj", "nmod"):
            return False
        word = above
    return False


def _told_of(tree: Tree, word: int, relation: str) -> tuple[str, int] | None:
    """What a clause on the word says of it: "people killed", "six people who were wounded"."""
    for child in tree.kids(word, relation):
        own = tree.subject(child)
        relative = own is None or tree.lower[own] in ("who", "that", "which")
        done_by_it = relative and own is not None and not _is_passive_tally(tree, child)
        state = _by_verb(tree, child, passive=not done_by_it) if relative else None
        if state is not None and not (own is None and tree.kids(child, "obj") and tree.xpos(child) == "VBG"):
            return state, child
    return None


def _climbed(tree: Tree, word: int) -> tuple[str, int] | None:
    """What the governors say of it."""
    for _ in range(STEPS):
        above, relation = tree.heads[word], tree.relation(word)
        if above < 0:
            return None
        if relation == "nsubj":
            return _of_subject(tree, above)
        if relation == "obj":
            return _of_object(tree, above)
        if relation == "nmod" and any(tree.lower[case] in ("of", "to") for case in tree.kids(word, "case")):
            state = _state_noun(tree, above) or _forms("done_to").get(_verb_of(tree.lemma(above)))
            return (state, above) if state is not None else None
        if relation not in ("conj", "nummod", "compound", "appos", "amod"):
            return None
        word = above
    return None


def _of_subject(tree: Tree, verb: int) -> tuple[str, int] | None:
    passive = _is_passive_tally(tree, verb)
    state = _by_verb(tree, verb, passive=passive)
    if state is not None:
        return state, verb
    if tree.lemma(verb) == "lose":
        lost = {tree.lemma(child) for child in tree.kids(verb, "obj")}
        if not lost.isdisjoint(lexicon.words("befallen", "jobs")):
            return JOBLESS, verb
        if LIFE in lost:
            return "dead", verb
    if tree.lemma(verb) in lexicon.words("befallen", "sustains"):
        for child in tree.kids(verb, "obj", "obl"):
            if (harm := _harm(tree, child)) is not None:
                return harm, child
    return _result(tree, verb)


def _of_object(tree: Tree, verb: int) -> tuple[str, int] | None:
    state = _by_verb(tree, verb, passive=True)
    return (state, verb) if state is not None else _result(tree, verb)


def _by_verb(tree: Tree, verb: int, *, passive: bool) -> str | None:
    """The state that a verb or adjective puts its object (`passive`), or else its subject, in."""
    lemma, form = tree.lemma(verb), tree.lower[verb]
    if tree.tokens.upos[verb] in ("VERB", "AUX"):
        state = _forms("done_to").get(lemma) if passive else _forms("does").get(lemma)
        state = state or (_forms("is").get(form) if passive else None)
    else:
        state = _forms("is").get(form)
    return "dead" if state in ("shot", "injured") and _to_death(tree, verb) else state


def _result(tree: Tree, verb: int) -> tuple[str, int] | None:
    """ "left three people dead", "two were pronounced dead"."""
    for child in tree.kids(verb, "xcomp", "advmod", "obl", "ccomp", "amod", "acl"):
        state = _by_verb(tree, child, passive=True)
        if state is not None:
            return state, child
    return None


def _toll(tree: Tree, number: int) -> tuple[str, int] | None:
    """ "the death toll rose to nine", "the number of dead has risen to nine", "a toll of nine"."""
    above = tree.heads[number]
    if above < 0:
        return None
    candidates = [above, *tree.kids(above, "nsubj")]
    for word in candidates:
        counted = _state_noun(tree, word)
        if counted is not None and word != above and tree.lower[number - 1] in ("to", "at"):
            return counted, word  # "arrests fell to 400"
        if tree.lemma(word) not in lexicon.words("befallen", "counts"):
            continue
        for child in (*tree.kids(word, "nmod", "compound", "amod"), *_named_behind(tree, word)):
            state = _state_noun(tree, child)
            if state is not None:
                return state, word
        if tree.lemma(word) == "toll":
            return "dead", word
    return None


def _named_behind(tree: Tree, count: int) -> range:
    """What a count is said to be of, whatever the tree makes of it: "the number of injured", "of jobs to be lost"."""
    past = tree.tokens.sentences[tree.sentence_of[count]][1]
    return range(count + 2, min(past, count + NEAR)) if tree.lower[count + 1 : count + 2] == ("of",) else range(0)


def _behind(tree: Tree, head: int, number: int) -> tuple[str, int] | None:
    """What stands right behind the counted words: "three others injured", "four people were shot and killed"."""
    past = tree.tokens.sentences[tree.sentence_of[number]][1]
    for word in range(max(head, number) + 1, past):
        low = tree.lower[word]
        state = _forms("is").get(low)
        if state is not None and tree.kids(word, "obj") and not _is_passive_tally(tree, word):
            return None  # "a man killed two people"
        if state is not None and tree.relation(word) != "amod":
            return ("dead" if _to_death(tree, word) else state), word
        if low in ("with", "suffering"):
            harm = next((w for w in range(word, min(past, word + 6)) if _harm(tree, w) is not None), None)
            state = _harm(tree, harm) if harm is not None else None
            return (state, harm) if harm is not None and state is not None else None
        if tree.tokens.upos[word] not in ("AUX", "ADV") and low not in ("others", "more", "been"):
            return None
    return None


def _before(tree: Tree, number: int) -> tuple[str, int] | None:
    """What stands right before the number and its bound: "killing at least four", "injuries to five"."""
    first = tree.tokens.sentences[tree.sentence_of[number]][0]
    for word in range(number - 1, max(first, number - NEAR) - 1, -1):
        if (state := _harmed(tree.lower[word])) is not None or tree.tokens.upos[word] == "VERB":
            deadly = tree.lower[word - 1] == "fatally" or "to death" in " ".join(tree.lower[number : number + 5])
            state = "dead" if state is not None and deadly else state
            return (state, word) if state is not None and not _helped(tree, word) else None
        state = _state_noun(tree, word) if tree.lower[word + 1] in ("of", "to") else None
        if state is not None:
            return state, word
        if tree.lower[word - (tree.lower[word] == "and")].endswith(ITSELF):
            continue  # "killed himself and 12 others"
        if tree.tokens.upos[word] in ("VERB", "NOUN", "PROPN", "PUNCT", "CCONJ", "PRON") or tree.lower[word] in WHERE:
            return None  # only the words of a bound may stand between
    return None


def _harmed(low: str) -> str | None:
    """The state of what a verb in -ing or -ed is done to, whatever the reader took its form for."""
    stems = (low, *(low.removesuffix(end) for end in ("ing", "ed", "s")), low.removesuffix("d"))
    stems += tuple(low.removesuffix(end) + "e" for end in ("ing",))
    return next((state for stem in stems if (state := _forms("done_to").get(stem)) is not None), None) or (
        "shot" if low == "shot" else None
    )


def _wounds(tree: Tree, word: int) -> tuple[str, int] | None:
    """ "six people with gunshot wounds", "four victims suffering from injuries"."""
    below = [child for child in tree.children[word] if tree.relation(child) in ("nmod", "acl", "obl")]
    below += [child for verb in tree.kids(word, "acl") for child in tree.kids(verb, "obj", "obl")]
    return next(((state, child) for child in below if (state := _harm(tree, child)) is not None), None)


def _harm(tree: Tree, noun: int) -> str | None:
    if tree.lemma(noun) not in lexicon.words("befallen", "harms"):
        return None
    if tree.lemma(noun) == "hospital":
        return "hospitalised"  # mostly some of those who were hurt
    kinds = {tree.lower[child] for child in tree.kids(noun, "compound", "amod")}
    return "shot" if kinds & lexicon.words("befallen", "by_shot") else "injured"


def _is_passive_tally(tree: Tree, verb: int) -> bool:
    return tree.xpos(verb) == "VBN" and (_helped(tree, verb) or not tree.kids(verb, "aux"))


def _helped(tree: Tree, verb: int) -> bool:
    """True where the verb has the helper of a passive."""
    return any(tree.lemma(aux) in ("be", "get") for aux in tree.kids(verb, "aux"))


def _to_death(tree: Tree, verb: int) -> bool:
    """ "shot to death", "fatally shot", "shot and killed"."""
    around = tree.lower[max(0, verb - 1) : verb + 4]
    return (
        "fatally" in around[:1]
        or around[-2:] == ("to", "death")
        or "to death" in " ".join(around[1:])
        or (around[2:4] == ("and", "killed"))
    )


def _verb_of(noun: str) -> str:
    """The verb of a noun in -ing: the killing of two men."""
    return noun.removesuffix("ing") if noun.endswith("ing") else noun


def _denied(tree: Tree, head: int, word: int) -> bool:
    """ "two people who were not hurt", "no arrests in the four cases"."""
    first, last = sorted((head, word))
    return bool(NOT.intersection(tree.lower[max(0, first - 1) : last + 1]))


def _is_age(tree: Tree, head: int, number: int) -> bool:
    """ "two men, 33 and 19, were shot": a bare number behind a comma or another such number."""
    before = tree.lower[number - 1 : number]
    told = tree.relation(number) == "nsubj" or _beside(tree, number) is not None
    return head == number and tree.lower[number].isdigit() and before in ((",",), ("and",)) and not told


def _is_rate(tree: Tree, head: int) -> bool:
    return "per" in tree.lower[head : head + 4]


# --- lists ----------------------------------------------------------------------------------------


@cache
def _states_table() -> Mapping[str, Mapping[str, object]]:
    table = lexicon.table("befallen")
    found: dict[str, Mapping[str, object]] = dict(table["states"])
    return found


@cache
def _forms(kind: str) -> Mapping[str, str]:
    """Form -> state."""
    found: dict[str, str] = {}
    for state, forms in _states_table().items():
        found |= {fold(str(form)): state for form in _listed_forms(forms[kind])}
    return found


def _listed_forms(forms: object) -> Sequence[object]:
    assert isinstance(forms, list)
    return forms
