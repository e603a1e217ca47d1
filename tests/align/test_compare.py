"""compare: numbers and times stand to each other exactly as their bounds say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Comparator, Quantity, Span, Time, TimeType
from twosource.values.compare import compare_quantities, compare_times, same_counted

HERE = Span(0, 1)


def _q(
    low: float | None,
    comparator: Comparator = "exact",
    high: float | None = None,
    *,
    unit: str | None = None,
    of: str = "boats",
) -> Quantity:
    if comparator in ("exact", "approx"):
        high = low
    return Quantity(HERE, low, high, comparator, unit=unit, counted=of)


def _t(earliest: str | None, latest: str | None, kind: TimeType = "DATE", value: str | None = None) -> Time:
    return Time(HERE, kind, value, earliest=earliest, latest=latest)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (_q(5), _q(5), "same"),
        (_q(5), _q(7), "conflict"),
        (_q(340_000, "more_than"), _q(335_000, "more_than"), "differ"),
        (_q(341_000), _q(340_000, "more_than"), "within"),
        (_q(339_000), _q(340_000, "more_than"), "conflict"),
        (_q(500, "approx"), _q(480), "within"),
        (_q(500, "approx"), _q(500), "same"),
        (_q(500, "approx"), _q(700), "conflict"),
        (_q(5_000), _q(4_986), "within"),
        (_q(500), _q(486), "conflict"),
        (_q(10, "range", 15), _q(12), "within"),
        (_q(10, "range", 15), _q(12, "range", 20), "differ"),
        (_q(None, "at_most", 9), _q(10, "at_least"), "conflict"),
        (_q(1, unit="kilometre"), _q(1_000, unit="metre"), "same"),
    ],
)
def test_quantities(a: Quantity, b: Quantity, outcome: str) -> None:
    found, turned = compare_quantities(a, b), compare_quantities(b, a)
    assert found is not None
    assert turned is not None
    assert (found.outcome, turned.outcome) == (outcome, outcome)
    if found.wider is not None:
        assert turned.wider == 1 - found.wider


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (_q(5), _q(5, of="lorries")),
        (_q(5, unit="dollar"), _q(5, unit="euro")),
        (_q(5, of="wounded officers"), _q(7, of="retired officers")),
        (_q(5, of=""), _q(5, of="")),
    ],
)
def test_what_can_not_be_compared_is_not(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(a, b) is None


def test_words_for_one_thing_count_the_same() -> None:
    assert same_counted(_q(5, of="dead"), _q(7, of="deaths"))
    assert same_counted(_q(5, of="people"), _q(7, of="persons"))
    assert not same_counted(_q(5, of="dead"), _q(7, of="injured"))


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (_t("2021-03-04", "2021-03-04"), _t("2021-03-04", "2021-03-04"), "same"),
        (_t("2021-03-04", "2021-03-04"), _t("2021-03-01", "2021-03-31"), "within"),
        (_t("2021-03-04", "2021-03-04"), _t("2021-03-05", "2021-03-05"), "conflict"),
        (_t("2021-03-04", "2021-03-08"), _t("2021-03-06", "2021-03-12"), "differ"),
        (
            _t("2021-03-04", "2021-03-04", "TIME", "2021-03-04T09:00"),
            _t("2021-03-04", "2021-03-04", "TIME", "2021-03-04T21:00"),
            "differ",
        ),
    ],
)
def test_times(a: Time, b: Time, outcome: str) -> None:
    found, turned = compare_times(a, b), compare_times(b, a)
    assert found is not None
    assert turned is not None
    assert (found.outcome, turned.outcome) == (outcome, outcome)


def test_what_is_not_settled_is_not_compared() -> None:
    assert compare_times(_t(None, None), _t("2021-03-04", "2021-03-04")) is None
    assert compare_times(_t("junk", "junk"), _t("2021-03-04", "2021-03-04")) is None


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.sampled_from(["exact", "approx", "more_than", "at_least"]))
def test_comparison_is_symmetric(a: float, b: float, comparator: Comparator) -> None:
    one, two = _q(a, comparator), _q(b)
    found, turned = compare_quantities(one, two), compare_quantities(two, one)
    assert found is not None
    assert turned is not None
    assert found.outcome == turned.outcome
