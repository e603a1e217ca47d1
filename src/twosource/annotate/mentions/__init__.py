"""Article text and reading -> mentions: every span that names or stands for somebody or something."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from twosource.annotate.mentions.name_parts import name_parts
from twosource.annotate.mentions.nominals import find_nominals
from twosource.annotate.mentions.told_kinds import told_kinds
from twosource.annotate.mentions.whole_names import abbreviated, bodies, countries, long_places, whole_names
from twosource.lexicon import words
from twosource.model import Mention, MentionType, RawMention, Reading, Span
from twosource.names.kinds import refine_type
from twosource.names.persons import is_given, is_title, titles_before
from twosource.tree import Tree, grow

# A name found again must be a word of at least this many characters, so that an initial is no name.
_SHORTEST = 2
# Share of the reader's certainty that one type of a name needs to stand for all its mentions: set so that one slip
# in three is mended and a name that is used for two things ("Washington") keeps both.
_SETTLED = 0.65
# How sure a long name of a place is that stands in the lists.
_LISTED = 1.0
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_EDGE = frozenset(",.;:!?()[]“”\"'‘’`-–—…/|*")
# Of a mailbox, a web page or a file, which are no names.
_ADDRESS = re.compile(r"[@_\\]|\w\.[a-z]{2,4}\Z|://|\Awww\.")
_SMALL = frozenset({"of", "for", "and", "in", "at", "by"})
_POSSESSIVE = frozenset({"'s", "'"})


def find_mentions(text: str, reading: Reading) -> tuple[Mention, ...]:
    """All mentions in order of the text, no entity yet; names do not overlap each other.

    Names are the reader's, with edges trimmed and types refined, and the same words found elsewhere in the same
    case. Nominals ("the gang") and pronouns are candidates: `join_mentions` keeps those with a clear antecedent.
    """
    tree = grow(text, reading.tokens)
    seen = [(raw.score, name) for raw in reading.mentions if (name := _trim(text, tree, raw))]
    names = whole_names(tree, _settled_types(text, _with_places(tree, seen)))
    names = name_parts(tree, names)
    names = _apart([*_of_bodies(text, told_kinds(tree, names)), *_titled(tree, names)])
    again = list(_again(tree, names))
    # A name seen whole somewhere is whole everywhere: the longer of two that overlap stands.
    names = _apart(sorted([*names, *again], key=lambda m: (m.span.start - m.span.end, m.span.start)))
    names = _without_titles(text, names)
    stand_ins = find_nominals(tree, names, reading.attributions)
    return tuple(sorted([*names, *stand_ins], key=lambda m: (m.span, m.form)))


def _with_places(tree: Tree, seen: Sequence[tuple[float, Mention]]) -> list[tuple[float, Mention]]:
    """What the reader saw, and each long place of the lists and name with its capitals where it saw less or nothing."""
    covered: dict[int, Mention] = {i: name for _, name in seen for i in tree.within(name.span)}
    kept: dict[Span, list[tuple[float, Mention]]] = {}
    for score, name in seen:
        kept.setdefault(name.span, []).append((score, name))
    for place in (*long_places(tree), *bodies(tree), *abbreviated(tree)):
        inside = tree.within(place.span)
        over = {covered[i].span for i in inside if i in covered}
        if all(place.span.contains(span) for span in over):
            for span in over:
                kept.pop(span, None)
            kept.setdefault(place.span, []).append((_LISTED, place))
    more = [(_LISTED, place) for place in countries(tree) if tree.within(place.span)[0] not in covered]
    return sorted((*chain.from_iterable(kept.values()), *more), key=lambda pair: (pair[1].span, -pair[0]))


def _of_bodies(text: str, names: Sequence[Mention]) -> list[Mention]:
    """The names; what was taken for a person, though it begins as a body of the article does, set right.

    A single word is that body ("Ford" beside "Ford Motor Company"), more are a thing of its ("Ford Taurus"). Not where
    the article names a person of that word in full: "Ford" may then be either, and stays as it was seen.
    """
    parts = [(n.type, n.span.of(text).split()) for n in names]
    surnames = {ws[-1] for kind, ws in parts if kind == "PER" and len(ws) > 1}
    bodies = {ws[0] for kind, ws in parts if kind == "ORG" and len(ws) > 1 and not is_given(ws[0])} - surnames
    out = []
    for name, (kind, ws) in zip(names, parts, strict=True):
        of_body: MentionType = "ORG" if len(ws) == 1 else "MISC"
        out.append(replace(name, type=of_body) if kind == "PER" and ws[0] in bodies else name)
    return out


def _titled(tree: Tree, names: Sequence[Mention]) -> Iterator[Mention]:
    """The name after "Mr." and its like, where the reader saw none."""
    known = {i for name in names for i in tree.within(name.span)}
    for i, word in enumerate(tree.lower[:-1]):
        if word.rstrip(".") not in words("titles", "sure") or not tree.words[i][0].isupper():
            continue
        first = last = i + 1 + (tree.words[i + 1] == ".")
        while last < len(tree) and tree.tokens.upos[last] == "PROPN" and tree.words[last][0].isupper():
            last += 1
        if last > first and tree.sentence_of[last - 1] == tree.sentence_of[i] and not known & set(range(first, last)):
            yield _mention_of(tree, tree.tokens.span(first, last - 1), "PER")


def _without_titles(text: str, names: Sequence[Mention]) -> list[Mention]:
    """The names but for titles that the reader took for one, right before who bears them: "President Lind"."""
    begun = {name.span.start for name in names if name.type == "PER"}
    return [n for n in names if not (n.type == "PER" and n.span.end + 1 in begun and is_title(n.span.of(text)))]


def _settled_types(text: str, seen: Sequence[tuple[float, Mention]]) -> list[Mention]:
    """The names with one type for one name, where most of the reader's certainty in this article is for it."""
    certain: dict[str, dict[MentionType, float]] = {}
    for score, name in seen:
        of_name = certain.setdefault(name.span.of(text), {})
        of_name[name.type] = of_name.get(name.type, 0.0) + score
    kept: list[Mention] = []
    for _, name in seen:
        of_name = certain[name.span.of(text)]
        best = max(of_name, key=lambda t: (of_name[t], t))
        sure = of_name[best] >= _SETTLED * sum(of_name.values())
        kept.append(replace(name, type=best) if sure else name)
    return kept


