"""A PDF -> Document: its text in reading order with the page of every character."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from twosource.read.document import Document, Fields, PictureOnly, Unreadable
from twosource.read.layout import Piece, lines_in_order, without_running_heads
from twosource.read.paragraphs import running_text

PAGES_MOST = 1_000
CHARACTERS_MOST = 2_000_000  # read one by one, about 70,000 a second
WORD_GAP = 1.0  # font sizes of white space past which a piece ends; wider than any space of a justified line
RAISED = 0.35  # font sizes a base line may move inside a piece: raised and lowered characters
# Titles that programs write when nobody gave one.
PROGRAM_TITLES = ("microsoft word", "untitled", "powerpoint", "layout 1", "document", ".doc", ".indd", ".qxd", ".pdf")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\u00ad": "-"}
)


class _Char(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    size: float
    hyphen: bool


def read_pdf(name: str, data: bytes) -> Document:
    """The text of the PDF, a line a paragraph, without running heads and page numbers; title and author if given.

    Raises Unreadable for a PDF that is broken or encrypted, PictureOnly for one scanned and without text.
    """
    pages: list[list[Piece]] = []
    heights: list[float] = []
    with _Opened(data) as document:
        for page, height in document.pages():
            pages.append(page)
            heights.append(height)
        fields = document.fields()
    if not any(c.isalnum() for page in pages for piece in page for c in piece.text):
        raise PictureOnly("a scanned PDF without text; --ocr reads its words where ocrmypdf is installed")
    kept = without_running_heads(pages, heights)
    if not any(c.isalnum() for page in kept for piece in page for c in piece.text):
        raise Unreadable("a scanned PDF without text but page heads; run text recognition (OCR) over it first")
    running = running_text([line for i, page in enumerate(kept, start=1) for line in lines_in_order(page, i)])
    empty = [str(i) for i, page in enumerate(pages, start=1) if not page]
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

    def pages(self) -> Iterator[tuple[list[Piece], float]]:
        """The pieces and the height of each page."""
        left = CHARACTERS_MOST
        for number in range(self._count):
            try:
                page = self._document[number]
                text = page.get_textpage()
            # pypdfium2 raises its own error for a page that can't be loaded; the rest may still be whole.
            except RuntimeError:
                yield [], 1.0
                continue
            count = text.count_chars()
            left -= count
            if left < 0:
                raise Unreadable(f"a PDF with more than {CHARACTERS_MOST:,} characters")
            yield list(_page_pieces(self._characters(text, count))), page.get_height()
            text.close()
            page.close()

    def _characters(self, text: Any, count: int) -> Iterator[_Char]:
        raw = self._raw
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        x, y = ctypes.c_double(), ctypes.c_double()
        for i in range(count):
            code = raw.FPDFText_GetUnicode(text, i)
            hyphen = raw.FPDFText_IsHyphen(text, i) == 1
            if code in (10, 13):
                yield _Char("\n", 0, 0, 0, 0, False)
            elif hyphen or (code >= 32 and code not in (0xFFFE, 0xFFFF) and not 0xD800 <= code < 0xE000):
                raw.FPDFText_GetCharBox(text, i, left, right, bottom, top)
                raw.FPDFText_GetCharOrigin(text, i, x, y)
                shown = "-" if hyphen else chr(code).translate(LIGATURES)
                yield _Char(shown, left.value, y.value, right.value, _size(raw, text, i), hyphen)


def _size(raw: Any, text: Any, i: int) -> float:
    """The font size in points of the page, whatever the font was scaled by."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, i))
    if raw.FPDFText_GetMatrix(text, i, matrix):
        scale = float((matrix.c**2 + matrix.d**2) ** 0.5)
        size *= scale or 1.0
    return size


def _page_pieces(characters: Iterator[_Char]) -> Iterator[Piece]:
    """Runs of characters on one base line without a wide gap."""
    run: list[_Char] = []
    blank = False
    for char in characters:
        if char.text == "\n":
            yield from _piece(run)
            run, blank = [], False
        elif char.text.isspace():
            blank = bool(run)
        else:
            if run and _parted_pages(run[-1], char):
                yield from _piece(run)
                run, blank = [], False
            if blank:
                run.append(char._replace(text=" "))
                blank = False
            run.append(char)
            if char.hyphen:
                yield from _piece(run)
                run = []
    yield from _piece(run)


def _parted_pages(a: _Char, b: _Char) -> bool:
    size = max(a.size, b.size, 1.0)
    gap = max(b.left - a.right, a.left - b.right)  # either direction of writing
    return gap > WORD_GAP * size or abs(a.bottom - b.bottom) > RAISED * size


def _piece(run: list[_Char]) -> Iterator[Piece]:
    if not run:
        return
    sizes = sorted(char.size for char in run)
    yield Piece(
        text="".join(char.text for char in run),
        left=min(char.left for char in run),
        bottom=sorted(char.bottom for char in run)[len(run) // 2],
        right=max(char.right for char in run),
        size=sizes[len(sizes) // 2],
        hyphen=run[-1].hyphen,
    )
