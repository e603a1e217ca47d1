"""Of each address that is watched, what its server said of the last thing it sent."""

from dataclasses import dataclass
from typing import cast

from twosource.store.file import CaseFile


@dataclass(frozen=True, slots=True)
class Told:
    """The two marks of a thing that was sent, as HTTP has them, and what led to it."""

    etag: str | None = None
    modified: str | None = None
    entry: str | None = None  # digest of the entry of a feed that led to it


def told_of(case: CaseFile, address: str) -> Told:
    """What is kept of the address; nothing where it was not asked yet."""
    found = case.rows("SELECT etag, modified, entry FROM address WHERE address = ?", (address,))
    return Told(*cast("tuple[str | None, str | None, str | None]", found[0])) if found else Told()


def keep_told(case: CaseFile, address: str, told: Told) -> None:
    """Keeps what the server said."""
    with case.writing():
        case.put(
            "INSERT OR REPLACE INTO address (address, etag, modified, entry) VALUES (?, ?, ?, ?)",
            (address, told.etag, told.modified, told.entry),
        )
