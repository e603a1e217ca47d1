"""What a person says -> the value of a decision as it is recorded."""

from twosource.errors import InputError
from twosource.model import JudgementKind
from twosource.read.dates import normalise

VALUE_LONGEST = 10_000  # characters of a note, and more than anybody writes


def checked_value(kind: JudgementKind, value: str | None) -> str | None:
    """The value as it is recorded. Raises InputError for a date that is none, or a language that is no code."""
    if value is None:
        return None
    words = " ".join(value.encode("utf-8", "replace").decode().split())
    if len(words) > VALUE_LONGEST:
        raise InputError(f"{kind}: {len(words):,} characters; {VALUE_LONGEST:,} at most, shorten it")
    if kind == "date":
        day = normalise(words).value
        if day is None:
            raise InputError(f"date {words!r}: is no day that can be read; write it as 2026-11-28")
        return day
    if kind == "language" and not (len(words) == 2 and words.isascii() and words.isalpha()):
        raise InputError(f"language {words!r}: needs a code of two letters, as en")
    return words.lower() if kind == "language" else words
