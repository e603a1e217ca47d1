"""Attributions completed by quotation marks: quotations nobody claims, that go on, or that are signed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.annotate.attributions.reach import Said, overlaps_any
from twosource.annotate.attributions.speaker import reports, speaker_of, with_auxiliaries
from twosource.annotate.attributions.standing import stands_alone
from twosource.annotate.quotes import Quote
from twosource.model import Span
from twosource.tree import Tree

# A quotation of fewer words than this may be a term or a title, and is given to a speaker only by the reader.
_QUOTED_WORDS = 5
_AFTER = 12  # spans behind the beginning of a quotation among which one may have its rest
_NEXT = 4  # words right behind a quotation among which any verb of saying counts: "“Is it safe?” Ana Berg asked"
# A signature of more words than this is a sentence of its own.
_SIGNED_WORDS = 12
_SIGNATURE = re.compile(r"[ \t]*(?:\n[ \t]*)?(--|[-–—―])[ \t]*([^\W\d_][^\n“”\"]*?)[ \t.]*(?=\n|$)")


def from_quotes(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions with those added, and those contents longer, that quotation marks show."""
    free = [quote for quote in quotes if not quote.single]
    found = [*said, *missed_quotes(text, tree, said, quotes)]
    found += signed(text, tree, found, free)
    found = resumed(text, tree, found, quotes)
    unclosed = [n for n, quote in enumerate(free) if not quote.closed]
    if not unclosed:
        return found
    taken = sorted(piece for one in found for piece in one.content)
    found = [begun_before(text, one, free, taken) if one.content else one for one in found]
    return [continued(text, one, free, unclosed, taken) if one.content else one for one in found]


