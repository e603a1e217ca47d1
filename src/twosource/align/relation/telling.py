"""Two claims side by side -> the words that explanations are made of."""

from twosource.align.pairs.features import Pair
from twosource.align.table.row import Row

LONG = 90  # characters of a claim that an explanation shows
MOST = 5  # of the words that one side adds those looked for, the rarest
STRETCHES = 2  # stretches of them that are shown
GAP = 3  # words from one of them to the next within a stretch
LONGEST = 9  # words of a stretch


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
    """What a claim says that the other does not: the stretches with the rarest words of its own, as written."""
    # of people whom both name nothing is added by a first name or a title
    names = row.people if row.actors & other.actors else frozenset[str]()
    new = [
        (lemma, form)
        for lemma, form in row.written
        if lemma in row.words and lemma not in other.words and form not in names
    ]
    rarest = sorted({lemma for lemma, _ in new}, key=lambda w: (-pair.table.words.of[w], w))[:MOST]
    forms = {form for lemma, form in new if lemma in rarest}
    words = row.text.split()
    runs: list[list[int]] = []
    for at, word in enumerate(words):
        if _bare(word) in forms:
            if runs and at - runs[-1][-1] <= GAP and at - runs[-1][0] < LONGEST:
                runs[-1].append(at)
            else:
                runs.append([at])
    shown = sorted(sorted(runs, key=lambda run: (-len(run), run))[:STRETCHES])
    said = [_bare(" ".join(words[run[0] : run[-1] + 1])) for run in shown]
    return ", ".join(f"“{one}”" for one in said) or ", ".join(dict.fromkeys(form for _, form in new if form in forms))


def _bare(words: str) -> str:
    """The words without the marks around them."""
    return words.strip(".,;:!?\"'“”‘’()[]–—-").removesuffix("’s").removesuffix("'s")


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
    if not row.attribution.source:
        return f"{name} names nobody for it"
    if row.voice.kind == "unattributed":
        words = " ".join(span.of(row.analysis.article.text) for span in row.attribution.source)
        return f"{name} has it from “{words}”, and it is not settled who that is"
    return f"{name} has it from {' '.join(row.voice.label.split())}"
