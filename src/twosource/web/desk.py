"""The desk of one case: what its pages show, kept up to date while articles and decisions come in.

Everything that somebody decides is in the case file before an answer goes out; what is here can be made again from it.
One thread compares, and nothing else does: it looks whether the case is another one than it compared (a decision, a
running `case add`, a second desk), compares what is there then, and puts the result in the place of the last. So two
comparisons never race, and the last state wins.
"""

import gc
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from twosource.config import Settings
from twosource.dossier.difference import find_difference
from twosource.errors import TwosourceError
from twosource.model import Article, ArticleId, Claims, Difference, Dossier, Suggestion
from twosource.render.served.html import Numbers, Progressed
from twosource.render.served.seen import Entry, Seen, decided_since, see, with_versions
from twosource.store.articles import texts_of
from twosource.store.events import Logged, log
from twosource.store.file import CaseFile, open_case
from twosource.store.held import Held, hold
from twosource.text import digest
from twosource.web.compare import NOTHING, CaseAnalysed, CaseCompared, analyse_case, compare_case, open_pairs
from twosource.web.jobs import Cancelled, Jobs, Tell

if TYPE_CHECKING:
    from collections.abc import Mapping

logger = logging.getLogger(__name__)

LOOK = 1.0  # seconds between two looks whether somebody else changed the case: soon enough to be seen, and nearly free
COMPARING = "compare"  # the id of the work of the comparing thread among the jobs


@dataclass(frozen=True, slots=True)
class DeskTold:
    """What changes on the desk, for whoever waits for it: numbers that only grow, and the state of the pages."""

    ready: bool  # compared for the first time
    state: str
    compared: int  # how often
    others: int  # how often another process changed the case
    jobs: tuple[Progressed, ...]


@dataclass(slots=True)
class _Now:
    """What the threads of the desk share; changed only under its lock, and its records never are."""

    seen: Seen
    compared: CaseCompared | None = None
    suggestions: tuple[Suggestion, ...] = ()
    news: Difference | None = None
    progress: Progressed | None = None
    times: int = 0  # compared
    others: int = 0  # changes by other processes
    own: int = 0  # entries that were recorded here
    last: int = 0  # number of the last entry of the log
    lock: threading.RLock = field(default_factory=threading.RLock)


