"""A page of a PDF as a picture, from the file that its article came from; drawn in a process that may be ended."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from twosource.engine.processes import Processes
from twosource.model import Article, ArticleId, Span
from twosource.read.printed.facsimile import Facsimile, facsimile
from twosource.read.printed.picture import RECOGNISED
from twosource.store.articles import origins_of
from twosource.store.file import open_case
from twosource.web.desk import Desk
from twosource.web.drops import drops_of

SECONDS = 60.0  # a page may take to be drawn; the slowest good one takes about two
LARGEST = 300_000_000  # bytes of a PDF
KEPT = 64  # pictures, about 300 kB each

NONE = "there is no picture of this page: its file does not lie where it was when it came in, or has changed"


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
        """The page of the article; raises LookupError where it has none, or its file is gone or another one."""
        article = self.desk.seen.case.articles.get(ArticleId(ident))
        if article is None or not any(page.number == number for page in article.pages):
            raise LookupError(NONE)
        asked = _Drawing(article.id, number, span)
        if asked not in self._kept:
            self._kept[asked] = self._drawn(article, asked)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[asked]

    def _drawn(self, article: Article, asked: _Drawing) -> bytes:
        """From the first file that has the words; where words were recognised in a scan, none has them."""
        draw = partial(_drawings, article=article, number=asked.number, span=asked.span)
        apart = Processes(1, lambda _: SECONDS, self.desk.settings.memory)
        for drawn in apart(draw, list(_pictured_files(self.desk, article))):
            if isinstance(drawn, Facsimile) and (drawn.marked or asked.span is None or RECOGNISED in article.notes):
                return drawn.png
        raise LookupError(NONE)


def _pictured_files(desk: Desk, article: Article) -> Iterator[str]:
    """The files that may be the article's; one from an address is looked for by its name beside the case."""
    case = Path(desk.path).absolute()
    with open_case(desk.path) as opened:
        origins = [origin for origin in origins_of(opened, article.id) if "://" not in origin]
    names = (article.name, *article.other_names)
    beside = [case.parent / case.stem / name for name in names] + [case.parent / name for name in names]
    dropped = [folder / name for folder in sorted(drops_of(desk.path).glob("[0-9]*")) for name in names]
    for path in dict.fromkeys((*(case.parent / origin for origin in origins), *beside, *dropped)):
        try:
            if path.is_file() and path.stat().st_size <= LARGEST:
                yield str(path)
        except (OSError, ValueError):  # a name that no file can have
            continue


def _drawings(path: str, article: Article, number: int, span: Span | None) -> Iterator[Facsimile]:
    drawn = facsimile(Path(path).read_bytes(), article, number, span)
    if drawn is not None:
        yield drawn
