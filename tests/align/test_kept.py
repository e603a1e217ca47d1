"""kept: what comes later gives the same as all at once, whatever the order, and compares only what it touches."""

import dataclasses
import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from twosource.align import NOTHING_KEPT, Kept, align, compare, conclude, pack, table, unpack
from twosource.align.pairs.links import Compared
from twosource.align.pairs.rivals import Scores
from twosource.model import Alignment, Claims, Judged, Mention, Ruled, Span

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


def extend(given_: Sequence[Claims], kept: Kept) -> tuple[Alignment, Kept]:
    """The alignment with what is kept, and what is kept then, as it comes back from bytes."""
    compared = compare(given_, kept=kept)
    back = unpack(pack(compared.kept))
    assert back is not None
    return conclude(compared), back


@settings(deadline=None, max_examples=25)
@given(articles, st.data())
def test_article_after_article_gives_the_same_as_all_at_once(given_: list[Claims], data: st.DataObject) -> None:
    order = data.draw(st.permutations(given_))
    kept = NOTHING_KEPT
    for cut in sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=3))):
        _, kept = extend(order[:cut], kept)
    alignment, _ = extend(given_, kept)
    assert alignment == align(given_)


@settings(deadline=None, max_examples=25)
@given(articles, articles, st.data())
def test_whatever_was_compared_before_changes_nothing(
    given_: list[Claims], others: list[Claims], data: st.DataObject
) -> None:
    """Articles that are gone, that come under another name or date, in whatever order."""
    before = [*data.draw(st.lists(st.sampled_from(given_), max_size=3)), *others]
    _, kept = extend(before, NOTHING_KEPT)
    alignment, again = extend(given_, kept)
    assert alignment == align(given_)
    assert extend(given_, again)[0] == alignment


@settings(deadline=None, max_examples=40)
@given(articles, st.data())
def test_what_people_decide_in_turn_gives_the_same_as_all_at_once(given_: list[Claims], data: st.DataObject) -> None:
    """Of pairs, and of statements that are wrong: those are gone from what is compared."""
    idents = sorted(claim.id for article in given_ for claim in article.claims)
    ident, judged, comparison = st.sampled_from(idents), Judged(), None
    for number in range(data.draw(st.integers(1, 4))):
        verdict = Ruled(data.draw(ident), data.draw(ident), number)
        kind = data.draw(st.sampled_from(["joined", "parted", "wrong", "nothing"]))
        if kind == "wrong":
            judged = dataclasses.replace(judged, wrong=judged.wrong | {verdict.a})
        elif kind != "nothing" and verdict.a != verdict.b:
            judged = dataclasses.replace(judged, **{kind: (*getattr(judged, kind), verdict)})
        kept = comparison.kept if comparison else NOTHING_KEPT
        comparison = compare(given_, judged, kept=kept, before=comparison)
        assert conclude(comparison, judged) == align(given_, judged)


def test_one_that_comes_again_under_an_earlier_name_takes_its_place() -> None:
    first, second = claims([0, 2, 5], "b.txt"), claims([1, 3], "c.txt")
    earlier, later = claims([0, 2, 5], "a.txt"), claims([4, 6], "d.txt")
    _, kept = extend([first, second], NOTHING_KEPT)
    assert extend([first, second, earlier, later], kept)[0] == align([first, second, earlier, later])


def test_rows_and_most_scores_are_taken_over_where_little_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    plain = table._table_row
    monkeypatch.setattr(table, "_table_row", lambda *a: made.append(a[1].article) or plain(*a))  # type: ignore[func-returns-value]
    old = [claims(picked, f"{n}.txt") for n, picked in enumerate(itertools.combinations(range(7), 3))]
    before = compare(old, kept=NOTHING_KEPT)
    made.clear()
    new = claims([0, 2, 4, 6], "z.txt")
    after = compare([*old, new], kept=before.kept, before=before)
    assert set(made) == {new.analysis.article.id}
    assert len(np.intersect1d(after.kept.pairs, before.kept.pairs)) > len(before.kept.pairs) // 3
    assert conclude(after) == align([*old, new])


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
    first, kept = extend(both, NOTHING_KEPT)
    again, _ = extend(both, kept)
    assert unknown[0] > 0
    assert unknown[1] == 0
    assert again == first
    extend([*both, claims([0, 4], "c.txt")], kept)
    assert unknown[2] > 0


def test_what_is_decided_of_pairs_compares_nothing_again() -> None:
    both = [claims([0, 2, 5], "a.txt"), claims([1, 3, 6], "b.txt")]
    first = compare(both, kept=NOTHING_KEPT)
    one, two = both[0].claims[0].id, both[1].claims[0].id
    joined = Judged(joined=(Ruled(one, two, 1),))
    assert compare(both, joined, kept=first.kept, before=first) is first
    assert conclude(first, joined) == align(both, joined)
    assert compare(both, Judged(wrong=frozenset({one})), kept=first.kept, before=first) is not first


def test_a_signature_follows_what_a_comparison_reads() -> None:
    one, two = claims([0, 2], "a.txt"), claims([1, 3], "b.txt")
    later = dataclasses.replace(two, claims=tuple(dataclasses.replace(claim, polarity="-") for claim in two.claims))
    first, other = compare([one, two], kept=NOTHING_KEPT).kept, compare([one, later], kept=NOTHING_KEPT).kept
    assert not np.isin(first.pairs, other.pairs).any()
    assert not first.same_pairs(other)
    assert first.same_pairs(compare([one, two], kept=NOTHING_KEPT).kept)


@pytest.mark.parametrize("cut", [0, 1, 10, -1])
def test_bytes_that_are_damaged_are_told(cut: int) -> None:
    packed = pack(compare([claims([0, 2], "a.txt"), claims([1, 3], "b.txt")], kept=NOTHING_KEPT).kept)
    assert unpack(packed) is not None
    assert unpack(packed[:cut]) is None
    assert unpack(bytes([packed[0] ^ 1]) + packed[1:]) is None
