"""What is asked for and takes its time, as a draft checked: made by a job, and kept a while."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from twosource.errors import InputError, TwosourceError
from twosource.web.desk import Desk
from twosource.web.jobs import Outcome, Tell

KEPT = 12  # results of each kind: the last ones asked for; none is written anywhere
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Result(Generic[Made]):
    """What came of it: `made`, or why there is nothing."""

    made: Made | None = None
    failed: str | None = None


@dataclass(slots=True)
class Slow(Generic[Made]):
    """Results by key. A class because jobs fill it while pages ask for it."""

    desk: Desk
    _results: "OrderedDict[str, _Result[Made] | None]" = field(default_factory=OrderedDict)  # None: being made
    _jobs: dict[str, str] = field(default_factory=dict)  # by key
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, key: str, what: str, make: Callable[[Tell], Made]) -> None:
        """Has it made, unless it is being made or is there."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return
            self._results[key] = None
            while len(self._results) > KEPT:
                self._results.popitem(last=False)

        def work(tell: Tell) -> Outcome:
            try:
                self._put(key, _Result(make(tell)))
            except TwosourceError as error:
                self._put(key, _Result(failed=str(error)))
                raise
            except BaseException:
                self._put(key, _Result(failed=f"{what}: was not done"))
                raise
            return Outcome("done")

        self._jobs[key] = self.desk.jobs.start(what, work).id

    def found(self, key: str) -> Made | None:
        """What was made; None while it is being made. Raises LookupError where it was never asked for, or long ago."""
        with self._lock:
            if key not in self._results:
                raise LookupError("it is not kept any more; ask for it again")
            result = self._results[key]
        if result is None:
            return None
        with suppress(LookupError):  # what came of it is shown now, and need not be told as well
            self.desk.jobs.cancel(self._jobs.pop(key, ""))
        if result.made is None:
            raise InputError(result.failed or "it was not done")
        return result.made

    def _put(self, key: str, result: "_Result[Made]") -> None:
        with self._lock:
            if key in self._results:
                self._results[key] = result
