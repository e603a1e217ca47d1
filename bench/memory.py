"""The inputs that take the most memory and time, made and read: what each costs, and what is said of it.

    python -m bench.memory [CASE...] [--command dossier]

Each case is made in a folder of its own beside one good report, then `twosource analyse` reads the folder in a new
process. Printed are the megabytes of the input, the peak of resident megabytes of all processes together (what they
share counted once; sampled, Linux), seconds, the exit status, whether the good report is in the output, and the first
line on standard error. More than LIMIT_MB is marked.
"""

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from bench.run import _family, _resident

LIMIT_MB = 1_000  # what no input may take
GIVE_UP = 1_200  # seconds
SENTENCE = "The office said on Monday that {:,} people crossed the bridge, more than it had expected. "


def text(length: int, first: int = 0) -> str:
    """So many characters of sentences, no two of them the same."""
    out, size, number = [], 0, first
    while size < length:
        out.append(SENTENCE.format(number))
        size += len(out[-1])
        number += 1
    return "".join(out)[:length]


def zip_of_many(folder: Path) -> None:
    """1,990 texts of a megabyte, each one sentence over and over: two megabytes in all."""
    with zipfile.ZipFile(folder / "many.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(1_990):
            archive.writestr(f"{number:04d}.txt", SENTENCE.format(number) * 11_000)


def zip_bomb(folder: Path) -> None:
    """Zeros that pack a thousand to one."""
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"a" * 90_000_000)


def one_line(folder: Path) -> None:
    """Five megabytes of text in one line, without an end of a sentence."""
    (folder / "line.txt").write_text(("the bridge and the river " * 200_000)[:5_000_000], encoding="utf-8")


def long_text(folder: Path) -> None:
    """As long as a text may be that is read: two million characters of sentences."""
    (folder / "long.txt").write_text(text(1_999_000), encoding="utf-8")


def pdf_bomb(folder: Path) -> None:
    """A stream of a page that unpacks from one megabyte to a thousand."""
    packer = zlib.compressobj(9)
    block = b"BT /F1 10 Tf 40 400 Td (The office said so.) Tj ET\n" * 20_000
    stream = b"".join(packer.compress(block) for _ in range(330)) + packer.flush()
    (folder / "bomb.pdf").write_bytes(pdf([b"<< /Length %d /Filter /FlateDecode >>" % len(stream)], [stream]))


def pdf_of_pages(folder: Path) -> None:
    """Five thousand pages of text."""
    streams = [
        b"".join(
            b"BT /F1 10 Tf 40 %d Td (%s) Tj ET\n" % (700 - 14 * i, SENTENCE.format(page * 50 + i).strip().encode())
            for i in range(40)
        )
        for page in range(5_000)
    ]
    (folder / "pages.pdf").write_bytes(pdf([b"<< /Length %d >>" % len(one) for one in streams], streams))


def pdf(heads: list[bytes], streams: list[bytes]) -> bytes:
    """A PDF of one page a stream."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(streams)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for i, (head, stream) in enumerate(zip(heads, streams, strict=True)):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * i)
        )
        objects.append(head + b"\nstream\n" + stream + b"\nendstream")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def deep_json(folder: Path) -> None:
    """A million arrays, one in the other."""
    (folder / "deep.json").write_bytes(b"[" * 1_000_000 + b"]" * 1_000_000)


def wide_json(folder: Path) -> None:
    """Forty megabytes of small records, of which a hundred are reports."""
    rows = [{"title": f"Report {n}", "text": SENTENCE.format(n)} for n in range(100)]
    other = [{"n": n, "x": list(range(20))} for n in range(400_000)]
    (folder / "wide.json").write_text(json.dumps([*rows, *other]), encoding="utf-8")


def deep_html(folder: Path) -> None:
    """A hundred thousand elements, one in the other, with a paragraph in each hundredth."""
    parts = [f"<div><p>{SENTENCE.format(n)}</p>" if n % 100 == 0 else "<div>" for n in range(100_000)]
    (folder / "deep.html").write_text(f"<html><body>{''.join(parts)}</body></html>", encoding="utf-8")


def huge_table(folder: Path) -> None:
    """A page of nine megabytes, all of it cells of one table."""
    rows = "".join(f"<tr><td>{n}</td><td>{SENTENCE.format(n)}</td></tr>" for n in range(80_000))
    page = f"<html><body><article><p>{text(2_000)}</p><table>{rows}</table></article></body></html>"
    (folder / "table.html").write_text(page[:9_900_000], encoding="utf-8")


def huge_metadata(folder: Path) -> None:
    """Forty megabytes of rows about files that are not there."""
    rows = (f"{n}.txt,Echo,2031-05-06,https://y.example/{n},Title of number {n},\n" for n in range(600_000))
    (folder / "metadata.csv").write_text("file,outlet,published,url,title,author\n" + "".join(rows), encoding="utf-8")


CASES: tuple[Callable[[Path], None], ...] = (
    *(zip_of_many, zip_bomb, one_line, long_text, pdf_bomb, pdf_of_pages),
    *(deep_json, wide_json, deep_html, huge_table, huge_metadata),
)
GOOD = "The ferry opened on Monday. The office said 200 people crossed.\n"


def measured(make: Callable[[Path], None], command: str) -> str:
    """A line on what one case costs."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        make(Path(folder))
        size = sum(p.stat().st_size for p in Path(folder).iterdir()) / 1e6
        (Path(folder) / "good.txt").write_text(GOOD, encoding="utf-8")
        out, said = Path(other) / "out.json", Path(other) / "said"
        most, start = 0, time.perf_counter()
        with (
            said.open("wb") as errors,
            subprocess.Popen(
                [sys.executable, "-m", "twosource.cli", command, folder, "-o", str(out)], stderr=errors
            ) as process,
        ):
            while process.poll() is None:
                most = max(most, sum(_resident(pid) for pid in _family(process.pid)))
                if time.perf_counter() - start > GIVE_UP:
                    process.kill()
                time.sleep(0.05)
        seconds = time.perf_counter() - start
        lines = said.read_text(encoding="utf-8").splitlines()
        there = out.exists() and b'"good.txt"' in out.read_bytes()
    mark = " TOO MUCH" if most / 1024 > LIMIT_MB else ""
    told = f"{lines[0][:110]}{f' (and {len(lines) - 1} more)' if len(lines) > 1 else ''}" if lines else "-"
    kept = "kept" if there else "LOST"
    return (
        f"{make.__name__:14s} {size:7.1f} MB in  {most / 1024:7.0f} MB peak  {seconds:7.1f} s  "
        f"status {process.returncode}  good {kept}{mark}  {told}"
    )


def main() -> None:
    """Prints a line a case, as each is done."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [make.__name__ for make in CASES]
    a.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(names))
    a.add_argument("--command", choices=("analyse", "dossier"), default="analyse")
    o = a.parse_args()
    unknown = set(o.cases) - set(names)
    if unknown:
        a.error(f"no case {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    for make in CASES:
        if not o.cases or make.__name__ in o.cases:
            print(measured(make, o.command), flush=True)


if __name__ == "__main__":
    main()
