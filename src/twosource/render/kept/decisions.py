"""What a person decided of a case, in words and for JSON: as such, apart from what was found."""

from collections.abc import Iterator, Mapping

import msgspec

from twosource import model
from twosource.render import wording

KINDS: Mapping[model.JudgementKind, str] = {
    "same": "one matter",
    "apart": "two matters",
    "relation": "relation",
    "wrong": "wrong, left out",
    "actor-same": "one and the same",
    "actor-apart": "two, not one",
    "source-same": "one source",
    "outlet": "outlet",
    "date": "date",
    "title": "title",
    "language": "language",
    "note": "note",
    "checked": "checked",
    "pin": "pinned",
    "hide": "hidden",
    "rename": "called",
}


class DecidedPlace(msgspec.Struct, frozen=True):
    """Words that a decision is about, as they were when it was taken; start and end where they stand now, or null."""

    article: str | None  # null where it takes no part any more
    start: int | None
    end: int | None
    quote: str


class Decided(msgspec.Struct, frozen=True):
    """What a person decided: found again exactly, by one unique quote, or unplaced, and then it changes nothing."""

    number: int  # in the log of the case
    kind: model.JudgementKind
    value: str | None
    why: str | None
    by: str
    at: str
    placed: model.Placement
    reason: str | None  # why it is unplaced
    places: list[DecidedPlace]
    points: list[str]  # ids


def json_decided(dossier: model.Dossier) -> Iterator[Decided]:
    """The decisions, in the order of the log."""
    names = {claims.analysis.article.id: claims.analysis.article.name for claims in dossier.articles}
    for one in dossier.decided:
        judgement = one.judgement
        yield Decided(
            judgement.number, judgement.kind, judgement.value, judgement.why, judgement.by, judgement.at,
            one.placed, one.reason, _json_places(one, names), list(one.points),
        )  # fmt: skip


def _json_places(one: model.Decided, names: Mapping[model.ArticleId, str]) -> list[DecidedPlace]:
    now = one.places if len(one.places) == len(one.judgement.anchors) else (None,) * len(one.judgement.anchors)
    return [
        DecidedPlace(names.get(place.article), place.span.start, place.span.end, anchor.quote)
        if place
        else DecidedPlace(names.get(anchor.article), None, None, anchor.quote)
        for anchor, place in zip(one.judgement.anchors, now, strict=True)
    ]


def decision_words(one: model.Decided, names: Mapping[model.ArticleId, str]) -> str:
    """One line: what was decided about which words, by whom, when; and where it found no place."""
    judgement = one.judgement
    value = f" {wording.quoted(judgement.value)}" if judgement.value else ""
    about = [
        wording.quoted(wording.clipped(a.quote, 90)) if a.quote else names.get(a.article, "an article")
        for a in judgement.anchors
    ]
    why = f" ({wording.one_line(judgement.why)})" if judgement.why else ""
    said = f"{judgement.number}. {KINDS[judgement.kind]}{value}: {', and '.join(about)}{why}"
    signed = f" – {wording.one_line(judgement.by)}, {judgement.at[:10]}"
    lost = f" – unplaced: {one.reason}" if one.placed == "unplaced" else ""
    return said + signed + lost


def decided_lines(dossier: model.Dossier) -> Iterator[str]:
    """A line a decision; nothing where there is none."""
    names = {claims.analysis.article.id: wording.one_line(claims.analysis.article.name) for claims in dossier.articles}
    return (decision_words(one, names) for one in dossier.decided)


def decided_of(dossier: model.Dossier, point: model.Point) -> str:
    """ "decisions 3, 7" for a point that a person decided something of; "" for others."""
    numbers = [str(one.judgement.number) for one in dossier.decided if point.id in one.points]
    if not numbers:
        return ""
    return f"decision {numbers[0]}" if len(numbers) == 1 else f"decisions {', '.join(numbers)}"
