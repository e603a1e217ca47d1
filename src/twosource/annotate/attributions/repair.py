"""Raw attributions -> attributions on whole words, completed by what syntax and quotation marks show."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.annotate.attributions.agentless import agentless, without_agent
from twosource.annotate.attributions.inner import told_within
from twosource.annotate.attributions.noun_cues import noun_cues
from twosource.annotate.attributions.quoted import from_quotes, parted, uncut
from twosource.annotate.attributions.reach import Said, within_reach
from twosource.annotate.attributions.speaker import (
    cue_word,
    is_passive,
    noun_phrase,
    reports,
    speaker_of,
    told_clause,
    with_auxiliaries,
)
from twosource.annotate.quotes import Quote
from twosource.lexicon import words
from twosource.model import RawAttribution, Span
from twosource.tree import Tree

_MARKS = frozenset({",", ";", ":"})
# Words from the end of what the reader saw of a source to its cue.
_APPOSITION = 8
_RELATIVE = 30  # words of a clause that the reader left
_NEEDED = ("obj", "xcomp", "ccomp")
_WH = ("WDT", "WP")
_ADDRESSED = frozenset({"i", "we", "you"})


def clean(text: str, tree: Tree, raw: Sequence[RawAttribution], quotes: Sequence[Quote]) -> list[Said]:
    """The raw attributions with spans on whole words, each in its paragraph.

    Left out are scraps: content alone, and a cue without content, unless somebody is seen to report what is not seen.
    """
    kept: list[Said] = []
    frames: list[Said] = []
    for one in raw:
        source = tuple(_finished(tree, p, one) for p in _content_pieces(tree, one.source) if _source_names(tree, p))
        content = _whole_content(tree, _content_pieces(tree, one.content), (*one.cue, *one.source))
        said = Said(source, _content_pieces(tree, one.cue), content)
        if said.content and (said.cue or said.source):
            kept.append(said)
        elif said.source and said.cue and _is_report_cue(tree, said.cue):
            frames.append(said)
    reached = within_reach(text, tree, quotes, kept)
    found = [*reached.said, *governed(tree, reached.said, reached.loose)]
    marks = [quote.span for quote in quotes]
    found = [replace(one, content=_tidied(text, tree, one, marks)) for one in found]
    taken = {i for one in found for piece in one.cue for i in tree.within(piece)}
    frames = [one for one in frames if not any(i in taken for piece in one.cue for i in tree.within(piece))]
    return [*(one for one in found if one.content), *frames]


def _finished(tree: Tree, piece: Span, one: RawAttribution) -> Span:
    """The piece of a source without a preposition at its end, up to its cue where all between belongs to it.

    "The operator, [Arden Line,] denied", "Lind, the mayor of [San Vero,] said", "Lind, who asked [not to be named,]
    said": the reader stops inside an apposition or a clause.
    """
    inside = tree.within(piece)
    last = inside[-1]
    cut = _is_cut(tree, last) or (tree.tokens.upos[last] == "VERB" and tree.kids(last, *_NEEDED)[-1:] > [last])
    if tree.words[last] != "," and not cut:
        return piece
    head = tree.head_of(inside)
    verb = next((i for c in one.cue for i in tree.within(c)), -1)
    between = range(last + 1, verb)
    reach = _RELATIVE if cut else _APPOSITION
    if between and verb - last <= reach and tree.right[head] >= verb - 2 and tree.words[verb - 1] == ",":
        return tree.tokens.span(inside[0], verb - 1)
    if cut and 0 <= verb < inside[0] and last < tree.right[head] <= last + reach:
        whole = tree.tokens.span(inside[0], _before_marks(tree, inside[0], tree.right[head]))
        if not any(whole.overlaps(other) for other in one.content):
            return whole
    while last > inside[0] and tree.tokens.upos[last] in ("ADP", "CCONJ"):
        last -= 1
    return tree.tokens.span(inside[0], last)


def _is_cut(tree: Tree, last: int) -> bool:
    """True where no phrase ends with the word: "went off", as a particle of its verb, may; "the rocks off" may not."""
    opens = tree.relation(last) in ("case", "mark", "cc", "det", "aux", "cop") or tree.tokens.xpos[last] in _WH
    return opens and tree.heads[last] > last


def _before_marks(tree: Tree, first: int, last: int) -> int:
    """The last word that is no comma, colon or semicolon; `first` where there is none."""
    while last > first and tree.words[last] in _MARKS:
        last -= 1
    return last


def _whole_content(tree: Tree, content: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The content; a piece that stops inside a phrase goes on to the end of what it says, or to who says it."""
    out = []
    for piece in content:
        inside = tree.within(piece)
        if inside and _is_cut(tree, inside[-1]):
            last = tree.right[tree.head_of(inside)]
            limits = [tree.within(other)[0] - 1 for other in (*others, *content) if other.start >= piece.end]
            last = min([last, *limits])
            if last > inside[-1]:
                piece = tree.tokens.span(inside[0], _before_marks(tree, inside[0], last))
        out.append(piece)
    return tuple(out)


def _source_names(tree: Tree, piece: Span) -> bool:
    """True where a word of the piece can stand for somebody; "the" alone cannot."""
    return any(tree.tokens.upos[i] not in ("DET", "ADP", "PUNCT", "SCONJ", "CCONJ", "AUX") for i in tree.within(piece))


