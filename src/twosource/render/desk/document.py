"""The brief of a dossier as a file for Word and the like; every footnote gives article, place and words."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from twosource.model import Dossier, Place, Point, Span, Statement
from twosource.render import wording
from twosource.render.brief.lines import Told, brief_lines
from twosource.render.case import SHORT, Case, articles_of, open_case, page_number, same_text
from twosource.render.desk.cells import NO_DATE
from twosource.render.desk.first import first_points, title_of, voice
from twosource.render.desk.footnotes import Footnotes
from twosource.render.overview import overview, quarrels
from twosource.render.sourcing import sourcing_words
from twosource.render.watch import Thin, watch

AROUND = 220  # characters of a sentence that a footnote gives
WORDINGS = 4  # of one footnote; of more it is told how many
LISTED = 15  # entries of a list
DISPUTED = 15  # points with a table
MARGIN = Cm(2)
FIRST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
READ_BY = (
    "Read by a small model, which errs: each footnote gives the exact words; open the article before you print them. "
    "Nothing here says who is right."
)
HEADS = ("value or stand", "who says it", "articles", "since", "rests on")
WIDTHS = (Cm(3.6), Cm(4.0), Cm(2.2), Cm(2.2), Cm(5.0))


def document(dossier: Dossier) -> bytes:
    """The file's bytes; the same for the same dossier."""
    case = open_case(dossier)
    made = docx.Document()
    top = overview(case)
    title = title_of(dossier)
    _prepare(made, title)
    notes = Footnotes(made)
    made.add_heading(title, level=0)
    made.add_paragraph(f"{top.line}.")
    for line in (*top.foreign, *(f"Not read: {one}" for one in top.skipped)):
        made.add_paragraph(f"{wording.one_line(line)}.")
    _in_short(made, notes, case)
    _disagreements(made, notes, case)
    _worth_checking(made, notes, case)
    _one_source(made, notes, case)
    _articles(made, case)
    made.add_paragraph(READ_BY).runs[0].italic = True
    out = io.BytesIO()
    made.save(out)
    return _undated(out.getvalue())


