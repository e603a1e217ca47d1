"""Small builders for tests: nouns of the model from a few words, without models and files.

`reading_from_conllu` takes CoNLL-U, or a compact form for trees written by hand: one word a line,
`FORM UPOS HEAD DEPREL [XPOS] [LEMMA]`, a blank line between sentences; `FORM_` (trailing underscore)
stands for SpaceAfter=No.
"""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from twosource.annotate.tallies import find_tallies
from twosource.annotate.wires import find_helped, find_wire
from twosource.claims import find_placed
from twosource.claims.stages import staged
from twosource.model import (
    Analysis,
    Article,
    ArticleId,
    Attribution,
    AttributionId,
    Claim,
    ClaimId,
    Claims,
    RawAttribution,
    RawMention,
    Reading,
    Span,
    Tokens,
    Vectors,
)
from twosource.text import digest, fold

XPOS = {"NOUN": "NN", "PROPN": "NNP", "VERB": "VBD", "AUX": "VBZ", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "DET": "DT",
        "PRON": "PRP", "NUM": "CD", "CCONJ": "CC", "SCONJ": "IN", "PART": "RB", "PUNCT": ".", "SYM": "SYM"}  # fmt: skip
DIM = 64  # of the bag-of-words vectors below


@dataclass(frozen=True)
class _Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int  # in the sentence, from 1; 0 is the root
    deprel: str


@dataclass(frozen=True)
class _Surface:
    """One orthographic token and the syntactic words in it (more than one in a multiword token)."""

    form: str
    space: bool
    words: tuple[_Word, ...]


def article(text: str, **kw: Any) -> Article:
    """An Article of the text; its id is the digest of the text as in the product."""
    return Article(**({"id": ArticleId(digest(text)), "name": "a.txt", "text": text} | kw))


def span(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of `words` in `text`."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def reading_from_conllu(conllu: str, text: str | None = None) -> Reading:
    """A Reading of gold trees, without mentions and attributions; `text_of(conllu)` is its text if none is given.

    Each syntactic word of a multiword token gets its own part of the surface characters.
    """
    return _read(conllu, text)[0]


def text_of(conllu: str) -> str:
    """The text of the trees: forms joined as SpaceAfter says, a blank between sentences, paragraphs apart."""
    return _read(conllu, None)[1]


def reading(tokens: Tokens, **kw: Any) -> Reading:
    """A Reading of the tokens; mentions, attributions empty and factuality 0 unless given."""
    given: dict[str, Any] = {"mentions": (), "attributions": (), "factuality": (0.0,) * len(tokens)}
    return Reading(tokens=tokens, **(given | kw))


def analysis(text: str | Article, read: Reading | Tokens | None = None, **kw: Any) -> Analysis:
    """An Analysis of a text; without a reading the words are those between blanks, all in one flat sentence each.

    Tallies and wire tags are those that the words give.
    """
    source = text if isinstance(text, Article) else article(text)
    if read is None:
        read = plain_tokens(source.text)
    tokens = read.tokens if isinstance(read, Reading) else read
    scores = read.factuality if isinstance(read, Reading) else (0.0,) * len(tokens)
    given: dict[str, Any] = {"mentions": (), "times": (), "quantities": (), "attributions": (), "factuality": scores}
    given |= kw
    given.setdefault("tallies", find_tallies(source.text, tokens, given["quantities"], given["times"]))
    return Analysis(article=source, tokens=tokens, wire=find_wire(source), helped=find_helped(source), **given)


def analysis_from_conllu(conllu: str, **kw: Any) -> Analysis:
    """An Analysis of gold trees and the text they spell."""
    read, text = _read(conllu, None)
    return analysis(text, read, **kw)


def attribution(source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], **kw: Any) -> Attribution:
    """An Attribution; its id is made of the spans."""
    name = AttributionId(digest(repr((tuple(source), tuple(cue), tuple(content)))))
    given: dict[str, Any] = {"id": name, "kind": "indirect", "source_type": "unspecified"}
    return Attribution(source=tuple(source), cue=tuple(cue), content=tuple(content), **(given | kw))


