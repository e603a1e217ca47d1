"""The log of a case: articles that came in, decisions of people, and what was taken back. Nothing in it is changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from twosource.errors import InputError
from twosource.model import Anchor, ArticleId, Judgement, JudgementKind, Relation, Span
from twosource.store.file import CaseFile, Values

KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
TWO = frozenset({"same", "apart", "relation", "actor-same", "actor-apart", "source-same"})  # about two places
OF_ARTICLE = frozenset({"outlet", "date", "title", "language"})
WORDED = OF_ARTICLE | {"relation", "note", "rename"}  # nothing without a value
RELATIONS: tuple[Relation, ...] = ("agree", "refine", "differ", "conflict", "update")


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry of the log. `judgement` is there where it is a decision, `undone_by` where it was taken back."""

    number: int
    at: str
    by: str
    kind: str
    value: str | None = None
    why: str | None = None
    undoes: int | None = None
    judgement: Judgement | None = None
    undone_by: int | None = None


def record(case: CaseFile, judgement: Judgement) -> Judgement:
    """Records a decision; given back with its number. Raises InputError where it says nothing that can be recorded."""
    _events_check(judgement)
    with case.writing():
        number = case.put(
            "INSERT INTO event (at, by, kind, value, why) VALUES (?, ?, ?, ?, ?)",
            (judgement.at, judgement.by, judgement.kind, judgement.value, judgement.why),
        )
        for place, anchor in enumerate(judgement.anchors):
            start, end = (anchor.span.start, anchor.span.end) if anchor.span else (None, None)
            case.put(
                'INSERT INTO anchor (event, place, article, start, "end", quote, prefix, suffix) '
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, place, anchor.article, start, end, anchor.quote, anchor.prefix, anchor.suffix),
            )
    return replace(judgement, number=number)


def undo(case: CaseFile, number: int, *, at: str, by: str, why: str | None = None) -> Logged:
    """Takes a decision back, or takes back that it was taken back; given back is the entry undone."""
    with case.writing():
        entries = {entry.number: entry for entry in log(case)}
        entry = entries.get(number)
        if entry is None:
            raise InputError(f"there is no entry {number}; twosource case log {case.path} lists them")
        if entry.kind == "added":
            raise InputError(
                f"entry {number}: articles that came in stay in; mark their statements wrong, or hide points"
            )
        if entry.undone_by is not None:
            raise InputError(f"entry {number}: is undone already, by {entry.undone_by}; undo that one to have it back")
        case.put("INSERT INTO event (at, by, kind, why, undoes) VALUES (?, ?, 'undo', ?, ?)", (at, by, why, number))
    return entry


def log(case: CaseFile, *, until: int | None = None) -> list[Logged]:
    """All entries in order, or those up to the number `until`."""
    anchors: dict[int, list[Anchor]] = {}
    for row in case.rows(
        'SELECT event, article, start, "end", quote, prefix, suffix FROM anchor ORDER BY event, place'
    ):
        anchors.setdefault(cast(int, row[0]), []).append(_events_anchor(row[1:]))
    found = case.rows("SELECT number, at, by, kind, value, why, undoes FROM event ORDER BY number")
    entries = [_events_entry(row, anchors.get(cast(int, row[0]), ())) for row in found]
    if until is not None:
        entries = [entry for entry in entries if entry.number <= until]
    undone: dict[int, int] = {}
    for entry in reversed(entries):  # an undo that is undone itself counts no more
        if entry.undoes is not None and entry.number not in undone:
            undone[entry.undoes] = entry.number
    return [replace(entry, undone_by=undone.get(entry.number)) for entry in entries]


def last_entry(case: CaseFile) -> int:
    """The number of the last entry, 0 where there is none: whether something was added since is told by it alone."""
    return cast(int, case.rows("SELECT coalesce(max(number), 0) FROM event")[0][0])


def in_force(case: CaseFile, *, until: int | None = None) -> list[Judgement]:
    """The decisions that stand, in the order in which they were taken."""
    return [e.judgement for e in log(case, until=until) if e.judgement is not None and e.undone_by is None]


def _events_entry(row: Values, anchors: Sequence[Anchor]) -> Logged:
    number, at, by, kind, value, why, undoes = cast(
        "tuple[int, str, str, str, str | None, str | None, int | None]", row
    )
    known = kind if kind in KINDS else None
    made = Judgement(number, at, by, known, tuple(anchors), value, why) if known else None
    return Logged(number, at, by, kind, value, why, undoes, made)


def _events_anchor(row: Values) -> Anchor:
    article, start, end, quote, prefix, suffix = cast("tuple[str, int | None, int | None, str, str, str]", row)
    span = Span(start, end) if start is not None and end is not None else None
    return Anchor(ArticleId(article), span, quote, prefix, suffix)


def _events_check(judgement: Judgement) -> None:
    kind, anchors = judgement.kind, judgement.anchors
    if kind not in KINDS:
        raise InputError(f"decision {kind!r}: no such kind; known are {', '.join(KINDS)}")
    wanted = 2 if kind in TWO else 1
    if len(anchors) != wanted and not (kind == "note" and not anchors):
        raise InputError(
            f"decision {kind}: is about {'two places' if wanted == 2 else 'one place'}, not {len(anchors)}"
        )
    if kind in OF_ARTICLE:
        if any(anchor.span is not None for anchor in anchors):
            raise InputError(f"decision {kind}: is about an article as a whole; name the article")
    elif kind != "note" and any(anchor.span is None for anchor in anchors):
        raise InputError(f"decision {kind}: is about words of an article; give them")
    if kind in WORDED and not (judgement.value or "").strip():
        raise InputError(f"decision {kind}: says nothing; give the {'relation' if kind == 'relation' else 'words'}")
    if kind == "relation" and judgement.value not in RELATIONS:
        raise InputError(f"decision relation {judgement.value!r}: no such relation; known are {', '.join(RELATIONS)}")
    if len(set(anchors)) < len(anchors):
        raise InputError(f"decision {kind}: both places are the same words; name two")
