"""Nominals and pronouns -> the entity each stands for, in one walk through the text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.annotate.coreference import antecedents
from twosource.annotate.coreference.antecedents import Asked, Met
from twosource.annotate.coreference.speakers import speaker_before
from twosource.annotate.mentions.nominals import RELATIVE, introduced, is_bare_definite, kind_of_noun, nominal_type
from twosource.lexicon import words
from twosource.model import Mention, MentionType, Span
from twosource.names.persons import Sex
from twosource.names.pronouns import kind_of_pronoun, sex_of_pronoun
from twosource.tree import Tree

# Steps from a relative pronoun up to its clause.
_CLAUSE = 3


@dataclass(slots=True)
class Entity:
    """What is known so far of one somebody or something of the article."""

    type: MentionType
    sex: Sex | None = None
    nouns: frozenset[str] = frozenset()  # what the text calls it: "gang", "president"
    about: frozenset[str] = frozenset()  # that, and what its name and the lists call it: "commission", "country"
    body: bool = False  # True where the text says it is a gang, a company, ...


class _Walk:
    """How far the text has been walked through: what was met, and how often. A class because it grows on the way."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention], quoted: Sequence[Span]) -> None:
        self.tree, self.mentions = tree, mentions
        self.at_head: dict[int, list[int]] = defaultdict(list)
        for n, mention in enumerate(mentions):
            self.at_head[mention.head].append(n)
        self.quote_of = _quote_of(tree, quoted)
        self.before: list[Met] = []
        self.counts: dict[int, int] = defaultdict(int)
        self.called: dict[str, list[int]] = defaultdict(list)  # noun -> the entities met that the text uses it for

    def meet(self, mention: Mention, number: int, entity: Entity) -> None:
        """Takes note of a word that stands for an entity."""
        if not self.counts[number]:
            for noun in sorted(entity.nouns):
                self.called[noun].append(number)
        self.counts[number] += 1
        i = mention.head
        plural = mention.type == "NORP" or (mention.form == "nominal" and self.tree.tokens.xpos[i] == "NNS")
        self.before.append(Met(number, entity.type, entity.sex, plural, i, self.quote_of[i], mention.form))

    def meet_noun(self, i: int) -> None:
        """Takes note of a noun that stands for nobody named: it may still be whom a pronoun means."""
        plural, kind = self.tree.tokens.xpos[i] == "NNS", nominal_type(_noun_lemma(self.tree, i))
        self.before.append(Met(None, kind, _sex_of_noun(self.tree, i), plural, i, self.quote_of[i], "nominal"))


def resolve(
    tree: Tree,
    mentions: Sequence[Mention],
    numbers: list[int],
    entities: dict[int, Entity],
    quoted: Sequence[Span],
) -> None:
    """Gives nominals and pronouns the number of their antecedent, -1 where it is not clear (in place).

    A nominal that may be a source itself becomes an entity of its own.
    """
    walk = _Walk(tree, mentions, quoted)
    about = {number: entity.about for number, entity in entities.items()}
    fresh = max(entities, default=-1) + 1
    for i in range(len(tree)):
        for n in walk.at_head.get(i, ()):
            mention = mentions[n]
            if mention.form == "nominal":
                numbers[n] = _stands_for_noun(walk, n, numbers, about)
                if numbers[n] < 0 and _speaks(tree, i):
                    numbers[n], fresh = fresh, fresh + 1
                    entities[numbers[n]] = Entity(
                        mention.type, _sex_of_noun(tree, i), frozenset({_noun_lemma(tree, i)})
                    )
            elif mention.form == "pronoun":
                numbers[n] = _of_pronoun(walk, i, about)
            if numbers[n] >= 0:
                entity = entities[numbers[n]]
                if mention.form == "pronoun" and entity.sex is None:  # who was "she" once is not "he" later
                    entity.sex = sex_of_pronoun(tree.lower[i])
                walk.meet(mention, numbers[n], entity)
            elif mention.form == "nominal":
                walk.meet_noun(i)
        if i not in walk.at_head and tree.tokens.upos[i] == "NOUN" and not _only_describes(tree, i):
            walk.meet_noun(i)


