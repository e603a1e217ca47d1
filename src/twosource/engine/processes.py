"""A `Map` over a few processes of this machine, each of which may be ended at any time.

Every item has a limit of time, every process one of memory: an item that hangs, bursts or crashes costs itself alone,
and a new process takes the next. The standard pools can't do that: to them a dead worker is the end of the pool
(decision 017). Here each worker has one pipe: it gets the function once, then one item at a time. A worker that dies
shows at once as a closed pipe.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, NamedTuple, cast

from twosource.engine import Failed, Item, Result, failure, wants_memory
from twosource.errors import TwosourceError

# How many items may be done before an earlier one is, for each worker: enough that one long article does not
# stop the others, few enough that memory does not grow with the number of articles.
AHEAD = 4
START = 120.0  # seconds a process may take to start: it takes one, on a machine that is very busy perhaps ten
STACK = 8  # megabytes that each thread of a native library reserves and hardly uses, by the system's default


def _a_minute(_item: object) -> float:
    return 60.0


@dataclass(frozen=True, slots=True)
class Processes:
    """A `Map` that spreads the items over `workers` new processes, and ends them when it is done.

    The function, the items and the results must be picklable. The function is sent once a worker: what is
    costly to make (a reader) is made at first use there, and kept. Results equal those of `serial`.
    """

    workers: int
    seconds: Callable[..., float] = _a_minute  # of an item: how long it may take to its next result
    megabytes: int = 0  # of memory a process may use, 0: no limit; held where the system has RLIMIT_DATA (Linux)

    def __call__(
        self, function: Callable[[Item], Iterable[Result]], items: Iterable[Item], /
    ) -> Iterator[Result | Failed[Item]]:
        """The results, in the order of `items`; at most `AHEAD` items a worker are taken in advance."""
        crew: _Crew[Item, Result] = _Crew(self, function)
        try:
            yield from crew.results(enumerate(items))
        finally:
            crew.end()


class _Answer(NamedTuple):
    """One message of a worker: it is ready, a result, or how an item ended."""

    kind: str  # "ready", "result", "done", "failed", "spent" (failed for want of memory), "raised"
    value: object = None


_DIED = _Answer("died")


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """One process, this side's end of its pipe, and what it is at."""

    process: BaseProcess
    pipe: "Connection[object, _Answer]"
    number: int
    item: Item
    until: float  # by the monotonic clock
    ready: bool = False

    def said(self) -> _Answer:
        """Its next message."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(1)
            return _DIED

    def end(self) -> None:
        """Stops the process, whatever it does: it holds nothing but its own memory."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


@dataclass(slots=True)
class _Kept(Generic[Item, Result]):
    """What one item has given so far."""

    results: "deque[Result | Failed[Item]]" = field(default_factory=deque)
    done: bool = False
    error: Exception | None = None


class _Crew(Generic[Item, Result]):
    """The workers of one call. A class because it holds processes."""

    def __init__(self, how: Processes, function: Callable[[Item], Iterable[Result]]) -> None:
        self._how, self._function = how, function
        self._idle: list[_Worker[Item]] = []
        self._busy: dict[Connection, _Worker[Item]] = {}
        self._kept: dict[int, _Kept[Item, Result]] = {}

    def results(self, items: Iterator[tuple[int, Item]]) -> Iterator[Result | Failed[Item]]:
        """The results by number of item: an idle worker gets the next item, an early result waits its turn."""
        turn, more = 0, True
        while more or self._kept:
            while more and len(self._busy) < self._how.workers and len(self._kept) < AHEAD * self._how.workers:
                following = next(items, None)
                if following is None:
                    more = False
                else:
                    self._give(*following)
            self._listen()
            while kept := self._kept.get(turn):
                while kept.results:
                    yield kept.results.popleft()
                if kept.error:
                    raise kept.error
                if not kept.done:
                    break
                del self._kept[turn]
                turn += 1

    def end(self) -> None:
        """Ends all processes."""
        for worker in (*self._idle, *self._busy.values()):
            worker.end()

    def _give(self, number: int, item: Item) -> None:
        self._kept[number] = _Kept()
        worker = self._idle.pop() if self._idle else _started(self._function, self._how.megabytes, item)
        worker.number, worker.item = number, item
        worker.until = time.monotonic() + (self._how.seconds(item) if worker.ready else START)
        self._busy[worker.pipe] = worker
        with suppress(OSError):  # a worker that has died shows when it is listened to
            worker.pipe.send(item)

    def _listen(self) -> None:
        """Waits until a worker has said something, died, or used up its time."""
        if not self._busy:
            return
        soonest = min(worker.until for worker in self._busy.values())
        heard = wait(list(self._busy), timeout=max(0.0, soonest - time.monotonic()))
        for pipe in heard:
            self._hear(self._busy[cast(Connection, pipe)])
        now = time.monotonic()
        for worker in [w for w in self._busy.values() if w.until <= now and w.pipe not in heard]:
            if not worker.ready:
                raise TwosourceError(f"a worker process did not start in {START:.0f} s; try again on a quieter machine")
            limit = self._how.seconds(worker.item)
            self._lose(worker, f"took more than {limit:,.0f} seconds")

    def _hear(self, worker: _Worker[Item]) -> None:
        said, kept = worker.said(), self._kept[worker.number]
        if said.kind == "died":
            status = worker.process.exitcode
            if not worker.ready:
                raise TwosourceError(
                    f"a worker process ended as it started (status {status}): a script that gives settings needs "
                    '`if __name__ == "__main__":` round its own calls, and the machine needs memory'
                )
            self._lose(worker, _how_it_died(status))
            return
        worker.ready = True
        worker.until = time.monotonic() + self._how.seconds(worker.item)
        if said.kind == "ready":
            return
        if said.kind == "result":
            kept.results.append(cast(Result, said.value))
            return
        del self._busy[worker.pipe]
        kept.done = True
        if said.kind == "raised":
            kept.error = cast(Exception, said.value)
        elif said.kind in ("failed", "spent"):
            kept.results.append(cast("Failed[Item]", said.value))
        if said.kind == "spent":
            worker.end()  # what memory it has is in pieces
        else:
            self._idle.append(worker)

    def _lose(self, worker: _Worker[Item], reason: str) -> None:
        """Ends the worker; its item has failed."""
        del self._busy[worker.pipe]
        worker.end()
        kept = self._kept[worker.number]
        kept.results.append(Failed(worker.item, reason))
        kept.done = True


