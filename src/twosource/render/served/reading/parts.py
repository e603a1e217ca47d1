"""A long text in parts, so that a browser is never given more than it can lay out: cut at a line or a word."""

from twosource.model import Span

PART = 12_000  # characters: about 2,000 words, longer than nine of ten reports; with all beside it half a megabyte
NEXT = PART // 2  # characters within which a line end or a blank is sought after a part's length


def parts(text: str) -> int:
    """How many parts the text has; an empty one has one."""
    return max(1, -(-len(text) // PART))


def text_part(text: str, number: int) -> Span:
    """The part of that number, from 1. Costs as much for a long text as for a short one."""
    return Span(_part_begins(text, number - 1), _part_begins(text, number))


def part_at(text: str, place: int) -> int:
    """The number of the part in which the character of that place stands."""
    number = min(parts(text), place // PART + 1)
    return number - 1 if number > 1 and place < text_part(text, number).start else number


def lines_in(text: str, part: Span) -> tuple[Span, ...]:
    """The lines of the part with something in them."""
    found: list[Span] = []
    at = part.start
    for line in part.of(text).split("\n"):
        if line.strip():
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def _part_begins(text: str, number: int) -> int:
    """Where the part of that number, counted from 0, begins."""
    at = number * PART
    if at <= 0 or at >= len(text):
        return min(max(at, 0), len(text))
    for end in ("\n", " "):
        found = text.find(end, at, at + NEXT)
        if found >= 0:
            return found + 1
    return at
