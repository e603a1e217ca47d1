"""Maps: the results of one process and of several are the same, in order; an item that fails costs itself alone.

The functions are builtins, or of `odd.py`, because a spawned process must be able to import them.
"""

import multiprocessing
import sys

import pytest

from odd import give
from twosource.engine import Failed, serial
from twosource.engine.processes import AHEAD, Processes
from twosource.errors import ModelError, TwosourceError


def test_serial_is_lazy_and_in_order() -> None:
    taken: list[int] = []
    results = serial(lambda n: [str(n)], (taken.append(n) or n for n in range(3)))
    assert next(results) == "0"
    assert taken == [0]
    assert list(results) == ["1", "2"]


def test_processes_give_the_results_of_serial_in_the_order_of_the_items() -> None:
    items = ["slow", *(f"n{n}" for n in range(12))]
    assert list(Processes(2)(give, items)) == list(serial(give, items))
    assert not multiprocessing.active_children()


def test_processes_without_items_and_with_fewer_items_than_workers() -> None:
    assert list(Processes(2)(give, [])) == []
    assert list(Processes(3)(give, ["one"])) == ["one", "one again"]


def test_an_error_costs_its_item_alone_and_says_where() -> None:
    for run in (serial, Processes(2)):
        first, again, bad, third, _ = list(run(give, ["first", "bug", "third"]))
        assert (first, again, third) == ("first", "first again", "third")
        assert isinstance(bad, Failed)
        assert bad.item == "bug"
        assert "mistake in twosource (KeyError: 'file')" in bad.reason
        assert "odd.py" in bad.trace
    assert not multiprocessing.active_children()


def test_a_mistake_about_the_run_ends_the_run() -> None:
    for run in (serial, Processes(2)):
        results = run(give, ["first", "model", "third"])
        assert [next(results), next(results)] == ["first", "first again"]
        with pytest.raises(ModelError, match="altered"):
            next(results)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("hang", "took more than 2 seconds"),
        ("exit", "ended the process at work on it (status 9)"),
        ("kill", "crashed the process at work on it (SIGKILL), perhaps for want of memory"),
        ("deep", "is nested too deeply"),
        ("unsendable", "mistake in twosource"),
    ],
)
def test_what_hangs_or_dies_costs_its_item_alone(item: str, reason: str) -> None:
    first, _, failed, third, _ = list(Processes(1, lambda _: 2.0)(give, ["first", item, "third"]))
    assert (first, third) == ("first", "third")
    assert isinstance(failed, Failed)
    assert reason in failed.reason
    assert failed.item == item
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_DATA holds on Linux")
def test_what_asks_for_too_much_memory_costs_its_item_alone() -> None:
    first, _, failed, third, _ = list(Processes(1, megabytes=300)(give, ["first", "burst", "third"]))
    assert (first, third) == ("first", "third")
    assert isinstance(failed, Failed)
    assert failed.reason == "needs more memory than one input may have"


def test_what_an_item_gave_before_it_failed_is_kept() -> None:
    given = list(Processes(1, lambda _: 2.0)(give, ["half"]))
    assert given[0] == "half"
    assert isinstance(given[1], Failed)


def test_a_function_that_no_process_can_load_ends_the_run() -> None:
    with pytest.raises(TwosourceError, match="ended as it started"):
        list(Processes(1)(_Unloadable(), ["x"]))
    assert not multiprocessing.active_children()


class _Unloadable:
    def __call__(self, item: str) -> list[str]:
        return [item]

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("raise SystemExit(3)",)


def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    results = Processes(2)(give, ["one", "hang", "hang"])
    assert next(results) == "one"
    results.close()
    assert not multiprocessing.active_children()


def test_few_items_are_taken_in_advance() -> None:
    taken: list[int] = []
    results = Processes(2)(give, (taken.append(n) or f"n{n}" for n in range(100)))
    next(results)
    assert len(taken) <= 2 * AHEAD + 2
    results.close()
