"""A function for tests of processes: what it does is in the word it gets."""

import os
import signal
import time
from collections.abc import Iterator

from twosource.errors import ModelError


def give(item: str) -> Iterator[object]:
    """The item twice, unless it is one of the odd ones."""
    match item:
        case "slow":
            time.sleep(0.2)
        case "bug":
            raise KeyError("file")
        case "model":
            raise ModelError("the reader's file is altered: install again")
        case "hang":
            time.sleep(600)
        case "half":
            yield item
            time.sleep(600)
        case "exit":
            os._exit(9)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "deep":
            raise RecursionError
        case "unsendable":
            yield lambda: None
        case "burst":
            yield len(bytearray(1_000_000_000))
    yield item
    yield f"{item} again"
