"""What a label says who says it: "Berg: ferry unsafe", "Ferry unsafe, says Berg", "BERG: I think so." in a transcript.

Only where the label is a person's name, or in a headline one of few nouns: "Update:" and places say nothing. The reader
itself sees most of them; these are the ones it leaves.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.annotate.attributions.reach import Said
from twosource.annotate.attributions.speaker import reports
from twosource.annotate.quotes import paragraphs
from twosource.lexicon import words
from twosource.model import Mention, Span
from twosource.tree import Tree

# Words: a longer first line is no headline, a longer label no label, a shorter rest no statement.
_HEADLINE = 30
_LABEL = 4
_STATEMENT = 2
# How often somebody's label opens a paragraph before the article is taken for a transcript.
_TURNS = 2
_BEFORE = re.compile(r"\s*([^\s:][^:\n]{1,50}?)(:)\s+(?=\S)")
_AFTER = re.compile(r"[ \t]([-–—])[ \t]+([^-–—:,\n]{2,40})$")
_QUOTES = frozenset("“\"‘'")


@dataclass(frozen=True, slots=True)
class _Names:
    """The persons that the article names."""

    spans: frozenset[Span]
    last: frozenset[str]  # their last names, in lower case


def labelled(text: str, tree: Tree, said: Sequence[Said], mentions: Sequence[Mention]) -> Iterator[Said]:
    """The attributions by label that nobody has seen, in order of the text."""
    known = [piece for one in said for piece in one.source]
    names = _headline_names(text, mentions)
    lines = list(paragraphs(text))
    turns = [_headline_before(text, tree, line) for line in lines]
    often = [text[t.source[0].start : t.source[0].end].lower() for t in turns if t is not None]
    for number, (line, turn) in enumerate(zip(lines, turns, strict=True)):
        title = number == 0 and len(line.of(text).split()) <= _HEADLINE
        if turn is not None and _headline_speaks(text, tree, turn, names, title=title):
            quoted = text[turn.content[0].start] in _QUOTES
            enough = title or quoted or often.count(turn.source[0].of(text).lower()) >= _TURNS
            found = turn if enough and (title or _tells(tree, turn)) else None
        else:
            found = _headline_behind(text, tree, line, names) if title else None
        if found is not None and not any(found.source[0].overlaps(piece) for piece in known):
            yield found


def _headline_names(text: str, mentions: Sequence[Mention]) -> _Names:
    people = [m.span for m in mentions if m.type == "PER" and m.form == "name"]
    return _Names(
        frozenset(people), frozenset(span.of(text).split()[-1].lower() for span in people if span.of(text).split())
    )


def _headline_before(text: str, tree: Tree, line: Span) -> Said | None:
    """The line as label, colon and rest, whatever the label."""
    found = _BEFORE.match(text, line.start, line.end)
    if found is None or len(found[1].split()) > _LABEL:
        return None
    rest = Span(found.end(), line.start + len(line.of(text).rstrip()))
    return _headline_said(tree, Span(*found.span(1)), Span(*found.span(2)), rest)


def _headline_behind(text: str, tree: Tree, line: Span, names: _Names) -> Said | None:
    """A headline that ends with who says it: after a dash, or after a comma and a verb of saying."""
    end = line.start + len(line.of(text).rstrip(" \t.;"))
    found = _AFTER.search(text, line.start, end)
    if found is not None:
        said = _headline_said(tree, Span(*found.span(2)), Span(*found.span(1)), Span(line.start, found.start()))
        return said if said is not None and _is_known(text, tree, said, names) and " " not in found[2] else None
    inside = list(tree.within(Span(line.start, end)))
    comma = max((i for i in inside if tree.words[i] == ","), default=-1)
    if comma < 0 or not 2 <= inside[-1] - comma <= _LABEL + 1 or not reports(tree, comma + 1, "saying"):
        return None
    source = tree.tokens.span(comma + 2, inside[-1])
    rest = Span(line.start, tree.tokens.ends[comma - 1])
    named = all(tree.tokens.upos[i] == "PROPN" for i in tree.within(source)) or _is_noun(tree, source)
    return (
        _headline_said(tree, source, tree.tokens.span(comma + 1, comma + 1), rest)
        if named and comma > inside[0]
        else None
    )


def _headline_said(tree: Tree, source: Span, cue: Span, content: Span) -> Said | None:
    parts = [tree.within(part) for part in (source, cue, content)]
    if (
        not all(parts)
        or len(parts[2]) < _STATEMENT
        or (parts[0].stop > parts[1].start and parts[0].start < parts[1].start)
    ):
        return None
    spans = [tree.tokens.span(part[0], part[-1]) for part in parts]
    if any(a is not b and a.overlaps(b) for a in spans for b in spans):
        return None
    return Said((spans[0],), (spans[1],), (spans[2],))


def _headline_speaks(text: str, tree: Tree, said: Said, names: _Names, *, title: bool) -> bool:
    """True where the label is somebody and the rest may be a statement."""
    first = tree.within(said.content[0])[0]
    rest = said.content[0].of(text)
    if title and (rest.rstrip(" .").endswith("?") or tree.lower[first] in words("headlines", "openers")):
        return False
    return _is_known(text, tree, said, names) or (title and _is_noun(tree, said.source[0]))


def _is_known(text: str, tree: Tree, said: Said, names: _Names) -> bool:
    """True for a person's name, with titles before it, and for the last name of somebody named elsewhere."""
    source = said.source[0]
    inside = tree.within(source)
    if any(not tree.words[i][:1].isupper() and tree.words[i] != "." for i in inside):
        return False
    for i in inside:
        if Span(tree.tokens.starts[i], source.end) in names.spans:
            return all(_is_headline_title(tree.lower[j].rstrip(".")) for j in range(inside[0], i))
    last = source.of(text).split()[-1].lower()
    return last in names.last and len(inside) <= 2 and not any(span.overlaps(source) for span in names.spans)


def _is_headline_title(word: str) -> bool:
    return not word or any(word in words("titles", key) for key in ("female", "male", "other", "sure"))


def _is_noun(tree: Tree, source: Span) -> bool:
    return tree.lower[tree.within(source)[-1]] in words("headlines", "speakers")


def _tells(tree: Tree, said: Said) -> bool:
    """True with a finite verb: a list of people with their offices has none."""
    return any(tree.tokens.xpos[i] in ("VBD", "VBP", "VBZ", "MD") for i in tree.within(said.content[0]))
