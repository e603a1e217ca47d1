"""A checked draft as a .docx with real comments at the words, as an editor's desk uses them.

A new document is made, a paragraph a paragraph: the draft's own file is never written to, and its layout is not taken
over.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from twosource.errors import MissingExtra
from twosource.model import Checked, Finding, Span
from twosource.render.check.text import where
from twosource.render.check.wording import Articles, message, quoted_place, summary

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "twosource", "2s"
STAMP = datetime(2000, 1, 1)  # of all comments: the same input gives the same bytes, and no clock is asked


def check_document(checked: Checked, *, notes: bool) -> bytes:
    """The bytes of the document. Raises MissingExtra where python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(
            "-o FILE.docx: needs python-docx; install it with: pip install 'twosource[office]'"
        ) from error
    articles = {a.analysis.article.id: a.analysis.article for a in checked.sources}
    document: Document = docx.Document()
    text = checked.draft.article.text
    document.core_properties.author = AUTHOR
    document.core_properties.title = checked.draft.article.title or checked.draft.article.name
    document.core_properties.created = document.core_properties.modified = STAMP
    found = [f for s in checked.sentences for f in (*s.findings, *(s.notes if notes else ()))]
    headings = {s.span for s in checked.sentences if s.unchecked == "heading"}
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if line.strip():
            heading = any(span.contains(one) for one in headings)
            _document_paragraph(document, span, text, found, articles, heading=heading)
    document.add_paragraph(f"{summary(checked)}.").runs[0].italic = True
    out = BytesIO()
    document.save(out)
    return _stamped(out.getvalue())


def _stamped(data: bytes) -> bytes:
    """The same archive with one time on all parts: the library stamps them with the clock."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, STAMP.timetuple()[:6]), old.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _document_paragraph(
    document: "Document", line: Span, text: str, found: Sequence[Finding], articles: Articles, *, heading: bool
) -> None:
    """The line as a paragraph of runs that are cut where findings begin and end, with their comments."""
    paragraph: Any = document.add_paragraph(style="Heading 1" if heading else None)
    own = [f for f in found if line.start <= f.span.start < line.end]
    cuts = {line.start, line.end} | {min(p, line.end) for f in own for p in (f.span.start, f.span.end)}
    ordered = sorted(cuts)
    runs = {}
    for low, high in pairwise(ordered):
        runs[low, high] = paragraph.add_run(text[low:high])
    for finding in own:
        inside = [run for (low, high), run in runs.items() if finding.span.start <= low and high <= finding.span.end]
        inside = inside or [run for (low, high), run in runs.items() if low <= finding.span.start < high]
        comment = document.add_comment(
            inside, text=_document_said(finding, text, articles), author=AUTHOR, initials=INITIALS
        )
        comment._comment_elm.date = STAMP


def _document_said(finding: Finding, text: str, articles: Articles) -> str:
    lines = [f"{finding.code}: {message(finding, text, articles)}."]
    lines += [f"{where(place, articles)}: {quoted_place(place, articles)}" for place in finding.evidence]
    if finding.accepted is not None:
        lines.append("accepted in the draft" + (f": {finding.accepted}" if finding.accepted else ""))
    return "\n".join(lines)
