"""How to run one function over many items: a `Map`, whose results come in the order of the items."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Map(Protocol):
    """One function over many items; the results come lazily and in order, whatever runs where."""

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]:
        """The results, in the order of `items`. What the function raises is raised at its item's turn."""
        ...


def serial(function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]:
    """The results of one item after the other, in this process."""
    return map(function, items)
