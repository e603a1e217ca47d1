"""A page of a PDF as a picture, from the file that the article came from; drawn in a process that may be ended."""

import os
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from twosource.engine.processes import Processes
from twosource.model import Article, ArticleId, Span
from twosource.read.printed.facsimile import facsimile
from twosource.store.articles import origins_of
from twosource.store.file import open_case
from twosource.web.desk import Desk

SECONDS = 60.0  # a page may take to be drawn; the slowest good one takes about two
LARGEST = 300_000_000  # bytes of a PDF
KEPT = 64  # pictures, about 300 kB each
ENDING = ".pdf"

NONE = "there is no picture of this page: the PDF does not lie where it was when it came in"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is asked for: a page, and the words to be marked on it."""

    article: ArticleId
    number: int
    span: Span | None


@dataclass(slots=True)
class Pictures:
    """The pictures drawn last. A class because it holds them."""

    desk: Desk
    _kept: "OrderedDict[_Drawing, bytes]" = field(default_factory=OrderedDict)

    def png(self, ident: str, number: int, span: Span | None) -> bytes:
        """The page of the article; raises LookupError where it has none, or its file is gone."""
        found = self.desk.seen.case.by_id.get(ArticleId(ident))
        if found is None or not any(page.number == number for page in found.article.pages):
            raise LookupError(NONE)
        asked = _Drawing(found.article.id, number, span)
        if asked not in self._kept:
            self._kept[asked] = self._drawn(found.article, asked)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[asked]

    def _drawn(self, article: Article, asked: _Drawing) -> bytes:
        path = pdf_of(self.desk.path, article.id)
        if path is None:
            raise LookupError(NONE)
        draw = partial(_drawings, article=article, number=asked.number, span=asked.span)
        for picture in Processes(1, lambda _: SECONDS, self.desk.settings.memory)(draw, [str(path)]):
            if isinstance(picture, bytes):
                return picture
        raise LookupError("this page can't be drawn")


def pdf_of(case: str, article: ArticleId) -> Path | None:
    """The PDF that the article came from, where it still lies; one inside an archive is none."""
    with open_case(case) as opened:
        origins = origins_of(opened, article)
    folder = os.path.dirname(os.path.abspath(case))
    for origin in origins:
        path = Path(folder, origin)
        if (
            origin.lower().endswith(ENDING)
            and "://" not in origin
            and path.is_file()
            and path.stat().st_size <= LARGEST
        ):
            return path
    return None


def _drawings(path: str, article: Article, number: int, span: Span | None) -> Iterator[bytes]:
    drawn = facsimile(Path(path).read_bytes(), article, number, span)
    if drawn is not None:
        yield drawn.png
