"""One article: its text with all marks, and beside each sentence what the others say. A long text stands in parts."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.errors import InputError
from twosource.model import Article, ArticleId, Relation, Span
from twosource.render import wording
from twosource.render.article.page import (
    SURELY,
    Layer,
    attribution_depths,
    legend_layers,
    outside_in,
    page_marks,
    styled,
)
from twosource.render.case import Report
from twosource.render.marks import Mark, Segment, by_paragraph, segments
from twosource.render.served.addresses import article_address, read_span
from twosource.render.served.decided import DecidedLine
from twosource.render.served.html import DeskPage
from twosource.render.served.reading.articles import settings_of
from twosource.render.served.reading.beside import HEADS, ORDER, Aside, asides
from twosource.render.served.reading.parts import lines_in, part_at, parts, text_part
from twosource.render.served.seen import Seen


@dataclass(frozen=True, slots=True)
class TextStretch:
    """A piece of the text: its styles from the outside in, the ids that begin with it, the asides that end with it."""

    text: str
    title: str
    styles: tuple[str, ...]
    ids: tuple[str, ...]
    asked: bool  # of the words that the address asks for
    ends: tuple[tuple[int, Relation], ...]


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph, with what stands beside its sentences; `sheet` is the page of the PDF that begins with it."""

    sheet: int | None
    stretches: tuple[TextStretch, ...]
    asides: tuple[Aside, ...]


@dataclass(frozen=True, slots=True)
class PageSheet:
    """A page of the PDF as a picture; `marked` where the words that the address asks for stand on it."""

    number: int
    picture: str  # address
    words: str  # what it shows, for those who do not see it, and where it can't be shown
    marked: bool


@dataclass(frozen=True, slots=True)
class ArticleText:
    """Everything on the page."""

    id: str
    heading: str
    about: tuple[str, ...]
    file: str
    url: str
    notes: tuple[str, ...]
    foreign: str  # its language, where it is not analysed
    set: tuple[DecidedLine, ...]
    surely: tuple[str, ...]
    sheets: tuple[PageSheet, ...]
    part: int
    parts: int
    before: str  # address of the part before; "" on the first
    after: str
    asked: str  # the words that the address asks for
    newer: str = ""  # address of the version that stands for it; "" where it is the last
    counts: tuple[tuple[Relation, str, int], ...] = ()  # sentences of this part by the strongest relation
    layers: tuple[Layer, ...] = ()
    rows: tuple[ParagraphRow, ...] = ()


def text_page(seen: Seen, asked: Mapping[str, str]) -> DeskPage:
    """The part of the article in which the words asked for stand; without any the first."""
    ident = ArticleId(asked["article"])
    report, former = seen.case.by_id.get(ident), seen.former.get(ident)
    if report is not None:
        record = reading(seen, report, asked)
    elif former is not None:
        record = _former_reading(seen, former, asked)
    else:
        raise LookupError(f"no article {ident[:40]} is in this case")
    return DeskPage("article", record.heading, record)


def reading(seen: Seen, report: Report, asked: Mapping[str, str]) -> ArticleText:
    """The article as it stands in the comparison."""
    article, claims = report.article, report.claims
    words, number = _asked_part(article, asked)
    part = text_part(article.text, number)
    marks = [mark for mark in page_marks(claims) if mark.span.overlaps(part)]
    beside = asides(seen, report, part)
    counted = [aside.relation for aside in beside]
    return replace(
        _without_text(seen, article, number, words),
        counts=tuple((r, HEADS[r], counted.count(r)) for r in ORDER if r != "single" and r in counted),
        layers=tuple(layer for layer in legend_layers(marks) if layer.many),
        rows=tuple(_paragraph_rows(report, part, marks, beside, words)),
    )


def _former_reading(seen: Seen, former: Article, asked: Mapping[str, str]) -> ArticleText:
    """A version that a newer one stands for: its text alone, and the way to the newer one."""
    words, number = _asked_part(former, asked)
    after = next((one for one in seen.newer.get(former.id, ()) if one in seen.case.by_id), None)
    lines = lines_in(former.text, text_part(former.text, number))
    return replace(
        _without_text(seen, former, number, words),
        newer=article_address(after) if after else "",
        rows=tuple(ParagraphRow(None, tuple(_unmarked(former.text, line, words)), ()) for line in lines),
    )


def _without_text(seen: Seen, article: Article, number: int, words: Span | None) -> ArticleText:
    """All but the text."""
    whole = article_address(article.id)
    many = parts(article.text)
    about = (article.outlet, (article.published or "undated")[:10], article.author and f"by {article.author}")
    return ArticleText(
        id=article.id,
        heading=wording.one_line(article.title or article.name),
        about=tuple(wording.one_line(one) for one in about if one),
        file=wording.one_line(article.name),
        url=wording.web_address(article.url) or "",
        notes=tuple(map(wording.one_line, article.notes)),
        foreign=wording.language(article.language) if article.foreign else "",
        set=settings_of(seen, article.id),
        surely=tuple(SURELY.values()),
        sheets=tuple(_sheets(article, text_part(article.text, number), words)),
        part=number,
        parts=many,
        before=f"{whole}?part={number - 1}" if number > 1 else "",
        after=f"{whole}?part={number + 1}" if number < many else "",
        asked=wording.clipped(words.of(article.text), 200) if words else "",
    )