def _stands_for_noun(walk: _Walk, n: int, numbers: Sequence[int], about: Mapping[int, frozenset[str]]) -> int:
    """The entity of the name beside a noun, or of what a definite noun stands for; -1 where none is clear."""
    tree, i = walk.tree, walk.mentions[n].head
    beside = introduced(tree, i, walk.mentions, walk.at_head)
    if beside is not None:
        return numbers[beside]
    if not is_bare_definite(tree, i):
        return -1
    noun = _noun_lemma(tree, i)
    described = bool(tree.kids(i, "amod"))  # "the previous government"
    fitting = () if described else walk.called.get(noun, ())
    if len(fitting) == 1:
        return fitting[0]
    spoken = speaker_before(tree, i, walk.before, walk.quote_of) if fitting else None
    if spoken is not None and spoken in fitting:
        return spoken
    asked = Asked(i, kind_of_noun(noun) or "", _sex_of_noun(tree, i), walk.quote_of[i], noun, described)
    found = antecedents.choose(tree, asked, walk.before, walk.counts, about)
    return -1 if found is None else found


def _of_pronoun(walk: _Walk, i: int, about: Mapping[int, frozenset[str]]) -> int:
    """The entity of a pronoun, -1 where none is clear."""
    tree = walk.tree
    word = tree.lower[i]
    if word in RELATIVE:
        return _relative_clause(tree, i, walk.before)
    kind = kind_of_pronoun(word)
    if kind is None or (i + 1 < len(tree) and tree.lower[i + 1] in ("/", "or")):  # "he or she": anybody
        return -1
    if kind == "person" and (spoken := speaker_before(tree, i, walk.before, walk.quote_of)) is not None:
        return spoken
    asked = Asked(i, kind, sex_of_pronoun(word), walk.quote_of[i])
    found = antecedents.choose(tree, asked, walk.before, walk.counts, about)
    return -1 if found is None else found


def _relative_clause(tree: Tree, i: int, before: Sequence[Met]) -> int:
    """The entity of the noun that the relative clause hangs on; where no such clause is seen, of the noun before."""
    verb, noun = i, i - 1 - (i > 0 and tree.words[i - 1] == ",")
    for _ in range(_CLAUSE):
        verb = tree.heads[verb]
        if verb < 0:
            break
        if tree.tokens.deprels[verb] == "acl:relcl":
            noun = tree.heads[verb]
            break
    near = reversed(before[-antecedents.WINDOW :])
    return next((m.number for m in near if m.head == noun and m.number is not None), -1)


def _only_describes(tree: Tree, i: int) -> bool:
    """True for a noun that says what another is ("he was a teacher", "Berg, a teacher"): nobody besides that one."""
    return tree.relation(i) == "appos" or any(tree.kids(i, "cop"))


def _speaks(tree: Tree, i: int) -> bool:
    """True where the noun may be a source without a name: subject of a verb of saying, or indefinite."""
    verb = tree.heads[i]
    says = verb >= 0 and tree.tokens.lemmas[verb].lower() in words("report_verbs", "verbs")
    return not is_bare_definite(tree, i) or (tree.relation(i) == "nsubj" and says)


def _quote_of(tree: Tree, quoted: Sequence[Span]) -> list[int]:
    """For each word the number of the quotation it stands in, -1 outside."""
    found = [-1] * len(tree)
    for number, span in enumerate(quoted):
        for i in tree.within(span):
            found[i] = number
    return found


def _noun_lemma(tree: Tree, i: int) -> str:
    return tree.tokens.lemmas[i].lower()


def _sex_of_noun(tree: Tree, i: int) -> Sex | None:
    lemma = _noun_lemma(tree, i)
    if lemma in words("nominals", "men"):
        return "m"
    return "f" if lemma in words("nominals", "women") else None
