"""sourcing_words: on what a position rests, in one line."""

import pytest

from twosource.model import ArticleId, Relay, Sourcing, SourcingKind
from twosource.render.sourcing import sourcing_words

THREE = tuple(ArticleId(a) for a in "abc")


@pytest.mark.parametrize(
    ("kind", "sources", "through", "copied", "own", "words"),
    [
        ("one", ["the Coastguard"], [Relay("Norwick Press", THREE, agency=True)], 0, 0,
         "Rests on one source: the Coastguard, by one agency story (Norwick Press) in 3 articles"),
        ("one", ["Ann Gray"], [Relay("the Post", THREE[:1], agency=False)], 0, 0,
         "Rests on one source: Ann Gray, by way of the Post in 1 article"),
        ("one", [], [Relay("Norwick Press", THREE, agency=True)], 0, 0,
         "Rests on one agency story: Norwick Press, in 3 articles"),
        ("one", [], [], 3, 0, "One text in 3 articles; none says whose it is"),
        ("several", ["Ann Gray", "Bo Moss"], [], 0, 0, "Two sources, apart: Ann Gray and Bo Moss"),
        ("several", ["A", "B", "C"], [], 0, 0, "Three sources, apart: A, B and C"),
        ("own", [], [], 0, 3, "Three articles tell it themselves; none says how it knows"),
        ("own", [], [], 0, 1, "One article tells it itself and does not say how it knows"),
        ("mixed", ["Ann Gray"], [], 0, 2, "Rests on one source: Ann Gray; two articles tell it without a source"),
        ("public", ["Oldtown Council"], [], 0, 0, "A public act of Oldtown Council"),
    ],
)  # fmt: skip
def test_words(kind: SourcingKind, sources: list[str], through: list[Relay], copied: int, own: int, words: str) -> None:
    sourcing = Sourcing(kind, tuple(sources), tuple(through), THREE[:copied], THREE[:own])
    assert sourcing_words(sourcing) == words
