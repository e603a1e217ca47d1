"""The time, and waiting: nothing below the command line asks for either."""

import time
from datetime import UTC, datetime


def now() -> str:
    """The moment in UTC, to the second: 2026-11-28T09:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds() -> float:
    """Seconds that only grow, from no fixed beginning."""
    return time.monotonic()


def stamp() -> float:
    """The moment as files have it: seconds since 1970."""
    return datetime.now(UTC).timestamp()


def wait(seconds: float) -> None:
    """Returns after so many seconds."""
    time.sleep(seconds)
