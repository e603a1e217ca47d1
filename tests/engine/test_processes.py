"""Maps: the results of one process and of several are the same, in order, and nothing is left running.

The functions are builtins because a spawned process must be able to import them.
"""

import multiprocessing
import time
from functools import partial

import pytest

from twosource.engine import serial
from twosource.engine.processes import AHEAD, Processes
from twosource.errors import TwosourceError

SLOW = "__import__('time').sleep(0.2) or 1"


def test_serial_is_lazy_and_in_order() -> None:
    taken: list[int] = []
    results = serial(str, (taken.append(n) or n for n in range(3)))
    assert next(results) == "0"
    assert taken == [0]
    assert list(results) == ["1", "2"]


def test_processes_give_the_results_of_serial_in_the_order_of_the_items() -> None:
    items = [SLOW, *map(str, range(20))]
    assert list(Processes(2)(eval, items)) == list(serial(eval, items))
    assert not multiprocessing.active_children()


def test_processes_without_items_and_with_fewer_items_than_workers() -> None:
    assert list(Processes(2)(str, [])) == []
    assert list(Processes(3)(partial(pow, 2), [5])) == [32]


def test_an_error_comes_at_the_turn_of_its_item() -> None:
    results = Processes(2)(int, ["1", "x", "3"])
    assert next(results) == 1
    with pytest.raises(ValueError, match="invalid literal"):
        next(results)
    assert not multiprocessing.active_children()


def test_an_error_that_cannot_be_sent_comes_with_its_words() -> None:
    with pytest.raises(RuntimeError, match="Odd: gone"):
        list(Processes(1)(exec, ["class Odd(Exception): pass\nraise Odd('gone')"]))


def test_a_worker_that_dies_is_told_in_one_line() -> None:
    with pytest.raises(TwosourceError, match=r"ended early \(status 9\).*one worker"):
        list(Processes(2)(eval, ["1", "__import__('os')._exit(9)", "3"]))
    assert not multiprocessing.active_children()


def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    results = Processes(2)(eval, ["1", "__import__('time').sleep(60)", "__import__('time').sleep(60)"])
    started = time.monotonic()
    assert next(results) == 1
    results.close()
    assert not multiprocessing.active_children()
    assert time.monotonic() - started < 20


def test_few_items_are_taken_in_advance() -> None:
    taken: list[int] = []
    results = Processes(2)(str, (taken.append(n) or n for n in range(100)))
    next(results)
    assert len(taken) <= 2 * AHEAD + 2
    results.close()
