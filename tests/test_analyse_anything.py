"""The whole of analyse over any characters: spans inside, ids that exist, the same twice, JSON that reads back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import article
from fake_reader import FakeReader
from twosource.flow import analyse_article
from twosource.model import Claims, Span
from twosource.render.json import analysed

# Marks, breaks and words that the rules look at, among any characters at all.
PIECES = st.sampled_from(
    ["“", "”", '"', "''", "‘", "’", "—", " - ", ":", "•", "\t", "\n", "\n\n", "\u2028", "\u200b", "©", " | ", ".", "?",
     "Berg", "BERG:", "police", "said", "says", "that", "not", "Five", "3,400", "$5m", "on Monday", "ſ", "İ", "𝔅"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map(" ".join)


def spans(found: Claims) -> list[Span]:
    """All spans of an analysis and its claims."""
    of = found.analysis
    out = [m.span for m in of.mentions] + [t.span for t in of.times] + [q.span for q in of.quantities]
    out += [s for a in of.attributions for s in (*a.source, *a.cue, *a.content)]
    out += [s for c in found.claims for s in (c.span, *c.hedges, *c.negations, *c.loaded, *c.parts)]
    return out + list(of.sentences())


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_analysed(text: str) -> None:
    one = article(text)
    found = analyse_article(one, FakeReader())
    assert all(0 <= s.start < s.end <= len(text) for s in spans(found))
    ids = {a.id for a in found.analysis.attributions}
    assert all(a.parent is None or a.parent in ids for a in found.analysis.attributions)
    assert all(c.attribution is None or c.attribution in ids for c in found.claims)
    line = analysed(found)
    assert json.loads(line)["article"]["text"] == text
    assert analysed(analyse_article(one, FakeReader())) == line


@pytest.mark.parametrize("junk", ['"', "“", "‘", "BERG: ", "- ", "(", "\n", "a, ", "said "])
def test_a_long_run_of_one_thing_is_read_to_its_end(junk: str) -> None:
    text = junk * (20_000 // len(junk))
    found = analyse_article(article(text), FakeReader())
    assert all(s.end <= len(text) for s in spans(found))
