"""bulk: what is counted of many pairs at once is what the features say of each."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align.actors import find_actors
from twosource.align.pairs.block import Pairs
from twosource.align.pairs.bulk import Bulk
from twosource.align.pairs.features import FEATURES
from twosource.align.pairs.links import Compared
from twosource.align.pairs.score import ANCHORS, SAYS, combine, held, shipped
from twosource.align.passages import find_passages
from twosource.align.table import Table
from twosource.align.table import build as build_table
from twosource.model import Attribution, AttributionId, Claims, Mention, Quantity, Span, Time

SENTENCES = (
    "The harbour office counted 40 boats.",
    "The harbour office counted 45 boats on 3 May 2031.",
    "Ann Gray opened the old bridge on 4 May 2031.",
    "Gray opened the old bridge.",
    "Nobody crossed the river.",
    "“We will not pay a single cent for the bridge,” Ann Gray said.",
    "Tom Reed said “we will not pay a single cent for it” on Monday.",
    "The old bridge at Varn was closed by the office after the storm.",
    "A storm closed the bridge at Varn.",
)


def claims(picked: Sequence[int], name: str) -> Claims:
    """An article of those sentences, each a claim, with its names, numbers, dates and who says it."""
    text = " ".join(SENTENCES[n] for n in picked)
    read = build.analysis(build.article(text, name=name))
    named = (("Ann Gray", "PER"), ("Tom Reed", "PER"), ("Varn", "GPE"))
    found = [(word, kind, text.find(word)) for word, kind in named]
    mentions = tuple(
        Mention(Span(at, at + len(word)), kind, entity=n)  # type: ignore[arg-type]
        for n, (word, kind, at) in enumerate(found)
        if at >= 0
    )
    quantities = tuple(
        Quantity(span, float(n), float(n), "exact", counted="boats")
        for n in (40, 45)
        if (at := text.find(str(n))) >= 0 and (span := Span(at, at + 2))
    )
    times = tuple(
        Time(Span(at, at + 10), "DATE", f"2031-05-0{day}", earliest=f"2031-05-0{day}", latest=f"2031-05-0{day}")
        for day in (3, 4)
        if (at := text.find(f"{day} May 2031")) >= 0
    )
    spans = [read.tokens.span(a, b - 1) for a, b in read.tokens.sentences]
    said = tuple(
        Attribution(AttributionId(str(n)), (mention.span,), (), (span,), "direct", "named_person", source_entity=n)
        for n, mention in enumerate(mentions)
        for span in spans
        if span.contains(mention.span) and mention.type == "PER" and "said" in span.of(text)
    )
    read = dataclasses.replace(read, mentions=mentions, quantities=quantities, times=times, attributions=said)
    made = build.claims_of(read, spans)
    full = []
    for claim in made.claims:
        holder = next((a.id for a in said if a.content[0] == claim.span), None)
        place = claim.span
        full.append(
            dataclasses.replace(
                claim,
                attribution=holder,
                polarity="-" if "not" in place.of(text) or "Nobody" in place.of(text) else "+",
                mentions=tuple(n for n, m in enumerate(mentions) if place.contains(m.span)),
                quantities=tuple(n for n, q in enumerate(quantities) if place.contains(q.span)),
                times=tuple(n for n, t in enumerate(times) if place.contains(t.span)),
                subject=next((m.span for m in mentions if m.span.start == place.start), None),
            )
        )
    return dataclasses.replace(made, claims=tuple(full))


def table_of(articles: Sequence[Claims]) -> Table:
    ordered = sorted(articles, key=lambda a: a.analysis.article.name)
    return build_table(ordered, find_actors(ordered), find_passages([a.analysis.article for a in ordered]))


def all_pairs(table: Table) -> Pairs:
    return np.argwhere(np.triu(np.ones((len(table.rows),) * 2, dtype=bool), 1)).astype(np.int64)


tables = st.lists(
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=5, unique=True), min_size=1, max_size=4
).map(lambda drawn: table_of([claims(picked, f"{n}.txt") for n, picked in enumerate(drawn)]))


@settings(deadline=None, max_examples=25)
@given(tables)
def test_each_feature_says_the_same_of_one_pair_and_of_many(table: Table) -> None:
    pairs = all_pairs(table)
    one_by_one = Compared(table, pairs[:0])
    many = Bulk(table, FEATURES).said(pairs) if len(pairs) else {}
    for at, (i, j) in enumerate(pairs.tolist()):
        for reason in one_by_one.reasons(i, j):
            assert many[reason.feature][at] == reason.score, (reason, table.rows[i].text, table.rows[j].text)


@settings(deadline=None, max_examples=25)
@given(tables)
def test_scores_and_anchors_are_those_of_each_pair(table: Table) -> None:
    pairs = all_pairs(table)
    one_by_one, bulk = Compared(table, pairs[:0]), Bulk(table, FEATURES)
    scores, anchored = bulk.scores(pairs, shipped()), bulk.anchored(pairs)
    for at, (i, j) in enumerate(pairs.tolist()):
        said = one_by_one.reasons(i, j)
        assert scores[at] == pytest.approx(combine(said, shipped()))
        assert anchored[at] == held(said, 0.0) == any(r.feature in ANCHORS and r.score >= SAYS for r in said)


def test_every_feature_speaks_somewhere_in_these_tests() -> None:
    table = table_of([claims([0, 2, 5, 7], "a.txt"), claims([1, 3, 6, 8, 2], "b.txt"), claims([5, 2, 0], "c.txt")])
    said = Bulk(table, FEATURES).said(all_pairs(table))
    assert [name for name, scores in said.items() if not scores.any()] == []
