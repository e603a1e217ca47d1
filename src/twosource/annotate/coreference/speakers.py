"""Whom "he said" beside a quotation means: whom the sentence before the quotation is about."""

from collections.abc import Sequence

from twosource.annotate.coreference.antecedents import WINDOW, Met
from twosource.lexicon import words
from twosource.names.pronouns import sex_of_pronoun
from twosource.tree import Tree

# Words between "he" and the quotation he is quoted with: "..., he told reporters: ..."
_NEAR = 10
# Sentences from "he said" back to the one that tells who he is; those inside the quotation count for nothing.
_BACK = 2
_STEPS = 6
_OTHERS = ("obj", "iobj", "obl")


def speaker_before(tree: Tree, pronoun: int, before: Sequence[Met], quote_of: Sequence[int]) -> int | None:
    """The entity that is subject of the sentence before the quotation; -1 where two could be meant, None: no such case.

    Two could be meant where that sentence has one of them speak to, ask or meet the other.
    """
    quote = _quoted_before(tree, pronoun, quote_of)
    if quote < 0:
        return None
    first = quote
    while first > 0 and quote_of[first - 1] == quote_of[quote]:
        first -= 1
    sex = sex_of_pronoun(tree.lower[pronoun])
    fits = [m for m in before[-WINDOW:] if m.type == "PER" and not m.plural and quote_of[m.head] < 0]
    people = [m for m in fits if sex is None or m.sex in (sex, None)]
    here = [m for m in people if tree.sentence_of[m.head] == tree.sentence_of[pronoun] and m.head < pronoun]
    subject = None if tree.heads[tree.heads[pronoun]] < 0 else _subject_before(tree, here)
    if subject is not None:
        return subject.number  # "Lind welcomed the plan, which she said ..."
    found = _sentence_before(tree, min(first, pronoun), quote_of)
    here = [m for m in people if tree.sentence_of[m.head] == found]
    subject = _subject_before(tree, here)
    if subject is None:
        return None
    verb = _verb_of_saying(tree, subject.head)
    heard = tree.lemma(verb) in words("report_verbs", "between")
    others = {m.number for m in here if m is not subject and m.number != subject.number and _hears(tree, m.head, verb)}
    if (heard and others) or any(_is_joined(tree, m.head, subject.head) for m in here):
        return -1
    return subject.number


def _subject_before(tree: Tree, here: Sequence[Met]) -> Met | None:
    """The subject of the main clause, by its name where a title stands before it."""
    found = [m for m in here if _is_main(tree, m.head) and not tree.words[m.head].endswith(".")]  # "Sen." is nobody
    first = next(iter(found), None)
    if first is None:
        return None
    return next(
        (m for m in found if m.form == "name" and _verb_of_saying(tree, m.head) == _verb_of_saying(tree, first.head)),
        first,
    )


def _quoted_before(tree: Tree, pronoun: int, quote_of: Sequence[int]) -> int:
    """A word of the quotation that the pronoun says, -1 for none."""
    verb = tree.heads[pronoun]
    says = verb >= 0 and tree.relation(pronoun) == "nsubj" and quote_of[pronoun] < 0
    if not says or not any(tree.lemma(verb) in words("report_verbs", key) for key in ("saying", "verbs")):
        return -1
    near: list[int] = [
        *range(pronoun - 1, max(-1, pronoun - _NEAR), -1),
        *range(pronoun + 1, min(len(tree), pronoun + _NEAR)),
    ]
    here = tree.sentence_of[pronoun]
    for i in near:
        if quote_of[i] >= 0 and abs(tree.sentence_of[i] - here) <= 1:
            return i
    return -1


def _sentence_before(tree: Tree, word: int, quote_of: Sequence[int]) -> int:
    """The number of the last sentence before the word that has words outside quotations, -1 where none is near."""
    own = tree.sentence_of[word]
    for number in range(own - 1, max(-1, own - 1 - _BACK), -1):
        first, past = tree.tokens.sentences[number]
        if any(quote_of[i] < 0 and not tree.is_punct(i) for i in range(first, past)):
            return number
    return -1


def _is_main(tree: Tree, word: int) -> bool:
    """True for the subject of a main clause, whatever stands beside it in apposition."""
    for _ in range(_STEPS):
        if tree.relation(word) == "nsubj":
            verb = tree.heads[word]
            return verb >= 0 and (tree.heads[verb] < 0 or tree.relation(verb) in ("conj", "parataxis", "root"))
        if tree.relation(word) not in ("appos", "flat") or tree.heads[word] < 0:
            return False
        word = tree.heads[word]
    return False


def _is_joined(tree: Tree, word: int, subject: int) -> bool:
    """True for the second of "Karl and Jon Berg left"."""
    while tree.relation(word) in ("appos", "flat") and tree.heads[word] >= 0:
        word = tree.heads[word]
    return tree.relation(word) == "conj" and tree.heads[word] == subject


def _verb_of_saying(tree: Tree, word: int) -> int:
    while tree.relation(word) in ("appos", "flat") and tree.heads[word] >= 0:
        word = tree.heads[word]
    return tree.heads[word]


def _hears(tree: Tree, word: int, verb: int) -> bool:
    return tree.relation(word) in _OTHERS and tree.heads[word] == verb
