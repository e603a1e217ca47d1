"""Two claims side by side -> what stands in the slots of the rules: their places, what one adds, who says either."""

from functools import lru_cache

from twosource.align.pairs.pair import Pair
from twosource.align.table.row import Row
from twosource.align.voices import UNSETTLED
from twosource.model import Grounds, Place, Slot, because

MOST = 5  # of the words that one side adds those looked for, the rarest
STRETCHES = 2  # stretches of them that are shown
GAP = 3  # words from one of them to the next within a stretch
LONGEST = 9  # words of a stretch


def both(pair: Pair) -> dict[str, Slot]:
    """The places of both claims, as the slots `a` and `b`."""
    a, b = pair.a.claim, pair.b.claim
    return {"a": Place(a.article, a.span), "b": Place(b.article, b.span)}


def added(pair: Pair, row: Row, other: Row) -> Grounds | None:
    """What a claim says that the other does not: the stretches with the rarest words of its own, as written."""
    # of people whom both name nothing is added by a first name or a title
    names = row.people if row.actors & other.actors else frozenset[str]()
    own, held = row.words, other.words
    theirs = {form for _, form in other.written}  # one form may be read as two words: "fell" of fell and of fall
    new = [
        (lemma, form)
        for lemma, form in row.written
        if lemma in own and lemma not in held and form not in names and form not in theirs
    ]
    rarest = sorted({lemma for lemma, _ in new}, key=lambda w: (-pair.table.words.of[w], w))[:MOST]
    forms = {form for lemma, form in new if lemma in rarest}
    words, unmarked = _words_unmarked(row)
    runs: list[list[int]] = []
    for at, word in enumerate(unmarked):
        if word in forms:
            if runs and at - runs[-1][-1] <= GAP and at - runs[-1][0] < LONGEST:
                runs[-1].append(at)
            else:
                runs.append([at])
    shown = sorted(sorted(runs, key=lambda run: (-len(run), run))[:STRETCHES])
    said = tuple(_unmarked_words(" ".join(words[run[0] : run[-1] + 1])) for run in shown)
    if said:
        return because("added_stretches", words=said)
    loose = tuple(dict.fromkeys(form for _, form in new if form in forms))
    return because("added_words", words=loose) if loose else None


@lru_cache(maxsize=10_000)  # of each row of a group once
def _words_unmarked(row: Row) -> tuple[list[str], list[str]]:
    """Its words as written, and each without the marks around it."""
    words = row.text.split()
    return words, [_unmarked_words(word) for word in words]


def _unmarked_words(words: str) -> str:
    """The words without the marks around them."""
    return words.strip(".,;:!?\"'“”‘’()[]–—-").removesuffix("’s").removesuffix("'s")


def voices(pair: Pair) -> dict[str, Slot]:
    """Who says either, as the slot `voices`, where that is not the same: who holds a thing is part of it."""
    a, b = pair.a.voice, pair.b.voice
    if a.key == b.key or (pair.a.attribution is None and pair.b.attribution is None):
        return {}
    return {"voices": (_who_says(pair.a), _who_says(pair.b))}


def _who_says(row: Row) -> Grounds:
    article = row.claim.article
    if row.attribution is None:
        return because("tells_itself", article=article)
    if not row.attribution.source:
        return because("names_nobody", article=article)
    if row.voice.key.startswith(UNSETTLED):
        words = " ".join(span.of(row.analysis.article.text) for span in row.attribution.source)
        return because("has_from_unsettled", article=article, words=words)
    return because("has_from", article=article, source=row.voice.label)
