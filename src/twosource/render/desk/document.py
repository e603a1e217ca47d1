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

from twosource.model import Dossier, Place, Span
from twosource.render import wording
from twosource.render.brief.cards import TABLES, cards, sure_count
from twosource.render.brief.lines import Told, brief_lines, numbered
from twosource.render.brief.measured import foot
from twosource.render.brief.rows import Row, matters
from twosource.render.case import SHORT, Case, Label, codes_of, open_case, same_text, spoken, surely
from twosource.render.desk.cells import NO_DATE
from twosource.render.desk.footnotes import Footnotes
from twosource.render.overview import overview
from twosource.render.points.quotes import page_number
from twosource.render.watch import watch

AROUND = 220  # characters of a sentence that a footnote gives
WORDINGS = 4  # of one footnote; of more it is told how many
LISTED = 15  # entries of a list
WATCHED = 3  # of a kind
SIDE = 90  # characters of one side of an altered quotation
MARGIN = Cm(2)
FIRST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
HEADS = ("value or stand", "who, where, when", "rests on")
WIDTHS = (Cm(7), Cm(5.5), Cm(4.5))


def word_file(dossier: Dossier) -> bytes:
    """The file's bytes; the same for the same dossier."""
    case = open_case(dossier)
    made = docx.Document()
    top = overview(case)
    _prepare(made, top.title)
    notes = Footnotes(made)
    made.add_heading(top.title, level=0)
    made.add_paragraph(f"{top.line}.")
    for line in (*top.foreign, *(f"Not read: {one}" for one in top.skipped)):
        made.add_paragraph(f"{wording.one_line(line)}.")
    _add_in_short(made, notes, case)
    _add_matters(made, notes, case)
    _add_first_points(made, notes, case)
    _add_lone_sources(made, notes, case)
    _add_watched(made, notes, case)
    _add_articles(made, case)
    made.add_paragraph(foot()).runs[0].italic = True
    out = io.BytesIO()
    made.save(out)
    return _without_dates(out.getvalue())


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


def _add_in_short(made: Document, notes: Footnotes, case: Case) -> None:
    lines = brief_lines(case)
    if not lines:
        return
    made.add_heading("In short", level=1)
    for line in lines:
        _add_parts(made.add_paragraph(style="List Bullet"), notes, case, line)


def _add_parts(paragraph: Paragraph, notes: Footnotes, case: Case, line: Told) -> None:
    paragraph.add_run(f"{wording.one_line(line.head)}: ").bold = True
    for part in line.parts:
        paragraph.add_run(wording.blanks_joined(part.text)).bold = part.strong or None
        if part.places:
            notes.add(paragraph, _note_lines(case, part.places))