def _trim(text: str, tree: Tree, raw: RawMention) -> Mention | None:
    """The raw mention on whole words without title, article and possessive; None where no name is left."""
    found = tree.within(raw.span)
    first, last = found.start, found.stop - 1
    if "(" in tree.words[first : last + 1] and ")" not in tree.words[first : last + 1]:
        last = tree.words.index("(", first) - 1  # "Ann Gray (D" of "Ann Gray (D-Ostrand)"
    while first <= last and _ends_none(tree, first, last, raw):
        last -= 1
    while first <= last:
        titles = titles_before(tree.words[first : last + 1]) if raw.type == "PER" and first < last else 0
        edge = set(tree.words[first]) <= _EDGE or tree.lower[first] in _DETERMINERS or tree.words[first] in _SMALL
        if not titles and not edge:
            break
        first += titles or 1
    if first > last or (first == last and tree.tokens.upos[first] == "PRON"):  # "us"
        return None
    start, end = tree.tokens.starts[first], tree.tokens.ends[last]
    name = text[start:end]
    for tail in ("'s", "’s", "'", "’"):  # where the tokens do not split the possessive
        if name.endswith(tail) and len(name) > len(tail):
            name, end = name[: -len(tail)], end - len(tail)
            break
    no_name = not any(c.isalnum() for c in name) or bool(_ADDRESS.search(name))
    if no_name or (raw.type == "PER" and name[:1].islower() and " " not in name):
        return None
    return _mention_of(
        tree, Span(start, end), "PER" if _governs(tree, first, last, raw) else refine_type(name, raw.type)
    )


def _ends_none(tree: Tree, first: int, last: int, raw: RawMention) -> bool:
    """True for a last word that ends no name: a mark, a possessive, "of", the office in "Fed Chair Nils Berg"."""
    word = tree.lower[last]
    office = raw.type == "ORG" and first < last and word in words("titles", "offices")
    return set(tree.words[last]) <= _EDGE or word in _POSSESSIVE or tree.words[last] in _SMALL or office


def _governs(tree: Tree, first: int, last: int, raw: RawMention) -> bool:
    """True for the name of whoever an administration is called after."""
    after = tree.words[last + 1] if last + 1 < len(tree) else ""
    return first == last and raw.type in ("ORG", "MISC") and after in ("administration", "presidency")


def _mention_of(tree: Tree, span: Span, type_: MentionType) -> Mention:
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


def _again(tree: Tree, names: Sequence[Mention]) -> Iterator[Mention]:
    """The same words in the same case elsewhere, longest name first, and surnames of people named in full."""
    wanted: dict[tuple[str, ...], MentionType] = {}
    for name in names:
        form = tuple(tree.words[i] for i in tree.within(name.span))
        if len("".join(form)) < _SHORTEST or not form or not any(c.isupper() for c in form[0] + form[-1]):
            continue
        wanted.setdefault(form, name.type)
        if name.type == "PER" and len(form) > 1 and len(form[-1]) > _SHORTEST and form[-1][0].isupper():
            wanted.setdefault(form[-1:], "PER")
            if form[-2] in ("-", "–") and form[-3:-2] and form[-3].lower() in words("places", "particles"):
                wanted.setdefault(form[-3:], "PER")  # "al-Orrow"
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(wanted, key=lambda w: (-len(w), w)):
        by_first.setdefault(form[0], []).append(form)
    for i, word in enumerate(tree.words):
        for form in by_first.get(word, ()):
            if tree.words[i : i + len(form)] != form or not _may_be_name(tree, i, i + len(form) - 1):
                continue
            yield _mention_of(tree, tree.tokens.span(i, i + len(form) - 1), wanted[form])
            break


def _may_be_name(tree: Tree, first: int, last: int) -> bool:
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
