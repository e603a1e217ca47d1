"""Article, reading and mentions -> attributions: who says what, with which words, how deep in whose words."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.annotate.attributions.headlines import labelled
from twosource.annotate.attributions.outlooks import outlooks
from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.repair import clean, complete
from twosource.annotate.attributions.source_types import source_type
from twosource.annotate.attributions.standing import standing, without_onlookers
from twosource.annotate.attributions.turns import turns
from twosource.annotate.quotes import Quote, find_quotes
from twosource.annotate.source_head import Core, antecedent, core_of
from twosource.model import Article, Attribution, AttributionId, Mention, QuoteKind, Reading, Span
from twosource.text import digest
from twosource.tree import Tree, grow

_MARKS = frozenset("“”\"'‘’„«» \n\t,.;:!?—–-")
_SPEAKER = frozenset({"i", "we", "my", "our", "me", "us"})


@dataclass(frozen=True, slots=True)
class _Who:
    """The mentions of the article, ready to be asked who a source is."""

    at_word: Mapping[int, Mention]  # word -> the name it is part of, or the nominal or pronoun it is head of
    names: Mapping[int, Mention]  # entity -> its longest name
    firsts: Mapping[int, Mention]  # entity -> its first mention that is no pronoun
    people: Sequence[Mention]  # persons, not by pronoun, in order


def find_attributions(article: Article, reading: Reading, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """All attributions in order of the text, with type, kind, parent and the entity of the source.

    What the reader saw, on whole words and without scraps, completed by rules: see `repair`. Every `parent` is an id
    of the same result, and no chain of parents closes.
    """
    text = article.text
    tree = grow(text, reading.tokens)
    quotes = find_quotes(text)
    who = _who(tree, mentions)
    said = without_onlookers(text, tree, clean(text, tree, reading.attributions, quotes), quotes)
    said = complete(text, tree, said, quotes)
    said += labelled(text, tree, said, mentions)
    said += outlooks(tree, said, mentions)
    said += turns(text, tree, said, mentions)
    said += standing(text, tree, said, quotes, mentions)
    made = [_attribution_of(article, tree, one, quotes, who) for one in _each_attribution(said)]
    return _speaking(tree, made, _parents(made))


def _who(tree: Tree, mentions: Sequence[Mention]) -> _Who:
    at_word: dict[int, Mention] = {}
    names: dict[int, Mention] = {}
    firsts: dict[int, Mention] = {}
    for m in mentions:
        at_word.setdefault(m.head, m)
        if m.form != "pronoun":
            firsts.setdefault(m.entity, m)
        known = names.get(m.entity)
        if m.form == "name" and (known is None or m.span.end - m.span.start > known.span.end - known.span.start):
            names[m.entity] = m
        if m.form == "name":
            at_word.update(dict.fromkeys(tree.within(m.span), m))
    people = sorted((m for m in mentions if m.type == "PER" and m.form != "pronoun"), key=lambda m: m.span)
    return _Who(at_word, names, firsts, people)


def _each_attribution(said: Sequence[Said]) -> list[Said]:
    return sorted(dict.fromkeys(said), key=lambda s: (min((*s.cue, *s.content, *s.source)), s.cue, s.content, s.source))


def _attribution_of(article: Article, tree: Tree, said: Said, quotes: Sequence[Quote], who: _Who) -> Attribution:
    text = article.text
    core = core_of(tree, said.source)
    meant = antecedent(tree, core.head)
    core = core_of(tree, (meant,)) if meant is not None else core
    mention = _source_mention(tree, (meant,) if meant is not None else said.source, core, who)
    name = who.names.get(mention.entity) if mention else None
    label = _source_words(text, tree, said.source)
    if meant is not None and core.words:
        label = " ".join(tree.tokens.span(core.words[0], core.words[-1]).of(text).split())
    if mention is not None and mention.form == "pronoun":
        stands_for = name or who.firsts.get(mention.entity) or mention
        label, core = " ".join(stands_for.span.of(text).split()), core_of(tree, (stands_for.span,))
    if name is None:
        name = _some_name(tree, core.head, who)
    spans = ";".join(",".join(f"{s.start}-{s.end}" for s in part) for part in (said.source, said.cue, said.content))
    return Attribution(
        id=AttributionId(digest(article.id, spans)),
        source=said.source,
        cue=said.cue,
        content=said.content,
        kind=_quote_kind(text, said, quotes),
        source_type=source_type(tree, core, said.cue, name),
        source_entity=mention.entity if mention is not None and not core.joint else None,
        source_label=label,
    )


def _source_words(text: str, tree: Tree, source: Sequence[Span]) -> str | None:
    """The words of the source as they are shown, without what only leads on: "detectives at the"."""
    shown = " ".join(" ".join(piece.of(text).split()) for piece in source).rstrip(" ,;:")
    for i in reversed(tree.within(source[-1]) if source else ()):
        if tree.tokens.upos[i] not in ("ADP", "CCONJ", "DET") or " " not in shown or not shown.endswith(tree.words[i]):
            break
        shown = shown.removesuffix(tree.words[i]).rstrip(" ,;:")
    return shown or None


def _some_name(tree: Tree, pronoun: int, who: _Who) -> Mention | None:
    """For "he" and "she" whom nobody can be told from: the last person mentioned before, if by name.

    Whoever of those named is meant, it is somebody named; only that much is used.
    """
    if pronoun < 0 or tree.lower[pronoun] not in ("he", "she"):
        return None
    at = bisect_left(who.people, tree.tokens.starts[pronoun], key=lambda m: m.span.start) - 1
    return who.names.get(who.people[at].entity) if at >= 0 else None


def _source_mention(tree: Tree, source: Sequence[Span], core: Core, who: _Who) -> Mention | None:
    """The mention that is the source: the name that ends its core, or that stands beside it in commas. No owner."""
    if core.head < 0:
        return None
    found = who.at_word.get(core.head)
    if found is not None and found.form == "name":
        return _of_whom(tree, core, found, who)
    beside = who.at_word.get(core.words.stop + 1)
    if beside is None or beside.type != "PER" or beside.form != "name" or core.joint:
        return found
    # "the chairman, Phil Lind, said": the name is who speaks
    in_commas = tree.words[core.words.stop] == "," and any(piece.contains(beside.span) for piece in source)
    return beside if in_commas else found


def _of_whom(tree: Tree, core: Core, name: Mention, who: _Who) -> Mention:
    """Of "Senator Ann Gray of Ostrand" the person, not the place that closes the words; else the name itself."""
    for i in core.words:
        before = who.at_word.get(i - 1)
        if tree.lower[i] == "of" and before is not None and before.type == "PER" and before.form == "name":
            return before
    return name


def _quote_kind(text: str, said: Said, quotes: Sequence[Quote]) -> QuoteKind:
    """Direct where all words of the content stand in quotation marks, mixed where some do.

    The word "that" before a quotation is no word of the speaker. Marks around the cue too are somebody else's.
    """
    inside = outside = False
    for piece in said.content:
        at = piece.start
        first = bisect_right(quotes, piece.start, key=lambda q: q.span.end)
        for quote in quotes[first:]:
            if quote.span.start >= piece.end:
                break
            if said.cue and all(quote.span.contains(c) for c in said.cue):
                continue
            outside |= _has_words(text, at, min(max(quote.span.start, at), piece.end))
            inside |= _has_words(text, max(at, quote.span.start), min(quote.span.end, piece.end))
            at = max(at, quote.span.end)
        outside |= _has_words(text, at, piece.end)
    if inside:
        return "mixed" if outside else "direct"
    return "indirect"


def _has_words(text: str, start: int, end: int) -> bool:
    return start < end and text[start:end].strip() != "that" and any(c not in _MARKS for c in text[start:end])


def _parents(made: Sequence[Attribution]) -> list[int]:
    """For each attribution the smallest other whose content holds its whole cue, -1 for none.

    A parent's content is always longer than the child's, so no chain closes.
    """
    sizes = [sum(s.end - s.start for s in a.content) for a in made]
    parents = [-1] * len(made)
    pieces = sorted((s, n) for n, a in enumerate(made) for s in a.content)
    at = 0
    open_: list[tuple[Span, int]] = []  # contents that have begun and not ended
    for n in sorted(range(len(made)), key=lambda n: _place(made[n])):
        place = _place(made[n])
        while at < len(pieces) and pieces[at][0].start <= place.start:
            open_.append(pieces[at])
            at += 1
        open_ = [(s, m) for s, m in open_ if s.end > place.start]
        words = made[n].cue or made[n].content
        holding = {m for _, m in open_ if sizes[m] > sizes[n] and _holds_cue(made[m].content, words)}
        parents[n] = min(holding - {n}, key=lambda m: (sizes[m], m), default=-1)
    return parents


def _place(one: Attribution) -> Span:
    return (one.cue or one.content)[0]


def _holds_cue(content: Sequence[Span], cue: Sequence[Span]) -> bool:
    return all(any(piece.contains(c) for piece in content) for c in cue)


def _speaking(tree: Tree, made: Sequence[Attribution], parents: Sequence[int]) -> tuple[Attribution, ...]:
    """The attributions with parents; "I" and "we" in somebody's quoted words are that somebody."""
    sizes = [sum(s.end - s.start for s in a.content) for a in made]
    result = list(made)
    for n in sorted(range(len(made)), key=lambda n: (-sizes[n], n)):
        if parents[n] < 0:
            continue
        outer = result[parents[n]]
        result[n] = replace(result[n], parent=outer.id)
        if made[n].source_entity is None and outer.kind != "indirect" and _is_speaker(tree, made[n].source):
            result[n] = replace(
                result[n],
                source_entity=outer.source_entity,
                source_label=outer.source_label,
                source_type=outer.source_type,
            )
    return tuple(result)


def _is_speaker(tree: Tree, source: Sequence[Span]) -> bool:
    found = [i for piece in source for i in tree.within(piece)]
    return len(found) == 1 and tree.lower[found[0]] in _SPEAKER