def _tidied(text: str, tree: Tree, said: Said, marks: Sequence[Span]) -> tuple[Span, ...]:
    """The content without commas at the edges of what is not quoted, and from the cue's colon on where it has one."""
    content = said.content
    if said.cue and text[said.cue[-1].start : said.cue[-1].end + 1].rstrip().endswith(":"):
        content = tuple(c for c in content if c.start >= said.cue[-1].start) or content
    out = []
    for piece in content:
        at = bisect_left(marks, piece.end, key=lambda s: s.start) - 1
        inside = tree.within(piece)
        if (at >= 0 and marks[at].overlaps(piece)) or not inside:
            out.append(piece)
            continue
        first, last = inside[0], _before_marks(tree, inside[0], inside[-1])
        while first < last and tree.words[first] in _MARKS:
            first += 1
        if tree.words[first] not in _MARKS:
            out.append(tree.tokens.span(first, last))
    return tuple(out)


def _is_report_cue(tree: Tree, cue: Sequence[Span]) -> bool:
    return any(reports(tree, i, "verbs") for piece in cue for i in tree.within(piece))


def governed(tree: Tree, said: Sequence[Said], loose: Sequence[Span]) -> Iterator[Said]:
    """Content without a cue, with the verb of reporting that governs it or stands inserted in it."""
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    for piece in loose:
        inside = tree.within(piece)
        head = tree.head_of(inside)
        if head < 0:
            continue
        around = [tree.heads[head], *tree.kids(head, "parataxis")]
        verbs = [v for v in around if v >= 0 and v not in inside and reports(tree, v, "verbs") and v not in taken]
        if verbs:
            cue = with_auxiliaries(tree, verbs[0])
            speaker = None if is_passive(tree, verbs[0]) else speaker_of(tree, (cue,))
            source = () if speaker is None or speaker.overlaps(piece) or speaker.overlaps(cue) else (speaker,)
            yield Said(source, (cue,), (piece,))


def complete(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions with sources filled in, and those that only syntax or quotation marks show."""
    said = one_each(tree, parted(text, said, quotes))
    found = shared(tree, [without_agent(tree, fill_source(tree, one)) for one in said])
    found += missed_sayings(tree, found, quotes)
    found = from_quotes(text, tree, found, quotes)
    found += noun_cues(tree, found)
    found += agentless(tree, found, quotes)
    found += told_within(tree, found)
    return uncut(found, quotes)


def one_each(tree: Tree, said: Sequence[Said]) -> list[Said]:
    """The attributions, a verb with its own subject where its source is already that of an "according to".

    "According to the report, the service stated that ...": the service stated it.
    """
    cited = {one.source for one in said if any(tree.lower[i] == "according" for c in one.cue for i in tree.within(c))}
    result = []
    for one in said:
        word = cue_word(tree, one.cue) if one.source in cited else -1
        speaker = speaker_of(tree, one.cue) if word >= 0 and tree.tokens.upos[word] == "VERB" else None
        taken = speaker is None or any(speaker.overlaps(s) for s in (*one.source, *one.content, *one.cue))
        result.append(one if taken or speaker is None else replace(one, source=(speaker,)))
    return result


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

    Not inside quotations that nobody claims; what stands inside what is told: see `told_within`. Clauses before the
    verb were tried: the reader misses too few of them, and the clause that the tree gives is often too long.
    """
    taken = {i for one in said for piece in one.cue for i in tree.within(piece)}
    told = {i for one in said for piece in one.content for i in tree.within(piece)}
    quoted = {i for quote in quotes for i in tree.within(quote.inner)}
    for i in range(len(tree)):
        if i in taken or i in told or i in quoted or not (reports(tree, i, "speech") or _is_adamant(tree, i)):
            continue
        clause = next(iter(tree.kids(i, "ccomp")), -1)
        if clause < i or is_passive(tree, i):
            continue
        speaker = speaker_of(tree, (tree.tokens.span(i, i),)) or _subject_span(tree, i)
        inside = tree.within(speaker) if speaker is not None else range(0)
        if speaker is None or not inside or tree.lower[inside[0]] in _ADDRESSED:
            continue
        content = told_clause(tree, i, clause)
        cue = with_auxiliaries(tree, i) if tree.tokens.upos[i] == "VERB" else tree.tokens.span(i, i)
        if content.start >= cue.end and not speaker.overlaps(content) and not speaker.overlaps(cue):
            yield Said((speaker,), (cue,), (content,))


def _is_adamant(tree: Tree, i: int) -> bool:
    """True for "is adamant", said of somebody: of "it is clear that" nobody is."""
    if tree.lower[i] not in words("report_verbs", "adjectives") or not tree.kids(i, "cop", "aux"):
        return False
    subject = tree.subject(i)
    return subject is not None and tree.lower[subject] not in ("it", "that", "this", "what", "which")


def _subject_span(tree: Tree, i: int) -> Span | None:
    subject = tree.subject(i)
    return noun_phrase(tree, subject) if subject is not None and tree.tokens.upos[i] != "VERB" else None


def shared(tree: Tree, said: Sequence[Said]) -> list[Said]:
    """The attributions, those without content with that of the verb they are joined to.

    "Opponents argue, and the board concedes, that ..."
    """
    by_verb = {cue_word(tree, one.cue): one for one in said if one.cue and one.content}
    result = []
    for one in said:
        word = cue_word(tree, one.cue) if one.cue and not one.content else -1
        joined = [by_verb[k] for k in tree.kids(word, "conj") if k in by_verb] if word >= 0 else []
        content = joined[0].content if joined else ()
        apart = content and min(c.start for c in content) > one.cue[-1].end
        result.append(replace(one, content=content) if apart else one)
    return result


def _content_pieces(tree: Tree, spans: Sequence[Span], *, adjoining: bool = True) -> tuple[Span, ...]:
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
