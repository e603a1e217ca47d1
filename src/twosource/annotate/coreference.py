"""Mentions -> mentions with entity numbers: who is who within one article, joined only where the text is clear."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.annotate.descriptors import described_as, is_body
from twosource.annotate.nominals import RELATIVE, is_bare_definite, nominal_type
from twosource.annotate.people import is_title, name_of, sex_of_name, sex_of_title
from twosource.annotate.pronouns import CANDIDATES, Candidate, antecedent, sex_of_pronoun
from twosource.annotate.quotes import find_quotes
from twosource.annotate.same_body import same_body
from twosource.annotate.same_person import Called, same_person
from twosource.lexicon import words
from twosource.model import Mention, MentionType, Span, Tokens
from twosource.tree import Tree, grow

# A title may stand this many words before the name: "Retired Army Lt. Gen.".
_TITLE_REACH = 5


@dataclass(slots=True)
class _Entity:
    """What is known so far of one somebody or something of the article."""

    type: MentionType
    sex: str | None = None
    nouns: frozenset[str] = frozenset()  # what the text calls it: "gang", "president"
    body: bool = False  # True where the text says it is a gang, a company, ...
    seen: bool = False  # True once the walk through the text has met it


def join_mentions(text: str, tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in order with entity numbers, counted from 0 by first appearance.

    Names are joined by same_person and same_body. A nominal or pronoun takes the entity of its antecedent where only
    one fits; without a clear one it is left out, but for nominals that may be sources themselves (`entity` is then
    their own).
    """
    tree = grow(text, tokens)
    ordered = sorted(mentions, key=lambda m: (m.span, m.form))
    numbers = _name_groups(text, tree, ordered)
    entities = _entities(text, tree, ordered, numbers)
    quoted = [q.inner for q in find_quotes(text) if not q.single]
    _stand_ins(tree, ordered, numbers, entities, quoted)
    fresh: dict[int, int] = {}
    joined: list[Mention] = []
    for mention, number in zip(ordered, numbers, strict=True):
        if number < 0:
            continue
        entity = fresh.setdefault(number, len(fresh))
        joined.append(replace(mention, entity=entity, type=entities[number].type))
    return tuple(joined)


def _name_groups(text: str, tree: Tree, mentions: Sequence[Mention]) -> list[int]:
    """A group number for each name, -1 for nominals and pronouns."""
    numbers = [-1] * len(mentions)
    people: list[int] = []
    called: list[Called] = []
    bodies: list[int] = []
    for i, mention in enumerate(mentions):
        if mention.form != "name":
            continue
        name = name_of(mention.span.of(text)) if mention.type == "PER" else None
        if name is None:
            bodies.append(i)
            continue
        people.append(i)
        called.append(Called(name, sex_of_title(_title(tree, mention)) or sex_of_name(name)))
    groups = same_person(called)
    for i, group in zip(people, groups, strict=True):
        numbers[i] = group
    offset = max(groups, default=-1) + 1
    for i, group in zip(bodies, same_body(text, [mentions[i] for i in bodies]), strict=True):
        numbers[i] = offset + group
    return numbers


def _title(tree: Tree, mention: Mention) -> list[str]:
    """The words of the title that stands right before a name."""
    first = tree.within(mention.span).start
    found: list[str] = []
    for i in range(first - 1, max(-1, first - 1 - _TITLE_REACH), -1):
        if not is_title(tree.words[i]) or tree.sentence_of[i] != tree.sentence_of[first]:
            break
        found.append(tree.words[i])
    return found


def _entities(text: str, tree: Tree, mentions: Sequence[Mention], numbers: Sequence[int]) -> dict[int, _Entity]:
    """number -> entity, from all names of the article: a description may follow the first mention."""
    entities: dict[int, _Entity] = {}
    types: dict[int, dict[MentionType, int]] = defaultdict(lambda: defaultdict(int))
    for mention, number in zip(mentions, numbers, strict=True):
        if number < 0:
            continue
        types[number][mention.type] += 1
        entity = entities.setdefault(number, _Entity(mention.type))
        entity.nouns |= described_as(tree, mention)
        entity.body |= is_body(tree, mention)
        if mention.type == "PER":
            name = name_of(mention.span.of(text))
            sex = sex_of_title(_title(tree, mention)) or (name and sex_of_name(name))
            entity.sex = entity.sex or sex or None
    for number, entity in entities.items():
        entity.type = max(types[number], key=lambda t: (types[number][t], t))
        if entity.body and entity.type in ("PER", "GPE", "LOC", "MISC"):
            entity.type = "ORG"
    return entities