def _how_it_died(status: int | None) -> str:
    """In plain words, why a process that nobody here ended is gone."""
    if status is None or status >= 0:
        return f"ended the process at work on it (status {status})"
    with suppress(ValueError):
        return f"crashed the process at work on it ({signal.Signals(-status).name}), perhaps for want of memory"
    return f"crashed the process at work on it (signal {-status}), perhaps for want of memory"


def _started(function: Callable[[Item], Iterable[Result]], megabytes: int, item: Item) -> _Worker[Item]:
    """A new process that waits for its first item. Spawned, not forked: threads of the parent stay out."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, megabytes, gc.get_threshold()), daemon=True)
    with _signals_held():
        process.start()
    there.close()
    here.send(function)
    return _Worker(process, cast("Connection[object, _Answer]", here), -1, item, 0.0)


def _serve(pipe: Connection, megabytes: int, garbage: tuple[int, int, int]) -> None:
    """The life of a worker: a function, then items, until the other side closes the pipe."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _limit_memory(megabytes)
    gc.set_threshold(*garbage)
    try:
        function = pipe.recv()
        pipe.send(_Answer("ready"))
        while True:
            item = pipe.recv()
            try:
                for result in function(item):
                    pipe.send(_Answer("result", result))
                ended = _Answer("done")
            except TwosourceError as error:
                ended = _Answer("raised", _sendable(error))
            except (BrokenPipeError, ConnectionResetError):
                raise
            except Exception as error:  # the border: whatever it is, it costs this item and no other
                kind = "spent" if wants_memory(error) else "failed"
                ended = _Answer(kind, failure(item, error))
            pipe.send(ended)
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone or done; nothing here needs a clean end


def _leave_with_parent() -> None:
    """Ends this process when its parent is gone, also in the middle of an item that never ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)


def _limit_memory(megabytes: int) -> None:
    """Lets memory asked for past the limit fail, where the system can hold a process to that."""
    if not megabytes or not sys.platform.startswith("linux"):
        return
    import resource  # noqa: PLC0415  not on every system

    wanted = (megabytes + STACK * (os.cpu_count() or 1)) * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


def _sendable(error: Exception) -> Exception:
    """The error itself where it survives the pipe, else its type and words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # an error of another package may be pickled in any broken way
        return TwosourceError(f"{type(error).__name__}: {error}")
    return error


@contextmanager
def _signals_held() -> Iterator[None]:
    """Puts off what ends the parent until the child is there: else one is left with half of what it waits for.

    The child inherits that Ctrl-C is blocked, so that only the parent hears it.
    """
    resource_tracker.ensure_running()  # which unblocks Ctrl-C as it starts, with the first child
    came: list[int] = []
    before = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            with suppress(ValueError):  # not the main thread: no handler runs here
                before[number] = signal.signal(number, lambda heard, _: came.append(heard))
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if masked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came[:1]:
            signal.raise_signal(number)
