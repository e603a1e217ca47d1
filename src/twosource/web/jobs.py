"""Work in the background, one piece after the other: what is asked for, how far it is, and what it came to.

A job belongs to the desk and not to a page: it goes on when the page is loaded anew or closed.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal

from twosource.errors import TwosourceError
from twosource.render.served.html import Progressed

log = logging.getLogger(__name__)

KEPT = 5  # jobs that are done and still told, until somebody puts them away
NAMED = 20  # failures told of one job

State = Literal["waiting", "running", "done", "failed", "cancelled"]


class Cancelled(Exception):
    """The job was cancelled: raised in the midst of it, where it tells how far it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job came to: one line, and a line for each thing that failed."""

    told: str
    failures: tuple[str, ...] = ()


Tell = Callable[[int, int, str], None]  # done, of how many, at what; raises Cancelled
Work = Callable[[Tell], Outcome]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work as it stands."""

    id: str
    what: str
    state: State = "waiting"
    done: int = 0
    of: int = 0
    outcome: Outcome | None = None

    @property
    def ended(self) -> bool:
        """True where nothing more comes of it."""
        return self.state in ("done", "failed", "cancelled")

    def shown(self) -> Progressed:
        """The job as the pages show it."""
        if self.outcome is None:
            waits = " (waits for its turn)" if self.state == "waiting" else ""
            return Progressed(self.id, f"{self.what}{waits}", self.done, self.of)
        of = max(self.of, 1)
        failures = self.outcome.failures
        more = len(failures) - NAMED
        failed = "; ".join(failures[:NAMED]) + (f"; and {more} more" if more > 0 else "")
        return Progressed(self.id, f"{self.what}: {self.outcome.told}", of, of, failed or None, ended=True)


@dataclass(slots=True)
class _Queued:
    id: str
    work: Work


@dataclass(slots=True)
class Jobs:
    """The jobs of a desk. A class because it holds a thread, which begins with the first of them."""

    _known: dict[str, Job] = field(default_factory=dict)
    _queue: deque[_Queued] = field(default_factory=deque)
    _stopped: set[str] = field(default_factory=set)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _thread: threading.Thread | None = None

    def start(self, what: str, work: Work) -> Job:
        """The job, which waits for those before it."""
        with self._changed:
            job = Job(str(next(self._numbers)), what)
            self._known[job.id] = job
            self._queue.append(_Queued(job.id, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()
            self._changed.notify()
        return job

    def cancel(self, ident: str) -> Job:
        """Stops a job, or puts away one that has ended; raises LookupError where there is none."""
        with self._changed:
            job = self._known.get(ident)
            if job is None:
                raise LookupError(f"there is no job {ident[:20]}; it has ended")
            self._stopped.add(ident)
            if job.ended:
                del self._known[ident]
            elif job.state == "waiting":
                self._queue = deque(one for one in self._queue if one.id != ident)
                del self._known[ident]
            return job

    def all(self) -> tuple[Job, ...]:
        """The jobs that run or wait, and the last that have ended, in the order in which they were asked for."""
        with self._changed:
            return tuple(self._known.values())

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._queue:
                    self._changed.wait()
                queued = self._queue.popleft()
                self._put(queued.id, state="running")
            state, outcome = self._carried_out(queued)
            with self._changed:
                self._put(queued.id, state=state, outcome=outcome)
                ended = [one.id for one in self._known.values() if one.ended]
                for ident in ended[:-KEPT]:
                    del self._known[ident]

    def _carried_out(self, queued: _Queued) -> tuple[State, Outcome]:
        def tell(done: int, of: int, name: str) -> None:
            with self._changed:
                self._put(queued.id, done=done, of=of)
                if queued.id in self._stopped:
                    raise Cancelled

        try:
            return "done", queued.work(tell)
        except Cancelled:
            return "cancelled", Outcome("cancelled; what was read till then is not in the case")
        except TwosourceError as error:
            return "failed", Outcome("not done", (str(error),))
        except Exception as error:  # the border: whatever it is, the desk goes on
            log.exception("job %s", queued.id)
            return "failed", Outcome("not done", (f"a mistake in twosource ({type(error).__name__}: {error})",))

    def _put(self, ident: str, **changes: object) -> None:
        if ident in self._known:
            self._known[ident] = replace(self._known[ident], **changes)  # type: ignore[arg-type]
