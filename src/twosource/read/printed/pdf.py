"""A PDF -> Document: its text in reading order with the page of every character."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from twosource.read.document import Document, Fields, PictureOnly, Unreadable
from twosource.read.printed.footnotes import notes_last
from twosource.read.printed.glyphs import Box, Glyph, Sheet, direction, pieces, upright
from twosource.read.printed.heads import without_running_heads
from twosource.read.printed.layout import Line, Piece, lines_in_order, without_stamps
from twosource.read.printed.paragraphs import running_text

PAGES_MOST = 1_000
CHARACTERS_MOST = 2_000_000  # read one by one, about 70,000 a second
# Titles that programs write when nobody gave one.
PROGRAM_TITLES = ("microsoft word", "untitled", "powerpoint", "layout 1", "document", ".doc", ".indd", ".qxd", ".pdf")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\u00ad": "-"}
)


class _Group(NamedTuple):
    """What stands in one direction on one page; most pages have one group."""

    page: int  # from 1
    height: float  # of the page, turned as the text stands
    pieces: list[Piece]


def read_pdf(name: str, data: bytes) -> Document:
    """The text of the PDF, a line a paragraph, without running heads and page numbers; title and author if given.

    Pages that are turned are read as they were meant, text across the margin after the rest of its page, and notes at
    the foot of pages after the report. Raises Unreadable for a PDF that is broken or encrypted, PictureOnly for one
    scanned and without text.
    """
    with _Opened(data) as document:
        groups = list(document.groups())
        fields = document.fields()
    if not any(c.isalnum() for group in groups for piece in group.pieces for c in piece.text):
        raise PictureOnly("a scanned PDF without text; --ocr reads its words where ocrmypdf is installed")
    kept = without_running_heads([without_stamps(g.pieces) for g in groups], [g.height for g in groups])
    if not any(c.isalnum() for page in kept for piece in page for c in piece.text):
        raise Unreadable("a scanned PDF without text but page heads; run text recognition (OCR) over it first")
    lines: list[list[Line]] = []
    for group, rest in zip(groups, kept, strict=True):
        first = lines[-1][-1].column + 1 if lines and lines[-1] and lines[-1][-1].page == group.page else 0
        lines.append(lines_in_order(rest, group.page, first=first))
    running = running_text(notes_last(lines, [g.height for g in groups]))
    empty = [str(group.page) for group in groups if not group.pieces]
    notes = (f"no text on page {', '.join(empty[:20])}; perhaps scanned",) if empty else ()
    said = fields.or_else(Fields(title=running.headline))
    return Document(name=name, text=running.text, fields=said, pages=running.pages, notes=notes)


class _Opened:
    """An open PDF; a class because it holds pdfium's memory until it is closed."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  a native library, seldom needed
        import pypdfium2.raw  # type: ignore[import-untyped]  # noqa: PLC0415

        self._raw = pypdfium2.raw
        try:
            self._document = pypdfium2.PdfDocument(data)
            self._count = len(self._document)
        except pypdfium2.PdfiumError as problem:
            encrypted = "password" in str(problem).lower() or "security" in str(problem).lower()
            raise Unreadable("an encrypted PDF; save it without a password" if encrypted else "a broken PDF") from None
        if self._count > PAGES_MOST:
            raise Unreadable(f"a PDF of {self._count:,} pages; {PAGES_MOST:,} at most are read")

    def __enter__(self) -> "_Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def fields(self) -> Fields:
        """Title and author as the PDF itself says; its date is that of the file, so it is not taken."""
        title = self._document.get_metadata_value("Title").strip()
        author = self._document.get_metadata_value("Author").strip()
        lowered = title.lower()
        made_up = " " not in title or any(word in lowered for word in PROGRAM_TITLES)
        return Fields(title=None if made_up else title, author=author or None)

    def groups(self) -> Iterator[_Group]:
        """The text of each page, what stands in another direction than most of it as a group of its own."""
        left = CHARACTERS_MOST
        for number in range(self._count):
            try:
                page = self._document[number]
                text = page.get_textpage()
            # pypdfium2 raises its own error for a page that can't be loaded; the rest may still be whole.
            except RuntimeError:
                yield _Group(number + 1, 1.0, [])
                continue
            count = text.count_chars()
            left -= count
            if left < 0:
                raise Unreadable(f"a PDF with more than {CHARACTERS_MOST:,} characters")
            width, height = page.get_size()
            sheet = Sheet(height, width) if page.get_rotation() in (90, 270) else Sheet(width, height)
            found = pieces(list(self._glyphs(text, count, sheet, _corner(page))))
            for turn, group in (found or {0: []}).items():
                yield _Group(number + 1, sheet.width if turn % 2 else sheet.height, group)
            text.close()
            page.close()

    def _glyphs(self, text: Any, count: int, sheet: Sheet, corner: tuple[float, float]) -> Iterator[Glyph]:
        raw = self._raw
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        matrix = raw.FS_MATRIX()
        turn, slanted = 0, False
        for i in range(count):
            code = raw.FPDFText_GetUnicode(text, i)
            hyphen = raw.FPDFText_IsHyphen(text, i) == 1
            if code in (10, 13):
                yield Glyph("\n", 0, 0, 0, 0, False, turn, slanted)
            elif hyphen or (code >= 32 and code not in (0xFFFE, 0xFFFF) and not 0xD800 <= code < 0xE000):
                shown = "-" if hyphen else chr(code).translate(LIGATURES)
                scale = 1.0
                if not shown.isspace() and raw.FPDFText_GetMatrix(text, i, matrix):
                    turn, slanted = direction(matrix.a, matrix.b)
                    scale = math.hypot(matrix.c, matrix.d) or 1.0
                raw.FPDFText_GetCharBox(text, i, left, right, bottom, top)
                raw.FPDFText_GetCharOrigin(text, i, x, y)
                dx, dy = corner
                box = Box(
                    left.value - dx, bottom.value - dy, right.value - dx, top.value - dy, x.value - dx, y.value - dy
                )
                start, base, end = upright(box, sheet, turn)
                # The size of the font in points of the page, whatever it was scaled by.
                size = float(raw.FPDFText_GetFontSize(text, i)) * scale
                yield Glyph(shown, start, base, end, size, hyphen, turn, slanted)


def _corner(page: Any) -> tuple[float, float]:
    """The lower left corner of what is shown of the page."""
    box = page.get_cropbox(fallback_ok=False) or page.get_mediabox(fallback_ok=False)
    return (min(box[0], box[2]), min(box[1], box[3])) if box else (0.0, 0.0)
