"""Article text and reading -> mentions: every span that names or stands for somebody or something."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.annotate.name_types import refine_type
from twosource.annotate.nominals import find_nominals
from twosource.annotate.people import titles_before
from twosource.annotate.tree import Tree, grow
from twosource.model import Mention, MentionType, RawMention, Reading, Span

# A name found again must be a word of at least this many characters, so that an initial is no name.
_SHORTEST = 2
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_EDGE = frozenset(",.;:!?()[]“”\"'‘’`-–—…/|*")
_POSSESSIVE = frozenset({"'s", "'"})


def find_mentions(text: str, reading: Reading) -> tuple[Mention, ...]:
    """All mentions in order of the text, no entity yet; names do not overlap each other.

    Names are the reader's, with edges trimmed and types refined, and the same words found elsewhere in the same
    case. Nominals ("the gang") and pronouns are candidates: `join_mentions` keeps those with a clear antecedent.
    """
    tree = grow(text, reading.tokens)
    names = _apart([m for raw in reading.mentions if (m := _trim(text, tree, raw))])
    names = _apart([*names, *_again(text, tree, names)])
    stand_ins = find_nominals(tree, names, reading.attributions)
    return tuple(sorted([*names, *stand_ins], key=lambda m: (m.span, m.form)))


def _trim(text: str, tree: Tree, raw: RawMention) -> Mention | None:
    """The raw mention on whole words without title, article and possessive; None where no name is left."""
    found = tree.within(raw.span)
    first, last = found.start, found.stop - 1
    while first <= last and set(tree.words[last]) <= _EDGE or first <= last and tree.lower[last] in _POSSESSIVE:
        last -= 1
    while first <= last and (set(tree.words[first]) <= _EDGE or tree.lower[first] in _DETERMINERS):
        first += 1
    if raw.type == "PER" and first < last:
        first += titles_before(tree.words[first : last + 1])
    if first > last:
        return None
    start, end = tree.tokens.starts[first], tree.tokens.ends[last]
    name = text[start:end]
    for tail in ("'s", "’s", "'", "’"):  # where the tokens do not split the possessive
        if name.endswith(tail) and len(name) > len(tail):
            name, end = name[: -len(tail)], end - len(tail)
            break
    if not any(c.isalnum() for c in name) or (raw.type == "PER" and name[:1].islower() and " " not in name):
        return None
    return _mention(tree, Span(start, end), refine_type(name, raw.type))


def _mention(tree: Tree, span: Span, type_: MentionType) -> Mention:
    return Mention(span=span, type=type_, head=tree.head_of(tree.within(span)))


def _apart(names: Sequence[Mention]) -> list[Mention]:
    """The names without overlaps: the earlier in the list wins."""
    kept: list[Mention] = []
    starts: list[int] = []
    for name in names:
        at = bisect_right(starts, name.span.start)
        if at and kept[at - 1].span.end > name.span.start:
            continue
        if at < len(kept) and kept[at].span.start < name.span.end:
            continue
        starts.insert(at, name.span.start)
        kept.insert(at, name)
    return kept


def _again(text: str, tree: Tree, names: Sequence[Mention]) -> Iterator[Mention]:
    """The same words in the same case elsewhere, longest name first, and surnames of people named in full."""
    wanted: dict[tuple[str, ...], MentionType] = {}
    for name in names:
        words = tuple(tree.words[i] for i in tree.within(name.span))
        if len("".join(words)) < _SHORTEST or not words or not any(c.isupper() for c in words[0] + words[-1]):
            continue
        wanted.setdefault(words, name.type)
        if name.type == "PER" and len(words) > 1 and len(words[-1]) > _SHORTEST and words[-1][0].isupper():
            wanted.setdefault(words[-1:], "PER")
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(wanted, key=lambda w: (-len(w), w)):
        by_first.setdefault(words[0], []).append(words)
    for i, word in enumerate(tree.words):
        for words in by_first.get(word, ()):
            if tree.words[i : i + len(words)] != words or not _is_name(tree, i, i + len(words) - 1):
                continue
            yield _mention(tree, tree.tokens.span(i, i + len(words) - 1), wanted[words])
            break


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """True where these words are a whole name here: tagged as one, and no part of a longer one."""
    tags = tree.tokens.upos
    if "PROPN" not in tags[first : last + 1]:
        return False
    before = first > 0 and tags[first - 1] == "PROPN" and tree.words[first - 1][:1].isupper()
    touching = first > 0 and tree.sentence_of[first - 1] == tree.sentence_of[first]
    if before and touching and not titles_before((tree.words[first - 1], "x")):
        return False
    following = last + 1 < len(tree) and tags[last + 1] == "PROPN" and tree.words[last + 1][:1].isupper()
    return not (following and tree.sentence_of[last + 1] == tree.sentence_of[last])


def with_entities(mentions: Sequence[Mention], entities: Sequence[int]) -> tuple[Mention, ...]:
    """The mentions with their entity numbers; a negative number drops the mention."""
    return tuple(replace(m, entity=e) for m, e in zip(mentions, entities, strict=True) if e >= 0)