class Desk:
    """What the pages of a case are made of, and what may be done with it. A class because it holds threads.

    `now` tells the moment for the log; `by` is the name that stands there where nobody gave another.
    """

    def __init__(self, path: str, *, now: Callable[[], str], by: str, settings: Settings | None = None) -> None:
        self.path, self.by, self.now = path, by, now
        self.settings = settings or Settings()
        self.jobs = Jobs()
        self.messages: dict[str, str] = {}  # by session: one line that its next page tells
        with open_case(path) as case:
            self.writable = case.writable
            entries = log(case)
        self.name = PurePath(path).name
        self._now = _Now(see(self.name, NOTHING, _entries(entries), state="nothing"), last=_last_number(entries))
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._cancelled = threading.Event()  # the analysing of what is new
        self.deciding = threading.Lock()  # of two decisions that exclude each other the first stands
        self._met = False  # somebody has come since it runs
        self._since: int | None = None  # the last entry that was seen at the last visit
        self._then: tuple[int, Dossier] | None = None  # the dossier as of that entry
        self._thread = threading.Thread(target=self._run, name="comparing", daemon=True)

    def begin(self) -> None:
        """Starts comparing; until the first comparison is there, the pages are those of an empty case."""
        self._thread.start()

    def end(self, seconds: float = 0.0) -> None:
        """Asks the comparing to stop, and waits so long for it; the process may end at any time without that."""
        self._ended.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    @property
    def seen(self) -> Seen:
        """The case as it is shown now."""
        return self._now.seen

    @property
    def ready(self) -> bool:
        """True once the case was compared."""
        return self._now.times > 0

    @property
    def articles(self) -> tuple[Claims, ...]:
        """The analysed articles of the last comparison."""
        return self._analysed.articles

    @property
    def _analysed(self) -> CaseAnalysed:
        return self._now.compared.analysed if self._now.compared else CaseAnalysed(())

    @property
    def newer(self) -> "Mapping[ArticleId, tuple[ArticleId, ...]]":
        """Of the texts that take part no more those that came after them, as of the last comparison."""
        compared = self._now.compared
        return compared.newer if compared else {}

    @property
    def last(self) -> int:
        """The number of the last entry of the log."""
        return self._now.last

    def told(self) -> DeskTold:
        """How it stands, in a moment's look."""
        with self._now.lock:
            found = self._now
            working = (found.progress,) if found.progress else ()
            jobs = (*(job.shown() for job in self.jobs.all()), *working)
            return DeskTold(found.times > 0, found.seen.state, found.times, found.others, jobs)

    def numbers(self) -> Numbers:
        """What the navigation counts."""
        seen, news = self._now.seen, self._now.news
        return Numbers(
            points=len(seen.dossier.main) or len(seen.dossier.points),
            suggestions=len(seen.suggestions),
            articles=len(seen.dossier.articles),
            new=len(news.changes) if news else 0,
        )

    def visited(self, number: int | None) -> None:
        """Tells the desk the last entry seen at the last visit, None of the first; only the first word counts."""
        with self._now.lock:
            if not self._met:
                self._met, self._since = True, number
                self._wake.set()

    def recorded(self, case: CaseFile) -> None:
        """Shows at once what was just recorded in the case, and has all compared again."""
        entries = log(case)
        with self._now.lock:
            self._now.own += 1
            self._renew(entries)
        self._wake.set()

    def as_of(self, case: CaseFile, number: int, tell: Tell) -> Dossier:
        """The dossier as it was after the entry of that number."""
        then, now = hold(case, self._fingerprint(), until=number), self._now.compared
        if now is not None and then.state() == now.state:
            return now.dossier
        analysed = analyse_case(then, self._analysed, self.settings, tell)
        return compare_case(then, analysed).dossier

    def show(
        self, compared: CaseCompared, entries: Sequence[Logged], former: "Mapping[ArticleId, Article] | None" = None
    ) -> None:
        """Puts a comparison in the place of the last; `former` are the articles that newer versions stand for."""
        seen = see(self.name, compared.dossier, suggestions=self._now.suggestions)
        with self._now.lock:
            self._now.compared, self._now.times = compared, self._now.times + 1
            self._now.seen = with_versions(seen, compared.newer, former or {})
            self._renew(entries)
        # What is shown stays until the next comparison, and is freed by counting references. Looked through for garbage
        # as well, it would have a page wait now and then: 1.3 s with 600 articles.
        gc.freeze()

    def offer(self, pairs: tuple[Suggestion, ...], entries: Sequence[Logged]) -> None:
        """Puts the open pairs of the comparison in the place of the last."""
        with self._now.lock:
            self._now.suggestions = pairs
            self._now.seen = replace(self._now.seen, pairs=pairs)
            self._renew(entries)

    def cancel(self, ident: str) -> None:
        """Stops a piece of work, or puts away one that has ended; raises LookupError where there is none."""
        if ident == COMPARING:
            self._cancelled.set()
        else:
            self.jobs.cancel(ident)

    def changed(self) -> None:
        """Has the case looked at now, and not at the next look."""
        self._wake.set()

    # --- the comparing thread ----------------------------------------------------------------------

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                with open_case(self.path) as case:
                    self._follow(case)
            except TwosourceError as error:  # another process writes for long, the disk is full: it may pass
                self._tell(Progressed(COMPARING, "comparing", 0, 1, str(error)))
            except Exception as error:  # the border: the pages there are stay, and the next change is tried again
                logger.exception("comparing")
                line = f"a mistake in twosource ({type(error).__name__}: {error}); what is shown is as of before"
                self._tell(Progressed(COMPARING, "comparing", 0, 1, line))
            if self._ended.wait(LOOK):
                return

    def _follow(self, case: CaseFile) -> None:
        """Compares whenever the case or what is asked of it has changed, until the desk ends."""
        stamp, done = None, None
        while not self._ended.is_set():
            found, asked = case.changes(), self._since
            if (found, asked) != (stamp, done):
                stamp, done = found, asked
                self._look(case)
                continue  # something may have come in meanwhile
            self._wake.wait(LOOK)
            self._wake.clear()

    def _look(self, case: CaseFile) -> None:
        held, entries = hold(case, self._fingerprint()), log(case)
        before = self._now.compared
        with self._now.lock:
            if _last_number(entries) > self._now.last:
                self._now.others += 1
            self._renew(entries)
        if before is None or before.state != held.state():
            self._compare(held, entries)
        self._look_back(case)

    def _compare(self, held: Held, entries: Sequence[Logged]) -> None:
        many = len(held.articles)
        articles = f"{many:,} article" + ("s" if many != 1 else "")
        if many:
            self._tell(Progressed(COMPARING, f"reading {articles}", 0, 0))

        def tell(done: int, of: int, _name: str) -> None:
            if self._ended.is_set() or self._cancelled.is_set():
                raise Cancelled
            self._tell(Progressed(COMPARING, "analysing new articles", done, of))

        self._cancelled.clear()
        analysed = analyse_case(held, self._analysed, self.settings, tell)
        if self._ended.is_set():
            return
        self._tell(Progressed(COMPARING, f"comparing {articles}", 0, 0) if many else None)
        compared = compare_case(held, analysed, self._now.compared.comparison if self._now.compared else None)
        self.show(compared, log(held.case), _former(held))
        self._tell(Progressed(COMPARING, "looking for open pairs", 0, 0) if many else None)
        self.offer(open_pairs(compared), log(held.case))
        self._tell(None)

    def _look_back(self, case: CaseFile) -> None:
        """What is new since the last visit, against the dossier as of then, which is made once."""
        since, now = self._since, self._now.compared
        if since is None or now is None:
            return
        if self._then is None or self._then[0] != since:
            self._tell(Progressed(COMPARING, "looking what is new since the last visit", 0, 0))
            self._then = since, self.as_of(case, since, lambda *_: None)
            self._tell(None)
        entry = next((one for one in log(case) if one.number == since), None)
        news = find_difference(self._then[1], now.dossier, since=entry.at if entry else "the beginning")
        with self._now.lock:
            self._now.news = news
            self._renew(log(case))

    @staticmethod
    def _fingerprint() -> str:
        from twosource.fingerprints import fingerprint  # noqa: PLC0415  loads the reader, which no page needs

        return fingerprint()

    def _tell(self, progress: Progressed | None) -> None:
        with self._now.lock:
            self._now.progress = progress

    def _renew(self, entries: Sequence[Logged]) -> None:
        """The page state with the log of now; the lock is held."""
        found = self._now
        found.last = _last_number(entries)
        compared = found.compared.state if found.compared else ""
        parts = (compared, str(found.last), str(len(found.suggestions)), found.news.since if found.news else "")
        state = digest("desk", *parts, str(found.times))
        found.seen = decided_since(replace(found.seen, news=found.news), _entries(entries), state)


def _entries(entries: Sequence[Logged]) -> tuple[Entry, ...]:
    """The log as the pages show it."""
    return tuple(
        Entry(
            one.number, one.at, one.by, one.kind, one.value, one.why,
            one.judgement.anchors if one.judgement else (),
            one.undoes, one.undone_by, one.judgement is not None,
        )
        for one in entries
    )  # fmt: skip


def _last_number(entries: Sequence[Logged]) -> int:
    return entries[-1].number if entries else 0


def _former(held: Held) -> dict[ArticleId, Article]:
    """The articles that a newer version stands for, as far as links to their words need them."""
    return {ident: Article(ident, "", text) for ident, text in texts_of(held.case, held.newer).items()}
