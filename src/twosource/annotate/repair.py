"""Raw attributions -> attributions on whole words, completed by what syntax and quotation marks show."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.annotate.agentless import agentless, without_agent
from twosource.annotate.quotes import Quote
from twosource.annotate.reach import Said, within_reach
from twosource.annotate.speaker import is_passive, noun_phrase, speaker_of, with_auxiliaries
from twosource.annotate.tree import Tree
from twosource.lexicon import words
from twosource.model import RawAttribution, Span

# A quotation of fewer words than this may be a term or a title, and is given to a speaker only by the reader.
_QUOTED_WORDS = 5
# How many contents may begin one inside the other before a place; deeper nesting is not looked at.
_NESTED = 12
_ADDRESSED = frozenset({"i", "we", "you"})


def clean(text: str, tree: Tree, raw: Sequence[RawAttribution], quotes: Sequence[Quote]) -> list[Said]:
    """The raw attributions with spans on whole words, each in its paragraph.

    Left out are scraps: content alone, and a cue without content, unless somebody is seen to report what is not seen.
    """
    kept: list[Said] = []
    frames: list[Said] = []
    for one in raw:
        said = Said(*(_pieces(tree, part) for part in (one.source, one.cue, one.content)))
        if said.content and (said.cue or said.source):
            kept.append(said)
        elif said.source and said.cue and _is_report(tree, said.cue):
            frames.append(said)
    reached = within_reach(text, tree, quotes, kept)
    return [*reached.said, *governed(tree, reached.said, reached.loose), *frames]


def _is_report(tree: Tree, cue: Sequence[Span]) -> bool:
    return any(_reports(tree, i, "verbs") for piece in cue for i in tree.within(piece))


def governed(tree: Tree, said: Sequence[Said], loose: Sequence[Span]) -> Iterator[Said]:
    """Content without a cue, with the verb of reporting that governs it or stands inserted in it."""
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    for piece in loose:
        inside = tree.within(piece)
        head = tree.head_of(inside)
        if head < 0:
            continue
        around = [tree.heads[head], *tree.kids(head, "parataxis")]
        verbs = [v for v in around if v >= 0 and v not in inside and _reports(tree, v, "verbs") and v not in taken]
        if verbs:
            cue = with_auxiliaries(tree, verbs[0])
            speaker = None if is_passive(tree, verbs[0]) else speaker_of(tree, (cue,))
            source = () if speaker is None or speaker.overlaps(piece) or speaker.overlaps(cue) else (speaker,)
            yield Said(source, (cue,), (piece,))


def complete(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions with sources filled in, and those that only syntax or quotation marks show."""
    found = [without_agent(tree, fill_source(tree, one)) for one in said]
    found += missed_sayings(tree, found, quotes)
    found += missed_quotes(text, tree, found, quotes)
    found += agentless(tree, found, quotes)
    found = resumed(text, tree, found, quotes)
    free = [quote for quote in quotes if not quote.single]
    unclosed = [n for n, quote in enumerate(free) if not quote.closed]
    if not unclosed:
        return found
    taken = sorted(piece for one in found for piece in one.content)
    return [continued(text, one, free, unclosed, taken) if one.content else one for one in found]


def fill_source(tree: Tree, said: Said) -> Said:
    """The attribution with the speaker that its cue has by syntax, where the reader saw no source."""
    if said.source or not said.cue:
        return said
    speaker = speaker_of(tree, said.cue)
    if speaker is None or any(speaker.overlaps(s) for s in (*said.content, *said.cue)):
        return said
    return replace(said, source=(speaker,))


