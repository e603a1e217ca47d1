"""How far a cue reaches: its source and what is said stand in its paragraph, or right under its colon."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model import Span


@dataclass(frozen=True, slots=True)
class Said:
    """The three parts of an attribution, each a list of continuous pieces in order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """Attributions of one paragraph each, and the pieces of content that no cue of their paragraph can have."""

    said: tuple[Said, ...]
    loose: tuple[Span, ...]


def within_reach(text: str, said: Sequence[Said]) -> Reached:
    """The attributions without the parts that stand in other paragraphs than their cue.

    Of PolNeAR's 18,369 sources 10 do, of its 23,288 pieces of content 143, not counting what follows a colon. A piece
    of content that no cue keeps goes to the nearest cue of its own paragraph.
    """
    lines = [-1, *(i for i, c in enumerate(text) if c == "\n")]
    kept: list[Said] = []
    loose: set[Span] = set()
    for one in said:
        if not one.cue:
            kept.append(one)
            continue
        near = tuple(c for c in one.content if _reaches(text, lines, one.cue, c))
        loose.update(c for c in one.content if c not in near)
        source = one.source if all(_line(lines, s) == _line(lines, one.cue[0]) for s in one.source) else ()
        kept.append(Said(source, one.cue, near))
    joined = _rejoined(lines, kept, sorted(loose - {c for one in kept for c in one.content}))
    held = {c for one in joined for c in one.content}
    return Reached(tuple(one for one in joined if one.content), tuple(sorted(loose - held)))


def _reaches(text: str, lines: Sequence[int], cue: Sequence[Span], piece: Span) -> bool:
    if _line(lines, piece) == _line(lines, cue[-1]):
        return True
    if piece.start < cue[-1].end:
        return False
    between = text[cue[-1].start : piece.start].strip(" \n\t\"“'‘")
    return between.endswith(":") and "\n" not in between


def _rejoined(lines: Sequence[int], said: Sequence[Said], loose: Sequence[Span]) -> list[Said]:
    """The attributions with each loose piece given to the nearest cue of its paragraph, if it has one."""
    by_line: dict[int, list[int]] = {}
    for n, one in enumerate(said):
        if one.cue:
            by_line.setdefault(_line(lines, one.cue[0]), []).append(n)
    result = list(said)
    for piece in loose:
        beside = [n for n in by_line.get(_line(lines, piece), ()) if not piece.overlaps(said[n].cue[0])]
        if beside:
            nearest = min(beside, key=lambda n: (_distance(said[n].cue[0], piece), n))
            one = result[nearest]
            result[nearest] = replace(one, content=tuple(sorted((*one.content, piece))))
    return result


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _line(lines: Sequence[int], span: Span) -> int:
    return bisect_right(lines, span.start)