def _asked_part(article: Article, asked: Mapping[str, str]) -> tuple[Span | None, int]:
    """The words that the address asks for, and the number of the part to show."""
    words = _asked_words(article, asked)
    return words, part_at(article.text, words.start) if words else _part_number(article.text, asked.get("part", ""))


def _asked_words(article: Article, asked: Mapping[str, str]) -> Span | None:
    """The words that the address asks for. Raises InputError for what the article does not have."""
    if not asked.get("at"):
        return None
    span = read_span(asked["at"])
    if span.end > len(article.text):
        raise InputError(f"place {asked['at'][:40]}: the article has {len(article.text):,} characters; ask for some")
    return span


def _part_number(text: str, words: str) -> int:
    if not words:
        return 1
    if not (words.isascii() and words.isdigit() and len(words) < 9 and 1 <= int(words) <= parts(text)):
        raise InputError(f"part {words[:40]!r}: is none; the text has {parts(text):,}, counted from 1")
    return int(words)


def _sheets(article: Article, part: Span, words: Span | None) -> Iterator[PageSheet]:
    """The pages of the PDF on which the part of the text stands, each once."""
    seen: set[int] = set()
    for page in article.pages:
        if page.number in seen or not page.span.overlaps(part):
            continue
        seen.add(page.number)
        marked = words is not None and any(p.number == page.number and p.span.overlaps(words) for p in article.pages)
        question = f"?at={words.start}-{words.end}" if words and marked else ""
        shown = f"Page {page.number} of {wording.one_line(article.name)}" + (
            f" with these words marked: {wording.clipped(words.of(article.text), 300)}" if words and marked else ""
        )
        yield PageSheet(page.number, f"{article_address(article.id)}/page/{page.number}.png{question}", shown, marked)


# --- the text ----------------------------------------------------------------------------------


def _paragraph_rows(
    report: Report, part: Span, marks: Sequence[Mark], beside: Sequence[Aside], words: Span | None
) -> Iterator[ParagraphRow]:
    """The paragraphs of the part; what reaches over the end of one is shown in both."""
    article = report.article
    lines = lines_in(article.text, part)
    firsts = [line.start for line in lines]
    of: list[list[Aside]] = [[] for _ in lines]
    for aside in beside:
        of[max(0, bisect_right(firsts, aside.stated[0].span.start) - 1)].append(aside)
    pages = {bisect_right([line.end for line in lines], p.span.start): p.number for p in reversed(article.pages)
             if p.span.overlaps(part)}  # fmt: skip
    depths = attribution_depths(report.claims.analysis.attributions)
    ids = _ids(report, part, words)
    ends: dict[int, list[Aside]] = {}
    for aside in beside:
        ends.setdefault(aside.end, []).append(aside)
    over = by_paragraph(lines, marks)
    for number, line in enumerate(lines):
        cuts = [*ids, *ends, *((words.start, words.end) if words else ())]
        cut = segments(article.text, line, over[number], (c for c in cuts if line.start < c < line.end))
        made = tuple(_stretch(piece, report, depths, ids, ends, words) for piece in cut)
        yield ParagraphRow(pages.get(number), made, tuple(of[number]))


def _stretch(
    piece: Segment,
    report: Report,
    depths: Sequence[int],
    ids: Mapping[int, Sequence[str]],
    ends: Mapping[int, Sequence[Aside]],
    words: Span | None,
) -> TextStretch:
    past = piece.start + len(piece.text)
    return TextStretch(
        text=piece.text,
        title="; ".join(dict.fromkeys(wording.one_line(note) for note in piece.notes)),
        styles=tuple(styled(kind, piece, report.claims, depths) for kind in outside_in(piece.kinds)),
        ids=tuple(ids.get(piece.start, ())),
        asked=words is not None and words.contains(Span(piece.start, past)),
        ends=tuple((aside.number, aside.relation) for aside in ends.get(past, ())),
    )


def _ids(report: Report, part: Span, words: Span | None) -> Mapping[int, list[str]]:
    """The ids of the statements by the place where they begin; links lead there."""
    found: dict[int, list[str]] = {}
    stated = (c.span for c in report.claims.claims if part.start <= c.span.start < part.end)
    for span in dict.fromkeys((*([words] if words else []), *stated)):
        found.setdefault(span.start, []).append(f"c-{span.start}-{span.end}")
    return found


def _unmarked(text: str, line: Span, words: Span | None) -> Iterator[TextStretch]:
    for piece in segments(text, line, (), (words.start, words.end) if words else ()):
        inside = words is not None and words.contains(Span(piece.start, piece.start + len(piece.text)))
        first = words is not None and piece.start == max(words.start, line.start)
        ids = (f"c-{words.start}-{words.end}",) if words and first and words.start >= line.start else ()
        yield TextStretch(piece.text, "", (), ids, inside, ())
