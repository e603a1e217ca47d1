"""The stages in order, from articles to a dossier. Read this first.

    read -> [ read the words -> annotate -> claims ] an article -> align -> dossier
                                                                -> align -> check   (a draft against the articles)

The learned reader is handed in, so that a test can bring one of its own. Nothing here opens a file. Each stage is
imported where it runs: of a process that analyses, one that only compares loads nothing, and the other way round.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from twosource.engine import Failed, Map, serial
from twosource.model import (
    NOTHING_JUDGED,
    Analysis,
    Article,
    Checked,
    Claims,
    Dossier,
    Draft,
    Judged,
    Reading,
    Skipped,
    Tokens,
    Vectors,
)

if TYPE_CHECKING:
    from twosource.align import Comparison, Kept
    from twosource.infer import States


class Reader(Protocol):
    """What the flow needs of the learned reader."""

    def read(self, text: str) -> "tuple[Reading, States]":
        """What is seen in the text, and its hidden states, from which the claims' vectors are pooled."""
        ...


class LazyReader:
    """The shipped reader, loaded when first used; it goes to another process as the way to load it there.

    `threads` run one text, 0: as many as there are cores. A class because it holds a resource.
    """

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads
        self._reader: Reader | None = None

    def read(self, text: str) -> "tuple[Reading, States]":
        """As the reader's own; raises ModelError where its files are missing or altered."""
        if self._reader is None:
            from twosource.infer import load_reader

            self._reader = load_reader(threads=self._threads)
        return self._reader.read(text)

    def __reduce__(self) -> "tuple[type[LazyReader], tuple[int]]":
        return LazyReader, (self._threads,)


def analyse_article(article: Article, reader: Reader) -> Claims:
    """The claims of one article, with everything found in it and one vector a claim; of a foreign one, nothing."""
    if article.foreign:
        return unread(article)
    from twosource.annotate import annotate
    from twosource.claims import find_claims, find_placed
    from twosource.infer import pool

    reading, states = reader.read(article.text)
    analysis = annotate(article, reading)
    claims = find_claims(analysis)
    vectors = pool(states, [claim.span for claim in claims])
    return Claims(analysis, claims, vectors, tuple(find_placed(analysis, claims)))


def unread(article: Article) -> Claims:
    """The article with nothing found in it: what is not English is never read as if it were."""
    tokens = Tokens((), (), (), (), (), (), (), ())
    return Claims(Analysis(article, tokens, (), (), (), (), ()), (), Vectors(0, 0, b""))


def analyse(articles: Iterable[Article], reader: Reader, *, map: Map = serial) -> Iterator[Claims | Failed[Article]]:
    """The claims of each article, or why there are none, in the order of the articles, as they are done."""
    return map(partial(_flow_analysed, reader=reader), articles)


def _flow_analysed(article: Article, reader: Reader) -> Iterator[Claims]:
    yield analyse_article(article, reader)


def make_dossier(
    articles: Sequence[Claims],
    *,
    subject: str | None = None,
    skipped: Sequence[Skipped] = (),
    judged: Judged = NOTHING_JUDGED,
    comparison: "Comparison | None" = None,
) -> Dossier:
    """All articles compared and put in reading order, as far as people have not decided otherwise (`judged`).

    The order of `articles` does not matter. `comparison` is what `compare_articles` made of them, where it is made.
    """
    from twosource.align import conclude
    from twosource.dossier import compile_dossier

    compared = comparison or compare_articles(articles, judged)
    return compile_dossier(conclude(compared, judged), subject=subject, skipped=skipped, judged=judged)


def compare_articles(
    articles: Sequence[Claims],
    judged: Judged = NOTHING_JUDGED,
    *,
    kept: "Kept | None" = None,
    before: "Comparison | None" = None,
) -> "Comparison":
    """The articles compared, before what people decided of pairs of statements; see `align.compare`.

    `kept` is what an earlier comparison left behind, `before` the last one of this process.
    """
    from twosource.align import compare

    return compare(articles, judged, kept=kept, before=before)


def check_draft(draft: Draft, claims: Claims, sources: Sequence[Claims]) -> Checked:
    """The draft, whose claims these are, checked against the sources sentence by sentence; their order changes nothing.

    A source with the draft's own text is left out: it supports nothing.
    """
    from twosource.align import match_draft
    from twosource.check import check

    return check(match_draft(draft, claims, sources))