def _add_matters(made: Document, notes: Footnotes, case: Case) -> None:
    """A table for each matter that the articles have otherwise: a row a value or stand, the latest last."""
    found = matters(case)
    if not found:
        return
    made.add_heading("Where they differ", level=1)
    for matter in found[:TABLES]:
        head = wording.quoted(matter.head) if matter.quoted else wording.one_line(matter.head)
        kind = f" – {matter.kind.lower()}" if matter.kind else ""
        made.add_paragraph(f"{head}{kind}, {numbered(matter.points)}", style="Heading 3")
        table = made.add_table(rows=1, cols=len(HEADS), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, HEADS, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        for row in matter.rows:
            value, about, rests = table.add_row().cells
            value.paragraphs[0].add_run(wording.one_line(row.value)).bold = row.latest or None
            value.paragraphs[0].add_run(_value_told(row))
            notes.add(value.paragraphs[0], _note_lines(case, row.clause.places))
            about.text, rests.text = wording.one_line(row.about), wording.one_line(row.rests)
        for cells in table.rows:
            for cell, width in zip(cells.cells, WIDTHS, strict=True):
                cell.width = width
        made.add_paragraph()
    _add_left_out(made, len(found) - TABLES)


def _value_told(row: Row) -> str:
    latest = " (the latest)" if row.latest else ""
    return wording.blanks_joined(f"{latest}: {wording.quoted(row.words)}" if row.words else latest)


def _add_first_points(made: Document, notes: Footnotes, case: Case) -> None:
    """The points most worth checking that stand in no table."""
    found = cards(case)
    first = [card for card in found[: case.dossier.top] if not card.told]
    if not first:
        return
    made.add_heading("What to check first", level=1)
    sure = sure_count([card.doubtful for card in first])
    for place, card in enumerate(first):
        if place == sure:
            made.add_heading(wording.MAY_BE_ONE, level=2)
            made.add_paragraph(wording.COMPARE)
        told = (card.badge, spoken(card.label.holder), card.label.surely, card.codes, card.rests, card.detail)
        _add_point(made, notes, case, (card.number, card.label), "; ".join(filter(None, told)))
    _add_left_out(made, len(found) - case.dossier.top)


def _add_lone_sources(made: Document, notes: Footnotes, case: Case) -> None:
    """What several articles have and one source alone stands behind, besides what is told above."""
    above = {card.number for card in cards(case)[: case.dossier.top]}
    alone = [thin for thin in watch(case).one_origin if case.dossier.points[thin.number - 1].part_of is None]
    found = [thin for thin in alone if thin.number not in above]
    if not found:
        return
    made.add_heading("Also on one source alone", level=1)
    for thin in found[:LISTED]:
        _add_point(
            made, notes, case, (thin.number, thin.label), "; ".join(filter(None, (thin.origin, codes_of(thin.reports))))
        )
    _add_left_out(made, len(found) - LISTED)


def _add_point(made: Document, notes: Footnotes, case: Case, point: tuple[int, Label], told: str) -> None:
    """A point under its number, its words with a note between those around them, and what is told of it."""
    number, label = point
    paragraph = made.add_paragraph(style="List Bullet")
    paragraph.add_run(wording.blanks_joined(f"{number}. {label.before}"))
    paragraph.add_run(wording.quoted(label.words)).bold = True
    statements = case.dossier.points[number - 1].statements
    notes.add(paragraph, _note_lines(case, [Place(one.article, one.span) for one in statements]))
    paragraph.add_run(wording.blanks_joined(f"{label.after} – {told}"))


def _add_watched(made: Document, notes: Footnotes, case: Case) -> None:
    """From reported to fact, altered quotations, what nobody stands for."""
    found = watch(case)
    if not (found.drifts or found.requoted or found.unattributed):
        return
    made.add_heading("To watch", level=1)
    for drift in found.drifts[:WATCHED]:
        paragraph = made.add_paragraph("Reported, then fact: ", style="List Bullet")
        for said, before in ((drift.weaker, ""), (drift.stronger, " – ")):
            paragraph.add_run(before + wording.quoted(wording.clipped(said.words, AROUND)))
            notes.add(paragraph, _note_lines(case, [Place(said.statement.article, said.statement.span)]))
            told = (spoken(said.holder), surely(said), said.report.code)
            paragraph.add_run(f" ({'; '.join(filter(None, map(wording.one_line, told)))})")
    for pair in found.requoted[:WATCHED]:
        paragraph = made.add_paragraph("Quotation altered: ", style="List Bullet")
        for side, before in ((pair.a, ""), (pair.b, " – ")):
            paragraph.add_run(f"{before}“")
            for words, other in side.around(SIDE):
                paragraph.add_run(wording.blanks_joined(words)).bold = other or None
            paragraph.add_run(f"” ({side.codes})")
    for thin in found.unattributed[:WATCHED]:
        _add_point(made, notes, case, (thin.number, thin.label), f"nobody stands for it; {codes_of(thin.reports)}")


def _add_articles(made: Document, case: Case) -> None:
    made.add_heading("Articles", level=1)
    for report in case.reports:
        article = report.article
        told = [f"{report.code} {report.outlet}, {report.date}: {report.heading}", article.author, article.url]
        told += [same_text(report)] if article.other_names else []
        made.add_paragraph(". ".join(wording.one_line(words) for words in told if words))


def _add_left_out(made: Document, many: int) -> None:
    if many > 0:
        made.add_paragraph(f"And {many:,} more, on the web page and in the workbook.")


def _note_lines(case: Case, places: Sequence[Place]) -> list[str]:
    """A line for each wording: the words, and every article and place that has them."""
    same: dict[str, list[str]] = {}
    for place in dict.fromkeys(places):
        same.setdefault(_words_at(case, place), []).append(_place_told(case, place))
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


def _place_told(case: Case, place: Place) -> str:
    report = case.by_id[place.article]
    page = page_number(report.article, place.span.start)
    on = f", page {page}" if page else ""
    return f"{report.code} {report.outlet}, {report.date}{on}, characters {place.span.start}–{place.span.end}"


def _without_dates(data: bytes) -> bytes:
    """The same file with one date for all of its parts: python-docx gives them the time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIRST_IN_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