def _prepare(made: Document, title: str) -> None:
    """The page, the fonts, and what a file says about itself: nothing of this machine or this day."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    made.styles["Normal"].font.size = Pt(10)
    made.styles["Title"].font.size = Pt(20)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    about = made.core_properties
    about.title, about.author, about.comments, about.language = title[:255], "", "", "en-GB"
    about.created = about.modified = NO_DATE
    number = section.footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple", {qn("w:instr"): "PAGE"})
    number._p.append(field)


def _in_short(made: Document, notes: Footnotes, case: Case) -> None:
    lines = brief_lines(case)
    if not lines:
        return
    made.add_heading("In short", level=1)
    for line in lines:
        _told(made.add_paragraph(style="List Bullet"), notes, case, line)


def _told(paragraph: Paragraph, notes: Footnotes, case: Case, line: Told) -> None:
    paragraph.add_run(f"{wording.one_line(line.head)}: ").bold = True
    for part in line.parts:
        paragraph.add_run(wording.blanks_joined(part.text)).bold = part.strong or None
        if part.places:
            notes.add(paragraph, _cited(case, part.places))


def _disagreements(made: Document, notes: Footnotes, case: Case) -> None:
    """A table for each point whose statements conflict, differ or follow each other: a row a value or stand."""
    found = _disputed(case)
    if not found:
        return
    made.add_heading("Where they differ", level=1)
    for point in found[:DISPUTED]:
        label = case.label(point)
        head = made.add_paragraph(style="Heading 3")
        badge = wording.badge(point.relation, point.about)
        head.add_run(f"{case.points[point.id]}. {label.words} – {badge}")
        table = made.add_table(rows=1, cols=len(HEADS), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, HEADS, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        for position in point.positions:
            cells = table.add_row().cells
            value = wording.one_line(position.value or position.stand) + (" (the latest)" if position.latest else "")
            cells[0].paragraphs[0].add_run(value).bold = position.latest or None
            notes.add(cells[0].paragraphs[0], _cited(case, _places([point.statements[i] for i in position.statements])))
            cells[1].text = wording.one_line(wording.listed(position.said_by)) or "–"
            cells[2].text = " ".join(report.code for report in case.origin_articles(position.articles))
            cells[3].text = position.since or ""
            cells[4].text = wording.one_line(sourcing_words(position.sourcing))
        for row in table.rows:
            for cell, width in zip(row.cells, WIDTHS, strict=True):
                cell.width = width
        made.add_paragraph()
    _left_out(made, len(found) - DISPUTED, "more point")


def _disputed(case: Case) -> list[Point]:
    """The points with a disagreement and more than one position, in the order of the dossier."""
    own = {quarrel.point.id for quarrel in quarrels(case)}
    return [point for point in case.dossier.points if point.id in own and len(point.positions) > 1]


def _worth_checking(made: Document, notes: Footnotes, case: Case) -> None:
    told = {point.id for point in _disputed(case)[:DISPUTED]}
    first = [point for point in first_points(case) if point.id not in told]
    if not first:
        return
    made.add_heading("In several articles", level=1)
    for point in first:
        label = case.label(point)
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{case.points[point.id]}. {label.before}")
        paragraph.add_run(wording.quoted(label.words)).bold = True
        notes.add(paragraph, _cited(case, _places(point.statements)))
        codes = " ".join(report.code for report in case.origin_articles(articles_of(point)))
        said = ", ".join(filter(None, (voice(label.holder), label.surely)))
        rests = "".join(f". {wording.one_line(sourcing_words(p.sourcing))}" for p in point.positions[:1])
        paragraph.add_run(wording.blanks_joined(f"{label.after} – {'; '.join(filter(None, (said, codes)))}{rests}"))


def _one_source(made: Document, notes: Footnotes, case: Case) -> None:
    found = [thin for thin in watch(case).one_origin if case.dossier.points[thin.number - 1].part_of is None]
    if not found:
        return
    made.add_heading("On one source alone", level=1)
    for thin in found[:LISTED]:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{thin.number}. {thin.label.before}{wording.quoted(thin.label.words)}")
        notes.add(paragraph, _cited(case, _places(case.dossier.points[thin.number - 1].statements)))
        paragraph.add_run(_resting(thin))
    _left_out(made, len(found) - LISTED, "more")


def _resting(thin: Thin) -> str:
    codes = " ".join(report.code for report in thin.reports)
    return wording.blanks_joined(f"{thin.label.after} – {f'{thin.origin}; ' if thin.origin else ''}{codes}")


def _articles(made: Document, case: Case) -> None:
    made.add_heading("Articles", level=1)
    for report in case.reports:
        article = report.article
        told = [f"{report.code} {report.outlet}, {report.date}: {report.heading}", article.author, article.url]
        told += [same_text(report)] if article.other_names else []
        made.add_paragraph(". ".join(wording.one_line(words) for words in told if words))


def _left_out(made: Document, many: int, noun: str) -> None:
    if many > 0:
        plural = noun + ("s" if noun.endswith("point") else "")
        made.add_paragraph(f"And {wording.count(many, noun, plural)}: they are on the web page and in the workbook.")


def _places(statements: Sequence[Statement]) -> list[Place]:
    return [Place(one.article, one.span) for one in statements]


def _cited(case: Case, places: Sequence[Place]) -> list[str]:
    """A line for each wording: the words, and every article and place that has them."""
    same: dict[str, list[str]] = {}
    for place in dict.fromkeys(places):
        same.setdefault(_words_at(case, place), []).append(_where(case, place))
    lines = [wording.one_line(f"{words} {'; '.join(where)}") for words, where in list(same.items())[:WORDINGS]]
    more = len(same) - len(lines)
    return [*lines, f"and {wording.count(more, 'more wording')}"] if more else lines


def _words_at(case: Case, place: Place) -> str:
    """The words in quotation marks; of few words the sentence they stand in, or the part of it around them."""
    analysis = case.by_id[place.article].claims.analysis
    text, span = analysis.article.text, place.span
    if span.end - span.start < SHORT:
        whole = next((one for one in analysis.sentences() if one.contains(span)), span)
        room = (AROUND - (span.end - span.start)) // 2
        cut = Span(max(whole.start, span.start - room), min(whole.end, span.end + room))
        before, after = "…" * (cut.start > whole.start), "…" * (cut.end < whole.end)
        return wording.quoted(f"{before}{cut.of(text)}{after}")
    return wording.quoted(wording.clipped(span.of(text), AROUND))


def _where(case: Case, place: Place) -> str:
    report = case.by_id[place.article]
    page = page_number(report.article, place.span.start)
    on = f", page {page}" if page else ""
    return f"{report.code} {report.outlet}, {report.date}{on}, characters {place.span.start}–{place.span.end}"


def _undated(data: bytes) -> bytes:
    """The same file with one date for all of its parts: python-docx gives them the time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIRST_IN_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