def raw_attribution(text: str, source: str, cue: str, content: str, score: float = 1.0) -> RawAttribution:
    """A RawAttribution of the first occurrences of the words; an empty string is no span."""
    pieces = [(span(text, words),) if words else () for words in (source, cue, content)]
    return RawAttribution(pieces[0], pieces[1], pieces[2], score)


def raw_mention(text: str, words: str, kind: str, nth: int = 0) -> RawMention:
    """A RawMention of the nth occurrence of the words."""
    return RawMention(span(text, words, nth), cast(Any, kind), 1.0)


def claim(of: Analysis, where: Span | str, **kw: Any) -> Claim:
    """A Claim over the span (or the first occurrence of the words), CT+ in the article's own voice unless told."""
    place = span(of.article.text, where) if isinstance(where, str) else where
    tokens = of.tokens
    inside = [i for i in range(len(tokens)) if place.start <= tokens.starts[i] < place.end] or [0]
    sentence = next((n for n, (first, past) in enumerate(tokens.sentences) if first <= inside[0] < past), 0)
    roots = [i for i in inside if tokens.heads[i] not in inside]
    given: dict[str, Any] = {
        "id": ClaimId(digest(of.article.id, str(place.start), str(place.end))),
        "article": of.article.id,
        "span": place,
        "sentence": sentence,
        "head": (roots or inside)[0],
        "subject": None,
        "attribution": None,
        "polarity": "+",
        "factuality": "CT+",
        "times": tuple(i for i, t in enumerate(of.times) if place.contains(t.span)),
        "quantities": tuple(i for i, q in enumerate(of.quantities) if place.contains(q.span)),
        "mentions": tuple(i for i, m in enumerate(of.mentions) if place.contains(m.span)),
    }
    return Claim(**(given | kw))


def claims_of(of: Analysis | str, spans: Sequence[Span | str | Claim], **kw: Any) -> Claims:
    """A Claims with the given spans (or words, or whole claims); vectors are bags of words unless given."""
    source = of if isinstance(of, Analysis) else analysis(of)
    made = tuple(staged(source, s if isinstance(s, Claim) else claim(source, s)) for s in spans)
    rows = kw.get("vectors") or vectors([bag(c.span.of(source.article.text)) for c in made])
    return Claims(analysis=source, claims=made, vectors=rows, placed=tuple(find_placed(source, made)))


def bag(text: str) -> list[float]:
    """A vector of the words of a text: like texts, like vectors; the same on every machine."""
    row = [0.0] * DIM
    for word in fold(text).split():
        row[int(digest(word.strip(".,;:!?\"'")), 16) % DIM] += 1.0
    return row


def vectors(rows: Sequence[Sequence[float]]) -> Vectors:
    """Vectors of the rows, each brought to length 1 (a row of zeros stays)."""
    dim = len(rows[0]) if rows else DIM
    flat: list[float] = []
    for row in rows:
        length = math.sqrt(sum(x * x for x in row)) or 1.0
        flat += [x / length for x in row]
    return Vectors(rows=len(rows), dim=dim, data=struct.pack(f"<{len(flat)}e", *flat))


def plain_tokens(text: str) -> Tokens:
    """Words between blanks; sentences end at `.`, `!`, `?` or a line end; the first word of each is its root."""
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    ranges: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        first, here = len(starts), at
        for word in line.split(" "):
            if word:
                starts.append(here)
                ends.append(here + len(word))
                heads.append(first if len(starts) - 1 > first else -1)
                if word[-1] in ".!?":
                    ranges.append((first, len(starts)))
                    first = len(starts)
            here += len(word) + 1
        if len(starts) > first:
            ranges.append((first, len(starts)))
        at += len(line) + 1
    forms = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    tags = tuple("NOUN" if form[:1].isalpha() else "NUM" for form in forms)
    return Tokens(
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple(ranges),
        upos=tags,
        xpos=tuple(XPOS[t] for t in tags),
        lemmas=tuple(form.lower().strip(".,;:!?") for form in forms),
        heads=tuple(heads),
        deprels=tuple("root" if h < 0 else "dep" for h in heads),
    )


