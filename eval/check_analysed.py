"""Drafts checked against sources, with the analyses kept in a folder where one is given: then a run takes seconds.

A kept analysis is used for as long as the program that made it is the same (`twosource.fingerprint`).
"""

import os
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from twosource import fingerprint
from twosource.flow import LazyReader, analyse_article, check_draft
from twosource.model import Article, ArticleId, Checked, Claims, Draft
from twosource.read import read_paths
from twosource.text import digest

MOST = 64  # analyses held in memory
_DECODER = msgspec.msgpack.Decoder(Claims)
_ENCODER = msgspec.msgpack.Encoder()


class Checker:
    """Checks drafts against articles. A class because it holds the reader and what was analysed last."""

    def __init__(self, kept: Path | None = None) -> None:
        self._reader = LazyReader()
        self._known: dict[str, Claims] = {}
        self._kept = kept / fingerprint() if kept is not None else None

    def analysed(self, text: str, name: str = "source.txt") -> Claims:
        """The claims of the text; those of the last texts are held."""
        return self.article(Article(ArticleId(digest("article", text)), name, text))

    def article(self, article: Article) -> Claims:
        """The claims of the article: held, kept in the folder, or found now."""
        key = digest(msgspec.json.encode(article).decode("utf-8", "surrogatepass"))
        if key not in self._known:
            if len(self._known) > MOST:
                self._known.clear()
            self._known[key] = self._kept_or_made(key, article)
        return self._known[key]

    def _kept_or_made(self, key: str, article: Article) -> Claims:
        file = self._kept / key[:2] / key if self._kept is not None else None
        if file is not None and file.exists():
            return _DECODER.decode(zlib.decompress(file.read_bytes()))
        made = analyse_article(article, self._reader)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f"{key}.{os.getpid()}")  # whole or not at all, whoever else writes it
            part.write_bytes(zlib.compress(_ENCODER.encode(made), 1))
            part.replace(file)
        return made

    def check(self, draft: str, sources: Iterable[Claims]) -> Checked:
        """The draft, checked."""
        claims = self.analysed(draft, "draft.txt")
        article = claims.analysis.article
        return check_draft(Draft(article, article.id), claims, tuple(sources))

    def story(self, folder: Path) -> tuple[Claims, ...]:
        """The articles of a folder, as the command reads them."""
        return tuple(self.article(a) for a in read_paths([str(folder)]).articles if not a.name.endswith(".json"))
