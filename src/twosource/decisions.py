"""What a person says -> a decision in the log of a case, if it says something and can stand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from twosource.errors import InputError
from twosource.model import ArticleId, Claims, Judgement, JudgementKind
from twosource.read.dates import normalise
from twosource.store.replay import replay

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


def refuse_contradiction(
    judgement: Judgement,
    earlier: Sequence[Judgement],
    articles: Sequence[Claims],
    newer: Mapping[ArticleId, tuple[ArticleId, ...]],
) -> None:
    """Raises InputError where the decision would not stand, because an earlier one says otherwise."""
    number = max((one.number for one in earlier), default=0) + 1
    last = replay((*earlier, replace(judgement, number=number)), articles, newer).decided[-1]
    if last.placed == "unplaced":
        raise InputError(f"decide {judgement.kind}: {last.reason}")
    if judgement.kind == "relation" and len({anchor.article for anchor in judgement.anchors}) < 2:
        raise InputError("decide relation: both stand in one article; relations are told between articles")