def missed_sayings(tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> Iterator[Said]:
    """Clauses after a verb of speech with a subject, where the reader saw no cue: "Berg said that ...".

    Not inside quotations, and not of "I" and "you": annotators leave "I say we go" to its speaker. Clauses before the
    verb were tried: the reader misses too few of them, and the clause that the tree gives is often too long.
    """
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    quoted = {i for quote in quotes for i in tree.within(quote.inner)}
    for i in range(len(tree)):
        if i in taken or i in quoted or not _reports(tree, i, "speech") or is_passive(tree, i):
            continue
        clause = next(tree.kids(i, "ccomp"), -1)
        speaker = speaker_of(tree, (tree.tokens.span(i, i),))
        if clause < i or speaker is None or tree.lower[tree.within(speaker)[0]] in _ADDRESSED:
            continue
        content = noun_phrase(tree, clause)
        cue = with_auxiliaries(tree, i)
        if content.start >= cue.end and not speaker.overlaps(content) and not speaker.overlaps(cue):
            yield Said((speaker,), (cue,), (content,))


def missed_quotes(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> Iterator[Said]:
    """Quotations that the reader gave to nobody, with "X said" right beside them in the same sentence."""
    covered = sorted(piece for one in said for piece in one.content)
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    at = 0
    for quote in quotes:
        while at < len(covered) and covered[at].end <= quote.span.start:
            at += 1
        if quote.single or len(quote.inner.of(text).split()) < _QUOTED_WORDS:
            continue
        if any(c.overlaps(quote.span) for c in covered[at : at + 8]):
            continue
        verb = _saying_beside(tree, quote)
        if verb < 0 or verb in taken:
            continue
        cue = with_auxiliaries(tree, verb)
        speaker = speaker_of(tree, (cue,))
        if speaker is not None and not speaker.overlaps(quote.span):
            yield Said((speaker,), (cue,), (quote.span,))


def resumed(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions with the quotations left over that follow them in their paragraph: "..., Berg said. "..." ".

    To the last cue before, if what it introduces is quoted too: a newspaper names a new speaker, and not the old one.
    """
    result = list(said)
    taken = sorted(piece for one in said for piece in (*one.content, *one.source))
    spans = [quote.span for quote in quotes]
    marked = [any(_overlaps_any(piece, spans) for piece in one.content) for one in said]
    cues = sorted((one.cue[0].start, n) for n, one in enumerate(said) if one.cue)
    for quote in quotes:
        found = tree.within(quote.span)
        if quote.single or not found or _overlaps_any(quote.span, taken):
            continue
        at = bisect_left(cues, (quote.span.start, -1)) - 1
        same = at >= 0 and "\n" not in text[cues[at][0] : quote.span.start]
        if same and marked[cues[at][1]] and len(quote.inner.of(text).split()) >= _QUOTED_WORDS:
            one = result[cues[at][1]]
            piece = tree.tokens.span(found[0], found[-1])
            result[cues[at][1]] = replace(one, content=tuple(sorted((*one.content, piece))))
    return result


def continued(text: str, said: Said, quotes: Sequence[Quote], unclosed: Sequence[int], taken: Sequence[Span]) -> Said:
    """The attribution with the paragraphs that go on with its quotation, by the marks: not closed, opened again.

    A paragraph that is somebody's content already (`taken`, in order) ends it.
    """
    last = said.content[-1]
    found = bisect_left(unclosed, last.end, key=lambda n: quotes[n].span.start) - 1
    if found < 0 or not quotes[unclosed[found]].span.overlaps(last):
        return said
    at = unclosed[found]
    added: list[Span] = []
    while at < len(quotes) - 1 and not quotes[at].closed:
        following = quotes[at + 1]
        if text[quotes[at].span.end : following.span.start].strip() or _overlaps_any(following.span, taken):
            break
        added.append(following.span)
        at += 1
    return replace(said, content=tuple(sorted((*said.content, *added)))) if added else said


def _overlaps_any(span: Span, spans: Sequence[Span]) -> bool:
    """True where the span shares characters with one of `spans`, which are in order; contents of up to a paragraph."""
    at = bisect_left(spans, span.end, key=lambda s: s.start)
    return any(s.overlaps(span) for s in spans[max(0, at - _NESTED) : at])


def _saying_beside(tree: Tree, quote: Quote) -> int:
    """The verb of saying in the quotation's sentence, outside it and nearest to its edge; -1 for none."""
    inside = tree.within(quote.span)
    if not inside:
        return -1
    after, before = range(inside.stop, inside.stop + 8), range(inside.start - 1, inside.start - 6, -1)
    nearby: list[int] = [*after, *before]
    for i in nearby:
        if not 0 <= i < len(tree):
            continue
        edge = inside[-1] if i > inside[-1] else inside[0]
        if tree.sentence_of[i] != tree.sentence_of[edge]:
            continue
        if _reports(tree, i, "speech"):
            return i
    return -1


def _reports(tree: Tree, i: int, key: str) -> bool:
    """True for a verb that is in this list of data/en/report_verbs.toml."""
    return tree.tokens.upos[i] == "VERB" and tree.tokens.lemmas[i].lower() in words("report_verbs", key)


def _pieces(tree: Tree, spans: Sequence[Span], *, adjoining: bool = True) -> tuple[Span, ...]:
    """The spans widened to the words they touch, in order, apart; those with a blank between become one."""
    found: list[Span] = []
    for span in sorted(spans):
        inside = tree.within(span)
        if not inside:
            continue
        whole = tree.tokens.span(inside[0], inside[-1])
        if found and whole.start <= found[-1].end + 1 and (whole.start < found[-1].end or adjoining):
            whole = Span(found[-1].start, max(found[-1].end, whole.end))
            found.pop()
        found.append(whole)
    return tuple(found)
