"""PDFs for tests: words at places on pages, written by hand so that no tool is needed."""

import math
from collections.abc import Sequence

WIDTH, HEIGHT = 400, 500
# left, base line, size, text, and where it does not run from left to right the degrees it is turned to the left
Word = tuple[float, float, float, str] | tuple[float, float, float, str, float]


def pdf(pages: Sequence[Sequence[Word]], *, title: str = "") -> bytes:
    """A PDF with one page for each list of words, in Courier, which is 0.6 of its size wide."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for i, words in enumerate(pages):
        stream = "".join(map(_shown, words))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
    objects.append(f"<< /Title ({_escaped(title)}) /CreationDate (D:20160920100000Z) >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def column(
    lines: Sequence[str], *, left: float = 40, top: float = 420, size: float = 10, indent: int = -1
) -> list[Word]:
    """The lines one below the other; the line `indent` starts a little further right."""
    return [(left + (12 if i == indent else 0), top - 12 * i, size, line) for i, line in enumerate(lines)]


def turned(words: Sequence[Word], quarters: int) -> list[Word]:
    """The words as they stand on a page that is turned to the left by quarters."""
    places = {1: lambda x, y: (WIDTH - y, x), 2: lambda x, y: (WIDTH - x, HEIGHT - y), 3: lambda x, y: (y, HEIGHT - x)}
    return [(*places[quarters](word[0], word[1]), word[2], word[3], 90.0 * quarters) for word in words]


def _shown(word: Word) -> str:
    x, y, size, text = word[:4]
    angle = math.radians(word[4]) if len(word) > 4 else 0.0
    a, b = round(math.cos(angle), 6), round(math.sin(angle), 6)
    return f"BT /F1 {size} Tf {a} {b} {-b} {a} {x} {y} Tm ({_escaped(text)}) Tj ET\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
