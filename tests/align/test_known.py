"""known: what comes later gives the same as all at once, whatever the order, and compares only what it touches."""

import dataclasses
import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align import Known, align, extend, table
from twosource.align.pairs import known
from twosource.align.pairs.links import Compared
from twosource.align.pairs.rivals import Scores
from twosource.model import Claims, Mention, Span

SENTENCES = (
    "The harbour office counted 40 boats.",
    "The harbour office counted 45 boats on Monday.",
    "Ann Gray opened the old bridge.",
    "Gray opened the old bridge in May.",
    "Nobody crossed the river.",
    "The old bridge at Varn was closed by the office after the storm.",
    "A storm closed the bridge at Varn.",
)


def claims(picked: Sequence[int], name: str, day: str | None = None) -> Claims:
    """An article of those sentences, each a claim; who is named in them is a mention."""
    text = " ".join(SENTENCES[n] for n in picked)
    read = build.analysis(dataclasses.replace(build.article(text, name=name), published=day))
    named = [(word, "PER" if "Gray" in word else "GPE") for word in ("Ann Gray", "Varn")]
    mentions = tuple(
        Mention(Span(at, at + len(word)), kind, entity=n)  # type: ignore[arg-type]
        for n, (word, kind) in enumerate(named)
        if (at := text.find(word)) >= 0
    )
    read = dataclasses.replace(read, mentions=mentions)
    return build.claims_of(read, [read.tokens.span(a, b - 1) for a, b in read.tokens.sentences])


articles = st.lists(
    st.tuples(
        st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=4),
        st.sampled_from([None, "2031-05-01", "2031-05-02"]),
    ),
    min_size=1,
    max_size=4,
).map(lambda drawn: [claims(picked, f"{n}.txt", day) for n, (picked, day) in enumerate(drawn)])


@settings(deadline=None, max_examples=25)
@given(articles, st.data())
def test_article_after_article_gives_the_same_as_all_at_once(given_: list[Claims], data: st.DataObject) -> None:
    order = data.draw(st.permutations(given_))
    cut = data.draw(st.integers(0, len(order)))
    first = extend(order[:cut], Known())
    assert extend(order[cut:], first.known).alignment == align(given_)


@settings(deadline=None, max_examples=15)
@given(articles, st.data())
def test_however_they_come_in_turn_and_whatever_comes_again(given_: list[Claims], data: st.DataObject) -> None:
    order = data.draw(st.permutations(given_))
    turns = [data.draw(st.integers(0, 2), label="turn") for _ in order]
    known_ = Known()
    for turn in range(3):
        again = data.draw(st.lists(st.sampled_from(given_), max_size=1)) if turn else []
        extended = extend([*again, *(one for one, at in zip(order, turns, strict=True) if at == turn)], known_)
        known_ = extended.known
    came = {a.analysis.article.id for a in extended.alignment.articles}
    assert extended.alignment == align([a for a in given_ if a.analysis.article.id in came])
    assert extended.alignment == align(given_)


def test_one_that_comes_again_under_an_earlier_name_takes_its_place() -> None:
    first, second = claims([0, 2, 5], "b.txt"), claims([1, 3], "c.txt")
    earlier, later = claims([0, 2, 5], "a.txt"), claims([4, 6], "d.txt")
    before = extend([first, second], Known()).known
    assert extend([earlier, later], before).alignment == align([first, second, earlier, later])


def test_rows_and_most_scores_are_taken_over_where_little_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    plain = table._table_row
    monkeypatch.setattr(table, "_table_row", lambda *a: made.append(a[1].article) or plain(*a))  # type: ignore[func-returns-value]
    old = [claims(picked, f"{n}.txt") for n, picked in enumerate(itertools.combinations(range(7), 3))]
    before = extend(old, Known()).known
    made.clear()
    new = claims([0, 2, 4, 6], "z.txt")
    after = extend([new], before)
    assert set(made) == {new.analysis.article.id}
    assert len(np.intersect1d(after.known.keys, before.keys)) > len(before.keys) // 3
    assert after.alignment == align([*old, new])


@settings(deadline=None, max_examples=25)
@given(articles, st.data())
def test_the_order_of_the_articles_changes_nothing(given_: list[Claims], data: st.DataObject) -> None:
    assert align(data.draw(st.permutations(given_))) == align(given_)


def test_nothing_is_compared_again_where_nothing_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown: list[int] = []
    plain = Compared._compare

    def counted(self: Compared, scores: Scores) -> Scores:
        unknown.append(int(np.isnan(scores).sum()))
        return plain(self, scores)

    monkeypatch.setattr(Compared, "_compare", counted)
    both = [claims([0, 2, 5], "a.txt"), claims([1, 3, 6], "b.txt")]
    first = extend(both, Known())
    again = extend([], first.known)
    assert unknown[0] > 0
    assert unknown[1] == 0
    assert again.alignment == first.alignment
    extend([claims([0, 4], "c.txt")], first.known)
    assert unknown[2] > 0


def test_a_signature_follows_what_a_comparison_reads() -> None:
    one, two = claims([0, 2], "a.txt"), claims([1, 3], "b.txt")
    later = dataclasses.replace(two, claims=tuple(dataclasses.replace(claim, polarity="-") for claim in two.claims))
    first = extend([one, two], Known()).known
    other = extend([one, later], Known()).known
    same = np.isin(first.keys, other.keys)
    assert not same.any()
    assert known.Known().articles == ()
