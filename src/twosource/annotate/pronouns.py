"""Which of the things named before a pronoun stands for, where only one reading is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.annotate.people import Sex
from twosource.lexicon import words
from twosource.model import MentionType
from twosource.tree import Tree

# An antecedent stands in the pronoun's sentence or in one of this many before it; farther back readers do not look.
_SENTENCES = 2
# Of the candidates before a pronoun at most this many are weighed, so that a text without full stops stays fast.
CANDIDATES = 60

# From "its" up to the verb of its clause at most this many steps.
_CLAUSE = 6

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_OBJECTS = frozenset({"him", "them"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One earlier word that may be the antecedent. `number` is its entity, None for a noun that names nobody."""

    number: int | None
    type: MentionType
    sex: str | None
    plural: bool
    head: int
    quoted: int  # the quotation it stands in, -1 outside


def antecedent(tree: Tree, i: int, before: Sequence[Candidate], quoted: int) -> int | None:
    """The entity of the pronoun at word i, None where more than one or none is clear.

    `before` is in order of the text. Only one candidate that fits in sex, number and kind: that one. More: the
    subject nearest before in the same sentence, else the subject of the sentence before, if the pronoun is itself a
    subject or a possessive.
    """
    word = tree.lower[i]
    sex = sex_of_pronoun(word)
    if sex is None:
        if word == "its":
            return _of_clause(tree, i, before, quoted)
        return _of_source(tree, i, before, quoted) if word in ("they", "it") else None
    fitting = [
        c
        for c in _near(tree, i, before)
        if c.type == "PER" and not c.plural and c.sex in (sex, None) and c.quoted in (-1, quoted) and quoted == -1
    ]
    if not fitting:
        return None
    if len({c.number if c.number is not None else -2 - c.head for c in fitting}) == 1:
        topic = any(_is_subject(tree, c.head) or tree.sentence_of[c.head] == tree.sentence_of[i] for c in fitting)
        return fitting[-1].number if topic else None
    if word in _OBJECTS:
        return None
    chosen = _subject(tree, i, fitting)
    if chosen is None or (chosen.sex is None and any(c.sex == sex for c in fitting)):
        return None
    return chosen.number


def sex_of_pronoun(word: str) -> Sex | None:
    """The sex that a pronoun shows, None for those that show none."""
    if word in _MASCULINE:
        return "m"
    return "f" if word in _FEMININE else None


def _near(tree: Tree, i: int, before: Sequence[Candidate]) -> list[Candidate]:
    sentence = tree.sentence_of[i]
    found = [c for c in before[-CANDIDATES:] if c.head < i and sentence - tree.sentence_of[c.head] <= _SENTENCES]
    return found


def _subject(tree: Tree, i: int, fitting: Sequence[Candidate]) -> Candidate | None:
    """The nearest subject before the pronoun, of its own sentence or else of the sentence before."""
    for back in range(_SENTENCES):
        sentence = tree.sentence_of[i] - back
        subjects = [c for c in fitting if tree.sentence_of[c.head] == sentence and _is_subject(tree, c.head)]
        if subjects:
            main = [c for c in subjects if tree.heads[tree.heads[c.head]] < 0] if back else []
            chosen = (main or subjects)[-1]
            rivals = {c.number for c in (main or subjects)}
            return chosen if len(rivals) == 1 or not back else None
    return None


def _of_source(tree: Tree, i: int, before: Sequence[Candidate], quoted: int) -> int | None:
    """The entity of "they" or "it" as subject of a verb of saying: the only fitting subject nearby."""
    verb = tree.heads[i]
    if quoted != -1 or verb < 0 or not _is_subject(tree, i):
        return None
    if tree.tokens.lemmas[verb].lower() not in words("report_verbs", "saying"):
        return None
    plural = tree.lower[i] == "they"
    subjects = [c for c in _near(tree, i, before) if _is_subject(tree, c.head) and c.quoted == -1]
    nearest = max((tree.sentence_of[c.head] for c in subjects), default=-1)
    fitting = [c for c in subjects if tree.sentence_of[c.head] == nearest and _number_fits(c, plural)]
    numbers = {c.number for c in fitting}
    return fitting[-1].number if len(numbers) == 1 and tree.sentence_of[i] - nearest <= 1 else None


def _of_clause(tree: Tree, i: int, before: Sequence[Candidate], quoted: int) -> int | None:
    """The entity of "its" within a clause: its subject, where that is one thing and no person."""
    at = i
    for _ in range(_CLAUSE):
        at = tree.heads[at]
        if at < 0 or tree.tokens.upos[at] in ("VERB", "AUX"):
            break
    subject = next((k for k in tree.kids(at, "nsubj") if k < i), -1) if at >= 0 else -1
    found = next((c for c in reversed(before[-CANDIDATES:]) if c.head == subject >= 0), None)
    fits = found is not None and _number_fits(found, plural=False) and found.quoted == quoted
    return found.number if found is not None and fits else None


def _number_fits(candidate: Candidate, plural: bool) -> bool:
    if plural:
        return candidate.plural
    return not candidate.plural and candidate.type != "PER"


def _is_subject(tree: Tree, i: int) -> bool:
    return tree.relation(i) == "nsubj" and tree.heads[i] >= 0
