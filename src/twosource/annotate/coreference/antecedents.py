"""Which of the things met before a pronoun or "the city" stands for: visible features with weights, and one choice.

A word is given an antecedent only where one is far likelier than all others, and than none of them. The weights are in
data/en/antecedents.toml, fitted by training/antecedents.py.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.lexicon import table
from twosource.model import MentionForm, MentionType
from twosource.names.persons import Sex
from twosource.tree import Tree

# Of what was met before at most this many words are weighed, so that a text without full stops stays fast.
WINDOW = 60
# An antecedent stands in the word's sentence or in one of this many before it: a noun reaches farther than a pronoun.
_SENTENCES = {"person": 4, "thing": 3, "many": 3, "someone": 12, "body": 12, "place": 12}
_TYPES: Mapping[str, frozenset[MentionType]] = {
    "someone": frozenset({"PER"}),
    "body": frozenset({"ORG", "FAC", "MISC"}),
    "place": frozenset({"GPE", "LOC", "FAC"}),
}
# Of these kinds of place the lists know which is which.
_PLACES = frozenset({"capital", "city", "country", "nation", "province", "state", "town"})
_OBJECTS = frozenset({"obj", "iobj", "obl"})
# Sentences back, and candidates nearer, from which on it makes no difference how many.
_FAR, _LATE = 5, 3
# Of what governs a word so many are looked at.
_ABOVE = 8


@dataclass(frozen=True, slots=True)
class Met:
    """One earlier word that may be the antecedent. `number` is its entity, None for a noun that names nobody."""

    number: int | None
    type: MentionType
    sex: Sex | None
    plural: bool
    head: int
    quoted: int  # the quotation it stands in, -1 outside
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Asked:
    """The word whose antecedent is looked for."""

    word: int
    kind: str  # "person", "thing" or "many" of a pronoun; "someone", "body" or "place" of a noun
    sex: Sex | None
    quoted: int
    noun: str = ""  # the lemma of a noun
    described: bool = False  # an adjective stands before it


@dataclass(frozen=True, slots=True)
class Fitting:
    """One entity that the word may stand for: all its words in the window, the last one last."""

    number: int | None
    met: tuple[Met, ...]


def choose(
    tree: Tree,
    asked: Asked,
    before: Sequence[Met],
    counts: Mapping[int, int],
    about: Mapping[int, frozenset[str]],
) -> int | None:
    """The entity that the word stands for, None where none or more than one may be meant.

    `counts`: how often each entity was met so far; `about`: what each is called by text, name and lists.
    """
    found = candidates(tree, asked, before, about)
    if not found:
        return None
    weights = table("antecedents")["noun" if asked.noun else asked.kind]
    scores = [_sum(weights, seen) for seen in features(tree, asked, found, counts, about)]
    none = _sum(weights, nobody(tree, asked, found))
    top = max(scores)
    share = 1 / (math.exp(none - top) + sum(math.exp(score - top) for score in scores))
    return found[scores.index(top)].number if share >= table("antecedents")["least"][asked.kind] else None


def candidates(tree: Tree, asked: Asked, before: Sequence[Met], about: Mapping[int, frozenset[str]]) -> list[Fitting]:
    """The entities of the window that the word may stand for, the nearest first."""
    sentence, reach = tree.sentence_of[asked.word], _SENTENCES[asked.kind]
    groups: dict[int, list[Met]] = {}
    for met in before[-WINDOW:]:
        if met.head < asked.word and sentence - tree.sentence_of[met.head] <= reach and _may_be(asked, met):
            groups.setdefault(-1 - met.head if met.number is None else met.number, []).append(met)
    found = [
        Fitting(group[0].number, tuple(group)) for number, group in groups.items() if not _other(asked, about, number)
    ]
    return sorted(found, key=lambda one: -one.met[-1].head)


def _may_be(asked: Asked, met: Met) -> bool:
    if asked.kind == "many":
        return met.plural or met.type in ("ORG", "NORP")
    if met.plural:
        return False
    if asked.kind == "person":
        return met.type == "PER" and met.sex in (asked.sex, None)
    if asked.kind == "thing":
        return met.type not in ("PER", "NORP")
    fits = met.type in _TYPES[asked.kind] and (asked.sex is None or met.sex in (asked.sex, None))
    return fits and met.number is not None


def _other(asked: Asked, about: Mapping[int, frozenset[str]], number: int) -> bool:
    """True for a place of another kind: no city is "the country"."""
    known = about.get(number, frozenset()) & _PLACES
    return asked.noun in _PLACES and bool(known) and asked.noun not in known


def _sum(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in seen.items())


# --- what is seen ------------------------------------------------------------------------------


def features(
    tree: Tree,
    asked: Asked,
    found: Sequence[Fitting],
    counts: Mapping[int, int],
    about: Mapping[int, frozenset[str]],
) -> list[dict[str, float]]:
    """For each candidate its features."""
    most = max(counts.values(), default=0)
    called = [one.number is not None and asked.noun in about.get(one.number, ()) for one in found]
    out = []
    for rank, one in enumerate(found):
        names = [*_of_last(tree, asked, one.met[-1]), *_of_all(tree, asked, one), f"rank {min(rank, _LATE)}"]
        times = counts.get(one.number, 0) if one.number is not None else 0
        if times and times == most:
            names.append("topic")
        if len(found) == 1:
            names.append("only one")
        if asked.noun:
            known = one.number is not None and bool(about.get(one.number))
            names += _of_noun(asked, called, rank, known=known)
        seen = dict.fromkeys(names, 1.0)
        out.append(seen | {"met": math.log1p(len(one.met)), "often": math.log1p(times)})
    return out


def nobody(tree: Tree, asked: Asked, found: Sequence[Fitting]) -> dict[str, float]:
    """The features of there being no antecedent among the candidates."""
    i = asked.word
    names = ["none", f"none as {tree.relation(i)}"]
    if asked.noun:
        names += ["none noun"] + ["none described"] * asked.described
        names += ["none this"] * any(tree.lower[k] in ("this", "that") for k in tree.kids(i, "det"))
    else:
        names.append(f"none {tree.lower[i]}")
    if asked.quoted != -1:
        names.append("none quoted")
    if i == 0 or tree.sentence_of[i - 1] != tree.sentence_of[i]:
        names.append("none first")
    return dict.fromkeys(names, 1.0) | {"none of": math.log1p(len(found))}


def _of_last(tree: Tree, asked: Asked, met: Met) -> Iterator[str]:
    """Of the nearest word of the candidate."""
    i, h = asked.word, _outer_word(tree, met.head)
    apart = tree.sentence_of[i] - tree.sentence_of[h]
    role = "subject" if _is_subject(tree, h) else "object" if tree.relation(h) in _OBJECTS else "other"
    yield f"apart {min(apart, _FAR)}"
    yield f"{'same' if apart == 0 else 'before'} {role}"
    yield f"form {met.form}" if met.number is not None else "form noun"
    yield f"type {met.type}"
    if asked.sex:
        yield "sex known" if met.sex else "sex open"
    if (met.quoted == -1) != (asked.quoted == -1):
        yield "quoted otherwise"
    elif met.quoted != asked.quoted:
        yield "other quotation"
    if apart == 0:
        yield from _of_clause(tree, i, h)
    if role == "subject" and _is_subject(tree, i):
        yield "both subjects"


def _of_clause(tree: Tree, i: int, h: int) -> Iterator[str]:
    """Of two words of one sentence."""
    owner = tree.relation(i) in ("nmod", "det")  # "his"
    above = _above(tree, i)
    if tree.heads[h] == tree.heads[i] and not owner:
        yield "one verb"  # "Ann met her": another one
    if h in above:
        yield "within it"  # "the mayor of his town"
        if any(tree.heads[a] == h and tree.tokens.deprels[a] == "acl:relcl" for a in above):
            yield "in its relative clause"  # "the man who left his town"
    verb = _verb_above(tree, above)
    if verb < 0:
        return
    if owner and tree.heads[h] == verb and _is_subject(tree, h):
        yield "subject of its clause"
    elif _verb_above(tree, _above(tree, h)) == verb:
        yield "one clause"


def _of_all(tree: Tree, asked: Asked, one: Fitting) -> Iterator[str]:
    """Of all words of the candidate."""
    sentence = tree.sentence_of[asked.word]
    subjects = [m.head for m in one.met if _is_subject(tree, m.head)]
    if any(m.form == "pronoun" for m in one.met):
        yield "pronoun before"
    if any(tree.sentence_of[h] == sentence for h in subjects):
        yield "subject here"
    if any(tree.sentence_of[h] == sentence - 1 for h in subjects):
        yield "subject before"
    if any(tree.heads[tree.heads[h]] < 0 and sentence - tree.sentence_of[h] <= 1 for h in subjects):
        yield "main subject"
    if asked.sex and any(m.sex == asked.sex for m in one.met):
        yield "sex shown"


def _of_noun(asked: Asked, called: Sequence[bool], which: int, *, known: bool) -> Iterator[str]:
    """Whether the text, the name itself or a list calls the candidate by this noun."""
    if called[which]:
        yield "called so"
        yield "the only one called so" if sum(called) == 1 else "others called so"
        if asked.described:
            yield "called so, described"
    elif any(called):
        yield "another called so"
    else:
        yield "called otherwise" if known else "called nothing"


def _outer_word(tree: Tree, word: int) -> int:
    """What the word stands beside, which has a part in the clause: "the mayor" for "Jo" of "the mayor, Jo, said"."""
    while tree.relation(word) == "appos" and tree.heads[word] < word:
        word = tree.heads[word]
    return word


def _is_subject(tree: Tree, i: int) -> bool:
    return tree.relation(i) == "nsubj" and tree.heads[i] >= 0


def _above(tree: Tree, i: int) -> list[int]:
    """The nearest words that govern the word."""
    found: list[int] = []
    while len(found) < _ABOVE and (i := tree.heads[i]) >= 0:
        found.append(i)
    return found


def _verb_above(tree: Tree, above: Sequence[int]) -> int:
    """The verb of a word's clause, -1 where there is none above it."""
    return next((a for a in above if tree.tokens.upos[a] in ("VERB", "AUX")), -1)
