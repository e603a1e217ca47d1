"""Corpus: a pile of articles and what can be asked of it. The one object users of the library hold."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.config import Settings
from twosource.engine import Failed, Map, serial
from twosource.engine.processes import Processes
from twosource.errors import InputError
from twosource.flow import LazyReader, Reader, analyse, analyse_article, check_draft, compare_articles, make_dossier
from twosource.model import (
    NOTHING_JUDGED,
    Anchor,
    Article,
    Checked,
    Claims,
    Decided,
    Draft,
    Intake,
    Judged,
    Judgement,
    Skipped,
    Span,
    Suggestion,
)
from twosource.read import read_draft, read_paths, read_texts
from twosource.read.texts import Text
from twosource.shown import ShownArticle, ShownDossier, shown_article, shown_dossier
from twosource.store.anchors import anchor_of
from twosource.store.events import Logged, last_entry, record
from twosource.store.events import log as entries_of
from twosource.store.file import is_case, open_case
from twosource.store.held import Held, hold
from twosource.store.points import keep_points
from twosource.store.refusals import refuse_contradiction

if TYPE_CHECKING:
    from twosource.align import Comparison

log = logging.getLogger(__name__)

Path = str | os.PathLike[str]
Progress = Callable[[int, int, str], None]  # done so far, of how many, the name of the one at work

# Characters of text that one process should have to read, before another is started: its start costs about as much
# as 12,000 characters, and one process already uses two cores for nine tenths of its work (decision 005).
WORTH_A_WORKER = 150_000
MOST_WORKERS = 8  # each holds a reader of its own, about 180 MB; --workers may ask for more
# What an input may take, in seconds, before it is given up. Both are some ten times what the slowest good input takes
# on a laptop (a PDF of two million characters 30 s, a thousand characters of text 0.1 s): only what hangs gets there.
READING_SECONDS = 300.0  # to the next report of the file
RECOGNISING_SECONDS = 600.0  # more, where words in pictures are recognised: a page takes about five
ANALYSING_SECONDS = 120.0
ANALYSING_SECONDS_PER_1000 = 1.0  # characters of the text


class Corpus:
    """The articles of a collection, with what could not be read.

    >>> corpus = Corpus.from_paths("reports")            # doctest: +SKIP
    >>> dossier = corpus.dossier(subject="the bridge")   # doctest: +SKIP
    >>> page = dossier.to_html()                         # doctest: +SKIP

    In a notebook a corpus, a dossier, a point and an article show what is in them.
    A class because it holds resources: the reader, and the analysed articles once they are asked for.
    """

    def __init__(
        self,
        intake: Intake,
        *,
        reader: Reader | None = None,
        settings: Settings | None = None,
        held: Held | None = None,
    ) -> None:
        """`held` is a case whose articles come in too, with its kept analyses and what was decided."""
        self._given = intake.articles
        self.skipped: tuple[Skipped, ...] = intake.skipped
        self._comparison: Comparison | None = None
        self._hold(held)
        self.settings = settings or Settings(workers=1)
        workers = self._workers()
        self._apart: Map = Processes(1, _recognising_seconds, self.settings.memory) if settings else serial
        self._map: Map = Processes(workers, _analysing_seconds, self.settings.memory) if settings else serial
        # Several processes with one thread each, or one process with as many threads as there are cores.
        self._reader = reader or LazyReader(1 if workers > 1 else 0)
        self._claims: tuple[Claims, ...] | None = None
        self._known: dict[str, Claims] = {}  # by article, of the last time that they were asked for
        self._sharing = Sharing()

    @classmethod
    def from_paths(
        cls, *paths: Path | Iterable[Path], settings: Settings | None = None, progress: Progress | None = None
    ) -> "Corpus":
        """The corpus of all articles in these files and folders, given one by one or in a list.

        One of the paths may be a case file: its articles come with their kept analyses, and what was decided holds.
        Raises InputError where there is no article.

        Without settings everything runs in this process: an error costs one input, a hang or a lack of memory all.
        With settings, reading and analysing run in processes that can be ended. They need the usual
        `if __name__ == "__main__":` in the calling script, because each starts by importing it.
        """
        asked = settings or Settings()
        seconds = _recognising_seconds if asked.ocr else _reading_seconds
        apart: Map = Processes(1, seconds, settings.memory) if settings else serial
        named = [os.fspath(path) for given in paths for path in _listed_paths(given)]
        cases = list(dict.fromkeys(path for path in named if is_case(path)))
        if len(cases) > 1:
            raise InputError(f"{', '.join(cases)}: one case at a time; give the one, and files or folders")
        held = _held(cases[0]) if cases else None
        rest = [path for path in named if path not in cases]
        if held is not None and not rest:
            if not held.articles:
                raise InputError(f"{cases[0]}: holds no article yet; add some with twosource case add")
            return cls(Intake(()), settings=settings, held=held)
        intake = read_paths(rest, progress=progress, apart=apart, follow_links=asked.follow_links, ocr=asked.ocr)
        return cls(intake, settings=settings, held=held)

    @classmethod
    def from_texts(cls, texts: Iterable[Text], *, settings: Settings | None = None) -> "Corpus":
        """The corpus of texts that a program holds; raises InputError where none is a report, or one can't be used.

        A text is a str, a pair of name and text, or a mapping with `text` and any of `name title outlet author
        published url language`; `published` is a date or is read as one. Without a name it is called `text N`.
        Settings as of `from_paths`.
        """
        return cls(read_texts(texts), settings=settings)

    def analyse(self) -> Iterator[ShownArticle]:
        """The claims of each article in order of name, as they are done; none is kept here, but in a case.

        An article that can't be analysed joins `skipped`. Raises InputError at the end where that befell all.
        """
        lost: list[Skipped] = []
        for found in self._each():
            if isinstance(found, Failed):
                log.info("analysing %s: %s\n%s", found.item.name, found.reason, found.trace)
                lost.append(Skipped(found.item.name, found.reason))
            else:
                yield shown_article(found)
        self.skipped = tuple(dict.fromkeys((*self.skipped, *lost)))
        if len(lost) == len(self.articles) > 0:
            raise InputError(f"nothing could be analysed: {lost[0].name}: {lost[0].reason}")

    def dossier(self, *, subject: str | None = None, progress: Progress | None = None) -> ShownDossier:
        """All articles compared, in reading order. The analysis is kept for the next call."""
        claims, held = self._analysed(progress), self._held
        judged = self._judged(claims)
        compared = self._compared(claims, judged)
        dossier = make_dossier(claims, subject=subject, skipped=self.skipped, judged=judged, comparison=compared)
        if held and self._is_whole_case():
            keep_points(held.case, dossier, held.state())
        return shown_dossier(dossier)

    # --- of a case ---------------------------------------------------------------------------------

    def suggestions(self, *, progress: Progress | None = None) -> tuple[Suggestion, ...]:
        """The pairs of statements that a person's answer would tell most about, the most useful first."""
        from twosource.align import suggested  # noqa: PLC0415  of a process that analyses nothing is compared

        claims = self._analysed(progress)
        judged = self._judged(claims)
        return suggested(self._compared(claims, judged), judged)

    def decided(self, *, progress: Progress | None = None) -> tuple[Decided, ...]:
        """Every decision in force with where it stands today, or why it stands nowhere; none but of a case."""
        return self._judged(self._analysed(progress)).decided

    def entries(self, since: int = 0) -> tuple[Logged, ...]:
        """The entries of the case's log after the number `since`, in order."""
        return tuple(e for e in entries_of(self._held.case) if e.number > since) if self._held else ()

    @property
    def last(self) -> int:
        """The number of the last entry of the log that this corpus has seen; 0 where it is no case."""
        return self._held.last if self._held else 0

    def anchor(self, article: str, span: Span | None = None) -> Anchor:
        """The anchor of the words of that span of an article, by its id; of the whole article without a span.

        With it a decision is placed where it was clicked, and no text is searched.
        """
        found = next((one for one in self.articles if one.id == article), None)
        if found is None:
            raise InputError(f"article {article!r}: takes no part in {self!r}; give the id of one that does")
        if span is not None and not 0 <= span.start < span.end <= len(found.text):
            raise InputError(
                f"span {span.start}-{span.end}: is none of {found.name}, which has {len(found.text)} characters"
            )
        return anchor_of(found, span)

    def decide(self, judgement: Judgement) -> Judgement:
        """Records a decision in the case, given back with its number; it holds from the next dossier on.

        Raises InputError where it says nothing, or would not stand because an earlier one says otherwise.
        """
        if self._held is None:
            raise InputError("decide: these articles are no case; make one with twosource case new")
        self.refresh()
        refuse_contradiction(self._held, self._analysed(None), judgement)
        made = record(self._held.case, judgement)
        self.refresh()
        return made

    def changed(self) -> bool:
        """True where something was recorded in the case since it was read; asks the case for one number."""
        return self._held is not None and not self._held.past and last_entry(self._held.case) != self._held.last

    def refresh(self) -> bool:
        """Takes in what was recorded in the case since; True where something was. What is known stays known, so that
        the next dossier costs what the change touches."""
        if self._held is None or not self.changed():
            return False
        self._hold(hold(self._held.case, self._held.fingerprint))
        self._claims = None
        return True

    def _hold(self, held: Held | None) -> None:
        known = {article.id for article in held.articles} if held else set()
        both = (*(a for a in self._given if a.id not in known), *(held.articles if held else ()))
        self.articles: tuple[Article, ...] = tuple(sorted(both, key=lambda a: (a.name, a.id)))
        self.fresh: tuple[Article, ...] = held.fresh(self.articles) if held else self.articles  # to be analysed
        self._held = held

    def _is_whole_case(self) -> bool:
        """True where all of a case is here, and nothing else, and what is found of it may be kept in it."""
        held = self._held
        return held is not None and held.case.writable and not held.past and len(held.articles) == len(self.articles)

    def _judged(self, claims: Sequence[Claims]) -> Judged:
        return self._held.judged(claims) if self._held else NOTHING_JUDGED

    def _compared(self, claims: Sequence[Claims], judged: Judged) -> "Comparison":
        """The articles compared; what pairs of them came to is taken from the case, and kept in it."""
        if self._held is None:
            self._comparison = compare_articles(claims, judged, before=self._comparison)
            return self._comparison
        from twosource.fingerprints import comparing_fingerprint  # noqa: PLC0415  as in `_held`
        from twosource.store.pairs import keep_pairs, kept_pairs  # noqa: PLC0415

        before, case = self._comparison, self._held.case
        kept = before.kept if before else kept_pairs(case, comparing_fingerprint())
        self._comparison = compare_articles(claims, judged, kept=kept, before=before)
        if self._is_whole_case() and not self._comparison.kept.same_pairs(kept):
            keep_pairs(case, self._comparison.kept, comparing_fingerprint())
        return self._comparison

    def check(self, draft: str | Draft, *, progress: Progress | None = None) -> Checked:
        """The draft, a path or what `read_draft` gives, checked against the articles. The analysis is kept.

        An article with the draft's own text is left out. Raises InputError where that leaves none.
        """
        read = draft if isinstance(draft, Draft) else read_draft(draft, apart=self._apart, ocr=self.settings.ocr)
        own = {read.original, read.article.id}
        if all(article.id in own for article in self.articles):
            raise InputError(f"draft {read.article.name}: is the only text to check it against; give its sources")
        claims = analyse_article(read.article, self._reader)
        return check_draft(read, claims, self._analysed(progress))

    def _analysed(self, progress: Progress | None) -> tuple[Claims, ...]:
        if self._claims is None:
            self._claims = tuple(map(self._once, report(self.analyse(), self.articles, progress)))
            self._known = {claims.analysis.article.id: claims for claims in self._claims}
        return self._claims

    def _once(self, claims: Claims) -> Claims:
        """The claims, as the object that they are known as already where nothing in them is new."""
        known = self._known.get(claims.analysis.article.id)
        if known is not None and known.analysis.article == claims.analysis.article:
            return known
        return self._sharing.shared(claims)

    def __repr__(self) -> str:
        skipped = f", {len(self.skipped):,} skipped" if self.skipped else ""
        return f"<Corpus: {len(self.articles):,} article{'' if len(self.articles) == 1 else 's'}{skipped}>"

    def _repr_html_(self) -> str:
        from twosource.render.desk.notebook import collection_glimpse  # noqa: PLC0415  only a notebook asks for it

        return collection_glimpse(self.articles, self.skipped).html()

    def _each(self) -> Iterator[Claims | Failed[Article]]:
        """The claims of each article in order: those that are kept, and the others as they are made, and then kept."""
        fresh = {article.id for article in self.fresh}
        made = analyse(self.fresh, self._reader, map=self._map)
        for article in self.articles:
            found = self._known.get(article.id)
            if found is None or found.analysis.article != article:
                found = self._held.kept(article) if self._held and article.id not in fresh else None
            if found is not None:
                yield found
                continue
            new = next(made) if article.id in fresh else next(analyse([article], self._reader, map=self._map))
            if self._held and not isinstance(new, Failed):
                self._held.keep(new)
            yield new

    def _workers(self) -> int:
        workers = self.settings.workers
        if not workers:
            size = sum(len(article.text) for article in self.fresh)
            workers = max(1, min(os.cpu_count() or 1, MOST_WORKERS, size // WORTH_A_WORKER))
        return min(workers, max(1, len(self.fresh)))


def _held(path: str) -> Held:
    """The case at the path, as this program sees it."""
    from twosource.fingerprints import fingerprint  # noqa: PLC0415  loads the reader, which nothing else here needs

    return hold(open_case(path), fingerprint())


def _listed_paths(given: Path | Iterable[Path]) -> Iterable[Path]:
    return [given] if isinstance(given, str | os.PathLike) else given


def _reading_seconds(_item: object) -> float:
    return READING_SECONDS


def _recognising_seconds(_item: object) -> float:
    return READING_SECONDS + RECOGNISING_SECONDS


def _analysing_seconds(article: Article) -> float:
    return ANALYSING_SECONDS + ANALYSING_SECONDS_PER_1000 * len(article.text) / 1000


class Sharing:
    """Makes equal words and numbers of all articles one object each: a third of the memory of what is kept.

    A class because it remembers what it saw: a vocabulary, and the places of the longest article.
    """

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._places: dict[int, int] = {}
        self._scores: dict[float, float] = {}

    def shared(self, claims: Claims) -> Claims:
        """Equal claims."""
        word, place, score = self._words.setdefault, self._places.setdefault, self._scores.setdefault
        tokens, certain = claims.analysis.tokens, claims.analysis.factuality
        light = replace(
            tokens,
            starts=tuple(map(place, tokens.starts, tokens.starts)),
            ends=tuple(map(place, tokens.ends, tokens.ends)),
            upos=tuple(map(word, tokens.upos, tokens.upos)),
            xpos=tuple(map(word, tokens.xpos, tokens.xpos)),
            lemmas=tuple(map(word, tokens.lemmas, tokens.lemmas)),
            heads=tuple(map(place, tokens.heads, tokens.heads)),
            deprels=tuple(map(word, tokens.deprels, tokens.deprels)),
        )
        analysis = replace(claims.analysis, tokens=light, factuality=tuple(map(score, certain, certain)))
        return replace(claims, analysis=analysis)


def report(claims: Iterator[Claims], articles: tuple[Article, ...], progress: Progress | None) -> Iterator[Claims]:
    """The same claims, with `progress` told of each article as it is done."""
    for done, one in enumerate(claims, start=1):
        if progress:
            progress(done, len(articles), one.analysis.article.name)
        yield one