# --- CoNLL-U -----------------------------------------------------------------------------------


def _read(conllu: str, text: str | None) -> tuple[Reading, str]:
    sentences = list(_sentences(conllu))
    spelled = text if text is not None else _spell(sentences)
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    ranges: list[tuple[int, int]] = []
    words: list[_Word] = []
    cursor = 0
    for _, surfaces in sentences:
        first = len(words)
        for surface in surfaces:
            at = spelled.index(surface.form, cursor)
            cursor = at + len(surface.form)
            for (start, end), word in zip(_parts(surface), surface.words, strict=True):
                starts.append(at + start)
                ends.append(at + end)
                heads.append(first + word.head - 1 if word.head else -1)
                words.append(word)
        if len(words) > first:
            ranges.append((first, len(words)))
    tokens = Tokens(
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple(ranges),
        upos=tuple(w.upos for w in words),
        xpos=tuple(w.xpos for w in words),
        lemmas=tuple(w.lemma for w in words),
        heads=tuple(heads),
        deprels=tuple(w.deprel for w in words),
    )
    return reading(tokens), spelled


def _sentences(conllu: str) -> Iterator[tuple[bool, list[_Surface]]]:
    """(starts a paragraph, orthographic tokens) of every sentence."""
    for block in conllu.strip("\n").replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in block.split("\n")]
        rows = [line for line in lines if line and not line.startswith("#")]
        if rows:
            new = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
            yield new, _surfaces(rows) if "\t" in rows[0] else [_compact(row) for row in rows]


def _surfaces(rows: Sequence[str]) -> list[_Surface]:
    found: list[_Surface] = []
    inside = 0  # words still to come of the multiword token
    for row in rows:
        number, form, lemma, upos, xpos, _, head, deprel, _, misc = row.split("\t")
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            first, last = number.split("-")
            inside = int(last) - int(first) + 1
            found.append(_Surface(form, space, ()))
        elif "." not in number:
            word = _Word(form, lemma, upos, xpos, int(head), deprel)
            if inside:
                inside -= 1
                found[-1] = replace(found[-1], words=(*found[-1].words, word))
            else:
                found.append(_Surface(form, space, (word,)))
    return found


def _compact(row: str) -> _Surface:
    form, upos, head, deprel, *rest = row.split()
    glued = form.endswith("_") and len(form) > 1
    form = form[:-1] if glued else form
    xpos = rest[0] if rest else XPOS.get(upos, "XX")
    lemma = rest[1] if len(rest) > 1 else form.lower()
    return _Surface(form, not glued, (_Word(form, lemma, upos, xpos, int(head), deprel),))


def _parts(surface: _Surface) -> list[tuple[int, int]]:
    """Where in the surface form each word stands; shared out by length where the forms do not spell it."""
    forms = [word.form for word in surface.words]
    size = len(surface.form)
    exact = "".join(forms) == surface.form
    total = sum(map(len, forms)) or 1
    cuts, seen = [0], 0
    for left, form in zip(range(len(forms) - 1, -1, -1), forms, strict=True):
        seen += len(form)
        cut = seen if exact else round(size * seen / total)
        cuts.append(size if not left else max(cuts[-1] + 1, min(cut, size - left)))
    return list(itertools.pairwise(cuts))


def _spell(sentences: Sequence[tuple[bool, list[_Surface]]]) -> str:
    pieces: list[str] = []
    for new, surfaces in sentences:
        if new and pieces:
            pieces.append("\n\n")
        pieces += [s.form + (" " if s.space else "") for s in surfaces]
    return "".join(pieces).replace(" \n\n", "\n\n").rstrip(" ")
