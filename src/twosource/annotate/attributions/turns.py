"""Who speaks in a transcript or an interview: "LIND: In May.", "Q: ... A: ...", or questions set as paragraphs."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.annotate.attributions.reach import Said
from twosource.annotate.quotes import paragraphs
from twosource.lexicon import words
from twosource.model import Mention, Span
from twosource.tree import Tree

# Words of a longest label, and of a longest question that is set as a paragraph of its own.
_LABEL, _QUESTION = 5, 40
_NEAR = 20  # contents that may begin in a paragraph; more are not looked at
# So many turns make a transcript, so many questions an interview.
_TURNS, _QUESTIONS = 3, 2
_TURN = re.compile(r"[ \t]*([^\W\d_][^:\n]{0,50}?)(:|\.(?=[ \t]))[ \t]+(?=\S)")
_SHORT = frozenset({"q", "a"})  # the labels that may end with a full stop
_SPEAKER = frozenset({"i", "i'm", "i've", "me", "my", "our", "us", "we", "we're", "we've"})
_MARKS = tuple("“\"'‘")


@dataclass(frozen=True, slots=True)
class _Turn:
    line: int
    label: Span
    mark: Span
    rest: Span


def turns(text: str, tree: Tree, said: Sequence[Said], mentions: Sequence[Mention]) -> Iterator[Said]:
    """The turns of a transcript that nobody has, and the answers of an interview without labels."""
    lines = list(paragraphs(text))
    labelled = _labelled_lines(text, lines)
    covered = sorted(piece for one in said for piece in one.content)
    if _is_transcript(text, labelled):
        for turn in labelled:
            pieces = [turn.rest, *_going_on(text, lines, labelled, turn)]
            free = [_words_of_turn(tree, p) for p in pieces if not _has(covered, p)]
            content = tuple(p for p in free if p is not None)
            label, mark = _words_of_turn(tree, turn.label), _words_of_turn(tree, turn.mark)
            asks = turn.rest.of(text).rstrip().endswith("?")
            if content and not asks and label is not None and not any(label.overlaps(c) for c in content):
                cue = (mark,) if mark is not None and not mark.overlaps(label) else ()
                yield Said((label,), cue, content)
        return
    yield from _answers_question(text, tree, lines, covered, mentions)


def _labelled_lines(text: str, lines: Sequence[Span]) -> list[_Turn]:
    found = []
    for number, line in enumerate(lines):
        seen = _TURN.match(text, line.start, line.end)
        if seen is None or len(seen[1].split()) > _LABEL or not seen[1][0].isupper():
            continue
        if seen[2] == "." and seen[1].lower() not in _SHORT:
            continue
        rest = Span(seen.end(), line.start + len(line.of(text).rstrip()))
        found.append(_Turn(number, Span(*seen.span(1)), Span(*seen.span(2)), rest))
    return found


def _is_transcript(text: str, found: Sequence[_Turn]) -> bool:
    """True where labels take turns: at least two, one of them again after another, none a rubric, not all questions."""
    names = [turn.label.of(text).lower() for turn in found]
    if len(names) < _TURNS or len(set(names)) < 2 or any(name in words("headlines", "rubrics") for name in names):
        return False
    often = {name for name, count in Counter(names).items() if count > 1}
    again = any(a in often and a != b for a, b in pairwise(names))
    return again and any(turn.rest.of(text).rstrip().endswith((".", "!", "?", "…")) for turn in found)


def _going_on(text: str, lines: Sequence[Span], found: Sequence[_Turn], turn: _Turn) -> list[Span]:
    """The paragraphs without a label before the next turn; what follows the last turn is the article again."""
    after = [other.line for other in found if other.line > turn.line]
    return [lines[n] for n in range(turn.line + 1, after[0])] if after else []


def _answers_question(
    text: str, tree: Tree, lines: Sequence[Span], covered: Sequence[Span], mentions: Sequence[Mention]
) -> Iterator[Said]:
    """What stands behind questions that are paragraphs, where somebody says "I" or "we" there.

    The speaker is the one person named before the first question, else nobody settled.
    """
    asked = [n for n, line in enumerate(lines) if n and _is_asked(line.of(text).strip())]
    if len(asked) < _QUESTIONS or asked[-1] + 1 >= len(lines):
        return
    follows = [*asked[1:], asked[-1] + 2]  # behind the last question one paragraph is sure to answer it
    spans = [range(n + 1, past) for n, past in zip(asked, follows, strict=True)]
    told = {tree.lower[i] for inside in spans for n in inside for i in tree.within(lines[n])}
    if any(not inside for inside in spans[:-1]) or told.isdisjoint(_SPEAKER):
        return
    first = lines[asked[0]].start
    people = [m for m in mentions if m.type == "PER" and m.form == "name" and m.span.end <= first]
    source = (people[0].span,) if people and len({m.entity for m in people}) == 1 else ()
    for inside in spans:
        free = [_words_of_turn(tree, lines[n]) for n in inside if not _has(covered, lines[n])]
        content = tuple(p for p in free if p is not None)
        if content:
            yield Said(source, (), content)


def _is_asked(line: str) -> bool:
    return line.endswith("?") and len(line.split()) <= _QUESTION and not line.startswith(_MARKS) and ": " not in line


def _has(covered: Sequence[Span], piece: Span) -> bool:
    """True where most of the piece is somebody's already; what is told inside it stays inside."""
    near = covered[: bisect_left(covered, piece.end, key=lambda c: c.start)][-_NEAR:]
    return any(2 * (min(c.end, piece.end) - max(c.start, piece.start)) > piece.end - piece.start for c in near)


def _words_of_turn(tree: Tree, span: Span) -> Span | None:
    inside = tree.within(span)
    return tree.tokens.span(inside[0], inside[-1]) if inside else None
