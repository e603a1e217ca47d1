"""Article, reading and mentions -> attributions: who says what, with which words, how deep in whose words."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.annotate.quotes import Quote, find_quotes
from twosource.annotate.repair import Said, clean, complete
from twosource.annotate.source_types import head_of_source, source_type
from twosource.annotate.tree import Tree, grow
from twosource.model import Article, Attribution, AttributionId, Mention, QuoteKind, Reading, SourceType, Span
from twosource.text import digest

_MARKS = frozenset("“”\"'‘’„«» \n\t,.;:!?—–-")
_SPEAKER = frozenset({"i", "we", "my", "our", "me", "us"})


def find_attributions(article: Article, reading: Reading, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """All attributions in order of the text, with type, kind, parent and the entity of the source.

    What the reader saw, on whole words and without scraps, completed by rules: see `repair`. Every `parent` is an id
    of the same result, and no chain of parents closes.
    """
    text = article.text
    tree = grow(text, reading.tokens)
    quotes = find_quotes(text)
    said = complete(text, tree, clean(tree, reading.attributions), quotes)
    made = [_attribution(article, tree, one, quotes, mentions) for one in _distinct(said)]
    return _nested(tree, made, mentions)


def _distinct(said: Sequence[Said]) -> list[Said]:
    return sorted(dict.fromkeys(said), key=lambda s: (min((*s.cue, *s.content, *s.source)), s.cue, s.content, s.source))


def _attribution(
    article: Article, tree: Tree, said: Said, quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> Attribution:
    text = article.text
    mention = source_mention(tree, said.source, mentions)
    name = _name_for(mention, mentions)
    label = " ".join(" ".join(piece.of(text).split()) for piece in said.source) or None
    if mention is not None and mention.form == "pronoun":
        label = (name or _first(mention.entity, mentions) or mention).span.of(text)
    spans = ";".join(",".join(f"{s.start}-{s.end}" for s in part) for part in (said.source, said.cue, said.content))
    return Attribution(
        id=AttributionId(digest(article.id, spans)),
        source=said.source,
        cue=said.cue,
        content=said.content,
        kind=_kind(text, said.content, quotes),
        source_type=_type(tree, said, mention, name, mentions),
        source_entity=mention.entity if mention is not None and mention.entity >= 0 else None,
        source_label=label,
    )


def source_mention(tree: Tree, source: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """The mention that is the source: on its head word, or the name in apposition to it. A possessor is none."""
    head = head_of_source(tree, source)
    if head < 0:
        return None
    at = {m.head: m for m in reversed(mentions) if any(p.overlaps(m.span) for p in source)}
    for k in tree.kids(head, "appos"):  # "a lawyer for the outlets, Ann Smith": the name is who speaks
        if k in at and at[k].form == "name" and (head not in at or at[head].form != "name"):
            return at[k]
    if head in at:
        return at[head]
    for m in mentions:  # a name whose own head hangs elsewhere, but which ends the source: "spokesman Jim Smith"
        if m.form == "name" and m.type == "PER" and m.span.end == source[-1].end and source[0].start <= m.span.start:
            return m if tree.relation(m.head) in ("flat", "appos", "compound") else None
    return None


def _name_for(mention: Mention | None, mentions: Sequence[Mention]) -> Mention | None:
    """The longest name of the mention's entity, itself where it is a name alone."""
    if mention is None:
        return None
    names = [m for m in mentions if m.form == "name" and m.entity == mention.entity >= 0]
    if mention.form == "name" and mention not in names:
        names.append(mention)
    return max(names, key=lambda m: (m.span.end - m.span.start, -m.span.start), default=None)


def _first(entity: int, mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.entity == entity and m.form != "pronoun"), None)


def _type(
    tree: Tree, said: Said, mention: Mention | None, name: Mention | None, mentions: Sequence[Mention]
) -> SourceType:
    if name is None and mention is not None and mention.form == "pronoun":
        first = _first(mention.entity, mentions)
        return source_type(tree, (first.span,) if first else said.source, said.cue, None)
    return source_type(tree, said.source, said.cue, name)


def _kind(text: str, content: Sequence[Span], quotes: Sequence[Quote]) -> QuoteKind:
    """Direct where all words of the content stand in quotation marks, mixed where some do."""
    inside = outside = False
    for piece in content:
        at = piece.start
        for quote in quotes:
            if quote.span.overlaps(piece):
                outside |= _has_words(text, at, min(max(quote.span.start, at), piece.end))
                inside |= _has_words(text, max(at, quote.span.start), min(quote.span.end, piece.end))
                at = max(at, quote.span.end)
        outside |= _has_words(text, at, piece.end)
    if inside:
        return "mixed" if outside else "direct"
    return "indirect"


def _has_words(text: str, start: int, end: int) -> bool:
    return any(c not in _MARKS for c in text[start:end]) if start < end else False


def _nested(tree: Tree, made: Sequence[Attribution], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """The attributions with parents: of the contents that hold the whole cue the smallest."""
    sizes = [sum(s.end - s.start for s in a.content) for a in made]
    by_size = sorted(range(len(made)), key=lambda n: (sizes[n], n))
    parents: list[int] = [-1] * len(made)
    for n, one in enumerate(made):
        for outer in by_size:
            if outer != n and sizes[outer] > sizes[n] and _holds(made[outer].content, one.cue or one.content):
                parents[n] = outer
                break
    result = [replace(a, parent=made[p].id if p >= 0 else None) for a, p in zip(made, parents, strict=True)]
    for n, p in sorted(enumerate(parents), key=lambda pair: -sizes[pair[0]]):
        # inside a quotation "I" is the speaker
        if p >= 0 and made[n].source_entity is None and _is_speaker(tree, made[n].source) and result[p].kind != "indirect":
            outer_one = result[p]
            result[n] = replace(
                result[n],
                source_entity=outer_one.source_entity,
                source_label=outer_one.source_label,
                source_type=outer_one.source_type,
            )
    return tuple(result)


def _holds(content: Sequence[Span], cue: Sequence[Span]) -> bool:
    return bool(cue) and all(any(piece.contains(c) for piece in content) for c in cue)


def _is_speaker(tree: Tree, source: Sequence[Span]) -> bool:
    found = [i for piece in source for i in tree.within(piece)]
    return len(found) == 1 and tree.lower[found[0]] in _SPEAKER