def parted(text: str, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions without a finished quotation right before the one that their frame follows.

    "“A,” Berg said. “B.” “C,” Holm replied.": Holm said C. B is left to whoever has the word in that paragraph.
    """
    by_end = {quote.span.end: quote for quote in quotes}
    ends = sorted(by_end)
    cues = sorted(c.start for one in said for c in one.cue)
    result = []
    for one in said:
        last = by_end.get(one.content[-1].end) if one.content and one.cue else None
        frame = min((s.start for s in (*one.source, *one.cue)), default=-1)
        if last is None or frame < last.span.end:
            result.append(one)
            continue
        at = bisect_left(ends, last.span.start + 1) - 1
        before = by_end[ends[at]] if at >= 0 else None
        start = text.rfind("\n", 0, last.span.start) + 1
        earlier = bisect_left(cues, last.span.start) > bisect_left(cues, start)  # another has spoken in this paragraph
        finished = before is not None and before.inner.of(text).rstrip().endswith((".", "!", "?"))
        if before is None or not (earlier and finished) or text[before.span.end : last.span.start].strip():
            result.append(one)
            continue
        pieces = [Span(max(c.start, last.span.start), c.end) for c in one.content if c.end > last.span.start]
        result.append(replace(one, content=tuple(pieces)))
    return result


def missed_quotes(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> Iterator[Said]:
    """Quotations that the reader gave to nobody, with "X said" right beside them in the same sentence."""
    covered = sorted(piece for one in said for piece in one.content)
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    at = 0
    for quote in quotes:
        while at < len(covered) and covered[at].end <= quote.span.start:
            at += 1
        if not _is_said(text, quote):
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


def signed(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> Iterator[Said]:
    """Quotations with a name after a dash, up to the end of the line: “We left.” — Anna Berg."""
    covered = sorted(piece for one in said for piece in one.content)
    for quote in quotes:
        name = _SIGNATURE.match(text, quote.span.end) if quote.closed else None
        if name is None or not name[2][0].isupper() or len(name[2].split()) > _SIGNED_WORDS:
            continue
        if overlaps_any(quote.span, covered) or not tree.within(Span(*name.span(1))):
            continue
        source = tree.within(Span(*name.span(2)))
        opens = not text[text.rfind("\n", 0, quote.span.start) + 1 : quote.span.start].strip()
        named = source and (opens or tree.tokens.upos[source[0]] == "PROPN")
        if named and not any(tree.tokens.upos[i] in ("VERB", "AUX") for i in source):
            yield Said((tree.tokens.span(source[0], source[-1]),), (Span(*name.span(1)),), (quote.span,))


def uncut(said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions, those that have the beginning of a closed quotation with all of it that nobody else has."""
    closed = [quote for quote in quotes if quote.closed and not quote.single]
    taken = sorted(piece for one in said for piece in (*one.content, *one.cue, *one.source))
    result = []
    for one in said:
        pieces = list(one.content)
        for n, piece in enumerate(pieces):
            at = bisect_left(closed, piece.end, key=lambda q: q.span.start) - 1
            if at < 0 or not piece.start <= closed[at].inner.start < piece.end < closed[at].inner.end:
                continue
            rest = Span(piece.end, closed[at].span.end)
            if not any(other.overlaps(rest) for other in taken[max(0, bisect_left(taken, piece)) :][:_AFTER]):
                pieces[n] = Span(piece.start, closed[at].span.end)
        result.append(replace(one, content=tuple(pieces)))
    return result


def resumed(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions with the quotations left over that follow them in their paragraph: "..., Berg said. "..." ".

    To the last cue before, if what it introduces is quoted too: a newspaper names a new speaker, and not the old one.
    """
    result = list(said)
    taken = sorted(piece for one in said for piece in (*one.content, *one.source))
    spans = [quote.span for quote in quotes]
    marked = [any(overlaps_any(piece, spans) for piece in one.content) for one in said]
    cues = sorted((one.cue[0].start, n) for n, one in enumerate(said) if one.cue)
    for quote in quotes:
        found = tree.within(quote.span)
        if not found or overlaps_any(quote.span, taken):
            continue
        at = bisect_left(cues, (quote.span.start, -1)) - 1
        same = at >= 0 and "\n" not in text[cues[at][0] : quote.span.start]
        if not same or not marked[cues[at][1]]:
            continue
        if _is_said(text, quote) or _goes_on(text, result[cues[at][1]], quote):
            one = result[cues[at][1]]
            piece = tree.tokens.span(found[0], found[-1])
            result[cues[at][1]] = replace(one, content=tuple(sorted((*one.content, piece))))
    return result


def _is_said(text: str, quote: Quote) -> bool:
    """True for a quotation that is no term and no title: long enough, or a sentence of its own."""
    return stands_alone(text, quote) or (not quote.single and len(quote.inner.of(text).split()) >= _QUOTED_WORDS)


def _goes_on(text: str, said: Said, quote: Quote) -> bool:
    """True for the rest of a broken sentence, however short: "“I would not,” he said, pausing, “sleep there.”"."""
    earlier = [c for c in said.content if c.end <= quote.span.start]
    if not earlier or not text[: earlier[-1].end].rstrip("”\"’'").endswith(","):
        return False
    between = text[said.cue[-1].end : quote.span.start].rstrip()
    return between.endswith(",") and not any(mark in between for mark in '.!?;:“"')


def begun_before(text: str, said: Said, quotes: Sequence[Quote], taken: Sequence[Span]) -> Said:
    """The attribution with the paragraphs before it that its quotation goes on from: not closed, opened again."""
    at = bisect_left(quotes, said.content[0].end, key=lambda q: q.span.start) - 1
    if at < 0 or not quotes[at].span.overlaps(said.content[0]):
        return said
    added: list[Span] = []
    while at > 0 and not quotes[at - 1].closed:
        earlier = quotes[at - 1].span
        if text[earlier.end : quotes[at].span.start].strip() or overlaps_any(earlier, taken):
            break
        added.append(earlier)
        at -= 1
    return replace(said, content=tuple(sorted((*added, *said.content)))) if added else said


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
        if text[quotes[at].span.end : following.span.start].strip() or overlaps_any(following.span, taken):
            break
        added.append(following.span)
        at += 1
    return replace(said, content=tuple(sorted((*said.content, *added)))) if added else said


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
        if reports(tree, i, "speech") or (i in after[:_NEXT] and reports(tree, i, "saying")):
            return i
    return -1
