"""features: what both claims say counts the more, the rarer its words are here and in news at large."""

import re

import pytest

import build
from twosource.align.actors import find_actors
from twosource.align.pairs import score
from twosource.align.pairs.features import FEATURES, Feature
from twosource.align.pairs.pair import Pair, by_people, by_times
from twosource.align.table import build as build_table
from twosource.align.table.rarity import UNIT, rarity, telling
from twosource.model import Mention, Reason, Time, because


def _reasons(one: str, two: str, *others: str) -> dict[str, Reason]:
    """What each feature says of the first claims of the first two texts, among all."""
    articles = [build.claims_of(text, [text]) for text in (one, two, *others)]
    table = build_table(articles, find_actors(articles), ())
    pair = Pair(table, table.rows[0], table.rows[1], 0.5)
    return {feature.name: feature.of_pair(pair) for feature in FEATURES}


def test_a_word_rare_at_large_tells_more_than_a_common_one() -> None:
    rare = _reasons("Gulls said the lantern broke.", "A lantern was found.")
    common = _reasons("Gulls said the state broke.", "A state was found.")
    assert rare["rarest"].score > common["rarest"].score > 0
    assert rare["rarest"].why == because("root_cut", root="lante")


def test_a_word_that_all_claims_have_tells_little() -> None:
    few = _reasons("The lantern broke.", "A lantern fell.", "Sheep grazed.", "Rain came.")
    all_ = _reasons("The lantern broke.", "A lantern fell.", "One lantern shone.", "No lantern burned.")
    assert few["rarest"].score > all_["rarest"].score


def test_the_second_word_counts_apart_and_is_none_where_one_alone_is_shared() -> None:
    both = _reasons("The lantern of the ferry broke.", "A ferry lost its lantern.")
    one = _reasons("The lantern of the barge broke.", "A ferry lost its lantern.")
    assert both["rarest"].score >= both["second"].score > 0
    assert one["second"] == Reason("second", 0.0, because("no_root"))


def test_nothing_shared_says_nothing() -> None:
    found = _reasons("The lantern broke.", "Sheep grazed.")
    assert found["rarest"].score == found["near"].score == 0.0


def test_every_weight_lies_between_none_and_one_holder_alone() -> None:
    found = telling(rarity({"the": 4, "state": 2, "lante": 1}, 4))
    assert set(found) == {"the", "state", "lante"}
    assert all(0 <= weight <= UNIT for weight in found.values())
    assert found["lante"] > found["state"] > found["the"]


def test_other_people_and_nothing_named_in_common_keep_two_apart() -> None:
    def reason(*names: str) -> float:
        articles = []
        for number, name in enumerate(names):
            text = f"The clerk {name} opened the bridge."
            mention = Mention(build.span(text, name), "PER", entity=0)
            of = build.analysis(build.article(text, name=f"{number}.txt"), mentions=(mention,))
            articles.append(build.claims_of(of, [text]))
        table = build_table(articles, find_actors(articles), ())
        return by_people(Pair(table, table.rows[0], table.rows[1], 0.5)).score

    assert reason("Ann Gray", "Jo Field") == -1.0
    assert reason("Ann Gray", "Ann Gray") == 0.0


def test_a_feature_without_a_weight_counts_nothing_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The recipe for a new feature: a function of a pair and a record; the weight may come later."""
    new = Feature("length", lambda pair: Reason("length", 1.0, because("no_root")))
    monkeypatch.setattr(score, "FEATURES", (*FEATURES, new))
    score.shipped.cache_clear()
    with caplog.at_level("WARNING"):
        scorer = score.shipped()
    score.shipped.cache_clear()
    assert re.search(r"no weight for the feature [a-z_, ]*length in data/en/same_matter\.toml", caplog.text)
    said = [Reason(feature.name, 0.5, because("no_root")) for feature in FEATURES]
    with_it = [*said, new.of_pair(None)]  # type: ignore[arg-type]
    assert score.combine(with_it, scorer) == score.combine(said, scorer)
    assert new not in score.counted(scorer)


def test_each_feature_says_a_reason_of_its_own_name() -> None:
    said = _reasons("Five boats sank at Varn.", "Six boats sank at Varn.")
    assert [reason.feature for reason in said.values()] == list(said)


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        (("2021-03-01", "2021-03-01"), ("2021-03-01", "2021-03-01"), 1.0),
        (("2021-03-01", "2021-03-07"), ("2021-03-02", "2021-03-02"), 0.8),
        (("2021-03-01", "2021-03-31"), ("2021-03-02", "2021-03-02"), 0.5),
        (("2021-01-01", "2021-12-31"), ("2021-01-01", "2021-12-31"), 0.0),  # of a year nearly everything may be
        (("2021-01-01", None), ("2021-03-02", "2021-03-02"), 0.0),
        (("2021-03-01", "2021-03-01"), ("2021-03-02", "2021-03-02"), -1.0),
    ],
)
def test_a_day_in_common_tells_more_than_a_year(
    one: tuple[str, str | None], two: tuple[str, str | None], told: float
) -> None:
    articles = []
    for number, (earliest, latest) in enumerate((one, two)):
        text = "The bridge was shut then."
        time = Time(build.span(text, "then"), "DATE", None, earliest=earliest, latest=latest)
        articles.append(build.claims_of(build.analysis(build.article(text, name=f"{number}"), times=(time,)), [text]))
    table = build_table(articles, find_actors(articles), ())
    assert by_times(Pair(table, table.rows[0], table.rows[1], 0.5)).score == told


def test_of_several_times_in_common_the_most_telling_counts() -> None:
    text = "The bridge was shut in that year, on that day."
    times = (
        Time(build.span(text, "that year"), "DATE", None, earliest="2021-01-01", latest="2021-12-31"),
        Time(build.span(text, "that day"), "DATE", None, earliest="2021-03-02", latest="2021-03-02"),
    )
    articles = [build.claims_of(build.analysis(build.article(text, name=n), times=times), [text]) for n in "ab"]
    table = build_table(articles, find_actors(articles), ())
    assert by_times(Pair(table, table.rows[0], table.rows[1], 0.5)).score == 1.0