def _stand_ins(
    tree: Tree,
    mentions: Sequence[Mention],
    numbers: list[int],
    entities: dict[int, _Entity],
    quoted: Sequence[Span],
) -> None:
    """Gives nominals and pronouns the number of their antecedent, in order of the text (in place)."""
    at_head: dict[int, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        at_head[mention.head].append(n)
    quote_of = _quote_of(tree, quoted)
    before: list[Candidate] = []
    called: dict[str, list[int]] = defaultdict(list)  # noun -> the entities met so far that it is used for
    fresh = max(entities, default=-1) + 1
    for i in range(len(tree)):
        for n in at_head.get(i, ()):
            mention = mentions[n]
            if mention.form == "nominal":
                numbers[n] = _described(tree, mention, called)
                if numbers[n] < 0 and _speaks(tree, i):
                    numbers[n], fresh = fresh, fresh + 1
                    entities[numbers[n]] = _Entity(mention.type, _sex_of_noun(tree, i), frozenset({_lemma(tree, i)}))
            elif mention.form == "pronoun":
                found = _relative(tree, i, before) if tree.lower[i] in RELATIVE else None
                found = antecedent(tree, i, before, quote_of[i]) if found is None else found
                numbers[n] = -1 if found is None else found
            if numbers[n] >= 0:
                entity = entities[numbers[n]]
                if not entity.seen:
                    entity.seen = True
                    for noun in sorted(entity.nouns):
                        called[noun].append(numbers[n])
                if mention.form == "pronoun" and entity.sex is None:  # who was "she" once is not "he" later
                    entity.sex = sex_of_pronoun(tree.lower[i])
                plural = mention.type == "NORP" or (mention.form == "nominal" and tree.tokens.xpos[i] == "NNS")
                before.append(Candidate(numbers[n], entity.type, entity.sex, plural, i, quote_of[i]))
        if i not in at_head and tree.tokens.upos[i] == "NOUN" and not _only_describes(tree, i):
            plural = tree.tokens.xpos[i] == "NNS"
            before.append(Candidate(None, nominal_type(_lemma(tree, i)), _sex_of_noun(tree, i), plural, i, quote_of[i]))


def _only_describes(tree: Tree, i: int) -> bool:
    """True for a noun that says what another is ("he was a teacher", "Berg, a teacher"): nobody besides that one."""
    return tree.relation(i) == "appos" or any(tree.kids(i, "cop"))


def _described(tree: Tree, mention: Mention, called: Mapping[str, Sequence[int]]) -> int:
    """The number of the only entity seen so far that the text calls by this noun, -1 where none or several are."""
    lemma = _lemma(tree, mention.head)
    if not is_bare_definite(tree, mention.head) or any(tree.kids(mention.head, "amod")):  # "the previous government"
        return -1
    fitting = called.get(lemma, ())
    return fitting[0] if len(fitting) == 1 else -1


def _speaks(tree: Tree, i: int) -> bool:
    """True where the noun may be a source without a name: subject of a verb of saying, or indefinite."""
    verb = tree.heads[i]
    says = verb >= 0 and tree.tokens.lemmas[verb].lower() in words("report_verbs", "verbs")
    return not is_bare_definite(tree, i) or (tree.relation(i) == "nsubj" and says)


def _relative(tree: Tree, i: int, before: Sequence[Candidate]) -> int | None:
    """The entity of the noun that the relative clause hangs on; where no such clause is seen, of the noun before."""
    verb, noun = i, i - 1 - (i > 0 and tree.words[i - 1] == ",")
    for _ in range(3):
        verb = tree.heads[verb]
        if verb < 0:
            break
        if tree.tokens.deprels[verb] == "acl:relcl":
            noun = tree.heads[verb]
            break
    return next((c.number for c in reversed(before[-CANDIDATES:]) if c.head == noun), None)


def _quote_of(tree: Tree, quoted: Sequence[Span]) -> list[int]:
    """For each word the number of the quotation it stands in, -1 outside."""
    found = [-1] * len(tree)
    for number, span in enumerate(quoted):
        for i in tree.within(span):
            found[i] = number
    return found


def _lemma(tree: Tree, i: int) -> str:
    return tree.tokens.lemmas[i].lower()


def _sex_of_noun(tree: Tree, i: int) -> str | None:
    lemma = _lemma(tree, i)
    if lemma in words("nominals", "men"):
        return "m"
    return "f" if lemma in words("nominals", "women") else None
