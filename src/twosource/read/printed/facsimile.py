"""One page of a PDF as a picture, with the words of a span marked on it: what a reader checks a quotation against."""

import ctypes
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from twosource.model import Article, Span

DOTS = 1.7  # pixels of the picture per point of the page: small print is read without a lens, a page is 300 kB
WIDEST = 2200  # pixels; a poster is drawn smaller
SHORTEST = 12  # letters of a part of the words that is still looked for by itself: shorter ones stand anywhere
WORD_GAP = 2.0  # heights of a line; words further apart stand in two columns
MARK = (255, 224, 102)  # the colour of a text marker; it darkens what is under it and hides nothing

_Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Facsimile:
    """A page as a PNG; `marked` are the rectangles drawn on it: none where the words were not found on the page."""

    png: bytes
    width: int
    height: int
    marked: tuple[_Corners, ...]  # left, bottom, right, top in points of the page


def facsimile(data: bytes, article: Article, number: int, span: Span | None = None) -> Facsimile | None:
    """The page of that number of the article's PDF, the words of the span marked; None for no such page or no PDF.

    pdfium is not made for two threads at once: of several callers, each needs a process of its own.
    """
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  a native library, seldom needed
    import pypdfium2.raw  # type: ignore[import-untyped]  # noqa: PLC0415

    raw = pypdfium2.raw
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        text = page.get_textpage()
        boxes = _by_line(_boxes(raw, text, article, number, span)) if span is not None else ()
        for box in boxes:
            _draw(raw, page, box)
        return _rendered(page, boxes)
    except RuntimeError:  # what pypdfium2 raises for a page that can't be loaded or drawn
        return None
    finally:
        document.close()


# --- the words on the page ---------------------------------------------------------------------


def _boxes(raw: Any, text: Any, article: Article, number: int, span: Span) -> Iterator[_Corners]:
    """A rectangle a line of the words, as many of them as are found on this page.

    The article's text has been put together anew from what stands on the page: only letters and digits are compared.
    """
    shown, at = _letters(raw, text)
    for part, before in _on_page(article, number, span):
        for start, end in _found_at(shown, _letters_of(part), shown_before=_letters_of(before)):
            first, past = at[start], at[end - 1] + 1
            left, top, right, bottom = (ctypes.c_double() for _ in range(4))
            for line in range(raw.FPDFText_CountRects(text, first, past - first)):
                if raw.FPDFText_GetRect(text, line, left, top, right, bottom):
                    yield (left.value, bottom.value, right.value, top.value)


def _by_line(boxes: Iterable[_Corners]) -> tuple[_Corners, ...]:
    """The rectangles, those on one line as one: of justified lines pdfium has one a word."""
    found: list[_Corners] = []
    for left, bottom, right, top in boxes:
        if found:
            *start, end, above = found[-1]
            height = max(above - start[1], top - bottom)
            level = min(above, top) - max(start[1], bottom) > height / 3
            if level and -height < left - end < WORD_GAP * height:
                found[-1] = (start[0], min(start[1], bottom), max(end, right), max(above, top))
                continue
        found.append((left, bottom, right, top))
    return tuple(found)


def _letters(raw: Any, text: Any) -> tuple[str, list[int]]:
    """The letters and digits of the page in their order, and for each of them which character of the page it is."""
    letters: list[str] = []
    at: list[int] = []
    for number, character in enumerate(_pdf_characters(raw, text)):
        for letter in _letters_of(character):
            letters.append(letter)
            at.append(number)
    return "".join(letters), at


def _pdf_characters(raw: Any, text: Any) -> Iterator[str]:
    """Each character as pdfium counts them, the rectangles too; a string of all would leave some out."""
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, number)
        yield chr(code) if 32 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""


def _letters_of(words: str) -> str:
    """Only letters and digits, folded: what line ends, hyphens and ligatures change is left out."""
    return "".join(c for c in words.translate(_JOINED).casefold() if c.isalnum())


_JOINED = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def _on_page(article: Article, number: int, span: Span) -> Iterator[tuple[str, str]]:
    """What of the span the page gave, and the page's words before it."""
    for page in article.pages:
        start, end = max(page.span.start, span.start), min(page.span.end, span.end)
        if page.number == number and start < end:
            yield article.text[start:end], article.text[page.span.start : start]


def _found_at(shown: str, words: str, *, shown_before: str = "") -> Iterator[tuple[int, int]]:
    """Where the words stand; where they do not as a whole, as after a change of column, their halves."""
    if not words:
        return
    starts = _starts(shown, words)
    if starts:
        start = starts[min(len(_starts(shown_before, words)), len(starts) - 1)]
        yield start, start + len(words)
    elif len(words) >= 2 * SHORTEST:
        half = len(words) // 2
        yield from _found_at(shown, words[:half], shown_before=shown_before)
        yield from _found_at(shown, words[half:], shown_before=shown_before)


def _starts(shown: str, words: str) -> list[int]:
    found = []
    at = shown.find(words)
    while at >= 0:
        found.append(at)
        at = shown.find(words, at + len(words))
    return found


# --- the picture -------------------------------------------------------------------------------


def _draw(raw: Any, page: Any, box: _Corners) -> None:
    """A marker stroke over the rectangle, drawn by pdfium itself: it knows how the page is turned."""
    left, bottom, right, top = box
    stroke = raw.FPDFPageObj_CreateNewRect(left - 1, bottom - 1, right - left + 2, top - bottom + 2)
    raw.FPDFPageObj_SetFillColor(stroke, *MARK, 255)
    raw.FPDFPath_SetDrawMode(stroke, raw.FPDF_FILLMODE_WINDING, 0)
    raw.FPDFPageObj_SetBlendMode(stroke, b"Multiply")
    raw.FPDFPage_InsertObject(page, stroke)


def _rendered(page: Any, boxes: tuple[_Corners, ...]) -> Facsimile:
    scale = min(DOTS, WIDEST / max(1.0, *page.get_size()))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    rows = memoryview(bitmap.buffer).cast("B")
    size = bitmap.width * bitmap.n_channels
    lines = (bytes(rows[n * bitmap.stride : n * bitmap.stride + size]) for n in range(bitmap.height))
    png = _png(bitmap.width, bitmap.height, bitmap.n_channels, b"".join(b"\x00" + line for line in lines))
    return Facsimile(png, bitmap.width, bitmap.height, boxes)


def _png(width: int, height: int, channels: int, lines: bytes) -> bytes:
    """The lines, each with its filter byte, as a PNG of eight bits a channel."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
