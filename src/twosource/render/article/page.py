"""One analysed article as one HTML file: the text with its marks, a legend that shows and hides them, and lists.

Everything stands in the lists below the text, each entry linked with its words in the text and back, so that the
page tells the same without script, on paper and read aloud. See `template` for what keeps the page safe.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Article, Attribution, Claims, Span
from twosource.render import wording
from twosource.render.article.lists import Section, names, sections, source_type
from twosource.render.marks import Kind, Mark, Segment, by_paragraph, paragraphs, segments
from twosource.render.template import filled

DEEPEST = 3  # levels of attribution that are shaded each in its own way; deeper ones look like the third
SURELY: Mapping[str, str] = {"CT": "certain", "PR": "likely", "PS": "possible", "Uu": "open"}


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of mark that the legend shows and hides; `name` is shown in its own style."""

    kind: Kind
    name: str
    meaning: str
    many: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the text: its classes, from the outside in; its keys (`c3:claim`); the claims that end with it."""

    text: str
    title: str
    styles: tuple[str, ...]
    keys: tuple[str, ...]
    anchors: tuple[str, ...]  # keys of the entries whose words begin with it
    ends: tuple[int, ...]  # numbers of the claims whose words end with it


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page, in its order."""

    heading: str
    about: tuple[str, ...]
    address: str | None
    notes: tuple[str, ...]
    summary: tuple[str, ...]
    layers: tuple[Layer, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    sections: tuple[Section, ...]


def article_page(claims: Claims) -> str:
    """The whole page."""
    values = {"page": compose(claims), "surely": tuple(SURELY.values())}
    return filled("article.html", ("style.css", "marks.css", "article.css"), "article.js", values)


def compose(claims: Claims) -> Page:
    """The parts of the page."""
    article = claims.analysis.article
    marks = page_marks(claims)
    spans = paragraphs(article.text)
    anchored = {mark.of for of in by_paragraph(spans, marks) for mark in of}
    about = (article.outlet, article.published, article.author and f"by {article.author}", article.name)
    return Page(
        heading=wording.one_line(article.title or article.name),
        about=tuple(wording.one_line(words) for words in about if words),
        address=wording.web_address(article.url),
        notes=(*_unread(article), *article.notes),
        summary=_summary(claims),
        layers=legend_layers(marks),
        paragraphs=_marked_paragraphs(claims, spans, marks),
        sections=tuple(section for section in sections(claims, anchored) if section.entries),
    )


# --- the text ----------------------------------------------------------------------------------


def page_marks(claims: Claims) -> list[Mark]:
    """Every mark of the article with the key of its entry, claims before what stands in them."""
    analysis = claims.analysis
    marks = []
    for n, claim in enumerate(claims.claims):
        marks.append(Mark(claim.span, "claim", f"claim {n + 1}: {wording.FACTUALITY[claim.factuality]}", f"c{n}"))
        marks += [Mark(span, "hedge", "hedge", f"c{n}") for span in claim.hedges]
        marks += [Mark(span, "negation", "negation", f"c{n}") for span in claim.negations]
        marks += [Mark(span, "loaded", "loaded word", f"c{n}") for span in claim.loaded]
    for n, one in enumerate(analysis.attributions):
        said = f"said by {one.source_label}" if one.source_label else "said, no source named"
        marks += [Mark(span, "content", said, f"a{n}") for span in one.content]
        marks += [Mark(span, "source", f"source: {source_type(one)}", f"a{n}") for span in one.source]
        marks += [Mark(span, "cue", "cue" if one.source else "cue, no source named", f"a{n}") for span in one.cue]
    for n, quantity in enumerate(analysis.quantities):
        marks.append(Mark(quantity.span, "figure", f"number: {wording.amount(quantity)}", f"q{n}"))
    for n, time in enumerate(analysis.times):
        marks.append(Mark(time.span, "time", f"time: {wording.time_value(time)}", f"t{n}"))
    for n, name in enumerate(names(claims)):
        marks.append(Mark(name.span, "name", f"name: {wording.MENTION_TYPES[name.type]}", f"n{n}"))
    return marks


def _unread(article: Article) -> tuple[str, ...]:
    """The line that says why nothing is marked in an article that is not in English."""
    return (f"{wording.language(article.language)}: shown, not analysed",) if article.foreign else ()


def _marked_paragraphs(claims: Claims, spans: Sequence[Span], marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    text = claims.analysis.article.text
    depths = attribution_depths(claims.analysis.attributions)
    ends: dict[int, list[int]] = {}
    for number, claim in enumerate(claims.claims):
        ends.setdefault(claim.span.start + len(claim.span.of(text).rstrip()), []).append(number)
    seen: set[str] = set()
    found = []
    for span, over in zip(spans, by_paragraph(spans, marks), strict=True):
        pieces = []
        for segment in segments(text, span, over, (end for end in ends if span.start < end < span.end)):
            keys = tuple(dict.fromkeys(mark.of for mark in segment.marks))
            pieces.append(_marked_piece(segment, claims, depths, tuple(k for k in keys if k not in seen), ends))
            seen.update(keys)
        found.append(tuple(pieces))
    return tuple(found)


def _marked_piece(
    segment: Segment,
    claims: Claims,
    depths: Sequence[int],
    anchors: tuple[str, ...],
    ends: Mapping[int, Sequence[int]],
) -> Piece:
    return Piece(
        text=segment.text,
        title="; ".join(dict.fromkeys(wording.one_line(note) for note in segment.notes)),
        styles=tuple(styled(kind, segment, claims, depths) for kind in outside_in(segment.kinds)),
        keys=tuple(dict.fromkeys(f"{mark.of}:{mark.kind}" for mark in segment.marks)),
        anchors=anchors,
        ends=tuple(ends.get(segment.start + len(segment.text), ())),
    )


def outside_in(kinds: Iterable[Kind]) -> list[Kind]:
    """Backgrounds outside, lines inside, so that none hides another."""
    order: tuple[Kind, ...] = (
        "content", "claim", "source", "cue", "figure", "time", "name", "loaded", "hedge", "negation",
    )  # fmt: skip
    return sorted(kinds, key=order.index)


def styled(kind: Kind, segment: Segment, claims: Claims, depths: Sequence[int]) -> str:
    """The classes of one kind: of a claim how sure it is, of a content how deep it stands in others' words."""
    of = [mark for mark in segment.marks if mark.kind == kind]
    if kind == "claim":
        inner = min(of, key=lambda mark: (mark.span.end - mark.span.start, mark.span.start))
        sure = claims.claims[int(inner.of[1:])].factuality
        return f"claim {SURELY[sure[:2]]}{' denied' if sure.endswith('-') else ''}"
    begins = " begins" if any(mark.span.start == segment.start for mark in of) else ""
    closes = " closes" if any(mark.span.end == segment.start + len(segment.text) for mark in of) else ""
    if kind == "content":
        return f"content deep{max(depths[int(mark.of[1:])] for mark in of)}{begins}{closes}"
    if kind == "cue" and not all(claims.analysis.attributions[int(mark.of[1:])].source for mark in of):
        return f"cue nobody{closes}"
    return kind


def attribution_depths(attributions: Sequence[Attribution]) -> list[int]:
    """How deep each attribution stands in the words of others: 1 for one in nobody's."""
    numbers = {one.id: n for n, one in enumerate(attributions)}
    found = []
    for one in attributions:
        depth, parent = 1, one.parent
        while parent in numbers and depth < DEEPEST:
            depth, parent = depth + 1, attributions[numbers[parent]].parent
        found.append(depth)
    return found


# --- the legend --------------------------------------------------------------------------------


def legend_layers(marks: Iterable[Mark]) -> tuple[Layer, ...]:
    many: dict[Kind, set[Span]] = {}
    for mark in marks:
        many.setdefault(mark.kind, set()).add(mark.span)
    told: tuple[tuple[Kind, str, str], ...] = (
        ("source", "source", "who says it"),
        ("cue", "cue", "the words that show that somebody says it; a question mark where no source is named"),
        ("content", "content", "what is said; darker where it stands in somebody else's words"),
        ("claim", "claim", "a statement of the text, its number behind it; the line says how surely it is put"),
        ("hedge", "hedge", "makes a claim less certain"),
        ("negation", "negation", "turns a claim into its opposite"),
        ("figure", "number", "with its bounds and unit"),
        ("time", "time", "a date, an hour, a span of time"),
        ("name", "name", "of a person, body, place or thing"),
        ("loaded", "loaded word", "evaluates, in the article's own voice"),
    )
    return tuple(Layer(kind, name, meaning, len(many.get(kind, ()))) for kind, name, meaning in told)


def _summary(claims: Claims) -> tuple[str, ...]:
    attributions = claims.analysis.attributions
    own = sum(claim.attribution is None for claim in claims.claims)
    nobody = sum(not one.source for one in attributions)
    told = [
        f"{wording.count(len(claims.claims), 'claim')}, {own:,} of them in the article's own voice",
        f"{wording.count(len(attributions), 'attribution')}, {nobody:,} of them without a source",
    ]
    unsure = sum(not claim.factuality.startswith("CT") for claim in claims.claims)
    return (*told, f"{wording.count(unsure, 'claim')} put as less than certain")
