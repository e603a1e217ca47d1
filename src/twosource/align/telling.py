"""Two claims side by side -> the words that explanations are made of."""

from twosource.align.features import Pair
from twosource.align.table import Row

LONG = 90  # characters of a claim that an explanation shows
MOST = 5  # words shown of what one side adds


def both(pair: Pair) -> str:
    """The words of both claims, cut where they are long."""
    return f"“{short(pair.a)}” and “{short(pair.b)}”"


def short(row: Row) -> str:
    """The words of a claim in one line, cut where it is long."""
    text = " ".join(row.text.split())
    return text if len(text) <= LONG else text[: LONG - 3].rsplit(" ", 1)[0] + " …"


def outlet(pair: Pair, row: Row) -> str:
    """What the claim's article is called."""
    article = pair.table.of(row)
    return article.outlet or article.name


def added(pair: Pair, row: Row, other: Row) -> str:
    """The words of a claim that the other has not, as they are written and in that order; the rarest where many."""
    new = [(lemma, form) for lemma, form in row.written if lemma in row.words and lemma not in other.words]
    rarest = sorted({lemma for lemma, _ in new}, key=lambda w: (-pair.table.words.of[w], w))[:MOST]
    shown: dict[str, str] = {}
    for lemma, form in new:
        if lemma in rarest:
            shown.setdefault(lemma, form)
    return ", ".join(shown.values())


def voices(pair: Pair) -> str:
    """Who says either, where that is not the same: who holds a thing is part of it. Empty where it is the same."""
    a, b = pair.a.voice, pair.b.voice
    if a.key == b.key or (pair.a.attribution is None and pair.b.attribution is None):
        return ""
    said = sorted(_said(pair, row) for row in (pair.a, pair.b))
    return f" {said[0]}, {said[1]}." if said[0] != said[1] else ""


def _said(pair: Pair, row: Row) -> str:
    name = outlet(pair, row)
    if row.attribution is None:
        return f"{name} says so itself"
    label = " ".join(row.voice.label.split())
    return f"{name} has it from {label}" if row.attribution.source else f"{name} names nobody for it"
