"""The forms in which a dossier, and each analysed article, go into a file: a visible tuple of each.

To add one: a file in `render`, a function and a record here. What a form needs is loaded when it is asked for: none
needs the libraries of the others.
"""

# ruff: noqa: PLC0415  (the imports inside, see above)

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Claims, Dossier


@dataclass(frozen=True, slots=True)
class Export:
    """One form of a dossier: the end of the file's name, what it is, and its bytes, piece by piece.

    `pieces` takes the dossier, and whether whole texts go in where the form can hold them.
    """

    suffix: str
    what: str
    pieces: Callable[["Dossier", bool], Iterator[bytes]]
    library: tuple[str, str] | None = None  # module and package of the extra `office` that it needs

    def check(self) -> None:
        """Raises MissingExtra where the library it needs is not installed."""
        from twosource.render.desk.extra import OFFICE, need

        if self.library:
            need(*self.library, OFFICE, what=f"writing {self.suffix}")


@dataclass(frozen=True, slots=True)
class ArticleExport:
    """One form of analysed articles: its name, the end of a file's name, what it is, and the bytes of each article."""

    name: str
    suffix: str
    what: str
    each: Callable[[Iterable["Claims"]], Iterator[bytes]]
    alone: bool = False  # it holds one article


def _webpage(dossier: "Dossier", _whole: bool) -> Iterator[bytes]:
    from twosource.render.webpage import pieces

    return (piece.encode("utf-8") for piece in pieces(dossier))


def _markdown(dossier: "Dossier", _whole: bool) -> Iterator[bytes]:
    from twosource.render.markdown import markdown

    yield markdown(dossier).encode("utf-8")


def _json(dossier: "Dossier", whole: bool) -> Iterator[bytes]:
    from twosource.render.json import dossier_pieces

    return dossier_pieces(dossier, with_text=whole)


def _as_docx(dossier: "Dossier", _whole: bool) -> Iterator[bytes]:
    from twosource.render.desk.document import word_file

    yield word_file(dossier)


def _as_csv(dossier: "Dossier", _whole: bool) -> Iterator[bytes]:
    from twosource.render.desk.separated import separated

    return separated(dossier)


def _as_xlsx(dossier: "Dossier", _whole: bool) -> Iterator[bytes]:
    from twosource.render.desk.workbook import workbook

    yield workbook(dossier)


def _json_lines(articles: Iterable["Claims"]) -> Iterator[bytes]:
    from twosource.render.json import analysed

    return map(analysed, articles)


def _conllu(articles: Iterable["Claims"]) -> Iterator[bytes]:
    from twosource.render.conllu import conllu

    return map(conllu, articles)


def _article_page(articles: Iterable["Claims"]) -> Iterator[bytes]:
    from twosource.render.article.page import article_page

    return (article_page(claims).encode("utf-8") for claims in articles)


EXPORTS: tuple[Export, ...] = (
    Export(".html", "one web page", _webpage),
    Export(".md", "Markdown", _markdown),
    Export(".json", "for programs", _json),
    Export(".docx", "the brief for a word processor", _as_docx, ("docx", "python-docx")),
    Export(".xlsx", "a workbook of tables", _as_xlsx, ("xlsxwriter", "xlsxwriter")),
    Export(".csv", "a table of all statements", _as_csv),
)
ARTICLE_EXPORTS: tuple[ArticleExport, ...] = (
    ArticleExport("json", ".jsonl", "one object an article and line", _json_lines),
    ArticleExport("conllu", ".conllu", "words, tags and trees, with what was found", _conllu),
    ArticleExport("html", ".html", "one article as a page with its marks", _article_page, alone=True),
)
