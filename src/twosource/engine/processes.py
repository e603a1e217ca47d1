"""A `Map` over a few processes of this machine.

The standard pools are not used because an interrupt leaves their workers printing tracebacks, and one
that is killed for want of memory makes `multiprocessing.Pool` wait for ever. Here each worker has one pipe:
it gets the function once, then one item at a time. A worker that dies shows at once as a closed pipe.
"""

import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, cast

from twosource.engine import Item, Result
from twosource.errors import TwosourceError

# How many results may wait for an earlier item, for each worker: enough that one long article does not
# stop the others, few enough that memory does not grow with the number of articles.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Processes:
    """A `Map` that spreads the items over `workers` new processes, and ends them when it is done.

    The function, the items and the results must be picklable. The function is sent once a worker: what is
    costly to make (a reader) is made at first use there, and kept. Results equal those of `serial`.
    """

    workers: int

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]:
        """The results, in the order of `items`; at most `AHEAD` items a worker are taken in advance."""
        workers: list[_Worker[Item, Result]] = []
        try:
            workers.extend(_Worker.start(function) for _ in range(self.workers))
            yield from _in_order(workers, enumerate(items))
        finally:
            for worker in workers:
                worker.end()


@dataclass(frozen=True, slots=True)
class _Failure:
    """What the function raised, in place of a result."""

    error: Exception


@dataclass(frozen=True, slots=True)
class _Worker(Generic[Item, Result]):
    """One process and this side's end of its pipe."""

    process: BaseProcess
    pipe: "Connection[object, Result | _Failure]"

    @classmethod
    def start(cls, function: Callable[[Item], Result]) -> "_Worker[Item, Result]":
        """A new process that waits for its first item. Spawned, not forked: threads of the parent stay out."""
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there,), daemon=True)
        with _interrupts_held():
            process.start()
        there.close()
        here.send(function)
        return cls(process, cast("Connection[object, Result | _Failure]", here))

    def end(self) -> None:
        """Stops the process, whatever it does: it holds nothing but its own memory."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()

    def receive(self) -> Result | _Failure:
        """What the function gave or raised; raises TwosourceError where the process has died."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(1)
            raise TwosourceError(
                f"a worker process ended early (status {self.process.exitcode}), perhaps for want of memory: "
                "try again with one worker"
            ) from None


def _in_order(workers: "list[_Worker[Item, Result]]", items: Iterator[tuple[int, Item]]) -> Iterator[Result]:
    """The results by number of item: an idle worker gets the next item, an early result waits its turn."""
    idle = list(workers)
    busy: dict[Connection, tuple[int, _Worker[Item, Result]]] = {}
    early: dict[int, Result | _Failure] = {}
    turn = 0
    more = True
    while more or busy or early:
        while more and idle and len(busy) + len(early) < AHEAD * len(workers):
            following = next(items, None)
            if following is None:
                more = False
                break
            worker = idle.pop()
            try:
                worker.pipe.send(following[1])
            except OSError:
                worker.receive()  # says that it died
            busy[worker.pipe] = (following[0], worker)
        for pipe in wait(list(busy)) if busy else ():
            number, worker = busy.pop(cast(Connection, pipe))
            early[number] = worker.receive()
            idle.append(worker)
        while turn in early:
            result = early.pop(turn)
            if isinstance(result, _Failure):
                raise result.error
            yield result
            turn += 1


def _serve(pipe: Connection) -> None:
    """The life of a worker: a function, then items, until the other side closes the pipe."""
    try:
        function = pipe.recv()
        while True:
            item = pipe.recv()
            try:
                result = function(item)
            except Exception as error:  # whatever it is, it belongs to the one who asked
                result = _Failure(_sendable(error))
            pipe.send(result)
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone or done; nothing here needs a clean end


def _sendable(error: Exception) -> Exception:
    """The error itself where it survives the pipe, else its type and words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # an error of another package may be pickled in any broken way
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Holds Ctrl-C back while a child starts: it inherits the hold, so that only the parent hears it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
