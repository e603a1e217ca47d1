"""Five hundred decisions over sixty articles, after more articles and after other cuts: none moves silently."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from store.made import analysed, arrivals, made_article, sentences
from twosource.model import Claims, Judged, Judgement, Span
from twosource.store.anchors import anchor_of
from twosource.store.articles import articles_of, newer_versions
from twosource.store.events import KINDS, OF_ARTICLE, RELATIONS, TWO, WORDED, in_force, record
from twosource.store.file import CaseFile, create_case
from twosource.store.held import hold
from twosource.store.replay import replay, set_by_hand, spans_of

MANY, DECISIONS = 60, 500
WHEN = "2026-11-28T09:00:00Z"


def chosen(chance: random.Random, articles: list[Claims]) -> Judgement:
    """A decision of any kind about places of any article."""
    kind = chance.choice(KINDS)
    where = chance.sample(articles, 2 if kind in TWO else 1)
    anchors = tuple(
        anchor_of(one.analysis.article, None if kind in OF_ARTICLE else chance.choice(spans_of(kind, one)))
        for one in where
    )
    values = {"relation": chance.choice(RELATIONS), "date": f"2026-03-{chance.randrange(10, 28)}", "language": "en"}
    return Judgement(0, WHEN, "somebody", kind, anchors, values.get(kind, "some words") if kind in WORDED else None)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    chance = random.Random("replay")
    made = create_case(str(tmp_path_factory.mktemp("replay") / "fire.case"))
    from twosource.store.articles import add_arrivals  # noqa: PLC0415

    add_arrivals(made, arrivals(range(MANY)), at=WHEN, by="somebody")
    articles = [analysed(made_article(n)) for n in range(MANY)]
    made._connection.execute("PRAGMA synchronous = OFF")  # five hundred times to the disk would take a minute
    for _ in range(DECISIONS):
        record(made, chosen(chance, articles))
    return made


def test_names_that_are_one_inside_an_article_are_not_parted(case: CaseFile) -> None:
    read = analysed(made_article(0))
    text, first, second = read.analysis.article, *read.analysis.mentions[:2]
    one = replace(read, analysis=replace(read.analysis, mentions=(first, replace(second, entity=first.entity))))
    anchors = anchor_of(text, first.span), anchor_of(text, second.span)
    apart = Judgement(1, WHEN, "Ann", "actor-apart", anchors)
    assert replay([apart], [read], {}).actors_parted
    (refused,) = replay([apart], [one], {}).decided
    assert refused.placed == "unplaced"
    assert "are one inside their article" in str(refused.reason)
    assert not replay([apart], [one], {}).actors_parted


def test_a_source_on_which_nothing_rests_is_told(case: CaseFile) -> None:
    read = analysed(made_article(0))
    text, (first, second) = read.analysis.article, read.analysis.attributions[:2]
    same = Judgement(1, WHEN, "Ann", "source-same", tuple(anchor_of(text, one.source[0]) for one in (first, second)))
    assert replay([same], [read], {}).decided[0].placed == "exact"
    bare = replace(read, claims=tuple(replace(claim, attribution=None) for claim in read.claims))
    assert "no statement rests on" in str(replay([same], [bare], {}).decided[0].reason)


def words(span: Span, text: str) -> str:
    return re.sub(r"\A[\W_]+|[\W_]+\Z", "", span.of(text))


def check(case: CaseFile, articles: list[Claims]) -> Judged:
    """Every decision is there; what is placed stands at its own words, exactly or but for marks at the edges."""
    judgements = in_force(case)
    judged = replay(judgements, articles, newer_versions(case))
    assert [one.judgement for one in judged.decided] == judgements
    texts = {a.analysis.article.id: a.analysis.article.text for a in articles}
    for one in judged.decided:
        if one.placed == "unplaced":
            assert one.reason
            continue
        anchors = [anchor for anchor in one.judgement.anchors if anchor.span is not None]
        for anchor, place in zip(anchors, one.places, strict=True):
            assert anchor.article == place.article
            text = texts[place.article]
            if one.placed == "exact":
                assert place.span == anchor.span
            assert place.span.overlaps(anchor.span)  # type: ignore[arg-type]
            assert words(place.span, text) == words(anchor.span, text)  # type: ignore[arg-type]
    return judged


def test_all_are_placed_exactly_where_nothing_changed(case: CaseFile) -> None:
    judged = check(case, [analysed(a) for a in articles_of(case)])
    lost = [one for one in judged.decided if one.placed != "exact"]
    assert all("says otherwise" in str(one.reason) for one in lost)  # they contradict an earlier one
    assert len(judged.decided) == DECISIONS


def test_five_more_articles_move_none(case: CaseFile) -> None:
    before = check(case, [analysed(a) for a in articles_of(case)])
    more = [analysed(made_article(n)) for n in range(MANY, MANY + 5)]
    assert check(case, [*map(analysed, articles_of(case)), *more]) == before


@pytest.mark.parametrize("seed", range(4))
def test_other_cuts_of_claims_move_none(case: CaseFile, seed: int) -> None:
    """As another reader would cut: with a mark more, in two, with words more or fewer, or not at all."""
    chance = random.Random(f"cuts/{seed}")

    def cut(span: Span, text: str) -> list[Span]:
        third = span.start + (span.end - span.start) // 3
        return {
            0: [span],
            1: [Span(span.start, min(len(text), span.end + 1))],
            2: [Span(span.start, third), Span(third, span.end)],
            3: [Span(span.start, third)],
            4: [Span(max(0, span.start - 9), span.end)],
            5: [],
        }[chance.choice((0, 0, 0, 1, 1, 2, 3, 4, 5))]

    recut = []
    for article in articles_of(case):
        spans = [new for span in sentences(article.text) for new in cut(span, article.text)]
        recut.append(analysed(article, spans or [Span(0, 5)]))
    judged = check(case, recut)
    placed = [one.placed for one in judged.decided]
    assert min(placed.count(kind) for kind in ("exact", "quote", "unplaced")) > 20


def test_what_is_set_by_hand_is_the_articles_own(case: CaseFile) -> None:
    held = hold(case, "f")
    last = {j.anchors[0].article: j for j in in_force(case) if j.kind == "date"}
    dated = {a.id: a for a in held.articles if a.published}
    assert dated.keys() == last.keys()
    assert all(
        a.published == last[i].value and a.published_from == f"decision {last[i].number}" for i, a in dated.items()
    )
    assert set_by_hand(articles_of(case), [], {}) == articles_of(case)


def test_a_decision_follows_its_words_into_a_newer_version_or_is_listed(tmp_path: Path) -> None:
    from twosource.store.articles import Arrival, add_arrivals  # noqa: PLC0415

    case = create_case(str(tmp_path / "a.case"))
    old, text = made_article(1), made_article(1).text
    add_arrivals(case, [Arrival(old, "http://a.example/1")], at=WHEN, by="x")
    first, second = sentences(text)[0], sentences(text)[3]
    for span in (first, second):
        record(case, Judgement(0, WHEN, "x", "wrong", (anchor_of(old, span),)))
    newer = made_article(1)
    changed = f"Corrected. {text.replace(second.of(text), 'Nothing of this is known')}"
    newer = type(newer)(id="f" * 16, name=newer.name, text=changed)  # type: ignore[arg-type]
    taken = add_arrivals(case, [Arrival(newer, "http://a.example/1")], at=WHEN, by="x")
    assert (taken.new, taken.versions) == ((), ("001.txt",))
    assert [a.id for a in articles_of(case)] == ["f" * 16]
    assert [a.id for a in articles_of(case, until=1)] == [old.id]
    judged = replay(in_force(case), [analysed(newer)], newer_versions(case))
    assert [one.placed for one in judged.decided] == ["quote", "unplaced"]
    assert judged.decided[0].places[0].span.of(changed) == first.of(text)
    assert "no more" in str(judged.decided[1].reason)
