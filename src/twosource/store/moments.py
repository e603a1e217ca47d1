"""What somebody means by "since": a day or an entry of the log -> the last entry before what is new."""

import re
from collections.abc import Sequence

from twosource.errors import InputError
from twosource.store.events import Logged

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?")


def last_before(entries: Sequence[Logged], since: str | None) -> int:
    """The number of the last entry before what is new, 0 for none; without `since`, before what came in last.

    Raises InputError for what is no day and no entry.
    """
    if since is None:
        added = [entry.number for entry in entries if entry.kind == "added"]
        return (added[-1] if added else 1) - 1
    if since.isascii() and since.isdigit() and len(since) < 10:
        if int(since) not in {entry.number for entry in entries}:
            raise InputError(f"--since {since}: there is no such entry; twosource case log lists them")
        return int(since)
    if not _DAY.fullmatch(since):
        raise InputError(f"--since {since!r}: is no day and no entry; write it as 2026-11-28, or a number of the log")
    return max((entry.number for entry in entries if entry.at < since), default=0)
