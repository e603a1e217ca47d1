"""Pictures and scans: what says how their words can be read, and what reads them where that is asked for (`--ocr`).

Both programs are run on this machine, take the file on standard input and give it back on standard output.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace

from twosource.read.document import Document, Fields, PictureOnly, Unreadable
from twosource.read.office.markup import lines_of
from twosource.read.plain import headline
from twosource.read.printed.pdf import read_pdf

PICTURE = "a picture; --ocr reads its words where tesseract is installed"
RECOGNISED = "words recognised in a picture: letters, numbers and names may be wrong"
SECONDS_MOST = 600  # for one file; a page takes about five
LEAST = 3  # words; fewer are a sign or a letterhead


def read_picture(name: str, data: bytes) -> Document:
    """Nothing: raises PictureOnly that says how its words can be read."""
    raise PictureOnly(PICTURE)


def recognise(name: str, data: bytes) -> Document:
    """The words in a picture, or in a PDF of pictures page by page, with a note that they are recognised."""
    if data.startswith(b"%PDF-"):
        document = read_pdf(name, _run_ocr("ocrmypdf", ["--skip-text", "--quiet", "-l", "eng", "-", "-"], data))
        return replace(document, notes=(*document.notes, RECOGNISED))
    words = _run_ocr("tesseract", ["stdin", "stdout", "-l", "eng"], data).decode("utf-8", errors="replace")
    text = lines_of(iter([words.replace("\f", "\n")]))
    if len(text.split()) < LEAST:
        raise Unreadable("a picture in which no words were recognised")
    return Document(name=name, text=text, fields=Fields(title=headline(text)), notes=(RECOGNISED,))


def _run_ocr(program: str, arguments: Sequence[str], data: bytes) -> bytes:
    path = shutil.which(program)
    if path is None:
        raise Unreadable(f"--ocr needs {program}, which is not installed; install it with your system's packages")
    try:
        done = subprocess.run([path, *arguments], input=data, capture_output=True, timeout=SECONDS_MOST, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"{program} did not end within {SECONDS_MOST} seconds") from None
    except OSError as problem:
        raise Unreadable(f"{program} can't be run: {problem.strerror}") from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise Unreadable(f"{program} failed: {said[-1][:200] if said else f'exit status {done.returncode}'}")
    return done.stdout
