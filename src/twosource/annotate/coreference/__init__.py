"""Mentions -> mentions with entity numbers: who is who within one article, joined only where the text is clear."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from twosource.annotate.coreference.descriptors import described_as, is_body, is_person
from twosource.annotate.coreference.same_body import same_body
from twosource.annotate.coreference.same_person import Called, same_person
from twosource.annotate.coreference.stand_ins import Entity, resolve
from twosource.annotate.quotes import find_quotes
from twosource.lexicon import words
from twosource.model import Mention, MentionType, Tokens
from twosource.names.kinds import is_place, nouns_of
from twosource.names.persons import is_given, is_title, name_of, sex_of_name, sex_of_title
from twosource.text import fold
from twosource.tree import Tree, grow

# A title may stand this many words before the name: "Retired Army Lt. Gen.".
_TITLE_REACH = 5
_BORN = re.compile(r"\s*,?\s*\(?(?:née|nee|né|born|formerly)\s+")


def join_mentions(text: str, tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions in order with entity numbers, counted from 0 by first appearance.

    Names are joined by same_person and same_body. A nominal or pronoun takes the entity of its antecedent where only
    one fits; without a clear one it is left out, but for nominals that may be sources themselves (`entity` is then
    their own).
    """
    tree = grow(text, tokens)
    seen = (replace(m, type="PER") if is_person(tree, m) else m for m in mentions)
    ordered = sorted(seen, key=lambda m: (m.span, m.form))
    numbers = _name_groups(text, tree, ordered)
    entities = _entities(text, tree, ordered, numbers)
    quoted = [q.inner for q in find_quotes(text) if not q.single]
    resolve(tree, ordered, numbers, entities, quoted)
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
    others: list[int] = []
    firms = {firm for m in mentions if (firm := _firm(text, m))}
    born = _born(text, mentions)
    for i, mention in enumerate(mentions):
        if mention.form != "name" or i in born:
            continue
        name = name_of(mention.span.of(text)) if mention.type == "PER" else None
        if name is None:
            others.append(i)
            continue
        people.append(i)
        title = _title_mention(tree, mention)
        alone = not name.full and not title and name.surname in firms
        called.append(Called(name, sex_of_title(title) or sex_of_name(name), alone))
    groups = same_person(called)
    for i, group in zip(people, groups, strict=True):
        numbers[i] = group
    for i, bearer in born.items():
        _join_born(text, mentions, i, numbers, numbers[bearer])
    offset = max(groups, default=-1) + 1
    for i, group in zip(others, same_body(text, [mentions[i] for i in others]), strict=True):
        numbers[i] = offset + group
    return numbers


def _born(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """The name borne before -> the name it is told of: "Ana Berg (née Lind)"."""
    found: dict[int, int] = {}
    people = [i for i, m in enumerate(mentions) if m.form == "name" and m.type == "PER"]
    for bearer, i in pairwise(people):
        between = text[mentions[bearer].span.end : mentions[i].span.start]
        if _BORN.fullmatch(between):
            found[i] = bearer
    return found


def _join_born(text: str, mentions: Sequence[Mention], born: int, numbers: list[int], bearer: int) -> None:
    """Gives the name borne before, and the same surname alone where nobody else bears it, the bearer's number."""
    numbers[born] = bearer
    surname = fold(mentions[born].span.of(text)).split()[-1]
    bare = {numbers[i] for i, m in enumerate(mentions) if numbers[i] >= 0 and fold(m.span.of(text)) == surname}
    full = {numbers[i] for i, m in enumerate(mentions) if numbers[i] >= 0 and " " in m.span.of(text)}
    for i, number in enumerate(numbers):
        if number in bare - full:
            numbers[i] = bearer


def _firm(text: str, mention: Mention) -> str | None:
    """The first word of a firm's name that adds but what kind of firm it is: "ford" of "Ford Motor Company"."""
    parts = [p.strip(".,") for p in fold(mention.span.of(text)).split()] if mention.type == "ORG" else []
    kinds = words("places", "firms")
    return parts[0] if len(parts) > 1 and all(p in kinds for p in parts[1:]) else None


def _title_mention(tree: Tree, mention: Mention) -> list[str]:
    """The words of the title that stands right before a name."""
    first = tree.within(mention.span).start
    found: list[str] = []
    for i in range(first - 1, max(-1, first - 1 - _TITLE_REACH), -1):
        if not is_title(tree.words[i]) or tree.sentence_of[i] != tree.sentence_of[first]:
            break
        found.append(tree.words[i])
    return found


def _entities(text: str, tree: Tree, mentions: Sequence[Mention], numbers: Sequence[int]) -> dict[int, Entity]:
    """number -> entity, from all names of the article: a description may follow the first mention."""
    entities: dict[int, Entity] = {}
    types: dict[int, dict[MentionType, int]] = defaultdict(lambda: defaultdict(int))
    bodies: dict[int, int] = defaultdict(int)
    for mention, number in zip(mentions, numbers, strict=True):
        if number < 0:
            continue
        types[number][mention.type] += 1
        entity = entities.setdefault(number, Entity(mention.type))
        entity.nouns |= described_as(tree, mention)
        entity.about |= _named_so(tree, mention)
        known = mention.span.of(text)  # a city stays one, whatever a slip of the tree makes of it
        body = is_body(tree, mention) and not is_place(known) and not is_given(known.split()[0])
        entity.body |= body
        bodies[number] += body
        if mention.type == "PER":
            name = name_of(mention.span.of(text))
            sex = sex_of_title(_title_mention(tree, mention)) or (name and sex_of_name(name))
            entity.sex = entity.sex or sex or None
    for number, entity in entities.items():
        entity.type = max(types[number], key=lambda t: (types[number][t], t))
        place = entity.type == "GPE" and 2 * bodies[number] < sum(types[number].values())
        if entity.body and entity.type in ("PER", "GPE", "LOC", "MISC") and not place:
            entity.type = "ORG"
        entity.about |= entity.nouns
    return entities


def _named_so(tree: Tree, mention: Mention) -> frozenset[str]:
    """What the name itself or a list calls it: "commission" by its last word, "lake" by its first, "country"."""
    inside = tree.within(mention.span)
    if mention.type == "PER" or not inside:
        return frozenset()
    ends = {tree.lower[inside.start], tree.lower[inside.stop - 1]} if len(inside) > 1 else frozenset[str]()
    return frozenset(ends) | nouns_of(mention.span.of(tree.text))
