"""The quality gate's own rules: what counts as fallen, and that a floor is not lowered by the way."""

import pytest

gate = pytest.importorskip("eval.gate")


def test_a_score_below_its_floor_has_fallen_and_a_flicker_has_not() -> None:
    floors = {"las": 0.83, "names": 0.67}
    assert gate.fallen({"las": 0.829, "names": 0.66}, floors) == ["names"]


def test_where_less_is_better_more_has_fallen() -> None:
    assert gate.fallen({"stories_look_alikes": 0.2}, {"stories_look_alikes": 0.08}) == ["stories_look_alikes"]
    assert gate.fallen({"stories_look_alikes": 0.01}, {"stories_look_alikes": 0.08}) == []


def test_a_score_no_longer_measured_has_fallen() -> None:
    assert gate.fallen({}, {"las": 0.83}) == ["las"]


def test_an_update_raises_and_lowers_only_what_is_named() -> None:
    floors = {"las": 0.83, "names": 0.67}
    found = {"las": 0.82, "names": 0.70}
    assert gate.raised(found, floors, []) == {"las": 0.83, "names": 0.70}
    assert gate.raised(found, floors, ["las"]) == {"las": 0.82, "names": 0.70}
