"""How to run one function over many items: a `Map`, whose results come in the order of the items.

It is also the border round every item: what goes wrong with one is a `Failed` in its place, and the rest is done.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from twosource.errors import TwosourceError

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failed(Generic[Item]):
    """Why an item gave nothing, or nothing more: for people in one line, and for a log where it happened."""

    item: Item
    reason: str
    trace: str = ""


class Map(Protocol):
    """One function over many items; the results come lazily and in order, whatever runs where."""

    def __call__(
        self, function: Callable[[Item], Iterable[Result]], items: Iterable[Item], /
    ) -> Iterator[Result | Failed[Item]]:
        """All results of each item, in the order of `items`; where the function raises, Failed comes last.

        A TwosourceError is raised at its item's turn: it concerns the run, not the item.
        """
        ...


def serial(function: Callable[[Item], Iterable[Result]], items: Iterable[Item], /) -> Iterator[Result | Failed[Item]]:
    """The results of one item after the other, in this process."""
    for item in items:
        try:
            yield from function(item)
        except TwosourceError:
            raise
        except Exception as error:  # the border: whatever it is, it costs this item and no other
            yield failure(item, error)


def failure(item: Item, error: Exception) -> Failed[Item]:
    """The error in plain words."""
    trace = "".join(traceback.format_exception(error))
    if wants_memory(error):
        reason = "needs more memory than one input may have"
    elif isinstance(error, RecursionError):
        reason = "is nested too deeply"
    else:
        words = " ".join(str(error).split())[:200]
        reason = (
            f"stopped by a mistake in twosource ({type(error).__name__}{': ' if words else ''}{words}); please report "
            "it with what --debug FILE writes"
        )
    return Failed(item, reason, trace)


def wants_memory(error: Exception) -> bool:
    """True where memory was asked for and not given."""
    return isinstance(error, MemoryError) or any(sign in str(error) for sign in _NO_MEMORY)


_NO_MEMORY = ("bad_alloc", "bad allocation", "Failed to allocate memory")  # how native libraries say it
