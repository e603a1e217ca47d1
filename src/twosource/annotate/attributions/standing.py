"""Quotations without a cue of their own: "Ana Lind was in tears. “The fire took all we had.”"

They go to the person the text is with only where that is clear, else they are the words of somebody not settled: never
the article's own.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.annotate.attributions.reach import Said, overlaps_any
from twosource.annotate.attributions.speaker import cue_word
from twosource.annotate.quotes import Quote, paragraphs
from twosource.lexicon import words
from twosource.model import Mention, Span
from twosource.tree import Tree

# Words: a shorter quotation is no sentence.
_SHORTEST = 2
_ENDS = tuple(".!?…,—–-")
_BOUNDARY = tuple(".!?:…)”\"’'")
_GAP = " \t\u00a0"
_STEPS = 6  # from a subject up to the head of its sentence


@dataclass(frozen=True, slots=True)
class _Quotation:
    """What a quotation is looked at with."""

    text: str
    tree: Tree
    lines: Sequence[Span]
    people: Mapping[int, Sequence[Mention]]  # sentence -> the persons mentioned in it outside quotation marks
    quotes: Sequence[Quote]


def stands_alone(text: str, quote: Quote) -> bool:
    """True for a quotation that is a sentence, or begins one, by its marks and its place."""
    inner = quote.inner.of(text).strip()
    if len(inner.split()) < _SHORTEST or not inner.endswith(_ENDS):
        return False
    first = inner.lstrip("“‘[\"'…. ")[:1]
    before = text[text.rfind("\n", 0, quote.span.start) + 1 : quote.span.start].rstrip()
    return (first.isupper() or first.isdigit()) and (not before or before.endswith(_BOUNDARY))


def without_onlookers(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions without those to who does something after a finished quotation: "“It is over.” Karl smiled."."""
    closed = {quote.span.end: quote for quote in quotes}
    return [one for one in said if not _is_onlooker(text, tree, one, closed)]


def _is_onlooker(text: str, tree: Tree, said: Said, closed: Mapping[int, Quote]) -> bool:
    if len(said.content) != 1 or not said.cue or not said.source:
        return False
    quote = closed.get(said.content[0].end)
    frame = min(said.source[0].start, said.cue[0].start)
    if quote is None or frame < quote.span.end or not quote.inner.of(text).rstrip().endswith("."):
        return False
    word = cue_word(tree, said.cue)
    if word < 0 or tree.tokens.upos[word] == "NOUN" or ":" in text[quote.span.end : frame]:
        return False
    lemma = tree.lemma(word)
    return not any(lemma in words("report_verbs", key) for key in ("verbs", "saying", "speech"))


def standing(
    text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> Iterator[Said]:
    """The quoted sentences that nobody has, each with the person the text is with, or with nobody."""
    taken = sorted(piece for one in said for piece in (*one.content, *one.source))
    place = _Quotation(text, tree, list(paragraphs(text)), _people_in_sight(tree, quotes, mentions), quotes)
    last: tuple[Quote, tuple[Span, ...]] | None = None
    for quote in quotes:
        if not stands_alone(text, quote) or overlaps_any(quote.span, taken):
            continue
        inside = tree.within(quote.span)
        if not inside:
            continue
        if last is not None and not text[last[0].span.end : quote.span.start].strip():
            source = last[1]
        else:
            found = _whose_words(place, quote, said)
            source = () if found is None else (found,)
        last = (quote, source)
        yield Said(source, (), (tree.tokens.span(inside[0], inside[-1]),))


def _people_in_sight(tree: Tree, quotes: Sequence[Quote], mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    inner = [quote.inner for quote in quotes]  # in order, apart
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.type == "PER" and mention.head >= 0 and not overlaps_any(mention.span, inner):
            found.setdefault(tree.sentence_of[mention.head], []).append(mention)
    return found


def _whose_words(place: _Quotation, quote: Quote, said: Sequence[Said]) -> Span | None:
    """The person a quotation is with: of the sentence before it, else behind it, else of the paragraph before."""
    text, tree = place.text, place.tree
    line = bisect_right(place.lines, quote.span.start, key=lambda span: span.start) - 1
    start, end = place.lines[line].start, place.lines[line].end
    inside = tree.within(quote.span)
    before = inside[0] - 1
    if text[start : quote.span.start].strip():
        return None if before < 0 else _with_quotation(place, before)
    if text[quote.span.end : end].strip():
        after = inside[-1] + 1
        return None if after >= len(tree) else _with_quotation(place, after)
    if line == 0:
        return None
    if not place.lines[line - 1].of(text).rstrip().rstrip("”\"’' ").endswith((".", "!", "?", ":", ",")):
        return None  # a caption, a link
    above = tree.within(place.lines[line - 1])
    return _people_of_paragraph(place, above, said) if above else None


def _with_quotation(place: _Quotation, word: int) -> Span | None:
    """The one person that the word's sentence is about: its subject, else the only person in it."""
    tree = place.tree
    people = place.people.get(tree.sentence_of[word], ())
    subjects = [m for m in people if _is_subject_of_quote(tree, m.head)]
    if subjects and len({m.entity for m in subjects}) == 1:
        return subjects[0].span
    return people[0].span if len({m.entity for m in people}) == 1 else None


def _is_subject_of_quote(tree: Tree, word: int) -> bool:
    for _ in range(_STEPS):
        if tree.relation(word) == "nsubj":
            return True
        if tree.relation(word) not in ("appos", "flat", "conj") or tree.heads[word] < 0:
            return False
        word = tree.heads[word]
    return False


def _people_of_paragraph(place: _Quotation, above: range, said: Sequence[Said]) -> Span | None:
    """The person a paragraph ends with: who says something in its last sentence, or the only person in it."""
    tree = place.tree
    last = tree.sentence_of[above[-1]]
    sources = [s for one in said for s in one.source if one.cue and _sentence_at(tree, s) == last]
    people = [m for number in {tree.sentence_of[i] for i in above} for m in place.people.get(number, ())]
    for source in sources:
        who = [m for m in people if source.contains(m.span)]
        if who and len({m.entity for m in who}) == 1 and len(sources) == 1:
            return who[0].span
    if len({m.entity for m in people}) == 1 and any(_is_subject_of_quote(tree, m.head) for m in people):
        return people[-1].span
    return None


def _sentence_at(tree: Tree, span: Span) -> int:
    inside = tree.within(span)
    return tree.sentence_of[inside[0]] if inside else -1
